"""Importers: symptoms of other diaries: which field each is, and grades on a scale of 0 to 10.

A grade in few steps is mapped openly: the words of the scale and what stood there are kept
beside the number (evidence: the journal's scale is 0 to 10; a diary's own is never said to be).
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

GRADES_OF_THREE: Final[Mapping[float, float]] = {0: 0, 1: 3, 2: 6, 3: 9}
GRADES_OF_FOUR: Final[Mapping[float, float]] = {0: 0, 1: 2.5, 2: 5, 3: 7.5, 4: 10}

_FIELDS: Final = (
    ("fatigue", re.compile(r"fatigue|tired|exhaust|energy loss|lack of energy", re.IGNORECASE)),
    ("stiff", re.compile(r"stiff", re.IGNORECASE)),
    ("stress", re.compile(r"^stress|stressful|stress level", re.IGNORECASE)),
    ("mood", re.compile(r"^mood\b", re.IGNORECASE)),
    ("pain", re.compile(r"\bpain|pain\b|\baches?\b|aching|\bsore", re.IGNORECASE)),
)
_OTHER_PAIN: Final = re.compile(
    r"head|chest|stomach|abdom|throat|\bear\b|tooth|period|migraine", re.IGNORECASE
)
"""Pain that is not of muscles and joints: it is kept under its name, not as `pain`."""
_BETWEEN: Final = re.compile(r"[^\w]+")
_LONGEST_TAG: Final = 40


def field_of_symptom(name: str) -> str:
    """The field that a symptom is: `pain`, `fatigue`, `stiff`, `stress`; empty for others."""
    found = next((field for field, words in _FIELDS if words.search(name)), "")
    return "" if found == "pain" and _OTHER_PAIN.search(name) else found


def tag_of(text: str) -> str:
    """A tag of some words: one word, small letters; empty where no letter is in them."""
    return _BETWEEN.sub("-", text.casefold()).strip("-_")[:_LONGEST_TAG].strip("-_")


def tags_of(texts: Sequence[str]) -> list[str]:
    """Several, each once, in their order."""
    return [*dict.fromkeys(tag for text in texts if (tag := tag_of(text)))]


def highest(fields: dict[str, object], field: str, value: float) -> None:
    """Of several symptoms that are one field the strongest counts."""
    before = fields.get(field)
    if not isinstance(before, int | float) or value > before:
        fields[field] = int(value) if float(value).is_integer() else value
