"""The visit sheet as one HTML page that needs nothing else: no script, no other file."""

import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any, Final

from pacing_cli.errors import CouldNotWrite, WordsNotUnderstood
from pacing_cli.exporters import charts as pictures
from pacing_cli.exporters.sheet import front
from pacing_cli.exporters.sheet.back import back_of
from pacing_cli.exporters.sheet.front import ACTIVITY_COLUMNS
from pacing_cli.exporters.sheet.layout import front_layout, pointing_back
from pacing_cli.exporters.sheet.room import cut, in_words, with_picture
from pacing_cli.model.visit import Paper, Sheet
from pacing_cli.wording import sheet as words
from pacing_cli.wording.look_back import PAIN_AFTER
from pacing_cli.wording.phrases import full_date, to_install
from pacing_cli.wording.quota_short import PURPOSE

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
        "weeks": front.weeks(sheet.findings),
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

    loader = PackageLoader("pacing_cli.exporters.sheet", "templates")
    return Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip


# The visit sheet as a PDF, through WeasyPrint; the same page gives the same bytes.

_MISSING = "A PDF needs WeasyPrint, which is not installed here."
_NO_PANGO = "A PDF needs Pango on the system, which was not found."
_INSTALL = f"{to_install('pdf')} The page itself: pace report --html FILE"
_INSTALL_PANGO = (
    "On Debian or Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0. "
    "The page itself: pace report --html FILE"
)
_NO_FONT = "No PDF was made: there is no font on this system to print it with."
_INSTALL_FONT = (
    "On Debian or Ubuntu: apt install fonts-dejavu-core. The page itself: pace report --html FILE"
)
_EPOCH: Final = "SOURCE_DATE_EPOCH"


def sheet_pdf(page: str) -> bytes:
    """The page printed. Nothing is fetched for it; its bytes depend on the page and the fonts.

    Raises WordsNotUnderstood where WeasyPrint or Pango is not there, and CouldNotWrite where
    there is no font at all: Pango would end the program.
    """
    weasyprint = _weasyprint()
    html = weasyprint.HTML(string=page, url_fetcher=_nothing_is_fetched, base_url=None)
    with _one_moment():
        content = html.write_pdf(pdf_identifier=b"pace")
    assert isinstance(content, bytes)
    return content


def _weasyprint() -> Any:
    try:
        with warnings.catch_warnings():
            # Said at the import, and only where not one font was found.
            warnings.filterwarnings("error", ".*FontConfig.*ugly output", UserWarning)
            import weasyprint
    except UserWarning as warned:
        raise CouldNotWrite(_NO_FONT, _INSTALL_FONT) from warned
    except ImportError as error:
        raise WordsNotUnderstood(_MISSING, _INSTALL) from error
    except OSError as error:  # a library of the system that could not be loaded
        raise WordsNotUnderstood(_NO_PANGO, _INSTALL_PANGO) from error
    return weasyprint


@contextmanager
def _one_moment() -> Iterator[None]:
    """Fonts are cut down by HarfBuzz where its library for it is installed, else by fontTools.

    fontTools writes the moment of the cutting into each font, if this does not name one.
    """
    before = os.environ.get(_EPOCH)
    os.environ[_EPOCH] = "0"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_EPOCH]
        else:
            os.environ[_EPOCH] = before


def _nothing_is_fetched(address: str, *_: object, **__: object) -> Any:
    raise ValueError(f"the sheet needs nothing from elsewhere: {address}")
