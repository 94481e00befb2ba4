"""Figures of a row of numbers. None stands for a day that is not known; it is never a zero."""

import math
from collections.abc import Collection, Sequence
from itertools import pairwise


def known(values: Sequence[float | None]) -> list[float]:
    """The values that are known, in their order."""
    return [value for value in values if value is not None]


def mean(values: Collection[float]) -> float:
    """The mean of one value or more."""
    return math.fsum(values) / len(values)


def median(values: Collection[float]) -> float:
    """The middle of one value or more; of an even number the mean of the two in the middle."""
    ordered, middle = sorted(values), len(values) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle]) / 2


def quantile(values: Collection[float], share: float) -> float:
    """The value below which `share` of one value or more lie, straight lines between the ranks.

    Hyndman and Fan 1996, type 7: the default of R and of NumPy.
    """
    ordered = sorted(values)
    place = (len(ordered) - 1) * min(1.0, max(0.0, share))
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def sample_sd(values: Collection[float]) -> float:
    """The sample standard deviation (n - 1); 0 under two values, which have no spread."""
    if len(values) < 2:
        return 0.0
    centre = mean(values)
    return math.sqrt(math.fsum((value - centre) ** 2 for value in values) / (len(values) - 1))


def differences(values: Sequence[float | None]) -> list[float]:
    """Each value less the one just before it, where both are known."""
    return [b - a for a, b in pairwise(values) if a is not None and b is not None]


def rmssd(values: Sequence[float | None]) -> float | None:
    """Root of the mean squared difference of neighbours; None where no two of them are known.

    One value a calendar day, gaps as None: a difference across a gap is not taken
    (von Neumann 1941; as in `psych::rmssd`). For values in random order it is
    about 1.4 times the standard deviation, and a slow drift hardly moves it.
    """
    steps = differences(values)
    if not steps:
        return None
    return math.sqrt(math.fsum(step * step for step in steps) / len(steps))


def ranks(values: Sequence[float]) -> list[float]:
    """The rank of each value from 1; equal values share the mean of their ranks."""
    order = sorted(range(len(values)), key=values.__getitem__)
    ranked = [0.0] * len(values)
    first = 0
    while first < len(order):
        last = first
        while last + 1 < len(order) and values[order[last + 1]] == values[order[first]]:
            last += 1
        for place in order[first : last + 1]:
            ranked[place] = (first + last) / 2 + 1
        first = last + 1
    return ranked


def correlation(xs: Sequence[float], ys: Sequence[float]) -> float | None:
    """Pearson's r of two rows of one length; None under three pairs or where one is flat."""
    if len(xs) != len(ys) or len(xs) < 3:
        return None
    x_mean, y_mean = math.fsum(xs) / len(xs), math.fsum(ys) / len(ys)
    together = math.fsum((x - x_mean) * (y - y_mean) for x, y in zip(xs, ys, strict=True))
    x_spread = math.fsum((x - x_mean) ** 2 for x in xs)
    y_spread = math.fsum((y - y_mean) ** 2 for y in ys)
    if not (x_spread > 0 and y_spread > 0):
        return None
    return together / math.sqrt(x_spread * y_spread)


def spearman(xs: Sequence[float], ys: Sequence[float]) -> float | None:
    """Spearman's rank correlation, ties shared; None as for `correlation`."""
    return correlation(ranks(xs), ranks(ys))
