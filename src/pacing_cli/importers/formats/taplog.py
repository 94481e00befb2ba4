"""Importer for TapLog: a row a tap, with a path of words and perhaps a number and a note.

Two taps such as `Sport Str` and `Sport End` are the beginning and the end of one bout. The
places that the app writes beside each tap are not read.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from pacing_cli.errors import Problem
from pacing_cli.importers.observations import Observation, PersonEntry, Refused, Workout
from pacing_cli.importers.reading.archive import ArchiveFile
from pacing_cli.importers.reading.cells import read_number
from pacing_cli.importers.reading.streams import TableRow, has_columns, refused_cell, rows_of
from pacing_cli.importers.reading.words import activity_of, field_of_symptom, tags_of
from pacing_cli.importers.registry import Here
from pacing_cli.model.value import Value

SOURCE: Final = "TapLog"
_HEADER: Final = ("Milliseconds", "timezoneOffset", "cat1", "number", "note")
_START: Final = re.compile(r"(?i)^(.*?)[\s_-]*\b(?:str|start|begin|on)$")
_END: Final = re.compile(r"(?i)^(.*?)[\s_-]*\b(?:end|stop|finish|off)$")
_LONGEST: Final = timedelta(hours=12)
_ALONE: Final = "a start without an end, or an end without a start, so its length is not known"


class _Tap(Value):
    at: datetime
    words: tuple[str, ...]
    number: str
    note: str
    where: str


def recognises(member: ArchiveFile) -> bool:
    """The columns of TapLog."""
    return has_columns(member, _HEADER)


def read(members: Sequence[ArchiveFile], here: Here) -> Iterator[Observation]:
    """Taps in the order of time; beginnings wait for their ends."""
    taps: list[_Tap] = []
    for member in members:
        with rows_of(member, here.progress) as rows:
            for row in rows:
                refused: list[Refused] = []
                at = _moment(row, member, here, refused)
                yield from refused
                if at:
                    taps.append(_tap(row, at, member))
    yield from _paired(sorted(set(taps)))


def _tap(row: TableRow, at: datetime, member: ArchiveFile) -> _Tap:
    words = tuple(text for number in range(1, 10) if (text := row.text(f"cat{number}")))
    where = f"{member.where} line {row.line}"
    return _Tap(at, words, row.text("number"), row.text("note"), where)


def _moment(
    row: TableRow, member: ArchiveFile, here: Here, refused: list[Refused]
) -> datetime | None:
    """The text with its offset where there is one; else the milliseconds and their offset.

    Each of these cells is refused by itself, and what the others say is taken.
    """
    try:
        text = row.text("timestamp")
        found = datetime.fromisoformat(text) if text else None
        if found and found.tzinfo is not None:
            if not (row.text("Milliseconds") or "0").isdecimal():
                refused.append(
                    refused_cell(row, "Milliseconds", "", member, "is not a date and time")
                )
            return found.replace(microsecond=0)
    except ValueError:
        refused.append(refused_cell(row, "timestamp", "", member, "is not a time"))
    try:
        at = here.at(datetime.fromtimestamp(int(row.text("Milliseconds")) // 1000, UTC))
    except (ValueError, OverflowError, OSError):
        refused.append(refused_cell(row, "Milliseconds", "", member, "is not a date and time"))
        return None
    try:
        offset = timedelta(milliseconds=int(row.text("timezoneOffset") or 0))
        wall = at.astimezone(UTC) + offset
        return datetime.fromisoformat(f"{wall:%Y-%m-%dT%H:%M:%S}{_written(offset)}")
    except (ValueError, OverflowError):
        refused.append(refused_cell(row, "timezoneOffset", "", member, "is not an offset"))
        return at


def _written(offset: timedelta) -> str:
    minutes = int(offset.total_seconds() // 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def _paired(taps: Sequence[_Tap]) -> Iterator[Observation]:
    begun: dict[str, _Tap] = {}
    for tap in taps:
        last = tap.words[-1] if tap.words else ""
        start, end = _START.match(last), _END.match(last)
        if start or end:
            name = ((start or end)[1] or " ".join(tap.words[:-1])).strip().casefold()  # type: ignore[index]
            first = begun.pop(name, None)
            if end and first and tap.at - first.at <= _LONGEST:
                yield _bout(name, first.at, tap.at)
                continue
            if first:
                yield Refused(name, Problem(first.where, _ALONE))
            if start:
                begun[name] = tap
            else:
                yield Refused(name, Problem(tap.where, _ALONE))
        elif tap.words:
            yield _told(tap)
    for name, tap in begun.items():
        yield Refused(name, Problem(tap.where, _ALONE))


def _bout(name: str, start: datetime, end: datetime) -> Workout:
    minutes = round((end - start).total_seconds() / 60, 2)
    return Workout(activity_of(name), SOURCE, start, end, {"minutes": minutes})


def _told(tap: _Tap) -> PersonEntry:
    path = " / ".join(tap.words)
    fields: dict[str, object] = {"tags": tags_of(tap.words), "x_taplog": path}
    try:
        value = read_number(tap.number, ".", "") if tap.number else None
    except ValueError:
        value, fields["x_number"] = None, tap.number
    field = field_of_symptom(path)
    if value is not None:
        known = field and 0 <= value <= 10
        fields[field if known else "x_number"] = int(value) if value.is_integer() else value
    if tap.note:
        fields["note"] = tap.note
    return PersonEntry(tap.at, fields, f"{tap.at.isoformat()} {path}")
