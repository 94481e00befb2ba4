"""Importer for FIT files of a watch: each session is a bout. Places in the file are not read.

Its time is the timer's, which stops in a pause; without one it goes from the start to the end, of
the session or else of its records. It needs fitdecode, which comes with the extra `watch`.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import IO, Any, Final

from pacing_cli.errors import FileNotUsable, WordsNotUnderstood
from pacing_cli.importers.observations import Observation, RecordsSeen, Workout
from pacing_cli.importers.reading.archive import ArchiveFile
from pacing_cli.importers.reading.streams import each_usable
from pacing_cli.importers.reading.words import activity_of, kind_named
from pacing_cli.importers.registry import Here
from pacing_cli.wording.phrases import to_install

SOURCE: Final = "FIT"
_SIGN: Final = b".FIT"
_FIELDS: Final = (
    "start_time", "timestamp", "total_timer_time", "total_elapsed_time", "total_distance",
    "sport", "sub_sport", "avg_heart_rate", "max_heart_rate", "total_steps", "total_strides",
)  # fmt: skip
"""What is looked at; no position is among it."""
_LARGEST: Final = 64 * 1024 * 1024


def recognises(member: ArchiveFile) -> bool:
    """The sign in the header of every FIT file."""
    return member.start[8:12] == _SIGN


def read(members: Sequence[ArchiveFile], here: Here) -> Iterator[Observation]:
    """The sessions of every file; a damaged file does not affect the others.

    Raises FileNotUsable, and WordsNotUnderstood if the library is not installed.
    """
    yield from each_usable(members, lambda member: _told(member, here))


def _told(member: ArchiveFile, here: Here) -> Iterator[Observation]:
    if member.size > _LARGEST:
        raise FileNotUsable(f"{member.where} is too large for a file of one activity.")
    with member.opened(here.progress) as stream:
        for session in _sessions(stream, member.where):
            yield _bout(session, here) or RecordsSeen(1)


def _sessions(stream: IO[bytes], where: str) -> Iterator[Mapping[str, Any]]:
    try:
        import fitdecode
    except ImportError as error:
        raise watch_needed("FIT files") from error
    from fitdecode.exceptions import FitError

    try:
        with fitdecode.FitReader(stream, check_crc=fitdecode.CrcCheck.RAISE) as reader:
            recorded: list[object] = []
            for frame in reader:
                if not isinstance(frame, fitdecode.FitDataMessage):
                    continue
                if frame.name == "record":
                    recorded[1:] = [frame.get_value("timestamp", fallback=None)]
                elif frame.name == "session":
                    found = {name: frame.get_value(name, fallback=None) for name in _FIELDS}
                    yield {**found, "recorded": recorded}
                    recorded = []
    except (FitError, ValueError, IndexError, KeyError, TypeError) as error:
        raise FileNotUsable(
            f"{where} is damaged or incomplete. Nothing was imported.",
            "Copy the file from the watch again, then import it.",
        ) from error


def watch_needed(what: str) -> WordsNotUnderstood:
    """The one sentence for a library that is not there."""
    return WordsNotUnderstood(
        f"{what} need a part of pace that is not installed here.",
        to_install("watch", sys.prefix, sys.executable),
    )


def _bout(session: Mapping[str, Any], here: Here) -> Workout | None:
    recorded = [at for at in map(_moment, session["recorded"]) if at]
    start = _moment(session["start_time"]) or min(recorded, default=None)
    end = _moment(session["timestamp"]) or max(recorded, default=None)
    if start is None:
        return None
    elapsed = _number(session["total_elapsed_time"]) or ((end or start) - start).total_seconds()
    lasted = _number(session["total_timer_time"]) or elapsed
    if lasted <= 0:
        return None
    begin = here.at(start)
    fields: dict[str, object] = {"minutes": round(lasted / 60, 2)}
    if far := _number(session["total_distance"]):
        fields["metres"] = round(far)
    strides = _number(session["total_strides"])
    steps = _number(session["total_steps"]) or (strides and strides * 2)
    if steps and str(session["sport"]) in ("walking", "running", "hiking"):
        fields["steps"] = round(steps)
    for key, name in (("hr", "avg_heart_rate"), ("hrmax", "max_heart_rate")):
        rate = _number(session[name])
        if rate and 20 <= rate <= 250:
            fields[key] = round(rate)
    sport, more = session["sport"], _word(session["sub_sport"])
    # A sport that is newer than the library is told as its number.
    kind = kind_named(sport, {0: ""}) if isinstance(sport, int) else _word(sport)
    called = " ".join(one for one in (kind, more) if one)
    until = begin + timedelta(seconds=max(elapsed, lasted))
    return Workout(activity_of(kind), SOURCE, begin, until, fields, called)


def _moment(value: object) -> datetime | None:
    if not isinstance(value, datetime):
        return None
    return value if value.tzinfo else value.replace(tzinfo=UTC)


def _word(value: object) -> str:
    return value if isinstance(value, str) and value not in ("generic", "") else ""


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if value == value and value >= 0 else None
