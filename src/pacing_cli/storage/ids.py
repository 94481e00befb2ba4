"""Storage: short names for lines, easy to type."""

import os
from typing import Final

_LETTERS: Final = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's 32 signs: without i, l, o and u, which are mistaken for others."""
_FIRST: Final = "abcdghjkmnqrstvw"
"""The first sign: an id that began with a number could be read as an amount (`8394km`), and
one with p, e or f as a rating (`p4`)."""
_LENGTH: Final = 10
_MEANT: Final = str.maketrans("ilo", "110")


def new_id() -> str:
    """Ten signs, 49 bits: two of 75,000 agree about once in 200,000 journals."""
    return _word(os.urandom(_LENGTH))


def id_of(text: str) -> str:
    """The id that one text always has: the same words on two devices are one line."""
    from hashlib import sha256

    found = sha256(text.encode("utf-8", "surrogatepass")).digest()
    return _word(found[:_LENGTH])


def _word(numbers: bytes) -> str:
    return _FIRST[numbers[0] & 15] + "".join(_LETTERS[byte & 31] for byte in numbers[1:])


def as_typed(text: str) -> str:
    """An id, or its beginning, as a person types it: capitals, and o for 0, are understood."""
    return text.strip().lower().translate(_MEANT)
