"""Plans for the days to come: what is known today goes on, and silence to come is no silence."""

from datetime import date, timedelta
from itertools import pairwise

from pacing_cli.engine.advise import advise
from pacing_cli.engine.ahead import ahead
from pacing_cli.engine.days import days, still_to_come
from pacing_cli.model.activity import Activity
from pacing_cli.model.day import DayContext, Tried
from pacing_cli.model.evaluation import EvaluationInput
from pacing_cli.model.plan import Plan
from pacing_cli.model.profile import Pause, Profile, Safety
from pacing_cli.model.quantity import Amount
from pacing_cli.model.reason import RestartedAfterSilence
from pacing_cli.model.settings import Settings
from tests.histories import History

TODAY = date(2026, 3, 15)
FORTNIGHT = 14


def plans(history: History, settings: Settings = Settings(), count: int = FORTNIGHT) -> list[Plan]:
    return list(ahead(days(history.entries, TODAY), settings, TODAY, count))


def quotas(found: list[Plan], name: str = "walk") -> list[float | None]:
    return [next(q.quota for q in plan.quotas if q.activity == name) for plan in found]


def planned(found: list[Plan], name: str) -> list[int]:
    """On which of the days the activity stands, from 0 on."""
    return [i for i, p in enumerate(found) if any(b.activity == name for b in p.blocks)]


def test_the_first_is_todays_plan_and_every_day_has_one(history: History) -> None:
    """
    2026-03-01..2026-03-14 walk 20m pain 3-3
    """
    found = plans(history)
    assert found[0] == advise(EvaluationInput(days(history.entries, TODAY), Settings(), TODAY)).plan
    assert [plan.date for plan in found] == [TODAY + timedelta(days=n) for n in range(FORTNIGHT)]


def test_two_weeks_without_an_entry_to_come_lower_nothing(history: History) -> None:
    """
    2026-03-01..2026-03-10 walk 20m pain 3-3
    """
    found = plans(history)
    assert len(set(quotas(found))) == 1
    reasons = [reason for plan in found for quota in plan.quotas for reason in quota.because]
    assert not any(isinstance(one, RestartedAfterSilence) for one in reasons)


def test_silence_that_is_over_still_counts(history: History) -> None:
    """Fifteen days without a walk: today it restarts lower, and so do the days to come.

    2026-02-10..2026-02-27 walk 20m pain 3-3
    2026-03-14 check pain 3
    """
    found = plans(history, Settings(activities={"walk": Activity("walk")}))
    assert any(isinstance(r, RestartedAfterSilence) for r in found[0].quotas[0].because)
    assert len(set(quotas(found))) == 1


def test_nothing_is_raised_on_days_that_nothing_is_known_of(history: History) -> None:
    """
    2026-02-20..2026-03-14 check pain 3
    2026-02-20..2026-03-14 walk 20m pain 3-3
    """
    found = plans(history)
    raised = [i for i, plan in enumerate(found) for q in plan.quotas if q.decision == "raise"]
    assert all(i <= 1 for i in raised), "a step can be due tomorrow, by what was logged until now"


def test_a_bad_day_goes_on_and_then_the_way_back(history: History) -> None:
    """
    2026-03-01..2026-03-14 walk 20m pain 3-3
    2026-03-15 08:00 bad
    """
    found = plans(history)
    kinds = [plan.day for plan in found]
    assert kinds[:4] == ["bad", "bad", "bad", "returning"]
    assert kinds[-1] == "steady"


def test_an_illness_without_an_end_leaves_every_day_free(history: History) -> None:
    """
    2026-03-01..2026-03-14 walk 20m pain 3-3
    """
    ill = Settings(Profile(pauses=(Pause("illness", TODAY),)))
    assert {plan.day for plan in plans(history, ill)} == {"rest"}


def test_a_safety_answer_leaves_no_blocks(history: History) -> None:
    """
    2026-03-01..2026-03-14 walk 20m pain 3-3
    """
    stopped = Settings(Profile(safety=Safety(red_flags=("numb legs",))))
    assert not any(plan.blocks for plan in plans(history, stopped))


def test_strength_work_has_a_day_between_and_two_days_a_week(history: History) -> None:
    """
    2026-03-01 rows 8reps
    2026-03-04 rows 8reps
    2026-03-08 rows 8reps
    2026-03-11 rows 8reps
    2026-03-14 rows 8reps
    """
    strong = Settings(activities={"rows": Activity("rows", resistance=True)})
    on = planned(plans(history, strong), "rows")
    assert on
    assert all(later - earlier > 1 for earlier, later in pairwise(on))
    logged = [-4, -1]
    for day in on:
        week = [one for one in (*logged, *on) if day - 7 < one <= day]
        assert len(week) <= 2


def test_as_many_tries_are_planned_as_are_needed_and_no_more(history: History) -> None:
    """
    2026-03-14 piano 5m
    """
    assert len(planned(plans(history), "piano")) == 2


def test_weekdays_hold(history: History) -> None:
    """
    2026-03-01..2026-03-14 walk 20m pain 3-3
    """
    on_mondays = Settings(activities={"walk": Activity("walk", days=("mon",))})
    found = plans(history, on_mondays)
    assert planned(found, "walk") == [1, 8]
    assert found[0].day == "rest"


def test_a_plan_of_tomorrow_and_the_calendar_say_the_same(history: History) -> None:
    """
    2026-02-20..2026-03-14 check pain 3
    2026-02-20..2026-03-14 walk 20m pain 3-3
    """
    tomorrow = TODAY + timedelta(days=1)
    run = still_to_come(days(history.entries, tomorrow), TODAY)
    alone = advise(EvaluationInput(run, Settings(), tomorrow)).plan
    assert plans(history)[1].quotas == alone.quotas
    assert plans(history)[1].blocks == alone.blocks


def test_one_day_alone_and_an_empty_log(history: History) -> None:
    """ """
    assert len(plans(history, count=1)) == 1
    assert all(plan.day == "steady" for plan in plans(history))


def test_the_lower_amount_of_a_try_stands_on_its_own_days_only(history: History) -> None:
    """
    2026-03-01..2026-03-14 walk 20m pain 3-3
    """
    turn = TODAY + timedelta(days=2)
    run, tried = days(history.entries, TODAY), Tried("walk", Amount("minutes", 10))
    without = quotas(plans(history))
    hours = {turn: DayContext(tried=tried)}
    found = list(ahead(run, Settings(), TODAY, FORTNIGHT, hours))
    assert quotas(found) == [*without[:2], 10, *without[3:]]
    assert sum(block.minutes for block in found[2].blocks if block.activity) == 10
