"""Goal Attainment Scaling: known answers, and its edges."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacing_cli.engine.goals import Rated, gas_t_score, t_score
from pacing_cli.model.parameters import Parameters
from tests.real_data import DATA

P = Parameters()
KNOWN = DATA / "reference/gas/gasr_expected.csv"


def test_published_known_answers() -> None:
    assert t_score([-2, 0, -1, 2, 0, 1], [3, 5, 1, 4, 2, 6], 0.3) == pytest.approx(55, abs=5e-5)
    for level, answer in ((-2, 22.6139), (-1, 36.3069), (0, 50), (1, 63.6931), (2, 77.3861)):
        assert t_score([level] * 3, [1] * 3, 0.3) == pytest.approx(answer, abs=5e-5)


def test_every_row_of_the_reference_table() -> None:
    if not KNOWN.is_file():
        pytest.skip(f"the reference table is not beside this checkout: {KNOWN}")
    with KNOWN.open(newline="") as rows:
        for row in csv.DictReader(rows):
            levels, weights = (
                [float(word) for word in row[key].split()] for key in ("scores", "weights")
            )
            assert t_score(levels, weights, P.gas_rho) == pytest.approx(
                float(row["tscore"]), abs=5e-5
            )


def test_one_goal_alone_moves_by_ten_a_level() -> None:
    found = gas_t_score([Rated(1, -1, -2)], P)
    assert found is not None
    assert (found.value, found.previous, found.goals) == (40, 30, 1)


def test_goals_that_weigh_nothing_are_left_out() -> None:
    assert gas_t_score([Rated(0, 2)], P) is None
    assert gas_t_score([], P) is None
    found = gas_t_score([Rated(0, 2), Rated(3, 0)], P)
    assert found is not None
    assert (found.value, found.goals) == (50, 1)


def test_without_an_earlier_rating_of_each_goal_nothing_is_compared() -> None:
    found = gas_t_score([Rated(1, 0, -1), Rated(1, 1)], P)
    assert found is not None
    assert found.previous is None


weights = st.floats(0.001, 10)
levels = st.integers(-2, 2)


@given(st.lists(st.tuples(levels, weights), min_size=1, max_size=8), st.floats(0.01, 1000))
def test_only_the_weights_beside_each_other_matter(goals, factor) -> None:
    each, weighed = zip(*goals, strict=True)
    score = t_score(each, weighed, 0.3)
    assert score == pytest.approx(t_score(each, [w * factor for w in weighed], 0.3))
    assert (score > 50) is (sum(x * w for x, w in goals) > 0) or abs(score - 50) < 1e-6
