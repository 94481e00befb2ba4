"""Importer for Apple Health: `export.xml`, whatever it is called, alone or in its zip.

The export holds every record of every source: a phone and a watch both count the same
steps. Records are summed by day and source while they are read, so memory depends only on the
number of days. The other file in the zip, `export_cda.xml`, repeats the same data.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timezone, tzinfo
from functools import lru_cache
from typing import Final

from pacing_cli.errors import FileNotUsable, Problem
from pacing_cli.importers.observations import (
    DailyFigures,
    DaySums,
    Figure,
    Nights,
    Observation,
    PersonEntry,
    RecordsSeen,
    Refused,
    Sum,
    Workout,
)
from pacing_cli.importers.reading.archive import ArchiveFile, Progress
from pacing_cli.importers.reading.cells import METRES, MINUTES
from pacing_cli.importers.reading.words import activity_of, plain_words
from pacing_cli.importers.reading.xml import NamedTwice, XmlStream
from pacing_cli.importers.registry import Here
from pacing_cli.model.quantity import tidy

_PREFIX: Final = "HKWorkoutActivityType"
_DISTANCE: Final = "HKQuantityTypeIdentifierDistance"
_STEPS: Final = "HKQuantityTypeIdentifierStepCount"
_HEART: Final = "HKQuantityTypeIdentifierHeartRate"

Refuse = Callable[[str, str, str], None]


class Workouts:
    """Every workout of an export, in the order of the file."""

    def __init__(self) -> None:
        self._found: list[tuple[dict[str, str], list[dict[str, str]]]] = []

    def element(self, name: str, attributes: dict[str, str]) -> None:
        """A workout, or a statistic of the one before it; anything else is passed by."""
        if name == "Workout":
            self._found.append((attributes, []))
        elif name == "WorkoutStatistics" and self._found:
            self._found[-1][1].append(attributes)

    def bouts(self, refuse: Refuse) -> Iterator[Workout]:
        """All workouts as bouts; one that cannot be read is refused alone."""
        for one, statistics in self._found:
            try:
                yield _bout(one, statistics)
            except (ValueError, KeyError, OverflowError):
                refuse("", f"workout at {one.get('startDate', 'no date')}", "it cannot be read")


def _bout(one: dict[str, str], statistics: list[dict[str, str]]) -> Workout:
    start, end = _moment(one["startDate"]), _moment(one["endDate"])
    kind = one.get("workoutActivityType", "")
    fields: dict[str, object] = {"minutes": _minutes(one, start, end)}
    metres = _metres(one, statistics)
    if metres:
        fields["metres"] = tidy(metres)
    for statistic in statistics:
        if statistic.get("type") == _HEART:
            fields |= _heart(statistic)
        elif statistic.get("type") == _STEPS and statistic.get("sum"):
            fields["x_steps"] = round(float(statistic["sum"]))
    called = plain_words(kind.removeprefix(_PREFIX))
    return Workout(activity_of(kind), one.get("sourceName", ""), start, end, fields, called)


def _moment(text: str) -> datetime:
    found = datetime.fromisoformat(text[:19] + text[20:])
    if found.tzinfo is None:
        raise ValueError(text)
    return found


def _minutes(one: dict[str, str], start: datetime, end: datetime) -> float | int:
    """Its duration is without pauses; where it has none, from the start to the end."""
    if one.get("duration"):
        return tidy(float(one["duration"]) * MINUTES[one.get("durationUnit", "min")])
    return tidy((end - start).total_seconds() / 60)


def _metres(one: dict[str, str], statistics: list[dict[str, str]]) -> float:
    """Older exports tell the distance of the workout itself, newer ones in a statistic."""
    if one.get("totalDistance"):
        return float(one["totalDistance"]) * METRES[one.get("totalDistanceUnit", "km")]
    found = [
        float(statistic["sum"]) * METRES[statistic["unit"]]
        for statistic in statistics
        if statistic.get("type", "").startswith(_DISTANCE) and statistic.get("sum")
    ]
    return max(found, default=0.0)


def _heart(statistic: dict[str, str]) -> dict[str, object]:
    found = {"hr": statistic.get("average"), "hrmax": statistic.get("maximum")}
    return {
        key: tidy(float(value))
        for key, value in found.items()
        if value and 20 <= float(value) <= 250
    }


# Apple Health: symptoms, which are words of the person's own, on a scale of five words.
#
# `Unspecified` means that it was there, and no more. `NotPresent` is a real zero. The names
# of the grades are those of Apple's public documentation; no real export with them was seen.

_CATEGORY: Final = "HKCategoryTypeIdentifier"
_GRADE: Final = re.compile(r"HKCategoryValue(?:Severity|Presence|AppetiteChanges)(\w+)$")
_RATED: Final = {"NotPresent": 0.0, "Mild": 3.0, "Moderate": 6.0, "Severe": 9.0}
_SCALE: Final = "Apple Health, in words: mild is kept as 3, moderate as 6, severe as 9"
_FIELDS: Final = {
    "LowerBackPain": "pain", "GeneralizedBodyAche": "pain", "PelvicPain": "pain",
    "Fatigue": "fatigue",
}  # fmt: skip
_BREAK: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")


def symptom(one: dict[str, str], at: datetime) -> PersonEntry | None:
    """A symptom as a check-in; None for a category that is none, such as an hour of standing."""
    grade = _GRADE.match(one.get("value", ""))
    name = one["type"].removeprefix(_CATEGORY)
    if not grade:
        return None
    there = grade[1] != "NotPresent"
    fields: dict[str, object] = {"x_symptoms": {name: grade[1]}}
    scale: dict[str, str] = {}
    field = _FIELDS.get(name)
    if field and grade[1] in _RATED:
        fields[field], scale[field] = _RATED[grade[1]], _SCALE
    if there:
        fields["tags"] = [_BREAK.sub("-", name).lower()]
    key = f"{one.get('sourceName', '')} {name} {at.isoformat()}"
    return PersonEntry(at, fields, key, scale=scale, original={name: one["value"]})


_QUANTITY: Final = "HKQuantityTypeIdentifier"
_ASLEEP: Final = "HKCategoryValueSleepAnalysisAsleep"
_SUMS: Final[dict[str, Sum]] = {
    f"{_QUANTITY}StepCount": "steps",
    f"{_QUANTITY}DistanceWalkingRunning": "metres",
}
_FIGURES: Final[dict[str, Figure]] = {
    f"{_QUANTITY}HeartRate": "hr",
    f"{_QUANTITY}RestingHeartRate": "x_resting_hr",
    f"{_QUANTITY}HeartRateVariabilitySDNN": "x_hrv_ms",
}
_SUMMARY: Final[dict[str, Figure]] = {
    "appleExerciseTime": "x_exercise_minutes",
    "appleStandHours": "x_stand_hours",
}
_LONGEST_DAYS: Final = 3
_MOST_REFUSED: Final = 1000
_MOST_TYPES: Final = 10_000
_UNREADABLE: Final = (ValueError, KeyError, OverflowError)

Attributes = dict[str, str]
Take = Callable[[Attributes, str], None]
"""What is done with a record; the second is the zone in which it was measured, if told."""


def recognises(member: ArchiveFile) -> bool:
    """The root of the document, or its type, is `HealthData`."""
    head = member.start.lstrip(b"\xef\xbb\xbf \t\r\n")
    named = b"<HealthData" in head or b"<!DOCTYPE HealthData" in head
    return named and head.startswith((b"<?xml", b"<!DOCTYPE HealthData", b"<HealthData"))


def read(members: Sequence[ArchiveFile], here: Here) -> Iterator[Observation]:
    """What the export holds, told at its end. Raises FileNotUsable."""
    if len(members) > 1:
        raise FileNotUsable(
            f"You gave {len(members)} exports of Apple Health. Nothing was imported.",
            "They cover the same days. Import them one at a time, the oldest first.",
        )
    for member in members:
        found = _Export(here.parts)
        try:
            found.read(member, here.progress)
        except NamedTwice:
            found = _Export(here.parts)
            found.read(member, careful=True)
        yield from found.told()


class _Export:
    """The sums and lists of one export; they grow while its records go by."""

    def __init__(self, parts: int) -> None:
        self._parts = parts
        self._sums, self._nights, self._figures = DaySums(parts), Nights(), DailyFigures()
        self._workouts = Workouts()
        self._symptoms: list[PersonEntry] = []
        self._refused: list[Refused] = []
        self._records = 0

    def told(self) -> Iterator[Observation]:
        """Everything that was found."""
        yield RecordsSeen(self._records)
        yield self._sums
        yield self._nights
        yield self._figures
        yield from self._workouts.bouts(self._refuse)
        yield from self._symptoms
        yield from self._refused

    def read(
        self, member: ArchiveFile, progress: Progress | None = None, *, careful: bool = False
    ) -> None:
        """Let all records go by. The next element tells that a record has said everything."""
        takes = self._takes()
        waiting: Attributes | None = None
        take: Take | None = None
        zone, nested, records = "", 0, 0

        def start(name: str, attributes: Attributes) -> None:
            nonlocal waiting, take, zone, nested, records
            if name == "MetadataEntry":
                if waiting is not None and attributes.get("key") == "HKTimeZone":
                    zone = attributes.get("value", "")
                return
            if waiting is not None and take is not None:
                try:
                    take(waiting, zone)
                except _UNREADABLE:
                    self._refuse_record(waiting)
                waiting, zone = None, ""
            if name == "Record":
                records += 1
                take = takes[attributes.get("type", "")]
                if take is not None and not nested:
                    waiting = attributes
            elif name == "Correlation":
                # What is in it stands in the document by itself, too.
                nested = 1
                stream.end_with(end)
            elif name == "ActivitySummary":
                waiting, take = attributes, self._summary
            else:
                self._workouts.element(name, attributes)

        def end(name: str) -> None:
            nonlocal nested
            if name == "Correlation":
                nested = 0
                stream.end_with(None)

        stream = XmlStream(member, start, careful=careful)
        stream.read(progress)
        start("HealthData", {})
        self._records = records

    def _takes(self) -> "_Takes":
        """What to do with a record, by its type; all others are passed by."""
        takes = _Takes(self._symptom)
        for name, what in _SUMS.items():
            takes[name] = self._adding(what)
        for name, figure in _FIGURES.items():
            takes[name] = self._averaging(figure)
        takes[f"{_CATEGORY}SleepAnalysis"] = self._sleep
        return takes

    def _refuse_record(self, one: Attributes) -> None:
        name = one.get("type", "ActivitySummary").removeprefix(_QUANTITY)
        where = f"{name} at {one.get('startDate', 'no date')}"
        self._refuse("", where, f"`{one.get('value', '')}` is not a value that pace can read")

    def _refuse(self, what: str, where: str, message: str) -> None:
        if len(self._refused) < _MOST_REFUSED:
            self._refused.append(Refused(what, Problem(where, message)))

    def _adding(self, what: Sum) -> Take:
        put, add, whole = self._sums.put, self._sums.add, self._parts == 1
        width = 1440 // self._parts

        def take(one: Attributes, zone: str) -> None:
            value = float(one["value"])
            if what == "metres":
                value *= METRES[one["unit"]]
            if not 0 <= value < 1e7:
                raise ValueError(value)
            start, end = one["startDate"], one["endDate"]
            day = start[:10]
            if not zone and end[:10] == day and start[19:] == end[19:]:
                first = 0 if whole else int(start[11:13]) * 60 + int(start[14:16])
                last = 0 if whole else int(end[11:13]) * 60 + int(end[14:16])
                if first // width == last // width:
                    put(what, one["sourceName"], _checked(day), first, value)
                    return
            begun, ended = moment(start, zone), moment(end, zone)
            if not 0 <= (ended - begun).days <= _LONGEST_DAYS:
                raise ValueError(end)
            add(what, one["sourceName"], begun, ended, value)

        return take

    def _averaging(self, figure: Figure) -> Take:
        put = self._figures.put

        def take(one: Attributes, zone: str) -> None:
            start = one["startDate"]
            day = str(moment(start, zone).date()) if zone else _checked(start[:10])
            value = float(one["value"])
            if not 0 < value < 1e4:
                raise ValueError(value)
            put(figure, one["sourceName"], day, value)

        return take

    def _sleep(self, one: Attributes, zone: str) -> None:
        # In bed and awake are no sleep; older phones say `Asleep`, newer ones which kind.
        if one.get("value", "").startswith(_ASLEEP):
            start, end = moment(one["startDate"], zone), moment(one["endDate"], zone)
            self._nights.add(one["sourceName"], start, end)

    def _symptom(self, one: Attributes, zone: str) -> None:
        found = symptom(one, moment(one["startDate"], zone))
        if found:
            self._symptoms.append(found)

    def _summary(self, one: Attributes, _: str) -> None:
        day = _checked(one["dateComponents"])
        for name, figure in _SUMMARY.items():
            if one.get(name):
                self._figures.put(figure, "Apple Health", day, float(one[name]))


class _Takes(dict[str, "Take | None"]):
    """What to do with a record, by its type. A category that is not known may be a symptom."""

    def __init__(self, otherwise: "Take") -> None:
        super().__init__()
        self._otherwise = otherwise

    def __missing__(self, name: str) -> "Take | None":
        found = self._otherwise if name.startswith(_CATEGORY) else None
        if len(self) < _MOST_TYPES:
            self[name] = found
        return found


@lru_cache(maxsize=4096)
def _checked(day: str) -> str:
    datetime.fromisoformat(day)
    return day


def moment(text: str, zone: str = "") -> datetime:
    """`2026-03-02 08:00:00 +0100` as a moment, in the zone in which it was measured if told.

    Raises ValueError.
    """
    found = datetime.fromisoformat(text[:19] + text[20:])
    if found.tzinfo is None:
        raise ValueError(text)
    rule = _zone(zone) if zone else None
    if rule is None:
        return found
    there = found.astimezone(rule)
    offset = there.utcoffset()
    return there.replace(tzinfo=timezone(offset)) if offset is not None else found


@lru_cache(maxsize=256)
def _zone(name: str) -> tzinfo | None:
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (ValueError, KeyError, OSError):
        return None
