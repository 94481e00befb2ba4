"""The words of the visit sheet, of a receipt and of the safety page."""

import re
from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacing_cli.model.findings import ActivitySpan, Association, FactorKind, Question, QuestionKind
from pacing_cli.model.plan import Decision, Quota, ToleratedDay
from pacing_cli.model.quantity import Amount
from pacing_cli.wording import would_change
from pacing_cli.wording.look_back import association_sentence, in_all, total_words
from pacing_cli.wording.receipt import receipt
from pacing_cli.wording.safety import emergency_number, safety_lines
from pacing_cli.wording.sheet import question_sentence
from tests.advice_examples import CHECK, STEADY, WALK
from tests.histories import read_history
from tests.wording.test_reasons import LONGEST, NEVER, REASONS, sentences


@pytest.mark.parametrize("kind", get_args(QuestionKind))
@pytest.mark.parametrize("number", [1, 3, 28])
def test_every_question_is_one_and_is_short(kind: QuestionKind, number: float) -> None:
    said = question_sentence(Question(kind, "walk", number, "12 min"))
    assert said.endswith("?")
    assert all(len(one.split()) <= LONGEST for one in sentences(said))
    assert [word for word in NEVER if word in said.lower()] == []


@pytest.mark.parametrize("kind", get_args(FactorKind))
@pytest.mark.parametrize("verdict", ["goes together", "early hint", "cannot tell"])
@pytest.mark.parametrize("lag", [0, 1, 2])
def test_what_goes_together_is_never_said_to_be_a_cause(
    kind: FactorKind, verdict: str, lag: int
) -> None:
    found = Association("busy", "pain", lag, 12, 30, 1.234, 0.31, 2.1, verdict, kind)  # type: ignore[arg-type]
    said = association_sentence(found)
    assert said.endswith(".")
    assert "busy" in said or kind not in ("tag", "done", "dose", "more_of")
    assert [word for word in NEVER if word in said.lower()] == []
    assert ("1.2 points higher" in said) is (verdict != "cannot tell")


@given(REASONS, st.sampled_from(get_args(Decision)))
def test_it_is_always_said_what_would_change_a_number(reason: object, decision: Decision) -> None:
    quota = Quota("walk", "minutes", 12, 9, decision, (reason,))  # type: ignore[arg-type]
    said = would_change(quota)
    assert said.endswith(".")
    assert [word for word in NEVER if word in said.lower()] == []


def test_the_next_step_comes_with_its_day() -> None:
    assert would_change(STEADY.quotas[0]).endswith("Next step: 14 min, between 15 and 24 March.")


def test_what_is_still_needed_is_said_as_a_day_of_ones_own() -> None:
    """
    2026-03-01..2026-03-03 walk 10m
    2026-03-01..2026-03-06 20:00 check pain 3
    2026-03-04..2026-03-06 walk 8m
    2026-03-05 07:00 check pain 3
    """
    doc = test_what_is_still_needed_is_said_as_a_day_of_ones_own.__doc__ or ""
    quota = read_history(doc).quota("2026-03-07")
    assert quota.went_well == ToleratedDay(date(2026, 3, 5), Amount("minutes", 8))
    said = would_change(quota)
    assert "more day like Thursday 5 March: 8 min, and a day after within your usual." in said


def test_a_receipt_says_what_was_written_and_when() -> None:
    """2026-03-01 10:00 walk 12m pain 3-4.5 effort 3 impact stopped time +busy note with dog"""
    assert receipt(WALK).startswith(
        "Sunday 1 March, 10:00: walk, 12 min, pain 3 to 4.5, effort 3, impact, stopped time, +busy"
    )


def test_a_check_in_has_a_receipt_too() -> None:
    """2026-03-01 20:05 check pain 5 fatigue 6 sleep 6.5h +weather"""
    assert (
        receipt(CHECK)
        == "Sunday 1 March, 20:05: check-in, pain 5, fatigue 6, sleep 6.5 h, +weather"
    )


@pytest.mark.parametrize(
    ("country", "number"), [("GB", "999"), ("us", "911"), ("AU", "000"), ("DE", "112")]
)
def test_each_country_has_its_emergency_number(country: str, number: str) -> None:
    assert emergency_number(country) == number


def test_without_a_country_112_is_given_and_that_it_may_differ() -> None:
    assert emergency_number("") == "112 (or your local number)"


def test_no_crisis_line_is_shown_before_somebody_checked_it() -> None:
    shown = " ".join(f"{lead} {' '.join(signs)}" for lead, signs in safety_lines("GB"))
    assert not re.search(r"988|116 ?123|13 ?11 ?14", shown)


@pytest.mark.parametrize(
    ("total", "cell", "said"),
    [(0.0, "unknown", "no amount logged"), (90.0, "1 h 30 min", "1 h 30 min in all")],
)
def test_an_activity_without_an_amount_is_not_0_min(total: float, cell: str, said: str) -> None:
    """Typed in a hurry, `pace log walk`: the report said "walk 0 min in all, on 1 day"."""
    walk = ActivitySpan("walk", "minutes", None, None, None, total, 1, None)
    assert (total_words(walk), in_all(walk)) == (cell, said)
