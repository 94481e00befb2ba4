"""Laws of a bad day: saying so never gives more, and then nothing but safety is said."""

from datetime import timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from pacing_cli.engine.advise import advise
from pacing_cli.engine.days import days
from pacing_cli.model.entry import BAD, BETTER, Entry
from pacing_cli.model.evaluation import EvaluationInput
from pacing_cli.model.quantity import Amount
from pacing_cli.model.reason import BadDayToday, RedFlag
from pacing_cli.model.settings import Agreement, Care, Settings
from tests.histories import START, Happening, entry, happenings, told

AGREED = Settings(
    care=Care(activities={"walk": Agreement(floor=Amount("minutes", 4.0))})
)  # fmt: skip


def quotas(entries: tuple[Entry, ...], last: int, settings: Settings) -> dict[str, float]:
    on = START + timedelta(days=last)
    plan = advise(EvaluationInput(days(entries, on), settings, on)).plan
    return {one.activity: one.quota for one in plan.quotas if one.quota is not None}


@given(happenings(8, 40), st.sampled_from([Settings(), AGREED]))
def test_a_bad_day_never_raises_anything(found: list[Happening], settings: Settings) -> None:
    entries, last = told(found), len(found) - 1
    on = START + timedelta(days=last)
    without = quotas(entries, last, settings)
    with_it = quotas((*entries, entry(9000, BAD, on)), last, settings)
    assert all(amount <= without[name] for name, amount in with_it.items())


@given(happenings(8, 40))
def test_bad_and_then_better_is_no_more_than_a_day_that_was_never_bad(
    found: list[Happening],
) -> None:
    entries, last = told(found), len(found) - 1
    on = START + timedelta(days=last)
    # In a flare, or after a bad day before, `better` ends that one.
    # The phase is asked: a plan calls a bad day on the way back by the way back.
    now = advise(EvaluationInput(days(entries, on), Settings(), on))
    assume(now.phase.kind != "bad" and now.plan.day != "flare")
    said = (entry(9000, BAD, on), entry(9001, BETTER, on))
    without = quotas(entries, last, Settings())
    with_it = quotas((*entries, *said), last, Settings())
    assert all(amount <= without[name] for name, amount in with_it.items())


@given(happenings(4, 40))
def test_on_a_bad_day_only_safety_and_the_day_itself_are_said(found: list[Happening]) -> None:
    entries, last = told(found), len(found) - 1
    on = START + timedelta(days=last)
    plan = advise(EvaluationInput(days((*entries, entry(9000, BAD, on)), on), Settings(), on)).plan
    if plan.day == "bad":
        assert all(isinstance(one, BadDayToday | RedFlag) for one in plan.notices)
