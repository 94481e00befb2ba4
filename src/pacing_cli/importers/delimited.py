"""Importers: a member that is a table of cells: its header, and its rows one at a time."""

import csv
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Final

from pacing_cli.errors import FileNotUsable, Problem
from pacing_cli.importers.cells import read_number, tidy_text
from pacing_cli.importers.observed import Refused
from pacing_cli.importers.parcel import Member, Progress
from pacing_cli.model.value import Value

MARKS: Final = (",", ";", "\t")
_NOTHING: Final = frozenset({"", "-", "--", "n/a", "na", "nan", "null", "none"})


class Row(Value):
    """One row: its line in the file, and its cells by the names of the header."""

    line: int
    cells: Mapping[str, str]
    decimal: str = "."
    """A table that is parted by semicolons has commas in its numbers."""

    def text(self, name: str) -> str:
        """The cell without the spaces around it; empty where it says nothing."""
        cell = tidy_text(self.cells.get(name, ""))
        return "" if cell.casefold() in _NOTHING else cell


def delimiter_of(header: str) -> str:
    """The mark that parts the cells of a header."""
    return max(MARKS, key=header.count)


def header_of(member: Member) -> tuple[str, ...]:
    """The names in the first line of a table; none where it has no line."""
    return _names_in(member.lines[0]) if member.lines else ()


def has_columns(member: Member, names: Iterable[str]) -> bool:
    """Whether all of these stand in its header."""
    return set(header_of(member)).issuperset(names)


def _names_in(line: str) -> tuple[str, ...]:
    try:
        cells = next(csv.reader([line], delimiter=delimiter_of(line)), [])
    except csv.Error:
        cells = []
    return tuple(tidy_text(cell) for cell in cells)


@contextmanager
def rows_of(
    member: Member, progress: Progress | None = None, skip: int = 0
) -> Iterator[Iterator[Row]]:
    """The rows below the header, which stands after `skip` lines. Raises FileNotUsable."""
    csv.field_size_limit(min(sys.maxsize, 1 << 24))
    with member.text(progress) as stream:
        for _ in range(skip):
            stream.readline()
        header = stream.readline()
        names = _names_in(header.rstrip("\r\n"))
        try:
            mark = delimiter_of(header)
            yield _rows(names, csv.reader(stream, delimiter=mark), skip + 2, mark)
        except csv.Error as error:
            raise FileNotUsable(
                f"{member.where} is not a table of cells ({error}). Nothing was read in."
            ) from error


def _rows(
    names: Sequence[str], reader: Iterable[Sequence[str]], first: int, mark: str
) -> Iterator[Row]:
    start, decimal = first, "," if mark == ";" else "."
    for cells in reader:
        line, start = start, first + getattr(reader, "line_num", 0)
        if any(cell.strip() for cell in cells):
            yield Row(line, dict(zip(names, cells, strict=False)), decimal)


def number_in(row: Row, name: str, what: str, member: Member) -> float | Refused | None:
    """A number as the table writes it, with or without marks between thousands; None where
    nothing stands."""
    cell = row.text(name)
    if not cell:
        return None
    try:
        return _number(cell, row.decimal)
    except ValueError:
        problem = Problem(f"{member.where} line {row.line}", f"{name}: `{cell}` is not a number")
        return Refused(what, problem)


def _number(cell: str, decimal: str) -> float:
    """In a table of commas the point is decimal. In one of semicolons either may be: a number
    that has a point and cannot be read with commas is read with points."""
    if decimal == ",":
        try:
            return read_number(cell, ",", ".")
        except ValueError:
            return read_number(cell, ".", "")
    return read_number(cell, ".", ",")
