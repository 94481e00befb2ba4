"""Lines of words from a file of the person's, or from what is piped in."""

import sys
from pathlib import Path

from pacing_cli.errors import FileNotUsable

PIPED = "-"


def lines_of(source: str) -> tuple[list[str], str]:
    """The lines, and what to call the place they came from. Raises FileNotUsable.

    Lines end at a line feed only: other separators are part of somebody's text.
    """
    where = "standard input" if source == PIPED else source
    try:
        raw = sys.stdin.buffer.read() if source == PIPED else Path(source).read_bytes()
        return raw.decode("utf-8-sig").split("\n"), where
    except OSError as error:
        raise FileNotUsable(f"{where} cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise FileNotUsable(
            f"{where} line {line} is not text in UTF-8; nothing was written."
        ) from error
