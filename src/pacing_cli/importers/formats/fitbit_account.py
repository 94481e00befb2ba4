"""Importer for the archive of a Fitbit account: a JSON file a month, or a chunk, and kind."""

from collections.abc import Iterator, Sequence
from typing import Final

from pacing_cli.importers.formats.fitbit_json import kind_of, read_file
from pacing_cli.importers.observations import Observation
from pacing_cli.importers.protocol import Here
from pacing_cli.importers.reading.archive import ArchiveFile
from pacing_cli.importers.reading.streams import each_usable

SOURCE: Final = "Fitbit"


def recognises(member: ArchiveFile) -> bool:
    """One of its kinds of files, by what it holds; of which kind it is stands in its name."""
    return bool(kind_of(member)) and "Google Health/" not in member.name


def read(members: Sequence[ArchiveFile], here: Here) -> Iterator[Observation]:
    """All files; a sleep that stands in two of them counts once, and a damaged file is told alone.

    Raises FileNotUsable.
    """
    seen: set[str] = set()
    yield from each_usable(members, lambda member: read_file(member, here, SOURCE, seen))
