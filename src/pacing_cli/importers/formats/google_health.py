"""Importer for Google Health from Takeout: tables with a row for each source of the data.

A phone, a watch and a mirror of both have rows for the same minutes. Times are UTC, and a row of a
whole day has the local date. The Fitbit archive as JSON, next to the tables, repeats the same
data.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from pacing_cli.errors import Problem
from pacing_cli.importers.formats.fitbit_account import kind_of, read_file
from pacing_cli.importers.observations import (
    Counted,
    Measured,
    Night,
    Observation,
    Refused,
    Unknown,
)
from pacing_cli.importers.reading.archive import ArchiveFile
from pacing_cli.importers.reading.cells import unreadable
from pacing_cli.importers.reading.streams import TableRow, header_of, number_in, rows_of
from pacing_cli.importers.registry import Here

_SOURCE: Final = "data source"
_SLEEP: Final = "minutes_asleep"
_BEATS: Final = "beats per minute"
_JSON: Final = "Global Export Data"


def recognises(member: ArchiveFile) -> bool:
    """Recognise a table with a column for the source, or the JSON next to the tables."""
    names = set(header_of(member))
    if {"timestamp", _SOURCE} <= names:
        return bool(names & {"steps", _BEATS})
    if {_SLEEP, "sleep_end", "end_utc_offset"} <= names:
        return True
    return "Google Health/" in member.name and bool(kind_of(member))


def read(members: Sequence[ArchiveFile], here: Here) -> Iterator[Observation]:
    """All tables and files."""
    seen: set[str] = set()
    for member in members:
        if kind_of(member):
            yield from read_file(member, here, _JSON, seen)
            continue
        with rows_of(member, here.progress) as rows:
            for row in rows:
                try:
                    yield from _row(row, member, here, seen)
                except (ValueError, KeyError, OverflowError) as error:
                    problem = Problem(
                        f"{member.where} line {row.line}", unreadable(error, row.cells.values())
                    )
                    yield Refused("", problem)


def _row(row: TableRow, member: ArchiveFile, here: Here, seen: set[str]) -> Iterator[Observation]:
    if _SLEEP in row.cells:
        yield from _sleep(row, member, seen)
        return
    stamp, source = row.text("timestamp"), row.text(_SOURCE)
    if "steps" in row.cells:
        steps = number_in(row, "steps", "steps", member)
        at = here.at(_moment(stamp))
        if steps is None or isinstance(steps, Refused):
            yield steps or Unknown("steps")
        else:
            yield Counted("steps", source, at, at + timedelta(minutes=1), steps)
        return
    beats = number_in(row, _BEATS, "hr", member)
    if isinstance(beats, Refused):
        yield beats
    elif "resting" in member.base.casefold():
        # The row of a day: its date is the local one, and 0 means that there was no reading.
        day = date.fromisoformat(stamp[:10])
        yield Measured("x_resting_hr", source, day, beats) if beats else Unknown("x_resting_hr")
    elif beats:
        yield Measured("hr", source, here.at(_moment(stamp)), beats)


def _sleep(row: TableRow, member: ArchiveFile, seen: set[str]) -> Iterator[Observation]:
    """Assign a sleep to the local date of its end, by the offset in the row."""
    name = row.text("sleep_id")
    if name in seen:
        return
    seen.add(name)
    minutes = number_in(row, _SLEEP, "sleep_hours", member)
    if minutes is None or isinstance(minutes, Refused):
        yield minutes or Unknown("sleep_hours")
        return
    offset = datetime.fromisoformat(f"2000-01-01T00:00:00{row.text('end_utc_offset')}").utcoffset()
    woke = _moment(row.text("sleep_end")) + (offset or timedelta(0))
    yield Night(row.text("data_source") or "Google Health", woke.date(), minutes / 60)


def _moment(text: str) -> datetime:
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise ValueError(text)
    return found
