"""Importer for Loop Habits: what was ticked on a day is a tag of that day, never an activity.

Read is `Checkmarks.csv` with a column a habit, in words or in the numbers of older versions.
What the app fills in by itself (`YES_AUTO`) was not done that day, and a skipped day says
nothing; the number of a habit that is counted is kept under its name in `x_counted`.
"""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from itertools import pairwise
from typing import Final, get_args

from pacing_cli.errors import Problem
from pacing_cli.importers.observations import Observation, PersonEntry, Refused
from pacing_cli.importers.reading.archive import ArchiveFile
from pacing_cli.importers.reading.cells import (
    DatesUnclear,
    Order,
    date_of,
    order_of,
    tidy_text,
)
from pacing_cli.importers.reading.words import tags_of
from pacing_cli.importers.registry import Here

_DONE: Final = ("YES_MANUAL", "2")
_NOT_DONE: Final = frozenset({"", "NO", "UNKNOWN", "YES_AUTO", "SKIP", "-1", "0", "1", "3"})
_FOLDER: Final = re.compile(r"(?:^|/)\d+ ([^/]+)/$")
"""The folder of one habit: `001 Stretching/`."""
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
    """A check-in for every day on which something was ticked or counted. Raises DatesUnclear."""
    whole = [member for member in members if not _FOLDER.search(member.folders)]
    for member in whole or members:  # an archive has each habit once more, in a folder of its own
        with member.text(here.progress) as stream:
            reader = csv.reader(stream)
            names = [tidy_text(cell)[:_LONGEST_NAME] for cell in next(reader, [])]
            rows = [(reader.line_num, [cell.strip() for cell in row]) for row in reader if row]
        alone = _FOLDER.search(member.folders)
        if alone:
            names = [names[0], alone[1][:_LONGEST_NAME]]
        order = _order(member, [cells[0] for _, cells in rows], here)
        for line, cells in rows:
            where = f"{member.where} line {line}"
            try:
                at = here.local(datetime.combine(date_of(cells[0], order), time(12)))
            except ValueError:
                if any(cells):
                    yield Refused("", Problem(where, f"`{cells[0]}` is not a date"))
                continue
            yield from _day(dict(zip(names[1:], cells[1:], strict=False)), at, where)


def _order(member: ArchiveFile, texts: Sequence[str], here: Here) -> Order:
    """Whether days or months come first: the rows are days that follow one another.

    Raises DatesUnclear.
    """
    follow = {order: _following(texts, order) for order in get_args(Order)}
    best = [order for order, found in follow.items() if found == max(follow.values())]
    order: Order | None = best[0] if len(best) == 1 else order_of(texts) or here.dates
    if order is None and max(follow.values()) > (0, 0):
        raise DatesUnclear(member.where, texts[0])
    return order or "ymd"


def _following(texts: Sequence[str], order: Order) -> tuple[int, int]:
    """How many texts are dates in this order, and how many of them are a day apart."""
    days: list[date] = []
    for text in texts:
        try:
            days.append(date_of(text, order))
        except ValueError:
            continue
    return len(days), sum(abs((one - other).days) == 1 for one, other in pairwise(days))


def _day(cells: Mapping[str, str], at: datetime, where: str) -> Iterator[Observation]:
    """What was ticked as tags, what was counted under its name; nothing where there is neither."""
    said = {name: cell for name, cell in cells.items() if name and cell not in _NOT_DONE}
    counted: dict[str, float] = {}
    for name, cell in said.items():
        if cell in _DONE:
            continue
        if cell.isdecimal() and len(cell) <= _LONGEST_NUMBER:
            counted[name] = int(cell) / _THOUSANDTHS
        else:
            yield Refused(name, Problem(where, f"{name}: `{cell}` cannot be read"))
    ticked = [name for name, cell in said.items() if cell in _DONE]
    fields: dict[str, object] = {"tags": tags_of(ticked)} if tags_of(ticked) else {}
    if counted:
        fields["x_counted"] = counted
    if fields:
        kept = {name: said[name] for name in (*ticked, *counted)}
        yield PersonEntry(at, fields, f"{at.date()} habits", original=kept)
