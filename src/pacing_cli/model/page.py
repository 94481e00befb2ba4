"""A page as values: what is shown, apart from how. One page, and every form holds the same facts.

All texts are plain words; no markup is read in them. Control characters are
made visible by whoever draws the page.
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
    """What names a row where it stands alone. A bare number names nothing: `month 1`."""
    title = " ".join(cell for cell in cells[: rows.title] if cell)
    return f"{rows.columns[0]} {title}".strip() if title.isdigit() else title


class Drawing(Value):
    """Lines that are looked at, and the same facts as rows for whoever does not see them."""

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
