"""How much has room on the sheet: texts are cut to a width, lists to a number, and it is said."""

import re
from collections.abc import Iterable, Sequence
from typing import Final, Generic, TypeVar
from unicodedata import east_asian_width

from pacing_cli.model.text import visible
from pacing_cli.model.value import Value
from pacing_cli.wording.sheet import left_out

T = TypeVar("T")

ALL_OF_IT: Final = "all of it is in pace report"
CUT: Final = "…"
_PILED: Final = re.compile(
    r"([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{2})"
    r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
"""More than two marks on one letter: they would grow over the lines above and below."""


class Kept(Value, Generic[T]):
    """The first of a list, and one sentence about the rest; empty where nothing was left out."""

    rows: tuple[T, ...]
    rest: str = ""


def keep(rows: Iterable[T], most: int, one: str, more: str) -> Kept[T]:
    """At most so many rows."""
    found = tuple(rows)
    kept = found[:most]
    return Kept(kept, left_out(len(found) - len(kept), one, more, ALL_OF_IT))


def cut(text: str, most: int) -> str:
    """The text, made safe to show, in at most so many places; wide letters take two."""
    shown = _PILED.sub(r"\g<1>", visible(" ".join(text.split())))
    if _width(shown) <= most:
        return shown
    kept = ""
    for sign in shown:
        if _width(kept + sign) > most - 1:
            break
        kept += sign
    return kept.rstrip() + CUT


def lines_of(text: str, width: int) -> int:
    """How many lines a text takes, of so many places each, with some room to break words."""
    return max(1, -(-_width(text) * 105 // (width * 100)))


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def cut_all(texts: Sequence[str], most: int) -> tuple[str, ...]:
    """Each text in at most so many places."""
    return tuple(cut(text, most) for text in texts)


def cut_by_lines(texts: Iterable[str], lines: int, width: int, one: str, more: str) -> Kept[str]:
    """As many texts as have room in so many lines of so many places; a text gets three
    lines at most."""
    kept: list[str] = []
    used, found = 0, tuple(texts)
    for text in found:
        short = cut(text, 3 * width - 8)
        need = -(-max(1, _width(short)) // width)
        if used + need > lines:
            break
        kept.append(short)
        used += need
    return Kept(tuple(kept), left_out(len(found) - len(kept), one, more, ALL_OF_IT))
