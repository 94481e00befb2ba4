"""Importers: workouts of several sources: the same bout told twice is one."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from pacing_cli.errors import Problem
from pacing_cli.importers.cells import EARLIEST_YEAR, MOST_IN_A_DAY
from pacing_cli.importers.found import Found, Origin, bout
from pacing_cli.importers.observed import Bout, Refused
from pacing_cli.importers.rule import Rule
from pacing_cli.model.quantity import MEASURES

_SAME: Final = 0.5
"""Two bouts that share more than this part of the shorter one are one bout."""


def bouts_found(
    bouts: Sequence[Bout], origin: Origin, now: datetime, rule: Rule, refused: list[Refused]
) -> Iterator[Found]:
    """Every bout once. Of two over the same time the preferred source counts, else the longer."""
    kept: dict[date, list[Bout]] = {}
    order = sorted(bouts, key=lambda one: (rule.rank(one.source), one.start - one.end, one.source))
    for one in order:
        wrong = _wrong_with(one, now)
        if wrong:
            where = f"{one.called or one.activity} at {one.start:%Y-%m-%d %H:%M}"
            refused.append(Refused(one.activity, Problem(where, wrong)))
        elif not any(same_time(one.start, one.end, o.start, o.end) for o in _near(one, kept)):
            kept.setdefault(one.start.date(), []).append(one)
    every = [one for found in kept.values() for one in found]
    for one in sorted(every, key=lambda one: (one.start, one.source)):
        yield bout(one, origin)


def _near(one: Bout, kept: Mapping[date, Sequence[Bout]]) -> Iterator[Bout]:
    """Bouts that began on the day before, the same day or the day after."""
    for days in (-1, 0, 1):
        yield from kept.get(one.start.date() + timedelta(days=days), ())


def same_time(start: datetime, end: datetime, other: datetime, other_end: datetime) -> bool:
    """Whether two spans are the same bout, told by two sources."""
    shared = (min(end, other_end) - max(start, other)).total_seconds()
    shorter = min((end - start).total_seconds(), (other_end - other).total_seconds())
    return shared > _SAME * shorter if shorter > 0 else start == other


def _wrong_with(one: Bout, now: datetime) -> str:
    if one.end < one.start:
        return "it ends before it begins"
    if one.end > now:
        return "it is not over yet; import it another day"
    if one.start.year < EARLIEST_YEAR:
        return f"this is before {EARLIEST_YEAR}"
    for measure in MEASURES:
        value = one.fields.get(measure)
        if isinstance(value, int | float) and not 0 <= value <= MOST_IN_A_DAY[measure]:
            return f"{value:,.0f} {measure} is more than a day can have"
    return ""
