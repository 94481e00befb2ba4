"""How long a command takes, as a ratio to `python -c pass`: one table.

Every command runs in turn with a bare Python, so that a machine that gets slower
slows both; the ratios are taken pair by pair and the median is shown. A Typer
hello is the floor of what this program can reach. Run: python bench/start_up.py [pairs]
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

NOW = "2026-03-01T12:00"
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
    "log": ["log", "walk", "12m", "pain", "3-4"],
    "check": ["check", "pain", "4"],
    "bad": ["bad"],
    "list": ["list"],
    "plan": ["plan"],
    "report": ["report"],
}


def took(words: Sequence[str]) -> float:
    """Seconds of one whole process."""
    start = time.perf_counter()
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def ratio(words: Sequence[str], pairs: int) -> float:
    """The median over pairs of a command and a bare Python; one run of each is not counted."""
    bare = [sys.executable, "-c", "pass"]
    took(words), took(bare)
    return statistics.median(took(words) / took(bare) for _ in range(pairs))


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


def main(pairs: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PACE_STATE"] = str(Path(folder) / "state")
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        journal_of(Path(folder) / "years", YEARS * 365)
        floor = ratio([sys.executable, "-c", HELLO], pairs)
        print(f"ratio to `python -c pass`, median of {pairs} pairs; a Typer hello: {floor:.1f}")
        print(f"{'command':<12}{'empty':>8}{'ten years':>12}{'empty / hello':>16}")
        for name, words in COMMANDS.items():
            found = []
            for home in ("empty", "years"):
                front = [sys.executable, "-m", "pacing_cli", "--home", str(Path(folder) / home)]
                found.append(ratio([*front, "--now", NOW, *words], pairs))
            print(f"{name:<12}{found[0]:>8.1f}{found[1]:>12.1f}{found[0] / floor:>16.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
