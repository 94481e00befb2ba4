"""What is written is for its owner alone, whatever the umask, also what was looser before."""

import stat
from pathlib import Path

import pytest

from tests.durability.device import Device

CALLS = (
    ("log", "walk", "5m"), ("log", "new-name", "5m"), ("check", "pain", "4"), ("plan",),
    ("setup", "--name", "Ana"), ("amend", "last", "mood", "3"), ("undo",), ("activity", "add", "swim"),
    ("backup",), ("doctor", "--repair"), ("restore",), ("report", "--markdown"),
)  # fmt: skip


def modes(*folders: Path) -> dict[str, str]:
    """Everything that others could get at, with its mode."""
    loose = {}
    for folder in folders:
        for path in (folder, *folder.rglob("*")):
            mode = stat.S_IMODE(path.lstat().st_mode)
            if not path.is_symlink() and mode != (0o700 if path.is_dir() else 0o600):
                loose[str(path.relative_to(folder.parent))] = oct(mode)
    return loose


@pytest.mark.parametrize("umask", [0, 0o777], ids=oct)
def test_everything_is_private_whatever_the_umask(umask: int, device: Device) -> None:
    for words in CALLS:
        device.pace(*words, umask=umask)
    assert modes(device.home, device.state) == {}


def test_a_demo_home_is_private_too(device: Device) -> None:
    folder = device.home.with_name("demo")
    device.done("demo", str(folder), umask=0)
    assert modes(folder) == {}


def test_what_an_older_version_left_open_is_closed(device: Device) -> None:
    """0755 and 0644 everywhere: closed when `pace` next writes."""
    device.done("log", "2026-02-01", "10:00", "walk", "5m")
    device.done("log", "walk", "5m")
    device.done("setup", "--name", "Ana")
    for path in (device.home, device.state, *device.home.rglob("*"), *device.state.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    device.done("log", "walk", "6m")
    device.done("setup", "--name", "Bea")
    assert modes(device.home, device.state) == {}
