"""Which word was probably meant, where one was mistyped."""

from collections.abc import Iterable
from typing import Final

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
    """` Did you mean "walk"?`, to stand behind a sentence; empty where no word is near."""
    near = nearest(word, words)
    return f' Did you mean "{near}"?' if near else ""
