"""Draw a chart of columns or points as lines of characters, with plotext and without colour."""

import math
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from textwrap import wrap
from typing import Any, Final

from pacing_cli.model.chart import Chart, level
from pacing_cli.model.page import Drawing, Gap, Heading, Line, Page, Part, Rows
from pacing_cli.wording.chart import chart_rows, chart_sentences, chart_title
from pacing_cli.wording.phrases import MONTHS, WEEKDAY_NAMES, short_date

_HEIGHT: Final = 15
_NARROW: Final = 60
_WEEK, _FEW = 7, 3
_EDGE: Final = 0.7
"""How far the drawing goes on beside the first and the last day."""
_BAR, _QUOTA, _POINT, _BAND, _LIMIT, _UNKNOWN = "█", "━", "●", "│", "┄", "·"


def chart_key(chart: Chart) -> str:
    """What the signs mean; only those that are there."""
    named = (
        (chart.unit == "points", f"{_POINT} {chart.kind}"),
        (chart.kind == "pain" and bool(chart.high), f"{_BAND} from the lowest to the worst"),
        (chart.unit != "points" and chart.kind != "quota", f"{_BAR} a {_each(chart)}"),
        (bool(chart.line), f"{_QUOTA} daily amount"),
        (bool(_limits(chart)), f"{_LIMIT} {' and '.join(name for name, _ in _limits(chart))}"),
        (None in _told(chart), f"{_UNKNOWN} unknown"),
        *_named_marks(chart),
    )
    return ", ".join(words for there, words in named if there)


_AWAY, _MEDICINE = "h", "m"


def _named_marks(chart: Chart) -> tuple[tuple[bool, str], ...]:
    kinds = {one.kind for one in chart.marks}
    return (
        ("holiday" in kinds, f"{_AWAY} a holiday"),
        ("medicine" in kinds, f"{_MEDICINE} a medicine changed"),
    )


def _marks(chart: Chart) -> dict[int, str]:
    """The sign of each column that has one; a medicine stands above a holiday."""
    away = [one for one in chart.marks if one.kind == "holiday"]
    courses = [one for one in chart.marks if one.kind == "medicine"]
    last = timedelta(days=chart.days_each - 1)
    return {
        x: sign
        for sign, marks in ((_AWAY, away), (_MEDICINE, courses))
        for x, on in enumerate(chart.days)
        if any(one.first <= on + last and one.last >= on for one in marks)
    }


def _each(chart: Chart) -> str:
    return "day" if chart.days_each == 1 else "week, as the mean of its known days"


def _limits(chart: Chart) -> list[tuple[str, float]]:
    found = (("usual", chart.usual), ("ceiling", chart.ceiling), ("floor", chart.floor))
    return [(name, value) for name, value in found if value is not None]


def _told(chart: Chart) -> Sequence[float | None]:
    return chart.line if chart.kind == "quota" else chart.values


def chart_lines(chart: Chart, width: int) -> tuple[str, ...]:
    """The drawing, at most `width` columns wide."""
    import plotext

    plot: Any = plotext
    plot.clear_figure()
    plot.theme("clear")
    plot.plotsize(width, _HEIGHT if width >= _NARROW else _HEIGHT - 3)
    _draw(plot, chart, width)
    _draw_marks(plot, chart)
    ticks = _ticks(chart, width)
    plot.xticks([x for x, _ in ticks], [words for _, words in ticks])
    plot.xlim(-_EDGE, len(chart.days) - 1 + _EDGE)
    top = 10.0 if chart.unit == "points" else _top(chart)
    plot.ylim(0, top)
    levels = _levels(top)
    plot.yticks(levels, [f"{level:,g}" for level in levels])
    return tuple(line.rstrip() for line in plot.uncolorize(plot.build()).rstrip("\n").split("\n"))


def _top(chart: Chart) -> float:
    every = (*chart.values, *chart.line, *(value for _, value in _limits(chart)))
    return max((value for value in every if value is not None), default=0) * 1.08 or 1


def _levels(top: float) -> list[float]:
    """Round numbers from 0 up, three to six of them."""
    rough = top / 4
    size = 10.0 ** math.floor(math.log10(rough)) if rough > 0 else 1.0
    step = next(size * each for each in (1, 2, 2.5, 5, 10) if size * each >= rough)
    return [step * n for n in range(int(top / step) + 1)]


def _draw(plot: Any, chart: Chart, width: int) -> None:
    _rules(plot, chart, width)
    if chart.unit == "points":
        _band(plot, chart)
        _points(plot, chart.values, _POINT)
    else:
        told = [(x, value) for x, value in enumerate(chart.values) if value is not None]
        if told:
            xs, heights = [x for x, _ in told], [value for _, value in told]
            plot.bar(xs, heights, marker=_BAR, width=0.6, minimum=0)
    _quota(plot, chart, width)
    unknown = [x for x, value in enumerate(_told(chart)) if value is None]
    if unknown:
        plot.scatter(unknown, [0.0] * len(unknown), marker=_UNKNOWN)


def _draw_marks(plot: Any, chart: Chart) -> None:
    """Signs along the upper edge."""
    top = 10.0 if chart.unit == "points" else _top(chart)
    for sign in (_AWAY, _MEDICINE):
        xs = [x for x, mark in _marks(chart).items() if mark == sign]
        if xs:
            plot.scatter(xs, [top] * len(xs), marker=sign)


def _rules(plot: Any, chart: Chart, width: int) -> None:
    """A sign in every column of the screen."""
    first, last = -_EDGE, len(chart.days) - 1 + _EDGE
    xs = [first + (last - first) * n / width for n in range(width + 1)]
    for _, value in _limits(chart):
        plot.scatter(xs, [value] * len(xs), marker=_LIMIT)


def _band(plot: Any, chart: Chart) -> None:
    for x, (low, high) in enumerate(zip(chart.low, chart.high, strict=True)):
        if low is not None and high is not None and high > low:
            steps = [low + (high - low) * part / 8 for part in range(9)]
            plot.scatter([x] * 9, steps, marker=_BAND)


def _quota(plot: Any, chart: Chart, width: int) -> None:
    """Without gaps: a day's part of the line has a sign in every column of the screen."""
    told = [(x, value) for x, value in enumerate(chart.line) if value is not None]
    if told:
        each = max(2, width // len(chart.days) + 2)
        parts = [n / each - 0.5 for n in range(each + 1)]
        xs = [x + part for x, _ in told for part in parts]
        plot.scatter(xs, [value for _, value in told for _ in parts], marker=_QUOTA)


def _points(plot: Any, values: Sequence[float | None], marker: str) -> None:
    told = [(x, value) for x, value in enumerate(values) if value is not None]
    if told:
        plot.scatter([x for x, _ in told], [value for _, value in told], marker=marker)


def _ticks(chart: Chart, width: int) -> list[tuple[int, str]]:
    """As many dates as stand apart; of days that are too many for that, Mondays."""
    many = max(2, (width - 8) // 11)
    step = max(1, -(-len(chart.days) // many))
    years = chart.days[0].year != chart.days[-1].year
    first = 0
    if chart.days_each == 1 and step > _FEW:
        first, step = -chart.days[0].weekday() % _WEEK, _WEEK * -(-step // _WEEK)
    return [(x, short_date(chart.days[x], years)) for x in range(first, len(chart.days), step)]


# A calendar of signs: a week from left to right, Monday at the top, a sign a day.

_SIGNS: Final = "░▒▓█"
_NOT_KNOWN, _OUTSIDE, _FLARE, _BAD = "·", " ", "f", "b"
_MARGIN: Final = 3


def calendar_key(chart: Chart) -> str:
    """What the signs mean."""
    flare = f", {_FLARE} a flare" if chart.flares else ""
    bad = f", {_BAD} a bad day" if chart.bad else ""
    marks = "".join(f", {words}" for there, words in _named_marks(chart) if there)
    return f"{_NOT_KNOWN} unknown, {_SIGNS} little to much{flare}{bad}{marks}"


def calendar_lines(chart: Chart, width: int) -> tuple[str, ...]:
    """As many of the last weeks as fit."""
    monday = chart.days[0] - timedelta(days=chart.days[0].weekday())
    weeks = (chart.days[-1] - monday).days // 7 + 1
    first = max(0, weeks - (width - _MARGIN) // 2)
    start = monday + timedelta(weeks=first)
    signs = {on: _sign(chart, n) for n, on in enumerate(chart.days)}
    lines = [_months(start, weeks - first)]
    for weekday, name in enumerate(WEEKDAY_NAMES):
        days = (start + timedelta(days=7 * n + weekday) for n in range(weeks - first))
        row = "".join(signs.get(on, _OUTSIDE * 2) for on in days)
        lines.append(f"{name[:2]} {row}".rstrip())
    return tuple(lines)


def _sign(chart: Chart, place: int) -> str:
    on, value = chart.days[place], chart.values[place]
    sign = _NOT_KNOWN if value is None else _SIGNS[level(value, chart.middle)]
    if on in chart.bad:
        return sign + _BAD
    if mark := _marks(chart).get(place):
        return sign + mark
    return sign + (_FLARE if any(each.first <= on <= each.last for each in chart.flares) else " ")


def _months(start: date, weeks: int) -> str:
    line = " " * _MARGIN
    last = 0
    for n in range(weeks):
        on = start + timedelta(days=7 * n + 6)
        if on.month != last and len(line) <= _MARGIN + 2 * n:
            line = line.ljust(_MARGIN + 2 * n) + MONTHS[on.month - 1][:3] + " "
        last = on.month
    return line.rstrip()[: _MARGIN + 2 * weeks + 2]


# A chart on the screen: drawn with signs, its facts in sentences, its weeks as rows.


def chart_page(chart: Chart, width: int) -> Page:
    """The page, at most `width` columns wide."""
    if chart.empty:
        return (Heading(chart_title(chart), 1), *map(Line, chart_sentences(chart)))
    return (
        Heading(chart_title(chart), 1),
        *_drawn(chart, width),
        Gap(),
        *map(Line, chart_sentences(chart)),
    )


def _drawn(chart: Chart, width: int) -> Iterator[Part]:
    columns, cells, told = chart_rows(chart)
    rows = Rows(columns, cells, told)
    if chart.kind == "calendar":
        yield Drawing((*calendar_lines(chart, width), *wrap(calendar_key(chart), width)), rows)
    else:
        yield Drawing((*chart_lines(chart, width), *wrap(chart_key(chart), width)), rows)
