"""Find facts for a doctor: drowsiness with a medicine, poor sleep for weeks.

Facts side by side. Nothing is said about why, and nothing about doses.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from pacing_cli.engine.statistics import known, mean, median
from pacing_cli.model.day import Day
from pacing_cli.model.entry import DOSE, NOTE, Entry, is_plain_dose
from pacing_cli.model.findings import (
    DoctorPoint,
    DoseMonth,
    DrowsyAfter,
    MedicineUse,
    PoorSleep,
    SleepSeen,
)
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.profile import MedicineKind
from pacing_cli.model.timeline import MedicineCourse

DROWSY: Final = frozenset(
    ("drowsy", "drowsiness", "sleepy", "sleepiness", "sedated", "groggy", "dozy")
)
_WEEK: Final = 7


def for_doctor(span: Sequence[Day], parameters: Parameters) -> tuple[DoctorPoint, ...]:
    """What the span holds of both; empty where there is nothing."""
    return (*_drowsy(_spelt_once(span), parameters), *_poor_sleep(span, parameters))


def _spelt_once(days: Sequence[Day]) -> list[Day]:
    """The days with one spelling, the first, for names that differ in capitals alone."""
    first: dict[str, str] = {}
    found: list[Day] = []
    for day in days:
        doses = tuple([first.setdefault(one.casefold(), one) for one in day.doses])
        found.append(day if doses == day.doses else day._replace(doses=doses))
    return found


def _drowsy(span: Sequence[Day], parameters: Parameters) -> Iterator[DrowsyAfter]:
    """Medicines with `doctor.drowsy_days` drowsy days or more, and a larger part of them
    than of the days without it."""
    sleepy = {n for n, day in enumerate(span) if any(tag.casefold() in DROWSY for tag in day.tags)}
    if len(sleepy) < parameters.doctor_drowsy_days:
        return
    for name in sorted({name for day in span for name in day.doses if name}):
        with_it = {n for n, day in enumerate(span) if name in day.doses}
        near = with_it | {n + 1 for n in with_it}
        drowsy = {n for n in with_it if n in sleepy or (n + 1 in sleepy and n + 1 not in with_it)}
        others = [n for n, day in enumerate(span) if day.known and n not in near]
        other_drowsy = sum(n in sleepy for n in others)
        share = other_drowsy / len(others) if others else 0.0
        if len(drowsy) >= parameters.doctor_drowsy_days and len(drowsy) / len(with_it) > share:
            yield DrowsyAfter(name, len(drowsy), len(with_it), other_drowsy, len(others))


def _poor_sleep(span: Sequence[Day], parameters: Parameters) -> Iterator[PoorSleep]:
    """The last run of `doctor.sleep_weeks` weeks or more, counted back from the last day."""
    run: list[Sequence[Day]] = []
    for end in range(len(span), _WEEK - 1, -_WEEK):
        week = span[end - _WEEK : end]
        if _is_poor(week, parameters):
            run.append(week)
        elif len(run) >= parameters.doctor_sleep_weeks:
            break
        else:
            run = []
    if len(run) >= parameters.doctor_sleep_weeks:
        yield _told(run, run[-1][0].on, run[0][-1].on)


def _is_poor(week: Sequence[Day], parameters: Parameters) -> bool:
    """A week of which enough nights are known, and that was short or poor on average."""
    need = -int(-_WEEK * parameters.missing_min_complete // 100)
    hours, quality = known([d.sleep_hours for d in week]), known([d.quality for d in week])
    short = len(hours) >= need and mean(hours) < parameters.doctor_sleep_hours
    poor = len(quality) >= need and mean(quality) < parameters.doctor_sleep_quality
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


# Medicine days by calendar month: a neutral count, and when a line of information belongs to it.
#
# The line needs a headache in the same month (evidence section 8). No advice on doses.

HEADACHES: Final = frozenset(("headache", "headaches", "migraine"))
_STRONG: Final[tuple[MedicineKind, ...]] = ("opioid", "triptan", "combination")


def dose_months(
    days: Sequence[Day],
    start: date,
    medicines: Mapping[str, MedicineKind],
    parameters: Parameters,
) -> tuple[DoseMonth, ...]:
    """Count every medicine in every calendar month from the month of `start` on.

    A month is counted whole, as far as it has passed, even if `start` is within it.
    By medicine, then by month.
    """
    since = start.replace(day=1)
    seen = _spelt_once([day for day in days if day.on >= since])
    counts: dict[tuple[str, date], int] = {}
    aches: dict[date, int] = {}
    for day in seen:
        month = day.on.replace(day=1)
        for name in {name for name in day.doses if name}:
            counts[name, month] = counts.get((name, month), 0) + 1
        if any(tag.casefold() in HEADACHES for tag in day.tags):
            aches[month] = aches.get(month, 0) + 1
    return tuple(
        _month(name, month, count, medicines.get(name.casefold()), aches.get(month, 0), parameters)
        for (name, month), count in sorted(counts.items())
    )


def _month(
    name: str, month: date, days: int, kind: MedicineKind | None, aches: int, parameters: Parameters
) -> DoseMonth:
    least = parameters.meds_info_strong if kind in _STRONG else parameters.meds_info_simple
    informs = aches > 0 and kind != "other" and days >= least
    return DoseMonth(name, month, days, kind, aches, least if informs else None)


# Medicines and sleep of a span, as the person wrote them down; no advice on doses.


def medicine_use(
    span: Sequence[Day], entries: Sequence[Entry], start: date, end: date
) -> tuple[MedicineUse, ...]:
    """Every medicine from `start` to `end`, both included: the one of most days first.

    One that was only said to be started, changed or stopped is there too. `span`: the days;
    their plain doses may be missing among the `entries`, but for days with other doses too.
    """
    taken: dict[str, dict[date, str]] = {}
    for day in span:
        for name in day.doses:
            if name:
                taken.setdefault(name.casefold(), {}).setdefault(day.on, name)
    told: dict[str, list[Entry]] = {name: [] for name in taken}
    for entry in sorted(entries, key=lambda entry: (entry.at, entry.id)):
        says = entry.kind == DOSE or (entry.kind == NOTE and course_of(entry))
        if says and (name := entry.medicine) and start <= entry.day <= end:
            told.setdefault(name.casefold(), []).append(entry)
    used = (_use(taken.get(name, {}), found) for name, found in told.items())
    return tuple(sorted(used, key=lambda one: (-one.days, one.name)))


def course_of(entry: Entry) -> MedicineCourse | None:
    """What an entry says of a medicine's course, if anything."""
    return _COURSES.get(str(entry.fields.get("course") or ""))


_COURSES: Final[Mapping[str, MedicineCourse]] = {
    "start": "started", "change": "changed", "stop": "stopped",
}  # fmt: skip


def _use(taken: Mapping[date, str], entries: Sequence[Entry]) -> MedicineUse:
    """`taken`: the days with a dose, and the name of the first dose of each."""
    days = taken.keys() or {entry.day for entry in entries}
    courses = tuple((course, entry.day) for entry in entries if (course := course_of(entry)))
    notes = [note for entry in entries if entry.kind == DOSE and (note := entry.word("note"))]
    return MedicineUse(
        _name(taken, entries), len(taken), min(days), max(days), notes[-1] if notes else "", courses
    )


def _name(taken: Mapping[date, str], entries: Sequence[Entry]) -> str:
    """As the last word on its course calls it, else as the first dose was written."""
    last = next((one for one in reversed(entries) if course_of(one)), None)
    if last is None:
        first = min(taken)
        doses = [one for one in entries if one.kind == DOSE and one.day == first]
        if all(map(is_plain_dose, doses)):
            return taken[first]
        last = doses[0]
    return last.word("medicine") or last.medicine


def sleep_seen(span: Sequence[Day]) -> SleepSeen | None:
    """The nights that were written down; None where there is none."""
    hours, quality = (
        known([day.sleep_hours for day in span]),
        known([day.quality for day in span]),
    )
    nights = sum(day.sleep_hours is not None or day.quality is not None for day in span)
    if not nights:
        return None
    return SleepSeen(
        nights,
        median(hours) if hours else None,
        min(hours, default=None),
        max(hours, default=None),
        median(quality) if quality else None,
    )
