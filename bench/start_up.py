"""How long a command takes beside `python -c pass`, as a ratio and in milliseconds more: one table.

Every command runs in turn with a bare Python, so that a machine that gets slower
slows both; the ratios are taken pair by pair and the median is shown. A Typer
hello is the floor of what this program can reach. Below stand timewarrior and taskwarrior, as
far as they are installed: both are C++ and keep time or tasks in plain files; timewarrior with
ten years of as many intervals too. Run: python bench/start_up.py [pairs]
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

NOW = "2026-03-01T12:00"
LINES = 'contingency = ["lie down", "soup", "text Ana"]\n'
YEARS, A_DAY = 10, 20
HELLO = """
import typer
app = typer.Typer()
@app.command()
def hello() -> None:
    print("hello")
app()
"""
COMMANDS = {
    "--version": ["--version"],
    "--help": ["--help"],
    "log": ["log", "walk", "12m", "pain", "3-4"],
    "check": ["check", "pain", "4"],
    "bad": ["bad"],
    "better": ["better"],
    "list": ["list"],
    "plan": ["plan"],
    "report": ["report"],
    "report, all": ["report", "--from", f"{int(NOW[:4]) - 10}-03-04"],
}


OTHERS = {
    "timew start": ["timew", "start", "walk"],
    "timew summary": ["timew", "summary"],
    "task add": ["task", "add", "walk"],
    "task list": ["task", "list"],
}


def took(words: Sequence[str]) -> float:
    """Seconds of one whole process."""
    start = time.perf_counter()
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def beside_bare(words: Sequence[str], pairs: int) -> tuple[float, float]:
    """Of a command beside a bare Python the ratio, and the milliseconds more: medians over
    pairs; one run of each is not counted."""
    bare = [sys.executable, "-c", "pass"]
    took(words), took(bare)
    seen = [(took(words), took(bare)) for _ in range(pairs)]
    ratio = statistics.median(mine / its for mine, its in seen)
    return ratio, 1000 * statistics.median(mine - its for mine, its in seen)


def journal_of(home: Path, days: int) -> None:
    """A journal of so many days, twenty entries each, written as another program would."""
    journal = home / "journal"
    journal.mkdir(parents=True)
    last = date.fromisoformat(NOW[:10])
    number = 0
    for back in range(days, 0, -1):
        day = last - timedelta(days=back)
        lines = []
        for index in range(A_DAY):
            number += 1
            at = f"{day}T{6 + index * 0.8:02.0f}:00:00+00:00"
            what = {"kind": "check", "pain": 3 + back % 3} if index == 0 else {
                "kind": "activity", "activity": f"activity{index % 6}", "minutes": 10, "effort": 3
            }  # fmt: skip
            entry = {"v": 1, "id": f"{number:010}", "at": at, "zone": "UTC", "noted": at, **what}
            lines.append(json.dumps(entry) + "\n")
        with (journal / f"{day:%Y-%m}.bench.jsonl").open("a", encoding="utf-8") as file:
            file.writelines(lines)


def intervals_of(folder: Path, days: int) -> None:
    """The same days for timewarrior: nineteen intervals of ten minutes each."""
    data = folder / "data"
    data.mkdir(parents=True)
    last = date.fromisoformat(NOW[:10])
    for back in range(days, 0, -1):
        day = last - timedelta(days=back)
        at = f"{day:%Y%m%d}T{{:02d}}{{:02d}}00Z"
        lines = [
            f"inc {at.format(4 + index, 0)} - {at.format(4 + index, 10)} # activity{index % 6}\n"
            for index in range(A_DAY - 1)
        ]
        with (data / f"{day:%Y-%m}.data").open("a", encoding="utf-8") as file:
            file.writelines(lines)


def others(folder: Path, pairs: int) -> None:
    """One line for each command of other programs that are installed."""
    tasks = folder / "tasks"
    tasks.mkdir()
    (folder / "taskrc").write_text(f"data.location={tasks}\nconfirmation=off\n", encoding="utf-8")
    os.environ |= {"TASKRC": str(folder / "taskrc"), "TASKDATA": str(tasks)}
    intervals_of(folder / "years-of-time", YEARS * 365)
    for name in ("no-time", "years-of-time"):
        (folder / name / "data").mkdir(parents=True, exist_ok=True)
        (folder / name / "timewarrior.cfg").touch()
    for name, words in OTHERS.items():
        if shutil.which(words[0]) is None:
            print(f"{name:<14}not installed")
            continue
        found = []
        for place in ("no-time", "years-of-time")[: 2 if words[0] == "timew" else 1]:
            os.environ["TIMEWARRIORDB"] = str(folder / place)
            found.append(beside_bare(words, pairs)[0])
        print(f"{name:<14}" + "".join(f"{ratio:>{8 + 4 * n}.1f}" for n, ratio in enumerate(found)))


def main(pairs: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PACE_STATE"] = str(Path(folder) / "state")
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        journal_of(Path(folder) / "years", YEARS * 365)
        for home in ("empty", "years"):
            (Path(folder) / home).mkdir(exist_ok=True)
            (Path(folder) / home / "profile.toml").write_text(LINES, encoding="utf-8")
        floor, _ = beside_bare([sys.executable, "-c", HELLO], pairs)
        print(f"ratio to `python -c pass`, median of {pairs} pairs; a Typer hello: {floor:.1f}")
        print(
            f"{'command':<14}{'empty':>8}{'ten years':>12}{'empty / hello':>16}"
            f"{'ms more':>10}{'ten years':>12}"
        )
        for name, words in COMMANDS.items():
            found = []
            for home in ("empty", "years"):
                front = [sys.executable, "-m", "pacing_cli", "--home", str(Path(folder) / home)]
                found.append(beside_bare([*front, "--now", NOW, *words], pairs))
            (empty, more), (years, years_more) = found
            print(
                f"{name:<14}{empty:>8.1f}{years:>12.1f}{empty / floor:>16.2f}"
                f"{more:>10.0f}{years_more:>12.0f}"
            )
        others(Path(folder), pairs)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
