"""Read answers as a dictation program types them: `About four.`, `No, thank you`, `Skip`."""

import re
import sys
from collections.abc import Callable
from typing import Final, TypeVar

from pacing_cli.console.output import Output, columns
from pacing_cli.errors import Stopped, WordsNotUnderstood
from pacing_cli.model.text import visible

T = TypeVar("T")

_SMALL: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty")
_NUMBERS: Final = {
    **{word: number for number, word in enumerate(_SMALL)},
    **{word: 10 * number for number, word in enumerate(_TENS, 2)},
}
_ABOUT: Final = (
    r"\b(?:about|around|roughly|maybe|perhaps|almost|nearly|say|or so|i think|i guess|i would say|"
    r"out of (?:10|ten)|o'clock)\b"
)
_SKIP: Final = frozenset(
    {"skip", "skip it", "skip this", "skip that", "pass", "next", "next question", "no answer",
     "i don't know", "don't know", "not sure"}
)  # fmt: skip
_YES: Final = frozenset(
    {"y", "yes", "yeah", "yep", "yes please", "yes i do", "yes i was", "yes it does"}
)
_NO: Final = frozenset(
    {"n", "no", "nope", "no thanks", "no thank you", "no i wasn't", "no it doesn't"}
)


def is_skipped(answer: str) -> bool:
    """A word for the Enter key."""
    return _bare(answer) in _SKIP


def yes_or_no(answer: str) -> bool | None:
    """None where it is neither."""
    words = _bare(answer).replace(",", "")
    return True if words in _YES else False if words in _NO else None


def read_spoken(answer: str, read: Callable[[str], T]) -> T:
    """Read an answer as typed, or otherwise as probably spoken.

    Raises WordsNotUnderstood about the typed answer.
    """
    try:
        return read(answer)
    except WordsNotUnderstood:
        said = as_figures(answer)
        if said == answer:
            raise
        try:
            return read(said)
        except WordsNotUnderstood:
            pass
        raise


def as_figures(answer: str) -> str:
    """`About three to four.` as `3-4`, `six and a half hours` as `6.5 hours`."""
    text = re.sub(_ABOUT, " ", _bare(answer))
    text = re.sub(rf"\b({'|'.join(_TENS)})[ -]({'|'.join(_SMALL[1:10])})\b", _together, text)
    text = re.sub(r"\b[a-z]+\b", lambda word: str(_NUMBERS.get(word[0], word[0])), text)
    text = re.sub(r"\b(\d+) and a half\b", r"\1.5", text)
    text = re.sub(r"\b(?:a|an) (?=hour|minute)", "1 ", text)
    text = _clocks(re.sub(r"\s+", " ", text).strip(" ,"))
    return re.sub(r"(\d(?:\.5)?) ?(?:to|until|till|bis) ?(?=\d)", r"\1-", text)


def _bare(answer: str) -> str:
    """Without what a dictation puts around it: capitals and a full stop."""
    return " ".join(answer.casefold().replace("’", "'").strip(" .!?,").split())


def _together(found: re.Match[str]) -> str:
    return str(_NUMBERS[found[1]] + _NUMBERS[found[2]])


def _clocks(text: str) -> str:
    """`8 am to 8 pm` as `8:00 to 20:00`."""

    def on_the_clock(found: re.Match[str]) -> str:
        hour = int(found[1]) % 12 + (12 if found[3].startswith("p") else 0)
        return f"{hour}:{found[2] or '00'}"

    return re.sub(r"\b(\d{1,2})(?::([0-5]\d))? ?([ap])\.?m\b\.?", on_the_clock, text)


# Questions at the keyboard. Enter skips; Ctrl-C or Ctrl-D ends, and nothing is written.


def may_ask(output: Output) -> bool:
    """True where a person can be asked: both ends are a terminal, and no program reads along."""
    return not output.json and sys.stdin.isatty() and sys.stdout.isatty()


def folded(text: str) -> list[str]:
    """The text cut between words into lines that fit the terminal, the first indent kept."""
    from textwrap import wrap

    inner = visible(text)
    margin = " " * (len(inner) - len(inner.lstrip()))
    width = max(20, columns() - 2)
    return wrap(inner.strip(), width, initial_indent=margin, subsequent_indent=margin) or [""]


def say_folded(output: Output, text: str) -> None:
    """Say a sentence; cut to the terminal's width, except in linear text, which stays whole."""
    output.say(*([text] if output.plain else folded(text)))


def ask(question: str, *, end_skips: bool = False) -> str:
    """The answer without the spaces around it; empty where it was skipped, with Enter or a word.

    With `end_skips` Ctrl-D, the end of the input, skips it too. Raises Stopped.
    """
    *above, last = folded(question)
    try:
        for line in above:
            print(line)
        answer = input(f"{last} ").strip()
    except (EOFError, KeyboardInterrupt) as error:
        print()
        if end_skips and isinstance(error, EOFError):
            return ""
        raise Stopped("Stopped. Nothing was saved.") from error
    return "" if is_skipped(answer) else answer


def ask_until(
    output: Output, question: str, read: Callable[[str], T], *, end_skips: bool = False
) -> T | None:
    """Ask until it can be read or is skipped; what is wrong is said each time."""
    margin = " " * (len(question) - len(question.lstrip()))
    while answer := ask(question, end_skips=end_skips):
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
