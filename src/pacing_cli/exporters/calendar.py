"""Reminders as a calendar file, RFC 5545: alarms inside, the zone's own rules beside them."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING, Final

from pacing_cli.model.reminder import CalendarChoice, Reminder
from pacing_cli.wording.timer import CALENDAR

if TYPE_CHECKING:
    from icalendar import Event, Timezone


# When the clocks of a zone change, as a calendar file says it (RFC 5545, 3.6.5).
#
# The library's own list gives the onset in the time after the change, an hour late in
# spring. By the standard it is in the time before: so the list is made here.

_STEP = timedelta(days=1)
_SECOND = timedelta(seconds=1)


def zone_rules(zone: tzinfo, first: date, last: date) -> "Timezone":
    """Every change from the beginning of the year before `first` to that of two years after
    `last`."""
    from icalendar import Timezone

    rules = Timezone()
    rules.add("tzid", str(zone))
    start = datetime.combine(date(first.year - 1, 1, 1), time(), UTC)
    _add(rules, start, start, zone)
    for before, after in _changes(zone, start, datetime(last.year + 2, 1, 1, tzinfo=UTC)):
        _add(rules, before, after, zone)
    return rules


def _changes(zone: tzinfo, start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
    """The last second before each change, and the first one after it."""
    day = start
    while day < end:
        if _offset(day, zone) != _offset(day + _STEP, zone):
            yield _between(day, day + _STEP, zone)
        day += _STEP


def _between(low: datetime, high: datetime, zone: tzinfo) -> tuple[datetime, datetime]:
    before = _offset(low, zone)
    while high - low > _SECOND:
        middle = low + timedelta(seconds=(high - low) // _SECOND // 2)
        low, high = (middle, high) if _offset(middle, zone) == before else (low, middle)
    return low, high


def _offset(moment: datetime, zone: tzinfo) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def _add(rules: "Timezone", before: datetime, after: datetime, zone: tzinfo) -> None:
    from icalendar import TimezoneDaylight, TimezoneStandard

    local = after.astimezone(zone)
    part = TimezoneDaylight() if local.dst() else TimezoneStandard()
    part.add("dtstart", (after + _offset(before, zone)).replace(tzinfo=None))
    part.add("tzoffsetfrom", _offset(before, zone))
    part.add("tzoffsetto", _offset(after, zone))
    part.add("tzname", local.tzname() or "")
    rules.add_component(part)


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
