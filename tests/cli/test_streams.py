"""Closed streams, and pipes whose reader has had enough: every command still does its work."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Person
from tests.cli.every_command import BESIDE, NOW, TABLE, TYPED, invented_person
from tests.durability.device import Device, Warm, command

TYPED_TOO = (
    "--help",
    "log --help",
    "import --help",
    "--version",
    "no-such-word",
    "log walk pain 14",
)


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("life")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PACE_STATE", str(folder / "state"))
        return invented_person(folder)


@pytest.fixture(scope="module")
def warm() -> Iterator[Warm]:
    program = Warm()
    yield program
    program.close()


@pytest.fixture
def device(life: Path, tmp_path: Path, warm: Warm) -> Device:
    shutil.copytree(life, tmp_path / "home")
    (tmp_path / "days.csv").write_text(TABLE, encoding="utf-8")
    return Device(tmp_path / "home", tmp_path / "state", warm, NOW)


def ended(device: Device, call: str, *lent: int, closed: tuple[int, ...] = ()) -> int | None:
    """How a call ends with these three streams, of which some are closed."""
    words = [str(device.home.parent / word) if word in BESIDE else word for word in call.split()]
    begun = device.warm.call(
        lent, words=words, environment=device.environment(COLUMNS="80"), closed=closed
    )
    return begun.code()


def nowhere() -> int:
    return os.open(os.devnull, os.O_RDWR)


def unread() -> int:
    """The end of a pipe whose reader is gone."""
    reader, writer = os.pipe()
    os.close(reader)
    return writer


def expected(call: str) -> int:
    return 2 if call in ("no-such-word", "log walk pain 14") else 0


@pytest.mark.parametrize("call", [*TYPED, *TYPED_TOO])
def test_a_stream_that_is_closed_hinders_nothing(device: Device, call: str) -> None:
    said, problems = os.pipe(), os.pipe()
    code = ended(device, call, nowhere(), said[1], problems[1], closed=(0,))
    with open(said[0], "rb"), open(problems[0], "rb") as file:
        assert b"inside pace" not in file.read()
    assert code == expected(call)


@pytest.mark.parametrize("closed", [(1,), (2,), (0, 1, 2)], ids=str)
@pytest.mark.parametrize("call", [*TYPED, *TYPED_TOO])
def test_an_answer_that_nobody_can_get_ends_as_ever(
    device: Device, call: str, closed: tuple[int, ...]
) -> None:
    assert ended(device, call, nowhere(), nowhere(), nowhere(), closed=closed) == expected(call)


@pytest.mark.parametrize("call", [*TYPED, *TYPED_TOO])
def test_a_reader_that_has_had_enough_is_no_error(device: Device, call: str) -> None:
    assert ended(device, call, nowhere(), unread(), nowhere()) == expected(call)
    assert ended(device, "list", nowhere(), unread(), unread()) == 0


def test_nothing_but_entries_stands_in_the_files_of_a_call_without_streams(
    device: Device,
) -> None:
    before = len(device.entries())
    ended(device, "log walk 5m", nowhere(), nowhere(), nowhere(), closed=(0, 1, 2))
    assert len(device.entries()) == before + 1
    for month in device.months():
        assert all(json.loads(line) for line in month.read_bytes().splitlines())


def test_a_reader_that_has_gone_stops_no_writing(device: Device) -> None:
    """What is told before the entry is written goes nowhere, and the entry is written."""
    inbox = device.home / "inbox"
    inbox.mkdir(exist_ok=True)
    (inbox / "phone.txt").write_text("walk pain 14\n" * 400)
    before = len(device.entries())
    (inbox / "more.txt").write_text("walk pain 15\n" * 400)
    assert ended(device, "log walk 5m", nowhere(), unread(), unread()) == 0
    assert len(device.entries()) == before + 1


@pytest.mark.parametrize(
    "ends", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-", "| :", "2>&1 | :", "| head -n 1"]
)
@pytest.mark.parametrize(
    "call", ["log walk 5m", "note slept badly", "plan", "--help", "list --json"]
)
def test_the_installed_command_in_a_real_shell(person: Person, call: str, ends: str) -> None:
    person.done("log", "walk", "12m")
    line = f"{' '.join(command())} --home {person.home} --now {person.now} {call} {ends}; exit ${{PIPESTATUS[0]}}"
    run = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    written = {"log walk 5m": 2, "note slept badly": 2}
    assert len(person.entries()) == written.get(call, 1)
