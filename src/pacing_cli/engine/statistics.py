"""Statistics over rows of numbers. None is an unknown day, never a zero."""

import math
from collections.abc import Collection, Sequence
from datetime import date
from itertools import pairwise
from typing import Protocol, TypeVar


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
    return math.sqrt(math.fsum([(value - centre) ** 2 for value in values]) / (len(values) - 1))


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


# Engine: where what is invented is drawn from: an invented journal, an invented life.


class Chance(Protocol):
    """Two draws of what `random.Random` offers; the caller makes it, with a seed."""

    def random(self) -> float:
        """Evenly between 0 and 1, 1 excluded."""
        ...

    def gauss(self, mu: float = 0.0, sigma: float = 1.0) -> float:
        """Around `mu`, spread by `sigma`."""
        ...


def around(chance: Chance, middle: float, spread: float, low: float = 0, high: float = 10) -> float:
    """A draw around `middle`, kept between `low` and `high`."""
    return min(high, max(low, chance.gauss(middle, spread)))


def halves(value: float) -> float:
    """To the nearest half, as people rate."""
    return round(value * 2) / 2


# Rows with one member for every day, one day after the other: a part of them by its dates.


class Dated(Protocol):
    """What belongs to one day."""

    @property
    def on(self) -> date: ...


T = TypeVar("T", bound=Dated)


def between(row: Sequence[T], first: date, last: date) -> Sequence[T]:
    """The members from one day to another, both included, as far as they are there.

    Counted from the end: the oldest members of a long row are looked at only where they
    are asked for.
    """
    if not row:
        return row
    after = row[-1].on.toordinal() + 1 - len(row)
    start, stop = first.toordinal() - after, last.toordinal() + 1 - after
    return row[max(0, start) : max(0, stop)]
