"""The visit sheet: whole, harmless, never more than two sides, and it says what it left out."""

import re
from collections.abc import Callable
from datetime import timedelta
from functools import cache
from html.parser import HTMLParser

import pytest

from pacing_cli.engine.look_back.timeline import for_handing_over, private_notes
from pacing_cli.exporters import charts
from pacing_cli.exporters.sheet.layout import LEAST, front_layout
from pacing_cli.exporters.sheet.page import BackRoom, back_of, visit_sheet
from pacing_cli.exporters.sheet.room import in_words
from pacing_cli.model.text import unseen
from pacing_cli.model.visit import Paper, Sheet
from tests.exporters.sheets import (
    END,
    EVERYDAY,
    hostile_week,
    nothing,
    one_week,
    sheet_of,
    two_years,
)
from tests.histories import History, entry
from tests.sparse_month import END as MONTH_END
from tests.sparse_month import SETTINGS, START, sparse_month

SHEETS: dict[str, Callable[[], Sheet]] = {
    "nothing": nothing,
    "one week": one_week,
    "one week without pain": lambda: one_week(rated=False),
    "two years": two_years,
    "two years of everyday": lambda: two_years(9, 30, EVERYDAY),
    "a sparse month": lambda: sheet_of(sparse_month().entries, START, MONTH_END, SETTINGS),
}
each_sheet = pytest.mark.parametrize("make", SHEETS.values(), ids=SHEETS)


def page_of(make: Callable[[], Sheet], paper: Paper = "a4", drawn: bool = True) -> str:
    """The page of a sheet, made once for all that look at it; drawn where that can be done."""
    return _page_of(make, paper, drawn and charts.available())


@cache
def _page_of(make: Callable[[], Sheet], paper: Paper, drawn: bool) -> str:
    return visit_sheet(make(), paper, drawn)


class Seen(HTMLParser):
    """What a browser would find: elements, attributes, and text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    @property
    def words(self) -> str:
        return " ".join(" ".join(self.text).split())


def unclipped(page: str) -> str:
    """The page without the fixed height that keeps it on its sides: what is too much spills."""
    free = re.sub(r"\.(a4|letter) \.page \{ height: \d+mm; \}", "", page)
    free = free.replace("break-after: page; overflow: hidden;", "break-after: page;")
    assert free != page
    return free


@each_sheet
@pytest.mark.parametrize(
    ("paper", "drawn"),
    [("a4", True), ("letter", True), ("letter", False)],
    ids=["a4", "letter", "letter in words"],
)
def test_it_never_takes_more_than_two_sides(
    make: Callable[[], Sheet], paper: Paper, drawn: bool
) -> None:
    """Counted by WeasyPrint, with nothing clipped: thirty activities, two hundred notes."""
    weasyprint = pytest.importorskip("weasyprint", exc_type=(ImportError, OSError),
                                     reason="WeasyPrint or Pango is not installed")  # fmt: skip
    page = unclipped(page_of(make, paper, drawn))
    assert len(weasyprint.HTML(string=page).render().pages) == 2


@each_sheet
def test_it_needs_nothing_from_elsewhere(make: Callable[[], Sheet]) -> None:
    """No script, no link, no picture by address, no import in a style."""
    page = page_of(make)
    seen = Seen(page)
    assert not {tag for tag, _ in seen.elements} & {
        "script", "link", "img", "iframe", "object", "embed", "a", "form", "base",
    }  # fmt: skip
    for _, attributes in seen.elements:
        for name, value in attributes.items():
            assert not name.startswith("on")
            if name in ("href", "xlink:href"):
                assert (value or "").startswith("#")
            assert name != "src"
    assert "@import" not in page
    assert not re.search(r"url\((?!#)", page)
    addresses = set(re.findall(r"https?://[^\"'\s<]+", page))
    assert addresses <= {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}


def test_what_a_person_wrote_stays_text() -> None:
    """Names with markup, template signs, control characters and marks of direction."""
    page = visit_sheet(hostile_week())
    seen = Seen(page)
    assert ("b", {}) not in seen.elements
    assert "<script>alert(1)" in seen.words
    assert "{{ 7*7 }}" in seen.words
    assert "\\x07" in seen.words
    assert "\\u202e" in seen.words
    assert not [sign for sign in page if unseen(sign) and sign != "\n"]


def test_ids_are_unique_in_the_whole_page() -> None:
    found = [a["id"] for _, a in Seen(page_of(two_years)).elements if "id" in a]
    assert len(found) == len(set(found))


def test_what_has_no_room_is_counted() -> None:
    """Thirty activities, six goals, many flares, two hundred notes."""
    words = Seen(page_of(two_years, drawn=False)).words
    for what in ("activities", "goals", "flares", "notes", "medicines"):
        assert re.search(rf"\d+ more {what} are left out here", words), what


@pytest.mark.parametrize("make", [nothing, one_week, hostile_week])
def test_nothing_is_left_out_while_there_is_room(make: Callable[[], Sheet]) -> None:
    """A short log: the back is half empty, so all that is known stands there."""
    assert "left out" not in Seen(visit_sheet(make(), with_pictures=False)).words


def test_the_back_gives_its_room_to_what_would_be_left_out() -> None:
    """Three activities and twenty notes: more notes than always fit, and the page is fuller."""
    sheet = two_years(3, 20, EVERYDAY)
    layout = front_layout(sheet, [], [in_words(one, False) for one in sheet.front], "a4")
    behind = [in_words(one, False) for one in sheet.back]
    back, room = back_of(sheet, layout.front, behind, [], "a4")
    least = BackRoom()
    assert all(wider >= narrow for wider, narrow in zip(room, least, strict=True))
    assert room != least
    assert len(back.notes.rows) > 2


@pytest.mark.parametrize("activities", [9, 14])
def test_the_front_says_whether_the_back_holds_the_rest(activities: int) -> None:
    """Nine activities have room on both sides together; of fourteen some are nowhere."""
    sheet = two_years(activities, 5, EVERYDAY)
    words = Seen(visit_sheet(sheet, with_pictures=False)).words
    assert "more activities are left out here: see the next page" in words
    elsewhere = "are left out here: see the next page. pace report shows everything"
    nowhere = (
        re.search(r"more activit\w+ \w+ left out here: pace report shows everything", words)
        is not None
    )
    assert re.search(rf"more activities {elsewhere}", words) is not None or not nowhere
    assert nowhere == (activities == 14)


def test_an_empty_log_is_a_whole_sheet() -> None:
    words = Seen(page_of(nothing)).words
    assert "No activity was logged in this time." in words
    assert "Entries on 0 of 28 days." in words
    assert "unknown" not in words.split("Days without")[0]
    assert "What matters most to you until the next visit?" in words
    assert "What we agree on" in words


def test_without_pictures_the_charts_are_tables_and_one_line_says_so() -> None:
    page = page_of(one_week, drawn=False)
    words = Seen(page).words
    assert "<svg" not in page
    assert "walk: minutes a day" in words
    assert words.count("The charts are in words here.") == 1
    assert "pip" not in words


@pytest.mark.skipif(not charts.available(), reason="matplotlib is not installed")
def test_every_picture_has_its_words() -> None:
    page = page_of(two_years)
    titles = re.findall(r'<svg [^>]*role="img"[^>]*><title>(.*?)</title>', page)
    assert len(titles) == page.count("<svg") == page.count("<figcaption>") > 2
    assert all(len(title) > 40 for title in titles)


def test_an_open_flare_is_said_to_be_open() -> None:
    words = Seen(page_of(two_years)).words
    assert "One is still open" in words
    assert "still open" in words.partition("Flares")[2]


def test_function_stands_before_pain(history: History) -> None:
    """
    2026-02-09..2026-03-01 check pain 4
    2026-02-09..2026-03-01 walk 10m pain 4-4
    """
    words = Seen(visit_sheet(sheet_of(history.entries, END - timedelta(days=20)))).words
    assert words.index("Activity walk on 21 days") < words.index("Pain Usual")


def test_room_that_is_left_goes_to_charts_and_boxes() -> None:
    small, full = (
        front_layout(sheet, ["a sentence"], [in_words(one, True) for one in sheet.front], paper)
        for sheet, paper in ((one_week(), "a4"), (two_years(), "letter"))
    )
    assert len(small.front.answers) == 5 > len(one_week().boxes)
    small, full = small.sizes, full.sizes
    assert small.chart > full.chart >= LEAST.chart
    assert small.box > full.box >= LEAST.box


def month(notes: bool) -> Sheet:
    """The sparse month, handed over with the person's notes or without."""
    sheet = sheet_of(sparse_month().entries, START, MONTH_END, SETTINGS)
    out = 0 if notes else len(private_notes(sheet.findings))
    found = for_handing_over(sheet.findings, notes=notes)
    return sheet._replace(findings=found, notes_in=notes, notes_out=out)


def test_the_first_page_of_a_sparse_month_tells_what_happened_in_order() -> None:
    """The medicine, the boom with its words, the flare, the holiday; before any table."""
    page = visit_sheet(month(notes=True), with_pictures=False)
    words = Seen(page.partition('id="details"')[0]).words
    told = [
        "Started amitriptyline 10mg.",
        "garden, 4 h. About 20 times a usual day of 12 min. “my sister came, we dug the whole bed”",
        "Flare of 6 days. Worst pain 8 on 12 April, over on 17 April.",
        "Holiday.",
        "Your activities, and why they matter",
    ]
    places = [words.index(one) for one in told]
    assert places == sorted(places)
    assert "garden came to 4 h on 10 April, much more than usual. What led to it?" in words


def test_without_a_yes_no_note_is_on_the_sheet_and_the_page_says_so() -> None:
    words = Seen(visit_sheet(month(notes=False), with_pictures=False)).words
    assert "sister" not in words
    assert "banister" not in words
    assert "Your own notes are not on this sheet." in words


def test_a_note_that_brought_up_a_signpost_is_never_on_the_sheet(history: History) -> None:
    """
    2026-02-09..2026-02-28 check pain 3
    2026-02-20 note I do not want to live like this
    2026-02-21 note the stairs were too much
    2026-02-22 dose codeine note numbness in my legs after it
    """
    sheet = sheet_of(history.entries, END - timedelta(days=20))
    assert [text for _, text in private_notes(sheet.findings)] == ["the stairs were too much"]
    handed = sheet._replace(findings=for_handing_over(sheet.findings, notes=True))
    words = Seen(visit_sheet(handed, with_pictures=False)).words
    assert "the stairs were too much" in words
    assert "live like this" not in words
    assert "numbness" not in words


def test_without_a_rating_flares_are_not_known_and_a_device_alone_tells_no_story() -> None:
    """Steps of a watch and nothing else: not "none", and not "nothing stood out"."""
    start = END - timedelta(days=20)
    told = [
        entry(n, "activity", start + timedelta(days=n), 12, activity="steps", steps=4000 + n,
              x_whole_day=True, date_only=True, source={"by": "device", "name": "watch"})
        for n in range(21)
    ]  # fmt: skip
    words = Seen(visit_sheet(sheet_of(told, start), with_pictures=False)).words
    assert "It needs 7 days with a rating of pain or fatigue, and there are none." in words
    assert "Only what a device counted is known of these days" in words
    assert "None in this time" not in words
    assert "steps has no baseline" not in words
