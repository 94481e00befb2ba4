"""Importers: a cell of a table into a number, a date or a yes. Blank is unknown, never zero."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Final

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
