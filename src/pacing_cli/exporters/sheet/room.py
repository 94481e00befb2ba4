"""How much has room on the sheet: texts are cut to a width, lists to a number, and it is said."""

import re
from collections.abc import Iterable, Sequence
from typing import Final, Generic, TypeVar
from unicodedata import combining, east_asian_width

from pacing_cli.exporters import charts
from pacing_cli.model.chart import Chart
from pacing_cli.model.text import visible
from pacing_cli.model.value import Value
from pacing_cli.wording.chart import chart_rows, chart_sentences, chart_title, tones_key
from pacing_cli.wording.sheet import left_out

T = TypeVar("T")

ALL_OF_IT: Final = "pace report shows everything"
CUT: Final = "…"
_PILED: Final = re.compile(
    r"([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{2})"
    r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
"""More than two marks on one letter: they would grow over the lines above and below."""


class ShortList(Value, Generic[T]):
    """The first of a list, and one sentence about the rest; empty where nothing was left out."""

    rows: tuple[T, ...]
    rest: str = ""


def keep(rows: Iterable[T], most: int, one: str, more: str) -> ShortList[T]:
    """At most so many rows."""
    found = tuple(rows)
    kept = found[:most]
    return ShortList(kept, left_out(len(found) - len(kept), one, more, ALL_OF_IT))


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


def cut_by_lines(
    texts: Iterable[str], lines: int, width: int, one: str, more: str
) -> ShortList[str]:
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
    return ShortList(tuple(kept), left_out(len(found) - len(kept), one, more, ALL_OF_IT))


# How wide texts are on the sheet, in millimetres, and how many lines they take.

_POINT: Final = 0.3528
_SPACE: Final = 0.318
_BOLD: Final = 1.1
_SAFE: Final = 1.02
"""Another font of the style sheet may be this much wider than DejaVu Sans."""
_EMS: Final = {
    **dict.fromkeys("ijlIJ'", 0.295),
    **dict.fromkeys(".,", 0.318),
    **dict.fromkeys(":;|/\\", 0.337),
    "f": 0.352,
    "-": 0.361,
    **dict.fromkeys("t()[]", 0.392),
    **dict.fromkeys("r!", 0.411),
    **dict.fromkeys("sz“”", 0.525),
    "c": 0.55,
    "k": 0.58,
    **dict.fromkeys("vxy", 0.592),
    **dict.fromkeys("aeo", 0.615),
    **dict.fromkeys("w+", 0.838),
    **dict.fromkeys("mMWOQ@%…→", 1.0),
}
"""Of DejaVu Sans, in parts of its size, rounded up by groups."""


def letters(text: str, points: float, bold: bool = False) -> float:
    """The width of a text on one line."""
    ems = sum(map(_em, text))
    return ems * points * _POINT * _SAFE * (_BOLD if bold else 1)


def lines_in(text: str, width: float, points: float, bold: bool = False) -> int:
    """The lines of a text that breaks between words, and inside of what is longer than a line."""
    gap = letters(" ", points, bold)
    lines, used = 1, 0.0
    for word in text.split():
        long = letters(word, points, bold)
        if used and used + gap + long > width:
            lines, used = lines + 1, 0.0
        used += long + (gap if used else 0.0)
        over = max(0, -(-used // width) - 1)
        lines, used = lines + int(over), used - over * width
    return lines


def _em(sign: str) -> float:
    if sign == " ":
        return _SPACE
    if combining(sign):
        return 0.0
    if east_asian_width(sign) in "WF":
        return 1.3
    return _EMS.get(sign, 0.78 if sign.isupper() or not sign.isascii() else 0.637)


# A chart on the visit sheet: its picture, or its last rows, and what it shows in words.

_CAPTION: Final = 205
"""Places of a caption under half of the page: at most four lines with the key of a calendar."""
_HALF_CALENDAR: Final = 22 * 7
"""Days for which half of the page is wide enough."""
_TWIN_ROWS: Final = 5
_HEAD, _ROW, _LINE = 7.0, 4.5, 3.2
"""Millimetres."""


class Figure(Value):
    """A chart on the page: its picture (empty: there is none) and what it shows in words."""

    title: str
    words: str
    svg: str = ""
    wide: bool = False
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    """The twin as a table, where there is no picture."""
    drawn: bool = False
    """A picture belongs to it, also where it is not made yet."""

    def height(self, picture: float) -> float:
        """How high it is likely to be, with a picture of so many millimetres."""
        caption = lines_in(self.words, 185.0 if self.wide else 90.0, 7.0) * _LINE
        rows = _ROW * (1 + len(self.rows)) if self.rows else 0.0
        return _HEAD + (picture if self.drawn else rows) + caption


def is_wide(chart: Chart) -> bool:
    """A calendar of many weeks takes the whole page."""
    return chart.kind == "calendar" and len(chart.days) > _HALF_CALENDAR


def in_words(chart: Chart, drawn: bool) -> Figure:
    """The figure without its picture."""
    title, wide = cut(chart_title(chart), 50), is_wide(chart)
    told = cut(" ".join(chart_sentences(chart, with_span=False)), 400 if wide else _CAPTION)
    if not drawn or chart.empty:
        columns, rows, _ = chart_rows(chart)
        also = f" The last {_TWIN_ROWS} rows of {len(rows)}." if len(rows) > _TWIN_ROWS else ""
        return Figure(title, told + also, "", wide, columns, rows[-_TWIN_ROWS:])
    return Figure(title, f"{told} {tones_key(chart)}".rstrip(), wide=wide, drawn=True)


def with_picture(
    figure: Figure, chart: Chart, name: str, small: charts.Size = charts.SMALL
) -> Figure:
    """The figure with its picture, if one belongs to it. `name` keeps its ids apart."""
    if not figure.drawn:
        return figure
    size = charts.WIDE if figure.wide else small
    return figure._replace(svg=charts.svg(chart, size, name, f"{figure.title}. {figure.words}"))
