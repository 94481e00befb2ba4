"""`pace calendar` through a real calendar server and client: `make caldav`, a part of `make soak`.

    python -m tests.exporters.calendar_round_trip

For each zone and each of its clock changes: the file is put into a Radicale server by vdirsyncer,
synced from there into the folder of khal, and listed by khal. Then the same file once more, and
the file of a changed plan. What khal lists has to be what the file holds: nothing twice, nothing
left over, and the check-in at 08:30 by the clock of the place on every day. The programs come from
the package index into a folder that goes away; where that is not possible, a sentence says so.
"""

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from importlib import metadata
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import icalendar

PROGRAMS: Final = ("radicale==3.9.0", "vdirsyncer==0.21.0", "khal==0.14.1")
CHANGES: Final = (
    ("Europe/Berlin", date(2026, 3, 29)),
    ("Europe/Berlin", date(2026, 10, 25)),
    ("America/New_York", date(2026, 3, 8)),
    ("America/New_York", date(2026, 11, 1)),
    ("Australia/Lord_Howe", date(2026, 4, 5)),
    ("Australia/Lord_Howe", date(2026, 10, 4)),
    ("Africa/Casablanca", date(2026, 2, 15)),
    ("Africa/Casablanca", date(2026, 3, 22)),
)
CHECK_IN: Final = "08:30"
DAYS: Final = 10
_LINE: Final = "{start-long-full}|{end-long-full}|{title}"


class NotTheSame(Exception):
    """What the calendar shows in another way than the file has it."""


class Place:
    """One home in one zone, with a calendar of its own on the server."""

    def __init__(self, folder: Path, programs: Path, port: int, zone: str, on: date) -> None:
        self.zone = zone
        self._programs = programs
        self._folder = folder
        self._now = f"{on - timedelta(days=4)}T07:00"
        self.file = folder / "plan.ics"
        folder.mkdir(parents=True)
        (folder / "sync.conf").write_text(_sync(folder, port), "utf-8")
        (folder / "khal.conf").write_text(_khal(folder, zone), "utf-8")
        self._pace("demo", str(folder / "home"))

    def plan(self, *words: str) -> None:
        """Change today's plan."""
        self._pace("plan", *words)

    def written(self) -> Counter[str]:
        """Make the file again: what it holds, as khal lists it."""
        made = self._pace("calendar", "--days", str(DAYS), "--check-in", CHECK_IN)
        self.file.write_bytes(made)
        return Counter(_events(made, ZoneInfo(self.zone)))

    def synced(self) -> str:
        """File, server and folder brought in step. What vdirsyncer said."""
        config = ("-c", str(self._folder / "sync.conf"))
        self._run("vdirsyncer", *config, "discover", typed="y\n" * 8)
        # One after the other: in one call both pairs run at once.
        return "".join(self._run("vdirsyncer", *config, "sync", pair) for pair in ("up", "down"))

    def listed(self) -> Counter[str]:
        """What khal lists."""
        start = date.fromisoformat(self._now[:10])
        told = self._run(
            "khal", "-c", str(self._folder / "khal.conf"), "list", "--day-format", "",
            "--format", _LINE, f"{start}", f"{DAYS + 1}d",
        )  # fmt: skip
        return Counter(line.strip() for line in told.splitlines() if "|" in line)

    def _pace(self, *words: str) -> bytes:
        told = {
            "PACE_HOME": str(self._folder / "home"), "PACE_STATE": str(self._folder / "state"),
            "PACE_NOW": self._now, "TZ": self.zone,
        }  # fmt: skip
        pace = Path(sys.executable).with_name("pace")
        return subprocess.run(
            [str(pace), *words], check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env={**os.environ, **told},
        ).stdout  # fmt: skip

    def _run(self, name: str, *words: str, typed: str = "") -> str:
        folders = {
            f"XDG_{one}_HOME": str(self._folder / one) for one in ("CACHE", "DATA", "CONFIG")
        }
        told: Mapping[str, str] = {**os.environ, **folders, "TZ": self.zone, "COLUMNS": "200"}
        ran = subprocess.run(
            [str(self._programs / "bin" / name), *words], input=typed, env=told,
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        if ran.returncode:
            raise NotTheSame(f"{name} ended with {ran.returncode}: {ran.stderr[-500:]}")
        return ran.stdout + ran.stderr


def _sync(folder: Path, port: int) -> str:
    return f"""
[general]
status_path = "{folder}/status"
[pair up]
a = "file"
b = "server"
collections = [["plan", null, "plan"]]
conflict_resolution = "a wins"
[pair down]
a = "server"
b = "folder"
collections = ["plan"]
[storage file]
type = "singlefile"
path = "{folder}/plan.ics"
[storage server]
type = "caldav"
url = "http://127.0.0.1:{port}/{folder.name}/"
username = "{folder.name}"
password = "any"
[storage folder]
type = "filesystem"
path = "{folder}/vdir"
fileext = ".ics"
"""


def _khal(folder: Path, zone: str) -> str:
    return f"""
[calendars]
[[plan]]
path = {folder}/vdir/plan
[locale]
local_timezone = {zone}
default_timezone = {zone}
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
"""


def _events(content: bytes, zone: ZoneInfo) -> Iterator[str]:
    """Every event of the file by the clock of the place."""
    for event in icalendar.Calendar.from_ical(content).walk("VEVENT"):
        start, end = (event.decoded(key).astimezone(zone) for key in ("DTSTART", "DTEND"))
        yield f"{start:%Y-%m-%d %H:%M}|{end:%Y-%m-%d %H:%M}|{event['SUMMARY']}"


@contextmanager
def server(folder: Path, programs: Path) -> Iterator[int]:
    """A Radicale of this machine alone; the port that it answers on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    config = folder / "radicale.conf"
    config.write_text(
        f"[server]\nhosts = 127.0.0.1:{port}\n[auth]\ntype = none\n"
        f"[storage]\nfilesystem_folder = {folder}/collections\n",
        "utf-8",
    )
    with subprocess.Popen(
        [str(programs / "bin" / "radicale"), "--config", str(config)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as running:  # fmt: skip
        try:
            for _ in range(100):
                with socket.socket() as door:
                    if door.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.1)
            yield port
        finally:
            running.terminate()


def same(shown: Counter[str], held: Counter[str], when: str) -> None:
    """Raises NotTheSame."""
    if shown != held:
        left, missing = shown - held, held - shown
        raise NotTheSame(f"{when}: left over or twice {dict(left)}, missing {dict(missing)}")


def one_place(place: Place) -> str:
    """Put in twice, then changed. The row of the table. Raises NotTheSame."""
    held = place.written()
    place.synced()
    same(place.listed(), held, "first")
    checks = [line for line in held if re.search(rf" {CHECK_IN}\|", line) and "heck" in line]
    if len(checks) < DAYS - 1:
        raise NotTheSame(f"{len(checks)} check-ins at {CHECK_IN} on {DAYS} days")
    same(place.written(), held, "the file made again")
    place.synced()
    same(place.listed(), held, "again")
    place.plan("--less")
    changed = place.written()
    if changed == held:
        raise NotTheSame("the changed plan is the same")
    place.synced()
    same(place.listed(), changed, "changed")
    return f"{sum(held.values())} events, {len(checks)} check-ins, then {sum(changed.values())}"


def main() -> int:
    """Every zone and change. 1 where one is not as it should be."""
    uv = [sys.executable, "-m", "venv"]
    with tempfile.TemporaryDirectory(prefix="pace-caldav-") as scratch:
        folder = Path(scratch)
        programs = folder / "programs"
        subprocess.run([*uv, str(programs)], check=True)
        installed = subprocess.run(
            [str(programs / "bin" / "python"), "-m", "pip", "install", "--quiet",
             "--disable-pip-version-check", *PROGRAMS],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        if installed.returncode:
            print(f"Radicale, vdirsyncer and khal cannot be installed here, left out: "
                  f"{installed.stderr.strip()[-300:]}")  # fmt: skip
            return 0
        print(*PROGRAMS, f"icalendar {metadata.version('icalendar')}", flush=True)
        good = True
        with server(folder, programs) as port:
            for number, (zone, on) in enumerate(CHANGES):
                try:
                    row = one_place(Place(folder / f"p{number}", programs, port, zone, on))
                except NotTheSame as problem:
                    row, good = f"NOT the same: {problem}", False
                print(f"{zone}, change of {on}: {row}", flush=True)
        return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
