"""The ladder to a goal: the engine's own steps, at the earliest, and what stands in the way."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pacing_cli.engine.advise import Evaluation, advise
from pacing_cli.engine.days import days as run_of_days
from pacing_cli.engine.goals import ladder_of
from pacing_cli.model.activity import WEEKDAYS, Activity
from pacing_cli.model.evaluation import EvaluationInput
from pacing_cli.model.goal import Goal, Ladder
from pacing_cli.model.profile import Profile, Safety
from pacing_cli.model.quantity import Amount
from pacing_cli.model.settings import Agreement, Care, Settings
from tests.histories import START, entry, happenings, told

TRIES = 4


def minutes(value: float) -> Amount:
    return Amount("minutes", value)


def goal(target: float = 20, by: date | None = None, **more) -> Goal:
    return Goal("park", activities=("walk",), target=minutes(target), by=by, **more)


def of(evaluation: Evaluation, wanted: Goal, chosen: Settings = Settings()) -> Ladder:
    found = ladder_of(wanted, evaluation, chosen)
    assert found is not None
    return found


def lived(upto: date, chosen: Settings, **walked) -> list:
    """A person who tries a few times and then does each planned day exactly what is set."""
    name = {"activity": "walk", **walked}
    entries, number, on = [], 0, START
    while on <= upto:
        entries.append(entry(number, "check", on, 7, pain=3))
        planned = chosen.activity("walk").days
        if not planned or WEEKDAYS[on.weekday()] in planned:
            amount = minutes_on(entries, on, chosen) or 10
            entries.append(entry(number + 1, "activity", on, 10, minutes=amount, **name))
        number, on = number + 2, on + timedelta(days=1)
    return entries


def minutes_on(entries: list, on: date, chosen: Settings) -> float | None:
    plan = advise(EvaluationInput(run_of_days(entries, on), chosen, on)).plan
    found = [one for one in plan.quotas if one.activity == "walk"]
    return found[0].quota if found else None


WAYS = {
    "every day, one step in a week": Settings(),
    "three days a week": Settings(
        activities={"walk": Activity("walk", days=("mon", "wed", "fri"))}
    ),
    "its own small step": Settings(activities={"walk": Activity("walk", "minutes", step=0.5)}),
    "a large step, which the fortnight holds": Settings(
        activities={"walk": Activity("walk", "minutes", step=2)}
    ),
    "short holds, agreed on": Settings(care=Care(activities={"walk": Agreement(hold_days=3)})),
    "long holds, agreed on": Settings(care=Care(activities={"walk": Agreement(hold_days=10)})),
}


@pytest.mark.parametrize("way", WAYS)
def test_somebody_who_does_what_is_set_arrives_on_the_day_that_the_ladder_says(way: str) -> None:
    """Tries of 10 minutes from 1 March on, then each day the quota, pain always 3."""
    chosen = WAYS[way]
    today = START + timedelta(days=24)
    entries = lived(today, chosen)
    evaluation = advise(EvaluationInput(run_of_days(entries, today), chosen, today))
    ladder = of(evaluation, goal(14), chosen)
    assert ladder.reached is not None
    later = lived(ladder.reached, chosen)
    course = advise(
        EvaluationInput(run_of_days(later, ladder.reached), chosen, ladder.reached)
    ).course["walk"]
    quotas = {point.on: point.quota for point in course}
    for rung in ladder.rungs:
        assert quotas[rung.on] == rung.amount.value
        assert quotas[rung.on - timedelta(days=1)] < rung.amount.value


@settings(max_examples=40)
@given(happenings(least=10), st.floats(1, 60), st.integers(-20, 200))
def test_whatever_the_log_a_ladder_only_climbs_and_begins_after_today(found, target, wish) -> None:
    entries = told(found)
    today = entries[-1].day if entries else START
    evaluation = advise(EvaluationInput(run_of_days(entries, today), Settings(), today))
    ladder = of(evaluation, goal(target, today + timedelta(days=wish)))
    days, amounts = [r.on for r in ladder.rungs], [r.amount.value for r in ladder.rungs]
    assert days == sorted(set(days))
    assert amounts == sorted(set(amounts))
    assert all(on > today for on in days)
    assert (ladder.reached is None) or ladder.stop is None
    assert all(small.amount.value < target for small in ladder.smaller)


def held(upto: int = 20, chosen: Settings = Settings()) -> Evaluation:
    today = START + timedelta(days=upto)
    return advise(EvaluationInput(run_of_days(lived(today, chosen), today), chosen, today))


def test_a_wish_that_comes_too_soon_is_said_with_smaller_goals() -> None:
    evaluation = held()
    by = evaluation.plan.date + timedelta(days=20)
    ladder = of(evaluation, goal(20, by))
    assert ladder.late
    first, half = ladder.smaller
    assert first.on <= by
    assert half.amount.value >= (ladder.now.value + 20) / 2


def test_a_wish_before_the_first_step_offers_half_the_way() -> None:
    evaluation = held()
    ladder = of(evaluation, goal(20, evaluation.plan.date + timedelta(days=1)))
    assert ladder.late
    assert len(ladder.smaller) == 1


def test_a_goal_below_todays_quota_is_there_already() -> None:
    evaluation = held()
    assert of(evaluation, goal(2)).reached == evaluation.plan.date


def test_a_ceiling_under_the_goal_is_named_with_who_agreed_on_it() -> None:
    chosen = Settings(
        care=Care("Ann", activities={"walk": Agreement(ceiling=minutes(11))}),
    )
    ladder = of(held(chosen=chosen), goal(20), chosen)
    assert (ladder.stop, ladder.ceiling, ladder.agreed_with) == ("ceiling", minutes(11), "Ann")
    assert ladder.reached is None
    assert ladder.smaller[-1].amount == minutes(11)


def test_at_the_ceiling_there_is_no_step_and_no_smaller_goal() -> None:
    chosen = Settings(care=Care("Ann", activities={"walk": Agreement(ceiling=minutes(5))}))
    ladder = of(held(chosen=chosen), goal(20), chosen)
    assert (ladder.stop, ladder.rungs, ladder.smaller) == ("ceiling", (), ())


def test_envelope_mode_has_no_ladder() -> None:
    chosen = Settings(Profile(mode="envelope"))
    ladder = of(held(chosen=chosen), goal(20), chosen)
    assert (ladder.stop, ladder.rungs) == ("envelope", ())


def test_a_safety_answer_has_no_ladder() -> None:
    chosen = Settings(Profile(safety=Safety(red_flags=("numb",))))
    assert of(held(chosen=chosen), goal(20), chosen).stop == "stopped"


def test_a_paused_activity_has_no_ladder() -> None:
    chosen = Settings(activities={"walk": Activity("walk", paused=True)})
    assert of(held(chosen=chosen), goal(20), chosen).stop == "paused"


def test_without_a_quota_it_says_what_is_still_needed() -> None:
    evaluation = held(upto=1)
    ladder = of(evaluation, goal(20))
    assert ladder.stop == "no_quota"
    assert ladder.because


def test_an_activity_that_was_never_logged_has_no_quota() -> None:
    ladder = of(held(), goal(20)._replace(activities=("swim",)))
    assert (ladder.stop, ladder.activity) == ("no_quota", "swim")


def test_metres_are_not_minutes() -> None:
    ladder = of(held(), goal(20)._replace(target=Amount("metres", 900)))
    assert ladder.stop == "measure"


def test_a_goal_without_an_amount_or_an_activity_has_no_ladder() -> None:
    evaluation = held()
    assert ladder_of(Goal("sing", target=minutes(3)), evaluation, Settings()) is None
    assert ladder_of(Goal("sing", activities=("walk",)), evaluation, Settings()) is None


def test_a_step_that_is_never_allowed_is_said() -> None:
    """One repetition more than three is 33 % more: no fortnight allows it."""
    days = range(12)
    entries = [
        one
        for n in days
        for one in (
            entry(2 * n, "check", START + timedelta(days=n), 7, pain=3),
            entry(2 * n + 1, "activity", START + timedelta(days=n), 10, activity="rows", reps=4),
        )
    ]
    today = START + timedelta(days=11)
    evaluation = advise(EvaluationInput(run_of_days(entries, today), Settings(), today))
    wanted = Goal("rows", activities=("rows",), target=Amount("reps", 10))
    ladder = of(evaluation, wanted)
    assert (ladder.stop, ladder.rungs) == ("step", ())


def test_a_goal_that_is_decades_away_is_said_to_be_far() -> None:
    ladder = of(held(), goal(1e9))
    assert (ladder.stop, ladder.reached, ladder.rungs) == ("far", None, ())


def test_in_a_flare_the_days_count_from_its_end() -> None:
    today = START + timedelta(days=20)
    entries = [*lived(today, Settings()), entry(900, "flare", today, 11)]
    ladder = of(advise(EvaluationInput(run_of_days(entries, today), Settings(), today)), goal(14))
    assert ladder.waiting
    assert ladder.reached is not None


@pytest.mark.parametrize("many", [2, 3, 4])
def test_where_others_grow_too_the_later_day_is_about_right(many: int) -> None:
    """Each activity does each day what is set; no two are raised within three days."""
    names = [f"a{n}" for n in range(many)]
    wanted = Goal("g", activities=("a0",), target=minutes(11))
    entries, number, on, ladder = [], 0, START, None
    while True:
        entries.append(entry(number, "check", on, 7, pain=3))
        found = advise(EvaluationInput(run_of_days(entries, on), Settings(), on))
        quotas = {one.activity: one.quota for one in found.plan.quotas}
        if on == START + timedelta(days=10):
            ladder = of(found, wanted)
        if ladder and quotas["a0"] >= 11:
            break
        for name in names:
            number += 1
            done = quotas.get(name) or 10
            entries.append(entry(number, "activity", on, 10, activity=name, minutes=done))
        number, on = number + 1, on + timedelta(days=1)
    assert ladder is not None
    assert ladder.others == many - 1
    assert ladder.reached <= on
    assert abs((on - (ladder.in_turn or ladder.reached)).days) <= 10
