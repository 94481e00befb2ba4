"""A page on the screen, drawn by Rich: a table where it fits, stacked lines where it does not."""

from collections.abc import Iterator
from typing import TextIO

from rich import box
from rich.cells import cell_len
from rich.console import Console, ConsoleRenderable
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pacing_cli.model.page import Gap, Heading, Line, Page, Part, Rows
from pacing_cli.model.safe_text import visible
from pacing_cli.terminal import theme

_BETWEEN = 2
"""Blank columns between two columns of a table."""


def write(page: Page, stream: TextIO, width: int, colour: bool) -> None:
    """Draw the page on `stream`, `width` columns wide; without `colour` there is only weight.

    Where the stream's encoding knows no lines for a table, Rich draws it in
    ASCII; a letter that the encoding lacks is written out instead of failing.
    """
    console = Console(
        file=stream, width=width, no_color=not colour, highlight=False, markup=False, emoji=False
    )
    for drawn in drawings(page, width, console.encoding):
        console.print(drawn)


def drawings(page: Page, width: int, encoding: str = "utf-8") -> Iterator[ConsoleRenderable]:
    """What Rich draws, part by part. No text is read as markup."""
    for part in page:
        yield from _drawn(part, width, encoding)


def _drawn(part: Part, width: int, encoding: str) -> Iterator[ConsoleRenderable]:
    match part:
        case Heading(text, level):
            yield _text(text, encoding, theme.HEADING.get(level, "bold"))
        case Line(text, role, item):
            lead = ("- " if item else "") + theme.MARK[role]
            yield _hanging(lead, _text(text, encoding), theme.STYLE[role])
        case Rows():
            fits = _width_of(part, encoding) <= width
            yield from ([_table(part, encoding)] if fits else _stacked(part, encoding))
        case Gap():
            yield Text("")


def _text(text: str, encoding: str, style: str = "") -> Text:
    shown = visible(text).encode(encoding, "backslashreplace").decode(encoding)
    return Text(shown, style=style, overflow="fold")


def _hanging(lead: str, text: Text, style: str) -> ConsoleRenderable:
    """The text with what leads it; further lines stand under the text's beginning."""
    if not lead:
        text.style = style
        return text
    grid = Table.grid(expand=False)
    grid.add_column(width=len(lead), no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(Text(lead, style=style), Text(text.plain, style=style, overflow="fold"))
    return grid


def _width_of(rows: Rows, encoding: str) -> int:
    """How wide the table is with every cell on one line: a cell is never squeezed."""
    columns = zip(rows.columns, *rows.cells, strict=True)
    widest = (max(cell_len(_text(cell, encoding).plain) for cell in column) for column in columns)
    return sum(width + _BETWEEN for width in widest)


def _table(rows: Rows, encoding: str) -> ConsoleRenderable:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, _BETWEEN, 0, 0))
    for column in rows.columns:
        table.add_column(_text(column, encoding), header_style=theme.COLUMN, no_wrap=True)
    for cells in rows.cells:
        table.add_row(*(_text(cell, encoding) for cell in cells))
    return table


def _stacked(rows: Rows, encoding: str) -> Iterator[ConsoleRenderable]:
    """A row as its title and under it a line `label: value` for every cell that says something."""
    for cells in rows.cells:
        title = " ".join(cell for cell in cells[: rows.title] if cell)
        if title:
            yield _text(title, encoding, theme.COLUMN)
        labelled = zip(rows.columns[rows.title :], cells[rows.title :], strict=True)
        for column, cell in labelled:
            if cell:
                shown = _text(f"{column}: {cell}" if column else cell, encoding)
                yield Padding(shown, (0, 0, 0, 2 if title else 0))
