"""Importer for the archive of a Fitbit account: a JSON file a month, or a chunk, and kind."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Final

from pacing_cli.errors import Problem
from pacing_cli.importers.observations import (
    Counted,
    Measured,
    Night,
    NotWorn,
    Observation,
    Refused,
    Sum,
    Unknown,
)
from pacing_cli.importers.reading.archive import ArchiveFile
from pacing_cli.importers.reading.cells import ValueUnreadable, unreadable
from pacing_cli.importers.reading.streams import each_usable, load, number, part, records, word
from pacing_cli.importers.registry import Here

_NAME: Final = re.compile(
    r"(steps|distance|heart_rate|resting_heart_rate|sedentary_minutes|sleep)-"
    r"\d{4}-\d{2}-\d{2}\.json$"
)
_MINUTE: Final = timedelta(minutes=1)
_WHOLE_DAY: Final = 1440
_SUMS: Final[dict[str, tuple[Sum, float]]] = {"steps": ("steps", 1.0), "distance": ("metres", 0.01)}


def kind_of(member: ArchiveFile) -> str:
    """What a file is of, by its name; empty where it is not of this kind by its content."""
    found = _NAME.search(member.base)
    start = member.start.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not found or not start.startswith((b"[", b"{")):
        return ""
    needed = b'"dateOfSleep"' if found[1] == "sleep" else b'"dateTime"'
    return found[1] if needed in start or start[:64].split() == [b"[]"] else ""


def read_file(
    member: ArchiveFile, here: Here, source: str, seen: set[str]
) -> Iterator[Observation]:
    """One file. `seen` holds the nights that were told already: chunks overlap."""
    kind = kind_of(member)
    reader = _READERS.get(kind)
    for place, record in enumerate(records(load(member, here.progress)), 1):
        try:
            if kind == "sleep":
                yield from _sleep(record, source, seen)
            elif reader:
                yield from reader(record, source, here)
            else:
                yield from _amount(record, source, here, *_SUMS[kind])
        except (ValueError, OverflowError) as error:
            problem = Problem(f"{member.where} record {place}", unreadable(error, record.values()))
            yield Refused(_TOLD.get(kind, kind), problem)


def _amount(
    record: Mapping[str, object], source: str, here: Here, what: Sum, factor: float
) -> Iterator[Observation]:
    value = number(record.get("value"))
    at = here.at(_moment(word(record, "dateTime")).replace(tzinfo=UTC))
    if value is None:
        yield Unknown(what)
    else:
        yield Counted(what, source, at, at + _MINUTE, value * factor)


def _heart_rate(record: Mapping[str, object], source: str, here: Here) -> Iterator[Observation]:
    value = part(record, "value")
    beats, sure = number(value.get("bpm")), number(value.get("confidence"))
    if beats and sure != 0:
        at = here.at(_moment(word(record, "dateTime")).replace(tzinfo=UTC))
        yield Measured("hr", source, at, beats)


def _resting(record: Mapping[str, object], source: str, _: Here) -> Iterator[Observation]:
    beats = number(part(record, "value").get("value"))
    # Days without a reading stand there as 0.
    if not beats:
        yield Unknown("x_resting_hr")
    else:
        yield Measured("x_resting_hr", source, _moment(word(record, "dateTime")).date(), beats)


def _sedentary(record: Mapping[str, object], source: str, _: Here) -> Iterator[Observation]:
    if number(record.get("value")) == _WHOLE_DAY:
        yield NotWorn(source, _moment(word(record, "dateTime")).date())


def _sleep(record: Mapping[str, object], source: str, seen: set[str]) -> Iterator[Observation]:
    """A sleep belongs to its own date, that of waking up. A nap is a sleep as well."""
    name = str(record.get("logId", f"{record.get('startTime')} {record.get('endTime')}"))
    if name in seen:
        return
    seen.add(name)
    day = date.fromisoformat(word(record, "dateOfSleep"))
    minutes = number(record.get("minutesAsleep"))
    if minutes is None:
        raise ValueUnreadable(f"sleep of {day}: how long it was cannot be read")
    yield Night(source, day, minutes / 60)


@lru_cache(maxsize=4096)
def _day(text: str) -> datetime:
    return datetime.strptime(text, "%m/%d/%y")  # noqa: DTZ007  the zone is told by the kind


def _moment(text: str) -> datetime:
    """`01/11/24 11:18:00`; also as ISO, which some copies of such archives have."""
    if text[2:3] == "/":
        clock = text[9:17] or "00:00:00"
        hours, minutes, seconds = (int(one) for one in clock.split(":"))
        return _day(text[:8]).replace(hour=hours, minute=minutes, second=seconds)
    found = datetime.fromisoformat(text)
    return found.replace(tzinfo=None)


_Reader = Callable[[Mapping[str, object], str, Here], Iterator[Observation]]
_READERS: Final[dict[str, _Reader]] = {
    "heart_rate": _heart_rate,
    "resting_heart_rate": _resting,
    "sedentary_minutes": _sedentary,
}
_TOLD: Final = {
    "sleep": "sleep_hours", "heart_rate": "hr", "resting_heart_rate": "x_resting_hr",
    "distance": "metres",
}  # fmt: skip


SOURCE: Final = "Fitbit"


def recognises(member: ArchiveFile) -> bool:
    """Recognise a file by its contents. Its name gives the kind of data."""
    return bool(kind_of(member)) and "Google Health/" not in member.name


def read(members: Sequence[ArchiveFile], here: Here) -> Iterator[Observation]:
    """Read all files. A repeated sleep counts once, and a damaged file does not affect the others.

    Raises FileNotUsable.
    """
    seen: set[str] = set()
    yield from each_usable(members, lambda member: read_file(member, here, SOURCE, seen))
