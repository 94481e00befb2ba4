"""Answers that were spoken: a dictation writes capitals, full stops and numbers as words."""

from datetime import UTC, datetime

import pytest

from pacing_cli.app import record, timer_runs
from pacing_cli.app.run import Run
from pacing_cli.app.setup import read_country, read_day, read_red_flags
from pacing_cli.cli.setup_questions import ask_all, ask_safety
from pacing_cli.console.output import Output
from pacing_cli.console.prompts import (
    as_figures,
    ask,
    ask_until,
    ask_yes_no,
    read_spoken,
    yes_or_no,
)
from pacing_cli.console.signals import Endings
from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.profile import Profile
from pacing_cli.storage.timer_runs import TimerRun
from tests.cli.conftest import Person


@pytest.mark.parametrize(
    ("said", "figures"),
    [
        ("About four.", "4"),
        ("Three to four", "3-4"),
        ("four out of ten", "4"),
        ("six and a half hours", "6.5 hours"),
        ("twenty five minutes", "25 minutes"),
        ("forty-five minutes", "45 minutes"),
        ("an hour", "1 hour"),
        ("Eight a.m. to nine p.m.", "8:00-21:00"),
        ("12 am to 12 pm", "0:00-12:00"),
        ("eight to twenty", "8-20"),
        ("One and three.", "1 and 3"),
        ("the kitchen", "the kitchen"),
    ],
)
def test_numbers_as_words(said: str, figures: str) -> None:
    assert as_figures(said) == figures


@pytest.mark.parametrize("said", ["Yes.", "yeah", "Yes, please", "Y"])
def test_a_yes(said: str) -> None:
    assert yes_or_no(said) is True


@pytest.mark.parametrize("said", ["No.", "Nope", "no, thank you", "n"])
def test_a_no(said: str) -> None:
    assert yes_or_no(said) is False


def test_what_was_typed_goes_before_what_may_have_been_said() -> None:
    assert read_spoken("four", str.upper) == "FOUR"
    with pytest.raises(WordsNotUnderstood, match="about soon"):
        read_spoken("about soon", read_day)


class Voice:
    """Answers one after the other, as a dictation types them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
        self.asked: list[str] = []
        self._left = list(answers)
        monkeypatch.setattr("builtins.input", self._say)

    def _say(self, question: str) -> str:
        self.asked.append(question)
        return self._left.pop(0)


def test_skip_is_the_enter_key(monkeypatch: pytest.MonkeyPatch) -> None:
    Voice(monkeypatch, "Skip.", "next", "I don’t know", "Not sure.")
    assert [ask("?") for _ in range(4)] == [""] * 4


def test_yes_and_no_are_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    Voice(monkeypatch, "Yes.", "No, thank you.", "Skip.", "perhaps", "no")
    assert [ask_yes_no("?") for _ in range(4)] == [True, False, None, False]


def test_no_to_a_question_that_cannot_be_read_so_skips_it(monkeypatch: pytest.MonkeyPatch) -> None:
    Voice(monkeypatch, "No.")
    assert ask_until(Output(), "When?", read_day) is None


def test_setup_by_voice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody who says yes and no where a name was asked for, and numbers in words."""
    Voice(
        monkeypatch, "No.", "Great Britain.", "Eight a.m. to nine p.m.",
        "walk about twelve minutes, kitchen", "None of them.", "No.", "No, I wasn’t.",
        *["Skip."] * 8,
    )  # fmt: skip
    found = ask_all(Output(), Profile())
    assert (found.name, found.country, found.day) == (None, "GB", "08:00-21:00")
    assert [(one.name, one.about and one.about.value) for one in found.activities] == [
        ("walk", 12), ("kitchen", None),
    ]  # fmt: skip
    assert found.red_flags == ()
    assert found.post_exertional is False


def test_no_is_neither_a_name_nor_norway_nor_an_activity(monkeypatch: pytest.MonkeyPatch) -> None:
    Voice(monkeypatch, "no", "no", "no", "no", "skip", "skip", "skip")
    assert ask_all(Output(), Profile()).empty


def test_setup_all_skipped_by_voice(monkeypatch: pytest.MonkeyPatch) -> None:
    Voice(monkeypatch, *["Skip."] * 7)
    assert ask_all(Output(), Profile()).empty


def test_countries_and_hours() -> None:
    assert (read_country("NO"), read_country("Norway"), read_country("uk")) == ("NO", "NO", "GB")
    assert read_day("8-20") == "08:00-20:00"
    assert len(read_red_flags("1 and 3")) == 2
    assert read_red_flags("none of these") == ()


def test_a_session_told_by_voice(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record, "may_ask", lambda _: True)
    Voice(monkeypatch, "Walk.", "About twelve minutes", "Three to four.")
    result = person.pace("log")
    assert "walk, 12 min, pain 3 to 4" in result.stdout.casefold()


def test_nope_is_a_no_to_the_safety_questions(monkeypatch: pytest.MonkeyPatch) -> None:
    Voice(monkeypatch, "Nope.")
    assert ask_safety(Output()) == ()


def test_an_answer_of_the_timer_never_goes_on_to_the_next_question(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pain was asked three times until it was understood; the 4 was that of the pain."""
    Voice(monkeypatch, "dunno", "a lot", "about four", "skip")
    run = Run(person.home, None, Output())
    at = datetime(2026, 3, 8, 9, tzinfo=UTC)
    timed = TimerRun("one", "walk", at, "UTC", (600.0,))
    monkeypatch.setattr(timer_runs, "may_ask", lambda _: True)
    words = timer_runs.ask_more(run, timed, Endings())
    assert timer_runs.read_more(run, timed, words) == {
        "activity": "walk",
        "minutes": 10,
        "pain_after": 4,
    }
