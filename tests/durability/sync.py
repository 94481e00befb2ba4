"""Homes that a copying tool keeps in step, while each of them is written to.

A round: every device does everything of a list, before the homes have met; then the tool
brings them in step, and all that was confirmed has to be there, in all homes alike.
"""

import random
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

from tests.durability.device import Answer, Device, Warm
from tests.durability.sync_tools import Git, Rsync, Syncthing, Tool, version_of

ACTS = ("write", "new name", "amend", "withdraw", "undo", "ceiling", "purge")
TOOLS: tuple[Tool, ...] = (Syncthing(), Git(union=False), Git(union=True), Rsync())
_FIELDS = ("mood", "fatigue", "stress")
"""Each device amends a field of its own of one entry, so that all changes can stand."""
_BEGAN = datetime(2026, 3, 1, 6, tzinfo=UTC)


class InStep(NamedTuple):
    """What became of the rounds with one tool."""

    tool: str
    rounds: int = 0
    writes: int = 0
    conflicts: int = 0
    """Settings files that several devices had changed, and that the tool did not merge."""
    lost: int = 0
    """Entries that were confirmed and are not listed, in any home."""
    unmerged: int = 0
    """Amendments that were confirmed and do not count."""
    returned: int = 0
    """Entries that are listed though withdrawn, undone or purged; purged text in a journal."""
    apart: int = 0
    """Rounds after which the homes did not list the same."""
    silent: int = 0
    """Settings of which two texts are there, and the doctor says nothing."""
    overwritten: int = 0
    """Settings that the tool put another text over: nothing is left that could be told of."""

    @property
    def faults(self) -> int:
        """All but what no program can see."""
        return self.lost + self.unmerged + self.returned + self.apart + self.silent


class Rounds:
    """The homes, and what each of them has to list by now."""

    def __init__(self, devices: Sequence[Device], tool: Tool, chance: random.Random) -> None:
        self._devices = devices
        self._tool = tool
        self._chance = chance
        self._seconds = count(1)
        self._round = 0
        self._there: dict[str, dict[str, Any]] = {}
        """Entries that have to be listed."""
        self._gone: set[str] = set()
        self._amended: list[tuple[str, str, object]] = []
        self._purged: list[bytes] = []
        self._changed: dict[str, list[bytes]] = {}
        """Settings file, and what stands in it after each device's change."""
        self._before: dict[str, bytes] = {}
        """The settings of the first device before the homes met."""
        self.seen = InStep(f"{tool.name}, {len(devices)} homes")
        self.told: set[str] = set()
        """What the doctor said that wants a look."""

    def begin(self) -> None:
        """An entry and a ceiling everywhere, before anything is done on several devices."""
        first = self._devices[0]
        self._act("write", 0, [])
        self._pace(first, "visit", "--ceiling", "walk=60m", "--yes")
        self._tool.meet()

    def round(self, acts: Sequence[str] = ACTS) -> None:
        """Everybody does everything, in any order; the homes meet; all is looked at."""
        self._round += 1
        self._amended, self._changed = [], {}
        lasting = sorted(name for name, one in self._there.items() if "tags" not in one)
        aims = self._chance.sample(lasting, min(2, len(lasting)))
        doings = [(act, number) for act in acts for number in range(len(self._devices))]
        self._chance.shuffle(doings)
        for act, number in doings:
            self._act(act, number, aims)
        first = self._devices[0].home
        self._before = {name: (first / name).read_bytes() for name in self._changed}
        self._tool.meet()
        self._add(rounds=1)
        self._look_at_entries()
        self._look_at_settings()

    def end(self) -> None:
        """One device puts right what can be; the homes meet again and list the same as before."""
        self._at(self._devices[0]).pace("doctor", "--repair")
        self._tool.meet()
        self._amended = []
        self._look_at_entries()

    def _act(self, act: str, number: int, aims: Sequence[str]) -> None:
        device, round_ = self._devices[number], self._round
        match act:
            case "write":
                for part in range(2):
                    self._log(device, "walk", f"{part + number + 1}m")
                text = f"text{round_}x"
                self._log(device, "walk", "9m", f"+private{round_}", "note", text)
            case "new name":
                name = f"new-{round_}-{number}"
                self._log(device, name, "5m")
                self._changed.setdefault("activities.toml", []).append(name.encode())
            case "amend" if aims:
                field, value = _FIELDS[number], self._chance.randrange(11)
                self._pace(device, "amend", aims[0], field, str(value))
                self._amended.append((aims[0], field, value))
            case "withdraw" if number == 0 and len(aims) > 1:
                self._pace(device, "withdraw", aims[1])
                self._let_go(aims[1])
            case "undo":
                name = self._log(device, "walk", "3m")
                self._pace(device, "undo")
                self._let_go(name)
            case "ceiling":
                minutes = 61 + 5 * round_ + number
                self._pace(device, "visit", "--ceiling", f"walk={minutes}m", "--yes")
                self._changed.setdefault("care.toml", []).append(f'"{minutes}m"'.encode())
            case "purge" if number == round_ % len(self._devices) and round_ > 1:
                tag = f"private{round_ - 1}"
                self._pace(device, "purge", "--tag", tag, "--yes")
                self._purged.append(f"text{round_ - 1}x".encode())
                for name, entry in [*self._there.items()]:
                    if tag in entry.get("tags", ()):
                        self._let_go(name)

    def _log(self, device: Device, *words: str) -> str:
        (entry,) = self._pace(device, "log", *words).document["entries"]
        self._there[entry["id"]] = entry
        return str(entry["id"])

    def _let_go(self, name: str) -> None:
        self._there.pop(name, None)
        self._gone.add(name)

    def _at(self, device: Device) -> Device:
        """The device, 7 seconds after the last call of any; every round is a day of its own."""
        now = _BEGAN + timedelta(days=self._round, seconds=7 * next(self._seconds))
        return device._replace(now=f"{now:%Y-%m-%dT%H:%M:%S}")

    def _pace(self, device: Device, *words: str) -> Answer:
        self._add(writes=1)
        return self._at(device).done("--json", *words)

    def _add(self, **more: int) -> None:
        sums = {name: getattr(self.seen, name) + number for name, number in more.items()}
        self.seen = self.seen._replace(**sums)

    def _look_at_entries(self) -> None:
        lists = [self._at(device).entries() for device in self._devices]
        listed = [name for there in lists for name in there]
        lost = {name for name in self._there if any(name not in there for there in lists)}
        text = [path.read_bytes() for one in self._devices for path in _journal(one.home)]
        back = sum(any(purged in part for part in text) for purged in self._purged)
        self._add(
            lost=len(lost),
            unmerged=sum(
                any(there[name].get(field) != value for there in lists if name in there)
                for name, field, value in self._amended
            ),
            returned=len(self._gone.intersection(listed)) + back,
            apart=int(any(there != lists[0] for there in lists)),
        )
        self._there = {name: one for name, one in self._there.items() if name not in lost}
        self._gone, self._purged = set(), []  # each fault is counted once

    def _look_at_settings(self) -> None:
        """Whatever every device has set stands in the file; or the doctor tells, by name."""
        homes = [device.home for device in self._devices]
        settled = {}
        for name, words in self._changed.items():
            texts = [_texts(home, name) for home in homes]
            if any(all(word not in text for text in there.values()) for there in texts
                   for word in words):  # fmt: skip
                self._add(overwritten=1)
            if any(len(there) > 1 or _marked(there[name]) for there in texts):
                self._add(conflicts=1)
                stem = Path(name).stem
                said = [self._at(device).pace("doctor") for device in self._devices]
                told = [one.code == 3 and stem in one.out for one in said]
                self._add(silent=int(not all(told)))
            settled[name] = self._before[name] if _marked(texts[0][name]) else texts[0][name]
        for device in self._devices:
            self.told |= set(_wrong(self._at(device).pace("doctor", "--json")))
        for name, text in settled.items():  # as a person does who has looked at both
            (homes[0] / name).write_bytes(text)
            for other in _texts(homes[0], name):
                if other != name:
                    (homes[0] / other).unlink()
        self._tool.meet()


def _journal(home: Path) -> Iterator[Path]:
    """What Syncthing was fetching goes by itself after a day; no program can hold it back."""
    there = (home / "journal").iterdir()
    return (one for one in there if one.is_file() and not one.name.startswith(".syncthing."))


def _texts(home: Path, name: str) -> dict[str, bytes]:
    """The settings file and every copy of it."""
    stem = Path(name).stem
    places = (one for one in home.glob(f"*{stem}*") if not one.name.startswith(".syncthing."))
    return {name: b"", **{one.name: one.read_bytes() for one in places}}


def _marked(text: bytes) -> bool:
    """Whether git left the marks of a merge in it."""
    return b"<<<<<<<" in text


def _wrong(doctor: Answer) -> Iterator[str]:
    for finding in doctor.document["findings"]:
        if finding["weight"] != "note":
            yield f"{finding['where']}: {finding['what']}"


def kept_in_step(
    tool: Tool,
    folder: Path,
    warm: Warm,
    chance: random.Random,
    rounds: int,
    homes: int = 2,
    acts: Sequence[str] = ACTS,
) -> Rounds:
    """So many rounds with one tool, in homes of their own."""
    devices = []
    for name in ("laptop", "desk", "tablet")[:homes]:
        (folder / name).mkdir(parents=True, mode=0o700)
        devices.append(Device(folder / name, folder / f"state-of-{name}", warm))
    with tool.over([device.home for device in devices], folder):
        run = Rounds(devices, tool, chance)
        run.begin()
        for _ in range(rounds):
            run.round(acts)
        run.end()
    return run


def soak(folder: Path, warm: Warm, chance: random.Random, rounds: int) -> int:
    """Every tool that is installed, with two homes and with three. How many faults there were."""
    columns = InStep._fields[1:]
    print(f"{'kept in step by':<38}" + "".join(f"{column:>12}" for column in columns), flush=True)
    faults = 0
    for tool in TOOLS:
        version = version_of(tool)
        if not version:
            print(f"{tool.name}: left out, as {tool.needs} is not installed.")
            continue
        for homes in (2, 3):
            place = folder / f"{tool.needs}-{tool.name.count(',')}{len(tool.name)}-{homes}"
            run = kept_in_step(tool, place, warm, chance, rounds, homes)
            print(f"{run.seen.tool:<38}" + "".join(f"{one:>12}" for one in run.seen[1:]))
            print(f"    {version}", *(f"    told: {one}" for one in sorted(run.told)[:6]), sep="\n",
                  flush=True)  # fmt: skip
            faults += run.seen.faults
    return faults
