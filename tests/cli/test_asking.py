"""Missing words are asked for on a terminal, and only there. A real pseudo-terminal is used."""

import os
import pty
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Person

PATIENCE = 10.0
CTRL_C, CTRL_D = "\x03", "\x04"


class Terminal:
    """`pace` in a terminal of its own; every answer is typed when its question has come."""

    def __init__(self, home: Path, *words: str) -> None:
        self.screen = ""
        self.passed = ""
        """What stood on the screen before the last question."""
        self._master, slave = pty.openpty()
        command = [sys.executable, "-m", "pacing_cli", "--home", str(home), *words]
        env = {**os.environ, "PACE_NOW": "2026-03-08T09:30", "TERM": "xterm"}
        self._run = subprocess.Popen(
            command,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=env,
            start_new_session=True,
            # A shell that runs the tests in the background hands on that Ctrl-C is ignored.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        )
        os.close(slave)

    def answer(self, question: str, keys: str) -> None:
        self._until(question)
        if keys == CTRL_C:
            self._interrupt()
        else:
            os.write(self._master, keys.encode())

    def _interrupt(self) -> None:
        """Ctrl-C as the signal that it is, until it is answered.

        Python writes a question and only then waits: a signal right between the two is
        seen when the next one comes. A person is never that quick. On a busy machine the answer
        itself takes its time.
        """
        for _ in range(3):
            self._run.send_signal(signal.SIGINT)
            if select.select([self._master], [], [], PATIENCE / 2)[0]:
                return

    def end(self) -> int:
        self._until(None)
        os.close(self._master)
        return self._run.wait(PATIENCE)

    def _until(self, text: str | None) -> None:
        """Read on until the text is there; with None, until the program has ended."""
        deadline = time.monotonic() + PATIENCE
        while text is None or text not in self.screen:
            ended = self._run.poll() is not None
            more = self._more()
            self.screen += more
            if not more and (ended or time.monotonic() > deadline):
                assert text is None, f"{text!r} was never asked: {self.screen}"
                return
        self.passed, self.screen = self.screen.split(text, 1)

    def _more(self) -> str:
        """What has come since; nothing once the program has closed its end."""
        ready, _, _ = select.select([self._master], [], [], 0.05)
        try:
            return os.read(self._master, 4096).decode() if ready else ""
        except OSError:
            time.sleep(0.01)
            return ""


def test_a_name_alone_brings_two_questions(person: Person) -> None:
    terminal = Terminal(person.home, "log", "walk")
    terminal.answer("How long?", "12\n")
    terminal.answer("Pain", "3-4\n")
    assert terminal.end() == 0
    (entry,) = person.entries()
    assert (entry["minutes"], entry["pain"], entry["pain_after"]) == (12, 3, 4)


def test_every_question_is_skipped_with_one_key(person: Person) -> None:
    terminal = Terminal(person.home, "log")
    terminal.answer("What did you do?", "walk\n")
    terminal.answer("How long?", "\n")
    terminal.answer("Pain", "\n")
    assert terminal.end() == 0
    (entry,) = person.entries()
    assert entry["activity"] == "walk"
    assert not {"minutes", "pain"} & entry.keys()


def test_a_spoken_no_skips_a_question(person: Person) -> None:
    """A phone wrote down what was said, with a full stop."""
    terminal = Terminal(person.home, "log", "walk")
    terminal.answer("How long?", "No.\n")
    terminal.answer("Pain", "no, thank you\n")
    assert terminal.end() == 0
    assert "is rated from" not in terminal.screen
    assert not {"minutes", "pain"} & person.entries()[0].keys()


def test_a_whole_line_is_an_answer_too(person: Person) -> None:
    terminal = Terminal(person.home, "log", "yesterday", "pain", "4")
    terminal.answer("What did you do?", "walk 5m\n")
    assert terminal.end() == 0
    (entry,) = person.entries()
    assert (entry["at"][:10], entry["minutes"], entry["pain"]) == ("2026-03-07", 5, 4)


def test_an_answer_that_cannot_be_is_asked_for_once_more(person: Person) -> None:
    terminal = Terminal(person.home, "check")
    terminal.answer("Pain", "11\n")
    terminal.answer("is rated from", "")
    terminal.answer("Pain", "4\n")
    terminal.answer("Fatigue", "\n")
    terminal.answer("sleep", "6.5\n")
    assert terminal.end() == 0
    (entry,) = person.entries()
    assert (entry["pain"], entry["sleep_hours"]) == (4, 6.5)
    assert "fatigue" not in entry


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D])
def test_ending_a_question_writes_nothing(person: Person, key: str) -> None:
    terminal = Terminal(person.home, "log", "walk")
    terminal.answer("How long?", "12\n")
    terminal.answer("before and after (Enter: skip) ", key)
    assert terminal.end() != 0
    assert "Nothing was saved" in terminal.screen
    assert not person.home.exists()


def test_no_answer_to_the_first_question_is_fine(person: Person) -> None:
    terminal = Terminal(person.home, "log")
    terminal.answer("What did you do?", "\n")
    assert terminal.end() == 0
    assert not person.home.exists()


def test_with_words_or_with_json_nothing_is_asked(person: Person) -> None:
    for words in (["log", "walk", "5m"], ["check", "pain", "3"], ["log", "walk", "--json"]):
        terminal = Terminal(person.home, *words)
        assert terminal.end() == 0
        assert "?" not in terminal.screen.replace("how is today?", "")


def test_without_a_terminal_nothing_is_asked(person: Person) -> None:
    assert "What did you do?" in person.refused("log", typed="walk\n")
    person.done("log", "walk", typed="12\n3\n")
    assert "minutes" not in person.entries()[0]


# The morning after much more than usual: one question, once a day.

QUESTION = "How is it today? Pain 0 to 10, s: as usual (3), w: worse (Enter: skip)"


@pytest.fixture
def after_much_more(person: Person) -> Person:
    """Days of a walk of 12 minutes; yesterday it was an hour."""
    lines = [
        line
        for day in range(1, 8)
        for line in (f"2026-03-{day:02} 08:00 check pain 3", f"2026-03-{day:02} 10:00 walk 12m")
    ]
    person.now = "2026-03-08T09:00"
    person.done("log", "--from", "-", typed="\n".join([*lines, "2026-03-07 16:00 walk 60m"]))
    return person


def checks_of_today(person: Person) -> list[dict[str, object]]:
    person.now = "2026-03-08T10:00"
    return [
        {key: one[key] for key in ("pain", "tags") if key in one}
        for one in person.entries()
        if one["kind"] == "check" and one["at"].startswith("2026-03-08")
    ]


@pytest.mark.parametrize(
    ("typed", "written"),
    [("4\r", {"pain": 4}), ("s\r", {"pain": 3}), ("w\r", {"tags": ["hard"]})],
)
@pytest.mark.parametrize("words", [(), ("plan",)], ids=str)
def test_the_morning_after_asks_with_one_key(
    after_much_more: Person, words: tuple[str, ...], typed: str, written: dict[str, object]
) -> None:
    terminal = Terminal(after_much_more.home, *words)
    terminal.answer(QUESTION, typed)
    assert terminal.end() == 0
    assert "Logged: check-in" in terminal.screen
    assert checks_of_today(after_much_more) == [written]


@pytest.mark.parametrize("keys", ["\r", CTRL_D, CTRL_C])
def test_a_skipped_morning_is_not_asked_about_again(after_much_more: Person, keys: str) -> None:
    terminal = Terminal(after_much_more.home)
    terminal.answer(QUESTION, keys)
    assert terminal.end() == 0
    assert checks_of_today(after_much_more) == []
    again = Terminal(after_much_more.home)
    assert again.end() == 0
    assert QUESTION not in again.screen


def test_what_is_no_rating_is_asked_once_more(after_much_more: Person) -> None:
    terminal = Terminal(after_much_more.home)
    terminal.answer(QUESTION, "12\r")
    terminal.answer("Enter skips.", "")
    terminal.answer("(Enter: skip)", "5\r")
    assert terminal.end() == 0
    assert checks_of_today(after_much_more) == [{"pain": 5}]


@pytest.mark.parametrize("words", [("--json",), ("plan", "--json"), ("plan", "tomorrow")], ids=str)
def test_programs_and_other_days_are_not_asked(
    after_much_more: Person, words: tuple[str, ...]
) -> None:
    terminal = Terminal(after_much_more.home, *words)
    assert terminal.end() == 0
    assert "How is it today?" not in terminal.screen


def test_nothing_is_asked_without_a_terminal_or_where_today_was_rated(
    after_much_more: Person,
) -> None:
    assert "How is it today?" not in after_much_more.done("plan")
    after_much_more.done("check", "pain", "4")
    terminal = Terminal(after_much_more.home, "plan")
    assert terminal.end() == 0
    assert "How is it today?" not in terminal.screen


def test_the_readings_to_choose_from_are_cut_between_words(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a phone's 40 columns `note` stood as `not` and `e` on two lines."""
    monkeypatch.setenv("COLUMNS", "40")
    terminal = Terminal(person.home, "log", "took", "ibuprofen", "for", "my", "knee", "at", "10pm")
    terminal.answer("Its number?", "\n")
    assert terminal.end() == 0
    readings = terminal.passed.splitlines()
    assert "note for my knee" in " ".join(" ".join(readings).split())
    assert max(map(len, readings)) < 40
