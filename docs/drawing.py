"""Docs: draws what a terminal showed as an SVG, a still picture or one that moves.

By hand, and not with Rich's own export: the bytes must be the same with every version of
Rich, nothing may be fetched (Rich's SVG asks a server for its font), and a walk-through
needs several screens in one picture. Codes of colour and weight are read by Rich.
"""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import accumulate, pairwise
from typing import NamedTuple

from rich.console import Console
from rich.text import Text

_PLAIN = Console()
_COLUMN = 8.4
_ROW = 18
_EDGE = 16
_BAR = 34
# Light text on a dark ground; every colour has a contrast of 7 to 1 or more on it.
_GROUND = "#16181d"
_INK = "#e9eaec"
_COLOURS = {1: "#ff9d94", 5: "#f0a6e6"}
"""Red and magenta by their number among the 16 colours: those of `terminal/rich_page.py`."""
_BEFORE = 3
"""Seconds for which a picture that moves stands still at first."""
_FONT = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace"


class Screen(NamedTuple):
    """The lines of one screen, with their codes, and how many seconds it stands."""

    lines: tuple[str, ...]
    seconds: float = 0


def still(screen: Screen, title: str, says: str, columns: int) -> str:
    """One screen. `says` tells somebody who does not see it what stands there."""
    return _picture([_rows(screen)], "", title, says, columns, len(screen.lines))


def moving(screens: Sequence[Screen], title: str, says: str, columns: int) -> str:
    """One screen after the other, round and round; the fullest alone where nothing moves.

    The others are hidden by an attribute, which the animation overrides: so a package index or a
    program that knows no animation, or no style, shows a full screen. The animation begins after a
    moment, since a page that is printed takes the first picture of it.
    """
    # Not sum(): from Python 3.12 on it rounds in another way than one addition after the other.
    times = list(accumulate((screen.seconds for screen in screens), initial=0.0))
    whole = times[-1]
    fullest = max(range(len(screens)), key=lambda number: len(screens[number].lines))
    rules, groups = [], []
    for number, (screen, (start, end)) in enumerate(zip(screens, pairwise(times), strict=True)):
        rules.append(_shown(number, start / whole * 100, end / whole * 100, whole))
        hidden = "" if number == fullest else ' visibility="hidden"'
        groups.append(f'<g class="s s{number}"{hidden}>{_rows(screen)}</g>')
    unmoved = "@media print,(prefers-reduced-motion:reduce){.s{animation:none!important}}"
    style = "".join((*rules, unmoved))
    return _picture(groups, style, title, says, columns, max(len(each.lines) for each in screens))


def _shown(number: int, start: float, end: float, whole: float) -> str:
    before = f"0%,{start - 0.001:.3f}%{{visibility:hidden}}" if start else ""
    after = f"{end:.3f}%,100%{{visibility:hidden}}" if end < 100 else ""
    frames = f"{before}{start:.3f}%,{end - 0.001:.3f}%{{visibility:visible}}{after}"
    return (
        f"@keyframes k{number}{{{frames}}}"
        f".s{number}{{animation:k{number} {whole:g}s step-end {_BEFORE:g}s infinite}}"
    )


def _picture(
    groups: Sequence[str], style: str, title: str, says: str, columns: int, rows: int
) -> str:
    width = round(columns * _COLUMN + 2 * _EDGE)
    height = rows * _ROW + _BAR + _EDGE
    parts = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img">',
        f"<title>{escape(title)}</title><desc>{escape(says)}</desc>",
        f"<style>text{{font:14px {_FONT};fill:{_INK};white-space:pre}}"
        f".b{{font-weight:bold}}.t{{fill:#b9bdc6}}{_colours()}{style}</style>",
        f'<rect width="{width}" height="{height}" rx="8" fill="{_GROUND}"/>',
        f'<text class="t" x="{_EDGE}" y="22">{escape(title)}</text>',
        *groups,
        "</svg>",
    )
    return "\n".join(parts) + "\n"


def _colours() -> str:
    return "".join(f".c{number}{{fill:{colour}}}" for number, colour in _COLOURS.items())


def _rows(screen: Screen) -> str:
    return "\n".join(
        drawn
        for number, line in enumerate(screen.lines)
        for drawn in _row(line, _BAR + (number + 1) * _ROW - 4)
    )


def _row(line: str, y: int) -> Iterator[str]:
    """A `text` for each run of one look, put on its column, so that any font stays in line."""
    text = Text.from_ansi(line)
    column = 0
    for run, look in _runs(text):
        if run.strip():
            lead = len(run) - len(run.lstrip(" "))
            shown = run.strip(" ")
            x = _EDGE + (column + lead) * _COLUMN
            wide = len(shown) * _COLUMN
            yield (
                f'<text x="{x:.1f}" y="{y}" textLength="{wide:.1f}" '
                f'lengthAdjust="spacingAndGlyphs"{look}>{escape(shown)}</text>'
            )
        column += len(run)


def _runs(text: Text) -> Iterator[tuple[str, str]]:
    """Pieces of the line with one look each, neighbours of the same look as one."""
    edges = sorted(
        {0, len(text), *(edge for span in text.spans for edge in (span.start, span.end))}
    )
    pieces = [(text.plain[a:b], _look(text, a)) for a, b in pairwise(edges)]
    joined: list[tuple[str, str]] = []
    for piece, look in pieces:
        if joined and joined[-1][1] == look:
            joined[-1] = (joined[-1][0] + piece, look)
        else:
            joined.append((piece, look))
    yield from joined


def _look(text: Text, place: int) -> str:
    """The classes of a run: bold, and the number of its colour."""
    style = text.get_style_at_offset(_PLAIN, place)
    classes = ["b"] if style.bold else []
    if style.color and style.color.number in _COLOURS:
        classes.append(f"c{style.color.number}")
    return f' class="{" ".join(classes)}"' if classes else ""
