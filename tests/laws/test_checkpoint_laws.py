"""From a checkpoint the walk comes to the same advice as from the first day, to the last number."""

from datetime import date, timedelta

import pytest
from hypothesis import event, example, given, settings
from hypothesis import strategies as st

from pacing_cli.engine import evaluate
from pacing_cli.engine.advise import Evaluation, advise
from pacing_cli.engine.days import days
from pacing_cli.engine.flares.course import walk_days
from pacing_cli.engine.progression.track import Track
from pacing_cli.engine.today import few_words
from pacing_cli.model.activity import Activity, Subtask
from pacing_cli.model.entry import Entry
from pacing_cli.model.evaluation import EvaluationInput
from pacing_cli.model.history import History, NeedsOlderHistory
from pacing_cli.model.parameter_table import PARAMETERS
from pacing_cli.model.profile import Pause, Profile
from pacing_cli.model.quantity import Amount
from pacing_cli.model.settings import Agreement, Care, Settings
from tests.histories import START, Happening, entry, happenings, told

NOTHING = History()
LIVES = {
    "nothing set": Settings(),
    "a ceiling and a floor": Settings(
        care=Care(activities={"walk": Agreement(Amount("minutes", 12.0), Amount("minutes", 4.0))})
    ),
    "envelope": Settings(profile=Profile(mode="envelope", energy_ceiling=20)),
    "envelope from some day on": Settings(
        profile=Profile(mode="envelope", mode_since=START + timedelta(days=20))
    ),
    "an illness and a medicine": Settings(
        profile=Profile(
            pauses=(
                Pause("illness", START + timedelta(days=9), START + timedelta(days=12)),
                Pause("medicine", START + timedelta(days=25)),
            )
        )
    ),
    "days of the week, strength, a restart": Settings(
        activities={
            "walk": Activity(
                "walk",
                days=("mon", "wed", "fri"),
                subtasks=(Subtask("out", 4.0), Subtask("back", 7.0)),
            ),
            "weights": Activity("weights", measure="reps", resistance=True),
            "garden": Activity("garden", restart_on=START + timedelta(days=30)),
        }
    ),
    "a clinician's number": Settings(
        care=Care(
            activities={"swim": Agreement(method="clinician", baseline=Amount("metres", 100.0))}
        )
    ),
}


def from_the_middle(
    entries: tuple[Entry, ...], today: date, life: Settings, on: date
) -> Evaluation | None:
    """What is said from the checkpoint of a day; None: the log does not reach it."""
    first = [one for one in entries if one.day < today - timedelta(days=1)]
    earlier = today - timedelta(days=1)
    held = advise(EvaluationInput(days(first, earlier), life, earlier, keep_on=on)).checkpoint
    if held is None:
        return None
    since = days([one for one in entries if one.day >= on], today, on, held.names)
    return advise(EvaluationInput(since, life, today, held))


@settings(max_examples=150)
@given(happenings(12, 70), st.floats(0, 1), st.sampled_from(sorted(LIVES)))
def test_the_advice_of_a_checkpoint_is_that_of_the_whole_log(
    found: list[Happening], part: float, name: str
) -> None:
    entries, today = told(found), START + timedelta(days=len(found) - 1)
    whole = advise(EvaluationInput(days(entries, today), LIVES[name], today))
    first = min((one.day for one in entries), default=today)
    on = first + timedelta(days=1 + int(part * max((today - first).days - 3, 0)))
    here = from_the_middle(entries, today, LIVES[name], on)
    assert here is None or here._replace(checkpoint=None) == whole
    assert here is not None or (today - first).days < 3


@settings(max_examples=100)
@given(happenings(12, 70), st.floats(0, 1), st.sampled_from(sorted(LIVES)))
def test_the_phase_that_better_asks_for_is_that_of_the_whole_advice(
    found: list[Happening], part: float, name: str
) -> None:
    """Without amounts and without a plan, from a checkpoint or from the first day."""
    entries, today = told(found), START + timedelta(days=len(found) - 1)
    all_days, earlier = days(entries, today), today - timedelta(days=1)
    phase = advise(EvaluationInput(all_days, LIVES[name], today)).phase
    assert walk_days(all_days, LIVES[name]).log.phases[-1] == phase
    on = today - timedelta(days=1 + int(part * 10))
    first = days([one for one in entries if one.day <= earlier], earlier)
    held = advise(EvaluationInput(first, LIVES[name], earlier, keep_on=on)).checkpoint
    if held:
        since = days([one for one in entries if one.day >= on], today, on, held.names)
        assert walk_days(since, LIVES[name], held).log.phases[-1] == phase


_CALM = Happening(10, 8, 3, 3, None, False)
_SILENT = Happening(None, None, None, None, None, False)
_REPS_ALONE = Happening(None, 10, 2, None, None, False)
_SELDOM_REACHED = [_CALM] * 46 + [_SILENT] * 3 + [_REPS_ALONE] * 8
"""Again and again for most of a year: an amount that is seldom reached is news since long ago."""


@settings(max_examples=40)
@given(happenings(50, 80), st.integers(0, 30), st.sampled_from(sorted(LIVES)))
@example(_SELDOM_REACHED, 3, "a ceiling and a floor")
def test_with_old_sessions_left_out_the_plan_is_the_same_or_asks_for_them(
    found: list[Happening], back: int, name: str
) -> None:
    """The log goes on for most of a year; the checkpoint knows two hundred days of sessions.

    News is told for a year: whether an amount was out of reach half a year ago was worked out
    from the sessions that were left, and told as new.
    """
    long = [*found, *found, *found, *found, *found]
    entries, today = told(long), START + timedelta(days=len(long) - 1)
    whole = advise(EvaluationInput(days(entries, today), LIVES[name], today))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(evaluate, "DAYS_KEPT", 200)
        try:
            here = from_the_middle(entries, today, LIVES[name], today - timedelta(days=3 + back))
        except NeedsOlderHistory:
            event("the sessions that were left out were needed")
            return
    assert here is None or here._replace(checkpoint=None) == whole


def test_a_checkpoint_holds_the_sessions_of_the_longest_look_back_of_any_rule() -> None:
    """News goes back a year, to its start each `notice.again` days, and from there over
    `reach.window`; ranges go back three times `warn.max_age`."""
    most = {one.field: one.high for one in PARAMETERS}
    news = few_words.A_YEAR + most["notice_again"] + most["reach_window"]
    assert max(news, 3 * most["warn_max_age"]) <= evaluate.DAYS_KEPT


def test_a_checkpoint_of_a_checkpoint_is_the_checkpoint() -> None:
    """Month by month the walk goes on from where it stood, and never needs the first day."""
    found = [Happening(10, 8, 3, 3, None, False)] * 90
    entries = told(found)
    on, later, today = (START + timedelta(days=many) for many in (30, 60, 80))
    straight = advise(
        EvaluationInput(days(entries, today), Settings(), today, keep_on=later)
    ).checkpoint
    first = advise(EvaluationInput(days(entries, today), Settings(), today, keep_on=on)).checkpoint
    assert first
    since = days([one for one in entries if one.day >= on], today, on, first.names)
    again = advise(EvaluationInput(since, Settings(), today, first, later)).checkpoint
    assert again
    assert straight
    assert again._replace(past=NOTHING) == straight._replace(past=NOTHING)
    rows = (
        [row for stretch in held.past.stretches for row in zip(*stretch[:4], strict=True)]
        for held in (again, straight)
    )
    assert next(rows) == next(rows)


def test_another_spelling_of_an_old_name_asks_for_the_whole_log() -> None:
    """Forty days of `walk`; then somebody writes `Walk`, which comes first in the alphabet."""
    entries = told([Happening(10, 8, 3, 3, None, False)] * 40)
    on, today = START + timedelta(days=30), START + timedelta(days=41)
    held = advise(EvaluationInput(days(entries, today), Settings(), today, keep_on=on)).checkpoint
    assert held
    new = entry(9999, "activity", today, activity="Walk", minutes=10)
    since = days([*(one for one in entries if one.day >= on), new], today, on, held.names)
    with pytest.raises(NeedsOlderHistory):
        advise(EvaluationInput(since, Settings(), today, held))


@settings(max_examples=60)
@given(happenings(30, 90), st.sampled_from(sorted(LIVES)))
def test_a_past_day_that_is_not_looked_at_would_have_brought_no_raise(
    found: list[Happening], name: str
) -> None:
    """One look at the amounts says that a step up is still days away; here it is not believed."""
    entries, today = told(found), START + timedelta(days=len(found) - 1)
    whole = advise(EvaluationInput(days(entries, today), LIVES[name], today))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Track, "_may_rise", lambda *_: True)
        assert advise(EvaluationInput(days(entries, today), LIVES[name], today)) == whole
    event("with a raise" if any(one.raised for row in whole.course.values() for one in row) else "")
