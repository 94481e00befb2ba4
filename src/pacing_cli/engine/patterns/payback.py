"""Describe the days after more of an activity. This never shows a cause.

For each day an activity was done, the mean of the next `payback.days` days is held
against whether that day's amount was above the person's own median. The slope b
holds the day's own level and slow change equal, and has an error s. Then it is
drawn towards the typed demand, as if that were `payback.prior_days` days on each
side (normal prior with the same spread a day, as in empirical Bayes):

    n = 2 more other / (more + other)      days on each side, their harmonic mean
    cost = (n b + m d) / (n + m)           m = payback.prior_days
    error = s sqrt(n / (n + m))            d = payback.per_demand x demand

Strength and size of the prior are decisions of this project (grade D).
"""

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from pacing_cli.engine.regression import slope, student_quantile
from pacing_cli.engine.statistics import known, mean, median
from pacing_cli.model.activity import Activity
from pacing_cli.model.day import Day
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.patterns import Cost, Payback
from pacing_cli.model.plan import NotYet
from pacing_cli.model.quantity import MEASURES, Measure
from pacing_cli.model.value import Value

_COLUMNS: Final = 3
"""What is fitted beside the constant: more or not, the day's own level, slow change."""


class _Outcome(Value):
    name: str
    of: Callable[[Day], float | None]


_OUTCOMES: Final = (
    _Outcome("pain", lambda day: day.pain),
    _Outcome("fatigue", lambda day: day.fatigue),
)


class _Row(Value):
    """One day of the activity, and what followed it."""

    place: int
    more: bool
    level: float
    after: float


def payback(
    days: Sequence[Day], activities: Mapping[str, Activity], parameters: Parameters
) -> tuple[Payback, ...]:
    """The ledger, the activity done on most days first. `days` are calendar days in a row."""
    names = {name for day in days for name in day.done}
    found = [_of(activities.get(name) or Activity(name), days, parameters) for name in names]
    done = {name: sum(name in day.done for day in days) for name in names}
    return tuple(sorted(found, key=lambda one: (-done[one.activity], one.activity)))


def _of(activity: Activity, days: Sequence[Day], parameters: Parameters) -> Payback:
    measure = activity.measure or _most_written(activity.name, days)
    amounts = [
        day.done[activity.name].totals.get(measure) if activity.name in day.done else None
        for day in days
    ]
    written = known(amounts)
    usual = median(written) if written else None
    more = [None if amount is None or usual is None else amount > usual for amount in amounts]
    rows = {one.name: _rows(one, days, more, parameters) for one in _OUTCOMES}
    costs = tuple(
        cost
        for one in _OUTCOMES
        if (cost := _cost(one, rows[one.name], days, activity.demand or 0.0, parameters))
        is not None
    )
    waiting = _waiting(more, list(rows.values()), parameters)
    return Payback(activity.name, measure, usual, activity.demand, costs or waiting)


def _most_written(name: str, days: Sequence[Day]) -> Measure:
    totals = [day.done[name].totals for day in days if name in day.done]
    return max(MEASURES, key=lambda measure: sum(measure in total for total in totals))


def _rows(
    outcome: _Outcome, days: Sequence[Day], more: Sequence[bool | None], parameters: Parameters
) -> list[_Row]:
    """Days with an amount, a level from before it (or of the day before), and a rating after."""
    found = []
    for place, above in enumerate(more):
        if above is None:
            continue
        level = days[place].before.get(outcome.name)
        if level is None and place:
            level = outcome.of(days[place - 1])
        after = known(
            [outcome.of(day) for day in days[place + 1 : place + 1 + parameters.payback_days]]
        )
        if level is not None and after:
            found.append(_Row(place, above, level, mean(after)))
    return found


def _cost(
    outcome: _Outcome,
    rows: Sequence[_Row],
    days: Sequence[Day],
    demand: float,
    parameters: Parameters,
) -> Cost | None:
    more = [row.after for row in rows if row.more]
    other = [row.after for row in rows if not row.more]
    if min(len(more), len(other)) < parameters.payback_min_days:
        return None
    seen = slope(
        [float(row.more) for row in rows],
        [[row.level for row in rows], [float(row.place) for row in rows]],
        [row.after for row in rows],
        [row.place for row in rows],
    )
    if seen is None:
        return None
    sides = 2 * len(more) * len(other) / len(rows)
    prior, whole = parameters.payback_per_demand * demand, sides + parameters.payback_prior_days
    value = (sides * seen.value + parameters.payback_prior_days * prior) / whole
    error = seen.error * math.sqrt(sides / whole)
    reach = student_quantile(parameters.payback_interval / 100, len(rows) - _COLUMNS - 1) * error
    usual = median(known([outcome.of(day) for day in days]))
    return Cost(
        outcome=outcome.name,
        days_more=len(more),
        days_other=len(other),
        after_more=mean(more) - usual,
        after_other=mean(other) - usual,
        seen=seen.value,
        prior=prior,
        value=value,
        low=value - reach,
        high=value + reach,
    )


def _waiting(
    more: Sequence[bool | None], rows: Sequence[Sequence[_Row]], parameters: Parameters
) -> NotYet:
    """What is missing: days of more, other days, or ratings after them."""
    need = parameters.payback_min_days
    if not any(known_side is not None for known_side in more):
        return NotYet(0, need, "days with an amount")
    most = max(rows, key=len)
    days_more = sum(row.more for row in most)
    others = len(most) - days_more
    if min(more.count(True), more.count(False)) < need:
        have = min(more.count(True), need), min(more.count(False), need)
        what = (
            "days with more than usual"
            if have[0] <= have[1]
            else "days with the usual amount or less"
        )
        return NotYet(min(have), need, what)
    if min(days_more, others) < need:
        return NotYet(
            min(days_more, others), need, "such days with a rating on the day and after it"
        )
    return NotYet(0, need, "such days with a change of ratings")
