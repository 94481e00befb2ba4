"""Laws of trying out levels: whatever the journal, never past what holds for a raise."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from pacing_cli.engine.advise import advise
from pacing_cli.engine.days import days
from pacing_cli.engine.experiments import tried_out
from pacing_cli.engine.progression.caps import refused_level
from pacing_cli.model.evaluation import EvaluationInput
from pacing_cli.model.experiment import Protocol
from pacing_cli.model.quantity import Amount, unit
from pacing_cli.model.settings import Agreement, Care, Settings
from tests.histories import START, Happening, evaluations, happenings, told


def minutes(value: float) -> Amount:
    return Amount("minutes", value)


@given(happenings(8, 45), st.sampled_from([4.0, 8.0, 12.0, 60.0]), st.floats(0.5, 40))
def test_no_level_is_tried_above_a_ceiling_or_more_than_one_step_above_today(
    found: list[Happening], ceiling: float, asked: float
) -> None:
    settings = Settings(care=Care(activities={"walk": Agreement(ceiling=minutes(ceiling))}))
    entries, level = told(found), minutes(round(asked * 2) / 2)
    plan = Protocol(
        "q", "level", "walk", ("a", "b"), "pain", 1, 1.0, 6, 0, START, 1, ((0, 1),) * 12,
        (level, level),
    )  # fmt: skip
    whole = days(entries, START + timedelta(days=len(found) - 1))
    for place, seen in enumerate(evaluations(found, settings)):
        today = START + timedelta(days=place)
        run = [day for day in whole if day.on <= today] or days((), today)
        quota = next((one for one in seen.plan.quotas if one.activity == "walk"), None)
        earlier = [point.quota for point in seen.course.get("walk", ())[-15:-1]]
        stands = tried_out(plan, "", run, settings, today, None, quota, earlier)
        if stands.arm and not stands.rests:
            assert quota is not None
            assert quota.quota is not None
            assert seen.plan.day == "steady"
            step = max(unit("minutes", quota.quota), quota.quota * 0.1)
            assert level.value <= min(ceiling, quota.quota + step)
            if level.value > quota.quota:
                known = [value for value in earlier if value is not None]
                assert level.value <= 1.3 * (known[0] if known else quota.quota) + 1e-9
                assert quota.decision == "hold"


@given(happenings(8, 45), st.floats(0.5, 40), st.floats(0.5, 40))
def test_what_is_refused_is_refused_for_more_as_well(
    found: list[Happening], one: float, other: float
) -> None:
    """Except that an amount of today is always in order: nothing above a refused one is offered."""
    entries, today = told(found), START + timedelta(days=len(found) - 1)
    seen = advise(EvaluationInput(days(entries, today), Settings(), today))
    quota = next((each for each in seen.plan.quotas if each.activity == "walk"), None)
    p, agreed = Settings().parameters, Agreement()
    low, high = sorted((one, other))
    if refused_level(minutes(low), quota, agreed, (), p):
        assert refused_level(minutes(high), quota, agreed, (), p)
