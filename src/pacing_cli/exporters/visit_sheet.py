"""The visit sheet as one HTML page that needs nothing else: no script, no other file."""

from datetime import date
from typing import Any, Final

from pacing_cli.exporters import pictures, sheet_parts
from pacing_cli.exporters.sheet_back import back_of
from pacing_cli.exporters.sheet_figure import in_words, with_picture
from pacing_cli.exporters.sheet_layout import front_layout, pointing_back
from pacing_cli.exporters.sheet_parts import ACTIVITY_COLUMNS
from pacing_cli.exporters.sheet_room import cut
from pacing_cli.model.visit import Paper, Sheet
from pacing_cli.wording import sheet as words
from pacing_cli.wording.decision import PURPOSE
from pacing_cli.wording.look_back import PAIN_AFTER
from pacing_cli.wording.phrases import full_date

_TEMPLATE: Final = "visit.html.j2"


def visit_sheet(sheet: Sheet, paper: Paper = "a4", with_pictures: bool | None = None) -> str:
    """The page. Everything that a person wrote is escaped, cut to its room, and made visible."""
    drawn = pictures.available() if with_pictures is None else with_pictures
    texts = _texts(sheet)
    before, behind = (
        [in_words(one, drawn) for one in charts] for charts in (sheet.front, sheet.back)
    )
    layout = front_layout(sheet, [text for _, text in texts["in_short"]], before, paper)
    back, room = back_of(sheet, layout.front, behind, texts["scales"], paper)
    size = pictures.Size(pictures.SMALL.width, layout.sizes.chart)
    return str(
        _environment().get_template(_TEMPLATE).render(
            **texts,
            paper=paper,
            words=words,
            columns=ACTIVITY_COLUMNS,
            front=pointing_back(sheet, layout.front, room.activities, room.flares),
            sizes=layout.sizes,
            back=back,
            front_charts=[
                with_picture(one, chart, f"front{n}", size)
                for n, (one, chart) in enumerate(zip(before, sheet.front, strict=True))
            ],
            back_charts=[
                with_picture(one, chart, f"back{n}")
                for n, (one, chart) in enumerate(zip(behind, back.charts.rows, strict=False))
            ],
            pictured=drawn,
        )
    )  # fmt: skip


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


def _environment() -> Any:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    loader = PackageLoader("pacing_cli.exporters", "templates")
    return Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
