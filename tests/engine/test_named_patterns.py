"""What repeats over weeks is named: in the plan when it begins, in every review."""

import itertools
from datetime import date

import pytest

from pacing_cli.engine.patterns.swings import named_patterns
from pacing_cli.model.evaluation import Evaluation
from pacing_cli.model.reason import LowMood, OverAmount, SymptomsRising, UnderAmount
from tests.histories import History

KINDS = (OverAmount, UnderAmount, SymptomsRising, LowMood)


def told(evaluation: Evaluation) -> list[type]:
    return [type(one) for one in evaluation.plan.notices if isinstance(one, KINDS)]


def test_over_the_amount_is_named_when_it_begins_and_a_week_later(history: History) -> None:
    """
    2026-03-01..2026-03-04 walk 10m
    2026-03-05..2026-03-30 walk 14m
    """
    days = [on for on in range(5, 31) if told(history.evaluation(f"2026-03-{on:02}"))]
    assert len(days) >= 3
    assert {after - before for before, after in itertools.pairwise(days)} == {7}


@pytest.mark.parametrize("ahead", [0, 1])
def test_stopped_for_pain_is_a_pattern_of_its_own(history: History, ahead: int) -> None:
    """
    2026-03-01..2026-03-04 walk 10m
    2026-03-05..2026-03-10 walk 6m stopped pain
    """
    (found,) = named_patterns(history.evaluation(f"2026-03-1{ahead}"))
    assert isinstance(found, UnderAmount)
    assert (found.activity, found.stopped_for_pain) == ("walk", 6)


def test_a_usual_that_creeps_up_is_named(history: History) -> None:
    """
    2026-03-01..2026-03-31 check fatigue 3
    2026-04-01..2026-04-14 check fatigue 5
    """
    assert told(history.evaluation("2026-04-14")) == [SymptomsRising]
    assert named_patterns(history.evaluation("2026-03-31")) == ()


def test_low_mood_for_weeks_shows_where_to_turn(history: History) -> None:
    """
    2026-03-01..2026-03-21 check mood 2
    """
    assert any(isinstance(one, LowMood) for one in named_patterns(history.evaluation("2026-03-21")))


def test_an_ordinary_month_has_no_pattern(history: History) -> None:
    """
    2026-03-01..2026-03-31 check pain 3 fatigue 4 mood 6
    2026-03-01..2026-03-31 walk 9m
    """
    assert named_patterns(history.evaluation(date(2026, 3, 31))) == ()
