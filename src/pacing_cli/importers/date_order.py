"""Importers: whether a date begins with its day or its month, told by all dates together."""

import re
from collections.abc import Iterable
from datetime import date, time
from typing import Final, Literal

from pacing_cli.errors import FileNotUsable

Order = Literal["ymd", "dmy", "mdy"]


class DatesUnclear(FileNotUsable):
    """Days and months could be either way round: only the person can tell."""

    def __init__(self, where: str, example: str) -> None:
        super().__init__(
            f"{where}: in `{example}`, which is the day and which the month cannot be told.",
            "Say which comes first: --dates dmy (the day) or --dates mdy (the month).",
        )
        self.example = example


_CLOCK: Final = re.compile(
    r"(?<![\d.:])(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?\s*(?:([ap])\.?m\.?)?", re.IGNORECASE
)
_PARTS: Final = re.compile(r"(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})")


def order_of(texts: Iterable[str]) -> Order | None:
    """The one order in which all dates can be dates; None where two orders can, or none."""
    found = [match for text in texts if (match := _PARTS.match(text))]
    if found and all(len(one[1]) == 4 for one in found):
        return "ymd"
    first, second = (max((int(one[i]) for one in found), default=0) for i in (1, 2))
    if first > 12 >= second:
        return "dmy"
    return "mdy" if second > 12 >= first else None


def date_of(text: str, order: Order) -> date:
    """A date in this order; two signs for the year are of this century. Raises ValueError."""
    found = _PARTS.match(text)
    if not found:
        raise ValueError(text)
    one, two, three = int(found[1]), int(found[2]), int(found[3])
    year, month, day = {
        "ymd": (one, two, three), "dmy": (three, two, one), "mdy": (three, one, two),
    }[order]  # fmt: skip
    return date(year + 2000 if year < 100 else year, month, day)


def clock_of(text: str) -> time | None:
    """The first time of day in a text, by 12 or by 24 hours; None where there is none."""
    found = _CLOCK.search(text)
    if not found:
        return None
    hour, half = int(found[1]), (found[3] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, int(found[2]))
