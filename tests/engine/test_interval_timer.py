"""The timer as a table, without a clock: what counts, what does not, and when it says stop."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacing_cli.engine.timer import (
    EVENTS,
    STATES,
    TABLE,
    Event,
    State,
    Timer,
    after,
    passing,
    start,
)
from pacing_cli.model.activity import Leg, in_turns

MINUTE = 60.0


def walk(minutes: float = 12) -> Timer:
    return start((Leg("bout", minutes * MINUTE),), 5 * MINUTE)


def kitchen() -> Timer:
    return start(in_turns(10 * MINUTE, 5 * MINUTE, 3), 5 * MINUTE)


def lived(timer: Timer, *what: Event | float) -> Timer:
    """The timer after minutes that passed and events that came."""
    for one in what:
        step = after(timer, one) if isinstance(one, str) else passing(timer, one * MINUTE)
        timer = step.timer
    return timer


def test_the_table_knows_every_state_and_no_event_that_is_not_named():
    assert set(TABLE) == set(STATES) == set(get_args(State))
    assert set(EVENTS) == set(get_args(Event))
    assert all(set(row) <= set(EVENTS) for row in TABLE.values())


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("event", EVENTS)
def test_every_event_in_every_state_leads_to_a_state(state, event):
    timer = kitchen()._replace(state=state, at=1 if "rest" in state else 0, passed=30)
    assert after(timer, event).timer.state in STATES


def test_from_every_state_there_is_a_way_out_and_over_is_final():
    for state in set(STATES) - {"over"}:
        assert after(kitchen()._replace(state=state), "end").timer.state == "over"
    assert not TABLE["over"]


def test_at_the_planned_stop_it_says_stop_and_no_second_more_counts():
    step = passing(walk(12), 3600)
    assert step.timer.state == "over"
    assert step.timer.complete
    assert step.timer.bouts == (720,)
    assert set(step.effects) == {"save", "tell", "signal"}


def test_a_pause_does_not_count():
    timer = lived(walk(12), 4, "pause", 30, "go_on", 3)
    assert timer.state == "bout"
    assert timer.bouts == (7 * MINUTE,)


def test_an_early_stop_counts_what_was_done_and_asks_why():
    timer = lived(walk(12), 4, "stop", 2)
    assert timer.state == "stopping"
    timer = lived(timer, "end")
    assert (timer.state, timer.complete, timer.done) == ("over", False, (4 * MINUTE,))


def test_whoever_does_not_want_to_stop_after_all_goes_on_where_it_was():
    assert lived(walk(12), 4, "stop", "go_on").state == "bout"
    assert lived(kitchen(), 11, "stop", "go_on").state == "rest"


def test_bouts_and_rests_take_turns():
    timer = lived(kitchen(), 10)
    assert (timer.state, timer.left) == ("rest", 5 * MINUTE)
    timer = lived(timer, 5, 10, 5)
    assert (timer.state, timer.at) == ("bout", 4)
    timer = lived(timer, 10)
    assert (timer.state, timer.done, timer.rested) == ("over", (600, 600, 600), 600)


def test_one_more_rest_makes_a_rest_longer():
    timer = lived(kitchen(), 12, "more_rest")
    assert (timer.state, timer.left) == ("rest", 8 * MINUTE)


def test_a_rest_in_the_middle_of_a_bout_parts_it_and_the_sum_stays():
    timer = lived(walk(12), 5, "more_rest")
    assert (timer.state, timer.left, timer.done) == ("rest", 5 * MINUTE, (5 * MINUTE,))
    timer = lived(timer, 5)
    assert (timer.state, timer.left) == ("bout", 7 * MINUTE)
    timer = lived(timer, 7)
    assert (timer.state, sum(timer.done)) == ("over", 12 * MINUTE)


def test_a_rest_that_is_not_needed_is_skipped_and_a_bout_is_not():
    assert lived(kitchen(), 11, "skip_rest").state == "bout"
    assert lived(kitchen(), 4, "skip_rest") == lived(kitchen(), 4)


def test_a_sleep_in_a_bout_counts_nothing_and_waits():
    step = passing(lived(walk(12), 4), 0.2, asleep=40 * MINUTE)
    assert step.timer.state == "held_bout"
    assert step.timer.bouts == (4 * MINUTE + 0.2,)
    assert "signal" in step.effects


def test_a_sleep_in_a_rest_is_rest_but_the_next_bout_waits_for_the_person():
    timer = passing(lived(kitchen(), 11), 0.2, asleep=40 * MINUTE).timer
    assert (timer.state, timer.left) == ("held_rest", 0)
    assert timer.done == (600,)
    timer = passing(lived(timer, "go_on"), 0.2).timer
    assert timer.state == "bout"
    assert timer.passed <= 0.2


def test_a_sleep_in_a_pause_changes_nothing():
    timer = lived(walk(12), 4, "pause")
    assert passing(timer, 0.2, asleep=4000).timer == timer


MOMENTS = st.one_of(
    st.sampled_from(EVENTS),
    st.tuples(st.floats(0, 2000), st.one_of(st.just(0.0), st.floats(0, 5000))),
)


@given(st.floats(1, 1800), st.floats(0, 600), st.integers(1, 6), st.lists(MOMENTS, max_size=40))
def test_never_counts_more_than_was_done_nor_more_than_was_planned(bout, rest, times, moments):
    legs = in_turns(bout, rest, times)
    timer = start(legs, rest)
    running = 0.0
    for moment in moments:
        before = sum(timer.bouts)
        if isinstance(moment, tuple):
            running += moment[0] if timer.state in ("bout", "rest") else 0
            timer = passing(timer, *moment).timer
        elif moment not in ("time_up", "slept"):
            timer = after(timer, moment).timer
        assert sum(timer.bouts) >= before - 1e-6
    assert sum(timer.bouts) <= min(running, bout * times) + 1e-6
    assert sum(timer.bouts) + timer.rested <= running + 1e-6


@given(st.floats(1, 1800), st.lists(st.floats(0.01, 60), max_size=60))
def test_how_often_one_looks_changes_nothing(bout, looks):
    often = once = start(in_turns(bout, 60, 3), 60)
    for seconds in looks:
        often = passing(often, seconds).timer
    once = passing(once, sum(looks)).timer
    assert often.state == once.state or min(often.left, once.left) < 1e-6
    assert sum(often.bouts) == pytest.approx(sum(once.bouts), abs=1e-6)
