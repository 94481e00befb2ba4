"""The whole tree, every command loaded: for the manual page, the docs, and the Tab key's list."""

from collections.abc import Iterator
from typing import Any

from pacing_cli.cli.completing.command_words import Known, written
from pacing_cli.cli.rows import Row
from pacing_cli.cli.tree import load
from pacing_cli.model.value import Value


class Branch(Value):
    """One command with the words that call it: `activity set`; `` for `pace` itself."""

    path: str
    command: Any


def branches(root: Any) -> Iterator[Branch]:
    """`pace` itself, then every command and what is below it, in the order of the help."""
    yield Branch("", root)
    for row in root.rows:
        yield from branches_of(row)


def branches_of(row: Row) -> Iterator[Branch]:
    """One command and what is below it."""
    return _below(row.name, load(row))


def _below(path: str, command: Any) -> Iterator[Branch]:
    yield Branch(path, command)
    for name, inner in getattr(command, "commands", {}).items():
        if not inner.hidden:
            yield from _below(f"{path} {name}", inner)


def completion_list(root: Any) -> str:
    """The list for the Tab key, a line a command."""
    return "".join(f"{written(one.path, _known(one.command))}\n" for one in branches(root))


def _known(command: Any) -> Known:
    """What a command takes, apart from `--help`, which all have."""
    arguments: list[str] = []
    options: dict[str, str] = {}
    for each in command.params:
        if each.param_type_name == "argument":
            arguments += _word(each).replace("[", "").replace("]", "").split()
        elif not each.hidden:
            takes = "" if each.is_flag or each.count else _word(each)
            names = (*each.opts, *each.secondary_opts)
            options |= {name: takes for name in names if name.startswith("--")}
    return Known(tuple(arguments), options)


def _word(parameter: Any) -> str:
    word = parameter.metavar or parameter.name.upper()
    return "_".join(word.split()) if parameter.param_type_name == "option" else word
