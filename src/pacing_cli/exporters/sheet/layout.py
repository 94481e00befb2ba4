"""How high the front page is likely to be, in millimetres, and what to do with the room left.

The heights are those of the style sheet with its widest font. Room that is left goes to
the charts first, then to the boxes and lines that are written on.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from pacing_cli.exporters.sheet import front as sheet_parts
from pacing_cli.exporters.sheet.front import EMPTY, Answer, EventRow, GoalRow
from pacing_cli.exporters.sheet.room import Figure, ShortList, letters, lines_in, lines_of
from pacing_cli.model.value import Value
from pacing_cli.model.visit import Paper, Sheet
from pacing_cli.wording.sheet import HOW_TO_ANSWER, coverage_line, left_out, title
from pacing_cli.wording.timeline import (
    BEFORE_KEY,
    IN_NONE,
    NOTES_STAY,
    ONLY_A_DEVICE,
    TAG_KEY,
    over_key,
)

HEIGHTS: Final[Mapping[Paper, float]] = {"a4": 276, "letter": 258}
LINE, SMALL_LINE, ROW, HEAD = 3.9, 3.3, 4.5, 8.2
RESERVE: Final = 3.0
_PAGE, _PADDING, _TABLE = 186.0, 2.0, 7.8
"""The width of the narrower paper, what stands between columns, and the letters of a table."""
_TEXT, _SMALL = 8.4, 7.0
"""Letters of the text and of the small print, in points."""
_BESIDE_LEAD, _BESIDE_DATES = 164.0, 155.0
"""The width of a line behind a word that leads, and behind the dates of the time line."""
_NAME, _SIDE = 6.6, 4.1
"""The line to write a name on, and the foot that points to the back."""
_QUESTIONS: Final = 72.0
"""The width of the questions beside the boxes."""
TAG: Final = re.compile(r"(?<!\w)\+\w")


class FrontRoom(Value):
    """How many of each the front page gets."""

    activities: int
    goals: int
    events: int
    doctor: int
    """Lines."""
    boxes: int
    before: int = 280
    """Places for what came before each flare; with 0 it stands on the back."""


ROOMS: Final = (
    FrontRoom(7, 3, 10, 4, 8),
    FrontRoom(5, 2, 10, 3, 6),
    FrontRoom(5, 2, 10, 3, 5),
    FrontRoom(5, 2, 8, 2, 5),
    FrontRoom(5, 1, 7, 2, 5),
    FrontRoom(5, 1, 6, 2, 5),
    FrontRoom(4, 1, 6, 2, 4),
    FrontRoom(3, 1, 8, 2, 4),
    FrontRoom(3, 1, 8, 2, 3),
    FrontRoom(4, 1, 6, 1, 4, 190),
    FrontRoom(3, 1, 7, 1, 2, 190),
    FrontRoom(4, 1, 5, 1, 4, 95),
    FrontRoom(4, 1, 4, 1, 4, 95),
    FrontRoom(2, 1, 5, 1, 2, 95),
    FrontRoom(2, 1, 4, 1, 2, 0),
    FrontRoom(2, 1, 3, 1, 2, 0),
    FrontRoom(2, 1, 2, 1, 1, 0),
    FrontRoom(1, 1, 1, 1, 1, 0),
)
"""From the widest to the narrowest; the first that fits is taken."""


class Front(Value):
    """What stands on the front page, cut to its room."""

    activities: ShortList[tuple[str, ...]]
    goals: ShortList[GoalRow]
    events: ShortList[EventRow]
    doctor: ShortList[str]
    questions: tuple[str, ...]
    answers: tuple[Answer, ...]


class Sizes(Value):
    """Millimetres."""

    chart: float = 29.0
    box: float = 6.0
    line: float = 5.6


class Layout(Value):
    """The front page: what is on it, and how large its charts and boxes are."""

    front: Front
    sizes: Sizes


LEAST: Final = Sizes()
MOST: Final = Sizes(54.0, 12.0, 11.0)
_MOST_BOXES: Final = 9
_MOST_ROWS: Final = 5
"""Rows of boxes; those of more activities than that are not made up to fill the page."""


def front_layout(
    sheet: Sheet, in_short: Sequence[str], figures: Sequence[Figure], paper: Paper,
    key: str = "",
) -> Layout:  # fmt: skip
    """The widest room that fits, with sizes that fill the page as far as that helps.

    `key`: what the signs of the pictures mean.
    """

    def left(front: Front) -> float:
        return HEIGHTS[paper] - RESERVE - _used(sheet, front, in_short, figures, key)

    fronts = [_front(sheet, room) for room in ROOMS]
    front = next((one for one in fronts if left(one) >= 0), fronts[-1])
    first = sum(bool(row.activity) for row in front.answers) + 1
    for most in range(first, min(len(sheet.boxes), _MOST_BOXES) + 1):
        fuller = front._replace(answers=sheet_parts.answers(sheet, most))
        if left(fuller) < 0:
            break
        front = fuller
    wider = front._replace(answers=(*front.answers, EMPTY))
    if len(front.answers) >= len(sheet.boxes) and left(wider) >= 0:
        front = wider
    spare = left(front)
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
        sheet_parts.events(found, room.events, room.before),
        sheet_parts.for_doctor(found, room.doctor),
        sheet_parts.questions(found),
        sheet_parts.answers(sheet, room.boxes),
    )


def _between(low: float, value: float, high: float) -> float:
    return min(max(low, value), high)


def _used(
    sheet: Sheet, front: Front, in_short: Sequence[str], figures: Sequence[Figure], key: str
) -> float:
    """The whole page with the least of everything."""
    parts = (
        6.2 * lines_in(title(sheet)[:48], _PAGE, 15, bold=True),
        lines_in(coverage_line(sheet), _PAGE, _TEXT) * LINE + (0.0 if sheet.name else _NAME),
        HEAD + sum(lines_in(text, _BESIDE_LEAD, _TEXT) * LINE + 0.4 for text in in_short),
        _events(sheet, front),
        _done(sheet, front),
        _figures(figures) + (small_lines(key) - 1 if key else 0) * SMALL_LINE,
        _doctor(front),
        _answers(sheet, front),
        _SIDE,
    )
    return sum(parts)


def _events(sheet: Sheet, front: Front) -> float:
    texts = [text for row in front.events.rows for text in (row.text, row.under) if text]
    lines = sum(lines_in(text, _BESIDE_DATES, _TEXT) for text in texts)
    said = " ".join(filter(None, [front.events.rest, events_key(sheet, front)]))
    small = (said, NOTES_STAY if sheet.notes_out else "")
    keys = sum(small_lines(text) * SMALL_LINE for text in small if text)
    return HEAD + max(1, lines) * LINE + 0.2 * len(front.events.rows) + keys


def small_lines(text: str) -> int:
    """The lines of small print over the whole page."""
    return lines_in(text, _PAGE, _SMALL)


def events_key(sheet: Sheet, front: Front) -> str:
    """What is to be known of the time line, in small print; empty where it needs nothing."""
    rows = front.events.rows
    before = any(row.under for row in rows)
    device = bool(rows) and sheet.findings.days_logged and not sheet.findings.days_told
    tags = any(TAG.search(text) for row in rows for text in (row.text, row.under))
    keys = ((BEFORE_KEY, before), (ONLY_A_DEVICE, device), (TAG_KEY, tags))
    return " ".join(text for text, needed in keys if needed)


def _done(sheet: Sheet, front: Front) -> float:
    done, goals = front.activities, front.goals
    columns = sheet_parts.activity_columns(sheet)
    key = " ".join(filter(None, [done_key(sheet, front), done.rest]))
    rows = rows_of(done.rows, columns) + (small_lines(key) * SMALL_LINE if key else 0.0)
    said = sum(
        lines_in(f"Goal: {' '.join(goal)}, goal date", _PAGE, _TEXT, bold=True) * LINE
        for goal in goals.rows
    )
    return HEAD + rows + said + 1 + _rest(goals)


def done_key(sheet: Sheet, front: Front) -> str:
    """What the columns of the activities mean; empty where there is no table."""
    if not front.activities.rows:
        return ""
    days = {one.activity: one.days for one in sheet.findings.activities}
    apart = any(one.of and days.get(one.activity, 0) > one.of for one in sheet.findings.amount_days)
    key = over_key(sheet_parts.activity_columns(sheet))
    return " ".join(filter(None, [key, IN_NONE if apart else ""]))


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
    lines = sum(lines_in(line, _PAGE - 4, _TEXT) for line in kept.rows)
    return HEAD + lines * LINE + _rest(kept)


def boxes_left(sheet: Sheet, front: Front) -> str:
    """How many activities have no row of boxes of their own."""
    told = sum(bool(row.activity) for row in front.answers)
    more = len(sheet.boxes) - told
    each = "it as well" if more == 1 else "each"
    return left_out(more, "activity", "activities", f"pace visit asks for {each}")


def _answers(sheet: Sheet, front: Front) -> float:
    asked = sum(
        lines_in(one, _QUESTIONS, _TEXT) * LINE + LEAST.line + 0.6 for one in front.questions
    )
    rows = sum(
        max(LEAST.box, max(lines_of(row.activity, 15), lines_of(row.now, 11)) * 3.7 + 1.2)
        for row in front.answers
    )
    said = " ".join(filter(None, [boxes_left(sheet, front), HOW_TO_ANSWER]))
    return HEAD + max(asked, 5.2 + rows + 1.4 + 10.5) + 0.8 + small_lines(said) * SMALL_LINE


def _rest(kept: "ShortList[Any]") -> float:
    return SMALL_LINE if kept.rest else 0.0
