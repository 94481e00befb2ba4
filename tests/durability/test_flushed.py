"""A power cut after the receipt: everything had reached the disk before."""

from pathlib import Path

from tests.durability.device import Device


def order(device: Device, record: Path, *words: str) -> list[tuple[str, str]]:
    """What a call did to the disk, in order: write, fsync or replace, and of which file."""
    record.unlink(missing_ok=True)
    device.done(*words, record=str(record))
    rows = [row.partition(" ") for row in record.read_text().splitlines()]
    return [(what, place.removeprefix(f"{device.home}/")) for what, _, place in rows]


def test_a_new_month_is_flushed_and_then_its_folder(device: Device, tmp_path: Path) -> None:
    done = order(device, tmp_path / "record", "log", "check", "pain", "4")
    (month,) = device.months()
    name = f"journal/{month.name}"
    assert done.count(("write", name)) == 1
    assert (
        done.index(("write", name)) < done.index(("fsync", name)) < done.index(("fsync", "journal"))
    )


def test_a_further_entry_is_flushed(device: Device, tmp_path: Path) -> None:
    device.done("log", "walk", "5m")
    done = order(device, tmp_path / "record", "log", "walk", "6m")
    (month,) = device.months()
    name = f"journal/{month.name}"
    assert done.count(("write", name)) == 1
    assert done.index(("write", name)) < done.index(("fsync", name))


def test_a_settings_file_is_flushed_before_it_takes_its_place(
    device: Device, tmp_path: Path
) -> None:
    done = order(device, tmp_path / "record", "setup", "--name", "Ana")
    place = done.index(("replace", "profile.toml"))
    (beside,) = {
        name
        for what, name in done
        if what == "write" and ".profile.toml" in name and "undo" not in name
    }
    assert done.index(("write", beside)) < done.index(("fsync", beside)) < place
    assert str(device.home) in [name for what, name in done[place:] if what == "fsync"]
