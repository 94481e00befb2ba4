"""Killed at any moment: what was confirmed is there."""

import random
import time
import tomllib
from pathlib import Path

from tests.durability.device import Device, Warm, answers
from tests.durability.kills import (
    Expected,
    Step,
    crowd,
    kill_commands,
    kill_lives,
    kill_rewrites,
    one_line,
)


def test_nothing_confirmed_is_lost_when_one_command_after_the_other_is_killed(
    device: Device, tmp_path: Path
) -> None:
    count = kill_lives(device, random.Random(1), 11, 0.5, tmp_path)
    assert count.killed == 11
    assert count.confirmed > 50
    assert count.lost == 0


def test_nothing_confirmed_is_lost_when_the_installed_command_is_killed_in_its_write(
    device: Device, tmp_path: Path
) -> None:
    count = kill_commands(device, random.Random(2), 4, 400, tmp_path)
    assert count.killed
    assert count.lost == 0


def test_a_settings_file_is_the_old_or_the_new_one_at_any_moment(
    device: Device, tmp_path: Path
) -> None:
    """Edits of activities.toml and profile.toml are killed; comments stay, values are whole."""
    device.done("activity", "add", "walk", "--demand", "1")
    inventory, profile = device.home / "activities.toml", device.home / "profile.toml"
    inventory.write_text("# mine\n" + inventory.read_text() + "# to the end\n")
    chance = random.Random(3)
    life: list[Step] = []
    for number in range(200):
        life.append((["activity", "set", "walk", "--why", f"reason {number}", "--json"], ""))
        life.append((["setup", "--name", f"Ana {number}", "--json"], ""))
    for round_ in range(5):
        confirmed = tmp_path / f"edits-{round_}"
        call = device.live(life, confirmed)
        time.sleep(chance.uniform(0.05, 0.4))
        call.kill()
        call.code()
        done = len(answers(confirmed))
        last, under_way = (done + 1) // 2 - 1, done // 2
        assert device.done("activity", "--json").document["activities"]
        walk = tomllib.loads(inventory.read_text())["walk"]
        if done > 1:
            assert walk["meaning"] in {f"reason {last}", f"reason {under_way}"}
            named = tomllib.loads(profile.read_text())["name"]
            assert named in {f"Ana {under_way - 1}", f"Ana {last}"}
        text = inventory.read_text()
        assert text.startswith("# mine\n")
        assert "# to the end" in text


def test_eight_at_once_on_one_device_lose_nothing(device: Device, tmp_path: Path) -> None:
    """Eight windows of one person, five entries each, and names that are new to the inventory."""

    def life(number: int) -> list[Step]:
        chance = random.Random(number)
        new: Step = (["log", f"hobby{number}", "5m", "--json"], "")
        return [new, *(([*one_line(chance).split(), "--json"], "") for _ in range(4))]

    count = crowd([device] * 8, life, tmp_path, "eight at once")
    assert (count.confirmed, count.lost) == (40, 0)
    names = {one["activity"] for one in device.done("activity", "--json").document["activities"]}
    assert names == {"walk", *(f"hobby{number}" for number in range(8))}


def test_two_devices_at_once_on_one_home_lose_nothing(
    device: Device, other: Device, tmp_path: Path
) -> None:
    """A home in a folder that both share: each writes its own month files."""

    def life(number: int) -> list[Step]:
        chance = random.Random(number)
        return [([*one_line(chance).split(), "--json"], "") for _ in range(6)]

    device.done("activity", "add", "walk")
    count = crowd([device, other] * 2, life, tmp_path, "two devices at once")
    assert (count.confirmed, count.lost) == (24, 0)
    assert len(device.months()) == 2
    assert device.entries() == other.entries()


def test_a_kill_in_what_rewrites_the_journal_keeps_what_was_to_be_kept(
    warm: Warm, tmp_path: Path
) -> None:
    """Purge, restore and repair go through files that hold entries of somebody's life."""
    numbers = iter(range(100))

    def make() -> Device:
        place = tmp_path / str(next(numbers))
        return Device(place / "home", place / "state", warm)

    count = kill_rewrites(make, random.Random(6), 6, 0.06, tmp_path)
    assert count.lost == 0


def test_what_one_device_rewrites_loses_nothing_that_another_one_is_writing(
    device: Device, other: Device, tmp_path: Path
) -> None:
    """One home on a disk that both reach: here entries are added, there others are removed.

    The lock is one of the device, so nothing but the files themselves keeps the two apart.
    """
    device.done("log", "walk", "1m")
    chance = random.Random(7)
    life: list[Step] = [([*one_line(chance).split(), "--json"], "") for _ in range(120)]
    call = device.live(life, tmp_path / "life")
    expected = Expected()
    while len(answers(tmp_path / "life")) < len(life):
        lines = "".join(f"2026-03-0{day} 10:00 walk 1m +away\n" for day in range(1, 7))
        device.done("log", "--from", "-", typed=lines)
        other.done("purge", "--tag", "away", "--yes")
    assert call.code() == 0
    expected.take(life, answers(tmp_path / "life"))
    assert expected.found_in(device.entries()) == len(life)
