"""Importer for the tables of the Fitbit website: a file a month, of sections with titles.

The date format depends on the account, so all files together decide which part is the day.
Distance is left out, because the file does not give its unit. On a day with 0 steps and 1,440
sedentary minutes the device was not worn.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Final

from pacing_cli.errors import Problem
from pacing_cli.importers.observations import (
    DayTotal,
    Night,
    NotWorn,
    Observation,
    Refused,
    Unknown,
)
from pacing_cli.importers.reading.archive import ArchiveFile
from pacing_cli.importers.reading.cells import (
    DatesUnclear,
    Order,
    date_of,
    either_number,
    order_of,
    tidy_text,
)
from pacing_cli.importers.registry import Here

SOURCE: Final = "Fitbit"
_TITLES: Final = frozenset({"Activities", "Sleep", "Body", "Foods", "Food Log"})
_WHOLE_DAY: Final = 1440

Line = tuple[str, int, Mapping[str, str]]
"""The section, the line of the file, and the cells by the names of the header."""


def recognises(member: ArchiveFile) -> bool:
    """A title in the first line, and a header with a date or a time below it."""
    lines = [tidy_text(line) for line in member.lines[:2]]
    if len(lines) < 2 or lines[0].strip('",') not in _TITLES:
        return False
    return lines[1].replace('"', "").startswith(("Date,", "Start Time,"))


def read(members: Sequence[ArchiveFile], here: Here) -> Iterator[Observation]:
    """All files; their dates are looked at first. Raises DatesUnclear where they are unclear."""
    dates = [cells.get("Date", "") for member in members for _, _, cells in _lines(member, here)]
    order = order_of([one for one in dates if one]) or here.dates
    if order is None:
        raise DatesUnclear(members[0].where, next(filter(None, dates), ""))
    for member in members:
        for section, line, cells in _lines(member, here):
            refused: list[Refused] = []
            where = f"{member.where} line {line}"
            try:
                if section == "Activities":
                    yield from _activities(cells, order, where, refused)
                elif section == "Sleep":
                    yield from _sleep(cells, order, where, refused)
            except ValueError:
                text = cells.get("Date") or cells.get("End Time", "")
                refused.append(Refused("", Problem(where, f"`{text}` is not a date")))
            yield from refused


def _lines(member: ArchiveFile, here: Here) -> Iterator[Line]:
    section, names = "", None
    with member.text(here.progress) as stream:
        reader = csv.reader(stream)
        for raw in reader:
            cells = [tidy_text(cell) for cell in raw]
            if len(cells) <= 1 or not any(cells[1:]):
                title = cells[0] if cells else ""
                section, names = (title, None) if title else (section, names)
            elif names is None:
                names = cells
            else:
                yield section, reader.line_num, dict(zip(names, cells, strict=False))


def _activities(
    cells: Mapping[str, str], order: Order, where: str, refused: list[Refused]
) -> Iterator[Observation]:
    day = date_of(cells.get("Date", ""), order)
    steps = _number(cells, "Steps", "steps", where, refused)
    sedentary = _number(cells, "Minutes Sedentary", "", where, refused)
    if steps is None:
        yield from () if refused else (Unknown("steps"),)
    elif not steps and (sedentary is None or sedentary >= _WHOLE_DAY):
        yield NotWorn(SOURCE, day)
        yield Unknown("steps")
    else:
        yield DayTotal("steps", SOURCE, day, steps)


def _sleep(
    cells: Mapping[str, str], order: Order, where: str, refused: list[Refused]
) -> Iterator[Observation]:
    minutes = _number(cells, "Minutes Asleep", "sleep_hours", where, refused)
    if minutes is None:
        yield from () if refused else (Unknown("sleep_hours"),)
    else:
        end = cells.get("End Time", "").split(" ")[0]
        yield Night(SOURCE, _any_date(end, order), minutes / 60)


def _any_date(text: str, order: Order) -> date:
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        return date_of(text, order)


def _number(
    cells: Mapping[str, str], name: str, what: str, where: str, refused: list[Refused]
) -> float | None:
    """The number of a cell; one that cannot be read is refused by itself."""
    cell = cells.get(name, "")
    try:
        return either_number(cell, whole=True) if cell not in ("", "--", "N/A") else None
    except ValueError:
        refused.append(Refused(what, Problem(where, f"{name}: `{cell}` is not a number")))
        return None
