"""Anything at all, thrown at the two readers (see `fuzz.py`); `make soak` throws longer."""

import random

from hypothesis import example, given
from hypothesis import strategies as st

from tests.durability import fuzz
from tests.durability.fuzz_strategies import contents, texts


@given(contents)
def test_the_line_reader_takes_anything(content: bytes) -> None:
    fuzz.lines(content)


@given(texts)
@example("walk 2026-02-30")
@example("30 February walk 12m")
@example("31 April 2026 walk 12m")
def test_the_shorthand_takes_anything(text: str) -> None:
    fuzz.words(text)


@given(st.text())
def test_the_shorthand_takes_any_text(text: str) -> None:
    fuzz.words(text.replace("\n", " "))


def test_lines_with_a_few_bytes_changed_are_taken() -> None:
    chance = random.Random(8)
    for _ in range(1500):
        fuzz.lines(fuzz.mutated(chance, fuzz.LINE_SEEDS))
