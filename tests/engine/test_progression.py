"""Growing in small steps: the history, and whether the quota grows."""

from datetime import date, timedelta

import pytest

from pacing_cli.model.activity import Activity
from pacing_cli.model.profile import Pause, Profile
from pacing_cli.model.quantity import Amount
from pacing_cli.model.reason import (
    CeilingHeld,
    FortnightCap,
    HarderDay,
    HeldTooShort,
    LimitForNow,
    MorningAboveUsual,
    NextDayWorse,
    NotLately,
    OutOfReach,
    PainRising,
    RaisedOneStep,
    RaiseRests,
    TooFewSessions,
    UsuallyBelow,
    UsualUnknown,
    WentBack,
    WorseLately,
)
from pacing_cli.model.settings import Agreement, Care, Settings
from tests.histories import History


def reasons(history: History, on: str, settings: Settings = Settings()) -> list[type]:
    return [type(reason) for reason in history.quota(on, settings=settings).because]


def test_a_tolerated_week_raises_the_quota_once(history: History) -> None:
    """
    2026-03-01..2026-03-14 check pain 3
    2026-03-01..2026-03-03 walk 15m
    2026-03-04..2026-03-14 walk 12m
    """
    assert history.quota("2026-03-10").quota == 12
    raised = history.quota("2026-03-11")
    assert (raised.quota, raised.decision) == (13, "raise")
    assert (
        RaisedOneStep(Amount("minutes", 12), Amount("minutes", 1), Amount("minutes", 13), 10)
        in raised.because
    )
    after = history.quota("2026-03-12")
    assert (after.quota, after.decision) == (13, "hold")
    assert after.because[0] == HeldTooShort(held_days=1, needed_days=7)


def test_ten_per_cent_of_a_large_amount_is_more_than_one_unit(history: History) -> None:
    """
    2026-03-01..2026-03-12 check pain 3
    2026-03-01..2026-03-12 walk 5000steps
    """
    raised = history.quota("2026-03-11")
    assert (raised.quota, raised.decision) == (4400, "raise")


def test_without_a_morning_after_there_is_no_evidence(history: History) -> None:
    """
    2026-03-01..2026-03-08 check pain 3
    2026-03-01..2026-03-30 walk 12m
    """
    quota = history.quota("2026-03-25")
    assert quota.decision == "hold"
    assert TooFewSessions in reasons(history, "2026-03-25")


def test_pain_before_the_next_session_tells_as_much_as_a_check_in(history: History) -> None:
    """
    2026-03-01..2026-03-14 walk 12m pain 3-4
    """
    assert history.quota("2026-03-11").decision == "raise"


@pytest.mark.parametrize("symptom", ["fatigue", "stiff"])
def test_a_rated_symptom_is_evidence_as_pain_is(symptom: str) -> None:
    from tests.histories import read_history

    told = read_history(f"""
    2026-03-01..2026-03-14 check {symptom} 4
    2026-03-01..2026-03-14 walk 12m
    """)
    assert told.quota("2026-03-11").decision == "raise"


@pytest.mark.parametrize("rated", ["mood 6", "sleep 7h", "quality 6", "stress 3", "+busy"])
def test_a_check_in_without_a_symptom_is_no_evidence(rated: str) -> None:
    from tests.histories import read_history

    told = read_history(f"""
    2026-03-01..2026-05-20 check {rated}
    2026-03-01..2026-05-20 walk 3400steps
    """)
    assert told.quota("2026-05-20").quota == 2700
    assert TooFewSessions in reasons(told, "2026-05-20")


@pytest.mark.parametrize(
    ("usual", "worse"),
    [
        ("pain 3 fatigue 4", "pain 3 fatigue 6"),
        ("fatigue 4", "fatigue 6"),
        ("pain 3 stiff 2", "pain 3 stiff 4"),
        ("pain 3 mood 7", "pain 3 mood 4"),
        ("pain 3 sleep 7h", "pain 3 sleep 4h"),
    ],
)
def test_every_rated_symptom_can_make_the_day_after_worse(usual: str, worse: str) -> None:
    """Every second day is a worse one."""
    from tests.histories import read_history

    lines = [f"2026-03-01..2026-03-10 check {usual}", "2026-03-01..2026-03-20 walk 12m"]
    lines += [f"2026-03-{day} check {worse if day % 2 else usual}" for day in range(11, 21)]
    assert NextDayWorse in reasons(read_history("\n".join(lines)), "2026-03-20")


def test_fatigue_after_a_session_is_heard_on_the_same_day(history: History) -> None:
    """
    2026-03-01..2026-03-14 08:00 check pain 3 fatigue 3
    2026-03-01..2026-03-14 10:00 walk 12m
    2026-03-05..2026-03-14 18:00 check pain 3 fatigue 7
    """
    assert NextDayWorse in reasons(history, "2026-03-10")


def test_worse_mornings_hold_the_quota(history: History) -> None:
    """
    Every second morning is two points above the usual.

    2026-03-01..2026-03-20 walk 12m
    2026-03-01..2026-03-10 check pain 3
    2026-03-11 check pain 5
    2026-03-12 check pain 3
    2026-03-13 check pain 5
    2026-03-14 check pain 3
    2026-03-15 check pain 5
    2026-03-16 check pain 3
    2026-03-17 check pain 5
    2026-03-18 check pain 3
    2026-03-19 check pain 5
    2026-03-20 check pain 3
    """
    assert NextDayWorse in reasons(history, "2026-03-20")


def test_much_pain_after_a_session_is_worse_even_when_the_morning_is_calm(
    history: History,
) -> None:
    """
    2026-03-01..2026-03-14 check pain 3
    2026-03-01..2026-03-04 walk 12m
    2026-03-05..2026-03-14 walk 12m pain 3-6
    """
    assert NextDayWorse in reasons(history, "2026-03-12")


def test_a_morning_above_the_usual_is_no_morning_for_a_raise(history: History) -> None:
    """
    2026-03-01..2026-03-10 walk 12m
    2026-03-01..2026-03-10 check pain 3
    2026-03-11 check pain 4.5
    """
    assert MorningAboveUsual in reasons(history, "2026-03-11")


def test_a_week_that_creeps_up_holds_the_quota(history: History) -> None:
    """
    2026-03-01..2026-03-30 walk 12m
    2026-03-01..2026-03-04 check pain 2
    2026-03-05..2026-03-11 check pain 3
    """
    assert PainRising in reasons(history, "2026-03-11")


def test_too_few_rated_days_say_nothing_about_the_usual(history: History) -> None:
    """
    2026-03-01..2026-03-20 walk 12m
    2026-03-09..2026-03-11 check pain 3
    """
    assert UsualUnknown in reasons(history, "2026-03-12")


def test_old_evidence_alone_raises_nothing(history: History) -> None:
    """
    2026-03-01..2026-03-14 check pain 3
    2026-03-01..2026-03-09 walk 12m
    """
    assert NotLately in reasons(history, "2026-03-14")


def test_a_ceiling_ends_the_climb_and_is_named(history: History) -> None:
    """
    2026-03-01..2026-04-30 check pain 3
    2026-03-01..2026-04-30 walk 14m
    """
    ceiling = Settings(care=Care(activities={"walk": Agreement(ceiling=Amount("minutes", 12.5))}))
    quota = history.quota("2026-04-30", settings=ceiling)
    assert (quota.quota, quota.next_quota) == (12.5, None)
    assert CeilingHeld in reasons(history, "2026-04-30", ceiling)


def test_a_step_of_one_s_own_is_taken_whole(history: History) -> None:
    """
    The source text's example: a walking route longer by five minutes.

    2026-03-01..2026-03-14 check pain 3
    2026-03-01..2026-03-14 walk 25m
    """
    own = Settings(activities={"walk": Activity("walk", step=5)})
    assert history.quota("2026-03-11", settings=own).quota == 25


def test_a_step_that_goes_too_far_in_a_fortnight_waits_and_says_so(history: History) -> None:
    """
    2026-03-01..2026-03-14 check pain 3
    2026-03-01..2026-03-14 walk 10m
    """
    own = Settings(activities={"walk": Activity("walk", step=5)})
    assert history.quota("2026-03-11", settings=own).quota == 8
    assert FortnightCap in reasons(history, "2026-03-11", own)


def test_a_week_of_three_planned_days_needs_three(history: History) -> None:
    """
    2026-03-01..2026-03-20 check pain 3
    2026-03-02 walk 12m
    2026-03-04 walk 12m
    2026-03-06 walk 12m
    2026-03-09 walk 12m
    2026-03-11 walk 12m
    2026-03-13 walk 12m
    """
    planned = Settings(activities={"walk": Activity("walk", days=("mon", "wed", "fri"))})
    assert history.quota("2026-03-14", settings=planned).decision == "raise"


def test_two_activities_take_turns(history: History) -> None:
    """
    2026-03-01..2026-03-20 check pain 3
    2026-03-01..2026-03-20 walk 12m
    2026-03-01..2026-03-20 dishes 12m
    """
    raised = {
        day: [
            q.activity
            for q in history.evaluation(f"2026-03-{day}").plan.quotas
            if q.decision == "raise"
        ]
        for day in range(10, 18)
    }
    assert raised[11] == ["dishes"]
    assert raised[12] == raised[13] == raised[14] == []
    assert raised[15] == ["walk"]


@pytest.mark.parametrize("done", ["25m", "30m"])
def test_doing_far_too_much_is_no_evidence(done: str) -> None:
    from tests.histories import read_history

    told = read_history(f"""
    2026-03-01..2026-03-20 check pain 3
    2026-03-01..2026-03-03 walk 12m
    2026-03-04..2026-03-20 walk {done}
    """)
    assert told.quota("2026-03-18").decision == "hold"


def test_a_quota_that_is_seldom_reached_is_said_and_not_changed(history: History) -> None:
    """
    2026-03-01..2026-03-12 check pain 3
    2026-03-01..2026-03-12 walk 20m
    2026-03-13..2026-04-20 walk 8m
    """
    found = history.evaluation("2026-04-20")
    (seldom,) = found.out_of_reach
    assert (seldom.reached, str(seldom.usual)) == (0, "8 min")
    assert found.plan.quotas[0].quota == 17
    plans = [history.evaluation(date(2026, 4, on)).plan for on in range(10, 21)]
    told = [p.date.day for p in plans if any(isinstance(n, OutOfReach) for n in p.notices)]
    assert len(told) in (1, 2)


def test_starting_again_from_new_tries_is_the_person_s_own_act(history: History) -> None:
    """
    2026-03-01..2026-03-12 check pain 3
    2026-03-01..2026-03-12 walk 20m
    2026-03-13..2026-04-20 walk 8m
    """
    again = Settings(activities={"walk": Activity("walk", restart_on=date(2026, 4, 15))})
    assert history.quota("2026-04-14", settings=again).quota == 17
    assert history.quota("2026-04-15", settings=again).quota is None
    assert history.quota("2026-04-18", settings=again).quota == 6


def course(history: History, days: range, settings: Settings = Settings()) -> list[float | None]:
    return [history.quota(f"2026-04-{day:02}", settings=settings).quota for day in days]


def test_after_a_break_of_under_four_weeks_the_amount_comes_back_in_steps(
    history: History,
) -> None:
    """
    2026-03-01..2026-03-14 check pain 3
    2026-03-01..2026-03-14 walk 25m
    2026-04-04..2026-04-20 check pain 3
    2026-04-04..2026-04-20 walk 18m
    """
    assert history.quota("2026-03-20").quota == 24
    assert course(history, range(3, 9)) == [19, 19, 19, 21, 21, 24]
    assert history.quota("2026-04-05").decision == "return"
    assert all(history.quota(f"2026-04-{day:02}").decision == "hold" for day in range(8, 15))


def test_after_a_holiday_of_a_week_too(history: History) -> None:
    """
    2026-03-01..2026-03-14 check pain 3
    2026-03-01..2026-03-14 walk 25m
    2026-03-25..2026-04-10 check pain 3
    2026-03-25..2026-04-10 walk 18m
    """
    away = Pause("holiday", date(2026, 3, 15), date(2026, 3, 25))
    chosen = Settings(profile=Profile(pauses=(away,)))
    quotas = [history.quota(f"2026-03-{day}", settings=chosen).quota for day in range(24, 31)]
    assert quotas == [17, 17, 17, 19, 19, 22, 22]


def test_two_worse_mornings_after_a_raise_restore_the_amount_before_it(history: History) -> None:
    """
    2026-03-01..2026-03-13 check pain 3
    2026-03-14 check pain 5
    2026-03-15 check pain 3
    2026-03-16 check pain 5
    2026-03-17..2026-05-20 check pain 3
    2026-03-01..2026-03-10 walk 15m
    2026-03-11..2026-03-16 walk 13m
    2026-03-17..2026-05-20 walk 12m
    """
    assert history.quota("2026-03-11").quota == 13
    back = history.quota("2026-03-16")
    assert (back.quota, back.decision, type(back.because[0])) == (12, "scale_back", WentBack)
    held = [history.quota(date(2026, 3, 16) + timedelta(days=k)) for k in range(1, 28)]
    assert {one.quota for one in held} == {12}
    assert RaiseRests in [type(one) for one in held[-1].because]
    again = history.quota("2026-04-13")
    assert (again.quota, again.decision) == (13, "raise")


def test_after_going_back_the_step_is_half_as_large(history: History) -> None:
    """
    2026-03-01..2026-03-13 check pain 3
    2026-03-14 check pain 5
    2026-03-15 check pain 3
    2026-03-16 check pain 5
    2026-03-17..2026-05-20 check pain 3
    2026-03-01..2026-05-20 walk 5000steps
    """
    assert history.quota("2026-03-11").quota == 4400
    assert history.quota("2026-03-16").quota == 4000
    assert history.quota("2026-04-13").quota == 4200


def test_a_flare_that_begins_at_the_raised_amount_counts_as_both_mornings(
    history: History,
) -> None:
    """
    2026-03-01..2026-03-13 check pain 3
    2026-03-14 check pain 7
    2026-03-14 flare
    2026-03-15..2026-03-17 check pain 7
    2026-03-18..2026-05-20 check pain 3
    2026-03-01..2026-05-20 walk 13m
    """
    assert history.quota("2026-03-13").quota == 11
    assert history.quota("2026-03-14").full == 10
    assert history.quota("2026-03-30").quota == 10


def test_after_two_rounds_it_is_called_the_limit_for_now(history: History) -> None:
    """
    2026-03-01..2026-03-13 check pain 3
    2026-03-14 check pain 5
    2026-03-15 check pain 3
    2026-03-16 check pain 5
    2026-03-17..2026-04-15 check pain 3
    2026-04-16 check pain 5
    2026-04-17 check pain 3
    2026-04-18 check pain 5
    2026-04-19..2026-04-30 check pain 3
    2026-03-01..2026-04-30 walk 13m
    """
    assert LimitForNow not in reasons(history, "2026-03-20")
    assert LimitForNow in reasons(history, "2026-04-18")
    assert LimitForNow in reasons(history, "2026-04-25")


def test_no_step_on_a_day_that_anything_calls_harder(history: History) -> None:
    """
    2026-03-01..2026-03-10 check pain 3
    2026-03-11 check pain 3 +hard
    2026-03-01..2026-03-14 walk 12m
    2026-03-12..2026-03-14 check pain 3
    """
    assert HarderDay in reasons(history, "2026-03-11")
    assert [history.quota(f"2026-03-{day}").decision for day in (11, 12)] == ["hold", "raise"]


def test_days_just_under_the_amount_count_and_do_not_raise_it_alone(history: History) -> None:
    """
    2026-03-01..2026-04-14 check pain 3
    2026-03-01..2026-03-03 walk 25m
    2026-03-04..2026-03-20 walk 18m
    2026-03-21..2026-04-14 walk 20m
    """
    assert UsuallyBelow in reasons(history, "2026-03-20")
    assert history.quota("2026-03-23").decision == "raise"


def test_a_day_with_a_part_stopped_for_pain_is_no_evidence(history: History) -> None:
    """
    2026-03-01..2026-03-20 check pain 3
    2026-03-01..2026-03-03 walk 12m
    2026-03-04..2026-03-20 walk 12m stopped pain
    """
    assert TooFewSessions in reasons(history, "2026-03-20")


def test_twice_a_week_goes_up(history: History) -> None:
    """
    2026-03-02 walk 12m
    2026-03-03 check pain 3
    2026-03-05 walk 12m
    2026-03-06 check pain 3
    2026-03-09 walk 12m
    2026-03-10 check pain 3
    2026-03-12 walk 12m
    2026-03-13 check pain 3
    2026-03-16 walk 12m
    2026-03-17 check pain 3
    2026-03-19 walk 12m
    2026-03-20 check pain 3
    2026-03-23 walk 12m
    2026-03-24 check pain 3
    2026-03-26 walk 12m
    2026-03-27 check pain 3
    2026-03-30 walk 12m
    """
    found = history.evaluation("2026-03-30").course["walk"]
    assert any(point.raised for point in found)


def test_a_day_of_much_more_than_usual_is_no_evidence_for_a_step(history: History) -> None:
    """Usually 5 min, and 8 min more now and then: those days took the amount up and up.

    2026-03-01..2026-03-05 walk 12m
    2026-03-06..2026-03-31 walk 5m
    2026-03-01..2026-04-01 check pain 3
    2026-03-22 walk 8m
    2026-03-25 walk 8m
    2026-03-28 walk 8m
    2026-03-30 walk 8m
    """
    assert not any(one.raised for one in history.evaluation("2026-04-01").course["walk"])
    assert TooFewSessions in reasons(history, "2026-04-01")


def test_days_a_little_above_the_usual_and_the_amount_still_bring_the_step(
    history: History,
) -> None:
    """Above the amount, and within 1.5 times the usual 8 min 30 s.

    2026-03-01..2026-03-05 walk 12m
    2026-03-06..2026-03-31 walk 8m 30s
    2026-03-01..2026-03-31 check pain 3
    2026-03-22 walk 4m
    2026-03-25 walk 4m
    2026-03-28 walk 4m
    2026-03-30 walk 4m
    """
    assert any(one.raised for one in history.evaluation("2026-03-31").course["walk"])


def test_an_agreed_step_and_hold_are_the_pace() -> None:
    """8 minutes to 20, 2 minutes every 5 days, in at most 35 calm days."""
    from tests.histories import read_history

    agreed = Agreement(
        ceiling=Amount("minutes", 20), step=Amount("minutes", 2), hold_days=5,
        method="clinician", baseline=Amount("minutes", 8),
    )  # fmt: skip
    chosen = Settings(care=Care("A. Therapist", activities={"walk": agreed}))
    lines, on, quota = ["2026-03-01 check pain 3", "2026-03-01 walk 8m"], date(2026, 3, 2), 8.0
    while on <= date(2026, 4, 4):
        lines.append(f"{on} check pain 3")
        quota = read_history("\n".join(lines)).quota(on, settings=chosen).quota or 0
        lines.append(f"{on} walk {quota:g}m")
        on += timedelta(days=1)
    assert quota == 20


def test_with_an_agreed_pace_its_hold_days_are_calm_days_enough(history: History) -> None:
    """One morning outside the usual range. Without an agreed pace a step waits 12 days for it.

    2026-03-01..2026-03-10 check pain 3
    2026-03-11 check pain 5
    2026-03-12..2026-03-30 check pain 3
    2026-03-01..2026-03-07 walk 8m
    2026-03-08..2026-03-30 walk 10m
    """
    agreed = Agreement(
        ceiling=Amount("minutes", 20), step=Amount("minutes", 2), hold_days=5,
        method="clinician", baseline=Amount("minutes", 8),
    )  # fmt: skip
    chosen = Settings(care=Care("A. Therapist", activities={"walk": agreed}))
    assert history.quota("2026-03-08", settings=chosen).quota == 10
    waits = history.quota("2026-03-16", settings=chosen).because
    assert WorseLately(date(2026, 3, 11), 5) in waits
    assert history.quota("2026-03-17", settings=chosen).quota == 12
    alone = Settings(care=Care("", activities={"walk": agreed}))
    assert WorseLately(date(2026, 3, 11), 12) in history.quota("2026-03-17", settings=alone).because
