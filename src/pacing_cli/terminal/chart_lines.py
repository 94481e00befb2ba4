"""A chart of columns or points as lines of signs, drawn by plotext without colour."""

import math
from collections.abc import Sequence
from typing import Any, Final

from pacing_cli.model.chart import Chart
from pacing_cli.wording.phrases import short_date

_HEIGHT: Final = 15
_NARROW: Final = 60
_EDGE: Final = 0.7
"""How far the drawing goes on beside the first and the last day."""
_BAR, _QUOTA, _POINT, _BAND, _LIMIT, _UNKNOWN = "█", "━", "●", "│", "┄", "·"


def chart_key(chart: Chart) -> str:
    """What the signs mean; only those that are there."""
    named = (
        (chart.kind == "pain", f"{_POINT} pain"),
        (chart.kind == "pain" and bool(chart.high), f"{_BAND} from the lowest to the worst"),
        (chart.kind not in ("pain", "quota"), f"{_BAR} a {_each(chart)}"),
        (bool(chart.line), f"{_QUOTA} quota"),
        (bool(_limits(chart)), f"{_LIMIT} {' and '.join(name for name, _ in _limits(chart))}"),
        (None in _told(chart), f"{_UNKNOWN} unknown"),
    )
    return ", ".join(words for there, words in named if there)


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
    if chart.kind == "pain":
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
    """As many dates as stand apart."""
    many = max(2, (width - 8) // 11)
    step = max(1, -(-len(chart.days) // many))
    years = chart.days[0].year != chart.days[-1].year
    return [(x, short_date(chart.days[x], years)) for x in range(0, len(chart.days), step)]
