"""Every figure of a report is the same on the screen, on the sheet and for programs."""

import re
from datetime import timedelta
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from pacing_cli.exporters.json.look_back import report_document
from pacing_cli.exporters.sheet.page import visit_sheet
from pacing_cli.exporters.sheet.pdf import sheet_pdf
from pacing_cli.model.visit import Sheet
from pacing_cli.terminal.pages.report import report_page
from pacing_cli.terminal.plain import lines
from tests.exporters.sheets import sheet_of
from tests.histories import START, Happening, happenings, told
from tests.sparse_month import END, SETTINGS, sparse_month
from tests.sparse_month import START as FIRST

LEFT_OUT = re.compile(r"(\d+) smaller events? (?:is|are) not shown")


class _Text(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.text: list[str] = []
        self.style = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.style = tag == "style"

    def handle_data(self, data: str) -> None:
        if not self.style:
            self.text.append(data)


def text_of(page: str) -> str:
    return " ".join(" ".join(_Text(page).text).split())


def on_the_screen(sheet: Sheet) -> str:
    return " ".join(" ".join(lines(report_page(sheet.findings))).split())


def assert_same_facts(sheet: Sheet, page: str) -> None:
    """`page` is the text of the sheet; the screen and the document are made here."""
    screen, document = on_the_screen(sheet), report_document(sheet.findings)
    for said in (screen, page):
        _coverage(document, said)
        _events(document, said)
        for question in document["questions"]:
            assert question["text"] in said
        for one in document["activities"]:
            days = "day" if one["days"] == 1 else "days"
            assert f"{one['days']} {days}" in said
        for one in document["symptoms"]:
            assert f"{one['rated']} of" in said
    for one in document["amount_days"]:
        assert all(cell in screen for cell in one["text"].split(": ", 1)[1].split(", ")
                   if not cell.endswith(" 0") and cell != "days no amount")  # fmt: skip
        if one["over"]:
            assert re.search(rf"\b{one['over']}, most ", page)
    for one in document["flares"] if isinstance(document["flares"], list) else ():
        days = "day" if one["days"] == 1 else "days"
        assert f"{one['days']} {days}" in screen
        assert f"{one['days']} {days}" in page
    for before in document["before_flares"]:
        for day in before["days"]:
            if day["sleep_hours"] is not None:
                assert "slept" in screen


def _coverage(document: Any, said: str) -> None:
    days = "day" if document["days_in_span"] == 1 else "days"
    assert f"Entries on {document['days_logged']} of {document['days_in_span']} {days}" in said


def _events(document: Any, said: str) -> None:
    """Those that are shown, and how many are not: together all of them."""
    shown = [row for row in document["timeline"] if row["text"] in said]
    left = LEFT_OUT.search(said)
    distinct = len({row["text"] for row in document["timeline"]})
    assert len(shown) + (int(left[1]) if left else 0) >= distinct
    if not left:
        assert len(shown) == len(document["timeline"])


@given(happenings(least=3))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_screen_sheet_and_document_hold_the_same_facts(found: list[Happening]) -> None:
    """Any journal of up to 60 days, with gaps, flares, bad days and days of much more."""
    end = START + timedelta(days=len(found) - 1)
    sheet = sheet_of(told(found), START, end)
    assert_same_facts(sheet, text_of(visit_sheet(sheet, "a4", with_pictures=False)))


def test_the_sparse_month_is_the_same_everywhere() -> None:
    sheet = sheet_of(sparse_month().entries, FIRST, END, SETTINGS)
    assert_same_facts(sheet, text_of(visit_sheet(sheet)))


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_printed_page_holds_what_the_page_holds(paper: Any) -> None:
    """Every line of the HTML page is drawn into the PDF: its words stand in the layout."""
    weasyprint = pytest.importorskip("weasyprint", exc_type=(ImportError, OSError),
                                     reason="WeasyPrint or Pango is not installed")  # fmt: skip
    page = visit_sheet(sheet_of(sparse_month().entries, FIRST, END, SETTINGS), paper)
    drawn = weasyprint.HTML(string=page).render()
    words = " ".join(_drawn_words(drawn)).split()
    assert sheet_pdf(page).startswith(b"%PDF")
    missing = set(text_of(page.partition("<body")[2]).split()) - set(words)
    assert not {word for word in missing if word.isalnum() and word.isdigit()}
    assert len(drawn.pages) == 2


def _drawn_words(document: Any) -> list[str]:
    return [
        box.text
        for page in document.pages
        for box in page._page_box.descendants()
        if hasattr(box, "text")
    ]
