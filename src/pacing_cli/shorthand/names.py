"""WHAT: match typed names of activities with the known ones."""

from collections.abc import Iterable, Mapping
from typing import Final

from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.entry import BY_WORD
from pacing_cli.model.text import nearest, shown, unseen
from pacing_cli.model.value import Value
from pacing_cli.shorthand.when import WHEN_WORDS

LONGEST_NAME: Final = 40
_SIGNS: Final = " -_'’.()"
KIND_WORDS: Final[tuple[str, ...]] = ("check", "bad", "better", "flare", "dose", "note", "visit")
COURSES: Final = {
    "start": "start", "started": "start", "change": "change", "changed": "change",
    "stop": "stop", "stopped": "stop",
}  # fmt: skip
"""Words of a medicine's course before its name."""
RESERVED: Final = frozenset({*KIND_WORDS, *BY_WORD, *WHEN_WORDS, "last"})

Known = Mapping[str, str]
"""What may be typed, mapped to the name of the activity: names to themselves, short names too."""


class Match(Value):
    """The activity that is meant. `words` is how many words named it.

    `new`: it is not in the inventory; `near` is then a known name that looks like it.
    """

    name: str
    words: int = 1
    new: bool = False
    near: str = ""


def match(words: list[str], known: Known, plain: int) -> Match:
    """The activity that the first words name: exactly, or by a unique beginning, or a new one.

    The first `plain` of the words, at least one, are not words of the shorthand: only
    these can be a beginning. Raises WordsNotUnderstood where a beginning fits several, or
    a new name cannot be one.
    """
    folded = {fold(typed): name for typed, name in known.items()}
    for count in range(len(words), 0, -1):
        typed = fold(" ".join(words[:count]))
        if typed in folded:
            return Match(folded[typed], count)
    for count in range(plain, 0, -1):
        typed = fold(" ".join(words[:count]))
        fits = sorted({name for other, name in folded.items() if other.startswith(typed)})
        if len(fits) == 1:
            return Match(fits[0], count)
        if fits and count == 1:
            raise _several(words[0], fits)
    name = checked_name(words[0], "A new activity needs")
    if fold(name) in RESERVED:
        raise WordsNotUnderstood(
            f"{shown(name)} means something else in pace. Choose another name."
        )
    first = fold(name).split()[0]
    near = first if first in folded else nearest(fold(name), folded)
    return Match(name, new=True, near=folded.get(near, ""))


def checked_name(text: str, who: str) -> str:
    """The name, if it can be one. Spaces are single; the spelling is the person's own.

    Raises WordsNotUnderstood.
    """
    name = _composed(" ".join(text.split()))
    wrong = [char for char in text if unseen(char) or not (_letter(char) or char in _SIGNS)]
    if wrong or len(name) > LONGEST_NAME or not any(char.isalpha() for char in name):
        because = f" ({shown(wrong[0])} is not allowed)" if wrong and name else ""
        raise WordsNotUnderstood(
            f"pace cannot use {shown(text)} as a name{because}. {who} a name of letters, digits, "
            f"spaces and - _ ' . ( ). It can have up to {LONGEST_NAME} characters, with at least "
            "one letter."
        )
    return name


def _letter(char: str) -> bool:
    if char.isalnum():
        return True
    if char.isascii():
        return False
    from unicodedata import category

    return category(char).startswith("M")


def fold(text: str) -> str:
    """The name without its capitals, for comparing."""
    return _composed(text.casefold())


def _composed(text: str) -> str:
    """One form for letters with marks: some keyboards send the letter and its mark apart."""
    if text.isascii():
        return text
    from unicodedata import normalize

    return normalize("NFC", text)


def _several(word: str, names: Iterable[str]) -> WordsNotUnderstood:
    return WordsNotUnderstood(
        f"{shown(word)} could be {_either(list(names))}. Type one more letter."
    )


def _either(names: list[str]) -> str:
    return ", ".join(names[:-1]) + " or " + names[-1]
