"""Print answers as one JSON document, plain lines, or tables and colour, with the same facts."""

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, Final, TextIO

from pacing_cli.model.text import visible, visible_json

if TYPE_CHECKING:
    from pacing_cli.model.page import Page

_WIDTH_WITHOUT_A_TERMINAL: Final = 80
_OFF: Final = ("", "0", "no", "false", "off")

Document = Mapping[str, object]


class Output:
    """The three ways to answer. What is said about problems goes to standard error."""

    def __init__(self, *, json: bool = False, plain: bool = False) -> None:
        self.json = json
        self.plain = plain or wants_plain()
        self.colour = not self.plain and not os.environ.get("NO_COLOR")
        self.answered = False
        """The document of this call was printed."""

    @cached_property
    def width(self) -> int:
        """The columns of the terminal; 80 without one."""
        return columns()

    def show(self, page: Callable[[], "Page"], document: Callable[[], Document]) -> None:
        """Show one answer. Only the form that is asked for is made."""
        if self.json:
            self.document(document())
        else:
            self.page(page())

    def page(self, page: "Page") -> None:
        """Show a page, as lines or drawn. Only a screen needs Rich: a pipe gets the same without
        loading it."""
        if self.plain:
            from pacing_cli.terminal.plain import lines

            self.say(*lines(page))
            return
        from pacing_cli.terminal import piped_page

        if not piped_page.write(page, sys.stdout, self.width):
            from pacing_cli.terminal import rich_page

            rich_page.write(page, sys.stdout, self.width, self.colour)

    def document(self, document: Document) -> None:
        """Print one JSON document. Call it once: there is one document and nothing else."""
        self.answered = True
        print(_as_text(document))

    def long_document(self, schema: str, name: str, rows: Iterable[Document]) -> None:
        """Print the document that has the schema and, under a name, one row after the other.

        The bytes are those of `document`; no more than one row is held as text.
        """
        self.answered = True
        print(_as_text({"schema": schema, name: []}).removesuffix("]\n}"), end="")
        before = "\n    "
        for row in rows:
            print(before, _as_text(row).replace("\n", "\n    "), sep="", end="")
            before = ",\n    "
        print("]\n}" if before == "\n    " else "\n  ]\n}")

    def say(self, *lines: str) -> None:
        """Print lines for people; with `--json` nothing, as only the document belongs there."""
        self.as_written(*self._for_the_ear(lines))

    def as_written(self, *lines: str) -> None:
        """Print the lines of a file to keep: the same with `--plain`. With `--json` nothing."""
        if not self.json:
            for line in lines:
                print(_folded(visible(line), sys.stdout))

    def problem(self, *lines: str) -> None:
        """Print lines about a problem, on standard error."""
        say_problem(*self._for_the_ear(lines))

    def _for_the_ear(self, lines: tuple[str, ...]) -> Iterable[str]:
        """With `--plain` as a voice can read them."""
        if not self.plain or self.json:
            return lines
        from pacing_cli.wording.aloud import aloud

        return map(aloud, lines)


def _as_text(document: Document) -> str:
    import json

    ascii_only = (getattr(sys.stdout, "encoding", None) or "ascii").lower() != "utf-8"
    return visible_json(json.dumps(document, ensure_ascii=ascii_only, indent=2))


def say_problem(*lines: str) -> None:
    """Print lines on standard error, also where there is no Output yet."""
    try:
        for line in lines:
            print(_folded(visible(line), sys.stderr), file=sys.stderr)
    except OSError:  # nobody can be told; the exit code still says it
        let_go(sys.stderr)


def let_go(stream: TextIO) -> None:
    """What is still said there goes nowhere, and Python's own last flush does not fail."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _folded(line: str, stream: TextIO | None) -> str:
    """Broken between words for the terminal that will show it; as it is for a file."""
    if stream is None or not stream.isatty() or len(line) < (width := columns()):
        return line
    from textwrap import fill

    indent = " " * (len(line) - len(line.lstrip()))
    return fill(
        line, width - 1, subsequent_indent=indent,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip


def columns() -> int:
    """The width that COLUMNS says, or the terminal's; 80 where nobody knows.

    `shutil` says the same, and loads what reads every kind of archive with it.
    """
    with suppress(KeyError, ValueError):
        said = int(os.environ["COLUMNS"])
        if said > 0:
            return said
    with suppress(AttributeError, ValueError, OSError):
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or _WIDTH_WITHOUT_A_TERMINAL  # type: ignore[union-attr]
    return _WIDTH_WITHOUT_A_TERMINAL


def wants_plain() -> bool:
    """True where the environment asks for linear text: PACE_PLAIN, or a dumb terminal."""
    asked = os.environ.get("PACE_PLAIN", "").strip().lower() not in _OFF
    return asked or os.environ.get("TERM") == "dumb"
