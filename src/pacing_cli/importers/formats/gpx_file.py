"""Importer for GPX tracks: a track with times is a bout. Where it led is not kept.

It needs gpxpy, which comes with the extra `watch`. A track without times says nothing of a day.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from pacing_cli.errors import FileNotUsable, Problem
from pacing_cli.importers.formats.fit_file import watch_needed
from pacing_cli.importers.observations import Observation, Refused, Workout
from pacing_cli.importers.protocol import Here
from pacing_cli.importers.reading.archive import ArchiveFile
from pacing_cli.importers.reading.words import activity_of

SOURCE: Final = "GPX"
_LARGEST: Final = 64 * 1024 * 1024
_EXPANDING: Final = (b"<!DOCTYPE", b"<!ENTITY")
_NO_PLACE: Final = "its places or times cannot be"
_NO_TIME: Final = "the track has no times, so that its day is not known"


def recognises(member: ArchiveFile) -> bool:
    """The root of every GPX file."""
    return b"<gpx" in member.start


def read(members: Sequence[ArchiveFile], here: Here) -> Iterator[Observation]:
    """The tracks of every file. Raises FileNotUsable for one that is damaged."""
    for member in members:
        for number, track in enumerate(_tracks(member, here), 1):
            where = f"{member.where}, track {number}"
            try:
                found = _bout(track, here)
            except (ValueError, ArithmeticError, TypeError):  # places that are none
                yield Refused("", Problem(where, _NO_PLACE))
                continue
            yield found or Refused("", Problem(where, _NO_TIME))


def _tracks(member: ArchiveFile, here: Here) -> Sequence[Any]:
    try:
        import gpxpy
        from gpxpy.gpx import GPXException
    except ImportError as error:
        raise watch_needed("GPX tracks") from error
    if member.size > _LARGEST:
        raise FileNotUsable(f"{member.where} is too large for a file of tracks.")
    with member.opened(here.progress) as stream:
        content = stream.read()
    if any(word in content for word in _EXPANDING):
        raise FileNotUsable(
            f"{member.where} has a document type, which no track needs. Nothing was read in."
        )
    try:
        return list(gpxpy.parse(content).tracks)
    except (GPXException, ValueError, LookupError, TypeError) as error:
        raise FileNotUsable(
            f"{member.where} is damaged or not whole. Nothing was read in.",
            "Make the export anew, or copy the file again, and try once more.",
        ) from error


def _bout(track: Any, here: Here) -> Workout | None:
    bounds = track.get_time_bounds()
    if bounds.start_time is None or bounds.end_time is None:
        return None
    start, end = _aware(bounds.start_time), _aware(bounds.end_time)
    if end <= start:
        return None
    moving = track.get_moving_data()
    seconds = moving.moving_time if moving and moving.moving_time else (end - start).total_seconds()
    fields: dict[str, object] = {"minutes": round(seconds / 60, 2)}
    if far := track.length_2d():
        fields["metres"] = round(far)
    called = track.type or ""
    return Workout(activity_of(called), SOURCE, here.at(start), here.at(end), fields, called)


def _aware(at: datetime) -> datetime:
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
