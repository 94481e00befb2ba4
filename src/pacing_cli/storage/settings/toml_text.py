"""Read the text of one settings file, or say in one sentence why it cannot be used."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from pacing_cli.errors import FileNotUsable, Problem
from pacing_cli.storage.files import reason
from pacing_cli.storage.sync_names import NOT_HERE_YET, place_holder

BOM: Final = b"\xef\xbb\xbf"
"""The mark that some editors put at the beginning of a file; TOML does not take it."""


def not_usable(problems: Sequence[Problem]) -> FileNotUsable:
    """All problems of all files together."""
    names = list(dict.fromkeys(problem.where.split(" ")[0] for problem in problems))
    stand = "it is" if len(names) == 1 else "they are"
    return FileNotUsable(
        f"pace cannot use {' and '.join(names)} as {stand}. Nothing was changed.",
        problems=problems,
    )


def content_of(path: Path) -> bytes:
    """The bytes; none where there is no file. A link that leads nowhere is not "no file".

    Raises FileNotUsable; without `problems` where the whole folder cannot be opened.
    """
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        if path.is_symlink():
            why = "it is a link that leads nowhere"
        elif place_holder(path).exists():
            why = NOT_HERE_YET
        elif path.parent.is_dir():
            return b""
        elif path.parent.is_symlink() or path.parent.exists():
            raise _no_home(path.parent, error) from error
        else:
            return b""
    except PermissionError as error:
        if not os.access(path.parent, os.X_OK):
            raise _no_home(path.parent, error) from error
        why = "pace has no permission to read it"
    except OSError as error:
        why = reason(error)
    told = why if why == NOT_HERE_YET else f"pace cannot open the file: {why}"
    raise not_usable([Problem(path.name, told)])


def _no_home(folder: Path, error: OSError) -> FileNotUsable:
    """It is not about one file: nothing in the folder can be reached. Said once."""
    if isinstance(error, FileNotFoundError):
        why = "it is a link that leads nowhere"
    elif isinstance(error, PermissionError):
        why = "pace has no permission to read it"
    else:
        why = reason(error)
    return FileNotUsable(f"pace cannot open {folder}: {why}.")


def text_in(name: str, content: bytes) -> str:
    """The bytes as text, without the mark at the beginning. Raises FileNotUsable."""
    content = content.removeprefix(BOM)
    try:
        return content.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        message = "this is not text in UTF-8. Please save the file as UTF-8"
        raise not_usable([Problem(f"{name} line {line}", message)]) from error
