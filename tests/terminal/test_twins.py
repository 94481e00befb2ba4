"""Laws of the three forms: one page, the same facts in each, and text stays text."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacing_cli.exporters.markdown import markdown
from pacing_cli.model.page import Gap, Heading, Line, Page, Rows
from pacing_cli.model.text import visible
from pacing_cli.terminal.plain import lines
from pacing_cli.terminal.rich_page import write
from tests.terminal.test_pages import PAGES

WORDS = st.one_of(
    st.sampled_from(
        ["12 min", "1", "[bold]x[/bold]", "[link=http://a.b]c[/link]", ":smile:", "a|b", "*", "# a",
         "\x1b[31mred", "\u202eback", "<b>x</b>", "- item", "1. one", "漢字かな", "e\u0301", "\ud800"]
    ),
    st.text(max_size=60),
)  # fmt: skip
ROLES = st.sampled_from(["plain", "dim", "note", "warn"])


@st.composite
def rows(draw: st.DrawFn) -> Rows:
    width = draw(st.integers(1, 5))
    texts = st.tuples(*[WORDS] * width)
    cells = draw(st.lists(texts, max_size=4))
    told = draw(st.lists(WORDS, max_size=4))
    return Rows(
        draw(texts), tuple(cells), tuple(told), draw(st.integers(1, width)), draw(st.booleans())
    )


PARTS = st.one_of(
    st.builds(Heading, WORDS, st.integers(1, 3)),
    st.builds(Line, WORDS, ROLES, st.booleans()),
    rows(),
    st.just(Gap()),
)
PAGE = st.lists(PARTS, max_size=5).map(tuple)


def facts(page: Page) -> list[str]:
    found: list[str] = []
    for part in page:
        match part:
            case Heading(text, _) | Line(text, _, _):
                found.append(text)
            case Rows():
                found.extend(cell for cells in part.cells for cell in cells)
            case Gap():
                pass
    return found


def screen(page: Page, width: int, *, colour: bool = False) -> str:
    stream = io.StringIO()
    write(page, stream, width, colour)
    return stream.getvalue()


def squeezed(text: str) -> str:
    """Without white space: a form may break lines wherever it wants."""
    return "".join(text.split())


@given(page=PAGE)
@pytest.mark.parametrize("width", [80, 40])
def test_the_screen_holds_every_fact(page: Page, width: int) -> None:
    shown = squeezed(screen(page, width))
    assert all(squeezed(visible(fact)) in shown for fact in facts(page))


@pytest.mark.parametrize("columns", range(1, 6))
@pytest.mark.parametrize("more", range(-3, 4))
def test_a_table_at_the_edge_of_the_screen_is_never_cut(columns: int, more: int) -> None:
    """Three columns less or more than fit: it is a table or stacked, and whole in both."""
    room = 40 - 3 * (columns - 1) + more
    widths = [room - (columns - 1) * (room // columns)] + [room // columns] * (columns - 1)
    cells = tuple("abcde"[place] * width for place, width in enumerate(widths))
    shown = squeezed(screen((Rows(("c",) * columns, (cells,)),), 40))
    assert all(cell in shown for cell in cells)


@given(page=PAGE)
def test_plain_text_holds_every_fact(page: Page) -> None:
    shown = squeezed("\n".join(lines(page))).casefold()
    for fact in facts(page):
        # A cell of several facts may be told piece by piece, and begin a sentence.
        assert all(squeezed(visible(piece)).casefold() in shown for piece in fact.split(", "))


@given(page=PAGE)
def test_markdown_holds_every_fact(page: Page) -> None:
    shown = squeezed(markdown(page).replace("\\", ""))
    assert all(squeezed(visible(fact).replace("\\", "")) in shown for fact in facts(page))


@given(page=PAGE)
@pytest.mark.parametrize("width", [80, 40, 1])
def test_no_line_is_wider_than_the_screen(page: Page, width: int) -> None:
    if width > 1:
        from rich.cells import cell_len

        assert all(cell_len(line) <= width for line in screen(page, width).split("\n"))
    else:
        assert isinstance(screen(page, width), str)


@given(page=PAGE)
def test_nothing_unseen_gets_out_in_any_form(page: Page) -> None:
    for shown in (screen(page, 60), "\n".join(lines(page)), markdown(page)):
        assert visible(shown.replace("\n", "")) == shown.replace("\n", "")


@given(page=PAGE)
def test_plain_text_has_one_line_for_each_row_and_sentence(page: Page) -> None:
    expected = sum(len(part.cells) if isinstance(part, Rows) else 1 for part in page)
    assert len(list(lines(page))) == expected


@pytest.mark.parametrize("name", PAGES)
def test_the_real_pages_hold_the_same_facts_in_each_form(name: str) -> None:
    page = PAGES[name]
    forms = [screen(page, 80), screen(page, 40), "\n".join(lines(page))]
    for form in map(squeezed, forms):
        for fact in facts(page):
            # `Next:` begins a sentence-like line, `next` marks a row.
            pieces = [squeezed(visible(piece)).casefold() for piece in fact.split(", ")]
            assert all(piece in form.casefold() for piece in pieces)


def test_a_screen_without_unicode_gets_ascii_and_no_error() -> None:
    """A terminal that speaks ASCII only: lines become hyphens, an accent is written out."""
    bytes_out = io.BytesIO()
    stream = io.TextIOWrapper(bytes_out, encoding="ascii")
    write((Rows(("what", "why"), (("café", "x"),)),), stream, 40, colour=False)
    stream.flush()
    shown = bytes_out.getvalue().decode("ascii")
    assert "caf\\xe9" in shown
    assert "---" in shown


def test_colour_never_stands_alone() -> None:
    """A warning is red, and has a mark as well; without colour nothing is lost."""
    page = (Line("Read this.", "warn"), Line("And this.", "note"))
    assert screen(page, 80).splitlines() == ["! Read this.", "> And this."]


def test_markdown_of_a_note_runs_nothing() -> None:
    """Somebody's note holds HTML, a link, and a heading."""
    shown = markdown((Line("<script>x</script> [a](b) # c"), Line("# d")))
    assert "<script>" not in shown.replace("\\<script\\>", "")
    assert "\\[a\\]" in shown
    assert "\\# d" in shown
