"""The locks: a disk that has none, a lock that another holds, a folder that cannot be written."""

import errno
import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from pacing_cli.storage import files, lock
from tests.cli.conftest import Person

HOLD = """
import fcntl, sys
file = open(sys.argv[1], "a")
getattr(fcntl, sys.argv[2])(file, fcntl.LOCK_EX)
print("held", flush=True)
sys.stdin.read()
"""
WRITING = (
    ("log", "walk", "5m"),
    ("check", "pain", "4"),
    ("amend", "last", "mood", "4"),
    ("activity", "set", "walk", "--demand", "7"),
    ("setup", "--name", "Ana"),
    ("undo",),
    ("backup",),
)


@pytest.fixture
def person(tmp_path: Path) -> Person:
    found = Person(tmp_path / "home", "2026-03-08T09:30")
    found.done("log", "walk", "12m", "pain", "3")
    return found


def state() -> Path:
    return Path(os.environ["PACE_STATE"])


@contextmanager
def held_by_another(path: Path, how: str = "lockf") -> Iterator[None]:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path), how], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        try:
            yield
        finally:
            other.kill()


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP])
@pytest.mark.parametrize("words", [*WRITING, ("go", "walk", "5m")], ids=" ".join)
def test_a_disk_without_locks_is_told_and_nothing_is_written(
    person: Person, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], number: int
) -> None:
    def refuse(*_: Any) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(fcntl, "lockf", refuse)
    told = person.refused(*words, code=4)
    assert "its disk has no locks. Nothing was saved." in told
    assert "PACE_STATE=DIR" in told


def test_what_is_only_looked_at_needs_no_lock(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "lockf", refuse)
    for words in ((), ("plan",), ("list",), ("report",), ("why",), ("doctor",)):
        person.done(*words)


def test_a_home_without_locks_is_written_to(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lock of the device keeps its commands apart; other devices write other files."""

    def refuse(*_: Any) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", refuse)
    person.done("log", "walk", "5m")
    assert len(person.entries()) == 2


@pytest.mark.parametrize("where", ["device", "month file"])
def test_a_lock_that_another_holds_is_told_while_it_is_waited_for(
    person: Person, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    monkeypatch.setattr(files, "TOLD_AFTER_SECONDS", 0.05)
    monkeypatch.setattr(files, "PATIENCE_SECONDS", 0.3)
    monkeypatch.setattr(lock, "PATIENCE_SECONDS", 0.3)
    (month,) = (person.home / "journal").iterdir()
    place = (state() / "lock", "lockf") if where == "device" else (month, "flock")
    with held_by_another(*place):
        result = person.pace("log", "walk", "5m")
    assert result.exit_code == 4
    told = result.stderr
    first, *rest = told.splitlines()
    assert first.startswith("Another pace command is saving, and this one waits")
    assert "Nothing was saved" in " ".join(rest)
    assert told.count("waits") == 1
    assert len(person.entries()) == 1
    person.done("log", "walk", "5m")


def test_it_is_told_after_two_seconds_and_the_wait_goes_on() -> None:
    assert files.TOLD_AFTER_SECONDS == 2
    assert files.PATIENCE_SECONDS > 2
    assert lock.PATIENCE_SECONDS > 2


@pytest.mark.parametrize("name", ["lock", "device", "homes"])
def test_a_folder_or_a_file_that_stands_in_the_way_is_named(person: Person, name: str) -> None:
    path = state() / name
    if path.is_file():
        path.unlink()
        path.mkdir()
    else:
        path.rename(path.with_name("moved")) if path.exists() else None
        path.write_text("")
    for words in (*WRITING, ("plan",), ("list",)):
        result = person.pace(*words)
        assert "b'" not in result.output, words
        assert "inside pace" not in result.output, words
        assert result.exit_code in (0, 4), (words, result.output)
