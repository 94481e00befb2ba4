"""The theme is legible on light and on dark, with 16 colours, and loses nothing without them."""

import io
from typing import get_args

import pytest
from rich.style import Style
from rich.text import Text

from pacing_cli.model.page import Heading, Line, Page, Role, Rows
from pacing_cli.terminal import rich_page
from pacing_cli.terminal.rich_page import write

# What terminals show for the numbers 1 and 5 of the 16 colours.
PALETTES = {
    "xterm": {"red": (205, 0, 0), "magenta": (205, 0, 205)},
    "Windows": {"red": (197, 15, 31), "magenta": (136, 23, 152)},
    "macOS": {"red": (194, 54, 33), "magenta": (211, 56, 211)},
}
LEAST = 2.2
"""Contrast of the worst of them on black and on white. WCAG asks for 3 of large or bold text,
which Windows' magenta on black misses; there the weight of the letters carries the heading."""
USED = [
    Style.parse(style)
    for style in (*rich_page.HEADING.values(), *rich_page.STYLE.values())
    if style
]


def light(colour: tuple[int, int, int]) -> float:
    parts = [(c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4) for c in
             (value / 255 for value in colour)]  # fmt: skip
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize("terminal", PALETTES)
def test_each_colour_stands_out_on_white_and_on_black(terminal: str) -> None:
    for style in USED:
        if style.color:
            shade = light(PALETTES[terminal][style.color.name]) + 0.05
            assert shade / 0.05 >= LEAST, (terminal, style)
            assert 1.05 / shade >= LEAST, (terminal, style)


def test_only_colours_that_every_terminal_has() -> None:
    assert {style.color.name for style in USED if style.color} <= {"red", "magenta"}


def test_whatever_has_a_colour_has_weight_as_well() -> None:
    """On a screen without colours, and to somebody who sees no red, it still stands out."""
    assert all(style.bold for style in USED)


@pytest.mark.parametrize("width", [40, 80, 120, 200])
@pytest.mark.parametrize("terminal", ["xterm-16color", "xterm-256color", "dumb"])
def test_the_letters_are_the_same_with_colours_and_without(
    width: int, terminal: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One page with everything on it, on a terminal of each kind."""
    page: Page = (
        Heading("Today", 1),
        Heading("Amounts"),
        *(Line(f"{role} words that say something", role) for role in get_args(Role)),
        Rows(("time", "what"), (("09:00", "walk"), ("09:10", "rest"))),
    )
    bare = io.StringIO()
    write(page, bare, width, colour=False)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", terminal)
    drawn = io.StringIO()
    write(page, drawn, width, colour=True)

    assert Text.from_ansi(drawn.getvalue()).plain.rstrip() == bare.getvalue().rstrip()
    assert ("\x1b[1;35m" in drawn.getvalue()) == (terminal != "dumb")
