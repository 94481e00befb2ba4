"""How the roles of a page look: few styles, legible on light and on dark.

Of the terminal's own colours only red and magenta have enough contrast on both
white and black (cyan, green and yellow vanish on white, blue on black), and the
attribute "dim" is too faint on many screens. So: weight first, two colours, and
a mark or a word beside every colour.
"""

from typing import Final

from pacing_cli.model.page import Role

HEADING: Final[dict[int, str]] = {1: "bold", 2: "bold magenta"}
COLUMN: Final = "bold"
STYLE: Final[dict[Role, str]] = {"plain": "", "dim": "", "note": "bold", "warn": "bold red"}
MARK: Final[dict[Role, str]] = {"plain": "", "dim": "", "note": "> ", "warn": "! "}
