"""Much more than usual, and the days after it."""

from datetime import date, timedelta

from pacing_cli.engine.advise import advise
from pacing_cli.engine.days import days
from pacing_cli.model.activity import Activity
from pacing_cli.model.day import DayContext, Fixed
from pacing_cli.model.evaluation import EvaluationInput
from pacing_cli.model.plan import Plan
from pacing_cli.model.profile import Profile
from pacing_cli.model.quantity import Amount
from pacing_cli.model.reason import AfterMuchMore, OverOrdinary, TrialToday, WaitsAfterMore
from pacing_cli.model.settings import Agreement, Care, Settings
from pacing_cli.wording.quota import beside_usual
from tests.histories import History, entry


def after(plan: Plan) -> AfterMuchMore | None:
    return next((one for one in plan.notices if isinstance(one, AfterMuchMore)), None)


def minutes(plan: Plan) -> float:
    return sum(block.minutes for block in plan.blocks if block.kind == "activity")


def test_three_known_days_suffice_to_see_a_day_of_four_hours(history: History) -> None:
    """
    2026-03-01..2026-03-03 walk 12m
    2026-03-04 walk 4h
    """
    (more,) = [one for one in history.evaluation("2026-03-04").much_more[-1] if one.activity]
    assert (more.activity, more.amount.value, more.usual.value) == ("walk", 240, 12)


def test_a_count_of_a_device_on_a_day_without_a_word_counts_too() -> None:
    """A watch counted 4,000 steps a day, then 11,800: the time line was empty."""
    first = date(2026, 3, 1)
    told = [
        entry(n, "activity", first + timedelta(days=n), 12, activity="steps", steps=steps,
              x_whole_day=True, date_only=True, source={"by": "device", "name": "watch"})
        for n, steps in enumerate((4000, 4100, 3900, 11_800))
    ]  # fmt: skip
    end = date(2026, 3, 4)
    found = advise(EvaluationInput(days(told, end), Settings(), end)).much_more[-1]
    (more,) = found
    assert (more.activity, more.amount.value, more.usual.value) == ("steps", 11_800, 4000)
    assert after(advise(EvaluationInput(days(told, first + timedelta(4)), Settings(),
                                        first + timedelta(4))).plan)  # fmt: skip


def test_without_a_usual_the_daily_amount_is_what_it_stands_beside(history: History) -> None:
    """
    2026-03-01 check pain 3
    2026-03-01 garden 40m
    """
    ten = Amount("minutes", 10)
    life = Settings(care=Care(activities={
        "garden": Agreement(method="clinician", baseline=ten)}))  # fmt: skip
    (more,) = [one for one in history.evaluation("2026-03-01", life).much_more[-1] if one.activity]
    assert more.by_quota
    assert beside_usual(more) == "About 4 times its daily amount of 10 min."


def test_the_morning_after_says_so_and_no_step_up_comes(history: History) -> None:
    """
    2026-03-01..2026-03-20 check pain 3
    2026-03-01..2026-03-18 walk 12m pain 3-3
    2026-03-19 walk 60m
    """
    plan = history.evaluation("2026-03-20").plan
    told = after(plan)
    assert told
    assert (told.activities, told.days_ago) == (("walk",), 1)
    assert plan.day == "steady"
    assert told in plan.harder_because
    assert any(isinstance(one, WaitsAfterMore) for one in plan.quotas[0].because)
    assert after(history.evaluation("2026-03-21").plan) is None


def test_two_days_where_the_next_morning_was_worse_or_not_rated(history: History) -> None:
    """
    2026-03-01..2026-03-19 check pain 3
    2026-03-01..2026-03-18 walk 12m
    2026-03-19 walk 60m
    2026-03-20 walk 9m
    """
    assert after(history.evaluation("2026-03-21").plan)
    assert after(history.evaluation("2026-03-22").plan) is None


def test_three_days_in_envelope_mode(history: History) -> None:
    """
    2026-03-01..2026-03-25 check pain 3
    2026-03-01..2026-03-18 walk 12m
    2026-03-19 walk 60m
    """
    life = Settings(profile=Profile(mode="envelope"))
    told = [after(history.evaluation(f"2026-03-{day}", life).plan) for day in (20, 21, 22, 23)]
    assert [bool(one) for one in told] == [True, True, True, False]


def test_what_matters_least_is_left_out_and_appointments_do_not_count(history: History) -> None:
    """
    2026-03-01..2026-03-20 check pain 3
    2026-03-01..2026-03-18 walk 12m
    2026-03-01..2026-03-05 kitchen 30m
    2026-03-19 walk 60m
    """
    life = Settings(
        activities={
            "walk": Activity("walk", priority="must"),
            "kitchen": Activity("kitchen", priority="want"),
        }
    )
    seen = days(history.entries, date(2026, 3, 20))
    hours = DayContext(fixed=(Fixed("dentist", 600, 660),))
    plan = advise(EvaluationInput(seen, life, date(2026, 3, 20), so_far=hours)).plan
    assert {one.activity for one in plan.blocks if one.kind == "activity"} == {"walk"}
    assert any(one.kind == "fixed" for one in plan.blocks)
    (out,) = [one for one in plan.notices if isinstance(one, OverOrdinary)]
    assert (out.activity, out.ordinary) == ("kitchen", 12)
    kitchen = next(one for one in plan.quotas if one.activity == "kitchen")
    assert kitchen.quota == 12  # shortened for itself alone, whatever else there is
    assert kitchen.full == 19


def test_of_what_matters_alike_the_overdone_activity_is_left_out(history: History) -> None:
    """Most days have one of the two. After 2 h 30 min of garden, garden was all that was planned.

    2026-03-01..2026-03-22 check pain 3
    2026-03-01..2026-03-06 garden 20m
    2026-03-01..2026-03-06 walk 16m
    2026-03-07..2026-03-14 walk 16m
    2026-03-15..2026-03-20 garden 20m
    2026-03-21 garden 150m
    """
    plan = history.evaluation("2026-03-22").plan
    assert [one.activity for one in plan.notices if isinstance(one, OverOrdinary)] == ["garden"]
    assert "walk" in {one.activity for one in plan.blocks}


def test_no_try_of_what_was_overdone_and_of_nothing_that_has_no_room(history: History) -> None:
    """
    2026-03-01..2026-03-20 check pain 3
    2026-03-01..2026-03-18 walk 12m
    2026-03-18 garden 5m
    2026-03-19 garden 45m
    """
    plan = history.evaluation("2026-03-20").plan
    assert "garden" not in {one.activity for one in plan.blocks}
    assert not [one for one in plan.notices if isinstance(one, TrialToday)]


def test_a_long_rest_is_not_too_much(history: History) -> None:
    """
    2026-03-01..2026-03-10 bath 20m
    2026-03-11 bath 90m
    """
    life = Settings(activities={"bath": Activity("bath", kind="rest")})
    assert history.evaluation("2026-03-11", life).much_more[-1] == ()


def test_in_envelope_mode_a_restart_looks_for_a_new_week(history: History) -> None:
    """
    2026-03-01..2026-04-30 check pain 3
    2026-03-01..2026-03-10 walk 6m
    2026-03-11..2026-04-30 walk 20m
    """
    envelope = Profile(mode="envelope")
    before = history.quota("2026-04-15", settings=Settings(profile=envelope)).quota
    walk = Activity("walk", restart_on=date(2026, 4, 1))
    life = Settings(profile=envelope, activities={"walk": walk})
    assert before == 4.5
    assert history.quota("2026-04-15", settings=life).quota == 15
