"""Describe a chart: its title, its sentences, and a row for each week."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from pacing_cli.engine.statistics import median
from pacing_cli.model.chart import Chart, ChartKind, ChartUnit, Episode, Mark
from pacing_cli.model.quantity import Amount, unit
from pacing_cli.model.value import Value
from pacing_cli.wording.phrases import count, day_and_month, from_to, full_date, listed, number
from pacing_cli.wording.quota import usual_amount
from pacing_cli.wording.timeline import MARK_SIGNS, SYMPTOM_NAMES, SYMPTOM_TITLES, marks_key

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
        case "fatigue" | "mood" | "stiff":
            name = SYMPTOM_TITLES[chart.kind]
            best = ", 10 is best" if chart.kind == "mood" else ""
            return f"{name}, 0 to 10{best}"
        case "bands":
            return "Ratings and sleep beside each other"
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
        "fatigue": "No fatigue was rated",
        "mood": "No mood was rated",
        "stiff": "No stiffness was rated",
        "upright": "No time upright was logged",
        "sleep": "No hours of sleep were logged",
        "distance": "No metres or steps were logged",
        "quota": f"{chart.activity} has no daily amount yet",
    }.get(chart.kind)
    of = f" of {chart.activity}" if chart.activity else ""
    return f"{what or f'No amount{of} was logged'} in this time."


def _sentences(chart: Chart, with_span: bool) -> Iterator[str]:
    if chart.kind == "bands":
        yield from _about_bands(chart)
        return
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


def _about_bands(chart: Chart) -> Iterator[str]:
    """Each row by its range, and on how many days it is known."""
    for row in chart.rows:
        told = sorted(value for value in row.values if value is not None)
        name, unit = SYMPTOM_TITLES[row.name], " h" if row.name == "sleep_hours" else ""
        best = " (10 is best)" if row.name == "mood" else ""
        of = count(len(row.values), "week" if chart.days_each > 1 else "day")
        span = f"{number(told[0])} to {number(told[-1])}{unit}{best}"
        yield f"{name} {span}, on {len(told)} of {of}."


# What the signs and tones of pictures mean: only what is there.


def tones_key(chart: Chart) -> str:
    """What larger and darker mean in one picture; empty where nothing is told that way."""
    if chart.kind == "calendar":
        framed = " Framed: a bad day." if chart.bad else ""
        return f"A larger, darker square: you did more.{framed}"
    if chart.kind == "bands":
        names = {row.name for row in chart.rows}
        more = [SYMPTOM_NAMES[name] for name in _MORE_IS_HARDER if name in names]
        told = [*([f"more {' or '.join(more)}"] if more else []),
                *(words for name, words in _LESS_IS_HARDER.items() if name in names)]  # fmt: skip
        return f"Darker: {', '.join(told)}."
    return ""


def pictures_key(charts: Sequence[Chart]) -> str:
    """The signs that pictures beside each other share; empty where there are none."""
    signs = [mark.kind for one in charts if one.kind != "calendar" for mark in one.marks]
    told = []
    if any(_has_gaps(one) for one in charts):
        told.append(f"Small ring: {_gap_words(charts)}.")
    if any(one.flares for one in charts if one.kind != "bands"):
        told.append("Hatched: flare.")
    if any(low != high for one in charts for low, high in zip(one.low, one.high, strict=True)):
        told.append("Grey band: lowest to highest of a day.")
    if set(signs) & set(MARK_SIGNS):
        told.append(f"Signs: {marks_key(signs)}.")
    return " ".join(told)


_MORE_IS_HARDER: Final = ("pain", "fatigue", "stiff", "stress")
_LESS_IS_HARDER: Final = {"mood": "lower mood", "sleep_hours": "less sleep"}


def _gap_words(charts: Sequence[Chart]) -> str:
    """What a ring stands for: a day without one activity may have many other entries."""
    gaps = [one for one in charts if _has_gaps(one)]
    one_thing = any(one.unit != "points" and one.kind != "calendar" for one in gaps)
    rated = any(one.unit == "points" for one in gaps)
    logged = any(one.unit != "points" for one in gaps)
    told = ["nothing logged of it" if one_thing else "nothing logged"] if logged else []
    return " or ".join([*told, *(["not rated"] if rated else [])])


def _has_gaps(chart: Chart) -> bool:
    rows = [row.values for row in chart.rows] or [chart.values]
    return any(value is None for row in rows for value in row)


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
    return f"{told}, {from_to(chart.days[0], chart.last)}."


def _extremes(chart: Chart) -> str:
    told = [(value, on) for value, on in zip(chart.values, chart.days, strict=True)
            if value is not None]  # fmt: skip
    if not told:
        return ""
    (least, least_on), (most, most_on) = min(told), max(told, key=lambda pair: pair[0])
    middle = median([value for value, _ in told])
    if chart.unit == "steps":
        middle = usual_amount(Amount("steps", middle)).value
    on = "in the week from " if chart.days_each > 1 else "on "
    if len(told) == 1:
        said = value_words(chart, most)
        return f"{said[0].upper()}{said[1:]} {on}{day_and_month(most_on)}."
    if least == most:
        return f"Always {value_words(chart, most)}."
    top = "highest" if chart.unit == "points" else "most"
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


def _marks(marks: Sequence[Mark]) -> Iterator[str]:
    """The holidays in one sentence, the medicines in another."""
    away = [_span(one.first, one.last) for one in marks if one.kind == "holiday"]
    if away:
        yield f"Holiday: {listed(away)}."
    taken = [
        f"{one.what} {'first logged' if one.course == 'first' else one.course} "
        f"on {day_and_month(one.first)}"
        for one in marks
        if one.course
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
    """Weeks from Monday to Sunday; the columns are those that the chart has something for."""
    each = max(1, _WEEK // chart.days_each)
    first = min(len(chart.days), -chart.days[0].weekday() % each) if chart.days else 0
    starts = [0] * bool(first) + list(range(first, len(chart.days), each))
    parts = [slice(a, b) for a, b in zip(starts, [*starts[1:], len(chart.days)], strict=True)]
    if chart.kind == "bands":
        return _band_rows(chart)
    rows = [_row(chart, part) for part in parts]
    names = tuple(rows[0]) if rows else ()
    return ChartRows(
        names, tuple(tuple(row.values()) for row in rows), tuple(_row_told(row) for row in rows)
    )


def _band_rows(chart: Chart) -> ChartRows:
    """A row for each rating: lowest, highest, and on how many columns it is known."""
    cells = []
    for row in chart.rows:
        told = sorted(value for value in row.values if value is not None)
        cells.append((SYMPTOM_NAMES[row.name], number(told[0]), number(told[-1]), str(len(told))))
    names = ("what", "lowest", "highest", _KNOWN)
    said = (f"{what}: {low} to {high}, {_KNOWN} {many}" for what, low, high, many in cells)
    return ChartRows(names, tuple(cells), tuple(said))


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
