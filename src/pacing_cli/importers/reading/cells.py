"""Importers: a cell of a table into a number, a date or a yes. Blank is unknown, never zero."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import Final, Literal
from unicodedata import normalize

from pacing_cli.errors import FileNotUsable

MOST_IN_A_DAY: Final[Mapping[str, float]] = {
    "minutes": 1440, "steps": 200_000, "metres": 300_000, "reps": 20_000,
}  # fmt: skip
"""More than this in one day is taken for a slip, and refused."""

EARLIEST_YEAR: Final = 1970
"""The journal's first year; an earlier date is most often a device that lost its clock."""

_SPACES: Final = re.compile(r"[\s\u00a0\u2007\u2009\u202f\ufeff]+")
_NUMBER: Final = re.compile(r"[+-]?\d{1,12}(?:\.\d{1,17})?(?:[eE][+-]?\d{1,2})?")
_YES: Final = frozenset(("1", "yes", "y", "true", "x", "1.0"))
_NO: Final = frozenset(("0", "no", "n", "false", "0.0"))


def tidy_text(cell: str) -> str:
    """Without the spaces around it and the byte-order mark; no-break spaces are spaces."""
    if cell.isascii() and " " not in cell:  # most cells: the pattern would cost ten times as much
        return cell.strip()
    return _SPACES.sub(" ", cell).strip()


def read_number(cell: str, decimal: str, thousands: str) -> float:
    """A number as its table writes it; spaces of any kind between thousands are let go.

    Raises ValueError where it is none.
    """
    text = _SPACES.sub("", cell)
    if thousands and thousands != decimal:
        text = _grouped(text, thousands, decimal)
    if decimal == ",":
        if "." in text:
            raise ValueError(cell)
        text = text.replace(",", ".")
    if not _NUMBER.fullmatch(text):
        raise ValueError(cell)
    return float(text)


def _grouped(text: str, thousands: str, decimal: str) -> str:
    """`1,773` without its comma; a comma anywhere but before three digits is no number."""
    whole, point, rest = text.partition(decimal)
    head, *groups = whole.split(thousands)
    if any(len(group) != 3 for group in groups) or (groups and len(head.lstrip("+-")) > 3):
        raise ValueError(text)
    return head + "".join(groups) + point + rest


def either_number(cell: str, *, whole: bool = False) -> float:
    """A number of a table that does not say which mark is its decimal one: it says it itself.

    Of two kinds of marks the last is the decimal one; a comma before three digits stands
    between thousands, and in a column of `whole` numbers so does a point. Raises ValueError.
    """
    text = _SPACES.sub("", cell).removeprefix("'")  # a spreadsheet guards a minus with it
    marks = [mark for mark in text if mark in ",."]
    decimal = marks[-1] if marks else "."
    if len(set(marks)) == 1:
        head, *groups = text.split(decimal)
        three = len(groups[-1]) == 3 and head != "0" and (whole or decimal == ",")
        if len(groups) > 1 or three:
            decimal = "." if decimal == "," else ","
    return read_number(text, decimal, "." if decimal == "," else ",")


def read_moment(cell: str, date_format: str) -> datetime:
    """The date (and the clock, if the format has one) on the wall. Raises ValueError."""
    if date_format == "%Y-%m-%d":
        return datetime.fromisoformat(_iso(cell))
    return datetime.strptime(cell, date_format)  # noqa: DTZ007  the wall's clock is meant


def _iso(cell: str) -> str:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", cell):
        raise ValueError(cell)
    return cell


def has_clock(date_format: str) -> bool:
    """True where the format of the date holds a time of day too."""
    return any(part in date_format for part in ("%H", "%I", "%X", "%c"))


def read_yes(cell: str) -> bool:
    """1, yes, true or x; 0, no or false. Raises ValueError on anything else."""
    word = cell.casefold()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise ValueError(cell)


# Importers: whether a date begins with its day or its month, told by all dates together.

Order = Literal["ymd", "dmy", "mdy"]

_LONGEST_SHOWN: Final = 40
_QUOTED: Final = re.compile(r"(['\"])(.+)\1")


class ValueUnreadable(ValueError):
    """What cannot be read and why, in a sentence that a person can use."""


def unreadable(error: Exception, values: Iterable[object]) -> str:
    """What cannot be read: of a row's values the one that the error is about, as it stands.

    The text of another error is the language's own, and names what no person knows.
    """
    about = str(error)
    if isinstance(error, ValueUnreadable):
        return about
    quoted = _QUOTED.search(about)
    part = quoted[2] if quoted else about
    texts = (" ".join(str(value).split()) for value in values)
    named = next((text for text in texts if part and part in text), "")
    if not named:
        return f"there is no `{part}`" if isinstance(error, KeyError) else "it cannot be read"
    return f"`{named[:_LONGEST_SHOWN]}` cannot be read"


class DatesUnclear(FileNotUsable):
    """Days and months could be either way round: only the person can tell."""

    def __init__(self, where: str, example: str) -> None:
        cell = " ".join(example.split())[:_LONGEST_SHOWN]  # a damaged one can run over lines
        super().__init__(
            f"{where}: in `{cell}`, which is the day and which the month cannot be told.",
            "Say which comes first: --dates dmy (the day) or --dates mdy (the month).",
        )
        self.example = example


_MONTH_STARTS: Final = (
    "jan ene gen", "feb fev", "mar maa mrt", "apr abr avr", "may mai mag mei maj", "jun juin giu",
    "jul juil lug", "aug ago aou", "sep set", "oct okt ott out", "nov", "dec dez dic",
)  # fmt: skip
"""How months begin in English, German, French, Spanish, Italian, Portuguese and Dutch."""
_WORDED: Final = re.compile(r"\b(\d{1,2})(?!\d)|\b(\d{4})\b|([^\W\d_]{3,})")


def worded_date(text: str, year: int | None = None) -> date:
    """A date with its month in letters: `8th Dec 2021`, `May 18` of a year. Raises ValueError."""
    day = month = 0
    for number, four, word in _WORDED.findall(text):
        letters = normalize("NFD", word).encode("ascii", "ignore").decode().casefold()
        if number:
            day = int(number)
        elif four:
            year = int(four)
        else:
            starts = (
                n
                for n, all_ in enumerate(_MONTH_STARTS, 1)
                if letters.startswith(tuple(all_.split()))
            )
            month = next(starts, month)
    if year is None:
        raise ValueError(text)
    return date(year, month, day)


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
    try:
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        raise ValueError(text) from None  # never the language's own words


def clock_of(text: str) -> time | None:
    """The first time of day in a text, by 12 or by 24 hours; None where there is none."""
    found = _CLOCK.search(text)
    if not found:
        return None
    hour, minute, half = int(found[1]), int(found[2]), (found[3] or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


# Importers: units of exports, as factors to those of the journal.

METRES: Final = {
    "m": 1.0, "km": 1000.0, "mi": 1609.344, "ft": 0.3048, "yd": 0.9144, "cm": 0.01, "in": 0.0254,
}  # fmt: skip
MINUTES: Final = {
    "min": 1.0, "s": 1 / 60, "sec": 1 / 60, "ms": 1 / 60_000, "h": 60.0, "hr": 60.0, "hour": 60.0,
}  # fmt: skip
