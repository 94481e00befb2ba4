"""Storage: short names for lines, easy to type."""

import os
from typing import Final

_LETTERS: Final = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's 32 signs: without i, l, o and u, which are mistaken for others."""
_LENGTH: Final = 10
_MEANT: Final = str.maketrans("ilo", "110")


def new_id() -> str:
    """Ten signs, 50 bits: two of 75,000 agree about once in 400,000 journals."""
    return "".join(_LETTERS[byte & 31] for byte in os.urandom(_LENGTH))


def id_of(text: str) -> str:
    """The id that one text always has: the same words on two devices are one line."""
    from hashlib import sha256

    found = sha256(text.encode("utf-8", "surrogatepass")).digest()
    return "".join(_LETTERS[byte & 31] for byte in found[:_LENGTH])


def as_typed(text: str) -> str:
    """An id, or its beginning, as a person types it: capitals, and o for 0, are understood."""
    return text.strip().lower().translate(_MEANT)
