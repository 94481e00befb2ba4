"""What is worth telling a doctor: drowsiness by the side of a medicine, poor sleep for weeks.

Facts side by side. Nothing is said about why, and nothing about doses.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from pacing_cli.engine.stats import known, mean
from pacing_cli.model.day import Day
from pacing_cli.model.look_back import DoctorPoint, DrowsyAfter, PoorSleep
from pacing_cli.model.parameters import Parameters

DROWSY: Final = frozenset(
    ("drowsy", "drowsiness", "sleepy", "sleepiness", "sedated", "groggy", "dozy")
)
_WEEK: Final = 7


def for_doctor(span: Sequence[Day], p: Parameters) -> tuple[DoctorPoint, ...]:
    """What the span holds of both; empty where there is nothing."""
    return (*_drowsy(span, p), *_poor_sleep(span, p))


def _drowsy(span: Sequence[Day], p: Parameters) -> Iterator[DrowsyAfter]:
    """Medicines with `doctor.drowsy_days` drowsy days or more, and a larger part of them
    than of the days without it."""
    sleepy = {n for n, day in enumerate(span) if any(tag.casefold() in DROWSY for tag in day.tags)}
    if len(sleepy) < p.doctor_drowsy_days:
        return
    for name in sorted({name for day in span for name in day.doses if name}):
        with_it = {n for n, day in enumerate(span) if name in day.doses}
        near = with_it | {n + 1 for n in with_it}
        drowsy = {n for n in with_it if n in sleepy or (n + 1 in sleepy and n + 1 not in with_it)}
        others = [n for n, day in enumerate(span) if day.known and n not in near]
        other_drowsy = sum(n in sleepy for n in others)
        share = other_drowsy / len(others) if others else 0.0
        if len(drowsy) >= p.doctor_drowsy_days and len(drowsy) / len(with_it) > share:
            yield DrowsyAfter(name, len(drowsy), len(with_it), other_drowsy, len(others))


def _poor_sleep(span: Sequence[Day], p: Parameters) -> Iterator[PoorSleep]:
    """The last run of `doctor.sleep_weeks` weeks or more, counted back from the last day."""
    run: list[Sequence[Day]] = []
    for end in range(len(span), _WEEK - 1, -_WEEK):
        week = span[end - _WEEK : end]
        if _is_poor(week, p):
            run.append(week)
        elif len(run) >= p.doctor_sleep_weeks:
            break
        else:
            run = []
    if len(run) >= p.doctor_sleep_weeks:
        yield _told(run, run[-1][0].on, run[0][-1].on)


def _is_poor(week: Sequence[Day], p: Parameters) -> bool:
    """A week of which enough nights are known, and that was short or poor on average."""
    need = -int(-_WEEK * p.missing_min_complete // 100)
    hours, quality = known([d.sleep_hours for d in week]), known([d.quality for d in week])
    short = len(hours) >= need and mean(hours) < p.doctor_sleep_hours
    poor = len(quality) >= need and mean(quality) < p.doctor_sleep_quality
    return short or poor


def _told(run: Sequence[Sequence[Day]], since: date, until: date) -> PoorSleep:
    days = [day for week in run for day in week]
    hours, quality = known([d.sleep_hours for d in days]), known([d.quality for d in days])
    return PoorSleep(
        len(run),
        since,
        until,
        mean(hours) if hours else None,
        mean(quality) if quality else None,
    )
