"""Swings between too much and too little, told from the log alone."""

from datetime import date, timedelta

import pytest

from pacing_cli.engine.patterns.associations import DailyAmounts, daily_amounts
from pacing_cli.engine.patterns.swings import (
    boom_bust,
    boom_days,
    bust_days,
    day_sizes,
    quiet_week,
    swing,
)
from pacing_cli.model.day import Day, Done
from pacing_cli.model.findings import Swing
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.plan import NotYet

P = Parameters()
FIRST = date(2026, 3, 1)
STEADY = [20.0, 22.0] * 14
SEE_SAW = [35.0, 7.0] * 14


def minutes(values):
    return DailyAmounts("minutes", tuple(values))


def told(values, pains=None, **fields):
    return tuple(
        Day(
            FIRST + timedelta(days=n),
            known=value is not None,
            pain=pains[n] if pains else None,
            done={} if value is None else {"walk": Done(1, {"minutes": value})},
            bad=n in fields.get("bad", ()),
        )
        for n, value in enumerate(values)
    )


def answered(answer):
    assert isinstance(answer, Swing)
    return answer


def test_the_swing_is_the_step_from_day_to_day_in_parts_of_the_mean():
    """Days of 20 and 22 minutes in turn: each step is 2, the mean 21."""
    found = answered(swing(minutes(STEADY), P))
    assert found.value == pytest.approx(2 / 21)
    assert (found.previous, found.verdict, found.pairs) == (None, None, 27)


def test_four_steady_weeks_after_four_of_see_saw_are_called_steadier():
    assert answered(swing(minutes(SEE_SAW + STEADY), P)).verdict == "steadier"
    assert answered(swing(minutes(STEADY + SEE_SAW), P)).verdict == "more see-saw"
    assert answered(swing(minutes(STEADY + STEADY), P)).verdict == "about the same"


def test_a_change_within_its_own_error_is_about_the_same():
    """A third more of swing: less than the 40 % that such a figure moves by itself."""
    before = [20.0, 23.0] * 14
    after = [20.0, 24.0] * 14
    assert answered(swing(minutes(before + after), P)).verdict == "about the same"


def test_days_without_entries_are_unknown_and_not_zero():
    gaps = [None if n % 10 == 9 else value for n, value in enumerate(STEADY)]
    assert answered(swing(minutes(gaps), P)).value == pytest.approx(2 / 21, rel=0.05)


def test_with_more_than_two_fifths_missing_there_is_no_figure():
    values = [20.0] * 16 + [None] * 12
    assert swing(minutes(values), P) == NotYet(16, 17, "days with an amount")


def test_days_that_do_not_touch_make_no_pairs():
    values = [20.0, 20.0, None] * 9 + [20.0]
    answer = swing(minutes(values), P)
    assert isinstance(answer, NotYet)
    assert (answer.have, answer.need) == (9, 14)


def test_nothing_done_for_weeks_has_no_swing():
    assert isinstance(swing(minutes([0.0] * 56), P), NotYet)


def test_load_is_taken_where_most_active_days_have_effort_else_minutes_else_steps():
    walk = {"walk": Done(1, {"minutes": 10.0}, effort=3)}
    days = [Day(FIRST, True, done=walk, load=30.0), Day(FIRST, True, done=walk, load=60.0)]
    assert daily_amounts(days) == DailyAmounts("load", (30.0, 60.0))
    without = [day._replace(load=None) for day in days]
    assert daily_amounts(without) == DailyAmounts("minutes", (10.0, 10.0))
    steps = [Day(FIRST, True, done={"steps": Done(1, {"steps": 4000.0})}), Day(FIRST, True)]
    assert daily_amounts(steps) == DailyAmounts("steps", (4000.0, None))
    assert daily_amounts([]).values == ()


def test_a_day_of_much_less_is_one_below_half_of_the_three_weeks_before():
    days = told([20.0] * 21 + [60.0, 5.0, 20.0])
    assert bust_days(days, day_sizes(daily_amounts(days), P), P) == (FIRST + timedelta(days=22),)


def test_much_more_and_then_sore_days_is_an_episode_also_where_as_much_was_done(history):
    """
    2026-03-01..2026-03-21 check pain 3
    2026-03-01..2026-03-21 walk 20m
    2026-03-22 walk 60m
    2026-03-23..2026-03-24 check pain 6
    2026-03-23..2026-03-24 walk 16m
    """
    (episode,) = episodes(history.evaluation("2026-03-24"), "2026-03-01")
    assert (episode.start, episode.activity, episode.amount.value) == (march(22), "walk", 60)
    assert (episode.usual.value, episode.pain_rise) == (20, 3)


def test_much_more_and_then_a_flare_lasts_until_its_end(history):
    """
    2026-03-01..2026-03-22 check pain 3
    2026-03-01..2026-03-21 walk 20m
    2026-03-22 walk 60m
    2026-03-23..2026-03-26 check pain 8
    2026-03-27..2026-03-31 check pain 3
    """
    (episode,) = episodes(history.evaluation("2026-03-31"), "2026-03-25")
    assert (episode.start, episode.followed_by, episode.end) == (march(22), "flare", march(26))


def test_a_big_day_and_calm_days_after_it_are_no_episode(history):
    """
    2026-03-01..2026-03-24 check pain 3
    2026-03-01..2026-03-21 walk 20m
    2026-03-22 walk 60m
    """
    evaluation = history.evaluation("2026-03-24")
    assert episodes(evaluation, "2026-03-01") == ()
    assert boom_days(evaluation, march(1), march(24)) == (march(22),)


def test_a_bad_day_after_it_counts_without_any_rating(history):
    """
    2026-03-01..2026-03-21 walk 20m
    2026-03-22 walk 60m
    2026-03-23 bad
    """
    (episode,) = episodes(history.evaluation("2026-03-23"), "2026-03-01")
    assert (episode.followed_by, episode.pain_rise) == ("harder days", None)


def test_with_three_days_nothing_is_said_about_episodes(history):
    """
    2026-03-01..2026-03-03 walk 20m
    """
    assert isinstance(episodes(history.evaluation("2026-03-03"), "2026-03-01"), NotYet)


def episodes(evaluation, start):
    return boom_bust(evaluation, date.fromisoformat(start), evaluation.plan.date, P)


def march(day):
    return date(2026, 3, day)


def test_a_week_of_half_is_quieter_unless_a_flare_explains_it():
    amounts = minutes([20.0] * 28 + [10.0] * 7)
    found = quiet_week(amounts, False, P)
    assert found is not None
    assert (found.week_mean, found.before_mean) == (10, 20)
    assert quiet_week(amounts, True, P) is None
    assert quiet_week(minutes([20.0] * 28 + [10.0] * 3 + [None] * 4), False, P) is None
