"""Docs: the pictures of screens in `docs/screens/`, made from what the program answers.

The invented person's journal, at one moment, in a terminal of 80 columns with 16 colours.
Ids, which are drawn by lot, are always the same here.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from docs.drawing import Screen, moving, still
from docs.examples import Block, Session

FOLDER: Final = "docs/screens"
_COLUMNS = 80
_ID = re.compile(r"\[[0-9a-z]{6}\]$")
_TYPED = re.compile(r"\S+\s*")


class Picture(NamedTuple):
    """A file name, what is typed, how many lines are shown, and the facts in words."""

    name: str
    typed: str
    lines: int
    says: str


class Step(NamedTuple):
    """One command of the walk-through: the moment, what is typed, how long it stands."""

    now: str
    typed: str
    seconds: float


PICTURES: Final = (
    Picture(
        "glance",
        "pace",
        10,
        "pace alone: the day is steady, the next thing is named with its time, and how to log.",
    ),
    Picture(
        "plan",
        "pace plan",
        60,
        "pace plan: a table of the day with times, activities and rests, how long each "
        "lasts and why; below it the amount of each activity with its reason.",
    ),
    Picture(
        "report",
        "pace report",
        31,
        "The beginning of pace report: what was done in eight weeks, how the amounts moved, "
        "and the usual week beside two others.",
    ),
)
WALK: Final = (
    Step("2026-03-01T09:00", "pace", 4),
    Step("2026-03-01T09:00", "pace check pain 4 fatigue 5", 4),
    Step("2026-03-01T09:05", "pace today", 7),
    Step("2026-03-01T10:20", "pace log 10:00 walk 10m pain 4-4", 4),
    Step("2026-03-01T15:00", "pace bad", 5),
    Step("2026-03-01T18:00", "pace better", 5),
)
"""The day of the walk-through: a glance, a check-in, the list, a walk, a bad hour, better."""
WALK_SAYS: Final = (
    "A day with pace in six commands: a glance at what is next, a check-in, the list of the "
    "day, a walk written down, a bad day with three lines of one's own, and better again."
)


def pictures() -> Mapping[str, str]:
    """The text of every picture by its path from the root."""
    made = {}
    with TemporaryDirectory() as folder:
        person = _person(Path(folder))
        for each in PICTURES:
            lines = _answer(person, each.typed)
            kept = lines if len(lines) <= each.lines else (*lines[: each.lines], "…")
            text = still(Screen(kept), f"$ {each.typed}", each.says, _COLUMNS)
            made[f"{FOLDER}/{each.name}.svg"] = text
    made[f"{FOLDER}/walkthrough.svg"] = moving(tuple(_walk()), "pace", WALK_SAYS, _COLUMNS)
    return made


def _walk() -> Iterator[Screen]:
    """What is typed word by word, then the answer below it."""
    with TemporaryDirectory() as folder:
        person = _person(Path(folder))
        for step in WALK:
            person.environment["PACE_NOW"] = step.now
            clock = step.now[-5:]
            for word in _TYPED.finditer(step.typed):
                yield Screen((f"{clock} $ {step.typed[: word.end()]}",), 0.4)
            answer = _answer(person, step.typed)
            yield Screen((f"{clock} $ {step.typed}", *answer), step.seconds)


def _person(folder: Path) -> Session:
    """Somebody with the journal of the invented person, before a terminal with colours."""
    person = Session(folder)
    person.prepare(Block("sh", (), 0, "", {"demo": ""}))
    del person.environment["NO_COLOR"]
    person.environment |= {
        "FORCE_COLOR": "1",
        "TERM": "xterm-16color",
        "COLORTERM": "",
        "COLUMNS": str(_COLUMNS),
    }
    return person


def _answer(person: Session, typed: str) -> tuple[str, ...]:
    code, lines = person.type(typed)
    if code:
        raise RuntimeError(f"$ {typed} ended with {code}: {' '.join(lines)}")
    return tuple(_ID.sub("[5t4ba3]", line) for line in lines)
