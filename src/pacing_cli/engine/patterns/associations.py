"""Find associations in one person's journal. They never show a cause.

Evidence section 6: y(t) = a + c y(t-1) + b x(t - lag), with two more columns against
slow change: the day's number, and how often x was there in the weeks around. So
b compares days with and without within the same stretch of life.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter
from typing import Final

from pacing_cli.engine.regression import Slope, fdr_select, slope
from pacing_cli.engine.statistics import known, median
from pacing_cli.model.day import Day
from pacing_cli.model.findings import Association, AssociationVerdict, FactorKind, FactorWaiting
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.plan import NotYet
from pacing_cli.model.quantity import MEASURES, AmountKind, Measure
from pacing_cli.model.value import Value

# How much was done on a day, as one number that can be compared from day to day.

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

    If neither is on most active days, the most frequent measure is used. A day without
    an activity is unknown, even with a check-in, because people do not log everything.
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


_COUNTED: Final = ("steps", "metres")
"""What devices count over a whole day."""


def total_of(day: Day, measure: Measure) -> float | None:
    """The sum over the activities of a day; what was counted over the whole day is not added.

    Unknown where only a part of the day was counted.
    """
    if day.in_part and measure in _COUNTED:
        return None
    done = [one for one in day.done.values() if measure in one.totals]
    bouts = sum(one.totals[measure] for one in done if not one.whole_day)
    whole = [one.totals[measure] for one in done if one.whole_day]
    return max([bouts, *whole]) if done else None


# What a day can be told apart by: the things that may go together with how it felt.

Presence = tuple[bool | None, ...]
"""With, without, or not known, one value a day."""

_THE_NIGHT_BEFORE: Final = (0,)
_SAME_AND_NEXT_DAYS: Final = (0, 1, 2)
_NEXT_DAYS: Final = (1, 2)
_LAGS: Final[dict[FactorKind, tuple[int, ...]]] = {
    "less_sleep": _THE_NIGHT_BEFORE,
    "worse_sleep": _THE_NIGHT_BEFORE,
    # A dose is taken because of pain: the same day says nothing.
    "dose": _NEXT_DAYS,
}
MOST_LAGS: Final = len(_SAME_AND_NEXT_DAYS)


class Factor(Value):
    """One thing, and on which days it was there."""

    name: str
    kind: FactorKind
    presence: Presence

    @property
    def lags(self) -> tuple[int, ...]:
        """How many days later it is looked for; sleep belongs to the morning after it."""
        return _LAGS.get(self.kind, _SAME_AND_NEXT_DAYS)

    @property
    def sides(self) -> tuple[int, int]:
        """Days with, days without."""
        return self.presence.count(True), self.presence.count(False)


def factors(
    days: Sequence[Day], amounts: DailyAmounts, parameters: Parameters
) -> tuple[tuple[Factor, ...], tuple[FactorWaiting, ...]]:
    """At most `assoc.max_factors` with enough days on each side, and those that still wait.

    Chosen without a look at pain: sleep, how much was done, tags, stress, time
    upright, single activities, doses; within each the most evenly spread first.
    """
    need = parameters.assoc_min_exposed
    every = [group for groups in _groups(days, amounts, need) for group in _evenest(groups)]
    ready = [one for one in every if min(one.sides) >= need]
    waiting = tuple(
        FactorWaiting(one.name, one.kind, *one.sides, need)
        for one in every
        if min(one.sides) < need and one.kind in ("tag", "dose")
    )
    return tuple(ready[: parameters.assoc_max_factors]), waiting


def _evenest(group: Sequence[Factor]) -> list[Factor]:
    return sorted(group, key=lambda one: (-min(one.sides), one.name))


def _groups(days: Sequence[Day], amounts: DailyAmounts, need: int) -> list[list[Factor]]:
    from pacing_cli.model.body import is_place  # today's plan does without

    names = sorted({name for day in days for name in day.done})
    single = [_activity(name, days, need) for name in names]
    total = [Factor("activity", "more_activity", _above(amounts.values))]
    return [
        [Factor("sleep hours", "less_sleep", _below([day.sleep_hours for day in days]))],
        [Factor("sleep quality", "worse_sleep", _below([day.quality for day in days]))],
        total if len(names) > 1 else single,
        [
            Factor(tag, "tag", _tagged(tag, days))
            for tag in _every(days, lambda day: day.tags)
            if not is_place(tag)
        ],
        [Factor("stress", "more_stress", _above([day.stress for day in days]))],
        [Factor("time upright", "more_upright", _above([day.upright_hours for day in days]))],
        single if len(names) > 1 else [],
        [Factor(name, "dose", _dosed(name, days)) for name in _every(days, lambda d: d.doses)],
    ]


def _every(
    days: Sequence[Day], words: Callable[[Day], frozenset[str] | tuple[str, ...]]
) -> list[str]:
    return sorted({word for day in days for word in words(day) if word})


def _above(values: Sequence[float | None]) -> Presence:
    """More than the person's own median."""
    written = known(values)
    middle = median(written) if written else 0.0
    return tuple(None if value is None else value > middle for value in values)


def _below(values: Sequence[float | None]) -> Presence:
    return _above([None if value is None else -value for value in values])


def _since_first(presence: Sequence[bool | None]) -> Presence:
    """Unknown before the first time: the person may not have had the word yet."""
    first = next((place for place, there in enumerate(presence) if there), len(presence))
    return (*(None,) * first, *presence[first:])


def _tagged(tag: str, days: Sequence[Day]) -> Presence:
    return _since_first([tag in day.tags if day.known else None for day in days])


def _dosed(name: str, days: Sequence[Day]) -> Presence:
    return _since_first([name in day.doses if day.known else None for day in days])


def _activity(name: str, days: Sequence[Day], need: int) -> Factor:
    """Return done or not, on active days only, or the amount if it was nearly always done."""
    there = _since_first([name in day.done if day.done else None for day in days])
    if there.count(False) >= need:
        return Factor(name, "done", there)
    return Factor(name, "more_of", _above(_amounts(name, days)))


def _amounts(name: str, days: Sequence[Day]) -> list[float | None]:
    """Return the day's amount in its most frequent measure."""
    totals = [day.done[name].totals if name in day.done else {} for day in days]
    measure = max(MEASURES, key=lambda one: sum(one in total for total in totals))
    return [total.get(measure) for total in totals]


_DONE_KINDS: Final[frozenset[FactorKind]] = frozenset(
    ("more_activity", "done", "more_of", "more_upright")
)
"""What happens at some time of the day: on the same day only ratings after it can follow it."""

_OUTCOMES: Final[Mapping[str, Callable[[Day], float | None]]] = {
    name: attrgetter(name) for name in ("pain", "fatigue", "mood")
}


class FactorComparison(Value):
    """One factor against one outcome so many days later."""

    factor: Factor
    outcome: str
    lag: int
    days_with: int
    days_without: int
    slope: Slope


def associations(
    days: Sequence[Day], factors: Sequence[Factor], parameters: Parameters
) -> tuple[Association, ...] | NotYet:
    """For each factor and outcome the clearest lag, claims first; "cannot tell" for pain only.

    `days` are consecutive calendar days, and `factors` has one row for each of them.
    A claim has to pass two tests. The false discovery rate (`assoc.fdr_q`, in the form
    for dependent tests) counts every possible comparison, because people look at the
    journal again at every visit. The difference has to be `assoc.least_points` or more.
    With fewer than `assoc.early_hint` usable days it is a hint.
    """
    later = {name: [day.later.get(name) for day in days] for name in _OUTCOMES}
    usable = {name: _usable([of(day) for day in days]) for name, of in _OUTCOMES.items()}
    most = max(len(places) for places, _ in usable.values())
    if most < parameters.assoc_min_days:
        return NotYet(most, parameters.assoc_min_days, "days with a rating, and one the day before")
    if not factors:
        return NotYet(0, parameters.assoc_min_exposed, "days with and days without the same thing")
    compared = [
        one
        for name, (places, ratings) in usable.items()
        for factor in factors
        for one in _at_every_lag(name, places, ratings, later[name], factor, parameters)
    ]
    if not compared:
        return NotYet(
            0, parameters.assoc_min_exposed, "days with and without, with a change of ratings"
        )
    return _verdicts(compared, parameters)


def _usable(ratings: list[float | None]) -> tuple[list[int], list[float | None]]:
    """Days whose rating and whose yesterday's rating are known, by their places."""
    places = [
        place
        for place in range(1, len(ratings))
        if ratings[place] is not None and ratings[place - 1] is not None
    ]
    return places, ratings


def _at_every_lag(
    outcome: str,
    usable: Sequence[int],
    ratings: Sequence[float | None],
    later: Sequence[float | None],
    factor: Factor,
    parameters: Parameters,
) -> list[FactorComparison]:
    around = _share_around(factor.presence, parameters.assoc_slow_days)
    found = []
    for lag in factor.lags:
        there = factor.presence
        # On the same day only what was rated after it can have followed it.
        rated = later if lag == 0 and factor.kind in _DONE_KINDS else ratings
        places = [
            t for t in usable if t >= lag and there[t - lag] is not None and rated[t] is not None
        ]
        x = [1.0 if there[t - lag] else 0.0 for t in places]
        y = [rated[t] or 0.0 for t in places]
        before = [ratings[t - 1] or 0.0 for t in places]
        if not _enough(x, y, before, parameters):
            continue
        others = [before, [float(t) for t in places], [around[t - lag] for t in places]]
        estimate = slope(x, others, y, places)
        if estimate is not None:
            days_with = int(sum(x))
            found.append(
                FactorComparison(factor, outcome, lag, days_with, len(x) - days_with, estimate)
            )
    return found


def _enough(
    x: Sequence[float], y: Sequence[float], before: Sequence[float], parameters: Parameters
) -> bool:
    """Enough days, and on each side enough whose rating is not just the day before's again.

    Ratings that were filled forward, or that never move, hold nothing new.
    """
    if (
        len(x) < parameters.assoc_min_days
        or min(sum(x), len(x) - sum(x)) < parameters.assoc_min_exposed
    ):
        return False
    moved = [there for there, now, then in zip(x, y, before, strict=True) if now != then]
    return min(sum(moved), len(moved) - sum(moved)) >= parameters.assoc_min_exposed


def _share_around(presence: Presence, days: int) -> list[float]:
    """How often it was there within the known days of half of `days` before and after."""
    counts, there = [0], [0]
    for one in presence:
        counts.append(counts[-1] + (one is not None))
        there.append(there[-1] + (one is True))
    half, size = days // 2, len(presence)
    shares = []
    for place in range(size):
        low, high = max(0, place - half), min(size, place + half + 1)
        shares.append((there[high] - there[low]) / max(1, counts[high] - counts[low]))
    return shares


def _verdicts(
    compared: Sequence[FactorComparison], parameters: Parameters
) -> tuple[Association, ...]:
    chances = [one.slope.chance for one in compared]
    family = parameters.assoc_max_factors * MOST_LAGS
    clear = fdr_select(chances, parameters.assoc_fdr_q, family, hang_together=True)
    stands = [
        found and abs(one.slope.value) >= parameters.assoc_least_points
        for found, one in zip(clear, compared, strict=True)
    ]
    clearest: dict[tuple[str, str, str], int] = {}
    for i in sorted(
        range(len(compared)), key=lambda i: (not stands[i], chances[i], compared[i].lag)
    ):
        one = compared[i]
        clearest.setdefault((one.factor.kind, one.factor.name, one.outcome), i)
    return tuple(
        _association(compared[i], stands[i], parameters)
        for i in sorted(clearest.values(), key=lambda i: (not stands[i], chances[i], i))
        if stands[i] or compared[i].outcome == "pain"
    )


def _association(one: FactorComparison, stands: bool, parameters: Parameters) -> Association:
    low, high = one.slope.interval(parameters.assoc_interval / 100)
    usable = one.days_with + one.days_without
    verdict: AssociationVerdict = "cannot tell"
    if stands and math.isfinite(low):
        verdict = "goes together" if usable >= parameters.assoc_early_hint else "early hint"
    return Association(
        factor=one.factor.name,
        outcome=one.outcome,
        lag_days=one.lag,
        days_with=one.days_with,
        days_without=one.days_without,
        difference=one.slope.value,
        low=low,
        high=high,
        verdict=verdict,
        kind=one.factor.kind,
    )
