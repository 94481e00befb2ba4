"""Write a page as Markdown, for an e-mail, a note program or a printout."""

import re
from collections.abc import Iterator
from typing import Final

from pacing_cli.model.page import Drawing, Gap, Heading, Line, Page, Part, Role, Rows
from pacing_cli.model.text import visible

_SAID: Final[dict[Role, str]] = {
    "plain": "",
    "dim": "",
    "note": "**Note:** ",
    "warn": "**Important:** ",
}
_LIVE: Final = re.compile(r"([\\`*_\[\]<>|~&])")
_LIVE_AT_START: Final = re.compile(
    r"^(\s*)(#{1,6}(?=\s|$)|[-+=](?=\s|[-+=]|$)|\d+(?=[.)](?:\s|$)))"
)


def markdown(page: Page) -> str:
    """The whole page, ending in a line end. Nothing in a text is read as Markdown or HTML."""
    blocks: list[str] = []
    previous: Part | None = None
    for part in page:
        if isinstance(part, Gap):
            continue
        text = "\n".join(_lines_of(part))
        if blocks and _same_list(previous, part):
            blocks[-1] += "\n" + text
        elif text:
            blocks.append(text)
        previous = part
    return "\n\n".join(blocks) + "\n"


def _same_list(previous: Part | None, part: Part) -> bool:
    return isinstance(previous, Line) and previous.item and isinstance(part, Line) and part.item


def _lines_of(part: Part) -> Iterator[str]:
    match part:
        case Heading(text, level):
            yield f"{'#' * min(max(level, 1), 6)} {escaped(text)}"
        case Line(text, role, item):
            said = _SAID[role]
            yield f"{'- ' if item else ''}{said}{escaped(text)}"
        case Rows():
            yield from _list(part) if part.stacked else _table(part)
        case Drawing():
            yield from _table(part.rows)
        case Gap():
            return


def _list(rows: Rows) -> Iterator[str]:
    """Rows of sentences as a list: a table of them could not be read."""
    for cells in rows.cells:
        title = " ".join(escaped(cell) for cell in cells[: rows.title] if cell)
        rest = zip(rows.columns[rows.title :], cells[rows.title :], strict=True)
        told = [
            f"{escaped(f'{column}: {cell}' if column else cell)}" for column, cell in rest if cell
        ]
        yield f"- {'; '.join(filter(None, [title, *told]))}"


def _table(rows: Rows) -> Iterator[str]:
    if not rows.cells:
        return
    yield _row(rows.columns)
    yield "|" + " --- |" * len(rows.columns)
    for cells in rows.cells:
        yield _row(cells)


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(escaped(cell) for cell in cells) + " |"


def escaped(text: str) -> str:
    """The text with a backslash before every character that Markdown or HTML would obey."""
    shown = _LIVE.sub(r"\\\1", visible(text))
    return _LIVE_AT_START.sub(_escape_start, shown)


def _escape_start(match: re.Match[str]) -> str:
    space, sign = match[1], match[2]
    return f"{space}{sign}\\" if sign.isdigit() else f"{space}\\{sign}"
