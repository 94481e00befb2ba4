"""`pace activity`: the inventory, in the person's own file."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from pacing_cli.cli.app import app
from pacing_cli.cli.commands import activity as activity_command

FILE = """\
# what I do

[walk]          # with the dog
measure = "minutes"
demand = 3
# my own key
mood = "sunny"

[gardening]
days = ["sat"]
"""


class Desk:
    """A home with an inventory."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.file = home / "activities.toml"

    def pace(self, *words: str, answers: str | None = None) -> Result:
        return CliRunner().invoke(
            app, ["--home", str(self.home), "activity", *words], input=answers
        )

    def said(self, *words: str) -> list[dict[str, Any]]:
        result = self.pace(*words, "--json")
        assert result.exit_code == 0, result.output
        return list(json.loads(result.stdout)["activities"])

    def tables(self) -> dict[str, Any]:
        return tomllib.loads(self.file.read_text(encoding="utf-8"))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path / "home")
    made.home.mkdir()
    made.file.write_text(FILE, encoding="utf-8")
    return made


def test_alone_it_lists_the_inventory(desk: Desk) -> None:
    result = desk.pace("--plain")
    assert "walk" in result.stdout
    assert "gardening" in result.stdout
    assert [one["activity"] for one in desk.said()] == ["walk", "gardening"]


def test_an_empty_inventory_says_how_to_begin(desk: Desk) -> None:
    desk.file.unlink()
    assert "pace activity add" in desk.pace("--plain").stdout


def test_one_is_added_by_options(desk: Desk) -> None:
    desk.said(
        "add", "shoulder", "--measure", "reps", "--demand", "5", "--days", "tue,Friday",
        "--why", "lifting the baby", "--step", "1reps", "--strength",
    )  # fmt: skip
    assert desk.tables()["shoulder"] == {
        "measure": "reps",
        "demand": 5,
        "days": ["tue", "fri"],
        "meaning": "lifting the baby",
        "step": "1reps",
        "resistance": True,
    }
    assert desk.file.read_text(encoding="utf-8").startswith(FILE)


def test_on_a_terminal_at_most_five_things_are_asked_and_all_can_be_skipped(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(activity_command, "may_ask", lambda _: True)
    desk.pace("add", "reading", answers="minutes\n\nmon fri\n\n1m\n")
    assert desk.tables()["reading"] == {"measure": "minutes", "days": ["mon", "fri"], "step": "1m"}
    desk.pace("add", "sewing", answers="\n" * 5)
    assert desk.tables()["sewing"] == {}


def test_a_change_keeps_comments_order_and_foreign_keys(desk: Desk) -> None:
    (walk,) = desk.said("set", "wa", "--demand", "4.5")
    assert walk["demand"] == 4.5
    assert desk.file.read_text(encoding="utf-8") == FILE.replace("demand = 3", "demand = 4.5")


def test_every_day_takes_the_days_away(desk: Desk) -> None:
    desk.said("set", "gardening", "--days", "every day")
    assert desk.tables()["gardening"] == {}


def test_a_pause_and_a_return(desk: Desk) -> None:
    assert desk.said("pause", "gard")[0]["paused"] is True
    assert desk.tables()["gardening"]["paused"] is True
    assert desk.said("resume", "gard")[0]["paused"] is False


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["add", "walk"], "already one of your activities"),
        (["add", "pain"], "something else"),
        (["add", "new", "--demand", "11"], "0 to 10"),
        (["add", "new", "--measure", "hugs"], "minutes, steps, metres, reps"),
        (["add", "new", "--days", "someday"], "mon, tue"),
        (["add", "new", "--step", "0m"], "1m"),
        (["set", "walk", "--step", "50steps"], "the same"),
        (["set", "walk"], "What do you want to change"),
        (["set", "swim", "--demand", "3"], "Your activities: walk, gardening"),
        (["pause", ""], "Your activities"),
    ],
)
def test_a_wrong_word_is_one_sentence_and_nothing_is_written(
    desk: Desk, words: list[str], told: str
) -> None:
    result = desk.pace(*words)
    assert result.exit_code == 2
    assert told in result.stderr
    assert desk.file.read_text(encoding="utf-8") == FILE
