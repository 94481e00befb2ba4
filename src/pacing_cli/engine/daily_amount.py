"""How much was done on a day, as one number that can be compared from day to day."""

from collections.abc import Sequence
from typing import Final

from pacing_cli.model.day import Day
from pacing_cli.model.quantity import MEASURES, AmountKind, Measure
from pacing_cli.model.value import Value

_MOST: Final = 0.5
"""More than half of the active days."""


class DailyAmounts(Value):
    """One value a calendar day; None where it is not known, 0 only where 0 was written."""

    of: AmountKind
    values: tuple[float | None, ...]

    def last(self, count: int) -> "DailyAmounts":
        """The last days of these."""
        return self._replace(values=self.values[-count:] if count > 0 else ())


def daily_amounts(days: Sequence[Day]) -> DailyAmounts:
    """Load (minutes times effort) where most active days have it; else minutes; else steps.

    Where neither minutes nor steps stand on most active days, the measure that is
    there most often. A day without an activity is unknown, also when there was a
    check-in: what was not written was not necessarily not done.
    """
    active = [day for day in days if day.done]
    if sum(day.load is not None for day in active) > _MOST * len(active):
        return DailyAmounts("load", tuple(day.load for day in days))
    return daily_totals(days)


def daily_totals(days: Sequence[Day]) -> DailyAmounts:
    """As `daily_amounts`, but always in a measure that a person wrote down, never load."""
    measure = _measure([day for day in days if day.done])
    return DailyAmounts(measure, tuple(total_of(day, measure) for day in days))


def _measure(active: Sequence[Day]) -> Measure:
    counts = {measure: sum(_has(day, measure) for day in active) for measure in MEASURES}
    for measure in MEASURES[:2]:
        if counts[measure] > _MOST * len(active):
            return measure
    return max(MEASURES, key=lambda measure: counts[measure])


def _has(day: Day, measure: Measure) -> bool:
    return any(measure in done.totals for done in day.done.values())


def total_of(day: Day, measure: Measure) -> float | None:
    """The sum over the activities of a day; what was counted over the whole day is not added."""
    done = [one for one in day.done.values() if measure in one.totals]
    bouts = sum(one.totals[measure] for one in done if not one.whole_day)
    whole = [one.totals[measure] for one in done if one.whole_day]
    return max([bouts, *whole]) if done else None
