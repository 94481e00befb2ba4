"""The visit sheet as one HTML page that needs nothing else: no script, no other file."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from pacing_cli.exporters import pictures, sheet_parts
from pacing_cli.exporters.sheet_layout import Front, front_layout
from pacing_cli.exporters.sheet_parts import ACTIVITY_COLUMNS
from pacing_cli.exporters.sheet_room import Kept, cut
from pacing_cli.model.chart import Chart
from pacing_cli.model.sheet import Paper, Sheet
from pacing_cli.model.value import Value
from pacing_cli.wording import sheet as words
from pacing_cli.wording.chart import chart_rows, chart_sentences, chart_title
from pacing_cli.wording.decision import PURPOSE
from pacing_cli.wording.look_back import PAIN_AFTER
from pacing_cli.wording.phrases import full_date
from pacing_cli.wording.sheet import left_out

_TEMPLATE: Final = "visit.html.j2"
_CHART_ROWS: Final = 3
_CAPTION: Final = 205
"""Places of a caption under half of the page: at most four lines with the key of a calendar."""
_HALF_CALENDAR: Final = 22 * 7
"""Days for which half of the page is wide enough."""
_TWIN_ROWS: Final = 5


class Figure(Value):
    """A chart on the page: its picture (empty: there is none) and what it shows in words."""

    title: str
    words: str
    svg: str
    wide: bool = False
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    """The twin as a table, where there is no picture."""


def visit_sheet(sheet: Sheet, paper: Paper = "a4", with_pictures: bool | None = None) -> str:
    """The page. Everything that a person wrote is escaped, cut to its room, and made visible."""
    drawn = pictures.available() if with_pictures is None else with_pictures
    texts = _texts(sheet)
    layout = front_layout(sheet, [text for _, text in texts["in_short"]], paper)
    size = pictures.Size(pictures.SMALL.width, layout.sizes.chart)
    back = _back(sheet, layout.front)
    return str(
        _environment().get_template(_TEMPLATE).render(
            **texts,
            paper=paper,
            words=words,
            columns=ACTIVITY_COLUMNS,
            front=layout.front,
            sizes=layout.sizes,
            back=back,
            front_charts=[
                _figure(one, f"front{n}", drawn, size) for n, one in enumerate(sheet.front)
            ],
            back_charts=[_figure(one, f"back{n}", drawn) for n, one in enumerate(back.charts.rows)],
            pictured=drawn,
        )
    )  # fmt: skip


class Back(Value):
    """What stands on the second page, cut to its room."""

    charts: Kept[Chart]
    activities: Kept[tuple[str, ...]]
    flares: Kept[tuple[str, ...]]
    tried: Kept[str]
    stood_out: Kept[str]
    medicines: Kept[str]
    unknown: Kept[str]
    notes: Kept[str]


def _back(sheet: Sheet, front: Front) -> Back:
    found = sheet.findings
    others = sheet_parts.more_activities(sheet, len(front.activities.rows))
    flares = sheet_parts.more_flares(found, len(front.flares.rows))
    rows = _CHART_ROWS - bool(others.rows) - bool(flares.rows)
    return Back(
        _with_room(sheet.back, 2 * rows),
        others,
        flares,
        sheet_parts.tried(found),
        sheet_parts.stood_out(found),
        sheet_parts.medicines(found),
        sheet_parts.unknown(found),
        sheet_parts.notes(found),
    )


def _with_room(charts: Sequence[Chart], places: int) -> Kept[Chart]:
    """As many charts as there are places; a wide calendar takes two of them."""
    kept = charts[: max(places - sum(map(_is_wide, charts)), 1)]
    more = len(charts) - len(kept)
    return Kept(tuple(kept), left_out(more, "chart", "charts", "pace chart draws them"))


def _texts(sheet: Sheet) -> dict[str, Any]:
    care = sheet.care
    return {
        "title": cut(words.title(sheet), 48),
        "in_short": [(lead, cut(text, 170)) for lead, text in words.in_short(sheet)],
        "made_on": full_date(sheet.made_on),
        "span": f"{words.span_words(sheet.findings)}.",
        "coverage": words.coverage(sheet.findings),
        "weeks": sheet_parts.weeks(sheet.findings),
        "pain_after": PAIN_AFTER,
        "purpose": PURPOSE,
        "agreed_with": cut(care.agreed_with, 40),
        "review_on": _date(care.review_on),
        "scales": [cut(f"{what}: {scale}", 110) for what, scale in sheet.findings.scales[:2]],
    }


def _date(on: date | None) -> str:
    return full_date(on) if on else ""


def _is_wide(chart: Chart) -> bool:
    return chart.kind == "calendar" and len(chart.days) > _HALF_CALENDAR


def _figure(chart: Chart, name: str, drawn: bool, small: pictures.Size = pictures.SMALL) -> Figure:
    title = cut(chart_title(chart), 50)
    wide = _is_wide(chart)
    told = cut(" ".join(chart_sentences(chart, with_span=False)), 400 if wide else _CAPTION)
    if not drawn or chart.empty:
        columns, rows, _ = chart_rows(chart)
        also = f" The last {_TWIN_ROWS} rows of {len(rows)}." if len(rows) > _TWIN_ROWS else ""
        return Figure(title, told + also, "", wide, columns, rows[-_TWIN_ROWS:])
    size = pictures.WIDE if wide else small
    key = f" {words.CALENDAR_KEY}" if chart.kind == "calendar" else ""
    return Figure(title, told + key, pictures.svg(chart, size, name), wide)


def _environment() -> Any:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    loader = PackageLoader("pacing_cli.exporters", "templates")
    return Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
