"""A flare: onset, peak, recovery, and how it was seen."""

from datetime import date
from typing import Literal

from pacing_cli.model.value import Value

FlareLabel = Literal["flare", "prolonged", "setback"]
FlareRoute = Literal["pattern", "impact", "word"]


class Flare(Value):
    """One episode: its onset, its peak and its recovery.

    `days` counts from the onset to the day before recovery, or to the last day looked at.
    """

    onset: date
    detected: date
    peak_date: date | None
    peak_pain: float | None
    recovered: date | None
    """The first day back near the usual; None: still open, or it is not known when it ended."""
    ended: date | None
    """The first day on which it was known to be over; None: still open."""
    days: int
    label: FlareLabel
    route: FlareRoute
    usual: float | None
