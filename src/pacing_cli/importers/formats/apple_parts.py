"""Apple Health: workouts, with what stands inside of them: pauses, distance, heart rate."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Final

from pacing_cli.importers.observations import PersonEntry, Workout
from pacing_cli.importers.reading.cells import METRES, MINUTES
from pacing_cli.importers.reading.words import activity_of, plain_words
from pacing_cli.model.quantity import tidy

_PREFIX: Final = "HKWorkoutActivityType"
_DISTANCE: Final = "HKQuantityTypeIdentifierDistance"
_STEPS: Final = "HKQuantityTypeIdentifierStepCount"
_HEART: Final = "HKQuantityTypeIdentifierHeartRate"

Refuse = Callable[[str, str, str], None]


class Workouts:
    """Every workout of an export, in the order in which they stand there."""

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
