"""A page into a pipe or a file, as Rich would draw it there: the same bytes, without loading Rich.

On a screen Rich draws (`rich_page.py`). Where nothing but blanks and line ends is left of its
drawing, it is made here. A page with a sign whose width is not sure is left to Rich as well.
"""

import os
import re
from collections.abc import Iterator
from typing import Final, TextIO

from pacing_cli.model.page import Drawing, Gap, Heading, Line, Page, Part, Role, Rows, title_of
from pacing_cli.model.text import visible

MARK: Final[dict[Role, str]] = {"plain": "", "dim": "", "note": "> ", "warn": "! "}

BETWEEN: Final = 2
"""Blank columns between two columns of a table."""
LEAST_WRAPPED: Final = 18
"""A last column narrower than this is not wrapped: the rows are stacked then."""
WIDEST: Final = 100
"""Longer lines are hard to follow, however wide the terminal is."""

_NARROWEST: Final = 20
_ONE_WIDE: Final = (
    (0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x2FF), (0x370, 0x482), (0x2010, 0x2027), (0x2030, 0x205E),
    (0x2500, 0x25FC), (0x2800, 0x28FF),
)  # fmt: skip
"""Signs that take one column for sure: Latin, Greek and Cyrillic letters, dashes and quotes,
lines and dots of drawings."""
_MADE_A_SCREEN: Final = ("FORCE_COLOR", "TTY_COMPATIBLE", "JUPYTER_COLUMNS", "JUPYTER_LINES")
"""With one of these Rich may take a pipe for a screen."""


class _UnsureWidth(Exception):
    """A sign may take no column, or two; or a word has to be cut."""


def write(page: Page, stream: TextIO, width: int) -> bool:
    """Write the page to a stream that is no screen; False, with nothing written, if Rich has to."""
    if (
        width < _NARROWEST
        or not (stream.encoding or "").lower().startswith("utf")
        or stream.isatty()
        or any(name in os.environ for name in _MADE_A_SCREEN)
    ):
        return False
    most = min(width, WIDEST)
    try:
        drawn = [line for part in page for line in _drawn(part, most)]
    except _UnsureWidth:
        return False
    stream.write("".join(f"{line}\n" for line in drawn))
    return True


def _drawn(part: Part, width: int) -> Iterator[str]:
    match part:
        case Heading(text, _):
            yield from _hanging("", _text(text), width)
        case Line(text, role, item):
            yield from _hanging(("- " if item else "") + MARK[role], _text(text), width)
        case Rows() if part.cells:
            yield from _rows(part, width)
        case Rows():
            return
        case Drawing():
            yield from (_within(_text(line), width) for line in part.lines)
        case Gap():
            yield ""


def _text(text: str) -> str:
    """The text as it is shown. Raises _UnsureWidth."""
    shown = visible(text)
    if not shown.isascii() and not all(map(_one_wide, shown)):
        raise _UnsureWidth
    return shown


def _within(line: str, width: int) -> str:
    if len(line) > width:
        raise _UnsureWidth
    return line


def _one_wide(sign: str) -> bool:
    code = ord(sign)
    return any(low <= code <= high for low, high in _ONE_WIDE)


def _hanging(lead: str, text: str, width: int, indent: int = 0) -> Iterator[str]:
    """The text behind what leads it; further lines stand under the text's beginning."""
    for line in _wrapped(text, width - len(lead) - indent):
        yield lead + line
        lead = " " * (len(lead) or indent)


def _wrapped(text: str, width: int) -> Iterator[str]:
    """Lines of whole words. Raises _UnsureWidth for a word that is wider than a line."""
    start = at = 0
    for found in re.finditer(r"\s*\S+\s*", text) if len(text) > width else ():
        length = len(found[0].rstrip())
        if length > width:
            raise _UnsureWidth
        if at + length > width:
            yield text[start : found.start()].rstrip()
            start, at = found.start(), 0
        at += len(found[0])
    yield text[start:].rstrip()


def _rows(rows: Rows, width: int) -> Iterator[str]:
    """A table where it fits, else a line for each cell that says something."""
    columns = [_text(column) for column in rows.columns]
    cells = [[_text(cell) for cell in row] for row in rows.cells]
    widths = [max(map(len, column)) for column in zip(columns, *cells, strict=True)]
    room = width - sum(wide + BETWEEN + 1 for wide in widths[:-1])
    wraps = rows.wraps and room + BETWEEN + 1 >= LEAST_WRAPPED
    if rows.stacked or (widths[-1] > room and not wraps):
        for told in rows.cells:
            yield from _stacked(rows, told, width)
        return
    widths[-1] = min(widths[-1], room)
    if any(columns):
        yield from _row(columns, widths)
        yield "─" * (sum(widths) + (BETWEEN + 1) * (len(widths) - 1))
    for row in cells:
        yield from _row(row, widths)


def _row(cells: list[str], widths: list[int]) -> Iterator[str]:
    """The lines of a row: the last cell goes on below itself where it does not fit."""
    *front, last = cells
    for line in _wrapped(last, widths[-1]):
        padded = (cell.ljust(wide) for cell, wide in zip((*front, line), widths, strict=True))
        yield (" " * (BETWEEN + 1)).join(padded)
        front = [""] * len(front)


def _stacked(rows: Rows, cells: tuple[str, ...], width: int) -> Iterator[str]:
    title = title_of(rows, cells)
    if title:
        yield from _hanging("", _text(title), width, 0 if rows.stacked else 4)
    for column, cell in zip(rows.columns[rows.title :], cells[rows.title :], strict=True):
        if cell:
            shown = _text(f"{column}: {cell}" if column else cell)
            yield from _hanging("  " if title else "", shown, width)
