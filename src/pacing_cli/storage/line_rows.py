"""Storage: a month file as the rows that stand in it, each with what it says. No disk here."""

import json
from collections.abc import Iterator

from pacing_cli.model.value import Value
from pacing_cli.storage.journal_format import Line, LineError, read_from
from pacing_cli.storage.journal_lines import BEGINNING, DIRT, FileLines, read_lines


class Row(Value):
    """One row as it stands, without its line end, and what was read of it."""

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

    @property
    def unknown_kind(self) -> bool:
        """A whole line of a kind that this version does not know."""
        return any(unread.kind == "kind" for unread in self.found.unread)


def rows_of(content: bytes) -> list[Row]:
    """Every row that is not empty, in order."""
    return [Row(row, read_lines(row)) for row in content.split(b"\n") if row.strip()]


def joined(rows: list[bytes]) -> bytes:
    """Rows as the bytes of a file."""
    return b"".join(row + b"\n" for row in rows)


def pieces_of(row: Row) -> Iterator[tuple[Line | None, bytes]]:
    """Every line in a row with its own bytes, behind torn text too; None: its kind is not known.

    The bytes are those of the file, so that what a newer version wrote stays whole. Text that
    is no line is left out.
    """
    text = row.content.decode("utf-8", "surrogateescape").strip(DIRT)
    unread = [one.kind for one in row.found.unread]
    if row.whole or (unread == ["kind"] and not row.lines):
        yield row.lines[0] if row.lines else None, text.encode("utf-8", "surrogateescape")
        return
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
