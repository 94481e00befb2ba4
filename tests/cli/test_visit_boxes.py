"""`pace visit`: what is agreed on at a visit comes back into the plan."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pacing_cli.cli.commands.visit import ask_boxes
from tests.cli.conftest import Person

CARE = """\
# Agreed at the session.
agreed_with = "Ann"   # the tall one
agreed_on = 2026-02-01

[activity.walk]
ceiling = "20m"        # for now
floor = "5m"
"""
GOALS = """\
[market]
what = "to the market"
by = 2026-04-26   # a wish
activities = ["walk"]
"""


@pytest.fixture
def walker(person: Person) -> Person:
    """Three weeks of walks that went well, a care file and a goal."""
    person.now = "2026-03-08T09:30"
    for n in range(21):
        day = date.fromordinal(date(2026, 2, 15).toordinal() + n)
        person.done("log", f"{day}", "09:00", "walk", "12m", "pain", "3-3")
        person.done("check", f"{day}", "08:00", "pain", "3")
    (person.home / "care.toml").write_text(CARE, encoding="utf-8")
    (person.home / "goals.toml").write_text(GOALS, encoding="utf-8")
    return person


def care(person: Person) -> dict[str, Any]:
    return tomllib.loads((person.home / "care.toml").read_text(encoding="utf-8"))


def quota(person: Person) -> Any:
    (found,) = (one for one in person.document("plan")["quotas"] if one["activity"] == "walk")
    return found["quota"]


def test_report_then_visit_then_the_next_plan_obeys_the_new_ceiling(
    walker: Person, tmp_path: Path
) -> None:
    """The whole way round: sheet, form, answers, plan."""
    assert quota(walker) > 8
    walker.done("report", "--html", str(tmp_path / "sheet.html"))
    form = walker.done("visit", "--form")
    assert "[activity.walk]" in form
    filled = form.replace('# ceiling = "20m"', 'ceiling = "8m"').replace(
        '# 1 = ""', '1 = "smaller steps"'
    )
    answers = tmp_path / "answers.toml"
    answers.write_text(filled, encoding="utf-8")
    assert "ceiling of walk: 20 min -> 8 min" in walker.done("visit", "--answers", str(answers))
    assert quota(walker) > 8, "nothing is written without --yes"
    walker.done("visit", "--answers", str(answers), "--yes")
    assert quota(walker) == 8
    entry = walker.entries()[-1]
    assert entry["kind"] == "visit"
    assert "ceiling of walk: 20 min -> 8 min" in entry["agreed"]
    assert entry["answers"][0].endswith("smaller steps")


def test_comments_and_order_survive_and_one_undo_takes_all_of_it_back(walker: Person) -> None:
    before = walker.files()
    walker.done(
        "visit", "--ceiling", "walk=15m", "--floor", "wal=6m", "--step", "walk=90s",
        "--review", "2026-06-01", "--goal", "mar=2026-05-01", "--note", "go slow", "--yes",
    )  # fmt: skip
    text = (walker.home / "care.toml").read_text(encoding="utf-8")
    assert text.startswith("# Agreed at the session.\n")
    assert "# the tall one" in text
    assert 'ceiling = "15m"        # for now' in text
    assert care(walker) == {
        "agreed_with": "Ann",
        "agreed_on": date(2026, 3, 8),
        "review_on": date(2026, 6, 1),
        "activity": {"walk": {"ceiling": "15m", "floor": "6m", "step": "1m30s"}},
    }
    goals = (walker.home / "goals.toml").read_text(encoding="utf-8")
    assert "by = 2026-05-01   # a wish" in goals
    walker.done("undo")
    after = walker.files()
    assert {n: after[n] for n in ("care.toml", "goals.toml")} == {
        n: before[n] for n in ("care.toml", "goals.toml")
    }
    assert not [one for one in walker.entries() if one["kind"] == "visit"]


def test_without_a_care_file_there_is_one_afterwards(person: Person) -> None:
    person.done("log", "walk", "12m")
    person.done("visit", "--ceiling", "walk=15m", "--with", "Ann", "--yes")
    assert care(person)["activity"] == {"walk": {"ceiling": "15m"}}
    assert (person.home / "care.toml").stat().st_mode & 0o777 == 0o600


def test_none_takes_a_limit_away(walker: Person) -> None:
    walker.done("visit", "--ceiling", "walk=none", "--yes")
    assert care(walker)["activity"]["walk"] == {"floor": "5m"}


def test_what_is_there_already_is_not_written_again(walker: Person) -> None:
    walker.done("visit", "--ceiling", "walk=15m", "--yes")
    before = walker.files()
    assert "nothing to do" in walker.done("visit", "--ceiling", "walk=15m", "--yes")
    assert walker.files() == before


def test_only_an_answer_touches_no_file_but_the_journal(walker: Person) -> None:
    walker.done("visit", "--answer", "2=keep it", "--yes")
    assert (walker.home / "care.toml").read_text(encoding="utf-8") == CARE
    assert walker.entries()[-1]["answers"][0].endswith("? keep it")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--ceiling", "wlak=15m"), 'pace does not know an activity "wlak". Did you mean walk?'),
        (("--ceiling", "walk"), "Type a name and a value, for example walk=15m"),
        (("--ceiling", "walk=much"), '"much" is not an amount'),
        (("--ceiling", "walk=3m"), "below the floor of 5 min"),
        (("--ceiling", "walk=100steps"), "need one measure"),
        (("--review", "soon"), '"soon" is not a date'),
        (("--review", "2026-01-01"), "The review date is after the visit"),
        (("--on", "2026-12-01"), "today or earlier"),
        (("--goal", "moon=reached"), 'pace does not know a goal "moon"'),
        (("--answer", "9=yes"), "The sheet has no question 9"),
        (("--ceilling", "walk=15m"), 'pace visit does not know the option "--ceilling"'),
        (("tomorrow",), "After visit, type done"),
        ((), "Without one, use options or a file"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_nothing_is_written(
    walker: Person, words: tuple[str, ...], said: str
) -> None:
    assert said in walker.refused("visit", *words, *(("--yes",) if words != ("tomorrow",) else ()))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[activity.walk]\nceilling = "15m"', "Did you mean `ceiling`?"),
        ('[activity.walk]\nmax = "15m"', "Did you mean `ceiling`?"),
        ('[activity.walk]\npace = "slow"', "is not a box of the sheet. Allowed: one of ceiling,"),
        ("[activity.walk]\nceiling = 15", "Allowed: an amount in quotes"),
        ("agreed_with = ", "this is not TOML"),
        ("[questions]\n1 = 5", 'Allowed: text in "quotes"'),
        ("[goal.market]\nwhen = 2026-05-01", "Allowed: one of what, by, closed"),
        ("celing = 3", "is not a box of the sheet"),
    ],
)
def test_a_file_that_is_filled_in_wrongly_is_told_with_its_line(
    walker: Person, tmp_path: Path, text: str, said: str
) -> None:
    file = tmp_path / "answers.toml"
    file.write_text(text, encoding="utf-8")
    problem = walker.refused("visit", "--answers", str(file), "--yes")
    assert said in problem
    assert "answers.toml" in problem


def test_an_unfilled_form_changes_nothing(walker: Person, tmp_path: Path) -> None:
    file = tmp_path / "answers.toml"
    file.write_text(walker.done("visit", "--form"), encoding="utf-8")
    before = walker.files()
    assert "nothing to do" in walker.done("visit", "--answers", str(file), "--yes")
    assert walker.files() == before


def test_a_new_activity_of_the_empty_row_is_said_to_be_new(walker: Person) -> None:
    shown = walker.done("visit", "--ceiling", "stretching=5m")
    assert "stretching is neither in your list of activities nor in your journal yet." in " ".join(
        shown.split()
    )


def test_the_document_says_what_changes_and_whether_it_is_written(walker: Person) -> None:
    found = walker.document("visit", "--ceiling", "walk=15m", "--answer", "1=rest")
    assert (found["schema"], found["written"]) == ("pace/visit/1", False)
    assert found["care"][-1]["text"] == "ceiling of walk: 20 min -> 15 min"
    assert found["answers"][0]["answer"] == "rest"
    assert walker.document("visit", "--ceiling", "walk=15m", "--yes")["written"] is True


def test_a_goal_that_ended_says_how_and_when(walker: Person) -> None:
    assert "market: closed, reached" in walker.done("visit", "--goal", "market=reached", "--yes")
    goals = tomllib.loads((walker.home / "goals.toml").read_text(encoding="utf-8"))
    assert (goals["market"]["closed"], goals["market"]["closed_how"]) == (True, "reached")
    assert goals["market"]["closed_on"] == date(2026, 3, 8)
    assert "one of reached, changed, let go" in walker.refused(
        "visit", "--goal", "market=perhaps", "--yes"
    )


def test_an_earlier_visit_stands_on_its_day(walker: Person) -> None:
    walker.done("visit", "--ceiling", "walk=15m", "--on", "2026-03-05", "--yes")
    (entry,) = (one for one in walker.entries() if one["kind"] == "visit")
    assert entry["at"].startswith("2026-03-05T12:00")
    assert care(walker)["agreed_on"] == date(2026, 3, 5)


def test_the_boxes_are_asked_for_one_by_one(
    walker: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Enter leaves a box; what cannot be read is asked for again."""
    from pacing_cli.app.run import Run
    from pacing_cli.app.visit import known_names
    from pacing_cli.cli.arguments import read_now
    from pacing_cli.cli.commands.visit import _sheet
    from pacing_cli.console.output import Output

    run = Run(walker.home, read_now(walker.now), Output())
    typed = iter(
        ["slower", "", "", "y", "much", "15m", "none", "", "", "2026-05-01", "2026-06-01", "Bo", ""]
    )
    monkeypatch.setattr("builtins.input", lambda _: next(typed))
    found = ask_boxes(run.output, _sheet(run), known_names(run))
    assert found.answers[0][1] == "slower"
    assert str(found.activities["walk"].ceiling) == "15 min"
    assert found.taken_away == {("walk", "floor")}
    assert found.goals[0].by == date(2026, 5, 1)
    assert (found.review_on, found.agreed_with, found.note) == (date(2026, 6, 1), "Bo", "")
    assert next(typed, "all were asked for") == "all were asked for"


def test_a_session_can_be_marked_as_before(walker: Person) -> None:
    assert "visit" in walker.done("visit", "done", "yesterday", "14:00", "with", "Ann")
