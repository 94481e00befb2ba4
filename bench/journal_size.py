"""How time and memory grow with the journal: one table.

Journals of 1 to 10,000 days, twenty entries each. Time is a ratio to `python -c pass`, pair
by pair, memory the peak of the process. The first call of a command is not counted: it may
keep a checkpoint for the next ones; the column "first" shows what it took.
Run: python bench/journal_size.py [pairs] [most days]
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from start_up import NOW, journal_of

DAYS = (1, 10, 100, 1_000, 10_000)
COMMANDS = {
    "log": ["log", "walk", "12m", "pain", "3-4"],
    "plan": ["plan"],
    "report": ["report"],
    "report, whole": ["report", "--from", "1990-01-01"],
    "list": ["list"],
    "doctor": ["doctor"],
    "export": ["export", "csv", "-"],
}


def took(words: Sequence[str]) -> tuple[float, float]:
    """Seconds and peak megabytes of one whole process."""
    start = time.perf_counter()
    child = os.fork()
    if child == 0:
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        os.execvp(words[0], words)
    _, status, usage = os.wait4(child, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 3):
        raise subprocess.CalledProcessError(status, words)
    return time.perf_counter() - start, _megabytes(usage)


def _megabytes(usage: resource.struct_rusage) -> float:
    return usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)


def row(words: Sequence[str], pairs: int) -> str:
    """First call, median ratio of the next ones, peak memory."""
    bare = [sys.executable, "-c", "pass"]
    floor = statistics.median(took(bare)[0] for _ in range(3))
    first, peak = took(words)
    ratios = []
    for _ in range(pairs):
        seconds, megabytes = took(words)
        ratios.append(seconds / took(bare)[0])
        peak = max(peak, megabytes)
    return f"{first / floor:>8.1f}{statistics.median(ratios):>8.1f}{peak:>9.0f}"


def main(pairs: int, most: int) -> None:
    print(f"ratio to `python -c pass`, median of {pairs} pairs; MB at the peak")
    print(f"{'command':<16}{'days':>8}{'first':>8}{'then':>8}{'MB':>9}")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PACE_STATE"] = str(Path(folder) / "state")
        for days in (days for days in DAYS if days <= most):
            journal_of(Path(folder) / str(days), days)
        for name, words in COMMANDS.items():
            for days in (days for days in DAYS if days <= most):
                front = [
                    sys.executable,
                    "-m",
                    "pacing_cli",
                    "--home",
                    str(Path(folder) / str(days)),
                ]
                print(
                    f"{name:<16}{days:>8}{row([*front, '--now', NOW, *words], pairs)}", flush=True
                )


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    main(*given, *(5, 10_000)[len(given) :])
