"""Reasons for a baseline: how it came about, or what is still missing for it."""

from datetime import date

from pacing_cli.model.quantity import Amount
from pacing_cli.model.value import Value


class EnoughTrials(Value):
    """The mean of the trials, less the buffer, rounded down, is the baseline."""

    amounts: tuple[Amount, ...]
    mean: Amount
    buffer: float
    baseline: Amount
    recorded: int
    needed: int


class MoreTrialsNeeded(Value):
    """There are too few trials on different days, close enough together."""

    recorded: int
    needed: int
    within_days: int


class TrialsUnchecked(Value):
    """Of these trials the day after is not known, so they count as they stand."""

    trials: int


class TrialTooMuch(Value):
    """After this trial the next day was worse: it bounds the baseline and is not averaged."""

    on: date
    amount: Amount


class SpreadTooWide(Value):
    """The trials lie too far apart to be averaged."""

    smallest: Amount
    largest: Amount
    limit: float


class MidpointTaken(Value):
    """The baseline lies half-way between a good and a bad day."""

    good: Amount
    bad: Amount
    baseline: Amount


class MidpointIncomplete(Value):
    """The midpoint method was chosen, and a good and a bad day are not both known."""


class AgreedBaseline(Value):
    """A clinician and the person agreed on this number."""

    amount: Amount
    agreed_with: str


class AgreedBaselineMissing(Value):
    """The clinician's method was chosen, and `baseline` is not in the care file."""


class TooSmallToSet(Value):
    """The baseline would be less than the smallest unit of this measure."""

    mean: Amount
    unit: Amount


class NoAmounts(Value):
    """The activity was logged, but never with an amount in this measure."""

    sessions: int
    measure: str
