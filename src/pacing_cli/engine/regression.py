"""Estimate a slope with covariates, its standard error for autocorrelated days, and its p value."""

import math
from collections.abc import Sequence
from functools import lru_cache
from operator import mul
from typing import Final

from pacing_cli.engine.statistics import mean
from pacing_cli.model.value import Value

_TINY: Final = 1e-300
_CLOSE: Final = 3e-12
_ROUNDS: Final = 300
_NOTHING_LEFT: Final = 1e-9
"""The part of a column's spread below which the other columns explain all of it."""


class Slope(Value):
    """How much the outcome differs for one more of the column, the others held equal."""

    value: float
    error: float
    """Standard error: the larger of the ordinary one and Newey and West's."""
    freedom: int
    """Degrees of freedom: rows less everything that was fitted."""

    @property
    def chance(self) -> float:
        """Two-sided: how often a slope this far from zero comes by chance alone."""
        return student_tails(self.value / self.error, self.freedom) if self.error > 0 else 1.0

    def interval(self, share: float) -> tuple[float, float]:
        """The interval that holds the true slope in that share of such logs."""
        reach = student_quantile(share, self.freedom) * self.error
        return self.value - reach, self.value + reach


def slope(
    column: Sequence[float],
    others: Sequence[Sequence[float]],
    outcome: Sequence[float],
    places: Sequence[int],
) -> Slope | None:
    """Least squares of `outcome` on `column`, `others` and a constant; the slope of `column`.

    All rows have one length; `places` are the day numbers of the rows, rising,
    gaps allowed. By the theorem of Frisch, Waugh and Lovell the slope is that of
    what the others leave of the column. Its error is the ordinary one or that of
    Newey and West 1987 (Bartlett weights, lags floor(4 (n/100)^(2/9)) as in Newey
    and West 1994, over calendar days), whichever is larger. None where the
    others leave nothing of the column, or of the outcome, or too few rows.
    """
    freedom = len(outcome) - len(others) - 2
    if freedom < 1:
        return None
    held = _independent([_centred(other) for other in others])
    centred, response = _centred(column), _centred(outcome)
    own, rest = _left_over(centred, held), _left_over(response, held)
    spread = _dot(own, own)
    if not spread > _NOTHING_LEFT * _dot(centred, centred):
        return None
    value = _dot(own, rest) / spread
    residuals = [b - value * a for a, b in zip(own, rest, strict=True)]
    squares = _dot(residuals, residuals)
    if not squares > _NOTHING_LEFT * _dot(response, response):
        return None
    plain = squares / freedom / spread
    moments = list(map(mul, own, residuals))
    robust = _newey_west(moments, places) * len(outcome) / freedom / spread**2
    return Slope(value, math.sqrt(max(plain, robust)), freedom)


def _newey_west(moments: Sequence[float], places: Sequence[int]) -> float:
    """The long-run variance of the sum of `moments`; a lag is a number of calendar days."""
    lags = math.floor(4 * (len(moments) / 100) ** (2 / 9))
    total = _dot(moments, moments)
    if not places:
        return total
    on_day = [0.0] * (places[-1] - places[0] + 1)
    for place, moment in zip(places, moments, strict=True):
        on_day[place - places[0]] = moment
    for lag in range(1, lags + 1):
        total += 2 * (1 - lag / (lags + 1)) * _dot(on_day[lag:], on_day)
    return max(0.0, total)


def _independent(columns: Sequence[list[float]]) -> list[list[float]]:
    """An orthogonal set that spans the same (modified Gram-Schmidt), without empty columns."""
    kept: list[list[float]] = []
    for column in columns:
        left = _left_over(column, kept)
        if _dot(left, left) > _NOTHING_LEFT * _dot(column, column):
            kept.append(left)
    return kept


def _left_over(column: Sequence[float], held: Sequence[Sequence[float]]) -> list[float]:
    left = list(column)
    for other in held:
        share = _dot(left, other) / _dot(other, other)
        left = [a - share * b for a, b in zip(left, other, strict=True)]
    return left


def _centred(column: Sequence[float]) -> list[float]:
    centre = math.fsum(column) / len(column)
    return [value - centre for value in column]


def _dot(xs: Sequence[float], ys: Sequence[float]) -> float:
    """The sum of the products, as far as the shorter row goes."""
    return float(sum(map(mul, xs, ys)))


def student_tails(t: float, freedom: float) -> float:
    """The share of Student's t outside -|t| to |t|: I_x(f/2, 1/2) with x = f / (f + t^2).

    Abramowitz and Stegun 26.7.1 with 26.5.27. 1 for t = 0.
    """
    if math.isnan(t) or freedom <= 0:
        return 1.0
    if math.isinf(t):
        return 0.0
    return incomplete_beta(freedom / 2, 0.5, freedom / (freedom + t * t))


@lru_cache(maxsize=256)
def student_quantile(share: float, freedom: int) -> float:
    """The t that holds `share` of Student's t between -t and t, found by halving."""
    low, high = 0.0, 1.0
    while student_tails(high, freedom) > 1 - share and high < 1e9:
        high *= 2
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if student_tails(middle, freedom) > 1 - share else (low, middle)
    return (low + high) / 2


def incomplete_beta(a: float, b: float, x: float) -> float:
    """The regularised incomplete beta function I_x(a, b), for positive a and b and x in 0..1.

    Continued fraction of DLMF 8.17.22 (https://dlmf.nist.gov/8.17.E22), evaluated
    by Lentz's method; on the far side of the mean by I_x(a, b) = 1 - I_{1-x}(b, a).
    """
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    if x > (a + 1) / (a + b + 2):
        return 1.0 - incomplete_beta(b, a, 1 - x)
    log_front = (
        math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    )
    return math.exp(log_front) * _beta_fraction(a, b, x) / a


def _beta_fraction(a: float, b: float, x: float) -> float:
    c, d = 1.0, 1 / _not_zero(1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, _ROUNDS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for step in (even, odd):
            d = 1 / _not_zero(1 + step * d)
            c = _not_zero(1 + step / c)
            value *= c * d
        if abs(c * d - 1) < _CLOSE:
            break
    return value


def _not_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY


def fdr_select(
    chances: Sequence[float], q: float, family: int = 0, hang_together: bool = False
) -> list[bool]:
    """Return which p values pass at a false discovery rate of `q`.

    Benjamini and Hochberg 1995: the largest k with the k-th chance at most k q / m.
    With `hang_together` the tests are dependent, so q is divided by 1 + 1/2 + ... + 1/m
    (Benjamini and Yekutieli 2001). `family` is m if there were more tests than are given
    here. The result has the order of `chances`.
    """
    m = max(family, len(chances))
    if hang_together:
        q /= math.fsum(1 / k for k in range(1, m + 1)) if m else 1
    order = sorted(range(len(chances)), key=chances.__getitem__)
    last = max((k for k, i in enumerate(order, 1) if chances[i] <= k * q / m), default=0)
    standing = set(order[:last])
    return [i in standing for i in range(len(chances))]


# What a difference in randomised pairs is worth: exact, from the drawing of lots alone.
#
# In each block the order was drawn, so under "it makes no difference" every sign of
# every block's difference was as likely as the other. That holds whatever the ratings
# are like: they may be autocorrelated, rounded, or drift. Shifting the differences until
# this test no longer objects gives the interval; its ends are means of parts of the
# differences (Hartigan 1969, typical values).


def part_means(differences: Sequence[float]) -> list[float]:
    """The mean of every part of the differences that is not empty, in order: 2^n - 1 values."""
    sums: list[tuple[float, int]] = [(0.0, 0)]
    for value in differences:
        sums += [(total + value, many + 1) for total, many in sums]
    return sorted(total / many for total, many in sums if many)


class ExactInterval:
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
