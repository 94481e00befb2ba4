"""Reminders for a calendar: what it is, when it rings, and what the person chose about it."""

from datetime import datetime

from pacing_cli.model.value import Value


class CalendarChoice(Value):
    """What goes into the calendar, and how it is called there."""

    neutral: bool = False
    """Titles that say nothing: "Block A"."""
    check_in: int | None = None
    """When to check in, in minutes after midnight; None: when the day begins."""
    check_ins: bool = True
    review: str = "sun"
    """The weekday of looking back at the week; empty: none."""
    before: int = 0
    """So many minutes before a block its alarm rings."""
    stop: bool = True
    """Another alarm rings when a block of activity is over."""


class Reminder(Value):
    """One event. `start` has an offset from UTC."""

    uid: str
    """The same for the same thing on the same day, whenever it is made."""
    start: datetime
    minutes: float
    title: str
    note: str = ""
    stop: str = ""
    """What the alarm at the end says; empty: there is none."""
    cancelled: bool = False
    """It was in an earlier calendar and is no longer planned."""
