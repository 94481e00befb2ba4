"""Envelope mode: stay within what was tolerated, and never grow by itself.

For people whose symptoms get worse hours to days after effort. The quota is a
part of the lowest tolerated week (evidence sections 1 and 8; direction: NICE
NG206). It can only go down by itself; growing is the person's explicit act.
"""

from collections.abc import Mapping, Sequence

from pacing_cli.model.advice import Advice, NotYet
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.quantity import Amount, Measure, round_down
from pacing_cli.model.reason import EnvelopeWeeksNeeded, LowestWeek
from pacing_cli.model.standing import Log

_WEEK = 7
# What follows within 72 hours belongs to the week (evidence section 8).
LOOK_BACK_DAYS = 3
# Fewer logged days than this do not show what a week was like.
_LOGGED_DAYS = 3
# Nobody keeps to a plan to the minute.
_LIVED_BY = (0.8, 1.1)


def week_total(log: Log, amounts: Mapping[int, float], last: int) -> float | None:
    """The total of the seven days that end at index `last`; None if that week was not
    tolerated, has too few logged days, or what followed is not known yet."""
    first, after = last - _WEEK + 1, last + LOOK_BACK_DAYS
    if first < 0 or after >= len(log.days):
        return None
    logged = [amounts[index] for index in range(first, last + 1) if amounts.get(index)]
    if len(logged) < _LOGGED_DAYS:
        return None
    for index in range(first, after + 1):
        if log.days[index].impact or log.phases[index].kind != "steady":
            return None
    return sum(logged)


def tells(done: Sequence[float | None], shown: Sequence[float | None]) -> bool:
    """Whether a week tells what is tolerated: what was done on its days, beside what was shown.

    Days lived by their quota show what was planned, and a week of a quota with days
    left out shows what was left out: counting them would take a quarter off again
    and again, down to nothing.
    """
    planned = [(amount or 0.0, quota) for amount, quota in zip(done, shown, strict=True) if quota]
    if not planned:
        return True
    low, high = _LIVED_BY
    ratio = sum(amount for amount, _ in planned) / sum(quota for _, quota in planned)
    return all(done) and not low <= ratio <= high


def envelope(
    lowest: float | None, logged_days: int, measure: Measure, planned_days: int, p: Parameters
) -> Advice[float] | NotYet:
    """The day's quota from the lowest tolerated week so far."""
    if lowest is None:
        reason = EnvelopeWeeksNeeded(min(logged_days, _LOGGED_DAYS), _LOGGED_DAYS)
        return NotYet(0, 1, "tolerated week", (reason,))
    value = round_down(measure, p.baseline_pem_buffer * lowest / planned_days)
    if value <= 0:
        return NotYet(
            0,
            1,
            "tolerated week of at least a few units",
            (EnvelopeWeeksNeeded(0, _LOGGED_DAYS),),
        )
    because = LowestWeek(Amount(measure, lowest), p.baseline_pem_buffer * 100, planned_days)
    return Advice(value, (because,))
