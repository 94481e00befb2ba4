"""`pace/chart/1`: every row of a chart, and what it says in words."""

from pacing_cli.exporters.values import Document, as_json
from pacing_cli.model.chart import Chart
from pacing_cli.wording.chart import chart_sentences, chart_title


def chart_document(chart: Chart) -> Document:
    """All values as they stand; null: not known."""
    return {
        "schema": "pace/chart/1",
        "title": chart_title(chart),
        "text": list(chart_sentences(chart)),
        **as_json(chart),
    }
