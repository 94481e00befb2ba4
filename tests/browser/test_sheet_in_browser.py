"""The sheet in a real browser: quiet, accessible, and on the promised sides when it is printed."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pacing_cli.exporters.sheet.page import visit_sheet
from pacing_cli.model.visit import Sheet
from tests.cli.conftest import Person
from tests.exporters.sheets import EVERYDAY, nothing, two_years
from tests.real_data import P1, real_data

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
playwright = pytest.importorskip(
    "playwright.sync_api", reason='no browser test: pip install "pacing-cli[browser]"'
)
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no browser test: chromium is not installed")

WIDTHS = {"A4": 703, "Letter": 725}
"""Of a page inside its margins, in pixels of a browser: 186 and 192 mm."""
MAP = """\
source = "p1"
date = "date"

[[column]]
name = "fitbit_steps"
activity = "steps"
measure = "steps"
zero = "unknown"

[[column]]
name = "pain_knees"
field = "pain"
scale = "own, 1 to 9.5"
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium of the system, with nothing that asks for anything."""
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync",
                  "--disable-background-networking", "--disable-component-update"],
        )  # fmt: skip
        yield opened
        opened.close()


class Opened:
    """A page as somebody opens the file, and everything it asked for or complained about."""

    def __init__(self, browser: Any, file: Path) -> None:
        self.page = browser.new_page()
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(file.as_uri())

    def printed(self, paper: str) -> int:
        """How many sides are printed."""
        content = self.page.pdf(format=paper, prefer_css_page_size=True)
        return len(re.findall(rb"/Type\s*/Page\b", content))

    def cut_off(self, paper: str) -> list[str]:
        """What is wider or higher than its place when it is printed, and would not be seen."""
        self.page.set_viewport_size({"width": WIDTHS[paper], "height": 1000})
        self.page.emulate_media(media="print")
        found = self.page.evaluate(
            """() => [...document.querySelectorAll('.page')].flatMap(page => {
              const edge = page.getBoundingClientRect();
              return [...page.querySelectorAll('th, td, p, li, dd, figcaption, .picture')]
                .filter(one => { const r = one.getBoundingClientRect();
                  return r.bottom > edge.bottom + 1 || r.right > edge.right + 2; })
                .map(one => one.textContent.trim().slice(0, 60));
            })"""
        )
        return list(found)

    def serious(self) -> list[str]:
        """What axe-core finds that keeps somebody out."""
        from axe_playwright_python.sync_playwright import Axe

        self.page.emulate_media(media="screen")
        found = Axe().run(self.page).response["violations"]
        return [
            f"{one['id']}: {one['nodes'][0]['html']}"
            for one in found
            if one["impact"] in ("serious", "critical")
        ]


BROKEN_WORDS = """() => {
  const broken = [];
  for (const heading of document.querySelectorAll("h1, h2, th, dt")) {
    const texts = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const node = texts.currentNode;
      for (const word of node.data.matchAll(/[^\\s-]+/g)) {
        const range = document.createRange();
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].length);
        const lines = new Set([...range.getClientRects()].map((one) => Math.round(one.top)));
        if (lines.size > 1) broken.push(word[0]);
      }
    }
  }
  return broken;
}"""
"""The words of headings that stand on more than one line."""


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_phone_no_heading_breaks_inside_a_word(
    person: Person, browser: Any, tmp_path: Path, width: int
) -> None:
    """The headings "ceil-ing", "base-line" and "worst" stood in pieces on a screen of 390 pixels."""
    person.home = tmp_path / "demo"
    person.now = "2026-03-01T09:00"
    person.done("demo", str(person.home))
    person.done("report", "--html", str(tmp_path / "sheet.html"))
    page = browser.new_page(viewport={"width": width, "height": 844})
    page.goto((tmp_path / "sheet.html").as_uri())
    assert page.evaluate(BROKEN_WORDS) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.close()


def check(browser: Any, file: Path, paper: str) -> None:
    """All of it for one file."""
    opened = Opened(browser, file)
    assert opened.asked == [file.as_uri()]
    assert opened.complaints == []
    assert opened.printed(paper) == 2
    assert opened.cut_off(paper) == []
    assert opened.serious() == []
    opened.page.close()


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_demo_is_quiet_accessible_and_two_sides(
    person: Person, browser: Any, tmp_path: Path, paper: str
) -> None:
    person.home = tmp_path / "demo"
    person.now = "2026-03-01T09:00"
    person.done("demo", str(person.home))
    file = tmp_path / "sheet.html"
    person.done("report", "--html", str(file), "--paper", paper)
    check(browser, file, {"a4": "A4", "letter": "Letter"}[paper])


@real_data
def test_years_of_a_real_table_are_too(person: Person, browser: Any, tmp_path: Path) -> None:
    chart = tmp_path / "p1.map.toml"
    chart.write_text(MAP, encoding="utf-8")
    person.now = "2017-12-31T20:00"
    person.done("import", "csv", str(P1), "--map", str(chart), "--yes")
    file = tmp_path / "sheet.html"
    person.done("report", "--html", str(file), "--from", "2016-01-01")
    check(browser, file, "A4")


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("make", [nothing, two_years, lambda: two_years(9, 30, EVERYDAY)])
def test_the_extremes_and_full_years_are_too(
    browser: Any, tmp_path: Path, make: Any, paper: Any
) -> None:
    sheet: Sheet = make()
    file = tmp_path / "sheet.html"
    file.write_text(visit_sheet(sheet, paper), encoding="utf-8")
    check(browser, file, {"a4": "A4", "letter": "Letter"}[paper])
