"""One slope with the rest held equal, and what chance is worth."""

import random

import pytest

from pacing_cli.engine.regression import (
    fdr_select,
    incomplete_beta,
    slope,
    student_quantile,
    student_tails,
)


@pytest.mark.parametrize(
    ("freedom", "t"), [(1, 12.7062), (5, 2.5706), (10, 2.2281), (30, 2.0423), (100, 1.9840)]
)
def test_the_tails_of_student_are_those_of_the_printed_tables(freedom, t):
    assert student_tails(t, freedom) == pytest.approx(0.05, abs=1e-5)
    assert student_tails(-t, freedom) == student_tails(t, freedom)
    assert student_quantile(0.95, freedom) == pytest.approx(t, abs=1e-4)


def test_the_tails_reach_from_one_to_nothing():
    assert student_tails(0, 10) == 1
    assert student_tails(float("inf"), 10) == 0
    assert student_tails(300, 200) < 1e-200


def test_the_incomplete_beta_agrees_with_its_closed_forms():
    # I_x(2, 3) = x^2 (6 - 8 x + 3 x^2); I_x(a, 1) = x^a.
    assert incomplete_beta(2, 3, 0.4) == pytest.approx(0.5248)
    assert incomplete_beta(2.5, 1, 0.3) == pytest.approx(0.3**2.5)


def test_a_slope_and_its_error_are_those_worked_out_by_hand():
    # x 1..5, y 2 4 5 4 5: slope 0.6, residual sum of squares 2.4, error sqrt(0.8 / 10).
    found = slope([1, 2, 3, 4, 5], [], [2, 4, 5, 4, 5], range(5))
    assert found is not None
    assert found.value == pytest.approx(0.6)
    assert found.freedom == 3
    assert found.error >= (2.4 / 3 / 10) ** 0.5 - 1e-12


def test_what_another_column_explains_is_not_counted_twice():
    draw = random.Random(1)
    other = [draw.gauss(0, 1) for _ in range(200)]
    column = [0.9 * value + draw.gauss(0, 0.5) for value in other]
    outcome = [3 * value + draw.gauss(0, 0.5) for value in other]
    alone = slope(column, [], outcome, range(200))
    held = slope(column, [other], outcome, range(200))
    assert alone is not None
    assert held is not None
    assert alone.value > 2
    assert abs(held.value) < 0.2


def test_days_that_resemble_their_neighbours_make_the_error_larger():
    draw = random.Random(2)
    drift, column, value = [], [], 0.0
    for day in range(300):
        value = 0.9 * value + draw.gauss(0, 1)
        drift.append(value)
        column.append(float(day // 10 % 2))
    near = slope(column, [], drift, range(300))
    far = slope(column, [], drift, range(0, 3000, 10))
    assert near is not None
    assert far is not None
    assert near.error > 1.3 * far.error


def test_a_column_that_the_others_explain_has_no_slope():
    column = [float(n) for n in range(20)]
    outcome = [float(n % 3) for n in range(20)]
    assert slope(column, [[2 * n + 1 for n in column]], outcome, range(20)) is None
    assert slope([1.0] * 20, [], outcome, range(20)) is None
    assert slope(column, [], [5.0] * 20, range(20)) is None
    assert slope([1.0, 2.0], [], [1.0, 2.0], range(2)) is None


def test_benjamini_and_hochberg_take_everything_up_to_the_last_that_stands():
    # Their rule at q 0.10 with five tests: limits 0.02 0.04 0.06 0.08 0.10.
    chances = [0.5, 0.001, 0.055, 0.045, 0.9]
    assert fdr_select(chances, 0.10) == [False, True, True, True, False]


def test_tests_that_hang_together_are_judged_more_strictly():
    assert fdr_select([0.015, 0.2], 0.10) == [True, False]
    assert fdr_select([0.035, 0.2], 0.10, hang_together=True) == [False, False]
    assert fdr_select([0.015, 0.2], 0.10, family=24) == [False, False]
    assert fdr_select([], 0.10, hang_together=True) == []
