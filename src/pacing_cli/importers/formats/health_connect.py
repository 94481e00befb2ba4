"""Importer for Health Connect: the database that an Android phone exports, in its zip.

Times are milliseconds of UTC, with the offset in seconds beside them. Several apps write the
same steps: the order that the person set on the phone counts, where the export has it. Tables
and columns are looked for by name, as they grow with every version.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta, timezone
from typing import Final

from pacing_cli.errors import FileNotUsable, Problem
from pacing_cli.importers.observations import (
    Asleep,
    Counted,
    Figure,
    Measured,
    Observation,
    Ranked,
    Refused,
    Sum,
    Unknown,
    Workout,
)
from pacing_cli.importers.reading.archive import ArchiveFile
from pacing_cli.importers.reading.cells import unreadable
from pacing_cli.importers.reading.streams import MAGIC, names, opened_copy, refuse_half_written
from pacing_cli.importers.reading.words import activity_of, kind_named
from pacing_cli.importers.registry import Here
from pacing_cli.model.quantity import tidy

_ASLEEP: Final = (2, 4, 5, 6)
"""Stages of sleep: sleeping, light, deep, REM. 1 is awake, 3 is out of bed."""
_ACTIVITY: Final = 1
"""The category of steps and distance in the order of the apps."""
_SUMS: Final[tuple[tuple[str, str, Sum], ...]] = (
    ("steps_record_table", "count", "steps"),
    ("distance_record_table", "distance", "metres"),
)
_FIGURES: Final[tuple[tuple[str, str, Figure], ...]] = (
    ("resting_heart_rate_record_table", "beats_per_minute", "x_resting_hr"),
    ("heart_rate_variability_rmssd_record_table", "heart_rate_variability_millis", "x_hrv_ms"),
)

_KINDS: Final = {
    0: "workout", 1: "badminton", 2: "baseball", 3: "basketball", 4: "biking",
    5: "indoor cycling", 6: "boot camp", 7: "boxing", 8: "calisthenics", 9: "cricket",
    10: "dancing", 11: "exercise class", 12: "fencing", 13: "american football",
    14: "australian football", 15: "frisbee", 16: "golf", 17: "guided breathing",
    18: "gymnastics", 19: "handball", 20: "interval training", 21: "hiking", 22: "ice hockey",
    23: "ice skating", 24: "martial arts", 25: "paddling", 26: "paragliding", 27: "pilates",
    28: "racquetball", 29: "rock climbing", 30: "roller hockey", 31: "rowing", 32: "rugby",
    33: "running", 34: "treadmill running", 35: "sailing", 36: "scuba diving", 37: "skating",
    38: "skiing", 39: "snowboarding", 40: "snowshoeing", 41: "soccer", 42: "softball",
    43: "squash", 44: "stair climbing", 45: "strength training", 46: "stretching",
    47: "surfing", 48: "swimming open water", 49: "swimming pool", 50: "table tennis",
    51: "tennis", 52: "volleyball", 53: "walking", 54: "water polo", 55: "weightlifting",
    56: "wheelchair", 57: "yoga", 58: "workout", 59: "stair climbing machine",
    60: "elliptical", 61: "rowing machine",
}  # fmt: skip
"""The numbers of the platform, all of them: `ExerciseSessionType.java` of Android's own
packages/modules/HealthFitness, Android 14 (API 34; as of 2024-01-08). The library for apps
(androidx.health.connect) has other numbers for the same kinds: 79 is walking there."""


def recognises(member: ArchiveFile) -> bool:
    """A database that has the tables of Health Connect."""
    return member.start.startswith(MAGIC) and names(member, b"steps_record_table")


def read(members: Sequence[ArchiveFile], here: Here) -> Iterator[Observation]:
    """One database; two of them would tell the same days twice. Raises FileNotUsable."""
    if len(members) > 1:
        raise FileNotUsable(
            f"You gave {len(members)} databases of Health Connect. Nothing was imported.",
            "Give one after the other, the oldest first.",
        )
    refuse_half_written(members[0])
    with opened_copy(members[0], here.progress) as found:
        yield from _Database(found, members[0].where).told()


class _Database:
    """One export, table by table."""

    def __init__(self, found: sqlite3.Connection, where: str) -> None:
        self._found, self._where = found, where
        rows = found.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        self._tables = {str(name) for (name,) in rows}
        self._apps = self._app_names()

    def told(self) -> Iterator[Observation]:
        """Everything that the journal has a place for."""
        yield Ranked(self._ranked())
        for table, column, what in _SUMS:
            yield from self._sums(table, column, what)
        for table, column, figure in _FIGURES:
            yield from self._figures(table, column, figure)
        yield from self._heart_rate()
        yield from self._sleep()
        yield from self._exercise()

    def _app_names(self) -> dict[int, str]:
        if not self._has("application_info_table", "row_id"):
            return {}
        names = [
            one for one in ("app_name", "package_name") if self._has("application_info_table", one)
        ]
        chosen = f"coalesce({', '.join([*names, chr(39) * 2])})"
        rows = self._found.execute(f"SELECT row_id, {chosen} FROM application_info_table")
        return {number: str(name) for number, name in rows if isinstance(number, int)}

    def _ranked(self) -> tuple[str, ...]:
        """The apps in the order in which the person wants them to count, for activity."""
        table = "health_data_category_priority_table"
        if not self._has(table, "health_data_category", "app_id_priority_order"):
            return ()
        query = f"SELECT app_id_priority_order FROM {table} WHERE health_data_category = ?"
        found = self._found.execute(query, (_ACTIVITY,)).fetchone()
        numbers = str(found[0] or "").split(",") if found else []
        apps = [self._source(int(one)) for one in numbers if one.strip().isdigit()]
        return tuple(one for one in apps if one)

    def _has(self, table: str, *columns: str) -> bool:
        """Whether the table is there, and has all of these columns."""
        if table not in self._tables:
            return False
        there = {row[1] for row in self._found.execute(f"PRAGMA table_info({table})")}
        return set(columns) <= there

    def _source(self, app: object) -> str:
        return self._apps.get(app, "") if isinstance(app, int) else ""

    def _each(
        self, what: str, query: str, make: Callable[..., Observation]
    ) -> Iterator[Observation]:
        """A row of the query is an observation; what cannot be one is refused alone."""
        for row in self._found.execute(query):
            try:
                yield make(*row)
            except (ValueError, TypeError, OverflowError, OSError) as error:
                yield Refused(what, Problem(self._where, f"{what}: {unreadable(error, row)}"))

    def _sums(self, table: str, column: str, what: Sum) -> Iterator[Observation]:
        if not self._has(table, "start_time", "end_time", "app_info_id", column):
            return
        offsets = self._offsets(table, "start_zone_offset", "end_zone_offset")

        def make(start: int, end: int, zone: int, zone_end: int, app: int, value: float) -> Counted:
            begun, ended = _moment(start, zone), _moment(end, zone_end)
            return Counted(what, self._source(app), begun, ended, float(value))

        query = f"SELECT start_time, end_time, {offsets}, app_info_id, {column} FROM {table}"
        yield from self._each(what, query, make)

    def _figures(self, table: str, column: str, figure: Figure) -> Iterator[Observation]:
        if self._has(table, "time", "app_info_id", column):
            offset = self._offsets(table, "zone_offset")
            query = f"SELECT time, {offset}, app_info_id, {column} FROM {table}"
            yield from self._each(figure, query, self._measured(figure))

    def _heart_rate(self) -> Iterator[Observation]:
        parent, child = "heart_rate_record_table", "heart_rate_record_series_table"
        if self._has(parent, "row_id", "app_info_id") and self._has(
            child, "parent_key", "beats_per_minute", "epoch_millis"
        ):
            offset = self._offsets(parent, "start_zone_offset", of="p.")
            query = (
                f"SELECT c.epoch_millis, {offset}, p.app_info_id, c.beats_per_minute "
                f"FROM {child} c JOIN {parent} p ON c.parent_key = p.row_id"
            )
            yield from self._each("hr", query, self._measured("hr"))

    def _measured(self, figure: Figure) -> Callable[..., Observation]:
        def make(time: int, zone: int, app: int, value: float) -> Observation:
            if not value:
                return Unknown(figure)
            return Measured(figure, self._source(app), _moment(time, zone), float(value))

        return make

    def _sleep(self) -> Iterator[Observation]:
        """Return the stages of a sleep in which the person slept, or all of it without stages."""
        table, stages = "sleep_session_record_table", "sleep_stages_table"
        if not self._has(table, "row_id", "start_time", "end_time", "app_info_id"):
            return
        offset = self._offsets(table, "end_zone_offset")
        whole = f"SELECT s.start_time, s.end_time, {offset}, s.app_info_id FROM {table} s"
        asleep = ", ".join(str(one) for one in _ASLEEP)
        if self._has(stages, "parent_key", "stage_start_time", "stage_end_time", "stage_type"):
            staged = (
                f"SELECT t.stage_start_time, t.stage_end_time, {offset}, s.app_info_id "
                f"FROM {stages} t JOIN {table} s ON t.parent_key = s.row_id "
                f"WHERE t.stage_type IN ({asleep})"
            )
            yield from self._each("sleep_hours", staged, self._asleep)
            whole += (
                f" WHERE s.row_id NOT IN (SELECT parent_key FROM {stages} WHERE parent_key NOTNULL)"
            )
        yield from self._each("sleep_hours", whole, self._asleep)

    def _asleep(self, start: int, end: int, zone: int, app: int) -> Asleep:
        return Asleep(self._source(app), _moment(start, zone), _moment(end, zone))

    def _exercise(self) -> Iterator[Observation]:
        table = "exercise_session_record_table"
        if self._has(table, "start_time", "end_time", "app_info_id", "exercise_type"):
            offsets = self._offsets(table, "start_zone_offset", "end_zone_offset")
            query = (
                f"SELECT start_time, end_time, {offsets}, app_info_id, exercise_type FROM {table}"
            )
            yield from self._each("workout", query, self._bout)

    def _bout(self, start: int, end: int, zone: int, zone_end: int, app: int, kind: int) -> Workout:
        begun, ended = _moment(start, zone), _moment(end, zone_end)
        called = kind_named(kind, _KINDS)
        fields = {"minutes": tidy((ended - begun).total_seconds() / 60)}
        return Workout(activity_of(called), self._source(app), begun, ended, fields, called)

    def _offsets(self, table: str, *columns: str, of: str = "") -> str:
        """Columns of offsets for a query; an older version that has none gives 0."""
        return ", ".join(f"{of}{one}" if self._has(table, one) else "0" for one in columns)


def _moment(millis: int, zone: int | None) -> datetime:
    offset = timezone(timedelta(seconds=int(zone or 0)))
    return datetime.fromtimestamp(int(millis) / 1000, UTC).astimezone(offset)
