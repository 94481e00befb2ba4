"""Open a table and its map from the person's files."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Final, TextIO

from pacing_cli.app.run import Run
from pacing_cli.errors import FileNotUsable, Problem
from pacing_cli.importers.reading.cells import Order
from pacing_cli.importers.tables.columns import Marks
from pacing_cli.importers.tables.guess import (
    DELIMITERS,
    Look,
    delimiter_of,
    look_at,
    suggested_map,
)
from pacing_cli.importers.tables.mapping import TableMap, read_map
from pacing_cli.importers.tables.table import Row, read_table
from pacing_cli.importers.unknown_files import refuse_other_kinds
from pacing_cli.model.entry import Entry
from pacing_cli.model.text import visible
from pacing_cli.wording.receipt import told

_LINES_LOOKED_AT: Final = 200
_ROWS_LOOKED_AT: Final = 20_000
"""More days than a life has: of a table with a row a day, all."""
_ROWS_OF_SAMPLES: Final = 60
_SAMPLES: Final = 3
_LONGEST: Final = 100


def open_map(path: Path) -> TableMap:
    """Read a map file. Raises FileNotUsable with everything that is wrong in it."""
    import tomllib

    try:
        document = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise FileNotUsable(f"{path}: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FileNotUsable(f"{path} is not a TOML file that pace can read: {error}") from error
    return read_map(document, path.name, path.name.removesuffix(".toml").removesuffix(".map"))


@contextmanager
def open_table(path: Path, table_map: TableMap) -> Iterator[Iterator[Row]]:
    """The rows of a table from its header on, one at a time, each with the line it starts on.

    Raises FileNotUsable.
    """
    try:
        with path.open(encoding=_with_mark(table_map.encoding), newline="") as stream:
            for _ in range(table_map.header_line - 1):
                stream.readline()
            yield _rows(csv.reader(stream, delimiter=table_map.delimiter), table_map.header_line)
    except OSError as error:
        raise FileNotUsable(f"{path}: {error.strerror}.") from error
    except (UnicodeError, LookupError) as error:
        raise FileNotUsable(
            f"{path.name} cannot be read as {table_map.encoding}.",
            'Add another encoding to the map, for example encoding = "cp1252" or "utf-16".',
        ) from error
    except csv.Error as error:
        problem = Problem(path.name, f"a cell that does not end, or is too long ({error})")
        raise FileNotUsable(f"{path.name} is not a table of cells.", problems=[problem]) from error


def _with_mark(encoding: str) -> str:
    """UTF-8 with or without the mark that some programs put in front."""
    return "utf-8-sig" if encoding.casefold() in ("utf-8", "utf8") else encoding


def _rows(reader: Iterator[list[str]], header_line: int) -> Iterator[Row]:
    # A quoted cell can run over several lines: a row starts where the last one ended.
    start = header_line
    for cells in reader:
        yield start, cells
        start = header_line + getattr(reader, "line_num", start)


def looked_at(path: Path, order: Order | None = None, marks: Marks | None = None) -> Look:
    """What a table looks like; `order` and `marks` are what the person said of its dates and
    numbers. Raises FileNotUsable where no table is to be seen."""
    known_as = refuse_other_kinds(path)
    encoding = _encoding(path)
    lines = _first_lines(path, encoding)
    try:
        mark = delimiter_of({one: list(csv.reader(lines, delimiter=one)) for one in DELIMITERS})
        with _opened(path, encoding) as stream:
            reader = csv.reader((line.replace("\0", "") for line in stream), delimiter=mark)
            look = look_at(list(islice(_rows(reader, 1), _ROWS_LOOKED_AT)), mark, marks)
    except csv.Error:
        look = None
    if look is None:
        raise FileNotUsable(
            f"{path.name} does not look like a table.",
            "A table begins with a line of names, and has a comma, semicolon or tab between cells.",
        )
    if order:
        said = tuple(one for one in look.date_formats if one.startswith(f"%{order[0]}"))
        look = look._replace(date_formats=said or look.date_formats)
    return look._replace(encoding=encoding, known_as=known_as)


def suggestion(run: Run, path: Path, look: Look) -> str:
    """The text of a map to start from."""
    return suggested_map(look, path.name, path.stem, samples(run, path, look))


def samples(run: Run, path: Path, look: Look) -> tuple[str, ...]:
    """The first rows of a table as they would be stored; none while its dates are open."""
    import tomllib

    document = tomllib.loads(suggested_map(look, path.name, path.stem))
    try:
        table_map = read_map(document, path.name, path.stem)
    except FileNotUsable:  # no column is sure, or the dates are open
        return ()
    with open_table(path, table_map) as rows:
        first = islice(rows, _ROWS_OF_SAMPLES)
        reading = read_table(first, table_map, path.name, run.now, run.clock.local)
    by_day: dict[date, list[str]] = {}
    for found in reading.found:
        entry = Entry("", found.kind, found.at, "", found.at, found.fields)
        by_day.setdefault(entry.day, []).append(told(entry))
    days = list(by_day.items())[:_SAMPLES]
    return tuple(_shortened(f"{day}: {'; '.join(said)}") for day, said in days)


def _shortened(text: str) -> str:
    plain = " ".join(visible(text).split())
    return plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST - 3]}..."


def fits(table_map: TableMap, look: Look) -> bool:
    """Whether a map is one for a table of this header."""
    names = {table_map.date, *(column.name for column in table_map.columns)}
    return names <= set(look.header) and (table_map.delimiter, table_map.header_line) == (
        look.delimiter,
        look.header_line,
    )


def _encoding(path: Path) -> str:
    """UTF-8, UTF-16 with its mark, or else what spreadsheets on Windows write."""
    try:
        with path.open("rb") as stream:
            if stream.read(2) in (b"\xff\xfe", b"\xfe\xff"):
                return "utf-16"
        with path.open(encoding="utf-8") as text:
            while text.read(1 << 20):
                pass
    except UnicodeDecodeError:
        return "cp1252"
    except OSError as error:
        raise FileNotUsable(f"{path}: {error.strerror}.") from error
    return "utf-8"


def _opened(path: Path, encoding: str) -> TextIO:
    return path.open(encoding=_with_mark(encoding), errors="replace", newline="")


def _first_lines(path: Path, encoding: str) -> list[str]:
    with _opened(path, encoding) as stream:
        return [line.replace("\0", "") for line in islice(stream, _LINES_LOOKED_AT)]
