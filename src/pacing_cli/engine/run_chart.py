"""A row of days as a run chart: whether its level shifted, by runs and crossings alone."""

import math
from collections.abc import Sequence
from typing import Final

from pacing_cli.model.value import Value

_RARE: Final = 0.05
_LEAST_POINTS: Final = 10
"""Below this the run rule says nothing (Anhøj and Olesen 2014)."""


class Runs(Value):
    """How often a row changes sides of a centre line; values on the line do not count."""

    points: int
    longest: int
    longest_usual: int
    crossings: int
    crossings_least: int
    last: int = 0
    """The length of the run that the row ends with."""

    @property
    def shifted(self) -> bool:
        """The level seems to have moved: one side for too long, or too few crossings."""
        if self.points < _LEAST_POINTS:
            return False
        return self.longest > self.longest_usual or self.crossings < self.crossings_least


def runs(values: Sequence[float], centre: float) -> Runs:
    """The two rules of Anhøj and Olesen 2014 (PLoS ONE 9:e113825), which need no spread.

    The longest run is unusual above round(log2 n) + 3; crossings are too few under
    the 5th percentile of a Binomial(n - 1, 1/2).
    """
    sides = [value > centre for value in values if value != centre]
    longest = run = 0
    crossings = 0
    for place, side in enumerate(sides):
        changed = place > 0 and side != sides[place - 1]
        crossings += changed
        run = 1 if changed else run + 1
        longest = max(longest, run)
    usual = round(math.log2(len(sides))) + 3 if sides else 0
    return Runs(len(sides), longest, usual, crossings, _rare_heads(len(sides) - 1), run)


def _rare_heads(tosses: int) -> int:
    """The 5th percentile of the heads of that many tosses of a coin."""
    if tosses < 1:
        return 0
    total, limit = 0, _RARE * 2**tosses
    for heads in range(tosses + 1):
        total += math.comb(tosses, heads)
        if total >= limit:
            return heads
    return tosses
