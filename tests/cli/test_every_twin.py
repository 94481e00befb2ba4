"""Whoever listens gets the facts of whoever looks: each command on the screen, narrow and plain.

The laws of pages stand in `tests/terminal/test_twins.py`; here the real commands answer.
"""

import re
from collections import Counter
from collections.abc import Callable

import pytest

from pacing_cli.cli.app import COMMANDS
from pacing_cli.wording.aloud import aloud
from pacing_cli.wording.phrases import MONTHS
from tests.cli.every_command import CALLS, TYPED, Shown

_NUMBER = re.compile(r"\d+(?::\d\d)?(?:[.,]\d+)?")
_WORD = re.compile(r"[^\W\d_]{3,}")
_RANDOM = re.compile(r"[\[(][0-9a-z]{4,26}[\])]")
_DRAWN = re.compile(r"[\u2500-\u259f\u2800-\u28ff]")
HEADS = {
    "time", "what", "how", "long", "which", "activity", "field", "value", "card", "about",
    "words", "mean", "they",
}  # fmt: skip
"""Heads of columns: a screen needs them, a sentence does not."""
TOLD = {"note", "important", "from"}
"""Marks that are words in plain lines."""
SPELLED = {
    "min", "hour", "hours", "minute", "minutes", "second", "seconds", "metre", "metres",
    "kilogram", "kilograms", "plus", "minus", "divided", "together", "times", "now", "below",
    "above", *(name.lower() for name in MONTHS), *(name[:3].lower() for name in MONTHS),
}  # fmt: skip
"""Units, signs and months that a voice gets as words: `5 min`, `+0.2`, `8 Mar`."""
_CHARTS = "chart "


def facts(call: str, said: str) -> str:
    """What is said, without what is drawn by lot, and of a chart what stands below the picture."""
    text = _RANDOM.sub("", said).replace("best 7 days", "best days")
    text = re.sub(r"(\S+ \w+), the same now", r"\1, \1", text)
    text = re.sub(r"(?m)^- \d{4}-\d\d-\d\d \d\d:\d\d ", lambda found: aloud(found[0]), text)
    return text.rstrip().rpartition("\n\n")[2] if call.startswith(_CHARTS) else text


def numbers(text: str) -> Counter[str]:
    return Counter(_NUMBER.findall(text))


def words(text: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(text)}


def test_every_command_has_its_call() -> None:
    """Somebody adds a command: its twin is held to the same."""
    assert set(CALLS) == {"", *(row.name for row in COMMANDS)}


@pytest.mark.parametrize("call", TYPED)
def test_screen_narrow_screen_and_plain_lines_tell_the_same(
    call: str, answer: Callable[..., Shown]
) -> None:
    """The same numbers as often, the same names and dates; 80 columns, 40 columns, plain."""
    wide, narrow, plain = answer(call), answer(call, 40), answer(call, plain=True)

    assert {wide.code, narrow.code, plain.code} == {0}, wide.said
    looked, folded, heard = (facts(call, form.said) for form in (wide, narrow, plain))
    assert numbers(looked) == numbers(folded)
    assert numbers(looked) == numbers(heard)
    assert words(looked) - words(folded) <= HEADS
    assert words(folded) <= words(looked)
    assert words(looked) - words(heard) <= HEADS | TOLD | SPELLED
    assert words(heard) - words(looked) <= TOLD | SPELLED


@pytest.mark.parametrize("call", TYPED)
def test_plain_lines_need_no_picture_and_no_columns(
    call: str, answer: Callable[..., Shown]
) -> None:
    """A braille line: nothing drawn, no codes, and no blanks that put things under each other."""
    said = answer(call, plain=True).said

    assert "\x1b" not in said
    assert _DRAWN.findall(said) == []
    # A fence in an exported diary or a file to fill in keeps its own form.
    assert [line for line in said.splitlines() if re.search(r"\S {2,}\S", line)] == []
