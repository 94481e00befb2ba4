"""Read a member that is a table: its header, and its rows one at a time."""

import csv
import json
import math
import os
import re
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from pacing_cli.errors import FileNotUsable, Problem
from pacing_cli.importers.observations import Observation, Refused
from pacing_cli.importers.reading.archive import ArchiveFile, Progress
from pacing_cli.importers.reading.cells import read_number, tidy_text
from pacing_cli.model.value import Value

MARKS: Final = (",", ";", "\t")
_NOTHING: Final = frozenset({"", "-", "--", "n/a", "na", "nan", "null", "none"})


class TableRow(Value):
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


def header_of(member: ArchiveFile) -> tuple[str, ...]:
    """The names in the first line of a table; none where it has no line."""
    return _names_in(member.lines[0]) if member.lines else ()


def has_columns(member: ArchiveFile, names: Iterable[str]) -> bool:
    """Return whether the header has all of these columns."""
    return set(header_of(member)).issuperset(names)


def _names_in(line: str) -> tuple[str, ...]:
    try:
        cells = next(csv.reader([line], delimiter=delimiter_of(line)), [])
    except csv.Error:
        cells = []
    return tuple(tidy_text(cell) for cell in cells)


@contextmanager
def rows_of(
    member: ArchiveFile, progress: Progress | None = None, skip: int = 0
) -> Iterator[Iterator[TableRow]]:
    """Yield the rows below the header, which is after `skip` lines. Raises FileNotUsable."""
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
                f"{member.where} is not a table of cells. Nothing was imported."
            ) from error


def _rows(
    names: Sequence[str], reader: Iterable[Sequence[str]], first: int, mark: str
) -> Iterator[TableRow]:
    start, decimal = first, "," if mark == ";" else "."
    for cells in reader:
        line, start = start, first + getattr(reader, "line_num", 0)
        if any(cell.strip() for cell in cells):
            yield TableRow(line, dict(zip(names, cells, strict=False)), decimal)


def number_in(row: TableRow, name: str, what: str, member: ArchiveFile) -> float | Refused | None:
    """A number as the table writes it, with or without marks between thousands; None where
    nothing stands."""
    cell = row.text(name)
    if not cell:
        return None
    try:
        return _number(cell, row.decimal)
    except ValueError:
        return refused_cell(row, name, what, member, "is not a number")


def numbered(key: str, seen: Counter[str]) -> str:
    """The key of an entry; the second of the same key in one file is another entry."""
    seen[key] += 1
    return key if seen[key] == 1 else f"{key} {seen[key]}"


def refused_cell(row: TableRow, name: str, what: str, member: ArchiveFile, why: str) -> Refused:
    """One cell that is left out; the rest of its row is read."""
    message = f"{name}: `{row.text(name)}` {why}"
    return Refused(what, Problem(f"{member.where} line {row.line}", message))


def _number(cell: str, decimal: str) -> float:
    """In a table of commas the point is decimal. In one of semicolons either may be: a number
    that has a point and cannot be read with commas is read with points."""
    if decimal == ",":
        try:
            return read_number(cell, ",", ".")
        except ValueError:
            return read_number(cell, ".", "")
    return read_number(cell, ".", ",")


# Importers: files that each tell by themselves, such as one activity each.


def each_usable(
    members: Sequence[ArchiveFile], read: Callable[[ArchiveFile], Iterator[Observation]]
) -> Iterator[Observation]:
    """Yield the data of every file. A damaged one is refused, and all others are read.

    Raises FileNotUsable if no file can be used.
    """
    broken = 0
    for member in members:
        try:
            found = list(read(member))
        except FileNotUsable as error:
            broken += 1
            if broken == len(members):
                raise
            said = error.message.removeprefix(f"{member.where} ").split(". ")[0].rstrip(".")
            found = [Refused("", Problem(member.where, f"it {said}"))]
        yield from found


# Importers: a member that is JSON, read whole, and its values looked at with suspicion.

LARGEST: Final = 256 * 1024**2
"""A whole file is held at once: larger ones are refused."""
_LONGEST: Final = 1 << 24
"""Signs of one object of a list that is read piece by piece."""
_BETWEEN: Final = re.compile(r"[\s,]*")


def load(member: ArchiveFile, progress: Progress | None = None) -> object:
    """The document. Raises FileNotUsable where it is none, or too large to be held."""
    if member.size > LARGEST:
        raise FileNotUsable(f"{member.where} is too large for pace to read. Nothing was imported.")
    with member.text(progress) as stream:
        text = stream.read()
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _not_whole(member, error) from error


def _not_whole(member: ArchiveFile, error: Exception) -> FileNotUsable:
    at = f", line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
    return FileNotUsable(
        f"{member.where} is damaged or incomplete{at}. Nothing was imported.",
        "Export the file again or copy it again, then import it.",
    )


def each_of_list(
    member: ArchiveFile, progress: Progress | None = None
) -> Iterator[Mapping[str, object]]:
    """The objects of the first list of a document, one at a time: readings of years are long.

    Raises FileNotUsable where it is damaged.
    """
    decoder = json.JSONDecoder()
    with member.text(progress) as stream:
        text = stream.read(_CHUNK)
        at = text.find("[") + 1
        while at:
            at = _BETWEEN.match(text, at).end()  # type: ignore[union-attr]
            try:
                found, at = decoder.raw_decode(text, at)
            except (ValueError, RecursionError) as error:
                if text[at : at + 1] == "]":
                    return
                more = stream.read(max(_CHUNK, len(text) - at))
                if not more or len(text) - at > _LONGEST:
                    raise _not_whole(member, error) from error
                text, at = text[at - 1] + text[at:] + more, 1
                continue
            if isinstance(found, Mapping):
                yield found


def records(document: object) -> Iterator[Mapping[str, object]]:
    """The objects of a list; of an object that holds one list, those of that list."""
    if isinstance(document, Mapping):
        lists = [value for value in document.values() if isinstance(value, list)]
        document = lists[0] if len(lists) == 1 else [document]
    if isinstance(document, list):
        yield from (one for one in document if isinstance(one, Mapping))


def number(value: object) -> float | None:
    """A finite number, also one written as text; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        found = float(value)
    except (ValueError, OverflowError):
        return None
    return found if math.isfinite(found) else None


def part(record: Mapping[str, object], name: str) -> Mapping[str, object]:
    """An object inside of a record; an empty one where there is none."""
    found = record.get(name)
    return found if isinstance(found, Mapping) else {}


def word(record: Mapping[str, object], name: str) -> str:
    """A text of a record; empty where there is none."""
    found = record.get(name)
    return found if isinstance(found, str) else ""


# Importers: a database read from a private copy; SQLite never opens the file that was given.
#
# So nothing beside it is made, changed or taken into account. A database that was still being
# written is refused: a part of it would be in another file.

MAGIC: Final = b"SQLite format 3\x00"
_CHUNK: Final = 1 << 20
_LOOKED_THROUGH: Final = 1 << 28
_PAGE_SIZE: Final = slice(16, 18)
_PAGES: Final = slice(28, 32)


@contextmanager
def opened_copy(
    member: ArchiveFile, progress: Progress | None = None
) -> Iterator[sqlite3.Connection]:
    """A connection that can only read, to a copy that is gone afterwards. Raises FileNotUsable.

    Raises DatabaseError.
    """
    with tempfile.TemporaryDirectory(prefix="pace-") as folder:
        path = Path(folder, "copy.db")
        _copy(member, path, progress)
        try:
            # Immutable: no lock, no journal, nothing is ever written.
            with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as found:
                found.execute("PRAGMA trusted_schema = OFF")
                if found.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                    raise sqlite3.DatabaseError("its parts do not fit together")
                yield found
        except (sqlite3.Error, UnicodeDecodeError) as error:
            # A damaged page can make the driver's own message, or a name, no text at all.
            raise _damaged(member) from error


def _copy(member: ArchiveFile, path: Path, progress: Progress | None) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with member.opened(progress) as stream, os.fdopen(descriptor, "wb") as copy:
        while piece := stream.read(_CHUNK):
            copy.write(piece)
    head = member.start
    size = int.from_bytes(head[_PAGE_SIZE], "big")
    promised = (65536 if size == 1 else size) * int.from_bytes(head[_PAGES], "big")
    if not head.startswith(MAGIC) or (promised and path.stat().st_size < promised):
        raise _damaged(member, " (it ends too early)")


def names(member: ArchiveFile, table: bytes) -> bool:
    """Return whether the file contains the name of a table, on any page."""
    left, looked = b"", 0
    with member.opened() as stream:
        while looked < _LOOKED_THROUGH and (piece := stream.read(_CHUNK)):
            if table in left + piece:
                return True
            left, looked = piece[-len(table) :], looked + len(piece)
    return False


def refuse_half_written(member: ArchiveFile) -> None:
    """Refuse a database that is still being written: its newest data is in another file.

    Raises FileNotUsable.
    """
    for end in ("-wal", "-journal") if member.path else ():
        path = Path(f"{member.path}{end}")
        if path.is_file() and path.stat().st_size:
            raise FileNotUsable(
                f"Another program is still saving {member.where} ({path.name}). Nothing was "
                "imported.",
                "Export the file again, and import it without changing it.",
            )


def _damaged(member: ArchiveFile, why: str = "") -> FileNotUsable:
    return FileNotUsable(
        f"{member.where} is damaged or incomplete{why}. Nothing was imported.",
        "Export the file again or copy it again, then import it.",
    )
