"""Importer for the archive of an Oura account: tables with semicolons, durations in seconds."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Final

from pacing_cli.importers.observations import (
    DayTotal,
    Measured,
    Night,
    Observation,
    Refused,
    Unknown,
)
from pacing_cli.importers.reading.archive import ArchiveFile
from pacing_cli.importers.reading.streams import (
    TableRow,
    header_of,
    number_in,
    refused_cell,
    rows_of,
)
from pacing_cli.importers.registry import Here

SOURCE: Final = "Oura"
_STEPS: Final = {"day", "steps", "active_calories"}
_SLEEP: Final = {"day", "total_sleep_duration", "bedtime_end"}
_NO_SLEEP: Final = ("deleted", "rest")


def recognises(member: ArchiveFile) -> bool:
    """The columns of its table of days, or of its table of sleeps."""
    names = set(header_of(member))
    return names >= _STEPS or names >= _SLEEP


def read(members: Sequence[ArchiveFile], here: Here) -> Iterator[Observation]:
    """Read all tables. A repeated sleep counts once."""
    seen: set[str] = set()
    for member in members:
        with rows_of(member, here.progress) as rows:
            for row in rows:
                yield from _row(row, member, seen)


def _row(row: TableRow, member: ArchiveFile, seen: set[str]) -> Iterator[Observation]:
    try:
        day = date.fromisoformat(row.text("day"))
    except ValueError:
        yield refused_cell(row, "day", "", member, "is not a date such as 2021-09-28")
        return
    if "total_sleep_duration" not in row.cells:
        steps = number_in(row, "steps", "steps", member)
        yield _or_unknown(steps, "steps", lambda value: DayTotal("steps", SOURCE, day, value))
        return
    name = row.text("id") or f"{day} {row.text('bedtime_end')}"
    if name not in seen and row.text("type") not in _NO_SLEEP:
        seen.add(name)
        yield from _sleep(row, member, day)


def _sleep(row: TableRow, member: ArchiveFile, day: date) -> Iterator[Observation]:
    """The day of a sleep is that of waking up."""
    seconds = number_in(row, "total_sleep_duration", "sleep_hours", member)
    yield _or_unknown(seconds, "sleep_hours", lambda value: Night(SOURCE, day, value / 3600))
    variation = number_in(row, "average_hrv", "x_hrv_ms", member)
    if variation:
        yield _or_unknown(variation, "x_hrv_ms", lambda ms: Measured("x_hrv_ms", SOURCE, day, ms))


def _or_unknown(
    value: float | Refused | None, what: str, made: Callable[[float], Observation]
) -> Observation:
    """What is made of a number; blank and 0 are unknown."""
    if isinstance(value, Refused):
        return value
    return made(value) if value else Unknown(what)
