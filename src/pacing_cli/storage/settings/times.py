"""Parse times of the day in a settings file into minutes after midnight."""

import re
from typing import Final

from pacing_cli.model.activity import WEEKDAYS
from pacing_cli.model.day import TimeRange
from pacing_cli.storage.settings.toml_table import Table

_TIME: Final = r"(\d{1,2}):(\d{2})"
_STRETCH: Final = rf"{_TIME}\s*(?:-|–|to)\s*{_TIME}"
DAY: Final = 24 * 60


def minute_of(text: str) -> int | None:
    """`9:30` as minutes; None where it is no time of a day."""
    found = re.fullmatch(_TIME, text.strip())
    return _minute(found[1], found[2]) if found else None


def stretch_of(text: str) -> TimeRange | None:
    """`10:00-12:00`; None where it is no stretch of one day."""
    found = re.fullmatch(_STRETCH, text.strip())
    if not found:
        return None
    start, end = _minute(found[1], found[2]), _minute(found[3], found[4])
    return TimeRange(start, end) if start is not None and end is not None and start < end else None


def _minute(hour: str, minute: str) -> int | None:
    found = int(hour) * 60 + int(minute)
    return found if int(minute) < 60 and found <= DAY else None


def time_in(table: Table, key: str) -> int | None:
    """The time under a key; None where it is not given."""
    text = table.text(key)
    if not text.strip():
        return None
    found = minute_of(text)
    if found is None or found == DAY:
        table.refuse(key, f'is "{text}". Allowed: a time of day, such as "9:30"')
        return None
    return found


def times_in(table: Table, key: str) -> tuple[int, ...]:
    """A list of times, in their order."""
    found: list[int] = []
    for text in table.words(key):
        minute = minute_of(text)
        if minute is None or minute == DAY:
            table.refuse(key, f'has "{text}". Allowed: times of day, such as ["8:00", "22:00"]')
        else:
            found.append(minute)
    return tuple(sorted(found))


def stretches_in(table: Table, key: str) -> tuple[TimeRange, ...]:
    """A list of stretches of the day, in their order."""
    found: list[TimeRange] = []
    for text in table.words(key):
        stretch = stretch_of(text)
        if stretch is None:
            table.refuse(key, f'has "{text}". Allowed: two times of one day, such as "10:00-12:00"')
        else:
            found.append(stretch)
    return tuple(sorted(found))


def minutes_in(table: Table, key: str, most: float = DAY) -> float | None:
    """An amount of minutes, such as "5m"; None where it is not given."""
    amount = table.amount(key)
    if amount is None:
        return None
    if amount.measure != "minutes" or amount.value > most:
        table.refuse(
            key, f'is not a number of minutes. Allowed: up to {most:g} minutes, such as "5m"'
        )
        return None
    return amount.value


# Storage: days of the week as a list in a settings file.

_NAMES: Final = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
)  # fmt: skip


def weekdays(table: Table) -> tuple[str, ...]:
    """Days in the order of the week; `Monday` means `mon`."""
    found = set()
    for word in table.words("days"):
        small = word.strip().lower()
        fits = [name[:3] for name in _NAMES if len(small) >= 3 and name.startswith(small)]
        if not fits:
            allowed = ", ".join(f'"{day}"' for day in WEEKDAYS)
            table.refuse("days", f'has "{word}". Allowed: a list of {allowed}')
            return ()
        found.add(fits[0])
    return tuple(day for day in WEEKDAYS if day in found)
