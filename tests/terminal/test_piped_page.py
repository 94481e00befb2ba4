"""A page into a pipe is what Rich would draw there, byte for byte."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacing_cli.model.page import Drawing, Gap, Heading, Line, Page, Part, Rows
from pacing_cli.terminal import piped_page, rich_page

words = st.text(
    st.sampled_from("ab1.,- /äé–“…│▇⣿ж\x1b\t\n\u00a0\u200b世👍\u0301"), min_size=0, max_size=9
)
texts = st.lists(words | st.sampled_from(["pain 4 to 5", "kitchen", "x" * 30]), max_size=12).map(
    " ".join
)
roles = st.sampled_from(["plain", "dim", "note", "warn"])


@st.composite
def rows(draw: st.DrawFn) -> Rows:
    """A table with a head or without one."""
    count = draw(st.integers(1, 5))
    cells = st.tuples(*([words] * count))
    columns = draw(cells | st.just(("",) * count))
    return Rows(
        columns,
        tuple(draw(st.lists(cells | st.tuples(*([texts] * count)), max_size=4))),
        title=draw(st.integers(1, count)),
        stacked=draw(st.booleans()),
        wraps=draw(st.booleans()),
    )


parts: st.SearchStrategy[Part] = st.one_of(
    st.builds(Heading, texts, st.integers(1, 2)),
    st.builds(Line, texts, roles, st.booleans()),
    rows(),
    st.builds(Drawing, st.lists(texts, max_size=3).map(tuple), rows()),
    st.just(Gap()),
)
pages = st.lists(parts, max_size=5).map(tuple)


def file(encoding: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="")


def held(stream: io.TextIOWrapper) -> bytes:
    stream.flush()
    found = stream.buffer
    assert isinstance(found, io.BytesIO)
    return found.getvalue()


@given(pages, st.integers(8, 120))
def test_it_is_what_rich_would_draw_or_it_is_left_to_rich(page: Page, width: int) -> None:
    own, by_rich = file("utf-8"), file("utf-8")
    if piped_page.write(page, own, width):
        rich_page.write(page, by_rich, width, colour=True)
        assert held(own).decode() == held(by_rich).decode()
    else:
        assert held(own) == b""


@pytest.mark.parametrize("text", ["pain 4", "“so”, he said – and it was so…", "Ångström ж │▇"])
def test_what_people_mostly_write_is_drawn_here(text: str) -> None:
    page = (Heading(text, 1), Line(text, "note"), Rows(("a", "b"), ((text, "1"),)))
    assert piped_page.write(page, file("utf-8"), 80)


@pytest.mark.parametrize("text", ["世界", "👍", "e\u0301", "x" * 90])
def test_a_sign_of_another_width_is_left_to_rich(text: str) -> None:
    assert not piped_page.write((Line(text),), file("utf-8"), 80)


def test_where_there_are_no_such_lines_rich_draws_with_others() -> None:
    assert not piped_page.write((Line("walk"),), file("ascii"), 80)


@pytest.mark.parametrize("name", ["FORCE_COLOR", "TTY_COMPATIBLE"])
def test_a_pipe_that_is_to_be_a_screen_is_left_to_rich(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, "1")
    assert not piped_page.write((Line("walk"),), file("utf-8"), 80)
