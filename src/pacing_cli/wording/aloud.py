"""Write a line for the ear: units and signs become the words that a voice says for them.

A voice reads `5 min 30 s` as "five min thirty ess", a hyphen between numbers as "dash", and says
nothing at all for an arrow or for a minus between two numbers.
"""

import re
from typing import Final

from pacing_cli.wording.phrases import MONTHS

_UNITS: Final = {
    "h": ("hour", "hours"),
    "min": ("minute", "minutes"),
    "s": ("second", "seconds"),
    "m": ("metre", "metres"),
    "kg": ("kilogram", "kilograms"),
}
_SHORT: Final = {name[:3]: name for name in MONTHS if len(name) > len("May")}
_SIGNS: Final = {"+": "plus", "-": "minus", "/": "divided by", "x": "times", "=": "is"}

# Patterns are texts, and most lines need few of them: a page compiles only what it meets.
_UNIT: Final = r"(?<![\w.,:-])(\d[\d,]*(?:\.\d+)?) (h|min|s|m|kg)\b(?![-'])(?!’)"
_MONTH: Final = r"(?<=\d )[A-Z][a-z]{2}\b"
_SUM_IN_BRACKETS: Final = r"\(([^()]* \+ [^()]*)\) / "
_BETWEEN: Final = r"(\d(?: (?:h|min|s|m|kg|reps?|steps?))?|[)%]) ([-+/x=]) (?=[\d(])"
_SIGNED: Final = (
    r"(?P<typed>\bpace [a-z][^.:;]*)|(?<=[\s(])(?P<sign>[-+])(?=\d+(?:\.\d+)?(?![\w-]))"
)
_DAY_IN_FRONT: Final = r"^(- )?(\d{4})-(0[1-9]|1[0-2])-(\d\d) (?=\d\d:\d\d )"
_KEPT: Final = r"“[^”]*”|\bnote: .*|https?://\S+"
"""What is not touched: words in quotation marks, a note to its end, an address."""


def aloud(text: str) -> str:
    """The line as a voice can read it: `5 min 30 s` is `5 minutes 30 seconds`.

    Ranges are told with words already. A person's words in quotation marks and notes stay as
    they are; elsewhere a unit behind a number is the same fact in both spellings.
    """
    said, at = "", 0
    if not ("“" in text or "note: " in text or "://" in text):
        return _spelled(text)
    for kept in re.finditer(_KEPT, text):
        said += _spelled(text[at : kept.start()]) + kept.group()
        at = kept.end()
    return said + _spelled(text[at:])


def _spelled(text: str) -> str:
    if text.removeprefix("- ")[4:5] == "-":
        text = re.sub(_DAY_IN_FRONT, _day, text)
    text = text.replace(" -> ", ", now ")
    if not any(character.isdigit() for character in text):
        return text
    if ") / " in text:
        text = re.sub(_SUM_IN_BRACKETS, lambda found: f"{found[1]}, together divided by ", text)
    if any(f" {sign} " in text for sign in _SIGNS):
        text = re.sub(_BETWEEN, lambda found: f"{found[1]} {_SIGNS[found[2]]} ", text)
    if "+" in text or "-" in text:
        text = re.sub(_SIGNED, _sign, text)
    text = re.sub(_MONTH, lambda found: _SHORT.get(found[0], found[0]), text)
    return re.sub(_UNIT, lambda found: f"{found[1]} {_UNITS[found[2]][found[1] != '1']}", text)


def _day(found: re.Match[str]) -> str:
    item, year, month, day = found.groups()
    return f"{item or ''}{int(day)} {MONTHS[int(month) - 1]} {year}, "


def _sign(found: re.Match[str]) -> str:
    """`plus 1`; what is typed behind `pace` keeps its sign."""
    return found["typed"] or f"{_SIGNS[found['sign']]} "
