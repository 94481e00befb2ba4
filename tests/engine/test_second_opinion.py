"""Our own statistics against those of SciPy and statsmodels, on the same numbers.

The program carries its own few, because SciPy is over a hundred megabytes and takes longer
to load than a whole `pace plan`. Here both are asked, and have to agree.
"""

import math
import random
from itertools import groupby

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import special, stats
from statsmodels.stats.multitest import multipletests

from pacing_cli.engine.regression import (
    ExactInterval,
    fdr_select,
    incomplete_beta,
    slope,
    student_quantile,
    student_tails,
)
from pacing_cli.engine.run_chart import runs
from pacing_cli.engine.statistics import mean, median, rmssd, sample_sd

SEEDS = st.integers(0, 10_000)
RATINGS = st.lists(st.integers(0, 20).map(lambda half: half / 2), min_size=1, max_size=60)
CHANCES = st.lists(st.floats(1e-6, 1.0), min_size=1, max_size=30)


def days_that_resemble(seed: int, many: int, others: int) -> tuple[np.ndarray, np.ndarray]:
    """Columns and an outcome whose every day is near the day before it."""
    draw = random.Random(seed)
    rows = [[draw.gauss(0, 1) for _ in range(others + 1)] for _ in range(many)]
    outcome, value = [], 0.0
    for row in rows:
        value = 0.6 * value + draw.gauss(0, 1)
        outcome.append(0.5 * row[0] - sum(row[1:]) / 3 + value)
    return np.array(rows), np.array(outcome)


@given(SEEDS, st.integers(12, 150), st.integers(0, 4))
def test_a_slope_and_its_error_are_those_of_statsmodels(seed: int, many: int, others: int) -> None:
    columns, outcome = days_that_resemble(seed, many, others)
    found = slope(columns[:, 0], list(columns[:, 1:].T), outcome, range(many))
    assert found is not None
    model = sm.OLS(outcome, sm.add_constant(columns))
    lags = math.floor(4 * (many / 100) ** (2 / 9))
    robust = model.fit(cov_type="HAC", cov_kwds={"maxlags": lags, "use_correction": True})
    plain = model.fit()
    assert found.value == pytest.approx(plain.params[1], rel=1e-6, abs=1e-9)
    assert found.freedom == plain.df_resid
    assert found.error == pytest.approx(max(plain.bse[1], robust.bse[1]), rel=1e-6)


@given(SEEDS, st.integers(12, 60))
def test_what_a_slope_is_worth_by_chance_is_that_of_statsmodels(seed: int, many: int) -> None:
    """Where the ordinary error is the larger one, chance and interval can be compared too."""
    columns, outcome = days_that_resemble(seed, many, 1)
    found = slope(columns[:, 0], [columns[:, 1]], outcome, range(many))
    plain = sm.OLS(outcome, sm.add_constant(columns)).fit()
    assume(found is not None and math.isclose(found.error, plain.bse[1], rel_tol=1e-9))
    assert found is not None
    assert found.chance == pytest.approx(plain.pvalues[1], rel=1e-6, abs=1e-12)
    assert found.interval(0.95) == pytest.approx(tuple(plain.conf_int()[1]), rel=1e-5, abs=1e-8)


@given(st.floats(-40, 40), st.integers(1, 400))
def test_the_tails_of_student_are_those_of_scipy(t: float, freedom: int) -> None:
    assert student_tails(t, freedom) == pytest.approx(2 * stats.t.sf(abs(t), freedom), rel=1e-7)


@given(st.sampled_from([0.5, 0.8, 0.9, 0.95, 0.99]), st.integers(1, 400))
def test_the_quantiles_of_student_are_those_of_scipy(share: float, freedom: int) -> None:
    expected = stats.t.ppf((1 + share) / 2, freedom)
    assert student_quantile(share, freedom) == pytest.approx(expected, rel=1e-7)


@given(st.floats(0.1, 80), st.floats(0.1, 80), st.floats(0.001, 0.999))
def test_the_incomplete_beta_is_that_of_scipy(a: float, b: float, x: float) -> None:
    expected = special.betainc(a, b, x)
    assert incomplete_beta(a, b, x) == pytest.approx(expected, rel=1e-7, abs=1e-12)


@given(CHANCES, st.sampled_from([0.05, 0.1, 0.2]), st.booleans())
def test_which_chances_stand_is_what_statsmodels_says(
    chances: list[float], q: float, hang_together: bool
) -> None:
    method = "fdr_by" if hang_together else "fdr_bh"
    stands, corrected, *_ = multipletests(chances, q, method)
    assume(all(abs(value - q) > 1e-9 for value in corrected))  # on the line rounding decides
    assert fdr_select(chances, q, hang_together=hang_together) == list(stands)


@given(st.lists(st.integers(-8, 8).map(float), min_size=6, max_size=9))
def test_the_interval_of_blocks_holds_what_the_permutation_test_of_scipy_does_not_refuse(
    differences: list[float],
) -> None:
    """Inside the interval SciPy's exact sign test keeps the shift; outside it refuses it."""
    span = ExactInterval(differences).interval(95)
    assert span is not None
    low, high = span
    assert chance_by_scipy(differences, low - 0.001) <= 0.05
    assert chance_by_scipy(differences, high + 0.001) <= 0.05
    if high - low > 0.01:
        assert chance_by_scipy(differences, low + 0.001) > 0.05
        assert chance_by_scipy(differences, high - 0.001) > 0.05


def chance_by_scipy(differences: list[float], shift: float) -> float:
    moved = [value - shift for value in differences]
    exact = stats.permutation_test(
        (moved,), np.sum, permutation_type="samples", vectorized=False, n_resamples=np.inf
    )
    return float(exact.pvalue)


@given(RATINGS)
def test_runs_and_crossings_are_those_counted_another_way(values: list[float]) -> None:
    centre = float(np.median(values))
    found = runs(values, centre)
    signs = [int(sign) for sign in np.sign(np.array(values) - centre) if sign]
    lengths = [len(list(run)) for _, run in groupby(signs)]
    assert found.points == len(signs)
    assert found.longest == max(lengths, default=0)
    assert found.last == (lengths[-1] if lengths else 0)
    assert found.crossings == max(len(lengths) - 1, 0)


@pytest.mark.parametrize("points", range(2, 121))
def test_the_fewest_crossings_are_the_5th_percentile_of_scipys_binomial(points: int) -> None:
    found = runs([1.0, 2.0] * (points // 2) + [1.0] * (points % 2), 1.5)
    assert found.crossings_least == stats.binom.ppf(0.05, points - 1, 0.5)
    assert found.longest_usual == round(math.log2(points)) + 3


@given(RATINGS)
def test_mean_median_and_spread_are_those_of_numpy(values: list[float]) -> None:
    assert mean(values) == pytest.approx(np.mean(values))
    assert median(values) == pytest.approx(np.median(values))
    if len(values) > 1:
        assert sample_sd(values) == pytest.approx(np.std(values, ddof=1))
        steps = np.diff(values)
        assert rmssd(values) == pytest.approx(np.sqrt(np.mean(steps**2)))
