"""Where in a breath one is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacing_cli.engine.timer import breath_at


@pytest.mark.parametrize(
    ("seconds", "way", "number", "full"),
    [(0, "in", 1, 0), (2, "in", 1, 0.5), (4, "out", 1, 1), (7, "out", 1, 0.5), (10, "in", 2, 0)],
)
def test_four_in_and_six_out_are_six_breaths_a_minute(seconds, way, number, full):
    breath = breath_at(seconds, 4, 6)
    assert (breath.way, breath.number, breath.full) == (way, number, full)


@given(st.floats(0, 10_000), st.floats(3, 6), st.floats(4, 8))
def test_the_guide_never_leaves_the_chest(seconds, inhale, exhale):
    breath = breath_at(seconds, inhale, exhale)
    assert -1e-6 <= breath.full <= 1 + 1e-6
    assert 0 <= breath.left <= max(inhale, exhale)
