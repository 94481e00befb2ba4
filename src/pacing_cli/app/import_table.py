"""A table and its map, opened from where the person keeps them."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Final

from pacing_cli.errors import FileNotUsable, Problem
from pacing_cli.importers.tables.guess import DELIMITERS, Look, look_at, suggested_map
from pacing_cli.importers.tables.mapping import TableMap, read_map
from pacing_cli.importers.tables.table import Row

_LINES_LOOKED_AT: Final = 200


def open_map(path: Path) -> TableMap:
    """Read a map file. Raises FileNotUsable with everything that is wrong in it."""
    import tomllib

    try:
        document = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise FileNotUsable(f"{path}: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FileNotUsable(f"{path} is not readable as TOML: {error}") from error
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
            'Add another encoding to the map, such as encoding = "cp1252" or "utf-16".',
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


def suggestion(path: Path) -> str:
    """The text of a map to start from. Raises FileNotUsable where no table is to be seen."""
    return suggested_map(looked_at(path), path.name, path.stem)


def looked_at(path: Path) -> Look:
    """What the first lines look like. Raises FileNotUsable where no table is to be seen."""
    lines = _first_lines(path)
    try:
        look = look_at({mark: list(csv.reader(lines, delimiter=mark)) for mark in DELIMITERS})
    except csv.Error:
        look = None
    if look is None:
        raise FileNotUsable(
            f"{path.name} does not look like a table.",
            "A table has a line of names first, and a comma, semicolon or tab between cells.",
        )
    return look


def fits(table_map: TableMap, look: Look) -> bool:
    """Whether a map is one for a table of this header."""
    names = {table_map.date, *(column.name for column in table_map.columns)}
    return names <= set(look.header) and (table_map.delimiter, table_map.header_line) == (
        look.delimiter,
        look.header_line,
    )


def _first_lines(path: Path) -> list[str]:
    try:
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as stream:
            return [line.replace("\0", "") for line in islice(stream, _LINES_LOOKED_AT)]
    except OSError as error:
        raise FileNotUsable(f"{path}: {error.strerror}.") from error
