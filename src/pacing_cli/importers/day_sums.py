"""Importers: running sums of a day, by source, so that years of records need little room.

A day is held in `parts` equal parts (1, or 96 quarters of an hour). With one part a whole
day of a source can be compared with another; with quarters the sources can take turns.
"""

from array import array
from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Final

DAY_MINUTES: Final = 1440
QUARTERS: Final = 96

Key = tuple[str, str, str]
"""What, source, local date as `2026-03-02`: the text is what most exports hold."""


class DaySums:
    """Amounts of local days, by what was counted and by source."""

    def __init__(self, parts: int = 1) -> None:
        self.parts = parts
        self._width = DAY_MINUTES // parts
        self._found: dict[Key, array[float]] = {}

    def put(self, what: str, source: str, day: str, minute: int, value: float) -> None:
        """Add a value to the part of the day that holds the minute."""
        key = (what, source, day)
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = array("d", bytes(8 * self.parts))
        found[minute // self._width if minute < DAY_MINUTES else -1] += value

    def at_least(self, what: str, source: str, day: str, value: float) -> None:
        """Let the day have this amount, unless it has more already: it may be told twice."""
        found = self._found.setdefault((what, source, day), array("d", bytes(8 * self.parts)))
        found[0] = max(found[0], value)

    def add(self, what: str, source: str, start: datetime, end: datetime, value: float) -> None:
        """Add a value over a span, in proportion to the time that falls into each part.

        The local date of each part of the span is that of its own end's offset, so that a
        span over a change of the clock stays as long as it was.
        """
        length = (end - start).total_seconds()
        if length <= 0 or self._one_part(start, end):
            self.put(what, source, str(start.date()), start.hour * 60 + start.minute, value)
            return
        at = start
        while at < end:
            until = min(self._part_end(at), end)
            share = (until - at).total_seconds() / length
            self.put(what, source, str(at.date()), at.hour * 60 + at.minute, value * share)
            at = until

    def _one_part(self, start: datetime, end: datetime) -> bool:
        return start.date() == end.date() and (
            self.parts == 1
            or (start.hour * 60 + start.minute) // self._width
            == (end.hour * 60 + end.minute) // self._width
        )

    def _part_end(self, at: datetime) -> datetime:
        minutes = self._width - (at.hour * 60 + at.minute) % self._width
        return at.replace(second=0, microsecond=0) + timedelta(minutes=minutes)

    def take(self, other: "DaySums") -> None:
        """Add everything that another one holds; both have the same parts."""
        for key, parts in other._found.items():
            found = self._found.setdefault(key, array("d", bytes(8 * self.parts)))
            for place, value in enumerate(parts):
                found[place] += value

    def forget(self, not_worn: Collection[tuple[str, str]]) -> None:
        """Take zeros away of days (source, local date) on which a source was not worn."""
        for key in [key for key in self._found if key[1:] in not_worn]:
            if not any(self._found[key]):
                del self._found[key]

    def by_day(self) -> Iterator[tuple[str, date, Mapping[str, "array[float]"]]]:
        """What, the day, and the parts of every source, in order of the days."""
        days: dict[tuple[str, str], dict[str, array[float]]] = {}
        for (what, source, day), parts in self._found.items():
            days.setdefault((day, what), {})[source] = parts
        for (day, what), sources in sorted(days.items()):
            yield what, date.fromisoformat(day), sources
