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
