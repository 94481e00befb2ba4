"""A calendar of signs: a week from left to right, Monday at the top, a sign a day."""

from datetime import date, timedelta
from typing import Final

from pacing_cli.model.chart import Chart, level
from pacing_cli.wording.phrases import MONTHS, WEEKDAY_NAMES

_SIGNS: Final = "░▒▓█"
_NOT_KNOWN, _OUTSIDE, _FLARE, _BAD = "·", " ", "f", "b"
_MARGIN: Final = 3


def calendar_key(chart: Chart) -> str:
    """What the signs mean."""
    flare = f", {_FLARE} a flare" if chart.flares else ""
    bad = f", {_BAD} a bad day" if chart.bad else ""
    return f"{_NOT_KNOWN} unknown, {_SIGNS} little to much{flare}{bad}"


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
