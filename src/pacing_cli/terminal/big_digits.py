"""Large digits, so that the time can be read from across the room."""

from typing import Final

_GLYPHS: Final = {
    "0": ("###", "# #", "# #", "# #", "###"),
    "1": ("  #", "  #", "  #", "  #", "  #"),
    "2": ("###", "  #", "###", "#  ", "###"),
    "3": ("###", "  #", "###", "  #", "###"),
    "4": ("# #", "# #", "###", "  #", "  #"),
    "5": ("###", "#  ", "###", "  #", "###"),
    "6": ("###", "#  ", "###", "# #", "###"),
    "7": ("###", "  #", "  #", "  #", "  #"),
    "8": ("###", "# #", "###", "# #", "###"),
    "9": ("###", "# #", "###", "  #", "###"),
    ":": (" ", "#", " ", "#", " "),
}
HEIGHT: Final = 5


def big(text: str, dot: str) -> tuple[str, ...]:
    """Digits and colons, drawn `HEIGHT` lines high; every dot is two columns wide."""
    glyphs = [_GLYPHS[sign] for sign in text if sign in _GLYPHS]
    rows = ("  ".join(glyph[row] for glyph in glyphs) for row in range(HEIGHT))
    return tuple(_wide(row, dot) for row in rows)


def _wide(row: str, dot: str) -> str:
    return "".join(dot * 2 if sign == "#" else "  " for sign in row).rstrip()
