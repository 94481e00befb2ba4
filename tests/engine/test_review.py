"""The look back: every kind of log is answered, and the same facts are told the same way."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings

from pacing_cli.engine.advise import advise
from pacing_cli.engine.days import days as run_of_days
from pacing_cli.engine.look_back.review import review
from pacing_cli.model.entry import Entry
from pacing_cli.model.evaluation import EvaluationInput
from pacing_cli.model.findings import Findings
from pacing_cli.model.goal import Goal
from pacing_cli.model.plan import NotYet
from pacing_cli.model.profile import Profile, Safety
from pacing_cli.model.quantity import Amount
from pacing_cli.model.settings import Agreement, Care, Settings
from tests.histories import START, happenings, told

NONE = Settings()


def note(number, kind, day, hour=9, **fields):
    at = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
    return Entry(f"{number:05}", kind, at, "UTC", at, fields)


def look_back(entries, start, end, settings=NONE):
    days = run_of_days([one for one in entries if one.day <= end], end)
    return review(days, advise(EvaluationInput(days, settings, end)), settings, entries, start, end)


def walks(count, minutes=12, pain=3, start=START):
    """A walk and a check-in on every day."""
    each = [start + timedelta(days=n) for n in range(count)]
    return [note(2 * n, "check", day, pain=pain) for n, day in enumerate(each)] + [
        note(2 * n + 1, "activity", day, 10, activity="walk", minutes=minutes)
        for n, day in enumerate(each)
    ]


def after(days):
    return START + timedelta(days=days - 1)


def log_of(days, **fields):
    return [note(n, "check", START + timedelta(days=n), **fields) for n in range(days)]


def gappy(days):
    return [one for n, one in enumerate(walks(days)) if n % 5 not in (0, 3)]


LOGS = {
    "no entries": [],
    "one entry": [note(1, "check", START, pain=4)],
    "one day": walks(1),
    "two entries in the same second": [note(n, "check", START, pain=n) for n in (3, 4)],
    "all zeros": walks(80, minutes=0, pain=0),
    "all tens": walks(80, minutes=10, pain=10),
    "the same pain for a year": walks(365, pain=5),
    "pain only": log_of(90, pain=4),
    "no pain ever": [one for one in walks(90) if one.kind == "activity"],
    "40 % missing": gappy(120),
    "only bad days": [note(n, "bad", START + timedelta(days=3 * n)) for n in range(30)],
    "unknown fields": [note(n, "check", START, pain="much", weather=["x"]) for n in range(3)],
}


@pytest.mark.parametrize("name", LOGS)
def test_every_kind_of_log_is_answered(name):
    entries = LOGS[name]
    end = max((one.day for one in entries), default=START)
    for start in (end, end - timedelta(days=27), START - timedelta(days=30)):
        found = look_back(entries, start, end)
        assert len(found.questions) == 3
        assert found.days_logged <= found.days_in_span


@given(happenings())
@settings(max_examples=40, deadline=None)
def test_any_log_is_answered_and_moving_it_by_a_week_moves_the_answer(found):
    end = START + timedelta(days=len(found) - 1)
    answer = look_back(told(found), START, end)
    later = timedelta(days=7)
    moved = look_back(told(found, START + later), START + later, end + later)
    assert isinstance(answer, Findings)
    assert moved.swing == answer.swing
    assert moved.associations == answer.associations
    assert undated(moved.questions) == undated(answer.questions)
    assert [one.on - later for one in moved.timeline] == [one.on for one in answer.timeline]
    assert [one.start - later for one in episodes(moved)] == [one.start for one in episodes(answer)]


def undated(questions):
    return [one._replace(on=None) for one in questions]


def episodes(findings):
    return () if isinstance(findings.boom_bust, NotYet) else findings.boom_bust


def test_the_order_of_the_entries_changes_nothing():
    entries = walks(60)
    forward = look_back(entries, START, after(60))
    assert look_back(entries[::-1], START, after(60)) == forward


def test_what_was_done_is_summed_up_over_the_span_alone():
    found = look_back(walks(40), START + timedelta(days=10), after(40))
    (walk,) = found.activities
    assert (walk.activity, walk.measure, walk.days, walk.total) == ("walk", "minutes", 30, 360)
    assert walk.best_week == 84
    assert (found.days_logged, found.days_in_span, found.usual_pain) == (30, 30, 3)


def test_under_a_week_there_is_no_best_week():
    (walk,) = look_back(walks(40), after(36), after(40)).activities
    assert walk.best_week is None


def test_days_of_a_span_before_the_log_began_are_not_unknown():
    found = look_back(walks(10), START - timedelta(days=20), after(10))
    assert (found.days_logged, found.days_in_span) == (10, 30)
    assert found.days_unknown == 0
    assert "unknown_days" not in [one.kind for one in found.questions]


def test_an_open_flare_is_the_first_question_and_a_red_flag_comes_before_it():
    entries = [*walks(30), note(900, "flare", after(30), 12, pain=8)]
    found = look_back(entries, START, after(30))
    assert found.questions[0].kind == "flare_open"
    assert "flares" not in [one.kind for one in found.questions], "it is not over: no looking back"
    flagged = Settings(profile=Profile(safety=Safety(red_flags=("numbness",))))
    again = look_back(entries, START, after(30), flagged)
    assert [one.kind for one in again.questions[:2]] == ["red_flag", "flare_open"]


def test_a_quota_at_its_ceiling_is_a_question_for_the_visit():
    agreed = Settings(care=Care(activities={"walk": Agreement(ceiling=Amount("minutes", 9))}))
    found = look_back(walks(30), START, after(30), agreed)
    (question,) = [one for one in found.questions if one.kind == "ceiling"]
    assert (question.activity, question.amount) == ("walk", "9 min")


def test_where_the_log_asks_little_open_questions_fill_up():
    found = look_back(log_of(10, pain=2), START, after(10))
    assert [one.kind for one in found.questions] == ["open"] * 3
    assert [one.number for one in found.questions] == [1, 2, 3]


def test_a_goal_tells_on_how_many_days_it_was_worked_on():
    goals = (Goal("park", "to the park", activities=("walk",)), Goal("old", closed=True))
    found = look_back(walks(20), START, after(20), Settings(goals=goals))
    (goal,) = found.goals
    assert (goal.name, goal.done_days) == ("park", 20)


def test_nights_doses_and_notes_of_the_span_are_there():
    entries = [
        note(1, "check", START, sleep_hours=6, upright_hours=3),
        note(2, "check", after(2), sleep_hours=8),
        note(3, "dose", after(2), medicine="tablet"),
        note(4, "dose", after(2), 20, medicine="tablet"),
        note(5, "note", after(2), note="the stairs went well"),
        note(6, "note", START - timedelta(days=3), note="too early"),
    ]
    found = look_back(entries, START, after(2))
    assert (found.sleep_hours, found.upright_hours) == (7, 3)
    assert found.dose_days == {"tablet": 1}
    assert found.notes == ((after(2), "the stairs went well"),)


def test_what_is_not_known_yet_says_how_much_is_missing():
    found = look_back(walks(5), START, date(2026, 3, 5))
    for part in (found.swing, found.associations, found.outcomes, found.usual_pain):
        assert isinstance(part, NotYet)
        assert part.have < part.need
        assert part.what


def test_a_scale_that_came_with_an_import_is_named() -> None:
    """Its numbers are kept as they are, so the sheet says what they mean."""
    from datetime import date

    from pacing_cli.engine.advise import advise
    from pacing_cli.engine.days import days
    from pacing_cli.engine.look_back.review import review
    from pacing_cli.model.settings import Settings
    from tests.histories import entry

    on = date(2026, 3, 1)
    source = {"name": "diary", "scale": {"pain": "own, 1 to 9.5"}}
    entries = (entry(1, "check", on, pain=5.7, source=source),)
    run = days(entries, on)
    found = review(run, advise(EvaluationInput(run, Settings(), on)), Settings(), entries, on, on)
    assert found.scales == (("pain", "own, 1 to 9.5"),)
