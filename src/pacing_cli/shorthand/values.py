"""FIELD VALUE: the ratings and other fields of an entry."""

import re
from typing import Final

from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.entry import BY_WORD, LETTERS, PAIN_AFTER, Field
from pacing_cli.model.quantity import Amount, Measure, parse_amount, parse_number, tidy
from pacing_cli.model.text import shown
from pacing_cli.shorthand.names import checked_name
from pacing_cli.shorthand.refusals import no_value, said_twice, wrong_value
from pacing_cli.shorthand.tokens import Tokens

_ATTACHED: Final = r"(?P<word>[A-Za-z]+)(?:[=:](?P<said>.*)|(?P<number>[\d.,].*))"
_RANGE: Final = r"(?P<before>[\d.,]+)(?:-|–|->|→)(?P<after>[\d.,]+)"
_RATING: Final = r"\d{1,2}(?:[.,]\d)?"
_CLOCK: Final = r"(\d{1,2})[:h]([0-5]\d)"
_UNITS: Final[dict[str, tuple[str, ...]]] = {
    "hours": ("h", "hour", "hours"),
    "kilograms": ("kg", "kilo", "kilos"),
    "count": ("bpm",),
}
"""Units that may stand behind the number, with or without a space."""


def field_of(word: str) -> tuple[Field, str | None] | None:
    """The field that a word begins, with the value that hangs on it: `pain`, `p4`, `pain=4`."""
    plain = _named(word)
    if plain:
        return plain, None
    attached = None if word.isalpha() else re.fullmatch(_ATTACHED, word)
    field = _named(attached["word"]) if attached else None
    if attached is None or field is None:
        return None
    return field, attached["said"] if attached["number"] is None else attached["number"]


def _named(word: str) -> Field | None:
    lower = word.lower()
    return BY_WORD.get(LETTERS.get(lower, lower))


def take_value(field: Field, tokens: Tokens, said: str | None, fields: dict[str, object]) -> None:
    """Take the field's value into `fields`. `said`: the value that hung on the word itself.

    Raises WordsNotUnderstood.
    """
    if field.key in fields:
        raise said_twice(field.word)
    if field.kind == "flag":
        if said:
            raise wrong_value(field, said)
        fields[field.key] = True
        return
    if said is None:
        if tokens.peek() is None:
            raise no_value(field)
        said = tokens.take().text
        if said == "after" and field.word == "pain" and tokens.peek():
            _take_pain_after(field, tokens, fields)
            return
        said += _to_the_second(field, tokens)
    _take_unit(field, tokens)
    fields.update(read_value(field, said))


def _take_pain_after(field: Field, tokens: Tokens, fields: dict[str, object]) -> None:
    """`pain after 5`: the second of the two numbers alone."""
    if PAIN_AFTER in fields:
        raise said_twice(field.word)
    text = tokens.take().text
    fields[PAIN_AFTER] = _number(field, text, text)


def _to_the_second(field: Field, tokens: Tokens) -> str:
    """Return the rest that turns `pain 3 to 4` into `3-4`, usually empty."""
    to, second = tokens.peek(), tokens.peek(1)
    if field.word != "pain" or to is None or second is None or to.text.lower() != "to":
        return ""
    return f"-{tokens.take(2).text}" if re.fullmatch(_RATING, second.text) else ""


def _take_unit(field: Field, tokens: Tokens) -> None:
    unit = tokens.peek()
    if unit and unit.text.lower() in _UNITS.get(field.kind, ()):
        tokens.take()


def read_value(field: Field, text: str) -> dict[str, object]:
    """The value under the file's keys; pain before and after are two. Raises WordsNotUnderstood."""
    if field.kind == "words":
        return {field.key: checked_name(text, f"The word {field.word} needs")}
    if field.kind == "choice":
        if text.lower() not in field.choices:
            raise wrong_value(field, text)
        return {field.key: text.lower()}
    both = re.fullmatch(_RANGE, text) if field.word == "pain" else None
    if both:
        return {
            field.key: _number(field, both["before"], text),
            PAIN_AFTER: _number(field, both["after"], text),
        }
    return {field.key: _number(field, text, text)}


def _number(field: Field, text: str, whole: str) -> float | int:
    try:
        value = _READERS[field.kind](text.lower())
    except ValueError as error:
        raise wrong_value(field, whole) from error
    if not field.low <= value <= field.high:
        raise wrong_value(field, whole)
    return tidy(value)


def _rating(text: str) -> float:
    bare = text.removesuffix("/10")
    if not re.fullmatch(_RATING, bare):
        raise ValueError(text)
    return parse_number(bare)


def _hours(text: str) -> float:
    clock = re.fullmatch(_CLOCK, text)
    if clock:
        return int(clock[1]) + int(clock[2]) / 60
    lasted = parse_amount(text)
    if lasted:
        if lasted.measure != "minutes":
            raise ValueError(text)
        return lasted.value / 60
    return parse_number(text)


def _count(text: str) -> float:
    value = parse_number(text.removesuffix("bpm").strip())
    if value != int(value):
        raise ValueError(text)
    return value


def _kilograms(text: str) -> float:
    return parse_number(text.removesuffix("kg").strip())


_READERS: Final = {"rating": _rating, "hours": _hours, "count": _count, "kilograms": _kilograms}


# AMOUNT: how much, in minutes, steps, metres or repetitions.

MOST: Final[dict[Measure, tuple[float, str]]] = {
    "minutes": (24 * 60, "24 hours"),
    "steps": (200_000, "200,000 steps"),
    "metres": (500_000, "500 km"),
    "reps": (10_000, "10,000 repetitions"),
}
"""More than this in one entry is taken for a slip of the finger."""

MOST_MINUTES_AS_M: Final = 180.0
"""More than this with a bare `m` may be meant as metres, so it is asked about."""
_MINUTES_AS_M: Final = r"(?i)\d+\s*m"
_THOUSANDS: Final = r"(?i)\d{1,3}(?:,\d{3})+\s*(?:steps?|reps?|times|metres?|meters?)"


def take_amount(tokens: Tokens, amounts: dict[Measure, float | int]) -> bool:
    """Read an amount at the start into `amounts`, or return False without one.

    `12 m` and `1h 20m` are one amount each. Raises WordsNotUnderstood for one that cannot
    be, or that may be two things.
    """
    found = _longest(tokens)
    if found is None:
        return False
    amount, text, count = found
    tokens.take(count)
    _check(amount, text)
    if amount.measure in amounts:
        raise said_twice(f"An amount in {amount.measure}")
    if amount.value > MOST_MINUTES_AS_M and re.fullmatch(_MINUTES_AS_M, text):
        raise WordsNotUnderstood(f"{shown(text)} could be minutes or metres.")
    amounts[amount.measure] = tidy_amount(amount)
    return True


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
        raise WordsNotUnderstood(f"{shown(text)} is more than one entry can have: up to {words}.")
    if amount.measure in ("steps", "reps") and amount.value != int(amount.value):
        raise WordsNotUnderstood(
            f"{shown(text)} is not a whole number of {amount.measure}, such as "
            f"1400{amount.measure}."
        )
