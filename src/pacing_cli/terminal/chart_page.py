"""A chart on the screen: drawn with signs, its facts in sentences, its weeks as rows."""

from collections.abc import Iterator

from pacing_cli.model.chart import Chart
from pacing_cli.model.page import Drawing, Gap, Heading, Line, Page, Part, Rows
from pacing_cli.terminal.calendar_lines import calendar_key, calendar_lines
from pacing_cli.terminal.chart_lines import chart_key, chart_lines
from pacing_cli.wording.chart import chart_rows, chart_sentences, chart_title


def chart_page(chart: Chart, width: int) -> Page:
    """The page, at most `width` columns wide."""
    if chart.empty:
        return (Heading(chart_title(chart), 1), *map(Line, chart_sentences(chart)))
    return (
        Heading(chart_title(chart), 1),
        *_drawn(chart, width),
        Gap(),
        *map(Line, chart_sentences(chart)),
    )


def _drawn(chart: Chart, width: int) -> Iterator[Part]:
    columns, cells, told = chart_rows(chart)
    rows = Rows(columns, cells, told)
    if chart.kind == "calendar":
        yield Drawing((*calendar_lines(chart, width), calendar_key(chart)), rows)
    else:
        yield Drawing((*chart_lines(chart, width), chart_key(chart)), rows)
