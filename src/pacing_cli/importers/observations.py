"""The single observations of an export, before merging and matching.

An importer yields these as it reads. Moments have an offset; a day is a local date. One
`source` is one writer of an export, a phone, a watch or an app: never the model's serial
or address, which change. Nothing here is an entry yet.
"""

from array import array
from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from operator import add
from typing import Final, Literal, TypeAlias

from pacing_cli.errors import Problem
from pacing_cli.model.quantity import tidy
from pacing_cli.model.value import Value

# Importers: running sums of a day, by source, so that years of records need little room.
#
# A day is held in `parts` equal parts (1, or 96 quarters of an hour). With one part a whole
# day of a source can be compared with another; with quarters the sources can take turns.

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

    def leave_to(self, own: "DaySums") -> None:
        """Drop every day of which the same source told the sum itself, in `own`."""
        for key in own._found:
            self._found.pop(key, None)

    def told_of(self) -> Iterator[str]:
        """The local dates, as texts, in any order and more than once."""
        return (day for _, _, day in self._found)

    def by_day(self) -> Iterator[tuple[str, date, Mapping[str, "array[float]"]]]:
        """What, the day, and the parts of every source, in order of the days."""
        days: dict[tuple[str, str], dict[str, array[float]]] = {}
        for (what, source, day), parts in self._found.items():
            days.setdefault((day, what), {})[source] = parts
        for (day, what), sources in sorted(days.items()):
            yield what, date.fromisoformat(day), sources


# Importers: which of several sources counts, where they measured the same minutes.

FULLEST: Final = "fullest"
INTERVAL: Final = "interval"


class Rule(Value):
    """Which of several sources counts."""

    way: str = FULLEST
    """`fullest`: of each day one source, the one with most; `interval`: they take turns."""
    prefer: tuple[str, ...] = ()
    """Sources that go before all others, the first first; a part of the name is enough."""

    @property
    def parts(self) -> int:
        """Into how many parts a day is summed for this rule."""
        return QUARTERS if self.way == INTERVAL else 1

    def rank(self, source: str) -> int:
        """0 for the first preferred source; the same high number for all that are not."""
        name = source.casefold()
        places = [i for i, word in enumerate(self.prefer) if word.casefold() in name]
        return min(places, default=len(self.prefer))


# Importers: readings of a day (heart rate, its variation) into one number a day and source.

HIGHEST: Final = {"hr": "hrmax"}
"""Figures of which the highest reading is told too, and under which name."""


class DailyFigures:
    """Count, sum and highest of every day, by figure and source."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str, str], list[float]] = {}

    def add(self, what: str, source: str, at: datetime | date, value: float) -> None:
        """One reading."""
        self.put(what, source, str(at.date() if isinstance(at, datetime) else at), value)

    def put(self, what: str, source: str, day: str, value: float) -> None:
        """As `add`, with the local date as a text, such as `2026-03-02`."""
        one = self._found.get((what, source, day))
        if one is None:
            self._found[what, source, day] = [1, value, value]
            return
        one[0] += 1
        one[1] += value
        if value > one[2]:
            one[2] = value

    def take(self, other: "DailyFigures") -> None:
        """Add everything that another one holds."""
        for key, (count, total, highest) in other._found.items():
            one = self._found.setdefault(key, [0, 0.0, highest])
            one[0], one[1], one[2] = one[0] + count, one[1] + total, max(one[2], highest)

    def told_of(self) -> Iterator[str]:
        """The local dates, as texts, in any order and more than once."""
        return (day for _, _, day in self._found)

    def by_day(self, rule: Rule) -> Iterator[tuple[str, date, float, str]]:
        """What, day, value, source: of several sources the preferred one, else the one that
        read most often."""
        best: dict[tuple[str, str], tuple[tuple[int, float, str], float, float, str]] = {}
        for (what, source, day), (count, total, highest) in self._found.items():
            order = (rule.rank(source), -count, source)
            if (what, day) not in best or order < best[what, day][0]:
                value = highest if what in HIGHEST.values() else total / count
                best[what, day] = (order, value, highest, source)
        for (what, day), (_, value, highest, source) in sorted(best.items()):
            yield what, date.fromisoformat(day), tidy(value), source
            if what in HIGHEST and highest > value:
                yield HIGHEST[what], date.fromisoformat(day), tidy(highest), source


# Importers: spans of sleep of several sources into hours asleep, by the day of waking up.

_AWAKE: Final = 3 * 3600
"""Up for longer than this, and what follows is another sleep, of its own day."""
_LONGEST: Final = 24 * 3600


class Slept(Value):
    """Hours asleep that ended on this local day, and who saw them."""

    day: date
    hours: float
    sources: tuple[str, ...]


class Nights:
    """Compact spans of sleep: seconds since 1970, and the offset at the end."""

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

    def told_of(self) -> Iterator[str]:
        """The local date of the last end, as a text; nothing where there is no span."""
        if self._spans:
            yield str(_local_day(max(map(add, self._spans[1::4], self._spans[2::4])), 0))

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


Sum = Literal["steps", "metres"]
"""What adds up over a day. Two sources over the same minutes are never added."""
Figure = Literal[
    "hr", "hrmax", "x_resting_hr", "x_hrv_ms", "x_stress", "x_exercise_minutes", "x_stand_hours"
]
"""What is averaged over a day (`hrmax`: the highest), under its name in the journal."""


class Counted(Value):
    """An amount over a span of time, as one source counted it."""

    what: Sum
    source: str
    start: datetime
    end: datetime
    value: float


class DayTotal(Value):
    """The amount of a whole local day, as one source summed it up itself."""

    what: Sum
    source: str
    day: date
    value: float


class Measured(Value):
    """One reading of one source, at a moment or (`at` a date) of a whole day."""

    what: Figure
    source: str
    at: datetime | date
    value: float


class Asleep(Value):
    """A span in which one source saw sleep. Time in bed is none."""

    source: str
    start: datetime
    end: datetime


class Night(Value):
    """Hours asleep of a night with only a sum, by the date of waking up."""

    source: str
    day: date
    hours: float


class Workout(Value):
    """A workout, in the fields of an entry; `minutes` are without pauses."""

    activity: str
    source: str
    start: datetime
    end: datetime
    fields: Mapping[str, object]
    called: str = ""
    """What the export calls it, where that says more."""


class PersonEntry(Value):
    """An entry that the person made in another program: a check-in, a note, a dose.

    `key` names it for good within that program's export (never the place in the file).
    `scale` has the words of a scale that is not 0 to 10, by field, and `original` the original
    value, so that a conversion loses nothing.
    """

    at: datetime
    fields: Mapping[str, object]
    key: str
    kind: str = "check"
    scale: Mapping[str, str] = {}
    original: Mapping[str, object] = {}


class NotWorn(Value):
    """A day on which a source lay in a drawer: what it counted there says nothing."""

    source: str
    day: date


class Unknown(Value):
    """A place without a value: unknown, never zero."""

    what: str
    cells: int = 1


class Ranked(Value):
    """The order in which sources count, as the person set it there: the first is the first."""

    sources: tuple[str, ...]


class Until(Value):
    """The end of an export on the person's clock, if the export gives it."""

    at: datetime


class RecordsSeen(Value):
    """Records that went by and are summed up in another value."""

    records: int


class Refused(Value):
    """A cell, a record or a whole row (then `what` is empty) that cannot be used, and why."""

    what: str
    problem: Problem


Observation: TypeAlias = (
    Counted
    | DayTotal
    | DaySums
    | Measured
    | DailyFigures
    | Asleep
    | Night
    | Nights
    | Workout
    | PersonEntry
    | NotWorn
    | Unknown
    | Ranked
    | Until
    | RecordsSeen
    | Refused
)
"""`DaySums`, `DailyFigures` and `Nights` are many `Counted`, `Measured` and `Asleep` in one, for
exports that are too long to be told one by one."""
