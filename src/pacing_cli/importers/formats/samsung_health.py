"""Importer for Samsung Health: tables whose first line names them, with an extra comma at the end.

Steps of a day have a row for each device and one for the merged day (`source_type` -2), and only
the merged row counts. Columns begin with the table's name. Times are UTC with a separate offset,
and the day of steps is midnight in UTC.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Final

from pacing_cli.errors import Problem
from pacing_cli.importers.observations import (
    Asleep,
    DayTotal,
    Measured,
    Observation,
    Refused,
    Unknown,
    Workout,
)
from pacing_cli.importers.reading.archive import ArchiveFile
from pacing_cli.importers.reading.cells import unreadable
from pacing_cli.importers.reading.streams import TableRow, each_usable, number, rows_of
from pacing_cli.importers.reading.words import activity_of, kind_named
from pacing_cli.importers.registry import Here
from pacing_cli.model.quantity import tidy

SOURCE: Final = "Samsung Health"
_MERGED: Final = "-2"
_KINDS: Final = {
    0: "workout", 1001: "walking", 1002: "running", 2001: "baseball", 2002: "softball",
    2003: "cricket", 3001: "golf", 3002: "billiards", 3003: "bowling", 4001: "hockey",
    4002: "rugby", 4003: "basketball", 4004: "soccer", 4005: "handball",
    4006: "american football", 5001: "volleyball", 5002: "beach volleyball", 6001: "squash",
    6002: "tennis", 6003: "badminton", 6004: "table tennis", 6005: "racquetball",
    7001: "tai chi", 7002: "boxing", 7003: "martial arts", 8001: "ballet", 8002: "dancing",
    8003: "ballroom dancing", 9001: "pilates", 9002: "yoga", 10001: "stretching",
    10002: "jump rope", 10003: "hula hoop", 10004: "push-ups", 10005: "pull-ups",
    10006: "sit-ups", 10007: "circuit training", 10008: "mountain climbers",
    10009: "jumping jacks", 10010: "burpees", 10011: "bench press", 10012: "squats",
    10013: "lunges", 10014: "leg presses", 10015: "leg extensions", 10016: "leg curls",
    10017: "back extensions", 10018: "lat pull-downs", 10019: "deadlifts",
    10020: "shoulder presses", 10021: "front raises", 10022: "lateral raises",
    10023: "crunches", 10024: "leg raises", 10025: "plank", 10026: "arm curls",
    10027: "arm extensions", 11001: "inline skating", 11002: "hang gliding",
    11003: "pistol shooting", 11004: "archery", 11005: "horse riding", 11007: "cycling",
    11008: "flying disc", 11009: "roller skating", 12001: "aerobics", 13001: "hiking",
    13002: "rock climbing", 13003: "backpacking", 13004: "mountain biking",
    13005: "orienteering", 14001: "swimming", 14002: "water aerobics", 14003: "canoeing",
    14004: "sailing", 14005: "scuba diving", 14006: "snorkelling", 14007: "kayaking",
    14008: "kitesurfing", 14009: "rafting", 14010: "rowing", 14011: "windsurfing",
    14012: "yachting", 14013: "water skiing", 15001: "step machine", 15002: "weight machine",
    15003: "exercise bike", 15004: "rowing machine", 15005: "treadmill",
    15006: "elliptical trainer", 16001: "cross-country skiing", 16002: "downhill skiing",
    16003: "ice dancing", 16004: "ice skating", 16006: "ice hockey", 16007: "snowboarding",
    16008: "alpine skiing", 16009: "snowshoeing",
}  # fmt: skip
"""Samsung's list of predefined exercise types, all of it (developer.samsung.com, Samsung Health
SDK for Android, EXERCISE_TYPE). 0 is a kind of the person's own, whose name is not in the table."""

Cells = Mapping[str, str]


def recognises(member: ArchiveFile) -> bool:
    """The first line is the name of a table of Samsung that is known, with its version."""
    first = member.lines[0] if member.lines else ""
    return first.startswith("com.samsung.") and _kind(first) is not None


def read(members: Sequence[ArchiveFile], here: Here) -> Iterator[Observation]:
    """Read all known tables; a damaged one does not affect the others. Raises FileNotUsable."""
    yield from each_usable(members, lambda member: _table(member, here))


def _table(member: ArchiveFile, here: Here) -> Iterator[Observation]:
    kind = _kind(member.lines[0])
    assert kind
    with rows_of(member, here.progress, skip=1) as rows:
        for row in rows:
            try:
                yield from kind(_plain(row))
            except (ValueError, KeyError, OverflowError, OSError) as error:
                where = f"{member.where} line {row.line}"
                yield Refused("", Problem(where, unreadable(error, row.cells.values())))


def _plain(row: TableRow) -> Cells:
    """Return the cells by the last part of their column names, after the table's name."""
    return {name.rsplit(".", 1)[-1]: row.text(name) for name in row.cells if name}


def _steps(cells: Cells) -> Iterator[Observation]:
    if cells.get("source_type", _MERGED) != _MERGED:
        return
    day, steps = _day(cells["day_time"]), number(cells.get("count"))
    if not steps:
        yield Unknown("steps")
        return
    yield DayTotal("steps", SOURCE, day, steps)
    metres = number(cells.get("distance"))
    if metres:
        yield DayTotal("metres", SOURCE, day, metres)


def _sleep(cells: Cells) -> Iterator[Observation]:
    """Return a sleep or a nap as one span. Overlapping ones count once."""
    start, end = _moment(cells, "start_time"), _moment(cells, "end_time")
    asleep = number(cells.get("sleep_duration"))
    if asleep is not None and timedelta(0) < timedelta(minutes=asleep) < end - start:
        # The minutes awake are spread over the night; only how many they are is told.
        start = end - timedelta(minutes=asleep)
    yield Asleep(SOURCE, start, end)


def _heart_rate(cells: Cells) -> Iterator[Observation]:
    beats = number(cells.get("heart_rate"))
    if beats:
        yield Measured("hr", SOURCE, _moment(cells, "start_time"), beats)


def _exercise(cells: Cells) -> Iterator[Observation]:
    start, end = _moment(cells, "start_time"), _moment(cells, "end_time")
    lasted = number(cells.get("duration"))
    minutes = lasted / 60_000 if lasted else (end - start).total_seconds() / 60
    fields: dict[str, object] = {"minutes": tidy(minutes)}
    metres = number(cells.get("distance"))
    if metres:
        fields["metres"] = tidy(metres)
    for key, name in (("hr", "mean_heart_rate"), ("hrmax", "max_heart_rate")):
        beats = number(cells.get(name))
        if beats and 20 <= beats <= 250:
            fields[key] = tidy(beats)
    kind = number(cells.get("exercise_type"))
    called = kind_named("" if kind is None else int(kind), _KINDS)
    yield Workout(activity_of(called), SOURCE, start, end, fields, called)


_TABLES: Final[Mapping[str, Callable[[Cells], Iterator[Observation]]]] = {
    "step_daily_trend": _steps,
    "sleep": _sleep,
    "heart_rate": _heart_rate,
    "exercise": _exercise,
}


def _kind(first: str) -> Callable[[Cells], Iterator[Observation]] | None:
    """What to do with a table, by the name in its first line; None for all others."""
    return _TABLES.get(first.split(",")[0].strip().rsplit(".", 1)[-1])


def _day(text: str) -> date:
    if text.isdigit():
        return datetime.fromtimestamp(int(text) / 1000, UTC).date()
    return date.fromisoformat(text[:10])


def _moment(cells: Cells, name: str) -> datetime:
    """A time of UTC as the clock showed it there: `time_offset` is such as `UTC+0100`."""
    text = cells[name]
    if text.isdigit():
        utc = datetime.fromtimestamp(int(text) / 1000, UTC)
    else:
        utc = datetime.fromisoformat(text[:23]).replace(tzinfo=UTC)
    offset = cells.get("time_offset", "").removeprefix("UTC")
    if not offset:
        return utc
    sign = -1 if offset.startswith("-") else 1
    digits = offset.lstrip("+-").replace(":", "").zfill(4)
    span = timedelta(hours=int(digits[:2]), minutes=int(digits[2:4]))
    return utc.astimezone(timezone(sign * span))
