"""How a word is refused: one sentence that names it and says what is allowed."""

from typing import Final

from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.near_words import nearest
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


NUMBER_WORDS: Final = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "fifteen", "twenty", "thirty", "forty", "fifty", "sixty", "half",
)  # fmt: skip


def shown(word: str) -> str:
    """A word in quotes, cut where it is very long."""
    short = word if len(word) <= _LONGEST_SHOWN else word[: _LONGEST_SHOWN - 1] + "…"
    return f'"{short}"'


def unknown_word(word: str) -> WordsNotUnderstood:
    """For a word that is neither an amount, nor a field, nor a tag."""
    bare = word.lstrip("-")
    if bare.lower() in NUMBER_WORDS:
        return WordsNotUnderstood(
            f"{shown(word)} is not read as a number here: write figures, such as 12m or pain 4."
        )
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


def number_alone(word: str, *, of_an_activity: bool = True) -> WordsNotUnderstood:
    """For a number of which it is not known what it counts."""
    if not of_an_activity:
        return WordsNotUnderstood(
            f"{shown(word)} needs a word in front of it, such as pain {word}."
        )
    return WordsNotUnderstood(
        f"{shown(word)} needs a unit behind it, such as {word}m for minutes, {word}steps, "
        f"{word}metres or {word}reps, or a field in front of it, such as pain 4."
    )


def wrong_value(field: Field, word: str) -> WordsNotUnderstood:
    """For a value that the field cannot have."""
    both = " For before and after: pain 3-4." if field.word == "pain" and "/" in word else ""
    return WordsNotUnderstood(
        f"{field.word} cannot be {shown(word)}: it takes {field.allowed}.{both}"
    )


def no_value(field: Field) -> WordsNotUnderstood:
    """For a field with nothing behind it."""
    return WordsNotUnderstood(f"{field.word} needs a value: {field.allowed}.")


def said_twice(word: str) -> WordsNotUnderstood:
    """For a field that has a value already."""
    return WordsNotUnderstood(f"{word} was given twice: an entry can have it once.")
