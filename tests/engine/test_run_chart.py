"""Run charts: the published reference numbers, and the run rules."""

import csv

import pytest

from pacing_cli.engine.run_chart import runs, xmr
from tests.real_data import DATA

SPC = DATA / "reference/spc/nhsr_series_seed123.csv"


def nhs_series() -> list[float]:
    if not SPC.exists():
        pytest.skip("the reference series are not beside this repository")
    with SPC.open(encoding="utf-8") as lines:
        return [float(row["y"]) for row in csv.DictReader(lines)]


def test_limits_of_a_short_row_worked_out_by_hand():
    # Ranges 2 1 3, mean 2; mean of the values 11.
    limits = xmr([10, 12, 11, 14, 8.0][:4], screened=False)
    assert limits is not None
    assert limits.centre == 11.75
    assert limits.upper - limits.centre == pytest.approx(2.66 * 2)
    assert limits.range_limit == pytest.approx(3.267 * 2)


def test_a_mean_of_300_5_and_ranges_of_7_789_have_the_limits_of_the_textbook():
    # Twenty values with that mean and that mean range (Montgomery, table 6.7, factor 2.66).
    half = 7.7894737 / 2
    limits = xmr([300.5 + (half if n % 2 else -half) for n in range(20)])
    assert limits is not None
    assert (limits.lower, limits.upper) == pytest.approx((279.78, 321.22), abs=0.005)


def test_the_limits_of_the_nhs_series_are_those_of_their_tool():
    limits = xmr(nhs_series())
    assert limits is not None
    assert limits[:3] == pytest.approx((0.1416238, -3.01138, 3.294627), abs=1e-5)


def test_one_wild_value_widens_the_limits_less_when_wild_ranges_are_left_out():
    series = nhs_series()
    series[14] = 10
    screened, plain = xmr(series), xmr(series, screened=False)
    assert screened is not None
    assert plain is not None
    assert screened[:3] == pytest.approx((0.6694159, -2.383666, 3.722497), abs=1e-5)
    assert plain[1:3] == pytest.approx((-4.596625, 5.935457), abs=1e-5)


def test_one_value_has_no_limits_and_a_flat_row_has_narrow_ones():
    assert xmr([4]) is None
    limits = xmr([4, 4, 4])
    assert limits is not None
    assert (limits.lower, limits.upper) == (4, 4)


def test_forty_points_may_run_eight_and_must_cross_fourteen_times():
    found = runs([1, 2] * 20, 1.5)
    assert (found.points, found.longest_usual, found.crossings_least) == (40, 8, 14)
    assert (found.longest, found.crossings, found.shifted) == (1, 39, False)


def test_a_level_that_moved_half_way_is_seen():
    assert runs([3, 4, 3, 5, 4, 3, 4, 3, 6, 7, 6, 7, 6, 7, 6, 7], 5).shifted


def test_points_on_the_line_do_not_count_and_few_points_say_nothing():
    assert runs([5] * 30, 5).points == 0
    assert not runs([5] * 30, 5).shifted
    assert not runs([6] * 9, 5).shifted
    assert not runs([], 5).shifted
