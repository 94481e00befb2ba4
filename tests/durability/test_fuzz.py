"""Anything at all, thrown at the two readers (see `fuzz.py`); `make soak` throws longer."""

from hypothesis import given
from hypothesis import strategies as st

from tests.durability import fuzz
from tests.durability.fuzz_strategies import contents, texts


@given(contents)
def test_the_line_reader_takes_anything(content: bytes) -> None:
    fuzz.lines(content)


@given(texts)
def test_the_shorthand_takes_anything(text: str) -> None:
    fuzz.words(text)


@given(st.text())
def test_the_shorthand_takes_any_text(text: str) -> None:
    fuzz.words(text.replace("\n", " "))
