"""Figures of a row of numbers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pacing_cli.engine.statistics import differences, mean, median, rmssd, sample_sd

VALUES = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=30)


def test_the_median_of_an_even_number_lies_between_the_two_in_the_middle():
    assert median([4, 1, 3, 2]) == 2.5
    assert median([9, 1, 5]) == 5


def test_one_value_has_no_spread():
    assert sample_sd([5]) == 0
    assert sample_sd([2, 4, 4, 4, 5, 5, 7, 9]) == pytest.approx(2.138, abs=1e-3)


def test_no_difference_is_taken_across_a_day_that_is_not_known():
    assert differences([1, None, 5, 7]) == [2]
    assert rmssd([1, None, 5, 7]) == 2
    assert rmssd([1, None, 5]) is None


def test_a_slow_rise_hardly_moves_the_rmssd_while_see_saw_days_do():
    rise = [float(day) for day in range(28)]
    see_saw = [20.0 if day % 2 else 7.0 for day in range(28)]
    assert rmssd(rise) == 1
    assert rmssd(see_saw) == 13


@given(VALUES)
@settings(max_examples=50)
def test_mean_and_median_lie_within_the_values(values):
    for figure in (mean(values), median(values)):
        assert min(values) - 1e-6 <= figure <= max(values) + 1e-6
