"""Storage: the entries of one day, for what is said in passing, without reading their months."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from pacing_cli.model.entry import PURGE, Amendment, Entry
from pacing_cli.storage.journal.format import Line, is_whole
from pacing_cli.storage.journal.lines import read_lines
from pacing_cli.storage.journal.months import can_matter, listed
from pacing_cli.storage.journal.state import project


def entries_on(folder: Path, day: date, until: datetime) -> tuple[Entry, ...]:
    """What counts on one local day, up to a moment.

    Of the other lines of its months none is read but those that speak of another line,
    and the entries that a part of a text moves to this day. Whatever cannot be read is not
    told here.
    """
    words = (f'"{day.isoformat()}', f'"{day:%Y%m%d}', '"of"', f'"{PURGE}"')
    lines = list(_lines_holding(folder, day, words))
    moved = _moved_in_part(lines)
    if moved:
        lines = list(_lines_holding(folder, day, (*words, *moved)))
    return tuple(one for one in project(lines).entries if one.day == day and one.at <= until)


def _moved_in_part(lines: Sequence[Line]) -> set[str]:
    """The entries, in quotation marks, whose text can be known only from their own line."""
    parts = [one.of for one in lines if isinstance(one, Amendment) and _only_moves(one.entry or {})]
    state = project(lines) if parts else None
    roots = {state.root(of) for of in parts} if state else set()
    return {f'"{name}"' for name in roots.difference(line.id for line in lines)}


def _only_moves(text: Mapping[str, object]) -> bool:
    return "at" in text and not is_whole(text)


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
