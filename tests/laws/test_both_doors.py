"""The quick door and Typer answer every call alike: bytes, exit code, and what stands in the files.

Two devices begin alike and are told the same words; one of them takes everything through Typer.
"""

import shutil
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacing_cli.cli.everyday import BY_NAME
from pacing_cli.cli.quick_door import read_call
from tests.durability.device import Answer, Device, Warm

COMMANDS = ("log", "check", "plan", "today", "done", "bad", "better", "note", "dose")
OTHERS = ("list", "why", "lgo", "activity", "flare", "", "-", "--", "Log", "Bad", "NOTE", "List")
WORDS = (
    "walk", "12m", "pain", "3-4", "14", "kitchen", "garden", "yesterday", "10:00", "note", "felt",
    "fine", "+busy", "1", "2", "tomorrow", "skip", "move", "monday", "ibuprofen", "400mg", "end",
    "effort", "e3", "-5", "-", "--", "3 to 4", "", "no", "ä\u202e", "until",
)  # fmt: skip
OPTIONS = (
    ("--json",), ("--plain",), ("--debug",), ("--now", "2026-03-08T18:00"), ("--now=2026-03-07",),
    ("--now", "never"), ("--now",), ("--home", "other"), ("--home=other",), ("--home=",),
    ("--home", "~/none"), ("--version",), ("--help",), ("--pain", "3"), ("--checklist",),
    ("--less",), ("--only", "must"), ("--from", "-"), ("--keep-going",), ("--json=yes",),
    ("--at", "10:00"), ("--banana",), ("-p4",), ("--note", "--json"),
)  # fmt: skip
SURROUNDINGS = (
    {}, {}, {}, {"PACE_NOW": "soon"}, {"PACE_HOME": ""}, {"PACE_PLAIN": "1"},
    {"COLUMNS": "40"}, {"TERM": "dumb"}, {"PYTHONIOENCODING": "ascii"},
)  # fmt: skip
LINES = ("2026-03-0{day} walk 1{day}m pain 3-4", "2026-03-0{day} check pain 4 fatigue 5")


@st.composite
def calls(draw: st.DrawFn) -> list[str]:
    """The words of one call: mostly an everyday command with options anywhere."""
    command = draw(st.sampled_from((*COMMANDS, *COMMANDS, *OTHERS)))
    parts: list[tuple[str, ...]] = [
        (word,) for word in draw(st.lists(st.sampled_from(WORDS), max_size=5))
    ]
    if command or draw(st.booleans()):
        parts.insert(0, (command,))
    for option in draw(st.lists(st.sampled_from(OPTIONS), max_size=2)):
        parts.insert(draw(st.integers(0, len(parts))), option)
    return [word for part in parts for word in part]


@pytest.fixture(scope="module")
def warm() -> Iterator[Warm]:
    program = Warm()
    yield program
    program.close()


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory, warm: Warm) -> Path:
    """Seven days, a flare plan and something in the inbox."""
    folder = tmp_path_factory.mktemp("doors") / "begun"
    device = Device(folder / "home", folder / "state", warm)
    typed = "\n".join(line.format(day=day) for day in range(1, 8) for line in LINES)
    device.done("log", "--from", "-", typed=typed, chance=1)
    device.done("today", "--checklist", chance=2)
    (folder / "home" / "inbox").mkdir(exist_ok=True)
    (folder / "home" / "inbox" / "phone.txt").write_text("walk 5m\nwalk pain 14\n")
    (folder / "home" / "profile.toml").write_text('contingency = ["lie down", "soup"]\n')
    return folder


_number = count()


def both(begun: Path, warm: Warm, lines: Sequence[list[str]], **conditions: object) -> None:
    """Tell two devices the same; what they say and what they then hold is the same."""
    place = begun.parent / f"case{next(_number)}"
    found: list[tuple[list[Answer], dict[str, bytes]]] = []
    for typer in (False, True):
        shutil.copytree(begun, place)
        device = Device(place / "home", place / "state", warm)
        said = [
            device.pace(*words, typer=typer, chance=at, folder=str(place), **conditions)
            for at, words in enumerate(lines, 10)
        ]
        there = [path for path in sorted(place.rglob("*")) if path.is_file()]
        held = {str(path.relative_to(place)): path.read_bytes() for path in there}
        found.append((said, {name: one for name, one in held.items() if "footholds" not in name}))
        shutil.rmtree(place)
    assert found[0] == found[1]


@given(words=calls(), surroundings=st.sampled_from(SURROUNDINGS))
def test_both_doors_say_and_write_the_same(
    begun: Path, warm: Warm, words: list[str], surroundings: dict[str, str]
) -> None:
    both(begun, warm, [words], environment=surroundings)


@given(lines=st.lists(calls(), min_size=2, max_size=4))
def test_they_do_so_call_after_call(begun: Path, warm: Warm, lines: list[list[str]]) -> None:
    both(begun, warm, lines)


@pytest.mark.parametrize("closed", [(0,), (1,), (2,), (0, 1, 2)], ids=str)
@pytest.mark.parametrize("line", ["log walk 5m", "", "plan", "bad", "note slept badly --json"])
def test_they_do_so_with_closed_streams(
    begun: Path, warm: Warm, line: str, closed: tuple[int, ...]
) -> None:
    both(begun, warm, [line.split()], closed=closed)


@pytest.mark.parametrize("line", ["log walk 5m", "plan", "better pain 3", "done 1"])
def test_they_do_so_where_the_disk_is_full(begun: Path, warm: Warm, line: str) -> None:
    both(begun, warm, [line.split()], bytes=0)


@pytest.mark.parametrize(
    "line", ["log", "log walk", "check", "dose", "note", "log walk at 10", "", "plan", "today"]
)
def test_they_do_so_on_a_terminal(begun: Path, warm: Warm, line: str) -> None:
    """Two questions are skipped, and then the keyboard is at its end."""
    both(begun, warm, [line.split()], terminal=True, typed="\n\n\x04\x04")


@pytest.mark.parametrize("command", [name for name in BY_NAME if name])
def test_the_quick_door_takes_the_everyday_commands(command: str) -> None:
    assert read_call([command]) is not None
    assert read_call(["--plain", command, "--now", "2026-03-08", "--home=here"]) is not None


@pytest.mark.parametrize(
    "line",
    ["list", "log --from -", "log walk --pain 3", "plan --less", "today --checklist", "--help",
     "log --help", "--version", "log --now", "plan --banana", "today now", "lgo walk", "-- log"],
)  # fmt: skip
def test_it_leaves_the_rest_to_typer(line: str) -> None:
    assert read_call(line.split()) is None
