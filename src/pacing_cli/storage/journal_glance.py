"""Storage: the entries of one day, for what is said in passing, without reading their months."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from pacing_cli.model.entry import Entry
from pacing_cli.storage.journal_format import Line
from pacing_cli.storage.journal_lines import read_lines
from pacing_cli.storage.journal_state import settle
from pacing_cli.storage.month_files import can_matter, listed


def entries_on(folder: Path, day: date, until: datetime) -> tuple[Entry, ...]:
    """What counts on one local day, up to a moment.

    Of the other lines of its months none is read but those that speak of another line.
    Whatever cannot be read is not told here.
    """
    lines = _lines_holding(folder, day, (f'"{day.isoformat()}', '"of"'))
    return tuple(one for one in settle(lines).entries if one.day == day and one.at <= until)


def _lines_holding(folder: Path, day: date, words: Sequence[str]) -> Iterator[Line]:
    """The readable lines around a day whose text holds one of the words; a file that cannot be
    opened holds none."""
    marks = [word.encode() for word in words]
    try:
        files = [file for file in listed(folder).files if can_matter(file, day, day)]
    except OSError:
        return
    for file in files:
        with suppress(OSError):
            rows = file.path.read_bytes().split(b"\n")
            held = [row for row in rows if any(mark in row for mark in marks)]
            yield from read_lines(b"\n".join(held)).lines
