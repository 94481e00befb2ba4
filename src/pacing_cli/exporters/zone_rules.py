"""When the clocks of a zone change, as a calendar file says it (RFC 5545, 3.6.5).

The library's own list gives the onset in the time after the change, an hour late in
spring. By the standard it is in the time before: so the list is made here.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from icalendar import Timezone

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
