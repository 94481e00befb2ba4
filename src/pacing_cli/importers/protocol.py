"""Importers: what each one offers, and what it is given."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Protocol

from pacing_cli.importers.observations import Observation
from pacing_cli.importers.reading.archive import ArchiveFile, Progress
from pacing_cli.importers.reading.cells import Order
from pacing_cli.model.value import Value


class Here(Value):
    """Where and when the person is; how finely days are summed; whom to tell how far it is."""

    now: datetime
    local: Callable[[datetime], datetime]
    """A time on the wall, without an offset, as a moment of the person's zone."""
    at: Callable[[datetime], datetime]
    """A moment of any zone, as the person's clock showed it."""
    progress: Progress = lambda _: None
    parts: int = 1
    """In how many parts a day is summed (DaySums)."""
    dates: Order | None = None
    """Whether days or months come first, as the person says; None: the file has to tell."""


class Importer(Protocol):
    """A module of this room. Both functions read; neither writes, and neither asks."""

    def recognises(self, member: ArchiveFile) -> bool:
        """Whether this file is of the format, by what it holds: `member.start`, `.head`, `.lines`.

        The name may decide only between files that look alike within one archive.
        """
        ...

    def read(self, members: Sequence[ArchiveFile], here: Here) -> Iterator[Observation]:
        """What the recognised members say, in any order, as it is read.

        Raises FileNotUsable for a file that is damaged as a whole; a single wrong value is
        a `Refused`, and the rest is read.
        """
        ...
