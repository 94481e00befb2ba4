"""Reasons for what the person set up themselves: experiments, and supports for a need."""

from datetime import date
from typing import NamedTuple


class TryToday(NamedTuple):
    """An experiment goes on: whose turn it is, or why nothing is tried today."""

    arm: str
    """Empty: a day between two turns."""
    rests: str
    """Why nothing is tried although its turn has come; empty: nothing speaks against it."""
    seal: str
    """The first letters of the protocol's seal, so that it stands in the plans that were shown."""
    level: bool = False
    """An amount is tried: it takes the place of the quota for today."""


class TryEnded(NamedTuple):
    """An experiment is over, and why."""

    why: str
    on: date


class SupportFor(NamedTuple):
    """What the person has written down for a need that today has."""

    need: str
    names: tuple[str, ...]
