"""Journals as another program would write them: plain lines, by the specification alone."""

import json
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

START = date(2026, 3, 1)


def line(number: int, kind: str, day: date, hour: str = "10:00", **fields: object) -> str:
    """One line of the journal, in a zone that is not UTC."""
    at = f"{day}T{hour}:00+01:00"
    return json.dumps(
        {"v": 1, "id": f"id{number:06}", "kind": kind, "at": at, "zone": "Europe/Berlin",
         "noted": f"{day}T20:00:00Z", **fields}
    )  # fmt: skip


def steady(length: int, minutes: int = 12, pain: float = 3, start: date = START) -> list[str]:
    """The same check-in and the same walk on every day."""
    lines = []
    for index in range(length):
        day = start + timedelta(days=index)
        lines.append(line(2 * index, "check", day, "08:00", pain=pain))
        lines.append(line(2 * index + 1, "activity", day, activity="walk", minutes=minutes))
    return lines


def write(home: Path, lines: Iterable[str], device: str = "other") -> None:
    """Month files of one device."""
    months: dict[str, list[str]] = {}
    for each in lines:
        months.setdefault(json.loads(each)["at"][:7], []).append(each)
    (home / "journal").mkdir(parents=True, exist_ok=True)
    for month, found in months.items():
        path = home / "journal" / f"{month}.{device}.jsonl"
        path.write_text("".join(each + "\n" for each in found), encoding="utf-8")
