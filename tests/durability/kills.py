"""Lives that end at any moment, and the count of what they had confirmed."""

import random
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tests.durability.device import Answer, Call, Device, answers, command

Step = tuple[list[str], str]
LINES_AT_ONCE = 25


class Count(NamedTuple):
    """What was confirmed, and what became of it."""

    kind: str
    rounds: int
    confirmed: int
    found: int
    killed: int = 0
    """How many rounds were cut off before they ended by themselves."""
    writes: int = 0
    """How many commands that write were confirmed."""

    @property
    def lost(self) -> int:
        return self.confirmed - self.found


def a_life(chance: random.Random, steps: int) -> list[Step]:
    """Somebody's doings, mixed: single entries, many lines at once, changes, a look at the plan."""
    return [_step(chance, number) for number in range(steps)]


def _step(chance: random.Random, number: int) -> Step:
    kind = chance.choices(("one", "many", "check", "amend", "new", "plan"), (40, 30, 15, 10, 3, 2))[
        0
    ]
    match kind:
        case "many":
            return ["log", "--from", "-", "--json"], many_lines(chance, LINES_AT_ONCE)
        case "check":
            return ["--json", "check", "pain", str(chance.randrange(11)), "note", f"n{number}"], ""
        case "amend":
            return ["amend", "last", "mood", str(chance.randrange(11)), "--json"], ""
        case "new":
            name = "".join(chance.choices("bcdfghjkmnprstvwz", k=9))
            return ["log", name, "5m", "--json"], ""
        case "plan":
            return ["plan", "--json"], ""
    return [*one_line(chance).split(), "--json"], ""


def one_line(chance: random.Random) -> str:
    return f"log {chance.randrange(8, 12)}:{chance.randrange(10, 60)} walk {chance.randrange(1, 99)}m p{chance.randrange(11)}"


def many_lines(chance: random.Random, lines: int) -> str:
    """Lines of three months, so that one write concerns three files."""
    return "".join(
        f"2026-{chance.randrange(1, 4):02}-0{chance.randrange(1, 8)} {chance.randrange(8, 20):02}:00 "
        f"walk {number + 1}min note line {number} of {lines}, für später\n"
        for number in range(lines)
    )


class Expected:
    """What the journal must hold by now: every entry that was confirmed, as it was confirmed."""

    def __init__(self) -> None:
        self.entries: dict[str, dict[str, Any]] = {}
        self.open: set[str] = set()
        """Entries whose change was under way at a kill: the old text or the new one counts."""
        self.writes = 0

    def take(self, life: Sequence[Step], said: Sequence[Answer]) -> None:
        """Note what a life has confirmed, and what it was about to do at its end."""
        for answer in said:
            assert answer.code == 0, answer
            document = answer.document
            if document["schema"] == "pace/entries/1":
                self.writes += 1
                for entry in document["entries"]:
                    self.entries[entry["id"]] = entry
        if len(said) < len(life) and life[len(said)][0][0] == "amend":
            self.open = set(self.entries)

    def found_in(self, there: dict[str, dict[str, Any]]) -> int:
        """How many of them are there."""
        return sum(self._is_there(name, entry, there) for name, entry in self.entries.items())

    def _is_there(self, name: str, entry: dict[str, Any], there: dict[str, dict[str, Any]]) -> bool:
        if name not in there or there[name] == entry:
            return name in there
        changed = {key for key in {*entry, *there[name]} if entry.get(key) != there[name].get(key)}
        if name in self.open and changed == {"mood"}:
            self.open, self.entries[name] = set(), there[name]  # one change a round, no more
            return True
        return False


def kill_lives(
    device: Device, chance: random.Random, rounds: int, longest: float, folder: Path
) -> Count:
    """Round after round on one home: live, be killed at a random moment, count everything."""
    expected, found, killed = Expected(), 0, 0
    device.done("log", "walk", "1m")
    for number in range(rounds):
        life = a_life(chance, 600)
        confirmed = folder / f"confirmed-{number}"
        call = device.live(life, confirmed)
        time.sleep(chance.uniform(0.005, longest))
        killed += _cut(call)
        expected.take(life, answers(confirmed))
        found = expected.found_in(device.entries())
        if found < len(expected.entries):
            break
        expected.open = set()
    kind = "one command after the other, killed"
    return Count(kind, rounds, len(expected.entries), found, killed, expected.writes)


def _cut(call: Call) -> bool:
    call.kill()
    return call.code() is None


def kill_commands(
    device: Device, chance: random.Random, rounds: int, lines: int, folder: Path
) -> Count:
    """The installed command with many lines at once, killed as the file grows or at any moment."""
    expected, found, killed = Expected(), 0, 0
    began = time.monotonic()
    first = device.cold("log", "--from", "-", "--json", typed=many_lines(chance, lines))
    usual = time.monotonic() - began
    expected.take([], [first])
    for number in range(rounds):
        moment = chance.uniform(0.5, 1.2) * usual
        as_it_grows = number % 3 > 0
        answer = _killed_command(device, many_lines(chance, lines), folder, moment, as_it_grows)
        if answer.code == 0:
            expected.take([], [answer])
        killed += answer.code is None
        found = expected.found_in(device.entries())
        if found < len(expected.entries):
            break
    kind = "many lines in one command, killed"
    return Count(kind, rounds + 1, len(expected.entries), found, killed, expected.writes)


def _killed_command(
    device: Device, typed: str, folder: Path, moment: float, as_it_grows: bool
) -> Answer:
    """Kill it after `moment` seconds; or, as it grows, when a month file has become longer."""
    (folder / "typed").write_text(typed, encoding="utf-8")
    with (folder / "typed").open("rb") as words, (folder / "said").open("wb") as said:
        program = subprocess.Popen(
            [*command(), "log", "--from", "-", "--json"],
            stdin=words,
            stdout=said,
            stderr=subprocess.DEVNULL,
            env=device.environment(),
        )
        watched = device.months()
        before = _length(watched)
        end = time.monotonic() + (30 if as_it_grows else moment)
        while program.poll() is None and time.monotonic() < end:
            if as_it_grows and _length(watched) != before:
                break
            time.sleep(0 if as_it_grows else 0.001)
        program.kill()
        code = program.wait()
    out = (folder / "said").read_text(encoding="utf-8")
    return Answer(code if code >= 0 else None, out, "")


def _length(paths: Sequence[Path]) -> int:
    return sum(path.stat().st_size for path in paths)


def crowd(
    devices: Sequence[Device], each: Callable[[int], list[Step]], folder: Path, kind: str
) -> Count:
    """Each device's life at the same time, to its end; everything that was confirmed is counted."""
    lives = [each(number) for number in range(len(devices))]
    files = [folder / f"crowd-{number}" for number in range(len(devices))]
    calls = [one.live(life, file) for one, life, file in zip(devices, lives, files, strict=True)]
    assert [call.code() for call in calls] == [0] * len(calls)
    expected = Expected()
    for life, file in zip(lives, files, strict=True):
        expected.take(life, answers(file))
    found = expected.found_in(devices[0].entries())
    return Count(kind, len(devices), len(expected.entries), found, writes=expected.writes)


def killed_crowd(
    devices: Sequence[Device], chance: random.Random, rounds: int, longest: float, folder: Path
) -> Count:
    """Several write at once, and each of them is killed at a moment of its own."""
    expected, found, killed = Expected(), 0, 0
    devices[0].done("log", "walk", "1m")
    for number in range(rounds):
        lives = [[([*one_line(chance).split(), "--json"], "") for _ in range(400)] for _ in devices]
        files = [folder / f"killed-crowd-{number}-{n}" for n in range(len(devices))]
        calls = [
            one.live(life, file) for one, life, file in zip(devices, lives, files, strict=True)
        ]
        for call in chance.sample(calls, len(calls)):
            time.sleep(chance.uniform(0, 2 * longest / len(calls)))
            killed += _cut(call)
        for life, file in zip(lives, files, strict=True):
            expected.take(life, answers(file))
        found = expected.found_in(devices[0].entries())
        if found < len(expected.entries):
            break
    kind = "several at once, each killed"
    return Count(kind, rounds, len(expected.entries), found, killed, expected.writes)


BAD_LINE = b'{"v":1,"id":"torn","kin'


def kill_rewrites(
    make: Callable[[], Device], chance: random.Random, rounds: int, longest: float, folder: Path
) -> Count:
    """Purge, restore and repair are killed; what was to be kept is there, and the next call ends well."""
    confirmed = found = killed = writes = 0
    for number in range(rounds):
        device = make()
        keep = Expected()
        lines = "".join(
            f"2026-0{m}-0{d} 1{d}:00 walk {d}m +keep\n" for m in (2, 3) for d in range(1, 7)
        )
        keep.take([], [device.done("log", "--from", "-", "--json", typed=lines)])
        device.done("log", "--from", "-", "--json", typed=lines.replace("+keep", "+away"))
        keep.take([], [device.done("check", "pain", "4", "--json")])
        words = _rewriting(device, number)
        there = keep.entries.keys() & device.entries().keys()
        call = device.live([(words, "")], folder / f"rewrite-{number}")
        time.sleep(chance.uniform(0, longest))
        killed += _cut(call)
        confirmed += len(keep.entries)
        lost = there - device.entries().keys()
        again = device.pace(*words)
        assert again.code == 0, again
        found += keep.found_in(device.entries()) - len(lost)
        tags = [tag for entry in device.entries().values() for tag in entry.get("tags", [])]
        assert ("away" in tags) == (words[0] != "purge")
        writes += keep.writes
    kind = "purge, restore and repair, killed"
    return Count(kind, rounds, confirmed, found, killed, writes)


def _rewriting(device: Device, number: int) -> list[str]:
    """One of the commands that rewrite, and something for it to do."""
    match number % 3:
        case 0:
            return ["purge", "--tag", "away", "--yes", "--json"]
        case 1:
            device.done("backup")
            copies = device.done("restore", "--json").document["copies"]
            for month in device.months():
                month.unlink()
            return ["restore", copies[-1], "--yes", "--json"]
    for month in device.months():
        rows = month.read_bytes().splitlines(keepends=True)
        month.with_name(f"{month.stem} (conflict).jsonl").write_bytes(b"".join(rows[2:]))
        month.write_bytes(b"".join(rows[:3]) + BAD_LINE)
    return ["doctor", "--repair", "--json"]
