"""AMOUNT: how much, in minutes, steps, metres or repetitions."""

import re
from typing import Final

from pacing_cli.cli.words.refusals import said_twice
from pacing_cli.cli.words.tokens import Tokens
from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.quantity import Amount, Measure, parse_amount, tidy
from pacing_cli.model.safe_text import shown
from pacing_cli.model.scale import BY_WORD

MOST: Final[dict[Measure, tuple[float, str]]] = {
    "minutes": (24 * 60, "24 hours"),
    "steps": (200_000, "200,000 steps"),
    "metres": (500_000, "500 km"),
    "reps": (10_000, "10,000 repetitions"),
}
"""More than this in one entry is taken for a slip of the finger."""

METRES_PERHAPS: Final = 8 * 60.0
_MINUTES_AS_M: Final = r"(?i)\d+\s*m"
_THOUSANDS: Final = r"(?i)\d{1,3}(?:,\d{3})+\s*(?:steps?|reps?|times|metres?|meters?)"


def take_amount(tokens: Tokens, amounts: dict[Measure, float | int]) -> str | None:
    """Take an amount from the front into `amounts`; None if none stands there.

    Gives what is worth a remark, mostly an empty text. `12 m` and `1h 20m` are one
    amount each. Raises WordsNotUnderstood for one that cannot be.
    """
    found = _longest(tokens)
    if found is None:
        return None
    amount, text, count = found
    tokens.take(count)
    _check(amount, text)
    if amount.measure in amounts:
        raise said_twice(f"An amount in {amount.measure}")
    amounts[amount.measure] = tidy_amount(amount)
    return _remark(amount, text)


def tidy_amount(amount: Amount) -> float | int:
    """The number as the file has it: whole where it is whole."""
    value = round(amount.value, 4)
    return int(value) if value == int(value) else value


def is_amount(text: str) -> bool:
    """True for a word that is an amount by itself."""
    return text[:1].isdigit() and _read(text) is not None


def _longest(tokens: Tokens) -> tuple[Amount, str, int] | None:
    first, second = tokens.peek(), tokens.peek(1)
    if first is None or not first.text[:1].isdigit():
        return None
    if second is not None and _may_belong(first.text, second.text):
        both = f"{first.text} {second.text}"
        if amount := _read(both):
            return amount, both, 2
    one = _read(first.text)
    return (one, first.text, 1) if one else None


def _may_belong(first: str, second: str) -> bool:
    """`12 m`, `1h 20m`. `hr` is short for an hour nowhere: it is a field."""
    return second[:1].isdigit() or (first[-1:].isdigit() and second.lower() not in BY_WORD)


def _read(text: str) -> Amount | None:
    if "," in text and re.fullmatch(_THOUSANDS, text):
        text = text.replace(",", "")
    return parse_amount(text)


def _check(amount: Amount, text: str) -> None:
    most, words = MOST[amount.measure]
    if not amount.value <= most:
        raise WordsNotUnderstood(f"{shown(text)} is more than {words}, the most in one entry.")
    if amount.measure in ("steps", "reps") and amount.value != int(amount.value):
        raise WordsNotUnderstood(
            f"{shown(text)} is not a whole number of {amount.measure}, such as "
            f"1400{amount.measure}."
        )


def _remark(amount: Amount, text: str) -> str:
    if amount.value > METRES_PERHAPS and re.fullmatch(_MINUTES_AS_M, text):
        metres = f"{tidy(amount.value)}metres"
        return f"m means minutes. For metres: pace undo, and then write {metres}."
    return ""
