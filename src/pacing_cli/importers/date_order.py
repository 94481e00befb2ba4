"""Importers: whether a date begins with its day or its month, told by all dates together."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Final, Literal

Order = Literal["ymd", "dmy", "mdy"]
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
