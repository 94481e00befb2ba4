"""How high the front page is likely to be, in millimetres, and what to do with the room left.

The heights are those of the style sheet with its widest font. Room that is left goes to
the charts first, then to the boxes and lines that are written on.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from pacing_cli.exporters import sheet_parts
from pacing_cli.exporters.sheet_parts import Answer, GoalRow
from pacing_cli.exporters.sheet_room import Kept, lines_of
from pacing_cli.model.sheet import Paper, Sheet
from pacing_cli.model.value import Value
from pacing_cli.wording.sheet import coverage_line, title

_HEIGHTS: Final[Mapping[Paper, float]] = {"a4": 276, "letter": 258}
_LINE, _SMALL_LINE, _ROW, _HEAD = 3.9, 3.3, 4.5, 8.2
_RESERVE: Final = 5.0
_WIDE: Final = 104
"""Places in a line over the whole page, behind a word that leads."""


class Room(Value):
    """How many of each the front page gets."""

    activities: int
    goals: int
    flares: int
    doctor: int
    """Lines."""
    boxes: int


ROOMS: Final = (
    Room(7, 3, 3, 4, 5),
    Room(5, 2, 2, 3, 4),
    Room(5, 2, 2, 3, 3),
    Room(4, 1, 2, 2, 3),
    Room(3, 1, 1, 2, 2),
    Room(2, 1, 1, 1, 2),
)
"""From the widest to the narrowest; the first that fits is taken."""


class Front(Value):
    """What stands on the front page, cut to its room."""

    activities: Kept[tuple[str, ...]]
    goals: Kept[GoalRow]
    flares: Kept[tuple[str, ...]]
    doctor: Kept[str]
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


def front_layout(sheet: Sheet, in_short: Sequence[str], paper: Paper) -> Layout:
    """The widest room that fits, with sizes that fill the page as far as that helps."""
    height = _HEIGHTS[paper] - _RESERVE
    fronts = (_front(sheet, room) for room in ROOMS)
    spares = [(height - _used(sheet, front, in_short), front) for front in fronts]
    spare, front = next((one for one in spares if one[0] >= 0), spares[-1])
    charts = _between(0, spare / 2, MOST.chart - LEAST.chart) if sheet.front else 0.0
    rows = len(front.answers)
    boxes = _between(0, (spare - charts) / rows, MOST.box - LEAST.box)
    lines = _between(0, rows * boxes / 3, MOST.line - LEAST.line)
    grown = zip(LEAST, (charts, boxes, lines), strict=True)
    return Layout(front, Sizes(*(int(2 * (a + b)) / 2 for a, b in grown)))


def _front(sheet: Sheet, room: Room) -> Front:
    found = sheet.findings
    return Front(
        sheet_parts.activities(sheet, room.activities),
        sheet_parts.goals(sheet, room.goals),
        sheet_parts.front_flares(found, room.flares),
        sheet_parts.for_doctor(found, room.doctor),
        sheet_parts.questions(found),
        sheet_parts.answers(sheet, room.boxes),
    )


def _between(low: float, value: float, high: float) -> float:
    return min(max(low, value), high)


def _used(sheet: Sheet, front: Front, in_short: Sequence[str]) -> float:
    """The whole page with the least of everything."""
    parts = (
        6.2 * lines_of(title(sheet)[:48], 38) + 5.8 * lines_of(coverage_line(sheet), 112),
        _HEAD + sum(lines_of(text, _WIDE) * 4.1 for text in in_short),
        _done(front),
        6.5 + LEAST.chart + 4 * _SMALL_LINE if sheet.front else 0.0,
        _weeks_and_flares(sheet, front),
        _doctor(front),
        _answers(front),
    )
    return sum(parts)


def _done(front: Front) -> float:
    done, goals = front.activities, front.goals
    rows = sum(_ROW + (lines_of(row[0], 40) - 1) * 3.6 for row in done.rows) + _ROW
    said = sum(lines_of(" ".join(goal) + " " * 24, 126) * _LINE for goal in goals.rows)
    return _HEAD + rows + said + 1 + _rest(done) + _rest(goals)


def _weeks_and_flares(sheet: Sheet, front: Front) -> float:
    two_years = sheet.findings.start.year != sheet.findings.end.year
    right = _ROW + len(front.flares.rows) * (_ROW + 3.6) + 2 * _rest(front.flares)
    left = 4 * _ROW + _SMALL_LINE + (2 * 3.6 if two_years else 0)
    return _HEAD + max(left, right)


def _doctor(front: Front) -> float:
    kept = front.doctor
    if not kept.rows:
        return 0.0
    return _HEAD + sum(lines_of(line, 108) * _LINE for line in kept.rows) + _rest(kept)


def _answers(front: Front) -> float:
    asked = sum(lines_of(one, 42) * _LINE + LEAST.line + 0.6 for one in front.questions)
    rows = sum(max(LEAST.box, lines_of(row.activity, 15) * 3.7 + 1.2) for row in front.answers)
    return _HEAD + max(asked, 5.2 + rows + 1.4 + 10.5 + 0.8 + 3 * _SMALL_LINE)


def _rest(kept: "Kept[Any]") -> float:
    return _SMALL_LINE if kept.rest else 0.0
