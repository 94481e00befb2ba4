"""What repeats over weeks is named: in the plan when it begins, in every review."""

import itertools
from datetime import date

from pacing_cli.engine.patterns.named import named_patterns
from pacing_cli.model.evaluation import Evaluation
from pacing_cli.model.notice_reasons import (
    BoomThenFlare,
    LogLess,
    MuchMore,
    OutOfReach,
    StoppedForPain,
)
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.quantity import Amount
from pacing_cli.model.reason import LowMood, OverAmount, SymptomsRising, UnderAmount, UsualRising
from pacing_cli.model.settings import Settings
from pacing_cli.wording.notices import notice_sentence
from pacing_cli.wording.safety import distress_sentences
from tests.histories import History

KINDS = (OverAmount, UnderAmount, StoppedForPain, BoomThenFlare, SymptomsRising, LowMood)
P = Parameters()


def told(evaluation: Evaluation) -> list[type]:
    return [type(one) for one in evaluation.plan.notices if isinstance(one, KINDS)]


def test_over_the_amount_is_named_when_it_begins_and_a_week_later(history: History) -> None:
    """
    2026-03-01..2026-03-04 walk 10m
    2026-03-05..2026-03-30 walk 14m
    """
    days = [on for on in range(5, 31) if told(history.evaluation(f"2026-03-{on:02}"))]
    assert len(days) >= 3
    assert {after - before for before, after in itertools.pairwise(days)} == {7}


def test_what_is_written_today_is_named_tomorrow(history: History) -> None:
    """
    2026-03-01..2026-03-04 walk 10m
    2026-03-05..2026-03-08 walk 14m
    """
    assert told(history.evaluation("2026-03-08")) == []
    assert told(history.evaluation("2026-03-09")) == [OverAmount]


def test_stopped_for_pain_is_a_pattern_of_its_own_with_its_own_question(history: History) -> None:
    """
    2026-03-01..2026-03-04 walk 10m
    2026-03-05..2026-03-10 walk 3m stopped pain
    """
    (found,) = named_patterns(history.evaluation("2026-03-10"), P)
    assert found == StoppedForPain("walk", 6, 7)
    assert isinstance(found, StoppedForPain)
    assert told(history.evaluation("2026-03-09")) == [StoppedForPain]
    assert "What fits best: worry, an amount that is too high" in notice_sentence(found)


def test_under_half_without_a_word_on_pain_is_named_as_that(history: History) -> None:
    """
    2026-03-01..2026-03-04 walk 10m
    2026-03-05..2026-03-10 walk 3m
    """
    (found,) = named_patterns(history.evaluation("2026-03-10"), P)
    assert isinstance(found, UnderAmount)


def test_an_amount_that_is_seldom_reached_is_told_once_with_its_question(
    history: History,
) -> None:
    """Under half of it on most days, for weeks: the plan told both, in one week.

    2026-03-01..2026-04-20 check pain 3
    2026-03-01..2026-03-12 walk 20m
    2026-03-13..2026-04-20 walk 8m
    """
    each_day = [history.evaluation(date(2026, 4, on)) for on in range(1, 21)]
    found = [
        one
        for each in each_day
        for one in each.plan.notices
        if isinstance(one, OutOfReach | UnderAmount)
    ]
    kinds = [type(one) for one in found]
    assert kinds.count(OutOfReach) >= 1
    assert kinds == sorted(kinds, key=lambda kind: kind is OutOfReach)
    assert not any(isinstance(one, LogLess) for each in each_day for one in each.plan.notices)
    assert "Would a lower amount fit better?" in notice_sentence(found[-1])


def test_much_more_and_then_a_flare_is_named_in_the_plan(history: History) -> None:
    """
    2026-03-01..2026-03-14 check pain 3
    2026-03-01..2026-03-14 walk 10m
    2026-03-15 check pain 3
    2026-03-15 walk 60m
    2026-03-16..2026-03-19 check pain 7
    """
    # Until then the plan tells of that day anyway.
    assert BoomThenFlare not in told(history.evaluation("2026-03-18"))
    notices = history.evaluation("2026-03-19").plan.notices
    (found,) = [one for one in notices if isinstance(one, BoomThenFlare)]
    assert found.followed_by == "flare"
    amount, usual = Amount("minutes", 60), Amount("minutes", 10)
    assert found.what == MuchMore(date(2026, 3, 15), "walk", amount, usual)


def test_a_flare_without_much_more_before_it_is_no_boom(history: History) -> None:
    """
    2026-03-01..2026-03-15 check pain 3
    2026-03-01..2026-03-15 walk 10m
    2026-03-16..2026-03-19 check pain 7
    """
    for on in range(16, 20):
        assert BoomThenFlare not in told(history.evaluation(f"2026-03-{on}"))


def test_a_usual_that_creeps_up_is_named_and_holds_steps_up(history: History) -> None:
    """
    2026-03-01..2026-03-28 check pain 3 fatigue 3
    2026-03-01..2026-04-30 walk 10m pain 3-3
    2026-03-29..2026-04-11 check pain 3 fatigue 4
    2026-04-12..2026-04-30 check pain 3 fatigue 5
    """
    days = [on for on in range(5, 31) if told(history.evaluation(f"2026-04-{on:02}"))]
    assert {after - before for before, after in itertools.pairwise(days)} == {7}
    rising = history.quota(f"2026-04-{days[0]}")
    assert UsualRising in [type(one) for one in rising.because]
    assert rising.decision == "hold"


def test_in_a_flare_the_rise_is_told_as_the_flare(history: History) -> None:
    """
    2026-03-01..2026-03-28 check fatigue 3
    2026-03-29..2026-04-20 check fatigue 6
    """
    found = history.evaluation("2026-04-14")
    assert found.phase.kind == "flare"
    assert SymptomsRising not in [type(one) for one in named_patterns(found, P)]


def test_without_the_rise_the_same_days_bring_a_step_up(history: History) -> None:
    """
    2026-03-01..2026-03-28 check pain 3 fatigue 3
    2026-03-01..2026-04-08 walk 10m pain 3-3
    2026-04-09..2026-04-30 walk 12m pain 3-3
    2026-03-29..2026-04-11 check pain 3 fatigue 4
    2026-04-12..2026-04-30 check pain 3 fatigue 5
    """
    never = Settings(parameters=Parameters(named_rise=10))
    held, free = (
        [point.on for point in history.evaluation("2026-04-30", one).course["walk"] if point.raised]
        for one in (Settings(), never)
    )
    assert len(held) < len(free)


def test_low_mood_for_weeks_shows_where_to_turn_in_the_words_of_the_safety_page(
    history: History,
) -> None:
    """
    2026-03-01..2026-03-21 check mood 2
    """
    found = named_patterns(history.evaluation("2026-03-21"), P, "GB")
    (low,) = [one for one in found if isinstance(one, LowMood)]
    for sentence in distress_sentences("GB"):
        assert sentence in notice_sentence(low)


def test_an_ordinary_month_has_no_pattern(history: History) -> None:
    """
    2026-03-01..2026-03-31 check pain 3 fatigue 4 mood 6
    2026-03-01..2026-03-31 walk 9m
    """
    assert named_patterns(history.evaluation(date(2026, 3, 31)), P) == ()
