"""Storage: which dated copies are kept: seven daily, four weekly, twelve monthly. No disk here."""

import re
from collections.abc import Callable, Hashable, Sequence
from datetime import date, datetime
from typing import Final

from pacing_cli.model.value import Value

DAYS: Final = 7
WEEKS: Final = 4
MONTHS: Final = 12

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


def kept(names: Sequence[CopyName], today: date) -> frozenset[str]:
    """The names to keep of all names, in whatever order they come.

    The copies of the last seven days that have any, and the newest copy of each of
    the last four weeks and of each of the last twelve months. Those that are dated after
    today, by a clock that was ahead, are counted by themselves: they take no other's place.
    """
    past = [name for name in names if name.on <= today]
    ahead = [name for name in names if name.on > today]
    return _rotated(past) | _rotated(ahead)


def _rotated(names: Sequence[CopyName]) -> frozenset[str]:
    ordered = sorted(names, key=lambda name: (name.on, name.time, name.text))
    days = {name.on for name in ordered}
    last_days = set(sorted(days)[-DAYS:])
    wanted = {name.text for name in ordered if name.on in last_days}
    for period, many in _PERIODS:
        newest = {period(name.on): name.text for name in ordered}
        wanted |= {newest[key] for key in list(newest)[-many:]}
    return frozenset(wanted)


_PERIODS: Final[tuple[tuple[Callable[[date], Hashable], int], ...]] = (
    (lambda day: day.isocalendar()[:2], WEEKS),
    (lambda day: (day.year, day.month), MONTHS),
)
