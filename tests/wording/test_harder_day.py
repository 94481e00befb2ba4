"""What is said of a harder day is what its parts show."""

from pacing_cli.wording.quota_short import HARDER, HARDER_UNCUT, day_words
from tests.histories import History


def test_a_long_amount_is_said_to_come_in_smaller_parts(history: History) -> None:
    """
    2026-03-01..2026-03-20 check pain 3
    2026-03-01..2026-03-20 walk 20m
    2026-03-21 check pain 5
    """
    assert day_words(history.evaluation("2026-03-21").plan) == HARDER


def test_an_amount_that_stays_whole_is_not_said_to_be_cut(history: History) -> None:
    """
    2026-03-01..2026-03-20 check pain 3
    2026-03-16..2026-03-20 walk 6m
    2026-03-21 check pain 5
    """
    plan = history.evaluation("2026-03-21").plan
    assert [block.part for block in plan.blocks if block.kind == "activity"] == [(1, 1)]
    assert day_words(plan) == HARDER_UNCUT
