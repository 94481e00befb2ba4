"""Questions at the keyboard. Enter skips; Ctrl-C or Ctrl-D ends, and nothing is written."""

import sys
from collections.abc import Callable
from shutil import get_terminal_size
from typing import TypeVar

from pacing_cli.cli.output import Output
from pacing_cli.cli.spoken import is_skipped, read_spoken, yes_or_no
from pacing_cli.errors import Stopped, WordsNotUnderstood
from pacing_cli.model.safe_text import visible

T = TypeVar("T")


def may_ask(output: Output) -> bool:
    """True where a person can be asked: both ends are a terminal, and no program reads along."""
    return not output.json and sys.stdin.isatty() and sys.stdout.isatty()


def fold(text: str) -> list[str]:
    """The text cut between words into lines that fit the terminal, the first indent kept."""
    from textwrap import wrap

    inner = visible(text)
    margin = " " * (len(inner) - len(inner.lstrip()))
    width = max(20, get_terminal_size((80, 24)).columns - 2)
    return wrap(inner.strip(), width, initial_indent=margin, subsequent_indent=margin) or [""]


def say_folded(output: Output, text: str) -> None:
    """Say a sentence; cut to the terminal's width, except in linear text, which stays whole."""
    output.say(*([text] if output.plain else fold(text)))


def ask(question: str) -> str:
    """The answer without the spaces around it; empty where it was skipped, with Enter or a word."""
    *above, last = fold(question)
    try:
        for line in above:
            print(line)
        answer = input(f"{last} ").strip()
    except (EOFError, KeyboardInterrupt) as error:
        print()
        raise Stopped("Stopped. Nothing was written.") from error
    return "" if is_skipped(answer) else answer


def ask_until(output: Output, question: str, read: Callable[[str], T]) -> T | None:
    """Ask until it can be read or is skipped; what is wrong is said each time."""
    margin = " " * (len(question) - len(question.lstrip()))
    while answer := ask(question):
        try:
            return read_spoken(answer, read)
        except WordsNotUnderstood as error:
            if yes_or_no(answer) is False:
                return None
            say_folded(output, f"{margin}{error.message} Enter skips.")
    return None


def ask_yes_no(question: str) -> bool | None:
    """Yes, no, or None where it was skipped. Other words are asked about once more."""
    for _ in range(2):
        answer = ask(f"{question} [y/n, Enter skips]")
        if not answer:
            return None
        said = yes_or_no(answer)
        if said is not None:
            return said
        print("Please answer y or n.")
    return None
