"""The day so far: what was done and when, what is fixed, what the person rearranged.

Minutes are counted from midnight, on the clock of the day. Spans: start included, end not.
"""

from collections.abc import Mapping
from typing import Final, Literal, get_args

from pacing_cli.model.quantity import Amount, Measure
from pacing_cli.model.value import Value

ChangeKind = Literal["less", "more_rest", "only", "swap", "skip", "move", "fixed", "afresh"]
CHANGES: Final[tuple[ChangeKind, ...]] = get_args(ChangeKind)


class Stretch(Value):
    """A part of the day, in minutes after midnight."""

    start: int
    end: int

    def holds(self, minute: int) -> bool:
        """True from the start on, until before the end."""
        return self.start <= minute < self.end


class DoneBout(Value):
    """Something that was done today, at its time."""

    activity: str
    start: int
    minutes: float
    """How long it took; 0 where that is not known."""
    amounts: Mapping[Measure, float]


class Fixed(Value):
    """Something that has its time: an appointment, or a meal with somebody."""

    what: str
    start: int
    end: int
    demand: float | None = None
    """What it asks, 0 to 10; None: not known, taken as not heavy."""


class Change(Value):
    """How the person rearranged the day, and at which minute."""

    kind: ChangeKind
    at: int
    activity: str = ""
    other: str = ""
    """The second activity of a swap."""
    time: int | None = None
    """To when something was moved; for a swap when the first one now begins."""
    other_time: int | None = None
    """For a swap: when the other one now begins."""
    priority: str = ""
    """The least that stays, for `only`."""
    fixed: Fixed | None = None


class Tried(Value):
    """The amount whose turn it is today in a try."""

    activity: str
    amount: Amount


class SoFar(Value):
    """All of it. Without anything the whole day lies ahead, as it was planned."""

    minute: int | None = None
    """Now; None for another day than today, and once the day is over."""
    done: tuple[DoneBout, ...] = ()
    fixed: tuple[Fixed, ...] = ()
    all_day: tuple[str, ...] = ()
    """What a calendar holds for the whole day: it takes no time, and is only told."""
    changes: tuple[Change, ...] = ()
    drowsy: tuple[Stretch, ...] = ()
    """After a medicine that makes drowsy."""
    good: tuple[Stretch, ...] = ()
    """The person's good hours; empty: none are known."""
    tried: Tried | None = None
    """Only where a try of amounts has its turn."""
