"""The usual week, and the best and the worst one: weeks of a span beside each other."""

from collections.abc import Callable, Sequence
from itertools import zip_longest
from typing import Final

from pacing_cli.engine.daily_amount import daily_totals
from pacing_cli.engine.stats import known, mean, median
from pacing_cli.model.advice import NotYet
from pacing_cli.model.day import Day
from pacing_cli.model.look_back import Week, Weeks
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.quantity import MEASURES

_WEEK: Final = 7
_NEED: Final = 2


def weeks(span: Sequence[Day], p: Parameters) -> Weeks | NotYet:
    """The weeks of `span`, counted back from its last day.

    A week counts with entries on `missing.min_complete` of its days. What is not known
    is in no mean. The usual is the median of the weeks, figure by figure.
    """
    amounts = daily_totals(span)
    need = -int(-_WEEK * p.missing_min_complete // 100)
    every = [
        _week(span[n - _WEEK : n], amounts.values[n - _WEEK : n])
        for n in range(len(span), _WEEK - 1, -_WEEK)
    ][::-1]
    told = [
        one._replace(pain_after=then.pain if then else None)
        for one, then in zip_longest(every, every[1:])
        if one.days_known >= need
    ]
    if len(told) < _NEED:
        return NotYet(len(told), _NEED, f"weeks with entries on {need} of 7 days")
    by_pain = sum(one.pain is not None for one in told) >= _NEED
    worst = _most(told, lambda one: one.pain if by_pain else _negative(one.amount))
    return Weeks(
        of=next((one for one in MEASURES if one == amounts.of), "minutes"),
        usual=_usual(told),
        best=_most(told, lambda one: one.amount),
        worst=worst,
        worst_by="pain" if by_pain else "amount",
        counted=len(told),
    )


def _week(days: Sequence[Day], amounts: Sequence[float | None]) -> Week:
    return Week(
        days[0].on,
        days[-1].on,
        sum(day.known for day in days),
        _mean(amounts),
        _mean([day.pain for day in days]),
        _mean([day.upright_hours for day in days]),
        _mean([day.sleep_hours for day in days]),
    )


def _usual(told: Sequence[Week]) -> Week:
    return Week(
        told[0].start,
        told[-1].end,
        round(median([one.days_known for one in told])),
        _middle([one.amount for one in told]),
        _middle([one.pain for one in told]),
        _middle([one.upright_hours for one in told]),
        _middle([one.sleep_hours for one in told]),
        _middle([one.pain_after for one in told]),
    )


def _most(told: Sequence[Week], of: Callable[[Week], float | None]) -> Week | None:
    """The week with the highest value, the latest of equals; None where none has one."""
    rated = [(value, one.start, one) for one in told if (value := of(one)) is not None]
    return max(rated)[2] if rated else None


def _negative(value: float | None) -> float | None:
    return None if value is None else -value


def _mean(values: Sequence[float | None]) -> float | None:
    found = known(values)
    return mean(found) if found else None


def _middle(values: Sequence[float | None]) -> float | None:
    found = known(values)
    return median(found) if found else None
