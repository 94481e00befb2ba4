"""Words in a note that show a signpost. A fixed list: nothing here understands a sentence.

Only English words are in it. A word too many shows a few lines too many; that is all
that can happen, so near forms are taken in, and a plain `no` in front is left out.
"""

import re
from typing import Final, Literal

Signpost = Literal["body", "distress"]
"""`body`: signs that emergency services ask about. `distress`: thoughts of dying."""

_CANNOT: Final = r"(?:can ?not|can'?t|could ?not|couldn'?t|unable to|not able to|trouble|hard to)"
_MY: Final = r"(?:my |the |both |of |in |around |between )*"
_BELOW: Final = r"(?:legs|saddle|groin|bottom|bum|buttocks|genitals)"
_PEE: Final = r"(?:pee|peeing|wee|urinate|urinating|pass(?:ing)? (?:water|urine))"
_HOLD: Final = r"(?:hold|control)"
_BODY: Final = (
    r"chest[- ](?:pains?|pressure|tightness|tight)",
    r"(?:pains?|pressure|tightness|crushing|heaviness) (?:in|on|across|around) (?:my |the )?chest",
    r"chest (?:hurts?|aches?|is tight|feels tight|feels heavy)",
    rf"{_CANNOT} (?:really |properly )?feel (?:my |the |anything|it)",
    r"(?:lost|no) feeling (?:in|between|around)",
    rf"(?:numb|numbness|tingling) {_MY}{_BELOW}",
    rf"{_BELOW} (?:is|are|feels?|went|going) numb",
    rf"{_CANNOT} (?:to )?(?:start to |start )?{_PEE}",
    rf"{_CANNOT} {_HOLD} (?:my |it|the )?(?:pee|wee|poo|bladder|bowels?|urine)",
    r"lost control of (?:my |the )?(?:bladder|bowels?)",
    r"(?:wet|soiled) myself",
    rf"{_CANNOT} breathe?",
)
_DISTRESS: Final = (
    r"kill(?:ing)? my ?self",
    r"end(?:ing)? (?:my|this) life",
    r"(?:take|taking) my (?:own )?life",
    r"end it all",
    r"suicid\w*",
    r"(?:want|wish|like) to (?:die|be dead)",
    r"wish (?:i|that i) (?:was|were) dead",
    r"better off (?:dead|without me)",
    r"(?:do ?not|don'?t|no longer) want to (?:live|be here|be alive|wake up|go on)",
    r"(?:no|any) (?:reason|point) (?:to|in) liv(?:e|ing)",
    r"(?:harm(?:ing)?|cut(?:ting)?) my ?self",
    r"self[- ]harm\w*",
)
_DENIED: Final = r"(?<!\bno )(?<!without )(?<!\bnot )"


def signposts(note: str) -> tuple[Signpost, ...]:
    """Which signposts the words of a note bring up: none, one, or both."""
    text = " ".join(note.casefold().replace("’", "'").split())
    kinds: tuple[tuple[Signpost, tuple[str, ...], str], ...] = (
        ("body", _BODY, _DENIED),
        ("distress", _DISTRESS, ""),
    )
    return tuple(
        kind
        for kind, forms, before in kinds
        if re.search(rf"{before}\b(?:{'|'.join(forms)})\b", text)
    )
