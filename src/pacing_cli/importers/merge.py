"""Merge observations of several sources into the days and bouts of one person.

Two sources over the same minutes are never added: of each day the fullest source counts, or
in each quarter of an hour the first of an order. Sleep is the union of what was seen.
A day that is not over is left for another time.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import chain
from typing import Final

from pacing_cli.errors import Problem
from pacing_cli.importers.entries import Found, Provenance, bouts_found, day_check, day_steps, told
from pacing_cli.importers.observations import (  # fmt: skip
    Asleep,
    Counted,
    DailyFigures,
    DaySums,
    DayTotal,
    Measured,
    Night,
    Nights,
    NotWorn,
    Observation,
    PersonEntry,
    Ranked,
    RecordsSeen,
    Refused,
    Rule,
    Unknown,
    Until,
    Workout,
)
from pacing_cli.importers.reading.cells import EARLIEST_YEAR, MOST_IN_A_DAY
from pacing_cli.importers.registry import Here
from pacing_cli.model.value import Value

_LONGEST: Final = timedelta(days=3)
"""A record over more days than this says nothing of any of them."""
_MOST_REFUSED: Final = 10_000
"""Past these, places that cannot be read are only counted: the file is of another kind."""
_NO_ROWS: Final = (DaySums, DailyFigures, Nights, Ranked, RecordsSeen, Until)
"""Observations that are not a row of the export themselves."""


class Shared(Value):
    """How often several sources counted the same thing on one day, and who counted."""

    what: str
    days: int
    sources: Mapping[str, int]
    """By source, on how many days it counts."""


class MergedSources(Value):
    """Everything that one format said, as entries to be."""

    found: tuple[Found, ...]
    refused: tuple[Refused, ...]
    unknown: Mapping[str, int]
    shared: tuple[Shared, ...]
    rows: int
    """How many observations there were."""
    unreadable: int = 0
    """How many of them were refused as they stood there."""
    partial: date | None = None
    """The day on which the export ends: what was counted on it is not all of it."""


def gather(
    observations: Iterable[Observation], origin: Provenance, here: Here, rule: Rule
) -> MergedSources:
    """Merge a stream of observations. Only sums are held in memory, and bouts and words."""
    return _Gathering(origin, here, rule).read(observations)


class _Gathering:
    """One reading of one format; everything grows as the stream goes by."""

    def __init__(self, origin: Provenance, here: Here, rule: Rule) -> None:
        self._origin, self._here, self._rule = origin, here, rule
        self._spans = DaySums(rule.parts)
        self._totals = DaySums(1)
        self._nights, self._hours = Nights(), DaySums(1)
        self._figures = DailyFigures()
        self._bouts: list[Workout] = []
        self._told: dict[str, PersonEntry] = {}
        self._not_worn: set[tuple[str, str]] = set()
        self._refused: list[Refused] = []
        self._unknown: dict[str, int] = {}
        self._shared: dict[str, tuple[int, dict[str, int]]] = {}
        self._ranked: tuple[str, ...] = ()
        self._until: datetime | None = None
        self._more = 0
        self._rows = self._unreadable = 0

    def read(self, observations: Iterable[Observation]) -> MergedSources:
        for one in observations:
            self._rows += not isinstance(one, _NO_ROWS)
            self._unreadable += isinstance(one, Refused)
            self._take(one)
        for sums in (self._spans, self._totals):
            sums.forget(self._not_worn)
        self._spans.leave_to(self._totals)
        found = (*self._days(self._last_day()), *self._bouts_and_words())
        if self._more:
            self._refuse("", "", f"{self._more:,} more places like these")
        return MergedSources(
            tuple(sorted(found, key=lambda one: (one.at.timestamp(), one.key))),
            tuple(self._refused),
            self._unknown,
            tuple(Shared(what, days, by) for what, (days, by) in sorted(self._shared.items())),
            self._rows,
            self._unreadable,
            next((one.at.date() for one in found if one.partial), None),
        )

    def _last_day(self) -> date:
        """The day on which the export ends. Where it does not say so, the last day of which it
        tells anything: of a whole day that is over, the next night or step mostly stands there.
        """
        if self._until:
            return self._until.date()
        today = str(self._here.now.date())
        told = (self._spans, self._totals, self._figures, self._nights, self._hours)
        days = chain(
            *(one.told_of() for one in told), (str(bout.end.date()) for bout in self._bouts)
        )
        return date.fromisoformat(max((day for day in days if day <= today), default=today))

    def _take(self, one: Observation) -> None:
        match one:
            case DaySums():
                self._spans.take(one)
            case DailyFigures():
                self._figures.take(one)
            case Nights():
                self._nights.take(one)
            case Ranked():
                self._ranked = one.sources
            case Until():
                self._until = max(self._until or one.at, one.at)
            case RecordsSeen():
                self._rows += one.records
            case Counted():
                if timedelta(0) <= one.end - one.start <= _LONGEST and one.value >= 0:
                    self._spans.add(one.what, one.source, one.start, one.end, one.value)
                else:
                    self._refuse(one.what, str(one.start), "this span or value cannot be")
            case DayTotal():
                self._totals.at_least(one.what, one.source, str(one.day), one.value)
            case Measured():
                self._figures.add(one.what, one.source, one.at, one.value)
            case Asleep():
                self._nights.add(one.source, one.start, one.end)
            case Night():
                self._hours.put("sleep_hours", one.source, str(one.day), 0, one.hours)
            case Workout():
                self._bouts.append(one)
            case PersonEntry():
                self._told[one.key] = one
            case NotWorn():
                self._not_worn.add((one.source, str(one.day)))
            case Unknown():
                self._unknown[one.what] = self._unknown.get(one.what, 0) + one.cells
            case Refused() if len(self._refused) < _MOST_REFUSED:
                self._refused.append(one)
            case Refused():
                self._more += 1

    def _refuse(self, what: str, where: str, message: str) -> None:
        self._refused.append(Refused(what, Problem(where, message)))

    def _open(self, day: date, what: str) -> bool:
        """False for a day that is not over, or before there were such devices: it is refused."""
        if day >= self._here.now.date():
            self._refuse(what, str(day), "this day is not over yet. Import it another day")
        elif day.year < EARLIEST_YEAR:
            self._refuse(what, str(day), f"this is before {EARLIEST_YEAR}")
        else:
            return True
        return False

    def _days(self, last: date) -> Iterator[Found]:
        amounts: dict[date, dict[str, tuple[float, str]]] = {}
        for sums in (self._spans, self._totals):
            for what, day, sources in sums.by_day():
                value, source = self._one_of(what, sources, sums)
                before = amounts.get(day, {}).get(what)
                # Spans that come to 0 say nothing: a device that lies about counts 0 as well.
                if sums is self._spans and not value:
                    self._unknown[what] = self._unknown.get(what, 0) + 1
                # Of what one source summed up itself and another in spans, the fuller counts.
                elif self._fits(what, day, value) and (before is None or value > before[0]):
                    amounts.setdefault(day, {})[what] = (value, source)
        for day, found in sorted(amounts.items()):
            yield day_steps(day, found, self._origin, self._here, partial=day >= last)
        yield from self._checks()

    def _fits(self, what: str, day: date, value: float) -> bool:
        if value > MOST_IN_A_DAY[what]:
            most = f"{MOST_IN_A_DAY[what]:,.0f}"
            self._refuse(
                what, str(day), f"{value:,.0f} is more than {most}, the most that a day can have"
            )
            return False
        return self._open(day, what)

    def _one_of(
        self, what: str, sources: Mapping[str, Sequence[float]], sums: DaySums
    ) -> tuple[float, str]:
        """The amount of one day, and who counted it: never the sum of several sources."""
        totals = {source: sum(parts) for source, parts in sources.items()}
        order = sorted(
            totals, key=lambda one: (self._rule.rank(one), self._place(one), -totals[one], one)
        )
        value, used = totals[order[0]], [order[0]]
        if sums.parts > 1 and len(order) > 1:
            value, used = _by_turns([(one, sources[one]) for one in order])
        if len(order) > 1:
            days, by = self._shared.get(what, (0, {}))
            by = {**by, **{one: by.get(one, 0) + 1 for one in used}}
            self._shared[what] = (days + 1, by)
        return value, " + ".join(used)

    def _place(self, source: str) -> int:
        """Return the position in the order of the export, or the last one."""
        ranked = self._ranked
        return ranked.index(source) if source in ranked else len(ranked)

    def _checks(self) -> Iterator[Found]:
        fields: dict[date, dict[str, tuple[float, str]]] = {}
        for slept in self._nights.slept():
            asleep = (round(slept.hours, 2), " + ".join(slept.sources))
            fields.setdefault(slept.day, {})["sleep_hours"] = asleep
        for what, day, hours in self._hours.by_day():
            asleep = self._one_of(what, hours, self._hours)
            fields.setdefault(day, {}).setdefault(what, asleep)
        for what, day, value, source in self._figures.by_day(self._rule):
            fields.setdefault(day, {}).setdefault(what, (value, source))
        for day, found in sorted(fields.items()):
            today = day == self._here.now.date()
            kept = {k: v for k, v in found.items() if not today or k == "sleep_hours"}
            if kept and (today or self._open(day, "")):
                yield from day_check(day, kept, self._origin, self._here, self._refused)

    def _bouts_and_words(self) -> Iterator[Found]:
        now: datetime = self._here.now
        yield from bouts_found(self._bouts, self._origin, now, self._rule, self._refused)
        for one in self._told.values():
            if one.at > now:
                self._refuse("", one.key, "this is still to come. Import it another day")
            elif one.at.year < EARLIEST_YEAR:
                self._refuse("", one.key, f"this is before {EARLIEST_YEAR}")
            else:
                yield told(one, self._origin)


def _by_turns(sources: Sequence[tuple[str, Sequence[float]]]) -> tuple[float, list[str]]:
    """In each part of the day the first source that has anything there."""
    total, used = 0.0, []
    for part in range(len(sources[0][1])):
        for name, parts in sources:
            if parts[part] > 0:
                total += parts[part]
                if name not in used:
                    used.append(name)
                break
    return total, used
