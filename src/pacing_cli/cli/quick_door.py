"""Entry point without Typer for everyday calls that have only the person's words.

Only Typer declares and explains commands and options. This module answers calls that Typer would
answer in the same way. It leaves the rest to Typer: every option that is not global, every help,
and every mistake in an option.
"""

import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from typing import Final

from pacing_cli.cli.arguments import HOME, NOW, WITH_A_VALUE, OptionWithValue, options_of, parted
from pacing_cli.cli.everyday import BY_NAME
from pacing_cli.cli.guard import guarded
from pacing_cli.cli.session import begin
from pacing_cli.console.output import Output
from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.value import Value


class Call(Value):
    """A call that needs no Typer. `command` None is `pace` alone."""

    command: str | None
    words: list[str]
    home: str | None
    now: str | None


def answered(arguments: Sequence[str]) -> bool:
    """Answer the call, or return False without any change if Typer has to.

    A call that fails raises SystemExit, as at the other entry point.
    """
    call = read_call(arguments)
    if call is None:
        return False
    options = options_of(arguments)
    output = Output(json="--json" in options, plain="--plain" in options)
    with guarded(output, debug="--debug" in options), ExitStack() as ending:
        run = begin(call.home, call.now, output, call.command, ending.callback)
        BY_NAME[call.command](run, call.words)
        sys.stdout.flush()  # before the copy of the day is made
    return True


_TAKE_NO_WORDS: Final = (None, "today")


def read_call(arguments: Sequence[str]) -> Call | None:
    """The call that these arguments are; None where it is one for Typer."""
    try:
        found = parted(arguments)
    except WordsNotUnderstood:
        return None
    command = found.words[0].lower() if found.words else None
    if command not in BY_NAME or "--version" in found.options:
        return None
    if any(word.startswith("-") and word != "-" for word in found.words):
        return None
    words = [*found.words[1:], *found.text[1:]]
    if (words and command in _TAKE_NO_WORDS) or (found.text and command is None):
        return None
    home, now = _value(HOME, found.options), _value(NOW, found.options)
    return Call(command, words, home, now)


def _value(option: OptionWithValue, typed: Sequence[str]) -> str | None:
    """The last value that was typed, or else that of the variable."""
    value = None
    remaining = iter(typed)
    for word in remaining:
        name, equals, behind = word.partition("=")
        if name in WITH_A_VALUE:
            said = behind if equals else next(remaining)
            value = said if name == option.name else value
    return (os.environ.get(option.variable) or None) if value is None else value
