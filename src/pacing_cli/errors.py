"""Errors that a person can solve, each with its exit code.

An error says what happened and what to do, once. Bugs are not wrapped: they
show as bugs, with exit code 1.
"""

from collections.abc import Sequence

from pacing_cli.model.value import Value


class Problem(Value):
    """One unreadable value: its place, and what is allowed there."""

    where: str
    """File and line as a person finds them, such as `care.toml line 4`, or the key."""
    message: str
    """One sentence: what is wrong, and what is allowed."""
    text: str = ""
    """The words or the line as they stand, where that helps."""

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" if self.where else self.message


class PacingError(Exception):
    """A problem that the person at the keyboard can solve."""

    exit_code = 1

    def __init__(self, message: str, hint: str = "", problems: Sequence[Problem] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.problems = tuple(problems)


class WordsNotUnderstood(PacingError):
    """The words that were typed cannot be an entry or an answer. Nothing was saved."""

    exit_code = 2


class FileNotUsable(PacingError):
    """A file of the person cannot be read. It stays unchanged."""

    exit_code = 3


class CouldNotWrite(PacingError):
    """The disk or its permissions said no. Nothing was saved."""

    exit_code = 4


class Stopped(PacingError):
    """The person ended a question with Ctrl-C or Ctrl-D. Nothing was saved."""

    exit_code = 2
