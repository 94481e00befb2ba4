"""Files that came to harm: told with file and line, kept byte for byte, and nothing else is hidden."""

import random

import pytest

from tests.durability.device import Device

FAR = '{"v":1,"id":"%s","kind":"note","at":"%s","zone":"UTC","noted":"2026-03-01T10:00:00Z","note":"x"}'
FAULTS: dict[str, bytes] = {
    "garbage": b"\x07\x1b[2J what is this",
    "NUL bytes, as a disk leaves them after a power cut": b"\0" * 512,
    "not UTF-8": b'{"v":1,"id":"bad","kind":"note","note":"caf\xe9"}',
    "a line of 1 MB": b'{"v":1,"id":"big","kind":"nonsense","note":"' + b"x" * 1_000_000 + b'"}',
    "no JSON, 1 MB of it": b"[" * 1_000_000,
    "an unknown kind": b'{"v":1,"id":"new","kind":"teleport","at":"2026-03-02T10:00:00Z"}',
    "a wrong type": b'{"v":1,"id":"typ","kind":"check","at":"2026-03-02T10:00:00Z","pain":"much"}',
    "a list": b"[1,2,3]",
    "a number that is none": b'{"v":1,"id":"nan","kind":"check","at":"2026-03-02T10:00:00Z","pain":NaN}',
    "no id": b'{"v":1,"kind":"note","at":"2026-03-02T10:00:00Z","note":"who am I"}',
    "a moment without an offset": b'{"v":1,"id":"loc","kind":"note","at":"2026-03-02T10:00:00"}',
    "the year 1900": (FAR % ("old", "1900-01-01T10:00:00+00:00")).encode(),
    "the year 2300": (FAR % ("far", "2300-01-01T10:00:00+00:00")).encode(),
    "half a character": b'{"v":1,"id":"hlf","kind":"note","at":"2026-03-02T10:00:00Z","note":"\\ud83d"}',
}
SILENT: dict[str, bytes] = {
    "a newer version": b'{"v":9,"id":"nine","kind":"note","at":"2026-03-02T10:00:00Z","mood":{"a":1},"note":"hello"}',
    "a duplicate that says something else": b'{"v":1,"id":"same","kind":"note","at":"2026-03-02T10:00:00Z","note":"one"}\n'
    b'{"v":1,"id":"same","kind":"note","at":"2026-03-02T10:00:00Z","note":"two"}',
}


def lived_in(device: Device) -> set[str]:
    """Five entries of three days; answers with their ids."""
    lines = "".join(f"2026-03-0{day} 10:00 walk {day}m\n" for day in (1, 2, 3, 4, 5))
    return set(device.done("log", "--from", "-", "--json", typed=lines).ids)


def with_fault(device: Device, fault: bytes) -> bytes:
    """The month file with the fault as its third line."""
    (month,) = device.months()
    rows = month.read_bytes().splitlines(keepends=True)
    month.write_bytes(b"".join([*rows[:2], fault + b"\n", *rows[2:]]))
    return month.read_bytes()


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_a_bad_line_is_told_and_kept_and_hides_nothing(fault: bytes, device: Device) -> None:
    ids = lived_in(device)
    held = with_fault(device, fault)
    (month,) = device.months()
    listed = device.done("list", "--json")
    assert set(listed.ids) == ids
    assert f"{month.name} line 3: " in listed.err
    assert max(map(len, listed.err.splitlines())) < 500
    (new,) = device.done("log", "walk", "9m", "--json").ids
    assert month.read_bytes().startswith(held)
    assert set(device.done("list", "--json").ids) == ids | {new}


def test_all_faults_together_hide_no_advice(device: Device) -> None:
    """The plan, the report and the glance say what they say of the whole lines alone."""
    lived_in(device)
    looks = (("plan", "--json"), ("report", "--json"), ("why", "--json"), ("list", "--json"))
    before = [device.done(*words).out for words in looks]
    held = with_fault(device, b"\n".join(FAULTS.values()))
    assert [device.done(*words).out for words in looks] == before
    assert "Traceback" not in device.done().err
    (month,) = device.months()
    assert month.read_bytes() == held


def test_the_doctor_tells_it_and_touches_nothing_until_asked(device: Device) -> None:
    """All faults in one file. Repaired, every byte of them is still somewhere in the home."""
    ids = lived_in(device)
    sound = device.pace("doctor")
    assert (sound.code, sound.err) == (0, "")
    with_fault(device, b"\n".join(FAULTS.values()))
    before = device.files()
    sick = device.pace("doctor")
    assert sick.code == 3
    assert device.months()[0].name in sick.out
    assert device.files() == before
    device.pace("doctor", "--repair")
    assert set(device.entries()) == ids
    kept = [
        held for name, held in device.files().items() if "set-aside" in name or "journal" in name
    ]
    for name, fault in FAULTS.items():
        assert any(fault in held for held in kept) or not fault.strip(b"\0"), name
    assert device.pace("doctor").code == 0


@pytest.mark.parametrize("fault", SILENT.values(), ids=SILENT)
def test_a_line_that_can_be_read_in_part_counts_and_is_told(fault: bytes, device: Device) -> None:
    ids = lived_in(device)
    held = with_fault(device, fault)
    listed = device.done("list", "--json")
    assert set(listed.ids) > ids
    assert listed.err.count("\n") == 1
    device.done("log", "walk", "9m")
    (month,) = device.months()
    assert month.read_bytes().startswith(held)


@pytest.mark.parametrize("change", ["BOM", "CRLF", "BOM and CRLF", "no last line end"])
def test_what_an_editor_does_to_a_file_changes_nothing(change: str, device: Device) -> None:
    ids = lived_in(device)
    (month,) = device.months()
    held = month.read_bytes()
    if "CRLF" in change:
        held = held.replace(b"\n", b"\r\n")
    if "BOM" in change:
        held = b"\xef\xbb\xbf" + held
    if "no last" in change:
        held = held[:-1]
    month.write_bytes(held)
    listed = device.done("list", "--json")
    assert set(listed.ids) == ids
    assert listed.err == ""
    (new,) = device.done("log", "walk", "9m", "--json").ids
    assert month.read_bytes().startswith(held)
    assert set(device.done("list", "--json").ids) == ids | {new}


def test_a_file_cut_at_any_byte_keeps_every_whole_line_and_takes_the_next(device: Device) -> None:
    """A power cut inside the last write: at most what was never confirmed is torn."""
    lived_in(device)
    (month,) = device.months()
    whole = month.read_bytes()
    rows = whole.splitlines(keepends=True)
    chance = random.Random(5)
    near_ends = [sum(map(len, rows[:n])) + d for n in (1, 3, 5) for d in (-1, 0, 1)]
    cuts = [cut for cut in near_ends if cut <= len(whole)]
    for cut in [*cuts, *(chance.randrange(len(whole)) for _ in range(5))]:
        month.write_bytes(whole[:cut])
        (new,) = device.done("log", "walk", "9m", "--json").ids
        assert month.read_bytes().startswith(whole[:cut])
        there = set(device.done("list", "--json").ids)
        complete = [row for row in whole[:cut].splitlines() if row.endswith(b"}")]
        assert len(there) == len(complete) + 1
        assert new in there


def test_settings_that_cannot_be_read_are_told_all_together_and_stay(device: Device) -> None:
    lived_in(device)
    broken = {
        "profile.toml": b'day = "25:00-26:00"\n',
        "activities.toml": b"[walk\ndemand = 3\n",
        "goals.toml": b"\xff\xfe g o a l",
        "care.toml": b"[activity.walk]\nceiling = 15\n",
    }
    for name, content in broken.items():
        (device.home / name).write_bytes(content)
    answer = device.pace("plan")
    assert answer.code == 3
    assert all(name in answer.err for name in broken)
    for words in (
        ("log", "a-new-name", "5m"),
        ("activity", "add", "swim"),
        ("setup", "--name", "A"),
    ):
        assert device.pace(*words).code == 3
    assert {name: (device.home / name).read_bytes() for name in broken} == broken


def test_the_word_of_the_device_lost_or_damaged_costs_no_entry(device: Device) -> None:
    """The state folder was cleaned: the device gets a new word and reads all files."""
    ids = lived_in(device)
    (device.state / "device").write_bytes(b"../../etc/passwd\n")
    (new,) = device.done("log", "walk", "9m", "--json").ids
    assert set(device.entries()) == ids | {new}
    assert len(device.months()) == 2
    assert all(
        path.parent == device.home / "journal"
        for path in device.home.rglob("*.jsonl")
        if "backups" not in path.parts and "plans" not in path.parts
    )
