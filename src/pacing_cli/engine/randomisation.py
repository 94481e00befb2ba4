"""What a difference in randomised pairs is worth: exact, from the drawing of lots alone.

In each block the order was drawn, so under "it makes no difference" every sign of
every block's difference was as likely as the other. That holds whatever the ratings
are like: they may be autocorrelated, rounded, or drift. Shifting the differences until
this test no longer objects gives the interval; its ends are means of parts of the
differences (Hartigan 1969, typical values).
"""

from collections.abc import Sequence

from pacing_cli.engine.stats import mean


def part_means(differences: Sequence[float]) -> list[float]:
    """The mean of every part of the differences that is not empty, in order: 2^n - 1 values."""
    sums: list[tuple[float, int]] = [(0.0, 0)]
    for value in differences:
        sums += [(total + value, many + 1) for total, many in sums]
    return sorted(total / many for total, many in sums if many)


class Sureness:
    """How sure the differences of some blocks make one. There is at least one block."""

    def __init__(self, differences: Sequence[float]) -> None:
        self.difference = mean(differences)
        self._means = part_means(differences)
        self._ways = len(self._means) + 1

    def interval(self, percent: float) -> tuple[float, float] | None:
        """The span that holds the true difference in at least `percent` of all experiments.

        None where there are too few blocks to say anything with that sureness.
        """
        outside = int(self._ways * (100 - percent) / 200 + 1e-9)
        if outside < 1:
            return None
        return self._means[outside - 1], self._means[-outside]

    def chance(self, above: float = 0.0) -> float:
        """How sure one can be that the difference is above a value; ties count half."""
        over = sum(value > above + 1e-9 for value in self._means)
        level = sum(abs(value - above) <= 1e-9 for value in self._means)
        return (over + level / 2 + 0.5) / self._ways
