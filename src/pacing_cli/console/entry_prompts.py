"""Ask for missing words in a few questions. Enter skips each of them."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from pacing_cli.console.output import say_problem
from pacing_cli.console.prompts import as_figures, ask, folded, read_spoken, yes_or_no
from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.entry import ACTIVITY, CHECK, DOSE, NOTE
from pacing_cli.model.text import shown
from pacing_cli.shorthand.grammar import Parts
from pacing_cli.shorthand.refusals import Ambiguous, WhatMissing
from pacing_cli.shorthand.tokens import Tokens

_WHAT: Final[dict[str | None, str]] = {
    DOSE: "Which medicine? (Enter: none)",
    NOTE: "What would you like to note? (Enter: nothing)",
}
_MORE: Final[dict[str | None, tuple[tuple[str, str], ...]]] = {
    ACTIVITY: (
        ("How long? For example 12m. A number alone means minutes (Enter: skip)", ""),
        ("Pain, 0 to 10? For example 3, or 3-5 for before and after (Enter: skip)", "pain"),
    ),
    CHECK: (
        ("Pain, 0 to 10? (Enter: skip)", "pain"),
        ("Fatigue, 0 to 10? (Enter: skip)", "fatigue"),
        ("How long did you sleep? For example 6.5h (Enter: skip)", "sleep"),
    ),
}


def ask_about(unclear: Ambiguous | WhatMissing, kind: str | None) -> tuple[Tokens, str | None]:
    """The words with the answer in them, and the kind that is still settled from outside."""
    if isinstance(unclear, WhatMissing):
        return Tokens.of_arguments(ask_what(unclear, kind)), kind
    return Tokens.of_line(_ask_which(unclear)), None


def _ask_which(unclear: Ambiguous) -> str:
    """One of the lines that the words can mean; the run ends without one."""
    _say(f"What do you mean by {shown(unclear.text)}?")
    for number, line in enumerate(unclear.readings, 1):
        _say(f"  {number} {line}")
    for _ in range(2):
        answer = ask("Its number? (Enter: none of them)")
        if not answer:
            break
        said = as_figures(answer).split()
        number = int(said[-1]) if said and said[-1].isdecimal() else 0
        if 1 <= number <= len(unclear.readings):
            return unclear.readings[number - 1]
        _say(f"Please answer with a number from 1 to {len(unclear.readings)}.")
    print("Nothing was saved.")
    raise SystemExit(0)


def _say(text: str) -> None:
    print(*folded(text), sep="\n")


def ask_what(missing: WhatMissing, kind: str | None) -> list[str]:
    """The words with an answer in the place of what is missing.

    Raises SystemExit without one: the run ends well.
    """
    answer = ask(_WHAT.get(kind, "What did you do? For example walk (Enter: nothing)"))
    if not answer:
        print("Nothing was saved.")
        raise SystemExit(0)
    # A dictation ends every answer with a full stop.
    whole = [answer] if kind == NOTE else answer.rstrip(".").split()
    return [*missing.before, *whole, *missing.after]


def ask_more(parts: Parts, parse: Callable[[Sequence[str]], Parts]) -> Parts:
    """Ask for what people mostly add. `parse` reads all words with some more behind them."""
    more: list[str] = []
    for question, field in _MORE.get(parts.kind, ()):
        for _ in range(2):
            answer = ask(question)
            if not answer or yes_or_no(answer) is False:
                break
            try:
                parts, more = read_spoken(answer, partial(_tried, parse, more, field))
            except WordsNotUnderstood as error:
                say_problem(error.message)
            else:
                break
    return parts


def _tried(
    parse: Callable[[Sequence[str]], Parts], more: Sequence[str], field: str, text: str
) -> tuple[Parts, list[str]]:
    """The entry with this answer, and all words that were answered so far."""
    words = [*more, *_as_words(field, text)]
    return parse(words), words


def _as_words(field: str, answer: str) -> list[str]:
    if field:
        return [field, *answer.split()]
    bare = answer.replace(",", ".", 1)
    return [f"{answer}m"] if bare.replace(".", "", 1).isdecimal() else answer.split()
