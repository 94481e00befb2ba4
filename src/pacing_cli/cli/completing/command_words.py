"""The options and arguments of every command, read from a list that `make docs` writes."""

from pathlib import Path
from typing import Final

from pacing_cli.model.value import Value
from pacing_cli.storage.shipped_file import shipped_file

LIST: Final = Path(__file__).with_name("commands.txt")


class Known(Value):
    """One command, or one below it: what it takes."""

    arguments: tuple[str, ...]
    """The words for them in the help: `DAY`, `ACTIVITY`."""
    options: dict[str, str]
    """Each option with the word for its value; empty where it takes none."""


def known_commands() -> dict[str, Known]:
    """Every command by its words: `log`, `activity set`; `` is `pace` itself."""
    return dict(map(_read, shipped_file(LIST).splitlines()))


def _read(line: str) -> tuple[str, Known]:
    path, arguments, options = (part.strip() for part in line.split("|", 2))
    pairs = (option.partition("=") for option in options.split())
    return path, Known(tuple(arguments.split()), {name: value for name, _, value in pairs})


def written(path: str, known: Known) -> str:
    """The line of one command."""
    options = " ".join(
        f"{name}={value}" if value else name for name, value in known.options.items()
    )
    return f"{path} | {' '.join(known.arguments)} | {options}".rstrip()
