"""Split the bytes of a month file into lines and unreadable parts. No disk here."""

import json
from collections.abc import Iterator, Mapping
from typing import Final

from pacing_cli.model.value import Value
from pacing_cli.storage.journal.format import (
    VERSION,
    Line,
    LineError,
    read_from,
    read_plain,
    read_versioned,
    refuse_rest,
    write_line,
)

TORN: Final = "torn"
BEGINNING: Final = '{"v":'
_MOST_ATTEMPTS: Final = 50
_LONGEST_SHOWN: Final = 120
_MERGE_MARKS: Final = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
DIRT: Final = "\ufeff\0 \t\r\x1a"
"""What a text editor, a disk after a power cut, or another system may leave around a line."""


class Unread(Value):
    """A line that is kept as it is and could not be read, or not wholly.

    `kind`: `bytes` (not UTF-8), `json`, `torn` (the last line, without an end),
    `kind` (not known), `value`, `glued` (entries were found in it all the same).
    """

    number: int
    kind: str
    message: str
    text: str


class FileLines(Value):
    """What one file holds."""

    lines: tuple[Line, ...]
    unread: tuple[Unread, ...]
    newer: Mapping[int, str]
    """Number and id of the lines that a newer version wrote; they are among `lines`."""
    marks: tuple[int, ...] = ()
    """The numbers of lines that git left at a merge; all lines between them count."""


class _Reading:
    """What was found so far of one file."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.unread: list[Unread] = []
        self.newer: dict[int, str] = {}
        self.marks: list[int] = []

    def take(self, number: int, line: Line, version: int) -> None:
        self.lines.append(line)
        if version != VERSION:
            self.newer[number] = line.id

    def whole(self) -> FileLines:
        return FileLines(tuple(self.lines), tuple(self.unread), self.newer, tuple(self.marks))


def read_lines(content: bytes) -> FileLines:
    """Read a whole file. Whatever the bytes are, nothing is raised and no line hides another."""
    rows, escaped = _rows(content), b"\\u" in content
    reading = _Reading()
    for number, row in enumerate(rows, 1):
        if not row:
            continue
        if isinstance(row, bytes):
            _look_at_bytes(reading, number, row, last=number == len(rows))
            continue
        plain = read_plain(row, escaped)
        if plain is not None:
            reading.lines.append(plain)
            continue
        try:
            line, version, end = read_from(row, 0)
            refuse_rest(row, end)
        except LineError as refused:
            _second_look(reading, number, row, refused, last=number == len(rows))
        else:
            reading.take(number, line, version)
    return reading.whole()


def _rows(content: bytes) -> list[str] | list[str | bytes]:
    """The lines; those that are not UTF-8 stay bytes. Only \\n ends a line."""
    try:
        return content.decode("utf-8").split("\n")
    except UnicodeDecodeError:
        return [_decoded(row) for row in content.split(b"\n")]


def _decoded(row: bytes) -> str | bytes:
    try:
        return row.decode("utf-8")
    except UnicodeDecodeError:
        return row


def _second_look(reading: _Reading, number: int, row: str, refused: LineError, last: bool) -> None:
    """Dirt around an entry, marks of a merge, several entries in one line, a torn end."""
    text = row.strip(DIRT)
    if not text:
        if "\0" in row:
            reading.unread.append(Unread(number, "bytes", "the line is empty bytes (NUL)", ""))
        return
    if text.startswith(_MERGE_MARKS):
        reading.marks.append(number)
        return
    if refused.kind == "json" and text != row:
        try:
            reading.take(number, *read_versioned(text))
            return
        except LineError as again:
            refused = again
    found, rest = _salvaged(text) if refused.kind == "json" else ([], text)
    for line, version in found:
        reading.take(number, line, version)
    if not found:
        kind, message = (refused.kind, refused.message)
        if last and kind == "json":
            kind, message = TORN, _TORN_MESSAGE  # type: ignore[assignment]
        reading.unread.append(Unread(number, kind, message, _short(text)))
    elif rest:
        reading.unread.append(Unread(number, "glued", _GLUED_MESSAGE, _short(rest)))


def _look_at_bytes(reading: _Reading, number: int, row: bytes, last: bool) -> None:
    """A line that is not UTF-8: whole entries behind the bad bytes are read all the same."""
    found = _salvaged_bytes(row)
    for line, version in found:
        reading.take(number, line, version)
    text = _short(row.decode("utf-8", "replace"))
    if found:
        reading.unread.append(Unread(number, "glued", _GLUED_MESSAGE, text))
    elif last:
        reading.unread.append(Unread(number, TORN, _TORN_MESSAGE, text))
    else:
        message = "the line is not text (not UTF-8)"
        reading.unread.append(Unread(number, "bytes", message, text))


_TORN_MESSAGE: Final = "the last line ends in the middle. It was never confirmed"
_GLUED_MESSAGE: Final = "there is something else in the line of an entry. pace read the entry"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


def _salvaged(text: str) -> tuple[list[tuple[Line, int]], str]:
    """Find whole entries inside a damaged line, and the rest of the line.

    Inside JSON text a quotation mark is always escaped, so the beginning of an entry
    cannot be part of a note.
    """
    found: list[tuple[Line, int]] = []
    rest: list[str] = []
    done, start, attempts = 0, text.find(BEGINNING), 0
    while start >= 0 and attempts < _MOST_ATTEMPTS:
        attempts += 1
        try:
            line, version, end = read_from(text, start)
        except LineError:
            end = start + 1
        else:
            found.append((line, version))
            rest.append(text[done:start])
            done = end
        start = text.find(BEGINNING, end)
    rest.append(text[done:])
    return found, "".join(rest).strip(DIRT)


def _salvaged_bytes(row: bytes) -> list[tuple[Line, int]]:
    found: list[tuple[Line, int]] = []
    for part in row.split(BEGINNING.encode())[1 : _MOST_ATTEMPTS + 1]:
        try:
            line, version, _ = read_from(BEGINNING + part.decode("utf-8", "surrogateescape"), 0)
            write_line(line)
        except LineError:
            continue
        found.append((line, version))
    return found


# Storage: a month file as the rows that stand in it, each with what it says. No disk here.


class JournalRow(Value):
    """One row without its line end, and the line parsed from it."""

    content: bytes
    found: FileLines

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines in it: one, as a rule; none where it could not be read."""
        return self.found.lines

    @property
    def whole(self) -> bool:
        """One line and nothing else."""
        return len(self.lines) == 1 and not self.found.unread


def rows_of(content: bytes) -> list[JournalRow]:
    """Every row that is not empty, in order."""
    return [JournalRow(row, read_lines(row)) for row in content.split(b"\n") if row.strip()]


def joined(rows: list[bytes]) -> bytes:
    """Rows as the bytes of a file."""
    return b"".join(row + b"\n" for row in rows)


def pieces_of(row: JournalRow) -> Iterator[tuple[Line | None, bytes]]:
    """Every line in a row with its own bytes, behind torn text too; None: its kind is not known.

    The bytes are those of the file, so that what a newer version wrote stays whole. Text that
    is no line is left out.
    """
    text = row.content.decode("utf-8", "surrogateescape").strip(DIRT)
    unread = [one.kind for one in row.found.unread]
    if row.whole or (unread == ["kind"] and not row.lines):
        yield row.lines[0] if row.lines else None, text.encode("utf-8", "surrogateescape")
        return
    if unread == ["value"] and not row.lines:
        return  # what looks like a line within it is a part of it
    lines = {line.id for line in row.lines}
    start = text.find(BEGINNING)
    while start >= 0:
        line, end = _piece(text, start)
        if line is not None and line.id not in lines:
            end = 0
        if end:
            yield line, text[start:end].encode("utf-8")
        start = text.find(BEGINNING, end or start + 1)


def _piece(text: str, start: int) -> tuple[Line | None, int]:
    """The line that begins there and its end; end 0: there is none."""
    line: Line | None = None
    try:
        line, _, end = read_from(text, start)
    except LineError as refused:
        end = json.JSONDecoder().raw_decode(text, start)[1] if refused.kind == "kind" else 0
    not_text = any("\udc80" <= one <= "\udcff" for one in text[start:end])
    return (None, 0) if not_text else (line, end)
