"""The few lines of a bad day: what the person wrote for it, and nothing of ours. Loads little."""

from collections.abc import Sequence
from typing import Final

MOST_LINES: Final = 3
LONGEST: Final = 120
"""Signs. What goes beyond stands in `pace flare plan`, whole."""
WHEN_OVER: Final = "When it is over: pace better"
NOTHING_MORE: Final = f"Nothing more is needed today. {WHEN_OVER}"


def bad_day_lines(
    contingency: Sequence[str],
    helps: Sequence[str] = (),
    drop: Sequence[str] = (),
    who: Sequence[str] = (),
    call: Sequence[str] = (),
) -> tuple[str, ...]:
    """Three lines at most: those for the day itself, else the first of each part of the plan."""
    leave_out = [f"Leave out: {first}" for first in drop[:1]]
    of_plan = (*helps[:1], *leave_out, *(who or call)[:1])
    tidy = (" ".join(line.split()) for line in contingency or of_plan)
    return tuple(_cut(line) for line in tidy if line)[:MOST_LINES]


def _cut(line: str) -> str:
    """A long line ends at a word."""
    if len(line) <= LONGEST:
        return line
    kept = line[: LONGEST - 1]
    return f"{kept.rpartition(' ')[0] or kept}…"
