"""A plan for one day: quotas with their reasons, blocks, notices."""

from datetime import date
from typing import Generic, Literal, TypeVar

from pacing_cli.model.activity import StopSign
from pacing_cli.model.profile import Mode
from pacing_cli.model.quantity import Amount, Measure
from pacing_cli.model.reason import NoticeReason, QuotaReason
from pacing_cli.model.value import Value

Decision = Literal["not_yet", "start", "hold", "raise", "scale_back", "return", "stopped"]
DayKind = Literal["steady", "flare", "returning", "bad", "rest", "envelope"]
BlockKind = Literal["activity", "rest", "warm_up", "cool_down", "calm", "fixed"]
RestKind = Literal["", "move", "sit", "lie", "midday"]
"""How to rest: change position, sit with support, lie down; the longer one at midday."""


class ToleratedDay(Value):
    """The last day with enough of an activity that was followed by a day within the usual."""

    on: date
    amount: Amount


class Quota(Value):
    """What is set for one activity today, and why.

    `quota` and `baseline` are None when too little is known. `full` is the quota
    without what a flare, a bad day or the way back takes off.
    """

    activity: str
    measure: Measure
    quota: float | None
    baseline: float | None
    decision: Decision
    because: tuple[QuotaReason, ...]
    full: float | None = None
    next_quota: float | None = None
    """The next step, when it comes; None where none is in sight (ceiling, envelope)."""
    next_on: date | None = None
    """The first day on which that could be; None: it waits for something without a date."""
    next_within: int | None = None
    """So many days after that first day it has most likely come."""
    founded: tuple[QuotaReason, ...] = ()
    """How the baseline came about, also long after it was set."""
    stop: StopSign = StopSign()
    """When to stop, whatever of the amount is left."""
    went_well: ToleratedDay | None = None
    """A day such as a step up, or a baseline, still needs; None: there was none lately."""
    much_more_above: float | None = None
    """A day's total above this is much more than usual; None: nothing to tell by."""

    @property
    def amount(self) -> Amount | None:
        """The quota as an amount."""
        return None if self.quota is None else Amount(self.measure, self.quota)


class Block(Value):
    """One block of the day. `start` is minutes after midnight."""

    start: int
    minutes: float
    kind: BlockKind
    activity: str | None = None
    part: tuple[int, int] | None = None
    """Which part of how many: (1, 3)."""
    amount: Amount | None = None
    """For an activity: how much of its quota. The parts add up to the quota."""
    trial: bool = False
    """A try to find the baseline, not a quota."""
    done: bool = False
    """It was logged: it stays where it was. What went beyond the quota is not shown here."""
    logged: Amount | None = None
    """What was logged of it, where the little that is missing is no part of its own."""
    title: str = ""
    """What a fixed block is, a subtask of the activity, or what a warm-up belongs to."""
    version: str = ""
    """The lighter version or the substitute that comes in today, in the person's words."""
    place: str = ""
    """What helps around it, in the person's words."""
    rest: RestKind = ""
    """For a rest: how."""
    how: str = ""
    """For a rest: how, in the person's own words."""
    by_symptom: bool = False
    """For a rest: until it has settled, not by the clock."""


class Plan(Value):
    """The day's schedule."""

    date: date
    day: DayKind
    quotas: tuple[Quota, ...]
    blocks: tuple[Block, ...]
    notices: tuple[NoticeReason, ...]
    mode: Mode = "graded"
    harder_because: tuple[NoticeReason, ...] = ()
    """Why the day is treated as a harder one; empty: it is not."""


# Advice: a value with the reasons for it, or what is still missing to give one.

T = TypeVar("T")


class Advice(Value, Generic[T]):
    """A value and every reason that led to it, in the order they were met."""

    value: T
    because: "tuple[QuotaReason, ...]"


class NotYet(Value):
    """Too little is known. Not a default, not zero, not an error."""

    have: int
    need: int
    what: str
    """What is counted, in plain words: `days with a pain rating`."""
    because: "tuple[QuotaReason, ...]" = ()
