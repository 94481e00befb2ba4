"""A page as values, apart from its drawing. Every form has the same facts.

All texts are plain words without markup. The renderers make control characters visible.
"""

from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

from pacing_cli.model.value import Value

Role = Literal["plain", "dim", "note", "warn"]
"""`dim`: may be skipped. `note`: worth a look. `warn`: read this first. Never by colour alone."""


class Heading(Value):
    """A heading; level 1 is the page's title."""

    text: str
    level: int = 2


class Line(Value):
    """A sentence or two. `item` marks one of a list."""

    text: str
    role: Role = "plain"
    item: bool = False


class Rows(Value):
    """A table. Every row has as many cells as there are columns; a cell may be empty.

    Without words in `columns` it has no head, and a cell no label where it is stacked.
    `told` holds one sentence-like text a row for the linear form; a cell that its
    text leaves out is added there. `title` is how many cells name a row where the
    table is too wide and is stacked, a line a cell. Rows of sentences are always
    `stacked`. Where it `wraps`, the last cell may go on in further lines of a table.
    """

    columns: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    told: tuple[str, ...] = ()
    title: int = 1
    stacked: bool = False
    wraps: bool = False


def title_of(rows: Rows, cells: tuple[str, ...]) -> str:
    """Return the name of a single row. A plain number gets a label: `month 1`."""
    title = " ".join(cell for cell in cells[: rows.title] if cell)
    return f"{rows.columns[0]} {title}".strip() if title.isdigit() else title


class Drawing(Value):
    """Lines to look at, and the same facts as rows for a person who does not see them."""

    lines: tuple[str, ...]
    rows: Rows


class Gap(Value):
    """An empty line."""


Part: TypeAlias = Heading | Line | Rows | Drawing | Gap
Page: TypeAlias = tuple[Part, ...]


def section(title: str, parts: Iterable[Part]) -> Iterator[Part]:
    """A section with its heading; nothing at all where there is nothing in it."""
    found = tuple(parts)
    if found:
        yield from (Gap(), Heading(title), *found)
