"""Read the arguments of a call: the global options, anywhere in the line, and the other words.

Typer is not loaded here. Both entry points and the guard read the arguments in this way.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.entry import NOTE
from pacing_cli.model.value import Value
from pacing_cli.shorthand.when import is_when, read_moment


class OptionWithValue(Value):
    """A global option that takes a value: its name, its variable, what the value is."""

    name: str
    variable: str
    takes: str


HOME: Final = OptionWithValue("--home", "PACE_HOME", "a folder")
NOW: Final = OptionWithValue("--now", "PACE_NOW", "a date, or a date and a time")
WITH_A_VALUE: Final = {one.name: one.takes for one in (HOME, NOW)}
_ALONE: Final = ("--json", "--plain", "--debug", "--version")
_NEXT_IS_ITS_VALUE: Final = (
    *WITH_A_VALUE, "--at", "--cadence", "--drop", "--from", "--note", "--tag", "--with",
)  # fmt: skip
_WITH_A_NOTE: Final = (
    "log", "check", "amend", "bad", "better", "done", "dose", "flare", "go", "visit",
    "same",
)  # fmt: skip
"""The commands that take `note FREE TEXT TO THE END`, beside `pace note` itself."""


class Arguments(Value):
    """The arguments of a call, in three parts."""

    options: list[str]
    """The global options with their values, as they were typed."""
    words: list[str]
    """All other words up to the text: the command first."""
    text: list[str]
    """A `--` and the words behind it, none of which is an option; or nothing."""


def parted(arguments: Sequence[str]) -> Arguments:
    """Part the arguments. Raises WordsNotUnderstood for a global option without its value."""
    words, text = _split(arguments)
    found = Arguments([], [], text)
    remaining = iter(words)
    for word in remaining:
        if word in WITH_A_VALUE:
            found.options.extend((word, _value_of(word, remaining)))
        elif word in _ALONE or word.partition("=")[0] in WITH_A_VALUE:
            found.options.append(word)
        else:
            found.words.append(word)
    return found


def options_of(arguments: Sequence[str]) -> list[str]:
    """The words among which an option is one: not behind a `--`, not in the text of a note."""
    return _split(arguments)[0]


def _split(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """Split the words into those before and those from the `--` on.

    The text of a note gets a `--` before it, so that Typer does not remove one within it.
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
        command = command or word.lower()
    return words[:place], words[place:]


def _value_of(option: str, remaining: Iterator[str]) -> str:
    value = next(remaining, "")
    if not value or value.startswith("--"):
        raise WordsNotUnderstood(f"{option} needs {WITH_A_VALUE[option]} after it.")
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
