"""Compare times of day and days of the week: more fatigue, and relief after activities.

A part of the day or a weekday is named only if it is `map.least_points` or more above all
the others, and more than chance explains for the largest of so many (Welch's t with a
Bonferroni correction). This is an association, not a cause.
"""

import math
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from pacing_cli.engine.regression import student_quantile
from pacing_cli.engine.statistics import mean, sample_sd
from pacing_cli.model.activity import WEEKDAYS
from pacing_cli.model.day import Day
from pacing_cli.model.entry import ACTIVITY, PAIN_AFTER, Entry
from pacing_cli.model.findings import TriggerDays
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.patterns import DAY_PARTS, DayMap, DayPart, DayPartMean, Relief, TimeMap
from pacing_cli.model.phase import Flare
from pacing_cli.model.plan import NotYet

_BEGINS: Final[tuple[tuple[int, DayPart], ...]] = (
    (18, "evening"), (14, "afternoon"), (11, "midday"), (5, "morning"), (0, "evening"),
)  # fmt: skip
"""From which hour on, the latest first. The hours before five belong to the evening."""
_CHANCE: Final = 0.05


def day_map(entries: Sequence[Entry], days: Sequence[Day], parameters: Parameters) -> DayMap:
    """The map. Entries tell the hours, `days` the same stretch of time summed up."""
    return DayMap(
        _parts(entries, parameters), _week(days, parameters), _relief(entries, parameters)
    )


def part_of_day(hour: int) -> DayPart:
    """Morning from 5, midday from 11, afternoon from 14, evening from 18."""
    return next(part for begins, part in _BEGINS if hour >= begins)


def fullest_part(entries: Sequence[Entry], parameters: Parameters) -> DayPart | None:
    """Where tiredness gathers in the course of the day; None: nowhere, or not known."""
    found = _parts(entries, parameters)
    most = None if isinstance(found, NotYet) else found.most
    return next((part for part in DAY_PARTS if part == most), None)


def _parts(entries: Sequence[Entry], parameters: Parameters) -> TimeMap | NotYet:
    """Return one value for each part of each day. Three ratings of one morning count once."""
    rated: dict[tuple[DayPart, object], list[float]] = {}
    for entry in entries:
        fatigue = entry.number("fatigue")
        if fatigue is not None and not entry.date_only:
            rated.setdefault((part_of_day(entry.at.hour), entry.day), []).append(fatigue)
    values: dict[str, list[float]] = {part: [] for part in DAY_PARTS}
    for (part, _), ratings in rated.items():
        values[part].append(mean(ratings))
    enough = sorted((len(found) for found in values.values()), reverse=True)
    if enough[1] < parameters.map_min_days:
        what = (
            "days with fatigue rated at a time of day"
            if enough[0] < parameters.map_min_days
            else ("days with fatigue rated at a second time of day")
        )
        have = enough[0] if enough[0] < parameters.map_min_days else enough[1]
        return NotYet(have, parameters.map_min_days, what)
    return _time_map(values, parameters.map_min_days, parameters)


def _week(days: Sequence[Day], parameters: Parameters) -> TimeMap | NotYet:
    values: dict[str, list[float]] = {name: [] for name in WEEKDAYS}
    for day in days:
        if day.fatigue is not None:
            values[WEEKDAYS[day.on.weekday()]].append(day.fatigue)
    fewest = min(len(found) for found in values.values())
    if fewest < parameters.map_weeks:
        return NotYet(fewest, parameters.map_weeks, "rated days of each weekday")
    return _time_map(values, parameters.map_weeks, parameters)


def _time_map(values: Mapping[str, Sequence[float]], need: int, parameters: Parameters) -> TimeMap:
    stretches = tuple(
        DayPartMean(name, len(found), mean(found) if found else None)
        for name, found in values.items()
    )
    compared = {name: found for name, found in values.items() if len(found) >= need}
    most = max(compared, key=lambda name: mean(compared[name]))
    others = [value for name, found in compared.items() if name != most for value in found]
    above = mean(compared[most]) - mean(others)
    stands = above >= parameters.map_least_points and above > _reach(
        compared[most], others, len(compared)
    )
    return TimeMap(stretches, most if stands else None, above if stands else None)


def _reach(one: Sequence[float], others: Sequence[float], compared: int) -> float:
    """Return how far the largest of so many is above the others by chance, once in twenty."""
    first, second = sample_sd(one) ** 2 / len(one), sample_sd(others) ** 2 / len(others)
    if not first + second > 0:
        return 0.0
    freedom = (first + second) ** 2 / (first**2 / (len(one) - 1) + second**2 / (len(others) - 1))
    share = 1 - 2 * _CHANCE / compared
    return student_quantile(share, max(1, round(freedom))) * math.sqrt(first + second)


def _relief(entries: Sequence[Entry], parameters: Parameters) -> tuple[Relief, ...] | NotYet:
    """Activities after which pain was lower more often than not, the clearest first."""
    changes: dict[str, list[float]] = {}
    for entry in entries:
        before, after = entry.number("pain"), entry.number(PAIN_AFTER)
        if entry.kind == ACTIVITY and entry.activity and before is not None and after is not None:
            changes.setdefault(entry.activity, []).append(after - before)
    most = max((len(found) for found in changes.values()), default=0)
    if most < parameters.relief_min:
        return NotYet(
            most, parameters.relief_min, "entries of one activity with pain before and after"
        )
    found = [
        _one(name, each) for name, each in changes.items() if len(each) >= parameters.relief_min
    ]
    better = [one for one in found if 2 * one.better > one.entries]
    return tuple(sorted(better, key=lambda one: (one.change, one.activity)))


def _one(name: str, changes: Sequence[float]) -> Relief:
    better, worse = sum(one < 0 for one in changes), sum(one > 0 for one in changes)
    same = len(changes) - better - worse
    return Relief(name, len(changes), better, same, worse, mean(changes))


# What the person expects to come before harder times, counted: tags, flares and bad days.
#
# Only counts: with a handful of harder times nothing more can be said (evidence section 6).


def trigger_days(
    days: Sequence[Day], flares: Sequence[Flare], names: Sequence[str], parameters: Parameters
) -> tuple[TriggerDays, ...]:
    """For each tag, return its recent days, and the flares and bad days that followed.

    The span is the time between two readings of the flare plan.
    """
    span = days[-parameters.setback_read_every :]
    begun = _hard_times(span, flares)
    return tuple(_count(name, span, begun, parameters) for name in names)


def _hard_times(span: Sequence[Day], flares: Sequence[Flare]) -> tuple[date, ...]:
    """First days, each once; a bad day on the day after a bad day begins nothing new."""
    bad = {day.on for day in span if day.bad or day.was_bad}
    first = {on for on in bad if on - timedelta(days=1) not in bad}
    onsets = {flare.onset for flare in flares if span and flare.onset >= span[0].on}
    return tuple(sorted(first | onsets))


def _count(
    name: str, span: Sequence[Day], begun: Sequence[date], parameters: Parameters
) -> TriggerDays:
    tagged = {day.on for day in span if name.casefold() in {tag.casefold() for tag in day.tags}}
    before = sum(
        any(on - timedelta(days=back) in tagged for back in range(parameters.payback_days + 1))
        for on in begun
    )
    return TriggerDays(name, len(tagged), before, len(begun), len(span))
