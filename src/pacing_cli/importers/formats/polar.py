"""Importer for the export of a Polar account: JSON files of days, nights and training sessions.

Times are local, with an offset in minutes. The length of a session is a separate value, and can
differ from the time between its beginning and end. Until about 2019 a duration is written
`PT33M12S` and a sport by its name. Since then they are in milliseconds and a number.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta, timezone
from typing import Final

from pacing_cli.errors import Problem
from pacing_cli.importers.observations import (
    DailyFigures,
    DayTotal,
    Night,
    Observation,
    RecordsSeen,
    Refused,
    Unknown,
    Workout,
)
from pacing_cli.importers.reading.archive import ArchiveFile
from pacing_cli.importers.reading.streams import (
    each_of_list,
    each_usable,
    load,
    number,
    part,
    records,
    word,
)
from pacing_cli.importers.reading.words import activity_of, kind_named, plain_words
from pacing_cli.importers.registry import Here

SOURCE: Final = "Polar"
_OFFSETS: Final = ("timezoneOffsetMinutes", "timezoneOffset", "timeZoneOffset")
_SESSION: Final = (
    (b'"startTime"',),
    tuple(f'"{one}"'.encode() for one in _OFFSETS),
    (b'"durationMillis"', b'"exercises"', b'"stopTime"'),
)
"""Of each of these one stands at the beginning of a session."""
_LASTED: Final = re.compile(
    r"(?:P(?:(?P<d>\d+)D)?T?(?:(?P<h>\d+)H)?(?:(?P<m>\d+)M)?)?(?:(?P<s>\d+(?:\.\d+)?)S)?",
    re.IGNORECASE,
)
_SPORTS: Final = {
    1: "running", 2: "cycling", 3: "walking", 4: "jogging", 5: "mountain biking", 6: "skiing",
    7: "downhill skiing", 8: "rowing", 9: "nordic walking", 10: "skating", 11: "hiking",
    12: "tennis", 13: "squash", 14: "badminton", 15: "strength training", 16: "other",
    17: "treadmill running", 18: "indoor cycling", 19: "running", 20: "circuit training",
    22: "snowboarding", 23: "swimming", 24: "cross-country skiing", 25: "cross-country skiing",
    27: "trail running", 28: "ice skating", 29: "inline skating", 30: "roller skating",
    32: "exercise class", 33: "yoga", 34: "interval training", 35: "golf", 36: "track running",
    38: "road biking", 39: "soccer", 41: "basketball", 45: "volleyball", 50: "futsal",
    51: "floorball", 52: "dancing", 54: "horse riding", 55: "elliptical", 56: "martial arts",
    57: "functional training", 58: "boot camp", 61: "fitness", 62: "aqua fitness", 63: "step",
    64: "body and mind", 65: "pilates", 66: "stretching", 67: "fitness dancing", 83: "other",
    84: "orienteering", 89: "wheelchair", 91: "table tennis", 92: "ultra running",
    94: "indoor climbing", 95: "kayaking", 96: "canoeing", 103: "pool swim",
    105: "open water swimming", 109: "boxing", 111: "mobility", 114: "gymnastics", 115: "judo",
    116: "snowshoeing", 117: "indoor rowing", 118: "indoor cycling", 126: "core", 127: "mobility",
    148: "kettlebell", 157: "stand-up paddling", 163: "aqua jogging", 164: "water exercise",
    177: "e-bike", 184: "jump rope", 185: "stairs", 189: "handcycling", 195: "gravel riding",
    203: "rucking", 204: "calisthenics",
}  # fmt: skip
"""Polar's numbers, which the export does not explain: from a public list made from its website."""


def recognises(member: ArchiveFile) -> bool:
    """JSON of a day, of nights, of a training session, or of a month of heartbeats."""
    return bool(_kind(member.start))


def _kind(start: bytes) -> str:
    if not start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"[", b"{")):
        return ""
    if b'"deviceDays"' in start:
        return "beats"
    if b'"night"' in start and (b'"sleepResult"' in start or b'"evaluation"' in start):
        return "sleep"
    if all(any(one in start for one in names) for names in _SESSION):
        return "session"
    days = (b'"stepCount"' in start) or (b'"samples"' in start and b'"mets"' in start)
    return "day" if days and b'"date"' in start else ""


def read(members: Sequence[ArchiveFile], here: Here) -> Iterator[Observation]:
    """Read all files; a damaged one does not affect the others. Raises FileNotUsable."""
    seen: set[str] = set()
    yield from each_usable(members, lambda member: _told(member, here, seen))


def _told(member: ArchiveFile, here: Here, seen: set[str]) -> Iterator[Observation]:
    kind = _kind(member.start)
    if kind == "beats":
        yield from _beats(member, here)
        return
    found = load(member, here.progress)
    # Nights are a list; a day and a session are one object that holds several lists.
    for record in records(found) if kind == "sleep" else records([found]):
        try:
            if kind == "sleep":
                yield from _night(record, seen)
            elif kind == "day":
                yield from _day(record)
            else:
                yield from _session(record, here, seen)
        except ValueError as error:
            yield Refused("", Problem(member.where, f"`{error}` cannot be read"))


def _day(record: Mapping[str, object]) -> Iterator[Observation]:
    """The day's own sum; where there is none, that of its minutes."""
    day = _date(word(record, "date"))
    steps = number(part(record, "summary").get("stepCount"))
    if steps is None:
        each = part(record, "samples").get("steps")
        steps = sum(number(one.get("value")) or 0.0 for one in records(each)) if each else None
    yield DayTotal("steps", SOURCE, day, steps) if steps else Unknown("steps")


def _beats(member: ArchiveFile, here: Here) -> Iterator[Observation]:
    """The heart rate of whole days, read by the second: one day is held at a time."""
    figures, count = DailyFigures(), 0
    for record in each_of_list(member, here.progress):
        try:
            day = str(_date(word(record, "date")))
        except ValueError as error:
            yield Refused("", Problem(member.where, f"`{error}` cannot be read"))
            continue
        for one in records(record.get("samples")):
            rate = number(one.get("heartRate"))
            if rate and 20 <= rate <= 250:
                figures.put("hr", SOURCE, day, rate)
                count += 1
    yield from (figures, RecordsSeen(count))


def _night(record: Mapping[str, object], seen: set[str]) -> Iterator[Observation]:
    """A night belongs to the local day on which it ended."""
    end = word(part(part(record, "sleepResult"), "hypnogram"), "sleepEnd")
    day = _date(end[:10] or word(record, "night")[:10])
    asleep = word(part(record, "evaluation"), "asleepDuration")
    name = f"night-{end or day}"
    if name in seen:
        return
    seen.add(name)
    yield Night(SOURCE, day, _lasted(asleep) / 3600) if asleep else Unknown("sleep_hours")


def _session(record: Mapping[str, object], here: Here, seen: set[str]) -> Iterator[Observation]:
    """A session, or each of its sports where it has several; the same file twice counts once."""
    name = word(part(record, "identifier"), "id") or f"session-{word(record, 'startTime')}"
    if name in seen:
        return
    seen.add(name)
    found = record.get("exercises")
    several = list(records(found)) if isinstance(found, list) else []
    if len(several) > 1:
        for one in several:
            yield _bout({**_offsets(record), **one}, here)
    else:
        # The sport of the only exercise stands in it alone, in the older kind.
        yield _bout({**(several[0] if several else {}), **record}, here)


def _offsets(record: Mapping[str, object]) -> dict[str, object]:
    return {name: record[name] for name in _OFFSETS if name in record}


def _bout(record: Mapping[str, object], here: Here) -> Workout:
    start = _moment(record, "startTime", here)
    lasted = number(record.get("durationMillis"))
    seconds = lasted / 1000 if lasted is not None else _lasted(word(record, "duration"))
    end = max(_moment(record, "stopTime", here), start) if record.get("stopTime") else start
    fields: dict[str, object] = {"minutes": round(seconds / 60, 2)}
    far = number(record.get("distanceMeters")) or number(record.get("distance"))
    if far:
        fields["metres"] = round(far)
    beats = part(record, "heartRate")
    for key, values in (
        ("hr", (record.get("hrAvg"), record.get("averageHeartRate"), beats.get("avg"))),
        ("hrmax", (record.get("hrMax"), record.get("maximumHeartRate"), beats.get("max"))),
    ):
        rate = next((one for value in values if (one := number(value))), 0.0)
        if 20 <= rate <= 250:
            fields[key] = round(rate)
    activity, called = _sport(record)
    end = max(end, start + timedelta(seconds=seconds))
    return Workout(activity, SOURCE, start, end, fields, called)


def _sport(record: Mapping[str, object]) -> tuple[str, str]:
    """The activity, and what Polar calls it; a number that is not known is kept as one."""
    sport = record.get("sport")
    if isinstance(sport, str):
        called = plain_words(sport)
        return activity_of("other" if called.startswith("other ") else called), called
    kind = number(part(record, "sport").get("id"))
    called = kind_named(int(kind), _SPORTS) if kind is not None else word(record, "name")
    return activity_of(called if kind is not None else ""), called


def _lasted(text: str) -> float:
    """Seconds of `PT7H30M15S`, or of `27000s`. Raises ValueError."""
    found = _LASTED.fullmatch(text)
    if not text or not found:
        raise ValueError(text or "how long it lasted")
    days, hours, minutes = (int(found[one] or 0) for one in "dhm")
    return ((days * 24 + hours) * 60 + minutes) * 60 + float(found["s"] or 0)


def _moment(record: Mapping[str, object], name: str, here: Here) -> datetime:
    text = word(record, name)
    try:
        wall = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(text) from None
    if wall.tzinfo:
        return here.at(wall)
    offsets = [found for one in _OFFSETS if (found := number(record.get(one))) is not None]
    if not offsets or abs(offsets[0]) >= 24 * 60:
        return here.local(wall)
    return wall.replace(tzinfo=timezone(timedelta(minutes=offsets[0])))


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(text) from None
