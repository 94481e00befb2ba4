"""Importer for Loop Habits: a day on which a habit was ticked is one time of that activity.

Read is `Checkmarks.csv` with a column a habit. What the app fills in by itself (`YES_AUTO`) was
not done that day; a number of a habit that is counted is kept as `x_counted`.
"""

import csv
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Final

from pacing_cli.errors import Problem
from pacing_cli.importers.observations import Observation, PersonEntry, Refused
from pacing_cli.importers.protocol import Here
from pacing_cli.importers.reading.archive import ArchiveFile
from pacing_cli.importers.reading.cells import tidy_text

_DONE: Final = ("YES_MANUAL", "2")
_NOT_DONE: Final = frozenset({"", "NO", "UNKNOWN", "YES_AUTO", "SKIP", "-1", "0", "1", "3"})
_LONGEST_NAME: Final = 40
_LONGEST_NUMBER: Final = 12
_THOUSANDTHS: Final = 1000


def recognises(member: ArchiveFile) -> bool:
    """A header that begins with a date, and below it only days and the words of the app."""
    rows = [line.split(",") for line in member.lines[:5] if line.strip()]
    if len(rows) < 2 or rows[0][0].strip() != "Date" or len(rows[0]) < 2:
        return False
    cells = [cell.strip() for row in rows[1:4] for cell in row[1:]]
    known = {*_DONE, *_NOT_DONE}
    words = any("_" in cell or cell == "UNKNOWN" for cell in cells)
    named = member.base == "Checkmarks.csv"
    return (words or named) and all(cell in known or cell.isdigit() for cell in cells)


def read(members: Sequence[ArchiveFile], here: Here) -> Iterator[Observation]:
    """Every tick, under the name of its habit."""
    for member in members:
        if "/" in member.folders.strip("/"):
            continue  # an archive has the ticks of each habit once more, in a folder of its own
        with member.text(here.progress) as stream:
            reader = csv.reader(stream)
            names = [tidy_text(cell)[:_LONGEST_NAME] for cell in next(reader, [])]
            for cells in reader:
                yield from _day(
                    names, [cell.strip() for cell in cells], member, here, reader.line_num
                )


def _day(
    names: Sequence[str], cells: Sequence[str], member: ArchiveFile, here: Here, line: int
) -> Iterator[Observation]:
    try:
        day = date.fromisoformat(cells[0] if cells else "")
        at = here.local(datetime.combine(day, time(12)))
    except ValueError:
        if any(cells):
            yield Refused("", Problem(f"{member.where} line {line}", "no date in front"))
        return
    for name, cell in zip(names[1:], cells[1:], strict=False):
        if not name or cell in _NOT_DONE:
            continue
        fields: dict[str, object] = {"activity": name}
        if cell not in _DONE:
            if not cell.isdecimal() or len(cell) > _LONGEST_NUMBER:
                where = f"{member.where} line {line}"
                yield Refused(name, Problem(where, f"{name}: `{cell}` cannot be read"))
                continue
            fields["x_counted"] = int(cell) / _THOUSANDTHS
        yield PersonEntry(at, fields, f"{day} {name}", "activity")
