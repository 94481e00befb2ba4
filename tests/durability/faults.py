"""Every command that writes, with a fault at each of its calls to the disk, one after the other.

What is held against it: a sentence that says nothing was saved is true; no line that was there
before is lost; what belongs together is there together, after the next command at the latest; and
the same command given again does what it was asked for.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from tests.durability.device import Answer, Device, Warm
from tests.durability.faulty_disk import HOWS

_INBOX: Final = (
    1_772_900_000,
    {"one.txt": "walk 4m\njuggle 5m\nplonk 4 5\n", "two.txt": "sing 6m\n"},
)
VISIT: Final = "visit --ceiling walk=15m --goal market=2026-09-01 --with Ann --yes"
_SETUP: Final = "setup --name Ana --country GB --activity swim:5m --red-flags none"


class Case(NamedTuple):
    """One command, what is done before it on the lived-in home, and what is typed into it."""

    words: str
    before: tuple[str, ...] = ()
    typed: str = ""
    inbox: bool = False
    removes: bool = False
    """It takes lines out of the journal, because it was asked to."""
    parts: bool = False
    """It writes lines of several months, or a map beside them: some of it can stand, and the
    same command given again does the rest."""
    again: bool = True
    """Given twice it says the same, so that what it leaves can be compared."""


CASES: Final = (
    Case("log walk 5m"),
    Case("log juggle 5m"),
    Case(
        "log --from -", typed="2026-01-05 10:00 juggle 5m\n2026-02-05 10:00 sing 6m\n", parts=True
    ),
    Case("check pain 4 note a long day"),
    Case("bad"),
    Case("amend last mood 4", again=False),
    Case("withdraw last", again=False),
    Case("undo", again=False),
    Case("undo", (_SETUP,), again=False),
    Case("undo", (VISIT,), again=False),
    Case("undo", ("log juggle 5m",), again=False),
    Case(VISIT),
    Case(_SETUP),
    Case("list", inbox=True),
    Case("inbox", inbox=True),
    Case("log walk 5m", inbox=True),
    Case("restore 2026 --yes", ("backup", "log walk 3m", "setup --name Bo")),
    Case(
        "restore 2026-03-08 --exact --yes",
        ("backup", "log 2026-01-09 10:00 walk 3m", "setup --name Bo"),
        removes=True,
    ),
    Case("purge --to yesterday --yes", ("backup",), removes=True),
    Case("purge --to yesterday --backups --yes", ("backup",), removes=True),
    Case("purge --everything --yes", ("backup",), removes=True),
    Case("doctor --repair", ("!torn",), removes=True),
    Case("import files HOME/../own.jsonl --yes", ("!own",), parts=True),
    Case(
        "import csv HOME/../days.csv --map HOME/../map.toml --keep-map --yes",
        ("!table",),
        parts=True,
    ),
    Case("try start walk early late --seed 5"),
    Case("goal set market --by 2026-10-01"),
    Case("activity set walk --demand 7"),
    Case("mode pause illness"),
    Case("flare plan helps soup"),
    Case("support add Ana --good-for shopping"),
    Case("plan"),
    Case("plan skip walk"),
    Case("backup"),
)


class Tally(NamedTuple):
    """What came of all the faults of some cases."""

    faults: int = 0
    untrue: int = 0
    """`Nothing was saved` was said, and something was."""
    lost: int = 0
    """Lines of the journal from before that were gone."""
    apart: int = 0
    """What belongs together was not together, after the next command."""
    not_again: int = 0
    """The same command did not do it when it was given again."""
    bugs: int = 0
    """An end with `inside pace`, or none of the known codes."""
    told: tuple[str, ...] = ()

    def __add__(self, other: "Tally") -> "Tally":  # type: ignore[override]
        return Tally(*(one + more for one, more in zip(self, other, strict=True)))


def lived_in(device: Device) -> None:
    """A home with an inventory, a goal, a limit, a profile and entries of two months."""
    for words in (
        "activity add walk",
        "setup --country DE --day 08:00-20:00 --red-flags none",
        "goal add market --activity walk --target 40m --by 2026-06-01",
        "visit --ceiling walk=20m --yes",
        "log 2026-02-10 10:00 walk 9m",
        "log yesterday 10:00 walk 12m note by the river",
        "plan",
    ):
        device.done(*words.split())


class Trial:
    """One case, on a home that is put back as it was before every fault."""

    def __init__(self, device: Device, case: Case, kept: Path) -> None:
        self.device, self.case, self._kept = device, case, kept
        self._counted = kept / "counted"
        kept.mkdir()
        for words in case.before:
            self._prepare(words)
        if case.inbox:
            self._fill_inbox()
        for place in (device.home, device.state):
            shutil.copytree(place, kept / place.name)
        self._ids = _ids(device)
        self.before = self._sight()
        self.calls = self._run(0, "EIO")[1]
        self.after = self._sight()

    def _prepare(self, words: str) -> None:
        device, beside = self.device, self.device.home.parent
        if words == "!torn":
            month = device.months()[-1]
            copy = month.with_name(f"{month.stem} (conflicted copy 2026-03-08).jsonl")
            copy.write_bytes(month.read_bytes() + b"what is this\n")
        elif words == "!own":
            lines = device.done("export", "jsonl", "--from", "2026-01-01").out
            (beside / "own.jsonl").write_text(lines.replace('"walk"', '"stroll"'))
            device.done("purge", "--from", "2026-01-01", "--yes")
        elif words == "!table":
            (beside / "days.csv").write_text("date,pain\n2025-11-01,4\n2025-11-02,5\n")
            (beside / "map.toml").write_text(
                'source = "days"\ndate = "date"\n[[column]]\nname = "pain"\nfield = "pain"\n'
            )
        else:
            device.done(*words.split())

    def _fill_inbox(self) -> None:
        moment, files = _INBOX
        inbox = self.device.home / "inbox"
        inbox.mkdir(mode=0o700, exist_ok=True)
        for name, text in files.items():
            (inbox / name).write_text(text, encoding="utf-8")
            os.utime(inbox / name, (moment, moment))

    def _run(self, at: int, how: str) -> tuple[Answer, int]:
        for place in (self.device.home, self.device.state):
            shutil.rmtree(place, ignore_errors=True)
            shutil.copytree(self._kept / place.name, place)
        self._counted.unlink(missing_ok=True)
        folders = [str(self.device.home), str(self.device.state)]
        answer = self._say(fault=[folders, at, how, str(self._counted)])
        return answer, self._counted.stat().st_size

    def _say(self, **conditions: object) -> Answer:
        words = self.case.words.replace("HOME", str(self.device.home)).split()
        return self.device.pace(*words, typed=self.case.typed, **conditions)

    def _sight(self) -> dict[str, object]:
        """What the person would call the state: the settings, and how many lines there are."""
        home = self.device.home
        files = {path.name: path.read_bytes() for path in home.glob("*.toml") if path.is_file()}
        return {**files, "lines": len(_ids(self.device))}

    def faults(self, hows: Sequence[str], chosen: Callable[[int], bool]) -> Iterator[Tally]:
        """One tally for every call to the disk that is chosen, and every way to fail."""
        for at in range(1, self.calls + 1):
            for how in hows:
                if chosen(at):
                    yield self._fault(at, how)

    def _fault(self, at: int, how: str) -> Tally:
        answer, _ = self._run(at, how)
        held = _theirs(self._kept / self.device.home.name)
        said = f"{answer.out}{answer.err}".casefold()
        claims = answer.code not in (0, None) and "nothing was" in said
        untrue = claims and _theirs(self.device.home) != held
        strange = answer.code not in (0, None, 3, 4) or "inside pace" in said or "traceback" in said
        lost = 0 if self.case.removes else len(self._ids - _ids(self.device))
        after = self.device.pace("list")
        apart = not self._together()
        done = answer.code is None and self._sight() == self.after  # killed behind the last write
        again = self._say()
        not_again = not done and (
            again.code != 0 or (self.case.again and answer.code != 0 and not self._did_it())
        )
        found = {"untrue": untrue, "lost": lost, "apart": apart, "not again": not_again}
        found["strange"] = strange
        found["list"] = after.code != 0
        what = ", ".join(name for name, bad in found.items() if bad)
        told = (
            (f"{self.case.words} [{at}/{self.calls} {how}]: {what}: {answer.code} {answer.err!r}"
             f" AGAIN {again.code} {again.err!r}",)
            if what
            else ()
        )  # fmt: skip
        return Tally(1, untrue, lost, apart, not_again, strange or after.code != 0, told)

    def _together(self) -> bool:
        """All of it or nothing; names alone may follow the entries that they come from."""
        if (
            self.case.parts
            or self.case.removes
            or self.case.inbox
            or self.case.words.startswith("restore")
        ):
            return True  # each of its files for itself; the sentence says how far it came
        now = self._sight()
        if now in (self.before, self.after):
            return True
        names = {**self.after, "activities.toml": self.before["activities.toml"]}
        return self.case.words.startswith(("log", "import", "undo")) and now == names

    def _did_it(self) -> bool:
        """What the command is for is there; a journal line may be there twice where the
        first call was killed after it."""
        now = self._sight()
        beside = {"lines", *(["activities.toml"] if self.case.inbox else [])}
        settings = {name: held for name, held in now.items() if name not in beside}
        wanted = {name: held for name, held in self.after.items() if name not in beside}
        return settings == wanted and int(now["lines"]) >= int(self.after["lines"])  # type: ignore[call-overload]


def _ids(device: Device) -> frozenset[bytes]:
    """Every whole line of the journal, as it stands."""
    return frozenset(
        row
        for path in (device.home / "journal").glob("*.jsonl")
        for row in path.read_bytes().split(b"\n")
        if row.strip()
    )


def kept(device: Device) -> dict[str, bytes]:
    """Every file of the person's: not what undo keeps, and no dated copy made meanwhile."""
    return _theirs(device.home)


def _theirs(home: Path) -> dict[str, bytes]:
    """Every file of the person's: not what undo keeps, and no dated copy made meanwhile."""
    return {
        str(path.relative_to(home)): path.read_bytes()
        for path in sorted(home.rglob("*"))
        if path.is_file()
        and "backups" not in path.relative_to(home).parts
        and not path.name.endswith(".writing")
    }


def run(warm: Warm, folder: Path, begins: str = "", share: float = 1.0) -> Tally:
    """Every case whose words begin so, a line each on the screen: share 0.1 is every tenth call."""
    total, stride = Tally(), max(1, round(1 / share))
    for number, case in enumerate(CASES):
        if not case.words.startswith(begins):
            continue
        place = folder / f"faults-{number}"
        place.mkdir()
        device = Device(place / "home", place / "state", warm)
        lived_in(device)
        trial = Trial(device, case, place / "kept")
        tally = sum(trial.faults(HOWS, lambda at: at % stride == 0), Tally())
        total += tally
        cells = "".join(f"{number:>10}" for number in tally[:-1])
        print(f"{case.words[:38]:<38}{cells}", *tally.told, sep="\n    ", flush=True)
    return total


def main() -> None:
    """`python -m tests.durability.faults [WORDS]`: all cases, or those that begin so."""
    warm = Warm()
    with tempfile.TemporaryDirectory(prefix="pace-faults-") as folder:
        print(f"{'':<38}" + "".join(f"{name:>10}" for name in Tally._fields[:-1]))
        print("together", *run(warm, Path(folder), " ".join(sys.argv[1:]))[:-1])
    warm.close()


if __name__ == "__main__":
    main()
