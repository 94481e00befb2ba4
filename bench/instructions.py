"""Instructions that each command takes in this build beside an older commit: one table.

Both are installed into environments of their own, with compiled files, and run on the same
homes: an empty one, ten years (75,000 entries), and ten years with a bad day two days ago.
Instructions in user space repeat to about 1 %, whatever else the machine does; they need
valgrind. What takes long is told in seconds of processor time and in megabytes at the peak,
the least of three runs. Every command runs once before it is counted.
Run: python bench/instructions.py COMMIT [--keep FOLDER] [--quick] [ROW...]

`--keep` leaves the environments and homes for the next run (this build is installed again),
`--quick` leaves out what takes long, and a ROW is a part of a row's name.
"""

import io
import os
import pty
import re
import resource
import shutil
import subprocess
import sys
import tarfile
import tempfile
import venv
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread
from typing import NamedTuple

from start_up import HELLO, NOW, YEARS, journal_of

ROOT = Path(__file__).parents[1]
COUNTED = ("valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null")
HOMES = ("empty", "years", "bad")
LINES = 'contingency = ["lie down", "soup", "text Ana"]\n'
DOSES_A_DAY = ("08:00", "20:00")


class Row(NamedTuple):
    """One command on one home. `forgets`: without what earlier runs kept for it; `screen`: its
    answer goes to a terminal, and not into a pipe."""

    words: tuple[str, ...]
    home: str
    forgets: bool = False
    screen: bool = False

    @property
    def name(self) -> str:
        """As it stands in the table."""
        return " ".join(("pace", *self.words))[:34] + self.mark

    @property
    def mark(self) -> str:
        """What is special about it."""
        return " (first)" if self.forgets else " (screen)" if self.screen else ""


QUICK = (
    ("log", "walk", "12m", "pain", "3-4"), ("check", "pain", "4"), ("bad",), ("better",),
    ("note", "slept", "badly"), ("dose", "ibuprofen", "400mg"),
)  # fmt: skip
"""A bad day is said after the others, so that they are not quiet."""
PLANS: tuple[tuple[str, ...], ...] = (
    (),
    ("plan",),
    ("today",),
    ("plan", "--plain"),
    ("today", "--plain"),
)
ROWS = (
    Row(("--version",), "empty"),
    Row(("--help",), "empty"),
    *(Row(words, home) for home in HOMES for words in QUICK if (words, home) != (("bad",), "bad")),
    Row(("done", "activity1"), "years"),
    *(Row(words, home) for home in ("empty", "years") for words in PLANS),
    *(Row(words, "years", screen=True) for words in PLANS[:3]),
    *(Row(words, home) for home in ("empty", "years") for words in (("list",), ("report",))),
)
FIRST = (Row(("plan",), "years", forgets=True),)
LONG = (
    Row(("export", "csv", "-"), "years"),
    Row(("report", "--from", "2016-01-01"), "doses"),
    Row(("list", "--json", "--from", "2016-01-01"), "years"),
)


class Build(NamedTuple):
    """One installed version and the folder of its homes."""

    python: Path
    homes: Path

    def call(self, row: Row, *front: str) -> subprocess.CompletedProcess[str]:
        """One whole run of a command; raises CalledProcessError where it does not end well."""
        if row.forgets:
            shutil.rmtree(self.homes / "state" / "footholds", ignore_errors=True)
        words = [*front, str(self.python), "-m", "pacing_cli", "--home", str(self.homes / row.home)]
        with _screen() if row.screen else open(os.devnull, "w", encoding="utf-8") as answer:
            return subprocess.run(
                [*words, "--now", NOW, *row.words],
                env=_surroundings(self.homes / "state"),
                stdout=answer, stderr=subprocess.PIPE, text=True, check=True,
            )  # fmt: skip


@contextmanager
def _screen() -> Iterator[int]:
    """A terminal that takes in what is written to it."""
    ear, screen = pty.openpty()

    def listen() -> None:
        with suppress(OSError):  # a terminal ends so
            while os.read(ear, 1 << 16):
                pass

    listener = Thread(target=listen)
    listener.start()
    try:
        yield screen
    finally:
        os.close(screen)
        listener.join()
        os.close(ear)


def _surroundings(state: Path) -> Mapping[str, str]:
    """What a person at a terminal has, and nothing that changes how much is done."""
    kept = {
        name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TERM") if name in os.environ
    }
    return {**kept, "PYTHONHASHSEED": "0", "PACE_STATE": str(state), "TZ": "UTC"}


def instructions(words: Sequence[str]) -> int:
    """Instructions of one run of a program, in user space."""
    run = subprocess.run(
        [*COUNTED, *words], env=_surroundings(Path("/nowhere")), capture_output=True, text=True,
        check=True,
    )  # fmt: skip
    return _count(run.stderr)


def _count(said: str) -> int:
    found = re.search(r"I\s+refs:\s+([\d,]+)", said)
    assert found, said
    return int(found[1].replace(",", ""))


def counted(build: Build, row: Row) -> float:
    """Millions of instructions."""
    build.call(row)
    return _count(build.call(row, *COUNTED).stderr) / 1e6


def seconds(build: Build, row: Row) -> float:
    """Seconds of the processor in user space, the least of three runs."""

    def one() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        build.call(row)
        return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before

    return min(one() for _ in range(3))


PEAK = (
    "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=-3, check=True); "
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024, file=sys.stderr)"
)


def megabytes(build: Build, row: Row) -> float:
    """Memory of the process at its peak."""
    return float(build.call(row, sys.executable, "-c", PEAK).stderr.split()[-1])


def installed(source: Path, place: Path) -> Path:
    """The Python of an environment in which this source is installed, with compiled files."""
    python = place / "bin" / "python"
    if not python.exists():
        venv.create(place, with_pip=True)
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    surroundings = {key: one for key, one in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    for more in ([], ["--force-reinstall", "--no-deps"]):
        subprocess.run([*pip, *more, str(source)], check=True, env=surroundings)
    subprocess.run([str(python), "-m", "compileall", "-q", str(place / "lib")], check=False)
    return python


def builds(commit: str, folder: Path) -> tuple[Build, Build]:
    """The older commit and this checkout, installed, with the homes they run on."""
    older = folder / "older"
    if not (older / "bin" / "python").exists():
        packed = subprocess.run(
            ["git", "archive", commit], cwd=ROOT, capture_output=True, check=True
        ).stdout
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            archive.extractall(folder / "source", filter="data")
        installed(folder / "source", older)
    installed(ROOT, folder / "this")
    found = tuple(
        Build(folder / name / "bin" / "python", folder / f"{name}-homes")
        for name in ("older", "this")
    )
    if not (folder / "homes").exists():
        make_homes(folder / "homes", found[0])
    for build in found:
        shutil.rmtree(build.homes, ignore_errors=True)
        shutil.copytree(folder / "homes", build.homes)
    return found


def make_homes(folder: Path, build: Build) -> None:
    """The homes as they are before any command is counted."""
    (folder / "empty").mkdir(parents=True)
    journal_of(folder / "years", YEARS * 365)
    for name in ("empty", "years"):
        (folder / name / "profile.toml").write_text(LINES, encoding="utf-8")
    for name in ("bad", "doses"):
        shutil.copytree(folder / "years", folder / name)
    with_doses(folder / "doses" / "journal")
    here = Build(build.python, folder)
    here.call(Row(("bad", "2026-02-27", "10:00"), "bad"))
    for home in HOMES:
        here.call(Row(("log", "walk", "5m"), home))
    shutil.rmtree(folder / "state")


def with_doses(journal: Path) -> None:
    """Two doses a day into every month of a journal."""
    for path in sorted(journal.glob("*.jsonl")):
        days = sorted(set(re.findall(r'"at": "(\d{4}-\d\d-\d\d)T', path.read_text("utf-8"))))
        with path.open("a", encoding="utf-8") as file:
            for day in days:
                for number, time in enumerate(DOSES_A_DAY):
                    at = f"{day}T{time}:00+00:00"
                    file.write(
                        f'{{"v": 1, "id": "d{number}{day}", "kind": "dose", "at": "{at}", "zone": '
                        f'"UTC", "noted": "{at}", "medicine": "ibuprofen", "amount": "400mg"}}\n'
                    )


def told(
    rows: Sequence[Row], pair: Sequence[Build], measure: Callable[[Build, Row], float]
) -> None:
    """One line of the table for each row."""
    for row in rows:
        try:
            older, this = (measure(build, row) for build in pair)
        except subprocess.CalledProcessError as error:
            print(f"{row.name:<42}{row.home:<7} {error.stderr.strip().splitlines()[-1:]}")
            continue
        print(
            f"{row.name:<42}{row.home:<7}{older:>10.1f}{this:>10.1f}{this / older:>8.2f}",
            flush=True,
        )


def main(words: list[str]) -> None:
    """Print the table."""
    if not words or shutil.which(COUNTED[0]) is None:
        sys.exit("An older commit is needed, and valgrind on the path." if words else __doc__)
    commit, *rest = words
    kept = Path(rest.pop(rest.index("--keep") + 1)) if "--keep" in rest else None
    parts = [word for word in rest if not word.startswith("--")]

    def chosen(rows: Sequence[Row]) -> list[Row]:
        return [row for row in rows if not parts or any(part in row.name for part in parts)]

    with tempfile.TemporaryDirectory() as temporary:
        folder = (kept or Path(temporary)).absolute()
        pair = builds(commit, folder)
        print(
            f"{'millions of instructions':<42}{'home':<7}{commit[:8]:>10}{'this':>10}{'ratio':>8}"
        )
        for name, program in (("python -c pass", "pass"), ("a Typer hello", HELLO)):
            found = [instructions([str(one.python), "-c", program]) / 1e6 for one in pair]
            print(f"{name:<49}{found[0]:>10.1f}{found[1]:>10.1f}")
        told(chosen(ROWS), pair, counted)
        if "--quick" not in rest:
            told(chosen(FIRST), pair, counted)
            print("seconds of processor time")
            told(chosen(LONG), pair, seconds)
            print("megabytes at the peak")
            told(chosen(LONG), pair, megabytes)


if __name__ == "__main__":
    main(sys.argv[1:])
