"""Read the month files from the disk, and report what could not be read."""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from pacing_cli.errors import FileNotUsable, Problem
from pacing_cli.model.entry import (
    DOSE,
    EXPERIMENT,
    PURGE,
    READ_SINGLY,
    Amendment,
    Entry,
    Purge,
    is_plain_dose,
    is_read_singly,
)
from pacing_cli.model.value import Value
from pacing_cli.storage.files import reason
from pacing_cli.storage.journal.format import Line, is_whole
from pacing_cli.storage.journal.lines import FileLines, read_lines
from pacing_cli.storage.journal.months import (
    MonthFile,
    Wanted,
    around,
    can_matter,
    every,
    listed,
    month_of,
)
from pacing_cli.storage.journal.state import JournalState, project, speaks_of_others
from pacing_cli.storage.sync_names import NOT_HERE_YET


class FileRead(Value):
    """One month file and what it holds. `fault`: why it could not be opened at all."""

    file: MonthFile
    found: FileLines
    fault: str = ""

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line that could be read."""
        return self.found.lines

    @property
    def month(self) -> str:
        """The month of the file; empty where its name does not say one."""
        return self.file.month

    @property
    def newer_ids(self) -> frozenset[str]:
        """The ids of the lines that a newer version wrote."""
        return frozenset(self.found.newer.values())


def read_months(
    folder: Path,
    since: date | None = None,
    until: date | None = None,
    wanted: Wanted = every,
) -> tuple[FileRead, ...]:
    """Every month file that can hold an entry from `since` to `until`, conflict copies included.

    With `wanted` only the files that it says yes to.

    Raises FileNotUsable when the folder itself cannot be opened.
    """
    try:
        there = listed(folder, since, until)
    except OSError as error:
        raise FileNotUsable(f"pace cannot open {folder}: {_why(error)}.") from error
    files = [_read(file) for file in there.files if can_matter(file, since, until) and wanted(file)]
    return (*files, *(_place_holder(folder / name) for name in there.elsewhere))


def read_purges(folder: Path) -> list[Line]:
    """The purges of all months: a look at the bytes of each, and a reading of those with one."""
    word = f'"{PURGE}"'.encode()
    found: list[Line] = []
    for file in listed(folder).files:
        try:
            content = file.path.read_bytes()
        except OSError:
            continue
        rows = [row for row in content.split(b"\n") if word in row]
        lines = read_lines(b"\n".join(rows)).lines if rows else ()
        found += [line for line in lines if isinstance(line, Purge)]
    return found


def ids_of_lines(folder: Path, since: date, until: date) -> frozenset[str]:
    """The ids of all lines in the months of these days, those that no longer count included."""
    files = read_months(folder, since, until)
    return frozenset(line.id for file in files for line in file.lines)


def _why(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "it is a broken link"
    if isinstance(error, PermissionError):
        return "pace has no permission to read it"
    return reason(error)


def _read(file: MonthFile) -> FileRead:
    try:
        content = file.path.read_bytes()
    except OSError as error:
        return FileRead(file, read_lines(b""), f"pace cannot open it: {_why(error)}")
    return FileRead(file, read_lines(content))


def _place_holder(path: Path) -> FileRead:
    return FileRead(MonthFile(path), read_lines(b""), NOT_HERE_YET)


def problems_of(files: Sequence[FileRead]) -> tuple[Problem, ...]:
    """What could not be read, with file and line. All of it is kept as it is."""
    return tuple(problem for file in files for problem in _problems(file))


def _problems(read: FileRead) -> Iterable[Problem]:
    shown = read.file.shown
    if read.fault:
        yield Problem(shown, read.fault)
    for row in read.found.unread:
        yield Problem(f"{shown} line {row.number}", row.message, row.text)
    newer = list(read.found.newer)
    if newer:
        more = f" (and {len(newer) - 1} more lines)" if len(newer) > 1 else ""
        yield Problem(
            f"{shown} line {newer[0]}{more}",
            "a newer version of pace wrote this. This version read what it understands",
        )


# Storage: lines that stand in the file of an earlier month than the day they speak of.
#
# `pace` writes none, but for an entry that was moved to a later month. Other hands may: a
# copy whose name says no month, lines of March at the end of February's file.


def last_astray(files: Sequence[FileRead], state: JournalState) -> date | None:
    """The latest day of which a line of an earlier month's file speaks; None: there is none.

    To a file whose name says no month every day is a later one. From a day behind this
    one on, the files of earlier months have nothing to say.
    """
    # Mostly a line is the only one of its entry, which then is where the line says.
    alone = sum(len(file.lines) for file in files) == len(state.lines)
    of = (line.id for line in state.lines.values() if isinstance(line, Amendment))
    amended = {state.root(name) for name in of} if alone else set()
    if alone and not amended:
        found = (_latest(_own_days(file), file.month) for file in files)
        return max((day for day in found if day), default=None)
    settled = {one.id: one.day for one in state.entries if not alone or one.id in amended}
    found = (_latest(_days(file, state, settled), file.month) for file in files)
    return max((day for day in found if day), default=None)


def _latest(days: Iterator[date], month: str) -> date | None:
    latest = max(days, default=None)
    return latest if latest and month_of(latest) > month else None


def _own_days(file: FileRead) -> Iterator[date]:
    return (line.at.date() for line in file.lines if isinstance(line, Entry))


def _days(file: FileRead, state: JournalState, settled: Mapping[str, date]) -> Iterator[date]:
    """Of each line the day of its entry: as it was first written, and as it is now."""
    for line in file.lines:
        root = line if isinstance(line, Entry) else state.lines.get(state.root(line.id))
        if isinstance(root, Entry):
            day, now = root.at.date(), settled.get(root.id)
            yield day if now is None else max(day, now)


# The entries of one day, for what is said in passing, without reading their months.


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


def entries_of_kinds(
    folder: Path, kinds: Sequence[str], since: date, until: datetime
) -> tuple[Entry, ...] | None:
    """What counts of some kinds, from a local day up to a moment, ordered by moment and id.

    No other line is read. None where a line that amends, withdraws or purges could change the
    answer: then the whole months have to be read.
    """
    words = (*(f'"{kind}"' for kind in kinds), '"of"', f'"{PURGE}"')
    lines = list(_lines_holding(folder, since, words, until.date()))
    state = project(lines)
    asked = {line.id for line in lines if isinstance(line, Entry) and line.kind in kinds}
    for line in lines:
        if isinstance(line, Purge):
            return None
        if isinstance(line, Amendment):
            told = (line.entry or {}).get("kind")
            if told in kinds or asked & {line.of, state.root(line.id)}:
                return None
    found = (entry for entry in state.entries if entry.kind in kinds)
    return tuple(entry for entry in found if entry.day >= since and entry.at <= until)


_READ_SINGLY = (
    *(f'"{word}"' for word in sorted({*READ_SINGLY, "note", "scale", "of", PURGE})),
    # a letter of such a word, written as JSON allows it
    r"\u006",
    r"\u007",
)
_ID = rb'"id"\s*:\s*"([^"\\]*)"'


def entries_read_singly(
    folder: Path,
    since: date,
    until: datetime,
    wanted: Wanted = every,
) -> tuple[Entry, ...]:
    """What counts from a local day up to a moment and is read singly (`is_read_singly`).

    Of activities and check-ins only those are read that hold a note or a scale, or of which
    another line speaks. For journals in which every line can be read. With `wanted` only the
    files that it says yes to: others hold plain doses at most (`names_to_open`).
    """
    lines = list(_lines_holding(folder, since, _READ_SINGLY, until.date(), wanted))
    state = project(lines)
    spoken_of = {state.root(line.id) for line in lines if isinstance(line, Amendment)}
    missing = {name.encode() for name in spoken_of.difference(line.id for line in lines)}
    if missing:
        lines += _lines_of(folder, since, until.date(), missing)
    if speaks_of_others(lines):
        lines += read_purges(folder)
    state = project(lines) if spoken_of else state
    found = (entry for entry in state.entries if is_read_singly(entry))
    return tuple(entry for entry in found if entry.day >= since and entry.at <= until)


def names_to_open(files: Iterable[FileRead], entries: Iterable[Entry]) -> Iterator[str]:
    """The names of the files that hold more than the sums of days say: what is read singly but
    plain doses, experiments, and lines that speak of others. `entries`: what the files come to.

    Of a day with a dose that is not plain all doses are read.
    """
    by_day: dict[date, list[Entry]] = {}
    for entry in entries:
        if entry.kind == DOSE:
            by_day.setdefault(entry.day, []).append(entry)
    mixed = (doses for doses in by_day.values() if not all(map(is_plain_dose, doses)))
    names = {dose.id for doses in mixed for dose in doses}
    for file in files:
        if _says_more(file.lines, names):
            yield file.file.path.name


def _says_more(lines: Iterable[Line], names: Container[str]) -> bool:
    for line in lines:
        if not isinstance(line, Entry) or line.kind == EXPERIMENT or line.id in names:
            return True
        if is_read_singly(line) and not is_plain_dose(line):
            return True
    return False


def _lines_of(folder: Path, since: date, until: date, names: set[bytes]) -> Iterator[Line]:
    """The readable lines with one of these ids."""

    def held(content: bytes) -> list[bytes]:
        rows = content.split(b"\n")
        return [row for row in rows if not names.isdisjoint(re.findall(_ID, row))]

    return _lines_where(folder, since, until, held)


def _moved_in_part(lines: Sequence[Line]) -> set[str]:
    """The entries, in quotation marks, whose text can be known only from their own line."""
    parts = [one.of for one in lines if isinstance(one, Amendment) and _only_moves(one.entry or {})]
    state = project(lines) if parts else None
    roots = {state.root(of) for of in parts} if state else set()
    return {f'"{name}"' for name in roots.difference(line.id for line in lines)}


def _only_moves(text: Mapping[str, object]) -> bool:
    return "at" in text and not is_whole(text)


def _lines_holding(
    folder: Path,
    since: date,
    words: Sequence[str],
    until: date | None = None,
    wanted: Wanted = every,
) -> Iterator[Line]:
    """The readable lines around a day, or some days, whose text holds one of the words; a file
    that cannot be opened holds none."""
    marks = [word.encode() for word in words]

    def held(content: bytes) -> list[bytes]:
        return rows_with(content, marks)

    return _lines_where(folder, since, until or since, held, wanted)


def rows_with(content: bytes, marks: Iterable[bytes]) -> list[bytes]:
    """The rows in which one of the marks stands, in order; no other row is looked at."""
    starts: set[int] = set()
    for mark in marks:
        found = content.find(mark)
        while found >= 0:
            starts.add(content.rfind(b"\n", 0, found) + 1)
            end = content.find(b"\n", found)
            found = content.find(mark, end) if end >= 0 else -1
    ends = (content.find(b"\n", start) for start in sorted(starts))
    return [
        content[start : end if end >= 0 else len(content)]
        for start, end in zip(sorted(starts), ends, strict=True)
    ]


def _lines_where(
    folder: Path,
    since: date,
    until: date,
    held: Callable[[bytes], list[bytes]],
    wanted: Wanted = every,
) -> Iterator[Line]:
    """The readable lines of the rows that `held` takes out of each file around these days."""
    try:
        files = around(folder, since, until)
    except OSError:
        return
    for file in filter(wanted, files):
        with suppress(OSError):
            yield from read_lines(b"\n".join(held(file.path.read_bytes()))).lines
