"""The pictures of screens, where they do not move."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

SCREENS = Path(__file__).parents[2] / "docs" / "screens"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def walkthrough() -> str:
    return (SCREENS / "walkthrough.svg").read_text("utf-8")


def test_the_walk_through_shows_its_fullest_screen_where_nothing_moves(walkthrough):
    """
    On the package index and on paper there was an almost empty black box: every screen waits for
    an animation, and there was none.
    """
    groups = ElementTree.fromstring(walkthrough).findall(f"{SVG}g")
    shown = [group for group in groups if group.get("visibility") != "hidden"]

    assert len(groups) > 12
    assert len(shown) == 1
    assert len(shown[0]) == max(map(len, groups))
    assert "visibility:hidden}" not in walkthrough.split("@keyframes")[0]


def test_the_first_moment_is_the_full_screen_too(walkthrough):
    """A page that is printed, or kept as a picture, takes what stands there before it moves."""
    waits = re.findall(r"step-end (\d+)s infinite", walkthrough)

    assert len(waits) == walkthrough.count("@keyframes")
    assert set(waits) == {"3"}


def test_motion_stops_on_paper_and_for_who_wants_none(walkthrough):
    assert "@media print,(prefers-reduced-motion:reduce){.s{animation:none!important}}" in (
        walkthrough
    )
