"""A goal: what the person wants to do, why, and what helps."""

from datetime import date
from typing import Final, Literal

from pacing_cli.model.quantity import Amount
from pacing_cli.model.reason import QuotaReason
from pacing_cli.model.value import Value

ClosedHow = Literal["reached", "changed", "let go"]
CLOSED_HOW: Final[tuple[ClosedHow, ...]] = ("reached", "changed", "let go")

LEVELS: Final = (-2, -1, 0, 1, 2)
"""Goal Attainment Scaling: 0 is what was hoped for (Kiresuk & Sherman 1968)."""
LARGEST_WEIGHT: Final = 10


class Goal(Value):
    """A goal in the person's words. `by` is a wish, not a deadline."""

    name: str
    what: str = ""
    why: str = ""
    by: date | None = None
    activities: tuple[str, ...] = ()
    """The activities that lead there; the first one is the one that is counted."""
    closed: bool = False
    target: Amount | None = None
    """How much of the first activity it takes."""
    start: Amount | None = None
    """Where it began."""
    measured: str = ""
    """How one would notice, where no amount says it."""
    set_on: date | None = None
    review_on: date | None = None
    weight: float = 1
    """How much it counts beside the other goals, 0 to 10; 0: not at all."""
    levels: tuple[str, ...] = ()
    """In words, what -2, -1, 0, +1 and +2 would be; empty: the general words hold."""
    actions: tuple[str, ...] = ()
    home: str = ""
    """A change to the surroundings that helps; so are `work` and `transport`."""
    work: str = ""
    transport: str = ""
    bad_days: tuple[str, ...] = ()
    """If-then steps: what to do for it on a bad day."""
    helpers: tuple[str, ...] = ()
    closed_on: date | None = None
    closed_how: ClosedHow | None = None
    closed_words: str = ""
    """Why it was closed, in the person's words."""

    @property
    def surroundings(self) -> tuple[tuple[str, str], ...]:
        """The changes to the surroundings: where, and what."""
        where = (("home", self.home), ("work", self.work), ("transport", self.transport))
        return tuple((place, words) for place, words in where if words)


class Attainment(Value):
    """Goal Attainment Scaling over the rated goals: the T-score, 50 is exactly as hoped."""

    value: float
    goals: int
    previous: float | None = None
    """The same goals at their rating before; None where one of them has none."""


# The way to a goal in steps that the rules allow: at the earliest, never a promise.

LadderStop = Literal[
    "no_quota", "envelope", "stopped", "paused", "ceiling", "measure", "step", "far"
]
"""Why no step leads all the way: no quota yet, envelope mode, a safety answer, a paused
activity, an agreed ceiling, another measure, a step that is never allowed, too many steps."""


class Rung(Value):
    """A quota, and the earliest day for it."""

    on: date
    amount: Amount


class Ladder(Value):
    """From today's quota to the amount of a goal."""

    activity: str
    target: Amount
    now: Amount | None = None
    """The full quota of today."""
    rungs: tuple[Rung, ...] = ()
    reached: date | None = None
    """The first day on which the amount could stand; None: no step leads there."""
    by: date | None = None
    """The wished date."""
    stop: LadderStop | None = None
    ceiling: Amount | None = None
    agreed_with: str = ""
    waiting: bool = False
    """A flare, a bad day or a pause holds the steps: the days count from when it is over."""
    smaller: tuple[Rung, ...] = ()
    """Smaller amounts with a day, where the goal lies after the wished date or out of reach."""
    because: tuple[QuotaReason, ...] = ()
    """What a quota still needs, for `no_quota`."""
    others: int = 0
    """Other activities that grow too."""
    in_turn: date | None = None
    """About when, where they all grow and each waits its turn; None: that is no later."""

    @property
    def late(self) -> bool:
        """It would be reached after the wished date."""
        return self.by is not None and self.reached is not None and self.reached > self.by
