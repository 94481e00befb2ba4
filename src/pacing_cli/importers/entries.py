"""Make entries from imported data, each with its source, so that it is recognised again."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from pacing_cli.errors import Problem
from pacing_cli.importers.observations import PersonEntry, Refused, Rule, Workout
from pacing_cli.importers.reading.cells import EARLIEST_YEAR, MOST_IN_A_DAY
from pacing_cli.importers.registry import Here
from pacing_cli.model.entry import ACTIVITY, CHECK, FIELDS
from pacing_cli.model.quantity import MEASURES, tidy
from pacing_cli.model.value import Value

STEPS_OF_A_DAY: Final = "steps"
"""The activity that holds what a device counted over a whole day."""
DEVICE: Final = "device"
"""Stands as `by` in the source of an entry that a device measured and nobody wrote."""
_RANGE: Final = {
    **{field.key: (field.low, field.high) for field in FIELDS if field.kind in ("hours", "count")},
    "x_resting_hr": (20.0, 250.0),
    "x_hrv_ms": (0.0, 1000.0),
    "x_stress": (0.0, 100.0),
    "x_exercise_minutes": (0.0, 1440.0),
    "x_stand_hours": (0.0, 24.0),
}


class Provenance(Value):
    """Where entries come from: the name of the format, and the file that was given."""

    source: str
    file: str
    steps_as: str = STEPS_OF_A_DAY
    """The activity that the steps of a whole day become."""


class Found(Value):
    """One entry that an export or a table holds."""

    key: str
    """What ties it to its source: `2019-04-01 check`, `2019-04-01 steps`."""
    kind: str
    at: datetime
    fields: Mapping[str, object]
    until: datetime | None = None
    """When it ended, where that is known."""

    @property
    def whole_day(self) -> bool:
        """Counted over the whole day, other activities included."""
        return self.fields.get("x_whole_day") is True

    @property
    def partial(self) -> bool:
        """Counted over a day that was not over when the export was made."""
        return self.fields.get("x_partial") is True

    @property
    def by_device(self) -> bool:
        """Measured by a device; not said by the person."""
        source = self.fields.get("source")
        return isinstance(source, Mapping) and source.get("by") == DEVICE


def day_steps(
    day: date,
    amounts: Mapping[str, tuple[float, str]],
    origin: Provenance,
    here: Here,
    *,
    partial: bool = False,
) -> Found:
    """What was counted over a whole day: steps, and how far they led. A `partial` day is one on
    which the export ends."""
    values = {what: _counted(what, value) for what, (value, _) in amounts.items()}
    sources = {what: source for what, (_, source) in amounts.items()}
    named: dict[str, object] = {"activity": origin.steps_as, "x_whole_day": True}
    if partial:
        named["x_partial"] = True
    return _of_device(f"{day} steps", ACTIVITY, _noon(day, here), named, values, sources, origin)


def day_check(
    day: date,
    figures: Mapping[str, tuple[float, str]],
    origin: Provenance,
    here: Here,
    refused: list[Refused],
) -> Iterator[Found]:
    """Sleep, resting heart rate and the like of one day; what cannot be is refused alone."""
    values: dict[str, object] = {}
    for what, (value, _) in figures.items():
        low, high = _RANGE[what]
        if low <= value <= high:
            values[what] = tidy(value)
        else:
            message = f"{tidy(value)} is outside {low:g} to {high:g}"
            refused.append(Refused(what, Problem(f"{day} {what}", message)))
    if values:
        sources = {what: figures[what][1] for what in values}
        yield _of_device(f"{day} check", CHECK, _noon(day, here), {}, values, sources, origin)


def bout(one: Workout, origin: Provenance) -> Found:
    """A workout."""
    key = f"{one.source} {one.called or one.activity} {one.start.isoformat()} {one.end.isoformat()}"
    named: dict[str, object] = {"activity": one.activity}
    if one.called and one.called.casefold() != one.activity.casefold():
        named["x_called"] = one.called
    sources: dict[str, str] = dict.fromkeys((*one.fields, "activity"), one.source)
    values = {**one.fields, "activity": one.activity}
    found = _of_device(key, ACTIVITY, one.start, named, values, sources, origin)
    return found._replace(until=one.end)


def told(one: PersonEntry, origin: Provenance) -> Found:
    """What the person wrote elsewhere: it is theirs, and counts as a check-in of theirs."""
    source: dict[str, object] = {"name": origin.source, "key": one.key, "file": origin.file}
    if one.scale:
        source["scale"] = dict(one.scale)
    if one.original:
        source["original"] = dict(one.original)
    said = {key: value for key, value in one.fields.items() if key != "activity"}
    source["said"] = said
    return Found(one.key, one.kind, one.at, {**one.fields, "source": source})


def _of_device(
    key: str,
    kind: str,
    at: datetime,
    named: Mapping[str, object],
    values: Mapping[str, object],
    sources: Mapping[str, str],
    origin: Provenance,
) -> Found:
    by = sorted(set(sources.values()) - {""})
    source: dict[str, object] = {"name": origin.source, "key": key, "file": origin.file}
    if by:
        source["of"] = by[0] if len(by) == 1 else dict(sources)
    source |= {"by": DEVICE, "said": dict(values)}
    return Found(key, kind, at, {**named, **values, "source": source})


def _counted(what: str, value: float) -> float | int:
    return round(value) if what == "steps" else tidy(value)


def _noon(day: date, here: Here) -> datetime:
    return here.local(datetime(day.year, day.month, day.day, 12))  # noqa: DTZ001  the wall's clock


# Importers: workouts of several sources: the same bout told twice is one.

_SAME: Final = 0.5
"""Two bouts that share more than this part of the shorter one are one bout."""


def bouts_found(
    bouts: Sequence[Workout], origin: Provenance, now: datetime, rule: Rule, refused: list[Refused]
) -> Iterator[Found]:
    """Every bout once. Of two over the same time the preferred source counts, else the longer."""
    kept: dict[date, list[Workout]] = {}
    order = sorted(bouts, key=lambda one: (rule.rank(one.source), one.start - one.end, one.source))
    for one in order:
        wrong = _wrong_with(one, now)
        if wrong:
            where = f"{one.called or one.activity} at {one.start:%Y-%m-%d %H:%M}"
            refused.append(Refused(one.activity, Problem(where, wrong)))
        elif not any(same_time(one.start, one.end, o.start, o.end) for o in _near(one, kept)):
            kept.setdefault(one.start.date(), []).append(one)
    every = [one for found in kept.values() for one in found]
    for one in sorted(every, key=lambda one: (one.start, one.source)):
        yield bout(one, origin)


def _near(one: Workout, kept: Mapping[date, Sequence[Workout]]) -> Iterator[Workout]:
    """Bouts that began on the day before, the same day or the day after."""
    for days in (-1, 0, 1):
        yield from kept.get(one.start.date() + timedelta(days=days), ())


def same_time(start: datetime, end: datetime, other: datetime, other_end: datetime) -> bool:
    """Whether two spans are the same bout, told by two sources."""
    shared = (min(end, other_end) - max(start, other)).total_seconds()
    shorter = min((end - start).total_seconds(), (other_end - other).total_seconds())
    return shared > _SAME * shorter if shorter > 0 else start == other


def _wrong_with(one: Workout, now: datetime) -> str:
    if one.end < one.start:
        return "its end is before its beginning"
    if one.end > now:
        return "it is not over yet. Import it another day"
    if one.start.year < EARLIEST_YEAR:
        return f"this is before {EARLIEST_YEAR}"
    for measure in MEASURES:
        value = one.fields.get(measure)
        if isinstance(value, int | float) and not 0 <= value <= MOST_IN_A_DAY[measure]:
            return f"{value:,.0f} {measure} is more than a day can have"
    return ""
