"""How long and how far somebody moved along a track whose fixes jitter: simulated, with the truth known.

Nobody stands because of being slow. Each case says how many minutes it may be wrong by.
"""

import math
import random
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pacing_cli.importers.formats.gpx_file import Fix, moved
from tests.importers.reading import bouts, fields, member, read

Part = tuple[float, float]
"""Minutes, and kilometres an hour; 0 is standing."""


def track(parts: Sequence[Part], every: float, jitter: float, seed: int = 1) -> list[Fix]:
    """Fixes of somebody who goes a little to the left and to the right, as the parts say."""
    chance = random.Random(seed)
    return [
        (at, east + chance.gauss(0, jitter), north + chance.gauss(0, jitter))
        for at, east, north in _places(parts, every, chance)
    ]


def _places(parts: Sequence[Part], every: float, chance: random.Random) -> Iterator[Fix]:
    at, east, north, way = 0.0, 0.0, 0.0, chance.uniform(0, math.tau)
    for minutes, speed in parts:
        end = at + minutes * 60
        while at < end:
            yield at, east, north
            way += chance.gauss(0, 0.02 * math.sqrt(every))
            east += speed / 3.6 * every * math.cos(way)
            north += speed / 3.6 * every * math.sin(way)
            at += every
    yield at, east, north


def minutes(parts: Sequence[Part], every: float, jitter: float, seed: int = 1) -> float:
    return moved(track(parts, every, jitter, seed))[0] / 60


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([0.9, 1.5, 2.0, 4.0, 6.0]),
    st.sampled_from([1, 2, 5, 10, 15, 30]),
    st.sampled_from([3, 5, 8, 10]),
    st.integers(0, 10_000),
)
def test_a_walk_without_a_rest_is_all_of_it(speed, every, jitter, seed):
    assert minutes([(20, speed)], every, jitter, seed) == pytest.approx(20, abs=0.5)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([0.9, 1.5, 2.0, 4.0, 6.0]),
    st.sampled_from([1, 2, 5, 10, 15, 30]),
    st.sampled_from([3, 5, 8, 10]),
    st.integers(0, 10_000),
)
def test_a_long_rest_is_not_walked(speed, every, jitter, seed):
    """Of 40 minutes 20 are a rest. The fewer and the worse the fixes, the later its edges show."""
    off = abs(minutes([(10, speed), (20, 0), (10, speed)], every, jitter, seed) - 20)
    assert off <= (1.5 if every == 1 else 4 if every * jitter**2 <= 1000 else 8)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("every", [1, 5, 30])
def test_half_a_kilometre_an_hour_is_walking(every, seed):
    """The pace of somebody who walks with a frame."""
    assert minutes([(15, 0.5)], every, 3, seed) >= 12
    assert minutes([(15, 0.5)], 1, 10, seed) >= 13


def test_two_speeds_are_both_walking():
    assert minutes([(5, 2.0), (10, 0.9)], 1, 3) == pytest.approx(15, abs=0.1)


@pytest.mark.parametrize("seed", range(4))
def test_a_rest_between_two_slow_walks_is_told(seed):
    assert minutes([(5, 0.9), (20, 0), (5, 0.9)], 1, 3, seed) == pytest.approx(10, abs=0.5)
    assert minutes([(5, 0.9), (2, 0), (5, 0.9)], 1, 3, seed) == pytest.approx(10, abs=0.5)


@pytest.mark.parametrize(("every", "jitter"), [(1, 3), (1, 10), (5, 3), (30, 3)])
def test_three_minutes_of_a_fast_walk_are_a_rest(every, jitter):
    """What is a rest shows sooner beside a fast walk, and nothing slow becomes one by that."""
    assert minutes([(10, 6), (3, 0), (10, 6)], every, jitter) == pytest.approx(20, abs=1)
    assert minutes([(10, 6), (10, 0.9), (10, 6)], every, jitter) == pytest.approx(30, abs=0.1)


def test_less_than_a_minute_of_standing_belongs_to_the_walk():
    assert minutes([(5, 3.0), (0.5, 0), (5, 3.0)], 1, 1) == pytest.approx(10.5, abs=0.1)


def test_a_gap_is_a_rest_however_far_it_led():
    """The recording was paused, and went on 400 metres further, after a ride perhaps."""
    first = track([(5, 3.0)], 1, 1)
    again = [(at + 1500, east + 400, north) for at, east, north in track([(5, 3.0)], 1, 1)]
    assert moved([*first, *again])[0] / 60 == pytest.approx(10, abs=0.1)


def test_a_logger_that_is_slow_has_no_gaps():
    """A fix every two minutes is what it does; that is no standing."""
    assert minutes([(30, 2.0)], 120, 3) == 30


def test_who_goes_round_in_circles_does_not_stand():
    circle = [(float(at), 30 * math.cos(at / 30), 30 * math.sin(at / 30)) for at in range(900)]
    assert moved(circle)[0] == pytest.approx(899)


def test_who_never_moves_has_walked_nothing():
    assert minutes([(20, 0)], 1, 5) <= 0.5


@pytest.mark.parametrize(("every", "jitter"), [(1, 3), (1, 10), (5, 3), (30, 10)])
def test_the_jitter_of_the_fixes_is_no_distance(every, jitter):
    """From fix to fix the first of these walks would be six kilometres."""
    walk = track([(15, 0.9), (5, 0), (15, 0.9)], every, jitter)
    assert moved(walk)[1] == pytest.approx(450, rel=0.15)


def test_times_that_leap_take_no_room():
    """A clock that jumped by years: its gaps are cut out, and nothing is filled in."""
    years = [(float(i % 7) + 3e8 * (i // 7), float(i), 0.0) for i in range(70)]
    assert moved(years)[0] <= 60


def test_one_fix_or_none_is_no_walk():
    assert moved([(0.0, 0.0, 0.0)]) == moved([]) == (0.0, 0.0)


def written(fixes: Sequence[Fix], kind: str = "walking") -> str:
    """The same track as a file, somewhere at 50 degrees north."""
    points = "".join(
        f'<trkpt lat="{50 + north / 111_195:.7f}" lon="{10 + east / 71_475:.7f}">'
        f"<time>{datetime(2026, 3, 2, 8, tzinfo=UTC) + timedelta(seconds=at):%Y-%m-%dT%H:%M:%SZ}</time></trkpt>"
        for at, east, north in fixes
    )
    return (
        '<?xml version="1.0"?><gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1">'
        f"<trk><type>{kind}</type><trkseg>{points}</trkseg></trk></gpx>"
    )


def test_a_slow_walk_comes_in_with_its_minutes_and_metres():
    """gpxpy alone calls the second part standing, and the jitter of the third 20 minutes of way."""
    fixes = track([(5, 2.0), (10, 0.9), (20, 0), (5, 0.9)], 1, 3)
    (walk,) = bouts(read("gpx", member(written(fixes))))
    assert fields(walk)["minutes"] == pytest.approx(20, abs=0.5)
    assert fields(walk)["metres"] == pytest.approx(392, rel=0.1)
    assert (walk.end - walk.start).total_seconds() == 2400


def test_yoga_in_one_place_lasts_as_long_as_it_was_recorded():
    (one,) = bouts(read("gpx", member(written(track([(30, 0)], 1, 5), "yoga"))))
    assert fields(one)["minutes"] == 30


def test_a_walk_that_is_never_seen_to_move_has_the_time_it_was_recorded():
    (one,) = bouts(read("gpx", member(written([(0, 0, 0), (600, 0, 0)]))))
    assert fields(one) == {"minutes": 10}
