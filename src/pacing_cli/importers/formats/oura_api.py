"""Importer for Oura as JSON: answers of its interface, versions 1 and 2, and older account exports.

What a record is shows by its fields, whatever list holds it. A sleep belongs to the day of waking
up: `summary_date` of version 1 is the day before, so that the end of the sleep tells it. Durations
are in seconds. `rest` is lying down without sleep.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from pacing_cli.errors import Problem
from pacing_cli.importers.observations import (
    DailyFigures,
    DayTotal,
    Measured,
    Night,
    Observation,
    RecordsSeen,
    Refused,
    Unknown,
    Workout,
)
from pacing_cli.importers.reading.archive import ArchiveFile, Progress
from pacing_cli.importers.reading.streams import each_of_list, each_usable, load, number, word
from pacing_cli.importers.reading.words import activity_of, plain_words
from pacing_cli.importers.registry import Here
from pacing_cli.model.quantity import tidy

SOURCE: Final = "Oura"
_MARKS: Final = (
    (b'"day"', b'"total_sleep_duration"'),
    (b'"day"', b'"steps"', b'"active_calories"'),
    (b'"summary_date"', b'"bedtime_end"'),
    (b'"summary_date"', b'"daily_movement"'),
    (b'"bpm"', b'"timestamp"', b'"source"'),
    (b'"day"', b'"start_datetime"', b'"end_datetime"', b'"intensity"'),
)
"""Names that stand together in the records of each kind."""
_NO_SLEEP: Final = ("deleted", "rest")
_DEEPEST: Final = 4


def recognises(member: ArchiveFile) -> bool:
    """JSON with the fields of one of its records."""
    start = member.start
    if not start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"[", b"{")):
        return False
    return any(all(name in start for name in names) for names in _MARKS)


def read(members: Sequence[ArchiveFile], here: Here) -> Iterator[Observation]:
    """Read all files. A repeated sleep or day counts once.

    Raises FileNotUsable.
    """
    seen: set[str] = set()
    yield from each_usable(members, lambda member: _file(member, here, seen))


def _file(member: ArchiveFile, here: Here, seen: set[str]) -> Iterator[Observation]:
    """One file. Readings of the heart are many: they are summed up as they go by."""
    rates, count = DailyFigures(), 0
    long = b'"bpm"' in member.start
    found = each_of_list if long else _records
    for place, record in enumerate(found(member, here.progress), 1):
        try:
            for one in _told(record, here, seen):
                if isinstance(one, Measured) and one.what == "hr":
                    rates.add(one.what, one.source, one.at, one.value)
                    count += 1
                else:
                    yield one
        except ValueError as error:
            where = f"{member.where} record {place}"
            yield Refused("", Problem(where, f"`{error}` cannot be read"))
    yield from (rates, RecordsSeen(count))


def _records(member: ArchiveFile, progress: Progress) -> Iterator[Mapping[str, object]]:
    """Yield every object of a list, at any depth."""
    return _inside(load(member, progress))


def _inside(found: object, depth: int = 0) -> Iterator[Mapping[str, object]]:
    if isinstance(found, Mapping):
        if depth == 0 and not any(isinstance(one, list | Mapping) for one in found.values()):
            yield found
        for one in found.values():
            if isinstance(one, list | Mapping) and depth < _DEEPEST:
                yield from _inside(one, depth + 1)
    elif isinstance(found, list):
        yield from (one for one in found if isinstance(one, Mapping))


def _told(record: Mapping[str, object], here: Here, seen: set[str]) -> Iterator[Observation]:
    if "total_sleep_duration" in record or ("bedtime_end" in record and "total" in record):
        yield from _sleep(record, seen)
    elif "steps" in record and ("day" in record or "summary_date" in record):
        steps = number(record["steps"])
        day = _date(word(record, "day") or word(record, "summary_date"))
        yield DayTotal("steps", SOURCE, day, steps) if steps else Unknown("steps")
    elif "bpm" in record and "timestamp" in record:
        beats = number(record["bpm"])
        if beats and 20 <= beats <= 250:
            yield Measured("hr", SOURCE, here.at(_moment(record, "timestamp", here)), beats)
    elif "start_datetime" in record and "activity" in record:
        yield _bout(record, here)


def _sleep(record: Mapping[str, object], seen: set[str]) -> Iterator[Observation]:
    end = word(record, "bedtime_end")
    name = word(record, "id") or end
    if name in seen or word(record, "type") in _NO_SLEEP:
        return
    seen.add(name)
    if "total_sleep_duration" in record:
        seconds, variation = record["total_sleep_duration"], record.get("average_hrv")
        day = _date(word(record, "day") or end[:10])
    else:
        seconds, variation = record["total"], record.get("rmssd")
        before = word(record, "summary_date")
        day = _date(end[:10]) if end else _date(before) + timedelta(days=1)
    asleep, middle = number(seconds), number(variation)
    yield Night(SOURCE, day, asleep / 3600) if asleep else Unknown("sleep_hours")
    if middle:
        yield Measured("x_hrv_ms", SOURCE, day, middle)


def _bout(record: Mapping[str, object], here: Here) -> Workout:
    start, end = (_moment(record, name, here) for name in ("start_datetime", "end_datetime"))
    fields: dict[str, object] = {"minutes": tidy((end - start).total_seconds() / 60)}
    if far := number(record.get("distance")):
        fields["metres"] = round(far)
    called = plain_words(word(record, "activity"))
    return Workout(activity_of(called), SOURCE, start, end, fields, called)


def _moment(record: Mapping[str, object], name: str, here: Here) -> datetime:
    text = word(record, name)
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(text) from None
    return found if found.tzinfo else here.local(found)


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        raise ValueError(text) from None
