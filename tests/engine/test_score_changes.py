"""Scores beside each other: only like with like, and in words that know the error."""

from datetime import date, timedelta

import pytest

from pacing_cli.engine.look_back.outcomes import due, score_changes, series
from pacing_cli.model.entry import Entry
from pacing_cli.model.findings import OutcomeChange
from pacing_cli.model.parameters import Parameters
from tests.histories import START, entry

P = Parameters()
END = START + timedelta(days=200)


def score(day: int, value: float, instrument: str = "peg", hour: float = 9, **more) -> Entry:
    at = START + timedelta(days=day)
    given = {"instrument": instrument, "value": value, "better": "less", **more}
    return entry(day * 100 + int(hour), "score", at, hour, **given)


def changed(*entries: Entry, start: date = START) -> tuple[OutcomeChange, ...]:
    return score_changes(series(entries), start, END, P)


@pytest.mark.parametrize(
    ("after", "verdict", "better"),
    [
        (5.5, "smaller than measurement error", None),
        (5, "may matter", True),
        (7, "may matter", False),
        (4, "clearly larger", True),
        (8, "clearly larger", False),
        (6, "smaller than measurement error", None),
    ],
)
def test_the_three_questions_are_held_against_one_point(after, verdict, better) -> None:
    (found,) = changed(score(0, 6), score(28, after))
    assert (found.verdict, found.better) == (verdict, better)
    assert (found.first_on, found.last_on) == (START, START + timedelta(days=28))


def test_one_score_alone_is_no_change() -> None:
    assert changed(score(0, 6)) == ()


def test_since_the_last_visit_the_score_before_it_is_the_one_beside() -> None:
    found = changed(score(0, 9), score(30, 6), score(60, 3), start=START + timedelta(days=40))
    assert [(one.first, one.last) for one in found] == [(6, 3)]


def test_a_score_from_before_the_span_alone_is_not_told_again() -> None:
    assert changed(score(0, 9), score(30, 6), start=START + timedelta(days=40)) == ()


def test_two_scores_of_one_day_are_one_the_last() -> None:
    found = changed(score(0, 9, hour=8), score(0, 6, hour=10), score(30, 3))
    assert [one.first for one in found] == [6]


def test_a_practice_try_is_compared_with_nothing() -> None:
    tries = score(0, 8, "sit_to_stand", better="more", practice=True)
    assert changed(tries, score(1, 10, "sit_to_stand", better="more")) == ()


def test_own_activities_are_compared_with_themselves_alone() -> None:
    """Stairs and cooking at first; then cooking was let go and the bus came in its place."""
    first = score(0, 4, "psfs", better="more", items={"stairs": 3, "cooking": 5})
    then = score(28, 7, "psfs", better="more", items={"stairs": 6, "bus": 8})
    (found,) = changed(first, then)
    assert (found.name, found.first, found.last, found.verdict) == ("psfs", 3, 6, "may matter")


def test_of_several_own_activities_the_mean_has_the_smaller_error() -> None:
    first = score(0, 4, "psfs", better="more", items={"stairs": 3, "cooking": 5})
    then = score(28, 6, "psfs", better="more", items={"stairs": 5, "cooking": 7})
    found = {one.name: one.verdict for one in changed(first, then)}
    assert found == {
        "psfs": "may matter",
        "psfs: stairs": "smaller than measurement error",
        "psfs: cooking": "smaller than measurement error",
    }


def test_own_activities_that_have_nothing_in_common_are_not_compared() -> None:
    first = score(0, 4, "psfs", better="more", items={"stairs": 3})
    assert changed(first, score(28, 7, "psfs", better="more", items={"bus": 8})) == ()


def test_the_same_name_in_the_other_direction_is_another_measure() -> None:
    """PSFS 2.0 turns the scale round."""
    first = score(0, 3, "psfs", better="more", items={"stairs": 3})
    assert changed(first, score(28, 3, "psfs", better="less", items={"stairs": 3})) == ()


def test_a_licensed_measure_has_the_error_that_was_written_with_it() -> None:
    entries = [score(0, 20, "PSEQ", better="more"), score(30, 30, "PSEQ", better="more")]
    assert changed(*entries)[0].verdict == "error not known"
    entries[1] = score(30, 32, "PSEQ", better="more", error=11)
    assert (changed(*entries)[0].verdict, changed(*entries)[0].better) == ("may matter", True)


def test_ratings_of_goals_and_torn_scores_are_left_out() -> None:
    torn = entry(1, "score", START, value=3)
    assert series([torn, score(0, 1, "gas", goal="park"), entry(2, "check", START, pain=3)]) == ()


def test_a_measure_is_due_after_its_weeks_and_never_before_it_was_taken() -> None:
    assert due((), END, P) == ()
    found = series([score(0, 6)])
    assert due(found, START + timedelta(days=27), P) == ()
    assert [one.instrument for one in due(found, START + timedelta(days=28), P)] == ["peg"]
