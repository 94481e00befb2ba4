"""How high the front page is likely to be, in millimetres, and what to do with the room left.

The heights are those of the style sheet with its widest font. Room that is left goes to
the charts first, then to the boxes and lines that are written on.
"""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from pacing_cli.exporters import sheet_parts
from pacing_cli.exporters.sheet_room import Kept, lines_of
from pacing_cli.model.sheet import Paper, Sheet

_HEIGHTS: Final[Mapping[Paper, float]] = {"a4": 276, "letter": 258}
_LINE, _SMALL_LINE, _ROW, _HEAD = 3.9, 3.3, 4.5, 8.2
_RESERVE: Final = 5.0
_WIDE: Final = 104
"""Places in a line over the whole page, behind a word that leads."""


class Layout(NamedTuple):
    """Millimetres."""

    chart: float = 32.0
    box: float = 6.6
    line: float = 5.6


LEAST: Final = Layout()
MOST: Final = Layout(46.0, 11.0, 10.0)


def front_layout(sheet: Sheet, in_short: Sequence[str], paper: Paper) -> Layout:
    """The layout that fills the page as far as that helps."""
    spare = _HEIGHTS[paper] - _RESERVE - _used(sheet, in_short)
    charts = _between(0, spare / 2, MOST.chart - LEAST.chart) if sheet.front else 0.0
    rows = len(sheet_parts.answers(sheet))
    boxes = _between(0, (spare - charts) / rows, MOST.box - LEAST.box)
    lines = _between(0, rows * boxes / 3, MOST.line - LEAST.line)
    return Layout(*(_half(a + b) for a, b in zip(LEAST, (charts, boxes, lines), strict=True)))


def _half(value: float) -> float:
    return int(2 * value) / 2


def _between(low: float, value: float, high: float) -> float:
    return min(max(low, value), high)


def _used(sheet: Sheet, in_short: Sequence[str]) -> float:
    """The whole page with the least of everything."""
    return sum(
        (
            12.0,
            _HEAD + sum(lines_of(text, _WIDE) * 4.3 for text in in_short),
            _done(sheet),
            _charts(sheet),
            _weeks_and_flares(sheet),
            _doctor(sheet),
            _answers(sheet),
        )
    )


def _done(sheet: Sheet) -> float:
    done, goals = sheet_parts.activities(sheet), sheet_parts.goals(sheet)
    rows = sum(_ROW + (lines_of(row[0], 34) - 1) * 3.6 for row in done.rows) + _ROW
    said = sum(lines_of(" ".join(goal) + " " * 24, 118) * _LINE for goal in goals.rows)
    return _HEAD + rows + said + 1 + _rest(done) + _rest(goals)


def _charts(sheet: Sheet) -> float:
    return 6.5 + LEAST.chart + 5 * _SMALL_LINE if sheet.front else 0.0


def _weeks_and_flares(sheet: Sheet) -> float:
    flares = sheet_parts.front_flares(sheet.findings)
    right = _ROW + len(flares.rows) * (_ROW + 3.6) + 2 * _rest(flares)
    return _HEAD + max(4 * _ROW + _SMALL_LINE, right)


def _doctor(sheet: Sheet) -> float:
    kept = sheet_parts.for_doctor(sheet.findings)
    if not kept.rows:
        return 0.0
    return _HEAD + sum(lines_of(line, 112) * _LINE for line in kept.rows) + _rest(kept)


def _answers(sheet: Sheet) -> float:
    asked = sum(
        lines_of(question, 42) * _LINE + LEAST.line + 0.6
        for question in sheet_parts.questions(sheet.findings)
    )
    rows = sum(max(LEAST.box, lines_of(row.activity, 16) * 3.7 + 0.8)
               for row in sheet_parts.answers(sheet))  # fmt: skip
    return _HEAD + max(asked, 5.2 + rows + 1.4 + 10.5 + 0.8 + 2 * _SMALL_LINE)


def _rest(kept: "Kept[object]") -> float:
    return _SMALL_LINE if kept.rest else 0.0
