"""Faults of the disk inside of the commands that write several files: a part of `make soak`."""

from pathlib import Path

import pytest

from tests.durability.device import Device
from tests.durability.faults import CASES, VISIT, Case, Tally, Trial, kept, lived_in

_SEVERAL = [
    case
    for case in CASES
    if case.words.startswith(("log juggle", "visit", "setup", "inbox", "purge --to yesterday --b"))
    or (case.words == "undo" and case.before[:1] == ("log juggle 5m",))
]
_STRIDES = {"EIO": 7, "full": 11, "kill": 6}
"""In the suite every so manieth call fails; in the long run each of them."""


@pytest.mark.parametrize("case", _SEVERAL, ids=lambda case: case.words[:24])
def test_what_is_said_of_a_write_that_the_disk_refuses_is_true(
    case: Case, device: Device, tmp_path: Path
) -> None:
    """And nothing is lost, nothing is half there, and given again it works."""
    lived_in(device)
    trial = Trial(device, case, tmp_path / "kept")
    assert trial.calls > 10
    tally = Tally()
    for how, stride in _STRIDES.items():
        tally = sum(trial.faults((how,), lambda at, by=stride: at % by == 1), tally)  # type: ignore[misc]
    assert tally.faults
    assert tally.told == ()


@pytest.mark.parametrize("room", ["nothing", "the care file", "all but the entry"])
def test_a_limit_on_the_size_of_files_leaves_nothing_half_written(
    room: str, device: Device
) -> None:
    """Here the system itself refuses, and no stand-in."""
    lived_in(device)
    before = kept(device)
    fits = {"nothing": 0, "the care file": 300}.get(room, device.months()[-1].stat().st_size + 9)
    answer = device.pace(*VISIT.split(), bytes=fits)
    assert answer.code == 4
    assert "Nothing was saved." in answer.err
    assert kept(device) == before


def test_a_visit_that_was_cut_off_is_told_and_can_be_given_again(
    device: Device, tmp_path: Path
) -> None:
    """Killed after the limit was written and before the entry that says who agreed on it."""
    lived_in(device)
    words = ["visit", "--ceiling", "walk=15m", "--with", "Ann", "--yes"]
    before = (device.home / "care.toml").read_bytes()
    folders = [str(device.home), str(device.state)]
    for at in range(1, 200):
        device.pace(*words, fault=[folders, at, "kill", str(tmp_path / "counted")])
        if (device.home / "care.toml").read_bytes() != before:
            break
    told = device.done("list")
    assert "A command was cut off before it was done. care.toml is as before" in told.err
    assert (device.home / "care.toml").read_bytes() == before
    assert device.done("list").err == ""
    device.done(*words)
    assert "15" in (device.home / "care.toml").read_text()
    assert any("agreed" in entry for entry in device.entries().values())
