"""An experiment on oneself: what is fixed before it starts, what its days hold, what came out."""

from datetime import date, timedelta
from typing import Final, Literal, NamedTuple, get_args

from pacing_cli.model.quantity import Amount

TryKind = Literal["warm-up", "time", "substitute", "level", "other"]
TRY_KINDS: Final[tuple[TryKind, ...]] = get_args(TryKind)
TryVerdict = Literal["better", "harder", "no difference that matters", "cannot tell"]
TryRests = Literal["", "bad", "returning", "pause", "red_flag", "envelope", "flare", "level"]
"""Why nothing is tried on a day although its turn has come; empty: nothing speaks against it."""
TryEnd = Literal["done", "flare", "stop_rule", "person", "changed"]
"""`done`: all its days are over. `changed`: it is no longer what it began as."""

OFF_TRY: Final = "offtry"
"""The tag of a day on which it was done another way than its turn said: it does not count."""
LEAST_BLOCKS: Final = 6
MOST_BLOCKS: Final = 12
SPARE: Final = 2
"""As many blocks again are drawn, for days that do not count."""
MOST_WASH_OUT: Final = 7
MOST_ARMS: Final = 3
LONGEST: Final = 200
"""Days that a try may take at most."""


class Outcome(NamedTuple):
    """What is compared: a rating, and whether less of it is better."""

    key: str
    words: str
    less_is_better: bool = True
    of_activity: bool = False
    """The rating belongs to the activity's own entries, and not to the day."""


OUTCOMES: Final[tuple[Outcome, ...]] = (
    Outcome("pain", "pain"),
    Outcome("after", "pain after it", of_activity=True),
    Outcome("fatigue", "tiredness"),
    Outcome("stiff", "stiffness"),
    Outcome("stress", "stress"),
    Outcome("mood", "mood", less_is_better=False),
    Outcome("quality", "sleep quality", less_is_better=False),
)


class Protocol(NamedTuple):
    """Everything that is fixed before the first day.

    `order` holds for each block the places of the arms in the order of their turns; it
    was drawn with `seed`. Each turn is one day, followed by `wash_out` days on which
    nothing is tried. `later` days after a turn the outcome is read. It is done once
    `blocks` whole blocks are known; `order` has more of them, for days that are not.
    """

    question: str
    kind: TryKind
    activity: str
    arms: tuple[str, ...]
    outcome: str
    later: int
    useful: float
    """The smallest difference that would matter, in points."""
    blocks: int
    """Whole blocks that are wanted."""
    wash_out: int
    start: date
    seed: int
    order: tuple[tuple[int, ...], ...]
    levels: tuple[Amount, ...] = ()
    """For testing levels: the amount of each arm."""
    stop_at: float | None = None
    """It ends for good on a day with pain of this or more."""

    @property
    def measured(self) -> Outcome:
        """What is compared."""
        return next(one for one in OUTCOMES if one.key == self.outcome)

    @property
    def turns(self) -> int:
        """Days on which something is tried."""
        return len(self.order) * len(self.arms)

    @property
    def last_turn(self) -> date:
        """The last day on which something may be tried."""
        return self.start + timedelta(days=(self.turns - 1) * (1 + self.wash_out))

    @property
    def end(self) -> date:
        """The last day that can count for it."""
        return self.last_turn + timedelta(days=max(self.wash_out, self.later))

    @property
    def days(self) -> int:
        """How many days it takes at most."""
        return (self.end - self.start).days + 1

    @property
    def least_days(self) -> int:
        """How many days it takes where every day counts."""
        turns = self.blocks * len(self.arms)
        return (turns - 1) * (1 + self.wash_out) + max(self.wash_out, self.later) + 1

    def arm_on(self, on: date) -> int | None:
        """Whose turn it is on a day; None on the days between, before and after."""
        turn, between = divmod((on - self.start).days, 1 + self.wash_out)
        if between or not 0 <= turn < self.turns:
            return None
        return self.order[turn // len(self.arms)][turn % len(self.arms)]


class Comparison(NamedTuple):
    """One arm beside the other one: the difference in points, above 0 where it is better."""

    arm: str
    beside: str
    blocks: int
    """Blocks in which both are known."""
    difference: float
    low: float
    high: float
    percent: float
    """How sure the interval is meant to be."""
    chance: float
    """How sure one can be that it is better at all, 0 to 1."""
    chance_useful: float
    """That it is better by the smallest difference that would matter."""
    verdict: TryVerdict


class ArmCount(NamedTuple):
    """What became of one arm's turns."""

    arm: str
    turns: int
    """Turns whose day is over."""
    known: int
    """Of them, those that count: it was done, and the outcome is known."""
    hard: int
    """Turns on or after which a day was called bad, or was hard to bear."""
    mean: float | None = None


class Ended(NamedTuple):
    """Why it is over, and on which day it was."""

    why: TryEnd
    on: date
    words: str = ""


class TriedOut(NamedTuple):
    """An experiment as it stands on a day."""

    protocol: Protocol
    seal: str
    """SHA-256 of the protocol as it was when it began."""
    counts: tuple[ArmCount, ...]
    arm: str = ""
    """Whose turn it is today; empty: nobody's."""
    rests: TryRests = ""
    ended: Ended | None = None
    results: tuple[Comparison, ...] = ()
    """Only once it is over: looking earlier would choose the end by the result."""
    blocks_known: int = 0
