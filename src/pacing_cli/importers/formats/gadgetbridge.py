"""Importer for Gadgetbridge: the database that the app exports, with tables for every maker.

Tables of minutes tell time in seconds, those of readings in milliseconds. Steps are those of the
minute, but a Garmin or a CMF counts on until midnight, and an HPlus writes a day's sum beside its
parts. Which numbers are sleep is every maker's own: a number that is not known is unknown. From the
source of the app: version 92 of its schema, commit a0948ee of 2024-12-22.
"""

import json
import re
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from pacing_cli.errors import FileNotUsable, Problem
from pacing_cli.importers.observations import (
    DailyFigures,
    DaySums,
    DayTotal,
    Figure,
    Measured,
    Nights,
    Observation,
    RecordsSeen,
    Refused,
    Workout,
)
from pacing_cli.importers.reading.archive import ArchiveFile
from pacing_cli.importers.reading.streams import MAGIC, number, opened_copy, refuse_half_written
from pacing_cli.importers.reading.streams import names as holds
from pacing_cli.importers.reading.words import activity_of, kind_named
from pacing_cli.importers.registry import Here
from pacing_cli.model.quantity import tidy

SOURCE: Final = "Gadgetbridge"
_MARK: Final = b"DEVICE_ATTRIBUTES"
_TABLE: Final = re.compile(r"(?!TEST_)[A-Z0-9_]+")
_SECONDS: Final = "(CASE WHEN {0} > 100000000000 THEN ({0}) / 1000 ELSE {0} END)"
"""A column of time in seconds since 1970, whether it is in seconds or in milliseconds."""
_AT: Final = _SECONDS.format("TIMESTAMP")
_THIS_CENTURY: Final = "BETWEEN 946684800 AND 4102444800"
"""An earlier time is of a watch that lost its clock."""
_QUARTER: Final = 900
"""No zone of today begins its days within a quarter of an hour."""
_COUNTING_ON: Final = ("GARMIN_ACTIVITY_SAMPLE", "CMF_ACTIVITY_SAMPLE")
_ONLY: Final = {"HPLUS_HEALTH_ACTIVITY_SAMPLE": "RAW_KIND = 101"}
"""Rows of a table whose steps count: of an HPlus the sums of days."""
_ASLEEP: Final = {
    "HUAMI_EXTENDED_ACTIVITY_SAMPLE": "RAW_KIND IN (120, 121, 122)",
    "VIVOMOVE_HR_ACTIVITY_SAMPLE": "RAW_KIND IN (16777216, 16777217)",
}
"""Rows of a minute in which somebody slept."""
_MI_BAND: Final = "MI_BAND_ACTIVITY_SAMPLE"
_SPANS: Final = (
    ("PEBBLE_HEALTH_ACTIVITY_OVERLAY", "TIMESTAMP_FROM", "TIMESTAMP_TO", "RAW_KIND IN (1,2,3,4)"),
    ("HPLUS_HEALTH_ACTIVITY_OVERLAY", "TIMESTAMP_FROM", "TIMESTAMP_TO", "RAW_KIND IN (2,4)"),
    ("WATCH_XPLUS_HEALTH_ACTIVITY_OVERLAY", "TIMESTAMP_FROM", "TIMESTAMP_TO", "RAW_KIND IN (2,4)"),
    ("HUAWEI_ACTIVITY_SAMPLE", "TIMESTAMP", "OTHER_TIMESTAMP", "RAW_KIND IN (6,7)"),
    ("COLMI_SLEEP_STAGE_SAMPLE", "TIMESTAMP", "TIMESTAMP + DURATION * 60000", "STAGE IN (2,3,4)"),
    ("CMF_SLEEP_STAGE_SAMPLE", "TIMESTAMP", "TIMESTAMP + DURATION * 1000", "STAGE IN (1,2,3)"),
)
"""Tables whose rows begin and end, and which of them are sleep."""
_FIGURES: Final[tuple[tuple[str, str, Figure], ...]] = (
    ("HEART_RATE_RESTING_SAMPLE", "HEART_RATE", "x_resting_hr"),
    ("DAILY_SUMMARY_SAMPLE", "HR_RESTING", "x_resting_hr"),
    ("HRV_SUMMARY_SAMPLE", "LAST_NIGHT_AVERAGE", "x_hrv_ms"),
)
_RATES: Final = ("ACTIVITY_SAMPLE", "_HEART_RATE_SAMPLE")
_LONGEST: Final = 6 * 3600
"""A stage of sleep that would be longer begins with a time that is not in the database."""


def recognises(member: ArchiveFile) -> bool:
    """A database with the table of devices that only this app has."""
    return member.start.startswith(MAGIC) and holds(member, _MARK)


def read(members: Sequence[ArchiveFile], here: Here) -> Iterator[Observation]:
    """One database; two would tell the same days twice. Raises FileNotUsable."""
    if len(members) > 1:
        raise FileNotUsable(
            f"You gave {len(members)} databases of Gadgetbridge. Nothing was imported.",
            "Import them one at a time, the oldest first.",
        )
    refuse_half_written(members[0])
    with opened_copy(members[0], here.progress) as found:
        yield from _Database(found, members[0].where, here).told()


class _Database:
    """One export: which tables and columns there are, the devices, the person's clock."""

    def __init__(self, found: sqlite3.Connection, where: str, here: Here) -> None:
        self._found, self._where, self._here = found, where, here
        rows = found.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        self._tables = [str(name) for (name,) in rows if _TABLE.fullmatch(str(name))]
        self._clock: dict[int, tuple[str, int, int]] = {}
        self._devices: dict[int, str] = {}
        if self._has("DEVICE", "NAME"):
            self._devices = dict(found.execute("SELECT _id, NAME FROM DEVICE"))

    def told(self) -> Iterator[Observation]:
        """Everything that the journal has a place for."""
        sums, figures, nights = DaySums(self._here.parts), DailyFigures(), Nights()
        seen = 0
        for table in self._ending("ACTIVITY_SAMPLE", "STEPS"):
            if table in _COUNTING_ON:
                yield from self._counted_on(table)
            else:
                seen += self._steps(table, sums)
        for end in _RATES:
            for table in self._ending(end, "HEART_RATE"):
                seen += self._rates(table, figures)
        seen += self._minutes_asleep(nights) + self._spans(nights)
        self._garmin(nights)
        self._xiaomi(nights)
        yield from (sums, figures, nights, RecordsSeen(seen))
        yield from self._figures()
        yield from self._workouts()

    def _has(self, table: str, *columns: str) -> bool:
        """Whether the table is there, and has all of these columns."""
        if table not in self._tables:
            return False
        there = {str(row[1]).upper() for row in self._found.execute(f"PRAGMA table_info({table})")}
        return set(columns) <= there

    def _ending(self, end: str, column: str) -> list[str]:
        needed = ("DEVICE_ID", "TIMESTAMP", column)
        return [one for one in self._tables if one.endswith(end) and self._has(one, *needed)]

    def _source(self, device: object) -> str:
        name = self._devices.get(device) if isinstance(device, int) else None
        return name if isinstance(name, str) and name else SOURCE

    def _at(self, second: int) -> tuple[str, int, int]:
        """The local date, the minute of that day, and the offset, of a quarter of an hour."""
        quarter = second // _QUARTER
        found = self._clock.get(quarter)
        if found is None:
            at = self._here.at(datetime.fromtimestamp(quarter * _QUARTER, UTC))
            offset = int((at.utcoffset() or timedelta(0)).total_seconds())
            found = self._clock[quarter] = (str(at.date()), at.hour * 60 + at.minute, offset)
        return found

    def _steps(self, table: str, sums: DaySums) -> int:
        rows, only = 0, _ONLY.get(table, "1")
        for device, quarter, steps, count in self._found.execute(
            f"SELECT DEVICE_ID, {_AT} / {_QUARTER}, SUM(STEPS), COUNT(*) FROM {table} "
            f"WHERE {_AT} {_THIS_CENTURY} AND STEPS > 0 AND {only} GROUP BY 1, 2"
        ):
            day, minute, _ = self._at(quarter * _QUARTER)
            sums.put("steps", self._source(device), day, minute, steps)
            rows += count
        return rows

    def _counted_on(self, table: str) -> Iterator[Observation]:
        """Days of a device whose steps count on until midnight: what each row adds."""
        days: dict[tuple[str, str], float] = {}
        before: tuple[object, str, int] = ("", "", 0)
        for device, second, steps in self._found.execute(
            f"SELECT DEVICE_ID, {_AT}, CAST(STEPS AS INTEGER) FROM {table} "
            f"WHERE {_AT} {_THIS_CENTURY} AND STEPS > 0 ORDER BY 1, 2"
        ):
            day = self._at(second)[0]
            last = before[2] if before[0] == device else 0
            begun = before[:2] == (device, day)
            added = steps - last if begun and steps >= last else (0 if steps == last else steps)
            key = (self._source(device), day)
            days[key] = days.get(key, 0.0) + added
            before = (device, day, steps)
        for (source, text), total in days.items():
            yield DayTotal("steps", source, datetime.fromisoformat(text).date(), total)

    def _rates(self, table: str, figures: DailyFigures) -> int:
        """255 and the like are a sensor without skin."""
        rows = 0
        for device, second, rate in self._found.execute(
            f"SELECT DEVICE_ID, {_AT}, HEART_RATE FROM {table} "
            f"WHERE {_AT} {_THIS_CENTURY} AND HEART_RATE BETWEEN 20 AND 249"
        ):
            figures.put("hr", self._source(device), self._at(second)[0], rate)
            rows += 1
        return rows

    def _minutes_asleep(self, nights: Nights) -> int:
        rows = 0
        for table, asleep in _ASLEEP.items():
            if self._has(table, "RAW_KIND", "TIMESTAMP", "DEVICE_ID"):
                runs = _Runs(self, nights)
                for device, second in self._found.execute(
                    f"SELECT DEVICE_ID, {_AT} FROM {table} "
                    f"WHERE {_AT} {_THIS_CENTURY} AND {asleep} ORDER BY 1, 2"
                ):
                    runs.minute(device, second)
                    rows += 1
                runs.end()
        if self._has(_MI_BAND, "RAW_KIND", "TIMESTAMP", "DEVICE_ID"):
            rows += self._mi_band(nights)
        return rows

    def _mi_band(self, nights: Nights) -> int:
        """The first band has 4 and 5 for sleep. Later ones have 9 and 11 in the lower half, and 0
        and 10 for what the minute before was."""
        later = {
            device
            for (device,) in self._found.execute(
                f"SELECT DISTINCT DEVICE_ID FROM {_MI_BAND} WHERE RAW_KIND & 15 IN (9, 11)"
            )
        }
        runs, rows = _Runs(self, nights), 0
        before: tuple[object, int] = ("", -1)
        for device, second, raw in self._found.execute(
            f"SELECT DEVICE_ID, {_AT}, CAST(RAW_KIND AS INTEGER) FROM {_MI_BAND} "
            f"WHERE {_AT} {_THIS_CENTURY} AND RAW_KIND <> -1 ORDER BY 1, 2"
        ):
            kind, asleep = raw, (4, 5)
            if device in later:
                kind, asleep = raw & 15, (9, 11)
                if kind in (0, 10):
                    kind = before[1] if before[0] == device else -1
                before = (device, kind)
            if kind in asleep:
                runs.minute(device, second)
                rows += 1
        runs.end()
        return rows

    def span(self, nights: Nights, device: object, start: int, end: int) -> None:
        """One span of sleep, with the offset of the person's zone at its end."""
        nights.put(self._source(device), start, end, self._at(end)[2])

    def _spans(self, nights: Nights) -> int:
        rows = 0
        for table, start, end, asleep in _SPANS:
            if self._has(table, start, "DEVICE_ID", *re.findall(r"[A-Z_]+", end)):
                first, last = _SECONDS.format(start), _SECONDS.format(end)
                for device, begun, ended in self._found.execute(
                    f"SELECT DEVICE_ID, {first}, {last} FROM {table} "
                    f"WHERE {first} {_THIS_CENTURY} AND {last} > {first} AND {asleep}"
                ):
                    self.span(nights, device, begun, ended)
                    rows += 1
        return rows

    def _garmin(self, nights: Nights) -> None:
        """Read stages, which have only an end. The first one begins with the sleep event."""
        stages, events = "GARMIN_SLEEP_STAGE_SAMPLE", "GARMIN_EVENT_SAMPLE"
        if not self._has(stages, "TIMESTAMP", "DEVICE_ID", "STAGE"):
            return
        found = list(
            self._found.execute(
                f"SELECT DEVICE_ID, {_AT}, STAGE FROM {stages} WHERE {_AT} {_THIS_CENTURY}"
            )
        )
        if self._has(events, "TIMESTAMP", "DEVICE_ID", "EVENT", "EVENT_TYPE"):
            found += self._found.execute(
                f"SELECT DEVICE_ID, {_AT}, -1 FROM {events} "
                f"WHERE {_AT} {_THIS_CENTURY} AND EVENT = 74 AND EVENT_TYPE = 0"
            )
        before: tuple[object, int] = ("", 0)
        for device, second, stage in sorted(found, key=lambda one: (str(one[0]), *one[1:])):
            if stage in (2, 3, 4) and before[0] == device and second - before[1] <= _LONGEST:
                self.span(nights, device, before[1], second)
            before = (device, second)

    def _xiaomi(self, nights: Nights) -> None:
        """A stage lasts until the next one, the last one until waking up. Without stages the
        whole of it is sleep."""
        sleeps, stages = "XIAOMI_SLEEP_TIME_SAMPLE", "XIAOMI_SLEEP_STAGE_SAMPLE"
        if not self._has(sleeps, "TIMESTAMP", "DEVICE_ID", "WAKEUP_TIME"):
            return
        by_device: dict[object, list[tuple[int, int]]] = {}
        if self._has(stages, "TIMESTAMP", "DEVICE_ID", "STAGE"):
            for device, second, stage in self._found.execute(
                f"SELECT DEVICE_ID, {_AT}, STAGE FROM {stages} ORDER BY 1, 2"
            ):
                by_device.setdefault(device, []).append((second, stage))
        woke = _SECONDS.format("WAKEUP_TIME")
        for device, start, end in self._found.execute(
            f"SELECT DEVICE_ID, {_AT}, {woke} FROM {sleeps} "
            f"WHERE {_AT} {_THIS_CENTURY} AND {woke} > {_AT}"
        ):
            inside = [one for one in by_device.get(device, []) if start <= one[0] < end]
            ends = [*(second for second, _ in inside[1:]), end]
            for (second, stage), until in zip(inside or [(start, 3)], ends, strict=True):
                if stage in (2, 3, 4):
                    self.span(nights, device, second, until)

    def _figures(self) -> Iterator[Observation]:
        for end, column, what in _FIGURES:
            for table in self._ending(end, column):
                for device, second, value in self._found.execute(
                    f"SELECT DEVICE_ID, {_AT}, CAST({column} AS REAL) FROM {table} "
                    f"WHERE {_AT} {_THIS_CENTURY} AND CAST({column} AS REAL) > 0"
                ):
                    at = datetime.fromisoformat(self._at(second)[0]).date()
                    yield Measured(what, self._source(device), at, value)

    def _workouts(self) -> Iterator[Observation]:
        table = "BASE_ACTIVITY_SUMMARY"
        if not self._has(table, "START_TIME", "END_TIME", "ACTIVITY_KIND", "DEVICE_ID"):
            return
        data = "SUMMARY_DATA" if self._has(table, "SUMMARY_DATA") else "NULL"
        start, end = (_SECONDS.format(one) for one in ("START_TIME", "END_TIME"))
        for row in self._found.execute(
            f"SELECT DEVICE_ID, {start}, {end}, ACTIVITY_KIND, {data} FROM {table} "
            f"WHERE {start} {_THIS_CENTURY}"
        ):
            try:
                yield self._bout(*row)
            except (TypeError, ValueError, OverflowError, OSError):
                yield Refused("", Problem(self._where, "the times of a workout cannot be read"))

    def _bout(self, device: object, begun: int, ended: int, kind: int, data: object) -> Workout:
        start, end = (self._here.at(datetime.fromtimestamp(one, UTC)) for one in (begun, ended))
        values = _summary(data)
        active = values.get("activeSeconds") or ended - begun
        fields: dict[str, object] = {"minutes": tidy(active / 60)}
        if far := values.get("distanceMeters"):
            fields["metres"] = round(far)
        for key, name in (("hr", "averageHR"), ("hrmax", "maxHR")):
            if 20 <= values.get(name, 0) <= 250:
                fields[key] = round(values[name])
        called = kind_named(kind, KINDS)
        return Workout(activity_of(called), self._source(device), start, end, fields, called)


def _summary(data: object) -> dict[str, float]:
    """Numbers of the text beside a workout, such as `{"activeSeconds": {"value": 600}}`."""
    try:
        found = json.loads(data) if isinstance(data, str) else {}
    except (ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    values = {name: one.get("value") for name, one in found.items() if isinstance(one, dict)}
    return {name: value for name, one in values.items() if (value := number(one)) is not None}


class _Runs:
    """Join consecutive minutes into one span, so that a night needs little memory."""

    def __init__(self, found: _Database, nights: Nights) -> None:
        self._found, self._nights = found, nights
        self._device: object = None
        self._start = self._end = 0

    def minute(self, device: object, second: int) -> None:
        """One minute asleep, after those before."""
        if device != self._device or second > self._end:
            self.end()
            self._device, self._start = device, second
        self._end = second + 60

    def end(self) -> None:
        """The run is over."""
        if self._end > self._start:
            self._found.span(self._nights, self._device, self._start, self._end)
        self._start = self._end = 0


KINDS: Final = {
    0x10: "running", 0x20: "walking", 0x40: "swimming", 0x80: "cycling",
    0x100: "treadmill running", 0x200: "workout", 0x400: "open water swimming",
    0x800: "indoor cycling", 0x1000: "elliptical", 0x2000: "jump rope", 0x4000: "yoga",
    0x8000: "soccer", 0x10000: "indoor rowing", 0x20000: "cricket", 0x40000: "basketball",
    0x80000: "table tennis", 0x100000: "badminton", 0x200000: "strength training",
    0x400000: "hiking", 0x800000: "climbing", 0x4000001: "indoor track",
    0x4000002: "handcycling", 0x4000003: "e bike", 0x4000004: "bike commute",
    0x4000005: "handcycling indoor", 0x4000007: "fitness equipment", 0x4000008: "stair stepper",
    0x4000009: "pilates", 0x400000a: "pool swim", 0x400000b: "tennis",
    0x400000c: "platform tennis", 0x400000d: "table tennis", 0x400000e: "american football",
    0x400000f: "training", 0x4000010: "cardio", 0x4000011: "breathwork",
    0x4000012: "indoor walking", 0x4000013: "xc classic ski", 0x4000014: "skiing",
    0x4000015: "snowboarding", 0x4000016: "rowing", 0x4000017: "mountaineering",
    0x4000019: "multisport", 0x400001a: "paddling", 0x4000020: "golf", 0x4000024: "fishing",
    0x4000025: "inline skating", 0x4000026: "rock climbing", 0x4000027: "climb indoor",
    0x4000028: "bouldering", 0x400002c: "ice skating", 0x400002e: "snowshoe",
    0x4000030: "stand up paddleboarding", 0x4000031: "surfing", 0x4000032: "wakeboarding",
    0x4000033: "water skiing", 0x4000034: "kayaking", 0x4000035: "rafting",
    0x4000036: "windsurfing", 0x4000037: "kitesurfing", 0x400003a: "boxing",
    0x400003b: "floor climbing", 0x400003c: "baseball", 0x400003d: "softball",
    0x4000041: "winter sport", 0x4000045: "hiit", 0x4000047: "racket", 0x4000048: "pickleball",
    0x4000049: "padel", 0x400004a: "squash", 0x400004b: "racquetball", 0x400004c: "wheelchair",
    0x400004d: "wheelchair", 0x400004e: "wheelchair", 0x400004f: "wheelchair",
    0x4000050: "meditation", 0x4000052: "disc golf", 0x4000053: "ultimate disc",
    0x4000054: "team sport", 0x4000055: "rugby", 0x4000056: "hockey", 0x4000057: "lacrosse",
    0x4000058: "volleyball", 0x400005a: "wakesurfing", 0x400005b: "mixed martial arts",
    0x400005c: "dancing", 0x40000e2: "mountain hike", 0x400005d: "cross trainer",
    0x400005e: "free training", 0x4000060: "kickboxing", 0x4000061: "fitness exercises",
    0x4000062: "crossfit", 0x4000063: "functional training", 0x4000064: "physical training",
    0x4000065: "taekwondo", 0x4000067: "cross country running", 0x4000068: "karate",
    0x4000069: "fencing", 0x400006a: "core training", 0x400006e: "cooldown",
    0x400006f: "cross training", 0x4000072: "aerobic exercise", 0x4000074: "flexibility",
    0x4000075: "gymnastics", 0x4000083: "latin dance", 0x4000088: "martial arts",
    0x4000091: "stairs", 0x4000092: "mind and body", 0x40000a8: "cross country skiing",
    0x40000b0: "indoor running", 0x40000b1: "running", 0x40000b2: "walking",
    0x40000b3: "cycling", 0x40000b5: "aerobics",
}  # fmt: skip
"""What the app's numbers of kinds of exercise are (its `ActivityKind`), the common ones of 228."""
