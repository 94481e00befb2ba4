"""The options that every command takes, in front of it or behind it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from inspect import Parameter, Signature, signature
from typing import Annotated, Any, Final

import typer

from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.entry import NOTE
from pacing_cli.shorthand.when import is_when, read_moment

_WITH_A_VALUE: Final = {"--home": "a folder", "--now": "a date, or a date and a time"}
_ALONE: Final = ("--json", "--plain", "--debug", "--version")
_NEXT_IS_ITS_VALUE: Final = (
    *_WITH_A_VALUE, "--at", "--cadence", "--drop", "--from", "--note", "--tag", "--with",
)  # fmt: skip
_WITH_A_NOTE: Final = (
    "log", "check", "amend", "bad", "better", "done", "dose", "flare", "go", "visit",
    "same",
)  # fmt: skip
"""The commands that take `note FREE TEXT TO THE END`, beside `pace note` itself."""

HomeOption = Annotated[
    str | None,
    typer.Option("--home", metavar="DIR", envvar="PACE_HOME", help="Your pace folder."),
]
NowOption = Annotated[
    str | None,
    typer.Option(
        "--now", metavar="TIME", envvar="PACE_NOW", help=("Use this date and time instead of now.")
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="One JSON document, nothing else.")]
PlainOption = Annotated[
    bool, typer.Option("--plain", help="Plain lines: no table, no box, no colour.")
]
DebugOption = Annotated[
    bool, typer.Option("--debug", help="Show where in the program an error came from.")
]
WordsArgument = Annotated[
    list[str] | None, typer.Argument(metavar="WORDS...", help="Your words, as below.")
]
FREE_WORDS: Final = {"ignore_unknown_options": True}
"""For commands whose words are read by the grammar, dashes and all."""

VersionOption = Annotated[bool, typer.Option("--version", help="Show the version only.")]


def hoist(arguments: Sequence[str]) -> list[str]:
    """The arguments with the global options in front, wherever they stood as options."""
    words, text = _parted(arguments)
    front: list[str] = []
    rest: list[str] = []
    remaining = iter(words)
    for word in remaining:
        if word in _WITH_A_VALUE:
            front += [word, _value_of(word, remaining)]
        elif word in _ALONE or word.partition("=")[0] in _WITH_A_VALUE:
            front.append(word)
        else:
            rest.append(word)
    return front + rest + text


def options_of(arguments: Sequence[str]) -> list[str]:
    """The words among which an option is one: not behind a `--`, not in the text of a note."""
    return _parted(arguments)[0]


def _parted(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """The words among which an option is one, and those behind them, from the `--` on.

    The text of a note gets a `--` in front, so that Typer takes none away that stands in it.
    """
    words, place, command = list(arguments), 0, ""
    while place < len(words):
        word = words[place]
        if word == "--":
            break
        if word.startswith("-") and len(word) > 1:
            place += 2 if word in _NEXT_IS_ITS_VALUE else 1
            continue
        if command == NOTE and not is_when(word):
            return words[:place], ["--", *words[place:]]
        place += 1
        if command in _WITH_A_NOTE and word.rstrip(",;").lower() == NOTE:
            return words[:place], ["--", *words[place:]]
        command = command or word
    return words[:place], words[place:]


def _value_of(option: str, remaining: Iterator[str]) -> str:
    value = next(remaining, "")
    if not value or value.startswith("--"):
        raise WordsNotUnderstood(f"{option} needs {_WITH_A_VALUE[option]} after it.")
    return value


def read_now(text: str | None) -> datetime | None:
    """The moment that `--now` or PACE_NOW names; a date alone means its noon.

    Raises WordsNotUnderstood.
    """
    if not text:
        return None
    try:
        return read_moment(text.strip())
    except ValueError as error:
        raise WordsNotUnderstood(
            f'--now is a date or a date and a time, and you typed "{text}". '
            "For example: 2026-03-01 or 2026-03-01T10:00"
        ) from error


# Options that several commands take, written down once.


def taking(options: Mapping[str, Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command these options, by name, beside what it names itself: several can share them.

    The command gets them as keywords; Typer reads the signature that is put together here.
    """

    def with_options(command: Callable[..., None]) -> Callable[..., None]:
        own = [one for one in signature(command).parameters.values() if one.kind != one.VAR_KEYWORD]
        more = [
            Parameter(name, Parameter.KEYWORD_ONLY, default=None, annotation=option)
            for name, option in options.items()
        ]
        command.__signature__ = Signature([*own, *more])  # type: ignore[attr-defined]
        command.__annotations__ = {one.name: one.annotation for one in (*own, *more)}
        return command

    return with_options
