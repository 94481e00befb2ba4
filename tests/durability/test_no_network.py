"""The program opens no connection and starts no other program, whatever the command."""

import subprocess
import sys

import pytest

from pacing_cli.cli.app import COMMANDS
from tests.durability.device import ROOT, Device

CALLS: dict[str, tuple[tuple[str, ...], ...]] = {
    "log": (("walk", "5m", "pain", "3-4"), ("https://example.org/x", "5m"), ("--from", "-")),
    "check": (("pain", "4", "note", "see https://example.org"),),
    "flare": ((), ("end",)),
    "note": (("hello",),),
    "go": (("walk", "1s"), ("log",), ("forget",)),
    "calm": ((), ("muscles",)),
    "learn": ((), ("flares",)),
    "dose": (("ibuprofen",),),
    "replay": (("yesterday",),),
    "setup": (("--name", "Ana", "--country", "GB", "--red-flags", "none"),),
    "activity": ((), ("add", "swim"), ("set", "swim", "--demand", "2"), ("pause", "swim"),
                 ("resume", "swim"), ("restart", "swim")),
    "demo": (("demo-home",),),
    "report": ((), ("--markdown",), ("--json",)),
    "try": ((), ("start", "walk", "slow start", "as always"), ("level", "walk", "4m", "5m"), ("show",),
            ("stop", "enough")),
    "share": (("--to", "family"), ("--to", "therapist", "--chat"), ("--to", "claim", "--dry-run"),
              ("--to", "partner", "--line"), ("fields",), ("allow", "employer", "sleep")),
    "support": ((), ("add", "Ana", "--contact", "https://example.org"), ("for", "shopping"),
                ("ideas",), ("guide", "family"), ("remove", "Ana")),
    "visit": (("done",),),
    "amend": (("last", "pain", "4"),),
    "withdraw": (("last",),),
    "import": ((), ("csv", "nothing.csv")),
    "doctor": ((), ("--repair",), ("--json",)),
    "purge": ((), ("--all", "--yes")),
}  # fmt: skip


@pytest.mark.parametrize("name", [row.name for row in COMMANDS])
def test_no_command_reaches_out(name: str, device: Device, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a journal that lives already, and with the help of the command, plain and in colour."""
    device.done("log", "yesterday", "10:00", "walk", "5m", "note", "http://example.org")
    demo = str(device.home.with_name("demo-home"))
    for words in (*CALLS.get(name, ((),)), ("--help",)):
        typed = [demo if word == "demo-home" else word for word in words]
        answer = device.pace(name, *typed, alone=True)
        assert answer.code in (0, 2, 3, 4), (words, answer)
        assert "REACHED OUT" not in answer.err


def test_the_glance_and_the_help_reach_out_to_nobody(device: Device) -> None:
    for words in ((), ("--help",), ("--version",)):
        assert device.pace(*words, alone=True).code == 0
        assert device.pace(*words, alone=True, terminal=True).code == 0


COLD = (
    "import sys; from tests.durability.outside import refuse; sys.addaudithook(refuse); "
    "from pacing_cli.__main__ import main; main()"
)


@pytest.mark.parametrize("words", [("log", "walk", "5m"), ("plan",), ("report",)], ids=" ".join)
def test_loading_the_program_reaches_out_to_nobody(words: tuple[str, ...], device: Device) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", COLD, *words],
        cwd=ROOT,
        env=device.environment(),
        capture_output=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr


@pytest.mark.parametrize(
    "code",
    [
        "import socket; socket.create_connection(('192.0.2.1', 80), 0.1)",
        "import socket; socket.getaddrinfo('example.org', 80)",
        "import urllib.request; urllib.request.urlopen('http://192.0.2.1/', timeout=0.1)",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
    ],
)
def test_the_guard_of_this_room_would_see_it(code: str) -> None:
    start = "import sys; from tests.durability.outside import refuse; sys.addaudithook(refuse); "
    ended = subprocess.run(
        [sys.executable, "-c", start + code], cwd=ROOT, capture_output=True, check=False
    )
    assert ended.returncode == 99
    assert b"REACHED OUT" in ended.stderr
