"""The usual, the best and the worst week of a span."""

from datetime import date, timedelta

from pacing_cli.engine.days import days
from pacing_cli.engine.look_back.weeks import weeks
from pacing_cli.model.findings import Weeks
from pacing_cli.model.plan import NotYet
from pacing_cli.wording.look_back import week_table
from tests.histories import History

TODAY = date(2026, 3, 29)
"""A Sunday."""


def weeks_of(history: History, span: int = 28) -> Weeks | NotYet:
    return weeks(days(history.entries, TODAY)[-span:])


def test_best_is_the_most_done_and_worst_the_most_pain(history: History) -> None:
    """
    2026-03-02..2026-03-08 walk 10m
    2026-03-02..2026-03-08 check pain 3
    2026-03-09..2026-03-15 walk 20m
    2026-03-09..2026-03-15 check pain 4
    2026-03-16..2026-03-22 walk 10m
    2026-03-16..2026-03-22 check pain 7
    2026-03-23..2026-03-29 walk 12m
    2026-03-23..2026-03-29 check pain 4
    """
    found = weeks_of(history)
    assert isinstance(found, Weeks)
    assert found.best is not None
    assert (found.best.start, found.best.amount) == (date(2026, 3, 9), 20)
    assert found.worst is not None
    assert (found.worst.start, found.worst.pain) == (date(2026, 3, 16), 7)
    assert found.usual
    assert (found.usual.amount, found.usual.pain, found.worst_by) == (11, 4, "pain")


def test_a_good_week_is_never_told_without_what_came_after(history: History) -> None:
    """
    2026-03-16..2026-03-22 walk 30m
    2026-03-16..2026-03-29 check pain 3
    2026-03-23..2026-03-29 walk 5m
    2026-03-23..2026-03-29 check pain 9
    """
    found = weeks_of(history, 14)
    assert isinstance(found, Weeks)
    assert found.best is not None
    assert found.best.pain_after == 6


def test_without_ratings_the_worst_week_is_the_one_with_the_least_done(history: History) -> None:
    """
    2026-03-16..2026-03-22 walk 30m
    2026-03-23..2026-03-29 walk 5m
    """
    found = weeks_of(history, 14)
    assert isinstance(found, Weeks)
    assert found.worst is not None
    assert (found.worst_by, found.worst.amount, found.worst.pain) == ("amount", 5, None)


def test_a_week_of_few_days_counts_for_nothing(history: History) -> None:
    """
    2026-03-16..2026-03-18 walk 30m
    2026-03-23..2026-03-29 walk 5m
    """
    assert weeks_of(history, 14) == NotYet(1, 2, "weeks with 4 known days")


def test_no_days_are_no_weeks() -> None:
    assert weeks(()) == NotYet(0, 2, "weeks with 4 known days")


def test_a_week_in_bed_is_not_the_week_with_the_most_done(history: History) -> None:
    """Two known days before the flare made the mean of that week the highest of all.

    2026-03-02..2026-03-08 walk 20m
    2026-03-09..2026-03-15 walk 25m
    2026-03-16..2026-03-17 walk 120m
    2026-03-23..2026-03-29 walk 22m
    """
    found = weeks_of(history)
    assert isinstance(found, Weeks)
    assert found.best
    assert found.worst
    assert found.usual
    assert (found.best.start, found.best.amount) == (date(2026, 3, 9), 25)
    assert (found.worst.start, found.worst.amount) == (date(2026, 3, 2), 20)
    assert (found.usual.amount, found.counted) == (22, 3)


def test_two_weeks_have_a_most_and_no_usual(history: History) -> None:
    """ "usual, middle of 2" was the same as "most done".

    2026-03-16..2026-03-20 walk 10m
    2026-03-23..2026-03-29 walk 30m
    """
    found = weeks_of(history, 14)
    assert isinstance(found, Weeks)
    assert found.usual is None
    table = week_table(found)
    assert table.title == "Weeks that stood out"
    assert [row[:2] for row in table.rows] == [
        ("most done", "from 23 Mar"), ("least done", "from 16 Mar, on 5 days"),
    ]  # fmt: skip


def test_weeks_begin_on_monday_and_a_part_of_one_needs_four_days(history: History) -> None:
    """The span begins on a Thursday; its first four days are a week by themselves.

    2026-03-05..2026-03-08 walk 40m
    2026-03-09..2026-03-29 walk 10m
    """
    found = weeks_of(history, 25)
    assert isinstance(found, Weeks)
    assert found.best
    assert (found.best.start, found.best.end) == (date(2026, 3, 5), date(2026, 3, 8))
    assert found.counted == 4


def test_unknown_days_are_in_no_mean(history: History) -> None:
    """
    2026-03-09..2026-03-13 walk 10m
    2026-03-16..2026-03-20 walk 10m
    2026-03-23..2026-03-27 walk 10m
    """
    found = weeks_of(history, 21)
    assert isinstance(found, Weeks)
    assert found.usual
    assert found.usual.amount == 10
    assert found.usual.end - found.usual.start == timedelta(days=20)


def test_the_pain_of_three_days_is_the_pain_of_no_week(history: History) -> None:
    """
    2026-03-16..2026-03-29 walk 10m
    2026-03-16..2026-03-18 check pain 9
    2026-03-23..2026-03-29 check pain 3
    """
    found = weeks_of(history, 14)
    assert isinstance(found, Weeks)
    assert found.worst_by == "amount"
    assert found.best
    assert found.best.pain == 3
