"""Notes are private: at a real terminal the sheet shows them and asks once, before it is made."""

from pathlib import Path

import pytest

from tests.cli import test_asking
from tests.cli.conftest import Person
from tests.cli.test_asking import CTRL_C, Terminal

QUESTION = "May they be on the sheet"


@pytest.fixture
def writer(person: Person, monkeypatch: pytest.MonkeyPatch) -> Person:
    """Days with notes, one of which raised a safety signpost."""
    monkeypatch.setattr(test_asking, "PATIENCE", 60.0)
    person.done("log", "2026-03-04", "garden", "2h")
    person.done("log", "2026-03-04", "note", "my sister came, we dug")
    person.done("log", "2026-03-05", "note", "numbness in my legs")
    for day in ("2026-03-04", "2026-03-05", "2026-03-06"):
        person.done("check", day, "pain", "4")
    return person


def report(writer: Person, file: Path, *more: str) -> Terminal:
    return Terminal(writer.home, "report", "--html", str(file), *more)


@pytest.mark.parametrize(
    ("keys", "there"), [("y\n", True), ("yes, please.\n", True), ("n\n", False), ("\n", False)]
)
def test_the_notes_are_shown_and_asked_about_once(
    writer: Person, tmp_path: Path, keys: str, there: bool
) -> None:
    """No answer is a no. The note with the signpost is neither shown nor printed."""
    file = tmp_path / "sheet.html"
    terminal = report(writer, file)
    terminal.answer("4 Mar: my sister came, we dug", "")
    terminal.answer(QUESTION, keys)
    assert terminal.end() == 0
    assert QUESTION not in terminal.screen
    assert "numbness" not in terminal.screen
    page = file.read_text(encoding="utf-8")
    assert ("my sister came" in page) == there
    assert "numbness" not in page
    assert ("Your own notes are not on this sheet." in page) != there


def test_ctrl_c_at_the_question_makes_no_sheet(writer: Person, tmp_path: Path) -> None:
    file = tmp_path / "sheet.html"
    terminal = report(writer, file)
    terminal.answer(QUESTION, CTRL_C)
    assert terminal.end() == 2
    assert not file.exists()


@pytest.mark.parametrize(("word", "there"), [("--notes", True), ("--no-notes", False)])
def test_an_answer_beforehand_is_not_asked_for(
    writer: Person, tmp_path: Path, word: str, there: bool
) -> None:
    file = tmp_path / "sheet.html"
    terminal = report(writer, file, word)
    assert terminal.end() == 0
    assert QUESTION not in terminal.screen
    assert ("my sister came" in file.read_text(encoding="utf-8")) == there


def test_the_end_of_a_flare_shows_the_days_before_it_to_the_person_and_asks_nothing(
    writer: Person,
) -> None:
    """The screen is the person's own: their words of those days are there."""
    writer.done("log", "2026-03-06", "flare", "pain", "8")
    terminal = Terminal(writer.home, "flare", "end")
    assert terminal.end() == 0
    told = " ".join(terminal.screen.split())
    assert "What came before this flare:" in told
    assert "2 h of activity" in told
    assert "my sister came, we dug" in told
    assert QUESTION not in told
