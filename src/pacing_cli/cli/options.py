"""The options of every command as Typer definitions, before or after the command."""

from collections.abc import Callable, Mapping
from inspect import Parameter, Signature, signature
from typing import Annotated, Any, Final

import typer

from pacing_cli.cli.arguments import HOME, NOW

HomeOption = Annotated[
    str | None,
    typer.Option(HOME.name, metavar="DIR", envvar=HOME.variable, help="Your pace folder."),
]
NowOption = Annotated[
    str | None,
    typer.Option(
        NOW.name, metavar="TIME", envvar=NOW.variable, help="Use this date and time instead of now."
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
DaysArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="[DAYS]...", help="For example: last 4 weeks, since 1 March, March."),
]
FREE_WORDS: Final = {"ignore_unknown_options": True}
"""For commands whose words are read by the grammar, dashes and all."""

VersionOption = Annotated[bool, typer.Option("--version", help="Show the version only.")]


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
