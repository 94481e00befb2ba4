"""Importer for Google Fit from Takeout: tables of days and of quarters of an hour, and sessions.

`Daily activity metrics.csv` has one row a day. There is also a file for each day, named after it,
with a row and an offset for each quarter of an hour. Blank is unknown. A session is a bout or a
sleep. If it has a track, the track repeats the same bout.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Final

from pacing_cli.errors import Problem
from pacing_cli.importers.entries import same_time
from pacing_cli.importers.formats.tcx_file import sums_of
from pacing_cli.importers.observations import (
    Asleep,
    Counted,
    DayTotal,
    Measured,
    Observation,
    RecordsSeen,
    Refused,
    Sum,
    Unknown,
    Workout,
)
from pacing_cli.importers.reading.archive import ArchiveFile
from pacing_cli.importers.reading.streams import (
    TableRow,
    each_usable,
    header_of,
    load,
    number,
    number_in,
    rows_of,
    word,
)
from pacing_cli.importers.reading.words import (
    DATE,
    DISTANCE_M,
    HEART_RATE,
    START,
    STEPS,
    activity_of,
    find_column,
    plain_words,
)
from pacing_cli.importers.registry import Here

SOURCE: Final = "Google Fit"
_CLOCK: Final = r"\d{2}[_:-]\d{2}[_:-]\d{2}(?:\.\d{1,6})?"
_OFFSET: Final = r"Z|[+-]\d{2}[_:-]?\d{2}"
_BEGINNING: Final = re.compile(rf"\d{{4}}-\d\d-\d\dT{_CLOCK}({_OFFSET})_")
_NAMED: Final = re.compile(
    rf"^(\d{{4}}-\d\d-\d\d)T({_CLOCK})({_OFFSET})_"
    r"PT(?=\d)(?:(\d{1,3})H)?(?:(\d{1,4})M)?(?:(\d{1,6}(?:\.\d+)?)S)?_?(.*)\.tcx$",
    re.IGNORECASE,
)
"""`2026-03-02T10_00_00+01_00_PT15M_Walking.tcx`: when it began and how long it was."""
_NO_EXERCISE: Final = ("still", "in_vehicle", "exiting_vehicle", "tilting")
_ASLEEP: Final = re.compile(r"^sleep(?:\.(?:light|deep|rem))?$")
_ON_FOOT: Final = ("walk", "run", "hike")
_AGGREGATES: Final = {
    "com.google.step_count.delta": "steps",
    "com.google.distance.delta": "metres",
}
_DAY_FILE: Final = re.compile(r"(\d{4}-\d{2}-\d{2})\.csv$")
_QUARTER: Final = re.compile(r"(\d\d):(\d\d):\d\d(?:\.\d+)?([+-]\d\d:\d\d|Z)")
_AMOUNTS: Final[tuple[tuple[Sum, frozenset[str]], ...]] = (("steps", STEPS), ("metres", DISTANCE_M))


def recognises(member: ArchiveFile) -> bool:
    """A table with steps, and a date or the start of a quarter of an hour in front; a session; or
    a TCX file whose name tells its start and length, as only Google Fit names them."""
    if _is_session(member) or _is_track(member):
        return True
    names = header_of(member)
    if not names or find_column(names, STEPS) is None:
        return False
    if find_column(names, DATE) == names[0]:
        return find_column(names, DISTANCE_M) is not None and "(" in member.lines[0]
    return find_column(names, START) == names[0] and bool(_DAY_FILE.search(member.base))


def _is_session(member: ArchiveFile) -> bool:
    start = member.start
    return b'"fitnessActivity"' in start and b'"startTime"' in start


def _is_track(member: ArchiveFile) -> bool:
    return b"<TrainingCenterDatabase" in member.start and bool(_NAMED.search(member.base))


def read(members: Sequence[ArchiveFile], here: Here) -> Iterator[Observation]:
    """Read the table of days, then the quarters of missing days, sessions, and other tracks.

    A damaged file does not affect the others.

    Raises FileNotUsable.
    """
    told: set[date] = set()
    spans: dict[date, list[Workout]] = {}

    def one(member: ArchiveFile) -> Iterator[Observation]:
        if _is_session(member):
            return _session(member, here)
        if _is_track(member):
            return _track(member, spans, here)
        if find_column(header_of(member), DATE):
            return _days(member, here)
        day = date.fromisoformat(_named_day(member))
        return iter(()) if day in told else _quarters(member, day, here)

    for found in each_usable(_in_order(members), one):
        if isinstance(found, DayTotal):
            told.add(found.day)
        if isinstance(found, Workout):
            spans.setdefault(found.start.date(), []).append(found)
        yield found


def _in_order(members: Sequence[ArchiveFile]) -> list[ArchiveFile]:
    """What tells more first: days before their quarters, sessions before their tracks."""
    return sorted(
        members,
        key=lambda one: (
            _is_track(one),
            not (_is_session(one) or find_column(header_of(one), DATE)),
        ),
    )


def _named_day(member: ArchiveFile) -> str:
    found = _DAY_FILE.search(member.base)
    assert found
    return found[1]


def _days(member: ArchiveFile, here: Here) -> Iterator[Observation]:
    with rows_of(member, here.progress) as rows:
        for row in rows:
            names = tuple(row.cells)
            cell = row.text(names[0])
            try:
                day = date.fromisoformat(cell)
            except ValueError:
                message = f"`{cell}` is not a date such as 2026-03-01"
                yield Refused("", Problem(f"{member.where} line {row.line}", message))
                continue
            for what, words in _AMOUNTS:
                value = _value(row, names, words, what, member)
                if isinstance(value, float):
                    yield DayTotal(what, SOURCE, day, value)
                elif value:
                    yield value
            rate = _value(row, names, HEART_RATE, "hr", member, always=False)
            if isinstance(rate, float):
                yield Measured("hr", SOURCE, day, rate)


def _value(
    row: TableRow,
    names: Sequence[str],
    words: frozenset[str],
    what: str,
    member: ArchiveFile,
    *,
    always: bool = True,
) -> float | Refused | Unknown | None:
    """A number, a refusal, or (where the column is there and empty) that nothing is known."""
    name = find_column(names, words)
    if name is None:
        return None
    found = number_in(row, name, what, member)
    return found if found is not None or not always else Unknown(what)


def _quarters(member: ArchiveFile, day: date, here: Here) -> Iterator[Observation]:
    with rows_of(member, here.progress) as rows:
        for row in rows:
            names = tuple(row.cells)
            start = _moment(day, row.text(names[0]))
            for what, words in _AMOUNTS:
                value = _value(row, names, words, what, member, always=False)
                if isinstance(value, Refused):
                    yield value
                elif isinstance(value, float) and start:
                    yield Counted(what, SOURCE, start, start + timedelta(minutes=15), value)


def _moment(day: date, cell: str) -> datetime | None:
    """The start of a row: the day of the file's name, the clock and the offset of the cell."""
    found = _QUARTER.match(cell)
    if not found:
        return None
    offset = "+00:00" if found[3] == "Z" else found[3]
    return datetime.fromisoformat(f"{day}T{found[1]}:{found[2]}:00{offset}")


# Google Fit: what somebody did, session by session. A track in TCX is cut into laps, of which the
# first begins where the phone recorded something last, hours before: the file's name is right.


def _session(member: ArchiveFile, here: Here) -> Iterator[Observation]:
    document = load(member, here.progress)
    for record in document if isinstance(document, list) else [document]:
        found = record if isinstance(record, Mapping) else {}
        try:
            start, end = (
                datetime.fromisoformat(word(found, f"{one}Time")) for one in ("start", "end")
            )
            lasted = (end - start).total_seconds()
            start, end = _local(start, member, here), _local(end, member, here)
            slept = _sleep(found, member, here)
        except (ValueError, TypeError, OverflowError):
            yield Refused("", Problem(member.where, "when it was cannot be read"))
            continue
        kind, _, _ = word(found, "fitnessActivity").partition(".")
        if kind == "sleep":
            yield from slept or [Asleep(SOURCE, start, end)]
        elif kind in _NO_EXERCISE:
            yield RecordsSeen(1)
        else:
            active = number(word(found, "duration").removesuffix("s")) or 0.0
            seconds = active if 0 < active <= lasted else lasted
            yield _bout(word(found, "fitnessActivity"), start, end, seconds, _amounts(found))


def _sleep(session: Mapping[str, object], member: ArchiveFile, here: Here) -> list[Observation]:
    """Return the parts of a sleep in which the person slept, none without parts."""
    found: list[Observation] = []
    for part in _objects(session.get("segment")):
        if _ASLEEP.search(word(part, "fitnessActivity")):
            times = [datetime.fromisoformat(word(part, f"{one}Time")) for one in ("start", "end")]
            found.append(Asleep(SOURCE, *(_local(at, member, here) for at in times)))
    return found


def _amounts(session: Mapping[str, object]) -> Mapping[str, float]:
    found: dict[str, float] = {}
    for one in _objects(session.get("aggregate")):
        what = _AGGREGATES.get(word(one, "metricName"))
        value = number(one.get("floatValue", one.get("intValue")))
        if what and value:
            found[what] = value
    return found


def _objects(found: object) -> Iterator[Mapping[str, object]]:
    if isinstance(found, list):
        yield from (one for one in found if isinstance(one, Mapping))


def _track(
    member: ArchiveFile, spans: Mapping[date, Sequence[Workout]], here: Here
) -> Iterator[Observation]:
    named = _NAMED.search(member.base)
    assert named
    day, clock, offset, hours, minutes, seconds, kind = named.groups()
    lasted = float(hours or 0) * 3600 + float(minutes or 0) * 60 + float(seconds or 0)
    try:
        start = datetime.fromisoformat(f"{day}T{_colons(clock)}{_colons(offset)}")
        start = _local(start, member, here)
        end = start + timedelta(seconds=lasted)
    except (ValueError, OverflowError):
        yield Refused("", Problem(member.where, "its name has no time that pace can read"))
        return
    beside = spans.get(start.date(), ())
    if any(same_time(start, end, one.start, one.end) for one in beside):
        yield RecordsSeen(1)
    else:
        yield _bout(kind, start, end, lasted, sums_of(member, here))


def _bout(
    kind: str, start: datetime, end: datetime, seconds: float, amounts: Mapping[str, float]
) -> Workout:
    called = " ".join(plain_words(part) for part in kind.split(".") if part)
    activity = activity_of(kind.partition(".")[0])
    fields: dict[str, object] = {"minutes": round(seconds / 60, 2)}
    for what in ("metres", "steps"):
        if amounts.get(what, 0) >= 1 and (what == "metres" or activity in _ON_FOOT):
            fields[what] = round(amounts[what])
    return Workout(activity, SOURCE, start, end, fields, called)


def _local(at: datetime, member: ArchiveFile, here: Here) -> datetime:
    """As the clock showed it there: the name of the file has the offset, the times in it have none.

    Raises ValueError.
    """
    named = _BEGINNING.match(member.base)
    if named and named[1] != "Z":
        zone = datetime.fromisoformat(f"2000-01-01T00:00{_colons(named[1])}").tzinfo
        return at.astimezone(zone) if at.tzinfo else at.replace(tzinfo=zone)
    return here.at(at if at.tzinfo else at.replace(tzinfo=UTC))


def _colons(text: str) -> str:
    return re.sub(r"(?<=\d)[_:-](?=\d)", ":", text)
