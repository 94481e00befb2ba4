"""A sample of an export as a parcel, and what an importer says of it."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pacing_cli.importers.observations import Observation, PersonEntry, Refused, Workout
from pacing_cli.importers.reading.archive import ArchiveFile
from pacing_cli.importers.reading.cells import Order
from pacing_cli.importers.registry import Here, sort_parcel
from pacing_cli.shorthand.clock import Clock

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def member(content: str | bytes, name: str = "export.csv") -> ArchiveFile:
    """A file in the memory."""
    raw = content.encode() if isinstance(content, str) else content
    return ArchiveFile(name, len(raw), lambda: io.BytesIO(raw), name)


def of_file(path: Path) -> ArchiveFile:
    """A file that lies somewhere, read in place."""
    return ArchiveFile(path.name, path.stat().st_size, lambda: path.open("rb"), path.name)


def read(source: str, *members: ArchiveFile, dates: Order | None = None) -> list[Observation]:
    """What the importer that knows the members says; it has to be the one of that name."""
    (claimed,) = sort_parcel(members).claimed
    assert claimed.format.source == source
    clock = Clock(NOW, "UTC", UTC)
    here = Here(NOW, clock.local, clock.here, dates=dates)
    return list(claimed.format.importer.read(claimed.members, here))


def told(found: Sequence[Observation]) -> list[PersonEntry]:
    return [one for one in found if isinstance(one, PersonEntry)]


def bouts(found: Sequence[Observation]) -> list[Workout]:
    return [one for one in found if isinstance(one, Workout)]


def refused(found: Sequence[Observation]) -> list[str]:
    return [str(one.problem) for one in found if isinstance(one, Refused)]


def fields(one: Any) -> dict[str, object]:
    return dict(one.fields)
