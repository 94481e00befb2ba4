"""Importer for Track & Graph: a row a tracked point, with a number, a duration, or words.

A name such as pain or mood with a number from 0 to 10 is that field; a duration is minutes of
an activity, or of sleep; everything else is kept under its own name.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from pacing_cli.errors import Problem
from pacing_cli.importers.observations import Observation, PersonEntry, Refused
from pacing_cli.importers.reading.archive import ArchiveFile
from pacing_cli.importers.reading.cells import MOST_IN_A_DAY
from pacing_cli.importers.reading.streams import TableRow, header_of, rows_of
from pacing_cli.importers.reading.words import activity_of, field_of_symptom
from pacing_cli.importers.registry import Here

_HEADER: Final = ("FeatureName", "Timestamp", "Value")
_DURATION: Final = re.compile(r"(\d{1,3}):([0-5]\d):([0-5]\d)")
_SLEEP: Final = re.compile(r"(?i)\b(a?sleep|slept|nap)")
_LABELLED: Final = re.compile(r"(-?\d{1,12}(?:\.\d{1,12})?)(?::(.*))?")


def recognises(member: ArchiveFile) -> bool:
    """The columns of Track & Graph."""
    return header_of(member)[:3] == _HEADER


def read(members: Sequence[ArchiveFile], here: Here) -> Iterator[Observation]:
    """Every point as it was tracked."""
    for member in members:
        with rows_of(member, here.progress) as rows:
            for row in rows:
                try:
                    at = datetime.fromisoformat(row.text("Timestamp"))
                    moment = at if at.tzinfo else here.local(at)
                except ValueError:
                    message = f"`{row.text('Timestamp')}` is not a time"
                    yield Refused("", Problem(f"{member.where} line {row.line}", message))
                    continue
                yield _point(row, moment.replace(microsecond=0))


def _point(row: TableRow, at: datetime) -> PersonEntry:
    name, text = row.text("FeatureName") or "tracked", row.text("Value")
    key, note = f"{at.isoformat()} {name}", row.text("Note")
    fields: dict[str, object] = {"note": note} if note else {}
    lasted = _DURATION.fullmatch(text)
    if lasted:
        minutes = int(lasted[1]) * 60 + int(lasted[2]) + int(lasted[3]) / 60
        if _SLEEP.search(name) and minutes <= MOST_IN_A_DAY["minutes"]:
            return PersonEntry(at, {"sleep_hours": round(minutes / 60, 2), **fields}, key)
        return PersonEntry(
            at,
            {"activity": activity_of(name), "minutes": round(minutes, 2), **fields},
            key,
            "activity",
        )
    found = _LABELLED.fullmatch(text)
    label = row.text("Label") or (found[2] if found and found[2] else "")
    value = float(found[1]) if found else None
    field = field_of_symptom(name)
    if field and value is not None and 0 <= value <= 10:
        fields[field] = int(value) if value.is_integer() else value
    else:
        fields["x_tracked"] = {name: value if value is not None else text}
    if label:
        fields["x_label"] = label
    return PersonEntry(at, fields, key)
