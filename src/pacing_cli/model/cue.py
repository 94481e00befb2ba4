"""The sign to stop at: what a person anchors an activity to, and what was agreed on.

A cue is words: `effort 4`, `hr 110`, `until the song ends`. The first two are read
as numbers too. Nothing here measures anything: the person looks, and stops.
"""

import re
from typing import Final

from pacing_cli.model.value import Value

HIGHEST_EFFORT: Final = 10.0
HEART_RATES: Final = (20.0, 250.0)

_NUMBERED = re.compile(r"(effort|hr)\s*(?:<=?|to|at most|up to)?\s*(-?\d+(?:[.,]\d+)?)", re.I)


class StopSign(Value):
    """When to stop, whatever of the amount is left."""

    effort_max: float | None = None
    """Stop when it feels harder than this, 0 to 10."""
    hr_max: float | None = None
    """Stop above this many beats a minute."""
    words: tuple[str, ...] = ()


def stop_sign(cue: str, agreed: StopSign) -> StopSign:
    """The person's cue and what was agreed, together: of two numbers the lower one holds."""
    number = _numbered(cue)
    if number is None:
        return agreed._replace(words=tuple(filter(None, (cue, *agreed.words))))
    kind, value = number
    if kind == "effort":
        return agreed._replace(effort_max=_lower(value, agreed.effort_max))
    return agreed._replace(hr_max=_lower(value, agreed.hr_max))


def wrong_cue(cue: str) -> str:
    """Why a number in a cue cannot hold; empty where it can, or where there is none."""
    number = _numbered(cue)
    if number is None:
        return ""
    kind, value = number
    low, high = (0.0, HIGHEST_EFFORT) if kind == "effort" else HEART_RATES
    if low <= value <= high:
        return ""
    return f'is "{cue}"; {kind} takes a number from {low:g} to {high:g}'


def _numbered(cue: str) -> tuple[str, float] | None:
    found = _NUMBERED.fullmatch(cue.strip())
    return (found[1].lower(), float(found[2].replace(",", "."))) if found else None


def _lower(value: float, other: float | None) -> float:
    return value if other is None else min(value, other)
