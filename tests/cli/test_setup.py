"""`pace setup`: every question can be skipped, and everything can be said by options."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from pacing_cli.cli.app import app
from pacing_cli.cli.commands import setup as setup_command
from pacing_cli.console import prompts
from pacing_cli.wording.safety import SAFETY_QUESTIONS

NOW = "2026-03-01T10:00:00+00:00"


class Desk:
    """A home, and somebody who answers."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def setup(self, *words: str, answers: str | None = None) -> Result:
        return CliRunner().invoke(
            app, ["--home", str(self.home), "--now", NOW, "setup", *words], input=answers
        )

    def said(self, *words: str) -> dict[str, Any]:
        result = self.setup("--json", *words)
        assert result.exit_code == 0, result.output
        return dict(json.loads(result.stdout))

    def profile(self) -> dict[str, Any]:
        return tomllib.loads((self.home / "profile.toml").read_text(encoding="utf-8"))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "home")


@pytest.fixture
def at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test runner has no terminal; the questions are asked all the same."""
    for module in (prompts, setup_command):
        monkeypatch.setattr(module, "may_ask", lambda _: True)


def test_everything_can_be_said_by_options(desk: Desk) -> None:
    desk.said(
        "--name", "Ann", "--country", "uk", "--day", "7:30-21:00", "--activity", "walk:12m",
        "--activity", "kitchen", "--red-flags", "none", "--post-exertional", "no",
    )  # fmt: skip
    profile = desk.profile()
    assert profile["safety"].pop("asked_on").isoformat() == "2026-03-01"
    assert profile == {
        "name": "Ann",
        "country": "GB",
        "day": "07:30-21:00",
        "safety": {"red_flags": [], "post_exertional": False},
    }
    activities = (desk.home / "activities.toml").read_text(encoding="utf-8")
    assert tomllib.loads(activities) == {"walk": {"measure": "minutes"}, "kitchen": {}}
    assert "about 12m when this was written" in activities


def test_comments_and_order_of_the_profile_are_kept(desk: Desk) -> None:
    desk.home.mkdir()
    (desk.home / "profile.toml").write_text(
        '# mine\nname = "Ann"   # that is me\n\n# what I answered\n[safety]\nred_flags = []\n',
        encoding="utf-8",
    )
    desk.said("--country", "DE", "--name", "Anna")
    assert (desk.home / "profile.toml").read_text(encoding="utf-8") == (
        '# mine\nname = "Anna"   # that is me\ncountry = "DE"\n'
        "\n# what I answered\n[safety]\nred_flags = []\n"
    )


def test_without_a_terminal_and_without_options_nothing_changes(desk: Desk) -> None:
    result = desk.setup()
    assert result.exit_code == 0
    assert "--red-flags none" in " ".join(result.stdout.split())
    assert not desk.home.exists()


@pytest.mark.usefixtures("at_a_terminal")
def test_every_question_can_be_skipped_with_enter(desk: Desk) -> None:
    result = desk.setup(answers="\n" * 9)
    assert result.exit_code == 0, result.output
    assert "Nothing was changed" in result.stdout
    assert not desk.home.exists()


@pytest.mark.usefixtures("at_a_terminal")
def test_a_wrong_answer_is_explained_and_asked_again(desk: Desk) -> None:
    result = desk.setup(answers="Ann\nAtlantis\nde\n\nwalk 12m, kitchen\nn\nn\nn\n")
    assert "two letters" in result.stdout
    assert desk.profile()["country"] == "DE"
    assert desk.profile()["safety"]["post_exertional"] is False


@pytest.mark.usefixtures("at_a_terminal")
def test_answers_are_read_as_they_are_said(desk: Desk) -> None:
    """Dictated to a phone: the last two activities have no comma between, a number has one."""
    result = desk.setup(
        answers="Ann\nde\nFrom 8 to 20\nwalk 12,5m, Kitchen and reading.\nten minutes\nno.\nn\nn\n"
    )
    assert desk.profile()["day"] == "08:00-20:00"
    assert "activity walk, activity Kitchen, activity reading" in " ".join(result.stdout.split())
    assert "Numbers from 1 to 13, for example 2, 9. For none: n. Enter skips." in result.stdout
    assert "both-legs" not in result.stdout


@pytest.mark.usefixtures("at_a_terminal")
def test_a_spoken_yes_to_the_safety_questions_is_a_yes(desk: Desk) -> None:
    result = desk.setup(answers="\n\n\n\nyes please\nn\nn\n")
    assert "Suggestions stay off" in result.stdout


@pytest.mark.usefixtures("at_a_terminal")
def test_ending_in_the_middle_writes_nothing(desk: Desk) -> None:
    result = desk.setup(answers="Ann\nGB\n")
    assert result.exit_code == 2
    assert "Nothing was saved" in result.stderr
    assert not desk.home.exists()


@pytest.mark.usefixtures("at_a_terminal")
def test_worse_after_small_efforts_switches_to_envelope_mode(desk: Desk) -> None:
    """A yes to either of the two questions is enough."""
    result = desk.setup(answers="\n\n\n\n\nn\ny\n")
    assert "never raised by themselves" in " ".join(result.stdout.split())
    assert desk.profile()["mode"] == "envelope"
    assert desk.profile()["mode_since"].isoformat() == "2026-03-01"


def test_leaving_envelope_mode_needs_a_clear_yes(desk: Desk) -> None:
    desk.said("--post-exertional", "yes")
    refused = desk.setup("--mode", "graded")
    assert refused.exit_code == 2
    assert "Envelope mode stays on" in refused.stderr
    assert desk.profile()["mode"] == "envelope"
    desk.said("--mode", "graded", "--yes")
    assert desk.profile()["mode"] == "graded"


def test_a_later_no_does_not_leave_envelope_mode(desk: Desk) -> None:
    desk.said("--post-exertional", "yes")
    assert desk.said("--post-exertional", "no")["mode"] == "envelope"
    assert desk.profile()["mode"] == "envelope"


def test_graded_mode_and_a_yes_do_not_go_together(desk: Desk) -> None:
    result = desk.setup("--mode", "graded", "--post-exertional", "yes", "--yes")
    assert result.exit_code == 2
    assert not desk.home.exists()


def test_a_red_flag_says_where_to_turn_and_names_no_illness(desk: Desk) -> None:
    said = desk.said("--country", "GB", "--red-flags", "both-legs,fever")
    told = " ".join(said["notices"])
    both = ["weak, numb or tingling in both legs", "a high temperature, or feeling ill all over"]
    assert said["red_flags"] == both
    assert "999" in told
    assert "111" in told
    assert "pace setup --red-flags none" in told
    assert desk.profile()["safety"]["red_flags"] == both


def test_none_clears_the_red_flags(desk: Desk) -> None:
    desk.said("--red-flags", "yes")
    assert desk.profile()["safety"]["red_flags"] == ["one of the safety questions"]
    desk.said("--red-flags", "none")
    assert desk.profile()["safety"]["red_flags"] == []


def test_suggestions_stop_until_the_red_flag_is_cleared(desk: Desk) -> None:
    def plan() -> dict[str, Any]:
        words = ["--home", str(desk.home), "--now", NOW, "--json", "plan"]
        return dict(json.loads(CliRunner().invoke(app, words).stdout))

    desk.said("--red-flags", "1")
    assert plan()["blocks"] == []
    desk.said("--red-flags", "none")
    assert plan()["blocks"]


@pytest.mark.parametrize(
    ("option", "word", "allowed"),
    [
        ("--country", "Atlantis", "two letters"),
        ("--day", "20:00-08:00", "08:00-20:00"),
        ("--day", "20-8", "08:00-20:00"),
        ("--mode", "fast", "graded or envelope"),
        ("--red-flags", "headache", "numbers from 1 to 13"),
        ("--post-exertional", "maybe", "yes, no or skip"),
        ("--activity", "walk:much", "walk:12m"),
        ("--activity", "pain", "something else"),
    ],
)
def test_a_wrong_option_is_one_sentence_and_nothing_is_written(
    desk: Desk, option: str, word: str, allowed: str
) -> None:
    result = desk.setup("--name", "Ann", option, word)
    assert result.exit_code == 2
    assert allowed in result.stderr
    assert not desk.home.exists()


def test_a_broken_profile_is_left_as_it_is(desk: Desk) -> None:
    desk.home.mkdir()
    (desk.home / "profile.toml").write_text('name = "Ann\n', encoding="utf-8")
    assert desk.setup("--country", "GB").exit_code == 3
    assert (desk.home / "profile.toml").read_text(encoding="utf-8") == 'name = "Ann\n'


def test_one_undo_takes_the_whole_setup_back(desk: Desk) -> None:
    desk.said("--name", "Ann", "--activity", "walk")
    CliRunner().invoke(app, ["--home", str(desk.home), "--now", NOW, "undo"])
    assert (desk.home / "profile.toml").read_text(encoding="utf-8") == ""
    assert (desk.home / "activities.toml").read_text(encoding="utf-8") == ""


def test_all_thirteen_questions_are_asked_in_few_words() -> None:
    assert len(SAFETY_QUESTIONS) == 13
    assert all(len(question.text) <= 60 for question in SAFETY_QUESTIONS)
    assert SAFETY_QUESTIONS is SAFETY_QUESTIONS
