"""Storage: which dated copies are kept: seven daily, four weekly, twelve monthly. No disk here."""

import re
from collections.abc import Callable, Hashable, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from pacing_cli.model.value import Value

DAYS: Final = 7
WEEKS: Final = 4
MONTHS: Final = 12
STRETCHES: Final = 3
_LONG: Final = timedelta(days=31)
_OTHER_ZONE: Final = timedelta(days=1)

_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})(?:-(\d{6})(?:-([a-z0-9-]{1,40}))?)?")


class CopyName(Value):
    """The name of a dated copy: `2026-03-10`, or `2026-03-10-181500-before-restore`."""

    text: str
    on: date
    time: str = ""
    why: str = ""
    """Empty for the copy of a day of use."""


def name_of(now: datetime, why: str) -> str:
    """The name for a copy that is made now; `why` in small letters and dashes."""
    return f"{now:%Y-%m-%d-%H%M%S}-{why}" if why else f"{now:%Y-%m-%d}"


def read_name(text: str) -> CopyName | None:
    """The name of a dated copy, or None where it is another name."""
    found = _NAME.fullmatch(text)
    if not found:
        return None
    try:
        return CopyName(text, date.fromisoformat(found[1]), found[2] or "", found[3] or "")
    except ValueError:
        return None


def is_ahead(name: CopyName, today: date) -> bool:
    """Whether a copy is from a day that is still to come: a clock was set wrong, or is now."""
    return name.on > today + _OTHER_ZONE


def kept(names: Sequence[CopyName], today: date) -> frozenset[str]:
    """The names to keep of all names, in whatever order they come.

    The copies of the last seven days that have any, and the newest copy of each of
    the last four weeks and of each of the last twelve months. What is dated ahead of
    today is counted by itself. So is what lies before a long time without a copy, for the
    last three such stretches: a clock that was set years ahead cannot tell that it is,
    and its days take no place of the days before.
    """
    ordered = sorted(names, key=lambda name: (name.on, name.time, name.text))
    wanted: set[str] = set()
    for ahead in (False, True):
        there = [name for name in ordered if is_ahead(name, today) is ahead]
        wanted |= _last_of(there, _month, MONTHS)
        for stretch in _stretches(there)[-STRETCHES:]:
            days = set(sorted({name.on for name in stretch})[-DAYS:])
            wanted |= {name.text for name in stretch if name.on in days}
            wanted |= _last_of(stretch, _week, WEEKS)
    return frozenset(wanted)


def _stretches(ordered: Sequence[CopyName]) -> list[list[CopyName]]:
    """The copies, cut where more than a month has none."""
    found: list[list[CopyName]] = []
    for name in ordered:
        if not found or name.on - found[-1][-1].on > _LONG:
            found.append([])
        found[-1].append(name)
    return found


def _last_of(
    ordered: Sequence[CopyName], period: Callable[[date], Hashable], many: int
) -> set[str]:
    """The newest copy of each of the last periods that have any."""
    newest = {period(name.on): name.text for name in ordered}
    return {newest[key] for key in list(newest)[-many:]}


def _week(day: date) -> Hashable:
    return day.isocalendar()[:2]


def _month(day: date) -> Hashable:
    return day.year, day.month
