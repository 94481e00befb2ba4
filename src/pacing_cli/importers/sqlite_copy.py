"""Importers: a database read from a private copy; SQLite never opens the file that was given.

So nothing beside it is made, changed or taken into account. A database that was still being
written is refused: a part of it would be in another file.
"""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from pacing_cli.errors import FileNotUsable
from pacing_cli.importers.parcel import Member, Progress

MAGIC: Final = b"SQLite format 3\x00"
_CHUNK: Final = 1 << 20
_LOOKED_THROUGH: Final = 1 << 28
_PAGE_SIZE: Final = slice(16, 18)
_PAGES: Final = slice(28, 32)


@contextmanager
def opened_copy(member: Member, progress: Progress | None = None) -> Iterator[sqlite3.Connection]:
    """A connection that can only read, to a copy that is gone afterwards. Raises FileNotUsable."""
    with tempfile.TemporaryDirectory(prefix="pace-") as folder:
        path = Path(folder, "copy.db")
        _copy(member, path, progress)
        try:
            # Immutable: no lock, no journal, nothing is ever written.
            with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as found:
                found.execute("PRAGMA trusted_schema = OFF")
                if found.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                    raise sqlite3.DatabaseError("its pages do not fit together")
                yield found
        except (sqlite3.Error, UnicodeDecodeError) as error:
            # A damaged page can make the driver's own message, or a name, no text at all.
            raise _damaged(member, str(error)) from error


def _copy(member: Member, path: Path, progress: Progress | None) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with member.opened(progress) as stream, os.fdopen(descriptor, "wb") as copy:
        while piece := stream.read(_CHUNK):
            copy.write(piece)
    head = member.start
    size = int.from_bytes(head[_PAGE_SIZE], "big")
    promised = (65536 if size == 1 else size) * int.from_bytes(head[_PAGES], "big")
    if not head.startswith(MAGIC) or (promised and path.stat().st_size < promised):
        raise _damaged(member, "it ends too early")


def names(member: Member, table: bytes) -> bool:
    """Whether the name of a table stands in it: the list of tables may be on any page."""
    left, looked = b"", 0
    with member.opened() as stream:
        while looked < _LOOKED_THROUGH and (piece := stream.read(_CHUNK)):
            if table in left + piece:
                return True
            left, looked = piece[-len(table) :], looked + len(piece)
    return False


def refuse_half_written(member: Member) -> None:
    """Beside a database that is still being written lies what is not in it yet."""
    for end in ("-wal", "-journal") if member.path else ():
        path = Path(f"{member.path}{end}")
        if path.is_file() and path.stat().st_size:
            raise FileNotUsable(
                f"{member.where} is still being written ({path.name}). Nothing was read in.",
                "Make the export anew, and give the file as the phone made it.",
            )


def _damaged(member: Member, why: str) -> FileNotUsable:
    return FileNotUsable(
        f"{member.where} is damaged or not whole ({why}). Nothing was read in.",
        "Make the export anew, or copy the file again, and try once more.",
    )
