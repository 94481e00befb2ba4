"""How high the front page is likely to be, in millimetres, and what to do with the room left.

The heights are those of the style sheet with its widest font. Room that is left goes to
the charts first, then to the boxes and lines that are written on.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from pacing_cli.exporters.sheet import front as sheet_parts
from pacing_cli.exporters.sheet.front import EMPTY, Answer, GoalRow
from pacing_cli.exporters.sheet.room import Figure, ShortList, letters, lines_in, lines_of
from pacing_cli.model.value import Value
from pacing_cli.model.visit import Paper, Sheet
from pacing_cli.wording.sheet import coverage_line, title

HEIGHTS: Final[Mapping[Paper, float]] = {"a4": 276, "letter": 258}
LINE, SMALL_LINE, ROW, HEAD = 3.9, 3.3, 4.5, 8.2
RESERVE: Final = 5.0
_PAGE, _PADDING, _TABLE = 186.0, 2.0, 7.8
"""The width of the narrower paper, what stands between columns, and the letters of a table."""
_WIDE: Final = 104
"""Places in a line over the whole page, behind a word that leads."""
_BESIDE_DATES: Final = 94
"""The same behind the dates of the time line."""


class FrontRoom(Value):
    """How many of each the front page gets."""

    activities: int
    goals: int
    events: int
    doctor: int
    """Lines."""
    boxes: int


ROOMS: Final = (
    FrontRoom(7, 3, 10, 4, 5),
    FrontRoom(5, 2, 10, 3, 4),
    FrontRoom(5, 2, 10, 3, 3),
    FrontRoom(4, 1, 10, 2, 3),
    FrontRoom(3, 1, 9, 2, 2),
    FrontRoom(3, 1, 7, 1, 2),
    FrontRoom(2, 1, 5, 1, 2),
    FrontRoom(2, 1, 3, 1, 2),
)
"""From the widest to the narrowest; the first that fits is taken."""


class Front(Value):
    """What stands on the front page, cut to its room."""

    activities: ShortList[tuple[str, ...]]
    goals: ShortList[GoalRow]
    events: ShortList[tuple[str, str]]
    doctor: ShortList[str]
    questions: tuple[str, ...]
    answers: tuple[Answer, ...]


class Sizes(Value):
    """Millimetres."""

    chart: float = 32.0
    box: float = 6.6
    line: float = 5.6


class Layout(Value):
    """The front page: what is on it, and how large its charts and boxes are."""

    front: Front
    sizes: Sizes


LEAST: Final = Sizes()
MOST: Final = Sizes(54.0, 12.0, 11.0)
_MOST_ROWS: Final = 5
"""Rows of boxes; those of more activities than that are not made up to fill the page."""


def front_layout(
    sheet: Sheet, in_short: Sequence[str], figures: Sequence[Figure], paper: Paper
) -> Layout:
    """The widest room that fits, with sizes that fill the page as far as that helps."""
    height = HEIGHTS[paper] - RESERVE
    fronts = (_front(sheet, room) for room in ROOMS)
    spares = [(height - _used(sheet, front, in_short, figures), front) for front in fronts]
    spare, front = next((one for one in spares if one[0] >= 0), spares[-1])
    drawn = any(one.drawn for one in figures)
    charts = _between(0, spare / 2, MOST.chart - LEAST.chart) if drawn else 0.0
    return _with_boxes(front, spare - charts, LEAST.chart + charts)


def _with_boxes(front: Front, spare: float, chart: float) -> Layout:
    """What the charts leave: more empty rows to write on, then higher ones, and the lines."""
    more = int(_between(0, spare // MOST.box, _MOST_ROWS - len(front.answers)))
    front = front._replace(answers=(*front.answers, *(EMPTY,) * more))
    rows = len(front.answers)
    boxes = _between(0, (spare - more * LEAST.box) / rows, MOST.box - LEAST.box)
    lines = _between(0, (more * LEAST.box + rows * boxes) / 3, MOST.line - LEAST.line)
    sizes = (chart, LEAST.box + boxes, LEAST.line + lines)
    return Layout(front, Sizes(*(int(2 * size) / 2 for size in sizes)))


def pointing_back(sheet: Sheet, front: Front, activities: int) -> Front:
    """The front, saying where the rest is: the back has room for so many activities."""
    return front._replace(
        activities=sheet_parts.activities(sheet, len(front.activities.rows), activities)
    )


def _front(sheet: Sheet, room: FrontRoom) -> Front:
    found = sheet.findings
    return Front(
        sheet_parts.activities(sheet, room.activities),
        sheet_parts.goals(sheet, room.goals),
        sheet_parts.events(found, room.events),
        sheet_parts.for_doctor(found, room.doctor),
        sheet_parts.questions(found),
        sheet_parts.answers(sheet, room.boxes),
    )


def _between(low: float, value: float, high: float) -> float:
    return min(max(low, value), high)


def _used(sheet: Sheet, front: Front, in_short: Sequence[str], figures: Sequence[Figure]) -> float:
    """The whole page with the least of everything."""
    parts = (
        6.2 * lines_of(title(sheet)[:48], 38) + 5.8 * lines_of(coverage_line(sheet), 112),
        HEAD + sum(lines_of(text, _WIDE) * 4.1 for text in in_short),
        _events(sheet, front),
        _done(sheet, front),
        _figures(figures),
        _doctor(front),
        _answers(front),
    )
    return sum(parts)


def _events(sheet: Sheet, front: Front) -> float:
    lines = sum(lines_of(text, _BESIDE_DATES) for _, text in front.events.rows)
    out = 1 if sheet.notes_out else 0
    return HEAD + max(1, lines) * 4.1 + _rest(front.events) + out * SMALL_LINE


def _done(sheet: Sheet, front: Front) -> float:
    done, goals = front.activities, front.goals
    rows = rows_of(done.rows, sheet_parts.activity_columns(sheet)) + SMALL_LINE * 2
    said = sum(lines_of(" ".join(goal) + " " * 24, 126) * LINE for goal in goals.rows)
    return HEAD + rows + said + 1 + _rest(done) + _rest(goals)


def rows_of(rows: Sequence[Sequence[str]], columns: Sequence[str]) -> float:
    """A table over the whole page: its first column breaks, in the width that the others leave."""
    headed = [[letters(name, _TABLE, bold=True) for name in columns[1:]]]
    widths = headed + [[letters(cell, _TABLE) for cell in row[1:]] for row in rows]
    left = _PAGE - sum(max(cells) + _PADDING for cells in zip(*widths, strict=True)) - _PADDING
    lines = (lines_in(row[0], max(20.0, left), _TABLE, bold=True) for row in rows)
    return ROW + sum(ROW + (count - 1) * 3.6 for count in lines)


def _figures(figures: Sequence[Figure]) -> float:
    """Side by side; where no pictures are drawn, a line says how they would be."""
    highest = max((one.height(LEAST.chart) for one in figures), default=0.0)
    return highest + (SMALL_LINE if figures else 0.0)


def _doctor(front: Front) -> float:
    kept = front.doctor
    if not kept.rows:
        return 0.0
    return HEAD + sum(lines_of(line, 108) * LINE for line in kept.rows) + _rest(kept)


def _answers(front: Front) -> float:
    asked = sum(lines_of(one, 42) * LINE + LEAST.line + 0.6 for one in front.questions)
    rows = sum(max(LEAST.box, lines_of(row.activity, 15) * 3.7 + 1.2) for row in front.answers)
    return HEAD + max(asked, 5.2 + rows + 1.4 + 10.5 + 0.8 + 3 * SMALL_LINE)


def _rest(kept: "ShortList[Any]") -> float:
    return SMALL_LINE if kept.rest else 0.0
