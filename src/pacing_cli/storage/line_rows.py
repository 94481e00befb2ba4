"""Storage: a month file as the rows that stand in it, each with what it says. No disk here."""

from pacing_cli.model.value import Value
from pacing_cli.storage.journal_format import Line
from pacing_cli.storage.journal_lines import FileLines, read_lines


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
