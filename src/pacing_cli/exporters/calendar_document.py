"""`pace/calendar/1`: the same reminders for programs."""

from collections.abc import Sequence
from datetime import timedelta

from pacing_cli.exporters.values import Document, as_json
from pacing_cli.model.plan import Plan
from pacing_cli.model.reminder import CalendarChoice, Reminder


def calendar_document(
    plans: Sequence[Plan], found: Sequence[Reminder], choice: CalendarChoice
) -> Document:
    """From and to are both included."""
    return {
        "schema": "pace/calendar/1",
        "from": plans[0].date.isoformat(),
        "to": plans[-1].date.isoformat(),
        "neutral": choice.neutral,
        "events": [{**event_document(one), "title": one.title} for one in found],
    }


def event_document(one: Reminder) -> Document:
    """When it is, and whether it still is; without any word of what."""
    return {
        "uid": one.uid,
        "start": one.start.isoformat(),
        "end": (one.start + timedelta(minutes=one.minutes)).isoformat(),
        "minutes": as_json(one.minutes),
        "cancelled": one.cancelled,
    }
