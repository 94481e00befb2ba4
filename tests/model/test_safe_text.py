"""What a terminal is sent: no character that acts without being seen."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacing_cli.model.text import unseen, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain words, 12 min", "plain words, 12 min"),
        ("Gärtnern – früh 😀", "Gärtnern – früh 😀"),
        ("a\x1b[31mb", "a\\x1b[31mb"),
        ("a\u202eb", "a\\u202eb"),
        ("line\nline\ttab", "line\\nline\\ttab"),
        ("\ud800", "\\ud800"),
        ("a\u200bb\ufeff", "a\\u200bb\\ufeff"),
    ],
)
def test_unseen_characters_are_shown_as_codes(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_nothing_that_is_shown_acts_on_the_terminal(text: str) -> None:
    shown = visible(text)
    assert visible(shown) == shown
    assert not any(unicodedata.category(char) in ("Cc", "Cs") for char in shown)
    assert not any(unseen(char) for char in shown)
