"""A write that the system refuses: one sentence, exit code 4 or 3, and every byte as it was."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import pacing_cli
from tests.durability.device import Answer, Device, Warm, command

NOBODY = 65534
WRITES = (
    ("log", "walk", "5m"),
    ("log", "a-new-name", "5m"),
    ("check", "pain", "4"),
    ("amend", "last", "mood", "4"),
    ("withdraw", "last"),
    ("undo",),
    ("activity", "set", "walk", "--demand", "7"),
    ("setup", "--name", "Ana"),
)


def one_sentence(answer: Answer, *codes: int) -> None:
    """Said once, to the point, on standard error alone."""
    assert answer.code in codes, answer
    assert answer.out == ""
    assert "Traceback" not in answer.err
    assert "inside pace" not in answer.err
    assert "b'" not in answer.err
    first, *hint = answer.err.splitlines()
    assert first.endswith("."), answer.err
    assert len(hint) <= 1, answer.err


def kept(device: Device) -> dict[str, bytes]:
    """What must stay as it is: all but the copies that are made before a change."""
    return {name: held for name, held in device.files().items() if not name.startswith("backups")}


def lived_in(device: Device) -> dict[str, bytes]:
    device.done("activity", "add", "walk")
    device.done("log", "yesterday", "10:00", "walk", "12m")
    device.done("log", "walk", "9m", "note", "a " * 200)
    return kept(device)


@pytest.mark.parametrize("words", WRITES, ids=" ".join)
def test_a_full_disk_changes_no_byte(words: tuple[str, ...], device: Device) -> None:
    before = lived_in(device)
    one_sentence(device.pace(*words, bytes=0), 4)
    assert kept(device) == before


@pytest.mark.parametrize("room", [0, 600])
@pytest.mark.parametrize(
    "words",
    [
        ("purge", "--to", "yesterday", "--yes"),
        ("purge", "--everything", "--yes"),
        ("restore", "2026", "--yes"),
        ("doctor", "--repair"),
        ("backup",),
    ],
    ids=" ".join,
)
def test_a_full_disk_stops_what_rewrites_before_it_has_begun(
    words: tuple[str, ...], room: int, device: Device
) -> None:
    """The copy from before does not fit, so nothing is removed, brought back or repaired."""
    lived_in(device)
    device.done("backup")
    (month,) = device.months()
    rows = month.read_bytes().splitlines(keepends=True)
    month.write_bytes(b"".join(rows[1:]) + b"what is this\n" * 200)
    before = kept(device)
    one_sentence(device.pace(*words, bytes=room), 4)
    assert kept(device) == before


@pytest.mark.parametrize("more", [1, 40, 130])
def test_a_disk_that_gets_full_within_the_write_takes_the_torn_part_back(
    more: int, device: Device
) -> None:
    """The first bytes still fit. None of them stays, and the next write is as if nothing were."""
    before = lived_in(device)
    (month,) = device.months()
    one_sentence(device.pace("log", "walk", "5m", bytes=month.stat().st_size + more), 4)
    assert kept(device) == before
    device.done("log", "walk", "6m")
    assert len(device.entries()) == 3
    assert "walk, 6 min" in device.done("undo").out


def test_a_full_disk_on_the_first_day_leaves_nothing_half_made(device: Device) -> None:
    one_sentence(device.pace("log", "walk", "5m", bytes=0), 4)
    assert device.months() == []
    device.done("log", "walk", "5m")
    assert len(device.entries()) == 1


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 kB, where the system lets us make one."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = shutil.which("mount")
    if os.name == "nt" or os.geteuid() != 0 or not mount:
        pytest.skip("a small disk can be made by root only")
    made = subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)],
        capture_output=True,
        check=False,
    )
    if made.returncode:
        pytest.skip("this system lets nobody mount a small disk")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_small_disk_fills_up_and_every_confirmed_entry_stays(
    small_disk: Path, device: Device
) -> None:
    """Entries are added until nothing fits; then one is refused, and all others are there."""
    full = device._replace(home=small_disk / "home")
    confirmed: list[str] = []
    while True:
        before = kept(full)
        lines = "walk 5m note " + "x" * 900 + "\n"
        answer = full.pace("log", "--from", "-", "--json", typed=lines * 4)
        if answer.code != 0:
            break
        confirmed += answer.ids
    assert answer.code == 4, answer
    assert "the disk is full" in answer.err
    assert len(confirmed) > 20
    assert set(full.entries()) == set(confirmed)
    assert kept(full) == before


@pytest.fixture
def of_nobody(warm: Warm) -> Iterator[Device]:
    """A home of somebody who is not root, for whom permissions hold."""
    if os.name == "nt" or os.geteuid() != 0:
        pytest.skip("only root can make a folder that its reader may not change")
    shared = next(filter(_open_to_all, ("/var/tmp", "/tmp", "/dev/shm")), None)
    if shared is None:
        pytest.skip("there is no folder that everybody can reach")
    if not _may_be_passed(Path(pacing_cli.__file__).parent):
        pytest.skip("only root can reach this checkout, so nobody else can run the program in it")
    place = Path(tempfile.mkdtemp(prefix="pace-of-nobody-", dir=shared))
    place.chmod(0o755)
    yield Device(place / "home", place / "state", warm)
    subprocess.run(["chmod", "-R", "u+rwX", str(place)], check=True)
    shutil.rmtree(place)


def _may_be_passed(folder: Path) -> bool:
    """Whether everybody may go through every folder on the way."""
    return all(each.stat().st_mode & 0o001 for each in (folder, *folder.parents))


def _open_to_all(folder: str) -> bool:
    return os.path.isdir(folder) and os.stat(folder).st_mode & 0o777 == 0o777


def belongs(to: int, folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        os.chown(path, to, to)
        path.chmod(0o755 if path.is_dir() else 0o644)


@pytest.mark.parametrize("words", WRITES, ids=" ".join)
def test_a_home_that_can_only_be_read_is_read_and_stays_as_it_is(
    words: tuple[str, ...], of_nobody: Device
) -> None:
    """The folder belongs to somebody else, who lets others read."""
    before = lived_in(of_nobody)
    belongs(0, of_nobody.home)
    belongs(NOBODY, of_nobody.state)
    one_sentence(of_nobody.pace(*words, nobody=True), 4)
    assert kept(of_nobody) == before
    for reading in (("list",), ("plan",), ("report",), ("why",), ()):
        answer = of_nobody.pace(*reading, nobody=True)
        assert answer.code == 0, answer
        assert "Traceback" not in answer.err


def test_a_state_folder_that_cannot_be_written_is_said(of_nobody: Device) -> None:
    """The word of the device and the lock live there."""
    before = lived_in(of_nobody)
    belongs(NOBODY, of_nobody.home)
    belongs(0, of_nobody.state)
    for words in (("log", "walk", "5m"), ("setup", "--name", "Ana")):
        one_sentence(of_nobody.pace(*words, nobody=True), 4)
    for path in of_nobody.state.iterdir():
        path.unlink()
    one_sentence(of_nobody.pace("log", "walk", "5m", nobody=True), 4)
    assert kept(of_nobody) == before
    of_nobody.done("list", nobody=True)


def test_a_home_that_nobody_may_open_is_said_and_not_taken_for_empty(of_nobody: Device) -> None:
    lived_in(of_nobody)
    belongs(NOBODY, of_nobody.state)
    for words in (("list",), ("plan",), ("report",), ("log", "walk", "5m")):
        one_sentence(of_nobody.pace(*words, nobody=True), 3, 4)


def test_a_month_that_may_not_be_opened_is_said(of_nobody: Device) -> None:
    lived_in(of_nobody)
    belongs(NOBODY, of_nobody.state)
    belongs(0, of_nobody.home)
    (month,) = of_nobody.months()
    month.chmod(0o600)
    answer = of_nobody.pace("list", nobody=True)
    assert f"{month.name}: pace cannot open it: pace has no permission" in answer.err


def test_a_home_that_is_a_file(device: Device) -> None:
    device.home.write_bytes(b"a letter to my aunt")
    for words in (("log", "walk", "5m"), ("check", "pain", "4"), ("setup", "--name", "Ana")):
        one_sentence(device.pace(*words), 3, 4)
    for words in (("list",), ("plan",), ("report",), ()):
        one_sentence(device.pace(*words), 3)
    assert device.home.read_bytes() == b"a letter to my aunt"


def test_a_home_that_is_a_link_to_a_folder_is_a_home(device: Device, tmp_path: Path) -> None:
    """A home kept in a synced folder, with a link where `pace` looks for it; no settings yet."""
    (tmp_path / "synced").mkdir()
    device.home.symlink_to(tmp_path / "synced")
    device.done("log", "walk", "5m")
    device.done("setup", "--name", "Ana")
    device.done("plan")
    assert device.home.is_symlink()
    assert (tmp_path / "synced" / "profile.toml").is_file()


@pytest.mark.parametrize("where", ["home", "home/journal"])
def test_a_link_that_leads_nowhere(where: str, device: Device, tmp_path: Path) -> None:
    """A disk that is not plugged in: writing into its place would split the journal in two."""
    link = tmp_path / where
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(tmp_path / "disk that is not plugged in")
    one_sentence(device.pace("log", "walk", "5m"), 3, 4)
    one_sentence(device.pace("list"), 3)
    one_sentence(device.pace("plan"), 3)
    assert link.is_symlink()
    assert not (tmp_path / "disk that is not plugged in").exists()


def test_a_month_file_that_is_a_folder_hides_nothing_else(device: Device) -> None:
    before = lived_in(device)
    (month,) = device.months()
    april = device._replace(now="2026-04-02T10:00")
    month.with_name(month.name.replace("2026-03", "2026-04")).mkdir()
    one_sentence(april.pace("log", "walk", "5m"), 4)
    assert kept(device) == before
    answer = april.done(*["list", "--json", "--from", "2026-01-01"])
    assert len(answer.document["entries"]) == 2
    assert "2026-04" in answer.err
    assert "a folder is where a file is needed" in answer.err


def test_a_month_file_that_is_a_link_to_another_disk_is_written_through(
    device: Device, tmp_path: Path
) -> None:
    lived_in(device)
    (month,) = device.months()
    elsewhere = tmp_path / "elsewhere.jsonl"
    month.rename(elsewhere)
    month.symlink_to(elsewhere)
    device.done("log", "walk", "5m")
    assert len(device.entries()) == 3
    assert month.is_symlink()


def test_a_screen_that_cannot_be_written_does_not_undo_what_was_written(device: Device) -> None:
    """`pace log … > /dev/full`: the entry is in the journal, and the exit code does not say
    that nothing was saved."""
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    device.done("activity", "add", "walk")
    with open("/dev/full", "wb") as full:
        ended = subprocess.run(
            [*command(), "log", "walk", "5m"],
            stdout=full,
            stderr=subprocess.PIPE,
            env=device.environment(),
            check=False,
        )
    assert len(device.entries()) == 1
    assert ended.returncode == 1
    assert b"pace could not show the answer" in ended.stderr
    assert b"Traceback" not in ended.stderr
