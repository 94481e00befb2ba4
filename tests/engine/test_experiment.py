"""An experiment: what counts, what ends it, and what it may say."""

from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from bench.experiments import Life, shares

from pacing_cli.engine.days import days as run_of_days
from pacing_cli.engine.experiments import draw_order, tried_out, turns, verdict, whole_blocks
from pacing_cli.model.entry import Entry
from pacing_cli.model.experiment import ExperimentEnd, ExperimentResult, Protocol
from pacing_cli.model.profile import Lifted, Pause, Profile, Safety
from pacing_cli.model.quantity import Amount
from pacing_cli.model.settings import Settings
from tests.histories import START, entry

ORDER = ((0, 1), (1, 0)) * 6


def protocol(**parts: Any) -> Protocol:
    usual = Protocol(
        "does a warm-up help?", "warm-up", "walk", ("with", "without"), "pain", 1, 1.0, 6, 1,
        START, 7, ORDER,
    )  # fmt: skip
    return usual._replace(**parts)


def lived(plan: Protocol, helps: float, length: int | None = None, usual: float = 5) -> list[Entry]:
    """Every day a walk and a rating; the day after a turn of the first side is easier."""
    found = []
    for place in range(plan.days if length is None else length):
        on = plan.start + timedelta(days=place)
        easier = helps if plan.arm_on(on - timedelta(days=plan.later)) == 0 else 0
        found.append(entry(10 * place, "check", on, 8, pain=usual - easier))
        found.append(entry(10 * place + 1, "activity", on, 10, activity="walk", minutes=10))
    return found


def stands(
    plan: Protocol, entries: list[Entry], today: date, settings: Settings = Settings(), **more: Any
) -> ExperimentResult:
    seen = [one for one in entries if one.day <= today]
    return tried_out(plan, "seal", run_of_days(seen, today), settings, today, **more)


def test_every_block_holds_each_side_once_in_an_order_that_the_number_decides() -> None:
    order = draw_order(Random(1), 3, 20)
    assert all(sorted(block) == [0, 1, 2] for block in order)
    assert order == draw_order(Random(1), 3, 20)
    assert order != draw_order(Random(2), 3, 20)
    assert len(set(order)) == 6


def test_what_came_out_is_not_shown_before_the_end() -> None:
    plan = protocol()
    entries = lived(plan, 2)
    before = stands(plan, entries, plan.start + timedelta(days=20))
    assert before.ended is None
    assert before.results == ()
    assert before.blocks_known == 5


def test_a_warm_up_that_helps_is_said_to_help_once_enough_blocks_are_known() -> None:
    plan = protocol()
    found = stands(plan, lived(plan, 2), plan.start + timedelta(days=24))
    assert found.ended == ExperimentEnd("done", plan.start + timedelta(days=23))
    (result,) = found.results
    assert (result.verdict, result.difference, result.blocks) == ("better", 2, 6)
    assert result.chance > 0.95


def test_what_makes_it_harder_is_said_as_well() -> None:
    plan = protocol()
    (result,) = stands(plan, lived(plan, -2), plan.end + timedelta(days=1)).results
    assert result.verdict == "harder"


def test_the_same_pain_every_day_is_no_difference_that_matters() -> None:
    plan = protocol()
    (result,) = stands(plan, lived(plan, 0), plan.end + timedelta(days=1)).results
    assert result.verdict == "no difference that matters"


def test_an_interval_on_both_sides_is_cannot_tell() -> None:
    assert verdict(1.5, (-0.5, 3.5), 1) == "cannot tell"
    assert verdict(0.4, (0.1, 1.5), 1) == "cannot tell"
    assert verdict(2.0, None, 1) == "cannot tell"


def test_days_that_are_not_known_are_made_up_for_and_not_counted_as_anything() -> None:
    """The walk of one turn was not logged: its block does not count, another one is added."""
    plan = protocol()
    gone = plan.start + timedelta(days=2)
    entries = [e for e in lived(plan, 2) if not (e.day == gone and e.kind == "activity")]
    found = stands(plan, entries, plan.start + timedelta(days=24))
    assert (found.ended, found.blocks_known) == (None, 5)
    later = stands(plan, entries, plan.start + timedelta(days=28))
    assert later.ended == ExperimentEnd("done", plan.start + timedelta(days=27))


def test_a_flare_ends_it_whatever_else() -> None:
    plan = protocol()
    entries = [*lived(plan, 2, 10), entry(999, "flare", plan.start + timedelta(days=9))]
    found = stands(plan, entries, plan.start + timedelta(days=10))
    assert found.ended == ExperimentEnd("flare", plan.start + timedelta(days=9))
    assert found.arm == ""


def test_nothing_is_tried_on_a_bad_day_or_on_the_way_back() -> None:
    plan = protocol(wash_out=0)
    bad = plan.start + timedelta(days=4)
    entries = [*lived(plan, 2, 8), entry(999, "bad", bad, 7), entry(1000, "better", bad + timedelta(days=1), 7)]  # fmt: skip
    assert stands(plan, entries, bad).rests == "bad"
    assert stands(plan, entries, bad + timedelta(days=2)).rests == "returning"


@pytest.mark.parametrize(
    ("profile", "why"),
    [
        (Profile(safety=Safety(red_flags=("numb legs",))), "red_flag"),
        (Profile(mode="envelope"), "envelope"),
        (Profile(pauses=(Pause("medicine", START),)), "pause"),
        (Profile(pauses=(Pause("illness", START),)), "pause"),
    ],
)
def test_a_safety_stop_wins_over_everything(profile: Profile, why: str) -> None:
    plan = protocol()
    found = stands(plan, lived(plan, 2, 3), plan.start + timedelta(days=2), Settings(profile))
    assert found.rests == why


@pytest.mark.parametrize(
    "profile",
    [
        Profile(lifted=(Lifted("red_flag", START + timedelta(days=4), START + timedelta(days=9)),)),
        Profile(lifted=(Lifted("envelope", START + timedelta(days=4), START + timedelta(days=9)),)),
        Profile(pauses=(Pause("medicine", START + timedelta(days=4), START + timedelta(days=9)),)),
    ],
)
def test_turns_in_a_time_that_was_no_time_for_it_do_not_count_later(profile: Profile) -> None:
    """From day 4 to 8 something held that is over by now: two blocks lie in it, in part."""
    plan = protocol()
    today = plan.start + timedelta(days=16)
    usual = stands(plan, lived(plan, 2, 17), today)
    found = stands(plan, lived(plan, 2, 17), today, Settings(profile))
    assert (usual.blocks_known, found.blocks_known) == (4, 2)
    assert [one.turns for one in found.counts] == [one.turns for one in usual.counts]


def test_the_persons_own_limit_ends_it() -> None:
    plan = protocol(stop_at=8.0)
    entries = [*lived(plan, 0, 6), entry(999, "check", plan.start + timedelta(days=3), 20, pain=8)]
    found = stands(plan, entries, plan.start + timedelta(days=5))
    assert found.ended == ExperimentEnd("stop_rule", plan.start + timedelta(days=3))


def test_a_changed_protocol_gives_no_result() -> None:
    plan = protocol()
    changed = ExperimentEnd("changed", plan.start)
    found = stands(plan, lived(plan, 2), plan.end + timedelta(days=1), stopped=changed)
    assert (found.ended, found.results) == (changed, ())


def test_hard_days_after_a_side_are_told_beside_its_numbers() -> None:
    """The second walk with a warm-up made the day hard to bear."""
    plan = protocol()
    on = next(plan.start + timedelta(days=i) for i in range(4, 8) if plan.arm_on(plan.start + timedelta(days=i)) == 0)  # fmt: skip
    entries = [*lived(plan, 0, 12), entry(999, "check", on, 20, impact=True)]
    found = stands(plan, entries, plan.start + timedelta(days=11))
    assert [(one.arm, one.hard) for one in found.counts] == [("with", 1), ("without", 0)]


def test_a_level_counts_where_that_much_was_done_and_not_another_one() -> None:
    """Ten minutes were walked on all days: the turns of 14 minutes do not count."""
    plan = protocol(
        kind="level", arms=("10 min", "14 min"), levels=(Amount("minutes", 10), Amount("minutes", 14))
    )  # fmt: skip
    entries = lived(plan, 0)
    by_day = {day.on: day for day in run_of_days(entries, plan.end)}
    found = turns(plan, by_day, dict.fromkeys(by_day, "steady"), plan.end)
    assert {turn.arm for turn in found if turn.value is not None} == {0}
    assert whole_blocks(found, 2) == []


@pytest.mark.parametrize("near", [0.0, 0.5, 0.8])
def test_where_nothing_helps_it_says_better_in_at_most_5_of_100(near: float) -> None:
    """Invented people with autocorrelated pain and days missing, drawn from a fixed number."""
    for missing in (0.0, 0.15):
        said = shares(400, 5, Life(near, missing))
        assert said.better <= 0.05
        assert said.harder <= 0.05
        assert said.reached >= 0.94


def test_a_real_effect_is_found_more_often_than_not() -> None:
    assert shares(300, 6, Life(0.5, 0.0, effect=2.5)).better > 0.5


def test_turns_fall_on_the_days_on_which_the_activity_is_planned() -> None:
    """Monday, Wednesday and Friday; START is a Sunday."""
    plan = protocol(weekdays=("mon", "wed", "fri"))
    assert [day.weekday() for day in plan.dates[:4]] == [0, 2, 4, 0]
    assert plan.arm_on(START) is None
    assert plan.arm_on(START + timedelta(days=1)) == 0
    sparse = protocol(weekdays=("sun",), wash_out=7)
    assert (sparse.dates[1] - sparse.dates[0]).days == 14


def test_a_turn_that_went_the_other_way_does_not_count_and_nobody_minds() -> None:
    plan = protocol()
    entries = [*lived(plan, 2, 12), entry(999, "note", plan.start, 11, tags=["offtry"])]
    found = stands(plan, entries, plan.start + timedelta(days=11))
    assert sum(one.known for one in found.counts) == sum(one.turns for one in found.counts) - 1
