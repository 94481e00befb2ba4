"""A goal: what the person wants to be able to do, and why."""

from datetime import date
from typing import NamedTuple


class Goal(NamedTuple):
    """A goal in the person's words. `by` is a wish, not a deadline."""

    name: str
    what: str = ""
    why: str = ""
    by: date | None = None
    activities: tuple[str, ...] = ()
    closed: bool = False
