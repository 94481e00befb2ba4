"""A page as linear text: one fact after the other, nothing drawn, nothing aligned."""

from collections.abc import Iterator

from pacing_cli.model.page import Drawing, Gap, Heading, Line, Page, Part, Role, Rows, title_of
from pacing_cli.model.text import visible

# Said in words, because a screen reader tells no colour and no weight.
SAID: dict[Role, str] = {"plain": "", "dim": "", "note": "Note: ", "warn": "Important: "}


def lines(page: Page) -> Iterator[str]:
    """The lines of the page, without line ends. Long ones stay long: the reader wraps them."""
    for part in page:
        for line in _lines_of(part):
            yield visible(line)


def _lines_of(part: Part) -> Iterator[str]:
    match part:
        case Heading(text, level):
            yield text if level == 1 else f"{text}:"
        case Line(text, role, item):
            yield f"{'- ' if item else ''}{SAID[role]}{text}"
        case Rows():
            yield from told(part)
        case Drawing():
            yield from told(part.rows)
        case Gap():
            yield ""


def told(rows: Rows) -> Iterator[str]:
    """Each row as one sentence-like line that holds every cell of it."""
    for number, cells in enumerate(rows.cells):
        text = rows.told[number] if number < len(rows.told) else ""
        yield _with_missing(text, rows.columns, cells) if text else _spelled(rows, cells)


def _spelled(rows: Rows, cells: tuple[str, ...]) -> str:
    title = title_of(rows, cells)
    rest = _labelled(rows.columns[rows.title :], cells[rows.title :])
    return f"{title}: {', '.join(rest)}" if title and rest else title or ", ".join(rest)


def _with_missing(text: str, columns: tuple[str, ...], cells: tuple[str, ...]) -> str:
    missing = [
        (column, cell) for column, cell in zip(columns, cells, strict=True) if not _said(cell, text)
    ]
    labelled = _labelled(tuple(c for c, _ in missing), tuple(cell for _, cell in missing))
    return ", ".join([text, *labelled])


def _said(cell: str, text: str) -> bool:
    """Whether the text says every fact of the cell: `1` is not said by `12`, nor `b` by `bath`."""
    folded = text.lower()
    return all(_stands_in(fact, folded) for fact in cell.lower().split(", ") if fact)


def _stands_in(fact: str, text: str) -> bool:
    """Whether the fact stands there by itself. A pattern for each fact would take ten times as
    long to make as to look for."""
    at = text.find(fact)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(fact) : at + len(fact) + 1]
        part_of_more = before.isalnum() or before in ("_", ".", ",")
        if not (part_of_more or after.isalnum()):
            return True
        at = text.find(fact, at + 1)
    return False


def _labelled(columns: tuple[str, ...], cells: tuple[str, ...]) -> list[str]:
    return [
        f"{column} {cell}" if column else cell
        for column, cell in zip(columns, cells, strict=True)
        if cell
    ]
