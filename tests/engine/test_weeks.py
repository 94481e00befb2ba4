"""The usual, the best and the worst week of a span."""

from datetime import date, timedelta

from pacing_cli.engine.days import days
from pacing_cli.engine.look_back.weeks import weeks
from pacing_cli.model.findings import Weeks
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.plan import NotYet
from tests.histories import History

TODAY = date(2026, 3, 28)


def weeks_of(history: History, span: int = 28) -> Weeks | NotYet:
    return weeks(days(history.entries, TODAY)[-span:], Parameters())


def test_best_is_the_most_done_and_worst_the_most_pain(history: History) -> None:
    """
    2026-03-01..2026-03-07 walk 10m
    2026-03-01..2026-03-07 check pain 3
    2026-03-08..2026-03-14 walk 20m
    2026-03-08..2026-03-14 check pain 4
    2026-03-15..2026-03-21 walk 10m
    2026-03-15..2026-03-21 check pain 7
    2026-03-22..2026-03-28 walk 12m
    2026-03-22..2026-03-28 check pain 4
    """
    found = weeks_of(history)
    assert isinstance(found, Weeks)
    assert found.best is not None
    assert (found.best.start, found.best.amount) == (date(2026, 3, 8), 20)
    assert found.worst is not None
    assert (found.worst.start, found.worst.pain) == (date(2026, 3, 15), 7)
    assert (found.usual.amount, found.usual.pain, found.worst_by) == (11, 4, "pain")


def test_a_good_week_is_never_told_without_what_came_after(history: History) -> None:
    """
    2026-03-15..2026-03-21 walk 30m
    2026-03-15..2026-03-28 check pain 3
    2026-03-22..2026-03-28 walk 5m
    2026-03-22..2026-03-28 check pain 9
    """
    found = weeks_of(history, 14)
    assert isinstance(found, Weeks)
    assert found.best is not None
    assert found.best.pain_after == 6


def test_without_ratings_the_worst_week_is_the_one_with_the_least_done(history: History) -> None:
    """
    2026-03-15..2026-03-21 walk 30m
    2026-03-22..2026-03-28 walk 5m
    """
    found = weeks_of(history, 14)
    assert isinstance(found, Weeks)
    assert found.worst is not None
    assert (found.worst_by, found.worst.amount, found.worst.pain) == ("amount", 5, None)


def test_a_week_of_few_days_counts_for_nothing(history: History) -> None:
    """
    2026-03-15..2026-03-18 walk 30m
    2026-03-22..2026-03-28 walk 5m
    """
    assert weeks_of(history, 14) == NotYet(1, 2, "weeks with entries on 5 of 7 days")


def test_no_days_are_no_weeks() -> None:
    assert weeks((), Parameters()) == NotYet(0, 2, "weeks with entries on 5 of 7 days")


def test_unknown_days_are_in_no_mean(history: History) -> None:
    """
    2026-03-15..2026-03-19 walk 10m
    2026-03-22..2026-03-26 walk 10m
    """
    found = weeks_of(history, 14)
    assert isinstance(found, Weeks)
    assert found.usual.amount == 10
    assert found.usual.end - found.usual.start == timedelta(days=13)
