"""Read the plans that were shown. An unreadable line is skipped."""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Final

from pacing_cli.storage.files import FILE_MODE, append, could_not_write, make_private_folder
from pacing_cli.storage.journal.months import around, can_matter, listed, month_of
from pacing_cli.storage.lock import device_lock
from pacing_cli.storage.paths import Home, make_private_home, state_of

Shown = Mapping[str, object]


def last_plan_shown(
    home: Home, day: date, until: datetime, *, as_list: bool = False
) -> Shown | None:
    """The last plan for `day` that was shown at the moment `until` or before; None: there is none.

    `until` has an offset from UTC. Of several in one second the one written last. Files of
    all devices count, copies included. With `as_list` only those that were shown as a list
    to tick.
    """
    shown = [
        (at, place, line)
        for place, (at, line) in enumerate(_for_day(home.plans, day))
        if at <= until and (not as_list or line.get("list") is True)
    ]
    return max(shown, key=lambda one: one[:2])[2] if shown else None


def calendar_shown(home: Home, now: datetime) -> dict[str, tuple[datetime, float]]:
    """Everything that an earlier calendar file held for the time after now: by uid its start
    and its minutes, as they were last."""
    found: dict[str, tuple[datetime, datetime, float]] = {}
    try:
        files = [one for one in listed(home.plans).files if can_matter(one, now.date(), None)]
    except OSError:
        return {}
    for line in (line for file in files for line in _lines(file.path)):
        at, events = _moment(line.get("shown")), line.get("calendar")
        if at is None or at > now or not isinstance(events, list):
            continue
        for event in events:
            one = _event(event)
            if one and one[1] > now and (one[0] not in found or found[one[0]][0] <= at):
                found[one[0]] = (at, one[1], one[2])
    return {uid: (start, minutes) for uid, (_, start, minutes) in found.items()}


def _event(row: object) -> tuple[str, datetime, float] | None:
    if not isinstance(row, dict):
        return None
    uid, start, minutes = row.get("uid"), _moment(row.get("start")), row.get("minutes")
    if not isinstance(uid, str) or start is None or not isinstance(minutes, int | float):
        return None
    return uid, start, float(minutes)


def _for_day(folder: Path, day: date) -> Iterator[tuple[datetime, Shown]]:
    try:
        files = around(folder, day, day)
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


# Storage: every plan that was shown, kept so that it can be looked at again.


def record_plan(home: Home, device: str, line: Mapping[str, object]) -> None:
    """Put one plan at the end of this month's file of this device.

    `line` is a JSON document with the moment it was `shown` at. Raises CouldNotWrite.
    """
    from datetime import datetime

    month = month_of(datetime.fromisoformat(str(line["shown"])).date())
    text = json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n"
    with device_lock():
        folder = home.root
        try:
            make_private_home(home)
            folder = home.plans
            make_private_folder(folder)
        except OSError as error:
            raise could_not_write(folder, error) from error
        append(
            {home.plans / f"{month}.{device}.jsonl": text.encode("utf-8", "replace")}, aside=True
        )


# Storage: which cards were offered to the person of this home, so that each is offered once.
#
# A plain list beside the word of the device: a date and a name a line.

_NAME: Final = "cards.txt"


def offered(home: Home) -> dict[str, str]:
    """The names of the cards with the date of the offer. Rows that cannot be read count not."""
    try:
        text = (state_of(home) / _NAME).read_text(encoding="ascii", errors="replace")
    except OSError:
        return {}
    rows = (line.split() for line in text.splitlines())
    return {row[1]: row[0] for row in rows if len(row) == 2}


def note_offer(home: Home, name: str, today: date) -> bool:
    """Remember it. False where that is not possible: then it is better not offered."""
    with suppress(OSError):
        folder = state_of(home)
        make_private_folder(folder)
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
        descriptor = os.open(folder / _NAME, flags, FILE_MODE)
        try:
            os.write(descriptor, f"{today.isoformat()} {name}\n".encode("ascii"))
        finally:
            os.close(descriptor)
        return True
    return False
