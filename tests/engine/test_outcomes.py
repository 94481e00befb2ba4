"""A week beside an earlier week, in words that know the error."""

from datetime import date, timedelta

import pytest

from pacing_cli.engine.look_back.outcomes import changes
from pacing_cli.model.day import Day, Done
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.plan import NotYet

P = Parameters()


def two_weeks(before, after, key="pain"):
    values = [before] * 7 + [after] * 7
    return [
        Day(date(2026, 3, 1) + timedelta(days=n), True, **{key: v}) for n, v in enumerate(values)
    ]


@pytest.mark.parametrize(
    ("before", "after", "verdict", "better"),
    [
        (6, 5.5, "smaller than measurement error", None),
        (6, 4, "may matter", True),
        (4, 5.5, "may matter", False),
        (7, 2, "clearly larger", True),
        (1, 1.6, "smaller than measurement error", None),
    ],
)
def test_pain_changes_by_two_points_or_thirty_percent(before, after, verdict, better):
    (change,) = changes(two_weeks(before, after), P)
    assert (change.name, change.verdict, change.better) == ("pain", verdict, better)


def test_tiredness_has_a_threshold_of_its_own():
    (change,) = changes(two_weeks(6, 4.9, "fatigue"), P)
    assert change.verdict == "smaller than measurement error"
    (change,) = changes(two_weeks(6, 4.7, "fatigue"), P)
    assert (change.verdict, change.better) == ("may matter", True)


def test_a_thousand_steps_more_may_matter():
    values = [3000.0] * 7 + [4100.0] * 7
    days = [
        Day(date(2026, 3, 1) + timedelta(days=n), True, done={"walk": Done(1, {"steps": v})})
        for n, v in enumerate(values)
    ]
    (change,) = changes(days, P)
    assert (change.name, change.verdict, change.better) == ("steps", "may matter", True)


def test_a_week_with_four_ratings_is_too_little():
    days = two_weeks(5, 5)
    days = [day._replace(pain=None) if n in (8, 9, 10) else day for n, day in enumerate(days)]
    assert changes(days, P) == NotYet(4, 5, "days with a rating in both weeks")


def test_two_weeks_are_needed():
    assert changes(two_weeks(5, 5)[:10], P) == NotYet(10, 14, "days")


def test_a_log_without_an_entry_has_no_day_of_it_yet():
    """Somebody looks at the report before anything was written down."""
    assert changes([Day(date(2026, 3, 1))], P) == NotYet(0, 14, "days")
