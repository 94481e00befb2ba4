"""How wide texts are on the sheet, in millimetres, and how many lines they take."""

from typing import Final
from unicodedata import combining, east_asian_width

_POINT: Final = 0.3528
_SPACE: Final = 0.33
_BOLD: Final = 1.1
_SAFE: Final = 1.02
"""Another font of the style sheet may be this much wider than DejaVu Sans."""
_EMS: Final = {
    **dict.fromkeys("ijlI|'", 0.29),
    **dict.fromkeys("f.,:;!()[]-/\\", 0.37),
    **dict.fromkeys("rt", 0.41),
    **dict.fromkeys("csvxyz“”", 0.56),
    **dict.fromkeys("wm", 0.98),
    **dict.fromkeys("MWOQ@%…→", 1.0),
}
"""Of DejaVu Sans, in parts of its size, rounded up by groups."""


def letters(text: str, points: float, bold: bool = False) -> float:
    """The width of a text on one line."""
    ems = sum(map(_em, text))
    return ems * points * _POINT * _SAFE * (_BOLD if bold else 1)


def lines_in(text: str, width: float, points: float, bold: bool = False) -> int:
    """The lines of a text that breaks between words, and inside of what is longer than a line."""
    gap = letters(" ", points, bold)
    lines, used = 1, 0.0
    for word in text.split():
        long = letters(word, points, bold)
        if used and used + gap + long > width:
            lines, used = lines + 1, 0.0
        used += long + (gap if used else 0.0)
        over = max(0, -(-used // width) - 1)
        lines, used = lines + int(over), used - over * width
    return lines


def _em(sign: str) -> float:
    if sign == " ":
        return _SPACE
    if combining(sign):
        return 0.0
    if east_asian_width(sign) in "WF":
        return 1.3
    return _EMS.get(sign, 0.75 if sign.isupper() or not sign.isascii() else 0.63)
