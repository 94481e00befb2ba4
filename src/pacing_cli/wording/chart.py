"""Describe a chart: its title, its sentences, and a row for each week."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from pacing_cli.model.chart import Chart, ChartKind, ChartMark, ChartUnit, Episode, MarkKind
from pacing_cli.model.quantity import Amount, unit
from pacing_cli.model.value import Value
from pacing_cli.wording.phrases import count, day_and_month, from_to, full_date, listed, number

_WEEK: Final = 7
_MOST_NAMED: Final = 4
"""So many flares are named in one sentence; of the others their number is said."""
_OF_ALL: Final[dict[ChartKind, str]] = {
    "amount": "All activities together",
    "calendar": "Calendar",
    "distance": "Distance",
}
_A_DAY: Final[dict[ChartUnit, str]] = {
    "minutes": "minutes a day",
    "steps": "steps a day",
    "metres": "metres a day",
    "reps": "repetitions a day",
    "hours": "hours a day",
    "points": "0 to 10",
}


_FROM: Final = "from"
_PAIN: Final = "pain"
_KNOWN: Final = "days known"
_WORST: Final = "worst"
_QUOTA: Final = "daily amount"
"""Heads of the chart's table."""


def chart_title(chart: Chart) -> str:
    """What is to be seen: `walk: minutes a day, and its daily amount`."""
    a_day = _A_DAY[chart.unit]
    match chart.kind:
        case "pain":
            return "Pain, 0 to 10"
        case "upright":
            return "Hours upright a day"
        case "sleep":
            return "Hours of sleep a night"
        case "quota":
            return f"{chart.activity}: daily amount, {a_day}"
        case _:
            what = chart.activity or _OF_ALL.get(chart.kind, "")
            also = ", and its daily amount" if chart.line else ""
            return f"{what}: {a_day}{also}"


def axis_words(chart: Chart) -> str:
    """What is counted, in a word or two, for the side of a picture."""
    return {"minutes": "minutes", "reps": "times", "points": "0 to 10"}.get(chart.unit, chart.unit)


def chart_sentences(chart: Chart, with_span: bool = True) -> tuple[str, ...]:
    """The facts of the picture, in an order that can be listened to.

    Without the span where it is said nearby.
    """
    if not chart.days or chart.empty:
        return (nothing_to_draw(chart),)
    return tuple(filter(None, _sentences(chart, with_span)))


def nothing_to_draw(chart: Chart) -> str:
    """Why there is no picture."""
    what = {
        "pain": "No pain was rated",
        "upright": "No time upright was logged",
        "sleep": "No hours of sleep were logged",
        "distance": "No metres or steps were logged",
        "quota": f"{chart.activity} has no daily amount yet",
    }.get(chart.kind)
    of = f" of {chart.activity}" if chart.activity else ""
    return f"{what or f'No amount{of} was logged'} in this time."


def _sentences(chart: Chart, with_span: bool) -> Iterator[str]:
    yield _coverage(chart, with_span)
    yield from _about_quota(chart)
    yield _extremes(chart)
    if chart.kind == "pain" and chart.usual is not None:
        yield f"Usual outside flares: {number(chart.usual)}."
    if chart.flares and with_span:
        yield _flares(chart.flares)
    if with_span:
        yield from _marks(chart.marks)
    if chart.kind == "calendar" and chart.bad:
        yield f"Called a bad day: {count(len(chart.bad), 'day')}."


def _coverage(chart: Chart, with_span: bool) -> str:
    rows = chart.values if chart.kind != "quota" else chart.line
    have = sum(value is not None for value in rows)
    if chart.days_each > 1:
        told = f"Means of the known days of {have} of {count(len(chart.days), 'week')}"
    else:
        lead = "Logged" if chart.activity else "Known"
        lead = "Set" if chart.kind == "quota" else lead
        of = "the last " if chart.left_out else ""
        told = f"{lead} on {have} of {of}{count(len(chart.days), 'day')}"
    if not with_span:
        return f"{told}."
    last = chart.days[-1] + timedelta(days=chart.days_each - 1)
    return f"{told}, {from_to(chart.days[0], last)}."


def _extremes(chart: Chart) -> str:
    told = [(value, on) for value, on in zip(chart.values, chart.days, strict=True)
            if value is not None]  # fmt: skip
    if not told:
        return ""
    (least, least_on), (most, most_on) = min(told), max(told, key=lambda pair: pair[0])
    ordered = sorted(value for value, _ in told)
    middle = ordered[len(ordered) // 2]
    if least == most:
        return f"Always {value_words(chart, most)}."
    on = "in the week from " if chart.days_each > 1 else "on "
    top = "highest" if chart.kind == "pain" else "most"
    return (
        f"Median {value_words(chart, middle)}. Lowest {value_words(chart, least)} "
        f"{on}{day_and_month(least_on)}, {top} {value_words(chart, most)} "
        f"{on}{day_and_month(most_on)}."
    )


def _about_quota(chart: Chart) -> Iterator[str]:
    quotas = [value for value in chart.line if value is not None]
    if quotas:
        first, last = (value_words(chart, each) for each in (quotas[0], quotas[-1]))
        limits = [
            f"{name} {value_words(chart, value)}"
            for name, value in (("ceiling", chart.ceiling), ("floor", chart.floor))
            if value is not None
        ]
        moved = f"{first} at first, {last} now"
        moved = f"{first} throughout" if len(set(quotas)) == 1 else moved
        yield f"Daily amount: {'; '.join([moved, *limits])}."


def _flares(flares: Sequence[Episode]) -> str:
    named = [_span(each.first, each.last) for each in flares[-_MOST_NAMED:]]
    more = len(flares) - len(named)
    if more:
        named.insert(0, f"{more} earlier")
    return f"In a flare: {listed(named)}."


_COURSE: Final[dict[MarkKind, str]] = {
    "start": "started",
    "change": "changed",
    "stop": "stopped",
}


def _marks(marks: Sequence[ChartMark]) -> Iterator[str]:
    """The holidays in one sentence, the medicines in another."""
    away = [_span(one.first, one.last) for one in marks if one.kind == "holiday"]
    if away:
        yield f"Holiday: {listed(away)}."
    taken = [
        f"{one.medicine} {_COURSE[one.kind]} on {day_and_month(one.first)}"
        for one in marks
        if one.kind in _COURSE
    ]
    if taken:
        yield f"Medicine: {listed(taken)}."


def _span(first: date, last: date) -> str:
    if first == last:
        return day_and_month(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day_and_month(last)}"
    return f"{day_and_month(first)} to {day_and_month(last)}"


def value_words(chart: Chart, value: float) -> str:
    """A value of the chart as it is said: `12 min`, `4.5`, `6.5 h`."""
    if chart.unit == "points":
        return number(value)
    if chart.unit == "hours":
        return f"{number(value)} h"
    step = unit(chart.unit, value)
    return str(Amount(chart.unit, round(value / step) * step if value > step else value))


class ChartRows(Value):
    """The picture as a table: a row for each seven days, and each row as a sentence."""

    columns: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    told: tuple[str, ...]


def chart_rows(chart: Chart) -> ChartRows:
    """The columns are those that the chart has something for."""
    each = max(1, _WEEK // chart.days_each)
    first = len(chart.days) % each
    starts = [0] * bool(first) + list(range(first, len(chart.days), each))
    parts = [slice(a, b) for a, b in zip(starts, [*starts[1:], len(chart.days)], strict=True)]
    rows = [_row(chart, part) for part in parts]
    names = tuple(rows[0]) if rows else ()
    return ChartRows(
        names, tuple(tuple(row.values()) for row in rows), tuple(_row_told(row) for row in rows)
    )


def _row(chart: Chart, part: slice) -> dict[str, str]:
    cells = {_FROM: full_date(chart.days[part.start])}
    if chart.kind != "quota":
        values = [value for value in chart.values[part] if value is not None]
        name = _PAIN if chart.unit == "points" else _A_DAY[chart.unit]
        mean = value_words(chart, sum(values) / len(values)) if values else "unknown"
        cells |= {name: mean, _KNOWN: _days_known(chart, part, len(values))}
    if chart.high:
        highest = [value for value in chart.high[part] if value is not None]
        cells[_WORST] = number(max(highest)) if highest else ""
    if chart.line:
        quotas = [value for value in chart.line[part] if value is not None]
        cells[_QUOTA] = value_words(chart, quotas[-1]) if quotas else ""
    return cells


def _row_told(row: Mapping[str, str]) -> str:
    """`from 5 January 2026: 47 min, days known 7 of 7, quota 10 min`."""
    start, *rest = row.items()
    told = [
        value if name in (_PAIN, *_A_DAY.values()) else f"{name} {value}"
        for name, value in rest
        if value
    ]
    return f"from {start[1]}: {', '.join(told)}"


def _days_known(chart: Chart, part: slice, have: int) -> str:
    if chart.days_each > 1:
        return "some" if have else "none"
    return f"{have} of {len(chart.days[part])}"
