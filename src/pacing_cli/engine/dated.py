"""Rows with one member for every day, one day after the other: a part of them by its dates."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol, TypeVar


class Dated(Protocol):
    """What belongs to one day."""

    @property
    def on(self) -> date: ...


T = TypeVar("T", bound=Dated)


def between(row: Sequence[T], first: date, last: date) -> Sequence[T]:
    """The members from one day to another, both included, as far as they are there.

    Counted from the end: the oldest members of a long row are looked at only where they
    are asked for.
    """
    if not row:
        return row
    after = row[-1].on.toordinal() + 1 - len(row)
    start, stop = first.toordinal() - after, last.toordinal() + 1 - after
    return row[max(0, start) : max(0, stop)]
