"""Importer for the archive of an Oura account: tables with semicolons, durations in seconds."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from pacing_cli.errors import Problem
from pacing_cli.importers.observations import (
    DayTotal,
    Measured,
    Night,
    Observation,
    Refused,
    Unknown,
)
from pacing_cli.importers.protocol import Here
from pacing_cli.importers.reading.archive import ArchiveFile
from pacing_cli.importers.reading.streams import TableRow, header_of, number, rows_of

SOURCE: Final = "Oura"
_STEPS: Final = {"day", "steps", "active_calories"}
_SLEEP: Final = {"day", "total_sleep_duration", "bedtime_end"}
_NO_SLEEP: Final = ("deleted", "rest")


def recognises(member: ArchiveFile) -> bool:
    """The columns of its table of days, or of its table of sleeps."""
    names = set(header_of(member))
    return names >= _STEPS or names >= _SLEEP


def read(members: Sequence[ArchiveFile], here: Here) -> Iterator[Observation]:
    """All tables; a sleep that stands in two of them counts once."""
    seen: set[str] = set()
    for member in members:
        with rows_of(member, here.progress) as rows:
            for row in rows:
                try:
                    yield from _row(row, seen)
                except ValueError as error:
                    problem = Problem(f"{member.where} line {row.line}", f"{error} cannot be read")
                    yield Refused("", problem)


def _row(row: TableRow, seen: set[str]) -> Iterator[Observation]:
    day = date.fromisoformat(row.text("day"))
    if "total_sleep_duration" in row.cells:
        name = row.text("id") or f"{day} {row.text('bedtime_end')}"
        if name not in seen and row.text("type") not in _NO_SLEEP:
            seen.add(name)
            yield from _sleep(row, day)
        return
    steps = number(row.text("steps"))
    yield DayTotal("steps", SOURCE, day, steps) if steps else Unknown("steps")


def _sleep(row: TableRow, day: date) -> Iterator[Observation]:
    """The day of a sleep is that of waking up."""
    seconds = number(row.text("total_sleep_duration"))
    yield Night(SOURCE, day, seconds / 3600) if seconds else Unknown("sleep_hours")
    variation = number(row.text("average_hrv"))
    if variation:
        yield Measured("x_hrv_ms", SOURCE, day, variation)
