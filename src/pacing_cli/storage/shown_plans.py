"""Storage: the plans that were shown, read again. A line that cannot be read is passed over."""

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

from pacing_cli.storage.month_files import can_matter, listed
from pacing_cli.storage.paths import Home

Shown = Mapping[str, object]


def last_plan_shown(
    home: Home, day: date, until: datetime, *, as_list: bool = False
) -> Shown | None:
    """The last plan for `day` that was shown at the moment `until` or before; None: there is none.

    `until` has an offset from UTC. Files of all devices count, copies included. With
    `as_list` only those that were shown as a list to tick.
    """
    shown = [
        (at, line)
        for at, line in _for_day(home.plans, day)
        if at <= until and (not as_list or line.get("list") is True)
    ]
    return max(shown, key=lambda pair: pair[0])[1] if shown else None


def _for_day(folder: Path, day: date) -> Iterator[tuple[datetime, Shown]]:
    try:
        files = [file for file in listed(folder).files if can_matter(file, day, day)]
    except OSError:
        return
    for file in files:
        for line in _lines(file.path):
            plan = line.get("plan")
            at = _moment(line.get("shown"))
            if at and isinstance(plan, dict) and plan.get("date") == day.isoformat():
                yield at, line


def _lines(path: Path) -> Iterator[Shown]:
    try:
        rows = path.read_bytes().decode("utf-8", "replace").split("\n")
    except OSError:
        return
    for row in rows:
        try:
            line = json.loads(row)
        except (ValueError, RecursionError):
            continue
        if isinstance(line, dict):
            yield line


def _moment(value: object) -> datetime | None:
    try:
        at = datetime.fromisoformat(str(value))
    except ValueError:
        return None
    return at if at.tzinfo else None
