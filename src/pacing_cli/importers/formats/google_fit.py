"""Importer for Google Fit from Takeout: the table of days, and tables of quarters of an hour.

`Daily activity metrics.csv` has one row a day; beside it stands a file for each day, named
after it, with a row for each quarter of an hour and the offset of each. Blank is unknown.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from pacing_cli.errors import Problem
from pacing_cli.importers.observations import (
    Counted,
    DayTotal,
    Measured,
    Observation,
    Refused,
    Sum,
    Unknown,
)
from pacing_cli.importers.protocol import Here
from pacing_cli.importers.reading.archive import ArchiveFile
from pacing_cli.importers.reading.streams import TableRow, header_of, number_in, rows_of
from pacing_cli.importers.reading.words import (
    DATE,
    DISTANCE_M,
    HEART_RATE,
    START,
    STEPS,
    find_column,
)

SOURCE: Final = "Google Fit"
_DAY_FILE: Final = re.compile(r"(\d{4}-\d{2}-\d{2})\.csv$")
_QUARTER: Final = re.compile(r"(\d\d):(\d\d):\d\d(?:\.\d+)?([+-]\d\d:\d\d|Z)")
_AMOUNTS: Final[tuple[tuple[Sum, frozenset[str]], ...]] = (("steps", STEPS), ("metres", DISTANCE_M))


def recognises(member: ArchiveFile) -> bool:
    """A table with steps, and a date or the start of a quarter of an hour in front."""
    names = header_of(member)
    if not names or find_column(names, STEPS) is None:
        return False
    if find_column(names, DATE) == names[0]:
        return find_column(names, DISTANCE_M) is not None and "(" in member.lines[0]
    return find_column(names, START) == names[0] and bool(_DAY_FILE.search(member.base))


def read(members: Sequence[ArchiveFile], here: Here) -> Iterator[Observation]:
    """The table of days; of a day that stands there too, its quarters are not needed."""
    days, parts = _sorted(members)
    told: set[date] = set()
    for member in days:
        for found in _days(member, here):
            if isinstance(found, DayTotal):
                told.add(found.day)
            yield found
    for member in parts:
        day = date.fromisoformat(_named_day(member))
        if day not in told:
            yield from _quarters(member, day, here)


def _sorted(members: Sequence[ArchiveFile]) -> tuple[list[ArchiveFile], list[ArchiveFile]]:
    days = [one for one in members if find_column(header_of(one), DATE)]
    return days, [one for one in members if one not in days]


def _named_day(member: ArchiveFile) -> str:
    found = _DAY_FILE.search(member.base)
    assert found
    return found[1]


def _days(member: ArchiveFile, here: Here) -> Iterator[Observation]:
    with rows_of(member, here.progress) as rows:
        for row in rows:
            names = tuple(row.cells)
            cell = row.text(names[0])
            try:
                day = date.fromisoformat(cell)
            except ValueError:
                message = f"`{cell}` is no date such as 2026-03-01"
                yield Refused("", Problem(f"{member.where} line {row.line}", message))
                continue
            for what, words in _AMOUNTS:
                value = _value(row, names, words, what, member)
                if isinstance(value, float):
                    yield DayTotal(what, SOURCE, day, value)
                elif value:
                    yield value
            rate = _value(row, names, HEART_RATE, "hr", member, always=False)
            if isinstance(rate, float):
                yield Measured("hr", SOURCE, day, rate)


def _value(
    row: TableRow,
    names: Sequence[str],
    words: frozenset[str],
    what: str,
    member: ArchiveFile,
    *,
    always: bool = True,
) -> float | Refused | Unknown | None:
    """A number, a refusal, or (where the column is there and empty) that nothing is known."""
    name = find_column(names, words)
    if name is None:
        return None
    found = number_in(row, name, what, member)
    return found if found is not None or not always else Unknown(what)


def _quarters(member: ArchiveFile, day: date, here: Here) -> Iterator[Observation]:
    with rows_of(member, here.progress) as rows:
        for row in rows:
            names = tuple(row.cells)
            start = _moment(day, row.text(names[0]))
            for what, words in _AMOUNTS:
                value = _value(row, names, words, what, member, always=False)
                if isinstance(value, Refused):
                    yield value
                elif isinstance(value, float) and start:
                    yield Counted(what, SOURCE, start, start + timedelta(minutes=15), value)


def _moment(day: date, cell: str) -> datetime | None:
    """The start of a row: the day of the file's name, the clock and the offset of the cell."""
    found = _QUARTER.match(cell)
    if not found:
        return None
    offset = "+00:00" if found[3] == "Z" else found[3]
    return datetime.fromisoformat(f"{day}T{found[1]}:{found[2]}:00{offset}")
