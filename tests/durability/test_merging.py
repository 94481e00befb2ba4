"""Two homes merged in any order, by any tool, list the same bytes."""

import random
from pathlib import Path

import pytest

from tests.durability.device import ALL, Device

COPIES = (
    "{}.sync-conflict-20260308-120000-ABCDEFG.jsonl",
    "{} (Ana's conflicted copy 2026-03-08).jsonl",
    "{} (conflict).jsonl",
    "{} 2.jsonl",
    "{}_conflict-20260308-120000.jsonl",
    "{}.jsonl.orig",
    "{}.jsonl~HEAD",
    "Copy of {}.jsonl",
    "{}-laptop.jsonl",
)


def two_homes(device: Device) -> tuple[Device, Device]:
    """Ana's laptop and her phone, each with entries, changes and withdrawals of its own."""
    laptop = device._replace(home=device.home.with_name("laptop"))
    phone = Device(
        device.home.with_name("phone"), device.state.with_name("phone-state"), device.warm
    )
    for one, name in ((laptop, "walk"), (phone, "swim")):
        lines = "".join(
            f"2026-0{m}-0{d} 10:00 {name} {d}m p{d}\n" for m in (2, 3) for d in (1, 2, 5)
        )
        one.done("log", "--from", "-", typed=lines)
        one.done("log", name, "9m", "note", "für später")
        one.done("amend", "last", "mood", "4")
        one.done("log", name, "1m")
        one.done("withdraw", "last")
    return laptop, phone


def merged(device: Device, homes: tuple[Device, ...], chance: random.Random) -> Device:
    """Every month file of both homes lands in one folder, in an order and in copies by chance."""
    target = device._replace(
        home=device.home.with_name(f"merged-{chance.random()}"), state=homes[0].state
    )
    (target.home / "journal").mkdir(parents=True)
    files = [file for home in homes for file in home.months()]
    chance.shuffle(files)
    for file in files:
        rows = file.read_bytes().splitlines(keepends=True)
        if chance.random() < 0.5:
            chance.shuffle(rows)
        _lay_down(target.home / "journal", file, rows, chance)
    return target


def _lay_down(folder: Path, file: Path, rows: list[bytes], chance: random.Random) -> None:
    """Whole; or in two parts that overlap; or with the marks that git leaves; and copies of it."""
    cut = chance.randrange(len(rows) + 1)
    back = chance.randrange(cut + 1)
    copy = folder / chance.choice(COPIES).format(file.stem)
    match chance.randrange(4):
        case 0:
            (folder / file.name).write_bytes(b"".join(rows))
        case 1:
            (folder / file.name).write_bytes(b"".join(rows[:cut]))
            copy.write_bytes(b"".join(rows[cut - back :]))
        case 2:
            marks = (b"<<<<<<< HEAD\n", b"=======\n", b">>>>>>> phone\n")
            parts = (b"".join(rows[:cut]), b"".join(rows[cut - back :]))
            text = marks[0] + parts[0] + marks[1] + parts[1] + marks[2]
            (folder / file.name).write_bytes(text)
        case _:
            (folder / file.name).write_bytes(b"".join(rows + rows))
            copy.write_bytes(b"".join(rows).replace(b"\n", b"\r\n"))


def test_two_homes_merged_in_any_order_list_the_same_bytes(device: Device) -> None:
    laptop, phone = two_homes(device)
    chance = random.Random(11)
    said = {
        merged(device, (laptop, phone)[:: chance.choice((1, -1))], chance).done(*ALL).out
        for _ in range(9)
    }
    assert len(said) == 1
    assert len(laptop.entries()) + len(phone.entries()) == said.pop().count('"id"') == 14


@pytest.mark.parametrize("name", COPIES)
def test_a_conflict_copy_is_read_by_its_name(name: str, device: Device) -> None:
    """The copy holds an entry that the file itself lost."""
    device.done("log", "walk", "5m")
    device.done("log", "walk", "6m")
    before = device.entries()
    (month,) = device.months()
    first, second = month.read_bytes().splitlines(keepends=True)
    month.write_bytes(first)
    copy = month.with_name(name.format(month.stem))
    copy.write_bytes(second)
    assert device.entries() == before
    device.done("log", "walk", "7m")
    assert copy.read_bytes() == second


def test_an_unfinished_copy_of_a_sync_tool_is_left_alone(device: Device) -> None:
    """Syncthing, rsync and browsers write beside first; what is not whole is not read."""
    device.done("log", "walk", "5m")
    (month,) = device.months()
    for name in (f".syncthing.{month.name}.tmp", f".{month.name}.Xy12", f"{month.name}.part"):
        month.with_name(name).write_bytes(b'{"v":1,"id":"zzz","kin')
    listed = device.done("list", "--json")
    assert (len(listed.ids), listed.err) == (1, "")
