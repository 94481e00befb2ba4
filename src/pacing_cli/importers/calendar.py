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

    span = _midnight(day, zone), _midnight(day + timedelta(days=1), zone)
    try:
        calendars = Calendar.from_ical(content, multiple=True)
        if not any(one.name == "VCALENDAR" for one in calendars):
            raise ValueError("no calendar")
        found = [event for one in calendars for event in _within(one, _series(one), *span)]
    except Exception as error:  # what a broken file does to the libraries has many names
        raise FileNotUsable("This is not a calendar file that can be read.") from error
    yield from (event for event in found if _counts(event))


def _series(calendar: Any) -> list[list[Any]]:
    """Group the events by UID: what repeats belongs together with its single changed events."""
    series: dict[str, list[Any]] = {}
    for event in calendar.walk("VEVENT"):
        series.setdefault(str(event.get("UID", "")), []).append(event)
    return list(series.values())


def _within(calendar: Any, series: list[list[Any]], begin: datetime, end: datetime) -> list[Any]:
    """Return what happens in the span. Series that cannot be read are left out.

    The library gives up on the whole calendar for one event without a start, so the series are
    halved until only that event is missing. Raises the library's error if none can be read.
    """
    from recurring_ical_events import of

    others = [one for one in calendar.subcomponents if one.name != "VEVENT"]
    calendar.subcomponents = others + [event for one in series for event in one]
    try:
        return list(of(calendar, skip_bad_series=True).between(begin, end))
    except Exception:
        if len(series) < 2:
            raise
    found: list[Any] = []
    errors: list[Exception] = []
    half = len(series) // 2
    for part in (series[:half], series[half:]):
        try:
            found += _within(calendar, part, begin, end)
        except Exception as error:
            errors.append(error)
    if len(errors) == 2:
        raise errors[0]
    return found


def _counts(event: Any) -> bool:
    """It takes time, it takes place, and it has two moments."""
    free = str(event.get("TRANSP", "")).upper() == "TRANSPARENT"
    gone = str(event.get("STATUS", "")).upper() in _NOT_THERE
    timed = isinstance(event["DTSTART"].dt, datetime)
    return not gone and not (free and timed) and "DTEND" in event


def _title(event: Any) -> str:
    given = event.get("SUMMARY", "")
    first = given[0] if isinstance(given, list) else given  # a list: the title was given twice
    title = " ".join(str(first).split()) or "appointment"
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
