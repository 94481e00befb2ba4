"""How a word is refused: one sentence that names it and says what is allowed."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.scale import BY_WORD, Field

_LONGEST_SHOWN: Final = 40
_MEANT: Final[dict[str, str]] = {
    "tired": "fatigue",
    "tiredness": "fatigue",
    "stiffness": "stiff",
    "slept": "sleep",
    "heart": "hr",
    "pulse": "hr",
    "weight": "load",
    "comment": "note",
    "tag": "+tag",
}
"""Words that people type for a field that has another name."""


def shown(word: str) -> str:
    """A word in quotes, cut where it is very long."""
    short = word if len(word) <= _LONGEST_SHOWN else word[: _LONGEST_SHOWN - 1] + "…"
    return f'"{short}"'


def nearest(word: str, words: Iterable[str]) -> str:
    """The word that was probably meant, or an empty text."""
    found = get_close_matches(word.lower(), list(words), n=1, cutoff=0.7)
    return found[0] if found else ""


def unknown_word(word: str) -> WordsNotUnderstood:
    """For a word that is neither an amount, nor a field, nor a tag."""
    bare = word.lstrip("-")
    meant = _MEANT.get(bare.lower()) or nearest(bare, (*BY_WORD, "note"))
    if meant:
        return WordsNotUnderstood(
            f"{shown(word)} is not a word that can stand here: did you mean {meant}? "
            "An amount (12m), a field (pain 4), +tag, or note and any text can."
        )
    return WordsNotUnderstood(
        f"{shown(word)} is not a word that can stand here. Your own words go last, behind note. "
        "What can: an amount (12m, 1400steps, 0.9km, 12reps), +tag, or a field: "
        f"{', '.join(BY_WORD)}."
    )


def number_alone(word: str) -> WordsNotUnderstood:
    """For a number of which it is not known what it counts."""
    return WordsNotUnderstood(
        f"{shown(word)} needs a unit behind it, such as {word}m for minutes, {word}steps, "
        f"{word}metres or {word}reps, or a field in front of it, such as pain 4."
    )


def wrong_value(field: Field, word: str) -> WordsNotUnderstood:
    """For a value that the field cannot have."""
    return WordsNotUnderstood(f"{field.word} cannot be {shown(word)}: it takes {field.allowed}.")


def no_value(field: Field) -> WordsNotUnderstood:
    """For a field with nothing behind it."""
    return WordsNotUnderstood(f"{field.word} needs a value: {field.allowed}.")


def said_twice(word: str) -> WordsNotUnderstood:
    """For a field that has a value already."""
    return WordsNotUnderstood(f"{word} was given twice: an entry can have it once.")
