"""What tends to go together in one person's log; never a cause.

Evidence section 6: y(t) = a + c y(t-1) + b x(t - lag), with two more columns against
slow change: the day's number, and how often x was there in the weeks around. So
b compares days with and without within the same stretch of life.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter
from typing import Final

from pacing_cli.engine.factors import MOST_LAGS, Factor, Presence
from pacing_cli.engine.regression import Slope, discoveries, slope
from pacing_cli.model.advice import NotYet
from pacing_cli.model.day import Day
from pacing_cli.model.findings import Association, AssociationVerdict
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.value import Value

_OUTCOMES: Final[Mapping[str, Callable[[Day], float | None]]] = {
    name: attrgetter(name) for name in ("pain", "fatigue", "mood")
}


class Comparison(Value):
    """One factor against one outcome so many days later."""

    factor: Factor
    outcome: str
    lag: int
    days_with: int
    days_without: int
    slope: Slope


def associations(
    days: Sequence[Day], factors: Sequence[Factor], p: Parameters
) -> tuple[Association, ...] | NotYet:
    """For each factor and outcome the clearest lag, claims first; "cannot tell" for pain only.

    `days` are calendar days in a row, `factors` lie beside them. A claim stands
    when few of such claims are false (`assoc.fdr_q`, in the form for tests that
    hang together); the family counts everything that could have been looked at,
    because a log is looked at again at every visit; and when the difference is
    `assoc.least_points` or more. Under `assoc.early_hint` usable days it is a hint.
    """
    usable = {name: _usable([of(day) for day in days]) for name, of in _OUTCOMES.items()}
    most = max(len(places) for places, _ in usable.values())
    if most < p.assoc_min_days:
        return NotYet(most, p.assoc_min_days, "days with a rating, and one the day before")
    if not factors:
        return NotYet(0, p.assoc_min_exposed, "days with and days without one thing")
    compared = [
        one
        for name, (places, ratings) in usable.items()
        for factor in factors
        for one in _at_every_lag(name, places, ratings, factor, p)
    ]
    if not compared:
        return NotYet(0, p.assoc_min_exposed, "days with and without, on which ratings moved")
    return _verdicts(compared, p)


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
    factor: Factor,
    p: Parameters,
) -> list[Comparison]:
    around = _share_around(factor.presence, p.assoc_slow_days)
    found = []
    for lag in factor.lags:
        there = factor.presence
        places = [t for t in usable if t >= lag and there[t - lag] is not None]
        x = [1.0 if there[t - lag] else 0.0 for t in places]
        y = [ratings[t] or 0.0 for t in places]
        before = [ratings[t - 1] or 0.0 for t in places]
        if not _enough(x, y, before, p):
            continue
        others = [before, [float(t) for t in places], [around[t - lag] for t in places]]
        estimate = slope(x, others, y, places)
        if estimate is not None:
            days_with = int(sum(x))
            found.append(Comparison(factor, outcome, lag, days_with, len(x) - days_with, estimate))
    return found


def _enough(x: Sequence[float], y: Sequence[float], before: Sequence[float], p: Parameters) -> bool:
    """Enough days, and on each side enough whose rating is not just the day before's again.

    Ratings that were filled forward, or that never move, hold nothing new.
    """
    if len(x) < p.assoc_min_days or min(sum(x), len(x) - sum(x)) < p.assoc_min_exposed:
        return False
    moved = [there for there, now, then in zip(x, y, before, strict=True) if now != then]
    return min(sum(moved), len(moved) - sum(moved)) >= p.assoc_min_exposed


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


def _verdicts(compared: Sequence[Comparison], p: Parameters) -> tuple[Association, ...]:
    chances = [one.slope.chance for one in compared]
    family = p.assoc_max_factors * MOST_LAGS
    clear = discoveries(chances, p.assoc_fdr_q, family, hang_together=True)
    stands = [
        found and abs(one.slope.value) >= p.assoc_least_points
        for found, one in zip(clear, compared, strict=True)
    ]
    clearest: dict[tuple[str, str, str], int] = {}
    for i in sorted(
        range(len(compared)), key=lambda i: (not stands[i], chances[i], compared[i].lag)
    ):
        one = compared[i]
        clearest.setdefault((one.factor.kind, one.factor.name, one.outcome), i)
    return tuple(
        _association(compared[i], stands[i], p)
        for i in sorted(clearest.values(), key=lambda i: (not stands[i], chances[i], i))
        if stands[i] or compared[i].outcome == "pain"
    )


def _association(one: Comparison, stands: bool, p: Parameters) -> Association:
    low, high = one.slope.interval(p.assoc_interval / 100)
    usable = one.days_with + one.days_without
    verdict: AssociationVerdict = "cannot tell"
    if stands and math.isfinite(low):
        verdict = "goes together" if usable >= p.assoc_early_hint else "early hint"
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
