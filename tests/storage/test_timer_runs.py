"""Runs of the timer on the disk: whole or not there, private, and of one home alone."""

import json
import stat
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pacing_cli.storage import timer_runs
from pacing_cli.storage.paths import Home, state_folder, state_of
from pacing_cli.storage.timer_runs import TimerRun, forget, hold, unlogged

AT = datetime(2026, 3, 8, 10, 5, tzinfo=UTC)


@pytest.fixture
def person(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


def cut_off(home: Home, *bouts: float) -> TimerRun:
    """A run whose program has ended by itself: the lock is free, the file is there."""
    holding = hold(home, "walk", AT, "UTC")
    assert holding is not None
    holding.keep(bouts)
    holding.let_go()
    return holding.run


ELSEWHERE = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from pacing_cli.storage.paths import Home
from pacing_cli.storage.timer_runs import hold, unlogged
home = Home(Path(sys.argv[1]))
print(len(unlogged(home)), hold(home, "kitchen", datetime.now(UTC), "UTC"))
"""


def elsewhere(home: Home) -> str:
    """What another program sees; a lock does not shut out the one that holds it."""
    command = [sys.executable, "-c", ELSEWHERE, str(home.root)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_a_run_that_was_cut_off_is_found_again(person):
    run = cut_off(person, 600.5, 120.25)
    assert unlogged(person) == (run,)
    assert run.seconds == 720


def test_a_run_that_is_on_is_not_offered_and_no_second_one_begins(person):
    holding = hold(person, "walk", AT, "UTC")
    holding.keep((60.0,))
    assert elsewhere(person) == "0 None"
    holding.forget()
    holding.let_go()
    assert unlogged(person) == ()


def test_nothing_of_a_run_lies_in_the_home_and_it_is_private(person):
    cut_off(person, 60.0)
    assert not person.root.exists()
    for path in (state_folder() / "homes").rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


def test_another_home_has_runs_of_its_own(person, tmp_path):
    cut_off(person, 60.0)
    assert unlogged(Home(tmp_path / "other")) == ()


def test_forgetting_one_leaves_the_others(person):
    first, second = cut_off(person, 60.0), cut_off(person, 30.0)
    forget(person, first)
    forget(person, first)
    assert unlogged(person) == (second,)


@pytest.mark.parametrize(
    "text",
    [
        b"", b"{", b"[]", b"7", b"null", b"\xff\xfe", b'{"v":1}',
        *(
            json.dumps({"activity": "walk", "at": AT.isoformat(), "zone": "UTC", "bouts": [60], **more}).encode()
            for more in (
                {"bouts": [float("nan")]}, {"bouts": [-1]}, {"bouts": [1e9]}, {"bouts": "60"},
                {"bouts": [float("inf")]}, {"activity": ""}, {"activity": 5}, {"zone": None},
                {"at": "2026-03-08T10:05"}, {"at": "soon"}, {"at": 5}, {"bouts": [[60]]},
            )
        ),
    ],
)  # fmt: skip
def test_a_broken_file_is_passed_over_and_left_alone(person, text):
    good = cut_off(person, 60.0)
    broken = state_of(person) / "timer" / "broken.json"
    broken.write_bytes(text)
    assert unlogged(person) == (good,)
    assert broken.read_bytes() == text


def test_whole_seconds_are_never_rounded_up():
    assert TimerRun("a", "walk", AT, "UTC", (59.999,)).seconds == 59
    assert TimerRun("a", "walk", AT, "UTC", (0.1,) * 600).seconds == 60


def test_the_state_folder_may_be_a_file(person, monkeypatch, tmp_path):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("PACE_STATE", str(tmp_path / "file"))
    assert timer_runs.unlogged(person) == ()
    with pytest.raises(OSError):  # noqa: PT011 (which one, is the system's business)
        hold(person, "walk", AT, "UTC")
