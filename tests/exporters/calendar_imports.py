"""`pace calendar` read by programs that only import: calcurse, ical.js and node-ical.

    python -m tests.exporters.calendar_imports

A part of `make caldav`. For each zone and clock change the file is imported once, once more, and
again after a changed plan. The table of docs/how-to/phone-reminders.md says what comes of it, and
this looks whether it is still so. calcurse is the system's own; the two libraries come from the
package index into a folder that goes away. A program that is not to be had is left out, and said.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

import icalendar

from tests.exporters.calendar_round_trip import CHANGES, CHECK_IN, DAYS, NotTheSame, same

LIBRARIES: Final = ("ical.js@2.2.1", "node-ical@0.27.2")
_READ: Final = """
import fs from "fs";
import ICAL from "ical.js";
import ical from "node-ical";

const said = process.argv.slice(2).map((file) => {
  const text = fs.readFileSync(file, "utf8");
  const calendar = new ICAL.Component(ICAL.parse(text));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents("vtimezone"))
    ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  const one = {};
  for (const part of calendar.getAllSubcomponents("vevent")) {
    const event = new ICAL.Event(part);
    one[event.uid] = [event.startDate.toJSDate(), event.endDate.toJSDate(), event.summary,
      part.getFirstPropertyValue("status")];
  }
  const other = {};
  for (const [uid, event] of Object.entries(ical.sync.parseICS(text)))
    if (event.type === "VEVENT")
      other[uid] = [event.start, event.end, event.summary, event.status];
  return { "ical.js": one, "node-ical": other };
});
console.log(JSON.stringify(said));
"""


class Files:
    """One home in one zone: the file, and the file of a changed plan."""

    def __init__(self, folder: Path, zone: str, on: date) -> None:
        self.zone = ZoneInfo(zone)
        self._told = {
            **os.environ,
            "PACE_HOME": str(folder / "home"), "PACE_STATE": str(folder / "state"),
            "PACE_NOW": f"{on - timedelta(days=4)}T07:00", "TZ": zone,
        }  # fmt: skip
        folder.mkdir(parents=True)
        self._pace("demo", str(folder / "home"))
        self.first, self.changed = folder / "plan.ics", folder / "changed.ics"
        self._write(self.first)
        self._pace("plan", "skip", "kitchen")
        self._write(self.changed)

    def _write(self, file: Path) -> None:
        file.write_bytes(self._pace("calendar", "--days", str(DAYS), "--check-in", CHECK_IN))

    def _pace(self, *words: str) -> bytes:
        pace = Path(sys.executable).with_name("pace")
        return subprocess.run(
            [str(pace), *words], check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env=self._told,
        ).stdout  # fmt: skip

    def held(self, file: Path) -> dict[str, tuple[str, str]]:
        """What the file has, by its UID: start, end and title by the clock of the place; status."""
        return {
            str(event["UID"]): (
                _line(
                    event.decoded("DTSTART"), event.decoded("DTEND"), event["SUMMARY"], self.zone
                ),
                str(event["STATUS"]),
            )
            for event in icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")
        }


def _line(start: datetime, end: datetime, title: object, zone: ZoneInfo) -> str:
    one, other = start.astimezone(zone), end.astimezone(zone)
    return f"{one:%Y-%m-%d %H:%M}|{other:%Y-%m-%d %H:%M}|{title}"


def calcurse(folder: Path, zone: str, *files: Path) -> Counter[str]:
    """What calcurse has after it imported the files one after the other. Raises NotTheSame."""
    data = folder / "calcurse"
    shutil.rmtree(data, ignore_errors=True)
    data.mkdir()
    for file in files:
        ran = subprocess.run(
            ["calcurse", "-q", "-D", str(data), "-i", str(file)],
            capture_output=True, text=True, check=False, env={**os.environ, "TZ": zone},
        )  # fmt: skip
        if ran.returncode or "could not be imported" in ran.stdout + ran.stderr:
            raise NotTheSame(f"calcurse ended with {ran.returncode}: {ran.stdout}{ran.stderr}")
    form = r"(\S+) @ (\S+) -> (\S+) @ (\S+?)(?:>[0-9a-f]{40} )?[|!](.*)"
    found: Counter[str] = Counter()
    for text in (data / "apts").read_text("utf-8").splitlines():
        parts = re.fullmatch(form, text)
        if parts is None:
            raise NotTheSame(f"calcurse has another line: {text}")
        day, clock, until, end, title = parts.groups()
        found[f"{_iso(day)} {clock}|{_iso(until)} {end}|{title}"] += 1
    return found


def _iso(american: str) -> str:
    month, day, year = american.split("/")
    return f"{year}-{month}-{day}"


def of_calcurse(folder: Path, files: Files) -> str:
    """It knows no UID: what was there stays, and what was cancelled is there. Raises NotTheSame."""
    zone = str(files.zone)
    first, changed = (
        Counter(text for text, _ in files.held(one).values())
        for one in (files.first, files.changed)
    )
    same(calcurse(folder, zone, files.first), first, "calcurse, once")
    same(calcurse(folder, zone, files.first, files.first), first + first, "calcurse, twice")
    after = calcurse(folder, zone, files.first, files.changed)
    same(after, first + changed, "calcurse, changed")
    return f"calcurse {first.total()}, again {2 * first.total()}, changed {after.total()}"


def of_libraries(node: Path, files: Files) -> str:
    """They give every event with its UID, times and status. Raises NotTheSame."""
    ran = subprocess.run(
        ["node", "read.mjs", str(files.first), str(files.changed)],
        cwd=node, capture_output=True, text=True, check=True,
    )  # fmt: skip
    first, changed = json.loads(ran.stdout)
    for name in ("ical.js", "node-ical"):
        for file, read in ((files.first, first[name]), (files.changed, changed[name])):
            _same_by_uid(files, file, read, name)
        both = {**first[name], **changed[name]}
        left = {uid: one for uid, one in both.items() if one[3] != "CANCELLED"}
        planned = {
            uid for uid, (_, status) in files.held(files.changed).items() if status != "CANCELLED"
        }
        gone = set(left) - planned
        if gone:
            raise NotTheSame(f"{name}: left over {[left[uid][2] for uid in gone]}")
    return f"ical.js and node-ical {len(first['ical.js'])}, by UID {len(left)} after the change"


def _same_by_uid(files: Files, file: Path, read: dict[str, Any], name: str) -> None:
    found = {
        uid: (
            _line(
                datetime.fromisoformat(one[0]), datetime.fromisoformat(one[1]), one[2], files.zone
            ),
            one[3],
        )
        for uid, one in read.items()
    }
    if found != files.held(file):
        raise NotTheSame(f"{name} reads {file.name} in another way")


def _libraries(folder: Path) -> Path | None:
    """The folder with both libraries; None where they are not to be had."""
    folder.mkdir()
    (folder / "read.mjs").write_text(_READ, "utf-8")
    try:
        for words in (
            ["init", "--yes"],
            ["install", "--silent", "--no-audit", "--no-fund", *LIBRARIES],
        ):
            subprocess.run(["npm", *words], cwd=folder, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as problem:
        print(f"ical.js and node-ical cannot be installed here, left out: {problem}")
        return None
    return folder


def main() -> int:
    """Every zone and change. 1 where one is not as the docs say."""
    has_calcurse, good = shutil.which("calcurse") is not None, True
    if not has_calcurse:
        print("calcurse is not installed here, left out")
    with tempfile.TemporaryDirectory(prefix="pace-imports-") as scratch:
        folder = Path(scratch)
        node = _libraries(folder / "node")
        if has_calcurse:
            version = subprocess.run(["calcurse", "--version"], capture_output=True, text=True)
            print(version.stdout.partition(" -- ")[0], *(LIBRARIES if node else ()), flush=True)
        for number, (zone, on) in enumerate(CHANGES):
            files = Files(folder / f"p{number}", zone, on)
            try:
                rows = [
                    *([of_calcurse(folder, files)] if has_calcurse else []),
                    *([of_libraries(node, files)] if node else []),
                ]
            except NotTheSame as problem:
                rows, good = [f"NOT as described: {problem}"], False
            print(f"{zone}, change of {on}: {'; '.join(rows)}", flush=True)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
