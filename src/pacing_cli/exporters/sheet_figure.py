"""A chart on the visit sheet: its picture, or its last rows, and what it shows in words."""

from typing import Final

from pacing_cli.exporters import pictures
from pacing_cli.exporters.sheet_room import cut, lines_of
from pacing_cli.model.chart import Chart
from pacing_cli.model.value import Value
from pacing_cli.wording.chart import chart_rows, chart_sentences, chart_title
from pacing_cli.wording.sheet import CALENDAR_KEY

_CAPTION: Final = 205
"""Places of a caption under half of the page: at most four lines with the key of a calendar."""
_HALF_CALENDAR: Final = 22 * 7
"""Days for which half of the page is wide enough."""
_TWIN_ROWS: Final = 5
_HEAD, _ROW, _LINE = 7.0, 4.5, 3.2
"""Millimetres."""


class Figure(Value):
    """A chart on the page: its picture (empty: there is none) and what it shows in words."""

    title: str
    words: str
    svg: str = ""
    wide: bool = False
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    """The twin as a table, where there is no picture."""
    drawn: bool = False
    """A picture belongs to it, also where it is not made yet."""

    def height(self, picture: float) -> float:
        """How high it is likely to be, with a picture of so many millimetres."""
        caption = lines_of(self.words, 124 if self.wide else 62) * _LINE
        rows = _ROW * (1 + len(self.rows)) if self.rows else 0.0
        return _HEAD + (picture if self.drawn else rows) + caption


def is_wide(chart: Chart) -> bool:
    """A calendar of many weeks takes the whole page."""
    return chart.kind == "calendar" and len(chart.days) > _HALF_CALENDAR


def in_words(chart: Chart, drawn: bool) -> Figure:
    """The figure without its picture."""
    title, wide = cut(chart_title(chart), 50), is_wide(chart)
    told = cut(" ".join(chart_sentences(chart, with_span=False)), 400 if wide else _CAPTION)
    if not drawn or chart.empty:
        columns, rows, _ = chart_rows(chart)
        also = f" The last {_TWIN_ROWS} rows of {len(rows)}." if len(rows) > _TWIN_ROWS else ""
        return Figure(title, told + also, "", wide, columns, rows[-_TWIN_ROWS:])
    key = f" {CALENDAR_KEY}" if chart.kind == "calendar" else ""
    return Figure(title, told + key, wide=wide, drawn=True)


def with_picture(
    figure: Figure, chart: Chart, name: str, small: pictures.Size = pictures.SMALL
) -> Figure:
    """The figure with its picture, if one belongs to it. `name` keeps its ids apart."""
    if not figure.drawn:
        return figure
    size = pictures.WIDE if figure.wide else small
    return figure._replace(svg=pictures.svg(chart, size, name))
