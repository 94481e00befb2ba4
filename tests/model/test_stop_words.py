"""Words that bring up a signpost: near forms too, and a plain `no` leaves it out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacing_cli.model.stop_words import signposts


@pytest.mark.parametrize(
    "note",
    [
        "chest pain", "Chest pains on the stairs", "pressure on my chest", "my chest feels tight",
        "can't feel my feet", "I cant feel the left leg", "can’t feel anything below",
        "can't pee", "could not pee since morning", "trouble passing urine", "cannot hold my pee",
        "lost control of my bladder", "numb between my legs", "tingling in both legs",
        "my legs went numb", "cannot breathe",
    ],
)  # fmt: skip
def test_signs_of_the_body(note: str) -> None:
    assert signposts(note) == ("body",)


@pytest.mark.parametrize(
    "note",
    [
        "I want to kill myself", "thinking of killing my self", "suicidal again",
        "don't want to live like this", "Don’t want to be here", "better off dead",
        "wish I was dead", "no reason to live", "want to end it all", "self-harm thoughts",
    ],
)  # fmt: skip
def test_thoughts_of_dying(note: str) -> None:
    assert signposts(note) == ("distress",)


def test_both_can_stand_in_one_note() -> None:
    assert signposts("chest pain and I want to die") == ("body", "distress")


@pytest.mark.parametrize(
    "note",
    [
        "no chest pain today", "without chest pain", "a long drive", "chest of drawers moved",
        "can't feel bad about it", "feel numb from the news", "killed time", "numb fingers from cold",
        "the tap's trouble is fixed", "hard to feel hopeful", "",
    ],
)  # fmt: skip
def test_other_notes_bring_up_nothing(note: str) -> None:
    assert signposts(note) == ()


@given(st.text(max_size=200))
def test_any_text_can_be_a_note(note: str) -> None:
    assert set(signposts(note)) <= {"body", "distress"}
