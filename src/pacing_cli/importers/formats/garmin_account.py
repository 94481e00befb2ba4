"""Importer for the export of a Garmin account (`DI_CONNECT`): days, sleep, activities, as JSON.

Days are in chunks that can overlap. An activity's duration is in milliseconds and its distance in
centimetres. Its local start is local time, written as if it were UTC.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Final

from pacing_cli.errors import Problem
from pacing_cli.importers.observations import (
    DayTotal,
    Measured,
    Night,
    Observation,
    Refused,
    Unknown,
    Until,
    Workout,
)
from pacing_cli.importers.reading.archive import ArchiveFile
from pacing_cli.importers.reading.cells import ValueUnreadable, unreadable
from pacing_cli.importers.reading.streams import each_usable, load, number, part, records, word
from pacing_cli.importers.reading.words import activity_of, plain_words
from pacing_cli.importers.registry import Here
from pacing_cli.model.quantity import tidy

SOURCE: Final = "Garmin"
_ACTIVITIES: Final = b'"summarizedActivitiesExport"'
_DAY: Final = b'"calendarDate"'
_STAGES: Final = ("deepSleepSeconds", "lightSleepSeconds", "remSleepSeconds")


def recognises(member: ArchiveFile) -> bool:
    """JSON with days of Garmin, its nights, or its list of activities."""
    start = member.start
    if not start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"[", b"{")):
        return False
    if _ACTIVITIES in start:
        return True
    return _DAY in start and any(word in start for word in (b'"totalSteps"', b'"deepSleepSeconds"'))


def read(members: Sequence[ArchiveFile], here: Here) -> Iterator[Observation]:
    """Read all files; a damaged one does not affect the others. Raises FileNotUsable."""
    slept: set[date] = set()
    yield from each_usable(members, lambda member: _told(member, slept, here))


def _told(member: ArchiveFile, slept: set[date], here: Here) -> Iterator[Observation]:
    found = load(member, here.progress)
    kind = _kind(member)
    for place, record in enumerate(_inner(found), 1):
        try:
            yield from kind(record, slept)
        except (ValueError, OverflowError, OSError) as error:
            where = f"{member.where} record {place}"
            yield Refused("", Problem(where, unreadable(error, record.values())))


_Kind = Callable[[Mapping[str, object], set[date]], Iterator[Observation]]


def _kind(member: ArchiveFile) -> _Kind:
    if _ACTIVITIES in member.start:
        return _activity
    return _day if b'"totalSteps"' in member.start else _night


def _inner(document: object) -> Iterator[Mapping[str, object]]:
    """Return the records. Activities are in one more nested list."""
    for record in records(document):
        inner = record.get("summarizedActivitiesExport")
        if isinstance(inner, list):
            yield from records(inner)
        else:
            yield record


def _day(record: Mapping[str, object], _: set[date]) -> Iterator[Observation]:
    day = date.fromisoformat(word(record, "calendarDate"))
    steps, metres = number(record.get("totalSteps")), number(record.get("totalDistanceMeters"))
    if steps:
        yield DayTotal("steps", SOURCE, day, steps)
    else:
        yield Unknown("steps")
    if metres and steps:
        yield DayTotal("metres", SOURCE, day, metres)
    resting = number(record.get("restingHeartRate"))
    if resting:
        yield Measured("x_resting_hr", SOURCE, day, resting)
    highest = number(record.get("maxHeartRate"))
    if highest:
        yield Measured("hrmax", SOURCE, day, highest)
    stress = _stress(record)
    if stress is not None:
        yield Measured("x_stress", SOURCE, day, stress)
    ended = word(record, "wellnessEndTimeLocal")
    if ended:  # the midnight after a day that was over; of the last one the watch's last word
        yield Until(datetime.fromisoformat(ended).replace(tzinfo=UTC))


def _stress(record: Mapping[str, object]) -> float | None:
    """The watch's own figure of 0 to 100 over the whole day; below 0 it has none."""
    for one in records(part(record, "allDayStress").get("aggregatorList")):
        value = number(one.get("averageStressLevel"))
        if one.get("type") == "TOTAL" and value is not None and value >= 0:
            return value
    return None


def _night(record: Mapping[str, object], slept: set[date]) -> Iterator[Observation]:
    day = date.fromisoformat(word(record, "calendarDate"))
    seconds = [number(record.get(stage)) for stage in _STAGES]
    known = [one for one in seconds if one is not None]
    if day in slept:
        return
    if known and sum(known):
        slept.add(day)
        yield Night(SOURCE, day, sum(known) / 3600)
    else:
        yield Unknown("sleep_hours")


def _activity(record: Mapping[str, object], _: set[date]) -> Iterator[Observation]:
    start, gmt = number(record.get("startTimeLocal")), number(record.get("startTimeGmt"))
    lasted = number(record.get("duration"))
    if start is None or lasted is None:
        raise ValueUnreadable(f"activity {record.get('activityId')}: when it was cannot be read")
    begun = _moment(start, gmt)
    elapsed = number(record.get("elapsedDuration")) or lasted
    fields: dict[str, object] = {"minutes": tidy(lasted / 60_000)}
    metres = number(record.get("distance"))
    if metres:
        fields["metres"] = tidy(metres / 100)
    for key, name in (("hr", "avgHr"), ("hrmax", "maxHr"), ("x_steps", "steps")):
        value = number(record.get(name))
        if value and (key == "x_steps" or 20 <= value <= 250):
            fields[key] = tidy(value)
    kind = word(record, "activityType")
    end = begun + timedelta(milliseconds=max(elapsed, lasted))
    yield Workout(activity_of(kind), SOURCE, begun, end, fields, plain_words(kind))


def _moment(local: float, gmt: float | None) -> datetime:
    """Return the local time with its offset from UTC."""
    offset = timedelta(milliseconds=local - gmt) if gmt is not None else timedelta(0)
    offset = timedelta(minutes=round(offset.total_seconds() / 900) * 15)
    wall = datetime.fromtimestamp(local / 1000, UTC).replace(microsecond=0)
    if abs(offset) >= timedelta(hours=24):
        raise ValueUnreadable(f"an offset of {offset} cannot be read")
    return wall.replace(tzinfo=timezone(offset))
