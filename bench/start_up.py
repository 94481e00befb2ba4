"""How long a command takes beside `python -c pass`, as a ratio and in milliseconds more: one table.

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
            f"{'command':<12}{'empty':>8}{'ten years':>12}{'empty / hello':>16}"
            f"{'ms more':>10}{'ten years':>12}"
        )
        for name, words in COMMANDS.items():
            found = []
            for home in ("empty", "years"):
                front = [sys.executable, "-m", "pacing_cli", "--home", str(Path(folder) / home)]
                found.append(beside_bare([*front, "--now", NOW, *words], pairs))
            (empty, more), (years, years_more) = found
            print(
                f"{name:<12}{empty:>8.1f}{years:>12.1f}{empty / floor:>16.2f}"
                f"{more:>10.0f}{years_more:>12.0f}"
            )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
