"""The drawing of lots alone decides how sure a difference makes one."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacing_cli.engine.regression import ExactInterval, part_means

DIFFERENCES = st.lists(st.sampled_from([-3.0, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0, 4.0]), min_size=1, max_size=8)  # fmt: skip


def by_all_signs(differences: list[float], shift: float) -> float:
    """The share of all drawings of lots that give a mean at least as far from 0: the test itself."""
    moved = [value - shift for value in differences]
    seen = abs(sum(moved))
    ways = [abs(sum(s * v for s, v in zip(signs, moved, strict=True))) for signs in itertools.product((1, -1), repeat=len(moved))]  # fmt: skip
    return sum(way >= seen - 1e-9 for way in ways) / len(ways)


@given(DIFFERENCES, st.sampled_from([90.0, 95.0, 99.0]))
def test_what_lies_outside_the_interval_is_what_the_test_refuses(
    differences: list[float], percent: float
) -> None:
    span = ExactInterval(differences).interval(percent)
    if span is None:
        return
    low, high = span
    for shift in (low - 0.01, high + 0.01):
        assert by_all_signs(differences, shift) <= (100 - percent) / 100 + 1e-9


@given(DIFFERENCES)
def test_turned_round_it_says_the_opposite(differences: list[float]) -> None:
    one, other = ExactInterval(differences), ExactInterval([-value for value in differences])
    assert one.difference == pytest.approx(-other.difference)
    assert one.chance() + other.chance() == pytest.approx(1)
    span, turned = one.interval(95), other.interval(95)
    assert (span is None) == (turned is None)
    if span and turned:
        assert span == pytest.approx((-turned[1], -turned[0]))


def test_five_blocks_are_too_few_for_95_percent_and_six_are_enough() -> None:
    """Of 32 drawings of lots 2 are as extreme as can be: 6 %. Of 64 it is 3 %."""
    assert ExactInterval([1.0] * 5).interval(95) is None
    assert ExactInterval([1.0] * 6).interval(95) == (1, 1)


def test_every_part_has_its_mean() -> None:
    assert part_means([1.0, 3.0]) == [1, 2, 3]
