"""How long imports take and how much memory: one table, from exports made for it.

Each row is `pace import FILE --yes` in a process of its own, beside a bare reading of the same
file by the same library, which does nothing with what it reads. Seconds are those of the
processor, so that others who use the machine do not count. Run: python bench/import.py
[megabytes] [format ...]; 1000 apple is the large one.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import exports_made as made
import exports_owned as owned

NOW = "2026-03-01T12:00+01:00"
SMALL = 4.0
BARE = Path(__file__).with_name("bare_reading.py")


class Run(NamedTuple):
    """One process: what it printed, its seconds of the processor, the most memory it held."""

    said: str
    seconds: float
    megabytes: float


FORMATS: dict[str, Callable[[Path, float], made.Made]] = {
    "apple": made.apple,
    "apple-zip": made.apple_zip,
    "google-fit": made.google_fit,
    "google-health": made.google_health,
    "fitbit": made.fitbit,
    "fitbit-web": made.fitbit_web,
    "health-connect": made.health_connect,
    "samsung": made.samsung,
    "garmin": made.garmin,
    "withings": made.withings,
    "oura": made.oura,
    "strava": owned.strava,
    "sleep-as-android": owned.sleep_as_android,
    "sleep-cycle": owned.sleep_cycle,
    "whoop": owned.whoop,
    "polar": owned.polar,
    "oura-api": owned.oura_api,
    "gadgetbridge": owned.gadgetbridge,
    "table": made.table,
}


def run(words: Sequence[str]) -> Run:
    """One process to its end."""
    with tempfile.TemporaryFile("w+") as out:
        child = subprocess.Popen(words, stdout=out, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = status
        seconds = usage.ru_utime + usage.ru_stime
        out.seek(0)
        said = out.read()
    if status:
        raise SystemExit(said)
    return Run(said, seconds, usage.ru_maxrss / 1024)


def row(name: str, size: float) -> str:
    """One format: made, imported, read bare."""
    with tempfile.TemporaryDirectory() as folder:
        export = FORMATS[name](Path(folder), size)
        megabytes = weight(export.path)
        pace = [sys.executable, "-m", "pacing_cli", "--home", f"{folder}/home", "--now", NOW]
        imported = run([*pace, "--json", "import", *_what(name, export.path, pace), "--yes"])
        only = ["--activity", "steps"] if export.what == "steps" else []
        listed = run([*pace, "--json", "list", "--from", "2000-01-01", *only])
        bare = run([sys.executable, str(BARE), str(export.path)])
    result = "right" if total(listed.said, export.what) == (export.days, export.steps) else "WRONG"
    return (
        f"{name:17}{megabytes:9.1f}{export.rows:11,}{export.days:7,}  {result:7}"
        f"{imported.seconds:8.2f}{imported.seconds / megabytes:8.3f}"
        f"{imported.megabytes:9.0f}{bare.seconds:8.2f}{imported.seconds / bare.seconds:7.2f}"
    )


def _what(name: str, path: Path, pace: Sequence[str]) -> list[str]:
    """What comes after import: a file, or a table with the map that was suggested for it."""
    if name != "table":
        return [str(path)]
    table_map = path.with_suffix(".map.toml")
    suggested = run([*pace, "import", "csv", str(path)])
    table_map.write_text(suggested.said.split("\n\nNothing was read in")[0], encoding="utf-8")
    print(f"{'a map for it':15}{'':35}{suggested.seconds:8.2f}{'':8}{suggested.megabytes:9.0f}")
    return ["csv", str(path), "--map", str(table_map)]


def weight(path: Path) -> float:
    """Megabytes of a file, or of all files of a folder."""
    files = [path] if path.is_file() else path.rglob("*.*")
    return sum(one.stat().st_size for one in files) / 1e6


def total(listed: str, what: str) -> tuple[int, int]:
    """Entries with steps (or another field) in the journal, and their sum."""
    import json

    values = [entry[what] for entry in json.loads(listed)["entries"] if what in entry]
    return len(values), round(sum(values))


def main(words: Sequence[str]) -> None:
    """The table."""
    size = float(words[0]) if words else SMALL
    print(
        f"{'format':17}{'MB':>9}{'rows':>11}{'days':>7}  {'result':7}"
        f"{'s':>8}{'s/MB':>8}{'peak MB':>9}{'bare s':>8}{'ratio':>7}"
    )
    for name in words[1:] or FORMATS:
        print(row(name, size), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
