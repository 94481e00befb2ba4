"""Reasons about how today compares with the person's own days: facts, never a sentence."""

from typing import Literal

from pacing_cli.model.value import Value

Band = Literal["green", "amber", "red"]
SignalName = Literal["pain", "fatigue", "sleep_hours", "quality", "stiff", "mood", "stress"]


class Beside(Value):
    """One rating of today beside the person's own usual."""

    signal: str
    today: float
    usual: float
    spread: float
    harder: float
    """How many spreads it lies on the harder side; below 0: on the lighter one."""


class Readiness(Value):
    """How today's check-in compares with the usual; it changes how the day is done, not how much.

    `beside` holds every rating of today that has a usual, the hardest first. `word` is
    what the person said of the day; then that counts and not the ratings.
    """

    band: Band
    beside: tuple[Beside, ...]
    word: str = ""
    held: bool = False
    """On its way back, and not yet near enough to the usual for another band."""


class EarlySigns(Value):
    """Several signals lie beyond the own range, or pain alone far beyond it: a pattern."""

    signals: tuple[str, ...]
    """What lies beyond the own range, in a fixed order."""
    days: int
    """Days whose mean was looked at; 1: one day of pain alone."""
    coping: tuple[str, ...]
    """What the person wrote down for it."""


class RestsOnOldDays(Value):
    """What the amounts rest on lies some days back, and much since then is unknown."""

    days: int
    """Days since the newest session that was followed by a day within the usual."""
    logged: int
    window: int
    """`logged` of the last `window` days are known."""


class LogLess(Value):
    """The plan has been steady and well known for so long that less logging would do."""

    steady_days: int
