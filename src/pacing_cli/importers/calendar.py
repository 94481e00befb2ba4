"""Read the appointments of one day from the text of a calendar file.

Repeating events, changed and cancelled ones and other zones are worked out by the
libraries `icalendar` and `recurring_ical_events`.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any, Final

from pacing_cli.errors import FileNotUsable
from pacing_cli.model.day import Fixed
from pacing_cli.model.value import Value

_MIDNIGHT: Final = 24 * 60
_LONGEST_TITLE: Final = 60
_NOT_THERE: Final = ("CANCELLED",)


class CalendarDay(Value):
    """What a calendar holds for one day."""

    fixed: tuple[Fixed, ...]
    all_day: tuple[str, ...]


def events_on(content: bytes, day: date, zone: tzinfo | None) -> CalendarDay:
    """Return the events that overlap the day, in the given zone (None: the system's).

    Events marked as free or cancelled are skipped, and so are unreadable events. Raises
    FileNotUsable if the file is not a calendar.
    """
    fixed: dict[Fixed, None] = {}
    whole: dict[str, None] = {}
    for event in _events(content, day, zone):
        what = _title(event)
        start, end = event["DTSTART"].dt, event["DTEND"].dt
        if not isinstance(start, datetime):
            whole.setdefault(what)
            continue
        first, last = _minute(start, day, zone), _minute(end, day, zone)
        if last - first >= _MIDNIGHT:
            whole.setdefault(what)
        elif last > first:
            fixed.setdefault(Fixed(what, first, last))
    return CalendarDay(
        tuple(sorted(fixed, key=lambda one: (one.start, one.end, one.what))), tuple(sorted(whole))
    )


def _events(content: bytes, day: date, zone: tzinfo | None) -> Iterator[Any]:
    from icalendar import Calendar
    from recurring_ical_events import of

    begin = _midnight(day, zone)
    try:
        calendars = Calendar.from_ical(content, multiple=True)
        if not any(one.name == "VCALENDAR" for one in calendars):
            raise ValueError("no calendar")
        found = [
            event
            for calendar in calendars
            for event in of(calendar, skip_bad_series=True).between(
                begin, _midnight(day + timedelta(days=1), zone)
            )
        ]
    except Exception as error:  # what a broken file does to the libraries has many names
        raise FileNotUsable("This is not a calendar file that can be read.") from error
    yield from (event for event in found if _counts(event))


def _counts(event: Any) -> bool:
    """It takes time, it takes place, and it has two moments."""
    free = str(event.get("TRANSP", "")).upper() == "TRANSPARENT"
    gone = str(event.get("STATUS", "")).upper() in _NOT_THERE
    timed = isinstance(event["DTSTART"].dt, datetime)
    return not gone and not (free and timed) and "DTEND" in event


def _title(event: Any) -> str:
    title = " ".join(str(event.get("SUMMARY", "")).split()) or "appointment"
    return title if len(title) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1] + "…"


def _midnight(day: date, zone: tzinfo | None) -> datetime:
    naive = datetime.combine(day, time())
    return naive.replace(tzinfo=zone) if zone else naive.astimezone()


def _minute(moment: datetime, day: date, zone: tzinfo | None) -> int:
    """On the wall clock of the day; before it 0, after it its end."""
    local = moment if moment.tzinfo is None else moment.astimezone(zone)
    if local.date() < day:
        return 0
    return _MIDNIGHT if local.date() > day else local.hour * 60 + local.minute
