"""Importer for TCX files of a watch: each activity is a bout, its laps added up; no places.

Read with the project's own stream of XML: there is no library for TCX that is kept up, and
half a dozen elements are all that is needed.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from pacing_cli.errors import Problem
from pacing_cli.importers.observations import Observation, Refused, Workout
from pacing_cli.importers.reading.archive import ArchiveFile
from pacing_cli.importers.reading.streams import each_usable
from pacing_cli.importers.reading.words import activity_of
from pacing_cli.importers.reading.xml import XmlStream
from pacing_cli.importers.registry import Here

SOURCE: Final = "TCX"
_SUMS: Final = {
    ("Lap", "TotalTimeSeconds"): "seconds",
    ("Lap", "DistanceMeters"): "metres",
    ("LX", "Steps"): "steps",
}
_RATES: Final = {
    ("AverageHeartRateBpm", "Value"): "hr",
    ("MaximumHeartRateBpm", "Value"): "hrmax",
}


def recognises(member: ArchiveFile) -> bool:
    """The root of every TCX file."""
    return b"<TrainingCenterDatabase" in member.start


def read(members: Sequence[ArchiveFile], here: Here) -> Iterator[Observation]:
    """The activities of every file; a damaged file does not affect the others.

    Raises FileNotUsable.
    """
    yield from each_usable(members, lambda member: _told(member, here))


def _told(member: ArchiveFile, here: Here) -> Iterator[Observation]:
    for one in _Activities().read(member, here):
        found = one.bout(here)
        where = f"{member.where}, an activity of {one.start or 'no time'}"
        yield found or Refused("", Problem(where, "it has no time or no length"))


def sums_of(member: ArchiveFile, here: Here) -> Mapping[str, float]:
    """What the laps of all activities of a file add up to. Raises FileNotUsable."""
    sums: dict[str, float] = {}
    for one in _Activities().read(member, here):
        for what, value in one.sums.items():
            sums[what] = sums.get(what, 0.0) + value
    return sums


class _Activity:
    """One activity, collected lap by lap."""

    def __init__(self, sport: str) -> None:
        self.sport, self.start = sport, ""
        self.sums: dict[str, float] = {}
        self.last = ""
        self.rates: list[tuple[float, float]] = []
        self.highest = 0.0

    def add(self, what: str, value: float) -> None:
        self.sums[what] = self.sums.get(what, 0.0) + value

    def bout(self, here: Here) -> Workout | None:
        """The bout; None where it has no time or no length."""
        seconds = self.sums.get("seconds", 0.0)
        try:
            start = datetime.fromisoformat(self.start)
            last = datetime.fromisoformat(self.last or self.start)
        except ValueError:
            return None
        if start.tzinfo is None or not seconds:
            return None
        fields: dict[str, object] = {"minutes": round(seconds / 60, 2)}
        for what in ("metres", "steps"):
            if self.sums.get(what):
                fields[what] = round(self.sums[what])
        weight = sum(weight for _, weight in self.rates)
        if weight:
            fields["hr"] = round(sum(rate * one for rate, one in self.rates) / weight)
        if self.highest:
            fields["hrmax"] = round(self.highest)
        fields = {key: value for key, value in fields.items() if _can_be(key, value)}
        end = here.at(max(last, start + timedelta(seconds=seconds)))
        return Workout(activity_of(self.sport), SOURCE, here.at(start), end, fields, self.sport)


def _can_be(key: str, value: object) -> bool:
    """A rate that a heart can have; other values are looked at where all bouts are."""
    return key not in ("hr", "hrmax") or (isinstance(value, int) and 20 <= value <= 250)


class _Activities:
    """One document: the path of elements, the text of the one that matters, what was found."""

    def __init__(self) -> None:
        self._path: list[str] = []
        self._text: list[str] = []
        self._found: list[_Activity] = []
        self._lap_seconds = 0.0

    def read(self, member: ArchiveFile, here: Here) -> Sequence[_Activity]:
        stream = XmlStream(member, self._start)
        stream.end_with(self._end)
        stream.text_with(self._text.append)
        stream.read(here.progress)
        return self._found

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        plain = name.rpartition(":")[2]
        self._path.append(plain)
        self._text.clear()
        if plain == "Activity":
            self._found.append(_Activity(attributes.get("Sport", "")))
        elif plain == "Lap" and self._found:
            one = self._found[-1]
            one.start = one.start or attributes.get("StartTime", "")
            self._lap_seconds = 0.0

    def _end(self, _: str) -> None:
        name = self._path.pop()
        inside = (self._path[-1] if self._path else "", name)
        if self._found and (inside in _SUMS or inside in _RATES or name == "Time"):
            self._value(inside, "".join(self._text).strip())

    def _value(self, inside: tuple[str, str], text: str) -> None:
        one = self._found[-1]
        if inside[1] == "Time":
            one.last = text
            return
        try:
            value = float(text)
        except ValueError:
            return
        if not 0 <= value < 1e9:
            return
        what = _SUMS.get(inside)
        if what:
            one.add(what, value)
            self._lap_seconds = value if what == "seconds" else self._lap_seconds
        elif _RATES[inside] == "hrmax":
            one.highest = max(one.highest, value)
        else:
            one.rates.append((value, self._lap_seconds or 1.0))
