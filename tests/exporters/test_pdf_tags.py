"""What a screen reader finds in the PDF of the sheet: its tags, read with a second library."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest

from pacing_cli.exporters.sheet.page import visit_sheet
from tests.exporters import sheets

pypdf = pytest.importorskip("pypdf")


class Tag:
    """An element of the tag tree: its kind, its attributes and its children."""

    def __init__(self, element: Any, above: "Tag | None" = None) -> None:
        self.kind = str(element["/S"]).removeprefix("/")
        self.alt = str(element.get("/Alt", ""))
        self.scope = str(element.get("/A", {}).get("/Scope", ""))
        self.above = above
        below = element.get("/K", [])
        each = below if isinstance(below, list) else [below]
        self.children = [
            Tag(one, self)
            for one in (kid.get_object() if hasattr(kid, "get_object") else kid for kid in each)
            if isinstance(one, dict) and "/S" in one
        ]

    def all(self, *kinds: str) -> Iterator["Tag"]:
        """Every tag below of these kinds, in reading order."""
        for child in self.children:
            if child.kind in kinds:
                yield child
            yield from child.all(*kinds)


@pytest.fixture(scope="module", params=["everything", "nothing"])
def document(request: pytest.FixtureRequest) -> Any:
    pytest.importorskip("weasyprint", exc_type=(ImportError, OSError),
                        reason="WeasyPrint or Pango is not installed")  # fmt: skip

    from pacing_cli.exporters.sheet.pdf import sheet_pdf

    sheet = sheets.nothing() if request.param == "nothing" else sheets.two_years()
    return pypdf.PdfReader(BytesIO(sheet_pdf(visit_sheet(sheet, "a4"))))


def tree(document: Any) -> Tag:
    top = document.trailer["/Root"]["/StructTreeRoot"]["/K"]
    return Tag((top[0] if isinstance(top, list) else top).get_object())


def test_the_pdf_says_that_it_is_tagged_in_english_and_has_a_title(document: Any) -> None:
    root = document.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert document.metadata.title
    assert "pdfuaid" in root["/Metadata"].get_data().decode()


def test_it_has_one_main_heading_and_headings_for_its_parts(document: Any) -> None:
    top = tree(document)
    assert len(list(top.all("H1"))) == 1
    assert len(list(top.all("H2"))) > 5
    assert not list(top.all("H3"))


def test_every_header_of_a_table_says_what_it_heads(document: Any) -> None:
    """The headers of the first column had no scope, so that no cell led to them."""
    for table in tree(document).all("Table"):
        for header in table.all("TH"):
            assert header.above
            assert header.above.above
            in_head = header.above.above.kind == "THead"
            assert header.scope == ("/Column" if in_head else "/Row")


def test_a_list_holds_items_and_nothing_else(document: Any) -> None:
    """A description list came out as groups that were no items, with items outside a list."""
    top = tree(document)
    lists = list(top.all("L"))
    assert lists
    for one in lists:
        assert {child.kind for child in one.children} == {"LI"}
    for item in top.all("LI"):
        assert item.above
        assert item.above.kind == "L"
        assert "LBody" in {child.kind for child in item.children}
        assert not {child.kind for child in item.children} & {"LI", "Div", "NonStruct"}


def test_every_chart_has_its_words() -> None:
    """Pictures were figures without any text: the renderer reads only a title inside them."""
    pytest.importorskip("matplotlib")
    pytest.importorskip("weasyprint", exc_type=(ImportError, OSError),
                        reason="WeasyPrint or Pango is not installed")  # fmt: skip

    from pacing_cli.exporters.sheet.pdf import sheet_pdf

    page = visit_sheet(sheets.two_years(), "a4")
    figures = list(tree(pypdf.PdfReader(BytesIO(sheet_pdf(page)))).all("Figure"))
    assert len(figures) == page.count("<svg ")
    assert figures
    assert all(len(figure.alt) > 40 for figure in figures)
