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
        self._master, slave = pty.openpty()
        command = [sys.executable, "-m", "pacing_cli", "--home", str(home), *words]
        env = {**os.environ, "PACE_NOW": "2026-03-08T09:30", "TERM": "xterm"}
        self._run = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=env, start_new_session=True
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
        seen when the next one comes. A person is never that quick.
        """
        for _ in range(int(PATIENCE)):
            self._run.send_signal(signal.SIGINT)
            if select.select([self._master], [], [], 1.0)[0]:
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
        self.screen = self.screen.split(text, 1)[1]

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
