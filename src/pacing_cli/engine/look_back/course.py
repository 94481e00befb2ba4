"""Make one row of daily values for each chart, with unknown days as unknown.

A span of more than `LONGEST_DAILY` days is shown by weeks. A column is then the mean of
the known days, with the whole band. A calendar keeps its days.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final, Literal

from pacing_cli.engine.look_back.symptoms import bands
from pacing_cli.engine.patterns.associations import daily_totals
from pacing_cli.engine.statistics import between, known, mean
from pacing_cli.model.chart import BandRow, Chart, ChartKind, ChartUnit, Episode, Mark
from pacing_cli.model.day import Day
from pacing_cli.model.evaluation import QuotaPoint
from pacing_cli.model.phase import Flare
from pacing_cli.model.quantity import AmountKind, Measure
from pacing_cli.model.timeline import TimelineEvent
from pacing_cli.model.value import Value

LONGEST_DAILY: Final = 120
LONGEST_CALENDAR: Final = 53 * 7
_WEEK: Final = 7

Values = tuple[float | None, ...]


class Limits(Value):
    """What an activity is counted in, and what holds for it today."""

    measure: Measure
    baseline: float | None = None
    ceiling: float | None = None
    floor: float | None = None
    agreed_on: date | None = None
    """Since when the ceiling and the floor hold, where that is known."""


class Behind(Value):
    """The background of every chart of one span."""

    days: tuple[Day, ...]
    """From the first to the last day of the span, none left out."""
    flares: Sequence[Flare]
    quotas: Mapping[str, Sequence[QuotaPoint]]
    limits: Mapping[str, Limits]
    usual_pain: float | None
    events: Sequence[TimelineEvent] = ()


def spread_out(days: Sequence[Day], start: date, end: date) -> tuple[Day, ...]:
    """Every day from start to end, both included; one that the log does not reach is unknown.

    Counted from the last one: the first of them may not be at hand.
    """
    last = len(days) - 1
    recent = days[max(0, last - (days[-1].on - start).days) :] if days else ()
    found = {day.on: day for day in recent}
    every = (start + timedelta(days=n) for n in range((end - start).days + 1))
    return tuple(found.get(on) or Day(on) for on in every)


def chart(kind: ChartKind, behind: Behind, activity: str = "") -> Chart:
    """The chart of a kind; `activity` names the one it is about, where it is about one."""
    drawn = _DRAWN[kind](behind, activity)._replace(
        flares=_episodes(behind),
        bad=tuple(day.on for day in behind.days if day.bad),
        marks=marks(_about(activity, behind), behind.days[0].on, behind.days[-1].on)
        if behind.days
        else (),
    )
    return _last_weeks(drawn) if kind == "calendar" else by_week(drawn)


def _about(activity: str, behind: Behind) -> list[TimelineEvent]:
    """The events without steps back of other activities: this one's line does not move on them."""
    return [
        one
        for one in behind.events
        if not activity or one.kind != "step_back" or one.what == activity
    ]


def marks(events: Sequence[TimelineEvent], first: date, last: date) -> tuple[Mark, ...]:
    """The events of a time line as marks on a chart, as far as they lie in it; flares are
    drawn as episodes."""
    return tuple(
        Mark(one.kind, max(one.on, first), min(max(one.last, one.on), last), one.what, one.course)
        for one in events
        if one.kind in _MARKED and one.on <= last and one.last >= first
    )


_MARKED: Final = ("much_more", "step_back", "medicine", "visit", "holiday", "pause", "bad")


def _rating(name: Literal["fatigue", "mood", "stiff"]) -> Callable[["Behind", str], Chart]:
    def drawn(behind: Behind, _: str) -> Chart:
        return _chart(name, "points", behind.days, lambda day: getattr(day, name))

    return drawn


def _bands(behind: Behind, _: str) -> Chart:
    """Two ratings or more, the sleep among them, below each other."""
    rows = bands(behind.days)
    return Chart(
        "bands",
        "points",
        tuple(day.on for day in behind.days),
        (None,) * len(behind.days),
        known=tuple(day.known for day in behind.days),
        rows=rows if len(rows) > 1 else (),
    )


def _pain(behind: Behind, _: str) -> Chart:
    days = behind.days
    return _chart("pain", "points", days, lambda day: day.pain)._replace(
        low=tuple(_lowest(day) for day in days),
        high=tuple(day.worst for day in days),
        usual=behind.usual_pain,
    )


def _lowest(day: Day) -> float | None:
    """The lowest that is known of a day: its mean, or its first rating where that is less."""
    return min(known((day.pain, day.morning)), default=None)


def _amount(behind: Behind, activity: str) -> Chart:
    if not activity:
        return _everything("amount", behind.days)
    held = behind.limits.get(activity) or Limits(_written(behind.days, activity))
    drawn = _chart("amount", held.measure, behind.days, _of(activity, held.measure))
    return drawn._replace(
        activity=activity,
        line=_quotas(behind, activity),
        ceiling=held.ceiling,
        floor=held.floor,
        baseline=held.baseline,
        agreed_on=held.agreed_on,
    )


def _quota(behind: Behind, activity: str) -> Chart:
    drawn = _amount(behind, activity)
    return drawn._replace(kind="quota", values=(None,) * len(drawn.days))


def _quotas(behind: Behind, activity: str) -> Values:
    if not behind.days:
        return ()
    row = between(behind.quotas.get(activity, ()), behind.days[0].on, behind.days[-1].on)
    points = {point.on: point.quota for point in row}
    found = tuple(points.get(day.on) for day in behind.days)
    return found if any(quota is not None for quota in found) else ()


def _of(activity: str, measure: Measure) -> Callable[[Day], float | None]:
    def total(day: Day) -> float | None:
        done = day.done.get(activity)
        return done.totals.get(measure) if done else None

    return total


def _written(days: Sequence[Day], activity: str) -> Measure:
    totals = (day.done[activity].totals for day in days if activity in day.done)
    return next((measure for each in totals for measure in each), "minutes")


def _everything(kind: ChartKind, days: Sequence[Day]) -> Chart:
    found = daily_totals(days)
    unit: Mapping[AmountKind, ChartUnit] = {"load": "minutes"}
    return _chart(kind, unit.get(found.of) or found.of, days, None, found.values)  # type: ignore[arg-type]


def _upright(behind: Behind, _: str) -> Chart:
    return _chart("upright", "hours", behind.days, lambda day: day.upright_hours)


def _sleep(behind: Behind, _: str) -> Chart:
    return _chart("sleep", "hours", behind.days, lambda day: day.sleep_hours)


def _distance(behind: Behind, activity: str) -> Chart:
    """Metres where any were written; else steps, which are a way of telling a distance."""
    days = behind.days
    metres = _chart("distance", "metres", days, lambda day: _sum(day, "metres", activity))
    found = metres
    if metres.empty:
        steps = _chart("distance", "steps", days, lambda day: _sum(day, "steps", activity))
        found = metres if steps.empty else steps
    return found._replace(activity=activity)


def _sum(day: Day, measure: Measure, activity: str) -> float | None:
    found = [
        done.totals[measure]
        for name, done in day.done.items()
        if measure in done.totals and activity in ("", name)
    ]
    return sum(found) if found else None


def _calendar(behind: Behind, activity: str) -> Chart:
    if activity:
        drawn = _amount(behind, activity)
        return drawn._replace(kind="calendar", line=(), ceiling=None, floor=None, baseline=None)
    return _everything("calendar", behind.days)


_DRAWN: Final[Mapping[ChartKind, Callable[[Behind, str], Chart]]] = {
    "pain": _pain,
    "amount": _amount,
    "quota": _quota,
    "upright": _upright,
    "distance": _distance,
    "sleep": _sleep,
    "calendar": _calendar,
    "fatigue": _rating("fatigue"),
    "mood": _rating("mood"),
    "stiff": _rating("stiff"),
    "bands": _bands,
}


def _chart(
    kind: ChartKind,
    unit: ChartUnit,
    days: Sequence[Day],
    of: Callable[[Day], float | None] | None,
    values: Values = (),
) -> Chart:
    return Chart(
        kind,
        unit,
        tuple(day.on for day in days),
        tuple(map(of, days)) if of else values,
        known=tuple(day.known for day in days),
    )


def _episodes(behind: Behind) -> tuple[Episode, ...]:
    """Return the parts of flares within the span. The day of recovery is not included."""
    if not behind.days:
        return ()
    first, last = behind.days[0].on, behind.days[-1].on
    found = []
    for flare in behind.flares:
        over = flare.recovered or flare.ended
        until = min(last, over - timedelta(days=1)) if over else last
        if flare.onset <= last and until >= first:
            found.append(Episode(max(first, flare.onset), max(first, until)))
    return tuple(found)


def by_week(drawn: Chart) -> Chart:
    """The same by weeks from Monday to Sunday, where there are too many days.

    The days before the first Monday are left out. The last week may have fewer days.
    """
    if len(drawn.days) <= LONGEST_DAILY:
        return drawn
    first = -drawn.days[0].weekday() % _WEEK
    weeks = [slice(n, n + _WEEK) for n in range(first, len(drawn.days), _WEEK)]

    def each(values: Values, of: Callable[[list[float]], float]) -> Values:
        rows = [known(values[week]) for week in weeks] if values else []
        return tuple(of(row) if row else None for row in rows)

    return drawn._replace(
        days=tuple(drawn.days[week.start] for week in weeks),
        days_each=_WEEK,
        end=drawn.days[-1],
        values=each(drawn.values, mean),
        known=tuple(any(drawn.known[week]) for week in weeks),
        line=each(drawn.line, lambda row: row[-1]),
        low=each(drawn.low, min),
        high=each(drawn.high, max),
        rows=tuple(BandRow(row.name, each(row.values, mean)) for row in drawn.rows),
        left_out=first,
    )


def _last_weeks(drawn: Chart) -> Chart:
    """Return as many of the last weeks of a calendar as fit."""
    more = max(0, len(drawn.days) - LONGEST_CALENDAR)
    return drawn._replace(
        days=drawn.days[more:],
        values=drawn.values[more:],
        known=drawn.known[more:],
        bad=tuple(on for on in drawn.bad if on >= drawn.days[more]) if drawn.days else (),
        left_out=more,
    )
