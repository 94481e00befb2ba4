"""Importer for Samsung Health: tables whose first line names them, with an extra comma at the end.

Steps of a day stand there once for each device and once as the merged day (`source_type` -2):
only that one counts. Columns carry the table's name in front. Times are UTC, with the offset
beside them; the day of steps is told by midnight in UTC.
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
from pacing_cli.importers.protocol import Here
from pacing_cli.importers.reading.archive import ArchiveFile
from pacing_cli.importers.reading.streams import TableRow, number, rows_of
from pacing_cli.importers.reading.words import activity_of
from pacing_cli.model.quantity import tidy

SOURCE: Final = "Samsung Health"
_MERGED: Final = "-2"
_EXERCISES: Final = {
    "1001": "walking", "1002": "running", "11007": "cycling", "13001": "hiking",
    "14001": "swimming", "15001": "rowing", "9002": "yoga", "9001": "pilates",
    "10007": "stretching", "0": "workout",
}  # fmt: skip

Cells = Mapping[str, str]


def recognises(member: ArchiveFile) -> bool:
    """The first line is the name of a table of Samsung that is known, with its version."""
    first = member.lines[0] if member.lines else ""
    return first.startswith("com.samsung.") and _kind(first) is not None


def read(members: Sequence[ArchiveFile], here: Here) -> Iterator[Observation]:
    """All tables that are known."""
    for member in members:
        kind = _kind(member.lines[0])
        assert kind
        with rows_of(member, here.progress, skip=1) as rows:
            for row in rows:
                try:
                    yield from kind(_plain(row))
                except (ValueError, KeyError, OverflowError, OSError) as error:
                    problem = Problem(f"{member.where} line {row.line}", f"{error} cannot be read")
                    yield Refused("", problem)


def _plain(row: TableRow) -> Cells:
    """The cells by the last part of their names, which stands behind the table's name."""
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
    """A sleep, or a nap, as one span; two that lie over one another count once."""
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
    called = _EXERCISES.get(cells.get("exercise_type", ""), "workout")
    yield Workout(activity_of(called), SOURCE, start, end, fields, called)


_KINDS: Final[Mapping[str, Callable[[Cells], Iterator[Observation]]]] = {
    "step_daily_trend": _steps,
    "sleep": _sleep,
    "heart_rate": _heart_rate,
    "exercise": _exercise,
}


def _kind(first: str) -> Callable[[Cells], Iterator[Observation]] | None:
    """What to do with a table, by the name in its first line; None for all others."""
    return _KINDS.get(first.split(",")[0].strip().rsplit(".", 1)[-1])


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
