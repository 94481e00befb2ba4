"""How a word is refused: one sentence that names it and says what is allowed."""

import re
from typing import Final

from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.entry import BY_WORD, Field
from pacing_cli.model.text import nearest, shown
from pacing_cli.shorthand.when import WHEN_WORDS

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


_OF_TIME: Final = (
    "tomorrow", "ago", "earlier", "this", "last", "at", "morning", "noon", "afternoon", "evening",
    "tonight", "night",
)  # fmt: skip
"""Words about the moment that are none of WHEN."""
_A_TIME: Final = r"(?i)\d{1,2}:\d{2}|\d{1,2}(?::\d{2})?[ap]m|\d{4}-\d{2}-\d{2}.*"
_MISPLACED: Final = {
    "after": "pain before and after it is written pain 3-4.",
    "before": "pain before and after it is written pain 3-4.",
    "and": "each entry has one thing in it. Please write the other one by itself.",
    "then": "each entry has one thing in it. Please write the other one by itself.",
}
"""Words that people say, and how this is written here."""


def unknown_word(word: str) -> WordsNotUnderstood:
    """For a word that is neither an amount, nor a field, nor a tag."""
    bare = word.lstrip("-").lower()
    if bare in NUMBER_WORDS:
        return WordsNotUnderstood(
            f"{shown(word)} is not read as a number here: write figures, such as 12m or pain 4."
        )
    if bare in (*WHEN_WORDS, *_OF_TIME) or re.fullmatch(_A_TIME, bare):
        return WordsNotUnderstood(
            f"{shown(word)} cannot stand here: when it was goes first, such as "
            "yesterday 15:00 walk 12m."
        )
    if bare in _MISPLACED:
        return WordsNotUnderstood(f"{shown(word)} cannot stand here: {_MISPLACED[bare]}")
    meant = _MEANT.get(bare) or nearest(bare, (*BY_WORD, "note"))
    ask = f": did you mean {meant}?" if meant else "."
    return WordsNotUnderstood(
        f"{shown(word)} is not a word that can stand here{ask} "
        "An amount (12m), a field (pain 4), +tag, or note and your own words can.",
        "All of them: pace help words",
    )


def own_words_on_a_bad_day(word: str) -> WordsNotUnderstood:
    """As unknown_word, for a day on which nobody should have to read a list."""
    return WordsNotUnderstood(
        f"{shown(word)} cannot stand here: pace bad alone is enough, or pace bad note and your "
        "own words."
    )


def too_early(word: str, behind: str) -> tuple[str, str]:
    """For a word before the name of what was done. `behind`: the word after it, or nothing."""
    example, hint = word, ""
    if word.isdigit():
        example, hint = f"{word}m", "A time of day is written 15:00."
    elif word[:1].isalpha():
        number = behind if re.fullmatch(r"\d[\d.,-]*", behind) else "4"
        example = f"{word} {number}" if word.lower() in BY_WORD else word
        hint = f"For a check-in of its own: pace check {example}"
    return f"{shown(word)} comes too early: what it was goes first, such as walk {example}.", hint


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
