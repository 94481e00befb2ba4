"""A cue as people write it: two forms have a number, everything else is words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacing_cli.model.activity import StopSign, stop_sign, wrong_cue

NOTHING = StopSign()


@pytest.mark.parametrize(
    ("cue", "sign"),
    [
        ("effort 4", StopSign(effort_max=4)),
        ("Effort up to 4,5", StopSign(effort_max=4.5)),
        ("hr 110", StopSign(hr_max=110)),
        ("HR <= 110", StopSign(hr_max=110)),
        ("until the song ends", StopSign(words=("until the song ends",))),
        ("effort", StopSign(words=("effort",))),
        ("", NOTHING),
    ],
)
def test_a_cue_is_a_number_or_words(cue: str, sign: StopSign) -> None:
    assert stop_sign(cue, NOTHING) == sign
    assert wrong_cue(cue) == ""


def test_of_the_persons_number_and_the_agreed_one_the_lower_holds() -> None:
    agreed = StopSign(effort_max=4, hr_max=110, words=("dizzy",))
    assert stop_sign("effort 6", agreed) == agreed
    assert stop_sign("effort 3", agreed).effort_max == 3
    assert stop_sign("until the song ends", agreed).words == ("until the song ends", "dizzy")


@pytest.mark.parametrize("cue", ["effort 11", "hr 9", "hr -110"])
def test_a_number_out_of_range_is_told_with_what_is_allowed(cue: str) -> None:
    assert ". Allowed: " in wrong_cue(cue)


@given(st.text())
def test_any_words_can_be_a_cue(cue: str) -> None:
    sign = stop_sign(cue, NOTHING)
    assert sign == NOTHING or sign.words == (cue,) or sign.effort_max is not None or sign.hr_max
