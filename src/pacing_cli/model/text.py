"""Make text from a person or a file safe to show: invisible characters become their codes.

A control character can move the cursor, and a direction mark can turn a line
around. Both are kept in the file as they were written, and never sent to a
terminal as they are.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

_UNSEEN_RANGES: Final[tuple[tuple[int, int], ...]] = (
    (0x00, 0x1F),  # control characters, newline and tab among them
    (0x7F, 0x9F),
    (0xAD, 0xAD),  # soft hyphen
    (0x61C, 0x61C),
    (0x180E, 0x180E),
    (0x200B, 0x200F),  # zero width, and marks of direction
    (0x2028, 0x202E),  # line and paragraph separators, direction overrides
    (0x2060, 0x206F),
    (0xD800, 0xDFFF),  # halves of a pair: bytes that are not text
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xFFF9, 0xFFFB),
    (0xE0000, 0xE0FFF),
)
_LONGEST_SHOWN: Final = 40


def shown(word: str) -> str:
    """A word in quotes, cut where it is very long."""
    short = word if len(word) <= _LONGEST_SHOWN else word[: _LONGEST_SHOWN - 1] + "…"
    return f'"{short}"'


def unseen(character: str) -> bool:
    """True where a character shows nothing by itself but can change what is shown."""
    code = ord(character)
    return any(low <= code <= high for low, high in _UNSEEN_RANGES)


def visible(text: str) -> str:
    """The text with every unseen character as its code: `\\n`, `\\x1b`, `\\u202e`."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        char.encode("unicode_escape").decode("ascii") if unseen(char) else char for char in text
    )


@cache
def _unseen_in_json() -> re.Pattern[str]:
    # Made when it is needed: the receipt of a log has no need of it.
    return re.compile(
        "[" + "".join(f"{chr(low)}-{chr(high)}" for low, high in _UNSEEN_RANGES[1:]) + "]"
    )


def visible_json(document: str) -> str:
    """A JSON document with every unseen character as its code: it reads as the same text.

    JSON itself has done so with what is below a space; line ends between its parts stay.
    """
    if document.isascii() and "\x7f" not in document:
        return document
    return _unseen_in_json().sub(_as_codes, document)


def _as_codes(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[i : i + 4]}" for i in range(0, len(units), 4))


# Which word was probably meant, where one was mistyped.

_ALIKE: Final = 0.7
"""How alike two words have to be, 0 to 1, by the ratio of `difflib`."""


def nearest(word: str, words: Iterable[str]) -> str:
    """The word of `words` that looks most like this one; empty where none does."""
    from difflib import get_close_matches

    folded = {one.casefold(): one for one in words}
    typed = word.casefold()
    # Two letters changed places: that is nearer than a letter too many.
    turned = [one for one in folded if sorted(one) == sorted(typed)]
    near = turned or get_close_matches(typed, list(folded), n=1, cutoff=_ALIKE)
    return folded[near[0]] if near else ""


def did_you_mean(word: str, words: Iterable[str]) -> str:
    """Return ` Did you mean "walk"?` for the end of a sentence, or empty without a near word."""
    near = nearest(word, words)
    return f' Did you mean "{near}"?' if near else ""
