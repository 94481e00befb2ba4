"""The boxes of a visit: how they are asked for, and what would change, in words."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from pacing_cli.model.visit import GoalChange, VisitChanges
from pacing_cli.wording.care import change_words
from pacing_cli.wording.phrases import full_date, listed

INTRODUCTION: Final = (
    "The boxes of the sheet, one by one. Enter leaves a box as it is, none takes a limit away. "
    "Ctrl-C ends, and nothing is written."
)
NOTHING_NEW: Final = "All of it is there already; nothing to write."
NOT_YET: Final = "Nothing was written. With --yes it is done."
NOTHING_SAID: Final = (
    "The boxes are asked for at a terminal. Without one, put them into options or a file."
)
HOW: Final = (
    "Such as: pace visit --ceiling walk=15m --review 2026-06-01 --yes. "
    "A file to fill in: pace visit --form. A session alone: pace visit done"
)
NEXT: Final = "pace plan follows it from now on. pace undo takes all of it back."


def goal_change_words(change: GoalChange) -> str:
    """`market, wished for by: 26 April 2026 -> 1 June 2026`."""
    if change.key == "closed":
        return f"{change.goal}: closed, {change.now}"
    name = {"by": "wished for by", "what": "what"}.get(change.key, change.key)
    return f"{change.goal}, {name}: {_said(change.before)} -> {_said(change.now)}"


def _said(value: date | str | None) -> str:
    if isinstance(value, date):
        return full_date(value)
    return str(value) if value else "nothing"


def visit_lines(changes: VisitChanges) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What goes where, and each difference in a line."""
    yield "care.toml", tuple(map(change_words, changes.care))
    yield "goals.toml", tuple(map(goal_change_words, changes.goals))
    note = (f"note: {changes.note}",) if changes.note else ()
    yield "journal, a therapy session", (*map(answer_line, changes.answers), *note)


def answer_line(pair: tuple[str, str]) -> str:
    """The question, and what was said to it."""
    return f"{pair[0]} {pair[1]}"


def new_names(names: tuple[str, ...]) -> str:
    """A name may be a slip: said before it is written."""
    if not names:
        return ""
    are = "is" if len(names) == 1 else "are"
    return f"{listed(names)} {are} neither in your list of activities nor in your journal yet."
