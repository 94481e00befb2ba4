"""Read the lines that a refusal offers, so that each of them works when it is typed."""

from collections.abc import Callable
from contextlib import suppress
from typing import Final

from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.entry import NOTE
from pacing_cli.shorthand.refusals import Ambiguous, NotUnderstood, not_sure

Read = Callable[[str], object]
"""Reads one line. Raises WordsNotUnderstood."""
_MOST_TRIES: Final = 4


def with_lines_that_work(error: NotUnderstood, whole: str, read: Read) -> WordsNotUnderstood:
    """The refusal with lines that can be read. `whole`: all the words, for a note of them.

    A line may hold more that is not understood: then it helps nobody as it stands.
    """
    if isinstance(error, Ambiguous):
        return _with_readings(error, read)
    if not error.guess:
        return error
    return error.with_guess(_put_right(error.guess, read) or f"{NOTE} {whole}")


def _with_readings(error: Ambiguous, read: Read) -> WordsNotUnderstood:
    lines = []
    for line in error.readings:
        with suppress(WordsNotUnderstood):
            read(line)
            lines.append(line)
    if len(lines) == len(error.readings):
        return error
    if len(lines) > 1:
        return Ambiguous(error.text, lines, error.command)
    return not_sure(error.text, "".join(lines))


def _put_right(line: str, read: Read) -> str:
    """The line, or what its own refusal offers in its place; empty where nothing works."""
    for _ in range(_MOST_TRIES):
        try:
            read(line)
        except NotUnderstood as error:
            line = error.guess
        except WordsNotUnderstood:
            return ""
        else:
            return line
    return ""
