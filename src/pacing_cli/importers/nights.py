"""Importers: spans of sleep of several sources into hours asleep, by the day of waking up."""

from array import array
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Final

from pacing_cli.model.value import Value

_AWAKE: Final = 3 * 3600
"""Up for longer than this, and what follows is another sleep, of its own day."""
_LONGEST: Final = 24 * 3600


class Slept(Value):
    """Hours asleep that ended on this local day, and who saw them."""

    day: date
    hours: float
    sources: tuple[str, ...]


class Nights:
    """Spans of sleep in little room: seconds since 1970, and the offset at the end."""

    def __init__(self) -> None:
        self._spans = array("q")
        self._sources: dict[str, int] = {}

    def add(self, source: str, start: datetime, end: datetime) -> None:
        """One span. A span that ends before it begins, or lasts over a day, says nothing."""
        offset = end.utcoffset() or timedelta(0)
        self.put(source, int(start.timestamp()), int(end.timestamp()), int(offset.total_seconds()))

    def put(self, source: str, start: int, end: int, offset: int) -> None:
        """As `add`, in seconds since 1970 and with the offset of the end in seconds."""
        if 0 < end - start <= _LONGEST:
            number = self._sources.setdefault(source, len(self._sources))
            self._spans.extend((start, end, offset, number))

    def take(self, other: "Nights") -> None:
        """Add everything that another one holds."""
        names = list(other._sources)
        for start, end, offset, number in other._in_order():
            self.put(names[number], start, end, offset)

    def slept(self) -> Iterator[Slept]:
        """The union of all spans, never their sum; a night belongs to the day it ends on."""
        names = list(self._sources)
        by_day: dict[date, tuple[int, set[int]]] = {}
        for day, seconds, sources in self._sleeps():
            before, seen = by_day.get(day, (0, set()))
            by_day[day] = (before + seconds, seen | sources)
        for day, (seconds, seen) in sorted(by_day.items()):
            yield Slept(day, min(seconds / 3600, 24.0), tuple(names[one] for one in sorted(seen)))

    def _sleeps(self) -> Iterator[tuple[date, int, set[int]]]:
        """Every sleep: its day, the seconds asleep in it, who saw it."""
        asleep, until, offset = 0, None, 0
        seen: set[int] = set()
        for start, end, at, source in self._in_order():
            if until is not None and start - until > _AWAKE:
                yield _local_day(until, offset), asleep, seen
                asleep, until, seen = 0, None, set()
            asleep += end - start if until is None else max(0, end - max(start, until))
            if until is None or end > until:
                until, offset = end, at
            seen.add(source)
        if until is not None:
            yield _local_day(until, offset), asleep, seen

    def _in_order(self) -> list[tuple[int, int, int, int]]:
        spans = self._spans
        return sorted(zip(spans[::4], spans[1::4], spans[2::4], spans[3::4], strict=True))


def _local_day(end: int, offset: int) -> date:
    return (datetime.fromtimestamp(end, UTC) + timedelta(seconds=offset)).date()
