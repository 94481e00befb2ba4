"""The way to a goal in steps that the rules allow: at the earliest, never a promise."""

from datetime import date
from typing import Literal

from pacing_cli.model.quantity import Amount
from pacing_cli.model.reason import QuotaReason
from pacing_cli.model.value import Value

LadderStop = Literal[
    "no_quota", "envelope", "stopped", "paused", "ceiling", "measure", "step", "far"
]
"""Why no step leads all the way: no quota yet, envelope mode, a safety answer, a paused
activity, an agreed ceiling, another measure, a step that is never allowed, too many steps."""


class Rung(Value):
    """A quota, and the first day on which it could stand."""

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
