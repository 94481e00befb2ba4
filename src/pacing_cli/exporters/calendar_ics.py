"""Reminders as a calendar file, RFC 5545: alarms inside, the zone's own rules beside them."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Final

from pacing_cli.exporters.zone_rules import zone_rules
from pacing_cli.model.reminder import CalendarChoice, Reminder
from pacing_cli.wording.calendar import CALENDAR

if TYPE_CHECKING:
    from icalendar import Event

_MAKER: Final = "-//pacing-cli//pace//EN"


def calendar_ics(
    found: Sequence[Reminder], choice: CalendarChoice, now: datetime, zone: tzinfo | None
) -> bytes:
    """The file. `zone` is the zone that the times are written in; None: in UTC."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", CALENDAR[choice.neutral])
    if zone is not None and found:
        days = [one.start.date() for one in found]
        calendar.add_component(zone_rules(zone, min(days), max(days)))
    for one in found:
        calendar.add_component(_event(one, choice, now, zone))
    content: bytes = calendar.to_ical()
    return content


def _event(one: Reminder, choice: CalendarChoice, now: datetime, zone: tzinfo | None) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", one.uid)
    event.add("dtstamp", now.astimezone(UTC))
    event.add("last-modified", now.astimezone(UTC))
    # Whole minutes: a later file always has a higher number, and calendars take it for newer.
    event.add("sequence", max(int(now.timestamp() // 60), 0))
    end = one.start.astimezone(UTC) + timedelta(minutes=one.minutes)
    event.add("dtstart", one.start.astimezone(zone or UTC))
    event.add("dtend", end.astimezone(zone or UTC))
    event.add("summary", one.title)
    if one.note:
        event.add("description", one.note)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    event.add("status", "CANCELLED" if one.cancelled else "CONFIRMED")
    if not one.cancelled:
        _add_alarms(event, one, choice)
    return event


def _add_alarms(event: "Event", one: Reminder, choice: CalendarChoice) -> None:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", one.title)
    alarm.add("trigger", timedelta(minutes=-choice.before))
    event.add_component(alarm)
    if one.stop:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", one.stop)
        alarm.add("trigger", timedelta(), parameters={"RELATED": "END"})
        event.add_component(alarm)
