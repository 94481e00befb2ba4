"""An experiment: its protocol, the data of its days, and its result."""

from datetime import date, timedelta
from typing import Final, Literal, get_args

from pacing_cli.model.activity import WEEKDAYS
from pacing_cli.model.quantity import Amount
from pacing_cli.model.value import Value

_A_DAY: Final = timedelta(days=1)

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


class Outcome(Value):
    """What is compared: a rating, and whether less of it is better."""

    key: str
    words: str
    less_is_better: bool = True
    of_activity: bool = False
    """The rating belongs to the activity's own entries, and not to the day."""


OUTCOMES: Final[tuple[Outcome, ...]] = (
    Outcome("pain", "pain"),
    Outcome("after", "pain after it", of_activity=True),
    Outcome("fatigue", "fatigue"),
    Outcome("stiff", "stiffness"),
    Outcome("stress", "stress"),
    Outcome("mood", "mood", less_is_better=False),
    Outcome("quality", "sleep quality", less_is_better=False),
)


class Protocol(Value):
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
    weekdays: tuple[str, ...] = ()
    """The days of the week on which the activity is planned; empty: every day."""

    @property
    def measured(self) -> Outcome:
        """What is compared."""
        return next(one for one in OUTCOMES if one.key == self.outcome)

    @property
    def dates(self) -> tuple[date, ...]:
        """The day of every turn: none sooner than `wash_out` days allow, and each on one of
        the `weekdays`, where there are some."""
        found: list[date] = []
        on = self.start
        for _ in range(len(self.order) * len(self.arms)):
            while self.weekdays and WEEKDAYS[on.weekday()] not in self.weekdays:
                on += _A_DAY
            found.append(on)
            on += (1 + self.wash_out) * _A_DAY
        return tuple(found)

    @property
    def end(self) -> date:
        """The last day that can count for it."""
        return self.dates[-1] + max(self.wash_out, self.later) * _A_DAY

    @property
    def days(self) -> int:
        """How many days it takes at most."""
        return (self.end - self.start).days + 1

    @property
    def least_days(self) -> int:
        """How many days it takes where every day counts."""
        last = self.dates[self.blocks * len(self.arms) - 1]
        return (last - self.start).days + max(self.wash_out, self.later) + 1

    def arm_on(self, on: date) -> int | None:
        """Whose turn it is on a day; None on the days between, before and after."""
        if on not in (dates := self.dates):
            return None
        block, turn = divmod(dates.index(on), len(self.arms))
        return self.order[block][turn]


class ArmComparison(Value):
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


class ArmCount(Value):
    """What became of one arm's turns."""

    arm: str
    turns: int
    """Turns whose day is over."""
    known: int
    """Of them, those that count: it was done, and the outcome is known."""
    hard: int
    """Turns on or after which a day was called bad, or was hard to bear."""
    mean: float | None = None


class ExperimentEnd(Value):
    """Why it is over, and on which day it was."""

    why: TryEnd
    on: date
    words: str = ""


class StartedExperiment(Value):
    """One experiment of the journal: its protocol, and the person's decisions about it."""

    protocol: Protocol
    seal: str
    stopped: ExperimentEnd | None = None
    """The person's word that it is over, or that its protocol is no longer what it began as."""


class ExperimentResult(Value):
    """The state of an experiment on a day."""

    protocol: Protocol
    seal: str
    """SHA-256 of the protocol as it was when it began."""
    counts: tuple[ArmCount, ...]
    arm: str = ""
    """Whose turn it is today; empty: nobody's."""
    rests: TryRests = ""
    ended: ExperimentEnd | None = None
    results: tuple[ArmComparison, ...] = ()
    """Only once it is over: looking earlier would choose the end by the result."""
    blocks_known: int = 0
