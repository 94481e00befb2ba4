"""A page on the screen, drawn by Rich: a table where it fits, stacked lines where it does not."""

from collections.abc import Iterator
from typing import Final, TextIO

from rich import box
from rich.cells import cell_len
from rich.console import Console, ConsoleRenderable
from rich.table import Table
from rich.text import Text

from pacing_cli.model.page import Drawing, Gap, Heading, Line, Page, Part, Role, Rows, title_of
from pacing_cli.model.text import visible
from pacing_cli.terminal.piped_page import BETWEEN, LEAST_WRAPPED, MARK, WIDEST

# How the roles of a page look: few styles, legible on light and on dark.
#
# Of the terminal's own colours only red and magenta have enough contrast on both
# white and black (cyan, green and yellow vanish on white, blue on black), and the
# attribute "dim" is too faint on many screens. So: weight first, two colours, and
# a mark or a word beside every colour.

HEADING: Final[dict[int, str]] = {1: "bold", 2: "bold magenta"}
COLUMN: Final = "bold"
STYLE: Final[dict[Role, str]] = {"plain": "", "dim": "", "note": "bold", "warn": "bold red"}


_ANY_HEIGHT: Final = 25
"""No page asks for it: known beforehand, the terminal is not asked for it at every line."""


def write(page: Page, stream: TextIO, width: int, colour: bool) -> None:
    """Draw the page on `stream`, `width` columns wide; without `colour` there is only weight.

    Where the stream's encoding knows no lines for a table, Rich draws it in
    ASCII; a letter that the encoding lacks is written out instead of failing. A
    stream that is no terminal gets no codes at all. No text is read as markup.
    """
    console = Console(
        file=stream,
        width=min(width, WIDEST),
        height=_ANY_HEIGHT,
        no_color=not colour,
        highlight=False,
        markup=False,
        emoji=False,
    )
    for part in page:
        for drawn in _drawn(part, console):
            console.print(drawn)


def _drawn(part: Part, console: Console) -> Iterator[ConsoleRenderable]:
    match part:
        case Heading(text, level):
            shown = _text(text, console, HEADING.get(level, "bold"))
            yield from _hanging("", shown, console)
        case Line(text, role, item):
            lead = ("- " if item else "") + MARK[role]
            yield from _hanging(lead, _text(text, console, STYLE[role]), console)
        case Rows() if part.cells:
            table = None if part.stacked else _table(part, console)
            yield from ([table] if table else _stacked(part, console))
        case Rows():
            return
        case Drawing():
            yield from _drawing(part, console)
        case Gap():
            yield Text("")


def _drawing(part: Drawing, console: Console) -> Iterator[ConsoleRenderable]:
    """As it was drawn; where the stream has no such signs, the rows tell it."""
    try:
        "".join(part.lines).encode(console.encoding)
    except UnicodeEncodeError:
        yield from _drawn(part.rows, console)
        return
    for line in part.lines:
        yield Text(visible(line), no_wrap=True, overflow="crop")


def _text(text: str, console: Console, style: str = "") -> Text:
    encoding = console.encoding
    shown = visible(text).encode(encoding, "backslashreplace").decode(encoding)
    return Text(shown, style=style, overflow="fold")


def _hanging(lead: str, text: Text, console: Console, indent: int = 0) -> Iterator[Text]:
    """The text behind what leads it; further lines stand under the text's beginning."""
    room = max(console.width - len(lead) - indent, 1)
    for line in text.wrap(console, room) or [Text("")]:
        line.rstrip()
        yield Text.assemble((lead, text.style), line)
        lead = " " * (len(lead) or indent)


def _widths(rows: Rows, console: Console) -> list[int]:
    """How wide each column is with every cell on one line, and what stands between them."""
    columns = zip(rows.columns, *rows.cells, strict=True)
    # Between two columns stands the padding, and the place of a line that is not drawn.
    return [
        max(cell_len(_text(cell, console).plain) for cell in column) + BETWEEN + 1
        for column in columns
    ]


def _table(rows: Rows, console: Console) -> ConsoleRenderable | None:
    """The table; None where it is too wide. A cell is never squeezed, but for a last that wraps."""
    widths = _widths(rows, console)
    room = console.width + BETWEEN + 1 - sum(widths[:-1])
    if widths[-1] > room and not (rows.wraps and room >= LEAST_WRAPPED):
        return None
    table = Table(
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        show_edge=False,
        show_header=any(rows.columns),
        padding=(0, BETWEEN, 0, 0),
    )
    # With its width Rich does not measure every cell of a column once more. Before Rich 14.3 the
    # last one would be wider than asked, by the padding that it does not have.
    for column, width in zip(rows.columns, widths, strict=True):
        table.add_column(
            _text(column, console), header_style=COLUMN, no_wrap=True, width=width - BETWEEN - 1
        )
    last = table.columns[-1]
    last.no_wrap, last.width = not rows.wraps, None
    for cells in rows.cells:
        table.add_row(*(_text(cell, console) for cell in cells))
    return table


def _stacked(rows: Rows, console: Console) -> Iterator[ConsoleRenderable]:
    """A row as its title and under it a line `label: value` for every cell that says something."""
    for cells in rows.cells:
        title = title_of(rows, cells)
        if title:
            indent = 0 if rows.stacked else 4
            yield from _hanging("", _text(title, console, COLUMN), console, indent)
        for column, cell in zip(rows.columns[rows.title :], cells[rows.title :], strict=True):
            if cell:
                shown = _text(f"{column}: {cell}" if column else cell, console)
                yield from _hanging("  " if title else "", shown, console)
