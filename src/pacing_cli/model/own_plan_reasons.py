"""Reasons for what the person set up themselves: experiments, and supports for a need."""

from datetime import date

from pacing_cli.model.quantity import Amount
from pacing_cli.model.value import Value


class TryToday(Value):
    """An experiment goes on: whose turn it is, or why nothing is tried today."""

    arm: str
    """Empty: a day between two turns."""
    rests: str
    """Why nothing is tried although its turn has come; empty: nothing speaks against it."""
    seal: str
    """The first letters of the protocol's seal, so that it stands in the plans that were shown."""
    activity: str = ""
    level: Amount | None = None
    """The amount that is tried. A lower one takes the place of the quota for today."""
    beyond: Amount | None = None
    """How much of it lies above the quota: it stands in no block."""


class TryEnded(Value):
    """An experiment is over, and why."""

    why: str
    on: date


class SupportFor(Value):
    """What the person has written down for a need that today has."""

    need: str
    names: tuple[str, ...]
