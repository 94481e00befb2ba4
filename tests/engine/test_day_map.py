"""Times of day and days of the week: where tiredness gathers, and after what pain was lower."""

from datetime import date, timedelta
from random import Random

import pytest

from pacing_cli.engine.days import days as run_of_days
from pacing_cli.engine.patterns.time_of_day import day_map, part_of_day
from pacing_cli.model.entry import Entry
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.patterns import DayMap, TimeMap
from pacing_cli.model.plan import NotYet
from tests.histories import History, entry

P = Parameters()
FIRST = date(2026, 3, 2)  # a Monday


def mapped(entries: tuple[Entry, ...] | list[Entry]) -> DayMap:
    last = max((one.day for one in entries), default=FIRST)
    return day_map(entries, run_of_days(entries, last), P)


def answered(found: TimeMap | NotYet) -> TimeMap:
    assert isinstance(found, TimeMap)
    return found


@pytest.mark.parametrize(
    ("hour", "part"),
    [(5, "morning"), (10, "morning"), (11, "midday"), (14, "afternoon"), (18, "evening"),
     (23, "evening"), (0, "evening"), (4, "evening")],
)  # fmt: skip
def test_every_hour_belongs_to_a_part_of_the_day(hour: int, part: str) -> None:
    assert part_of_day(hour) == part


def test_tiredness_that_gathers_in_the_evening_is_found(history: History) -> None:
    """
    2026-03-02..2026-03-11 08:00 check fatigue 3
    2026-03-02..2026-03-11 13:00 check fatigue 4
    2026-03-02..2026-03-11 20:00 check fatigue 7
    """
    parts = answered(mapped(history.entries).parts)
    assert parts.most == "evening"
    assert parts.above == pytest.approx(3.5)
    assert [one.days for one in parts.stretches] == [10, 10, 0, 10]


def test_three_ratings_of_one_morning_are_one_morning(history: History) -> None:
    """
    2026-03-02 08:00 check fatigue 3
    2026-03-02 09:00 check fatigue 4
    2026-03-02 10:00 check fatigue 5
    """
    assert mapped(history.entries).parts == NotYet(1, 8, "days with fatigue rated at a time of day")


def test_one_check_in_a_day_cannot_be_compared(history: History) -> None:
    """
    2026-03-02..2026-03-31 08:00 check fatigue 4
    """
    assert mapped(history.entries).parts == NotYet(
        0, 8, "days with fatigue rated at a second time of day"
    )


def test_a_hard_weekday_is_found_and_a_week_is_not_enough() -> None:
    """Eight weeks in which Thursdays are two points more tiring."""
    chance = Random(2)
    entries = [
        entry(n, "check", FIRST + timedelta(days=n), fatigue=round(4 + chance.gauss(0, 0.7) + 2 * (n % 7 == 3)))
        for n in range(56)
    ]  # fmt: skip
    assert answered(mapped(entries).weekdays).most == "thu"
    assert mapped(entries[:7]).weekdays == NotYet(1, 4, "rated days of each weekday")


def test_where_every_day_is_alike_no_weekday_is_named() -> None:
    """A hundred people of twelve weeks with nothing in it: hardly ever is a day named."""
    named = 0
    for seed in range(100):
        chance = Random(seed)
        entries = [
            entry(n, "check", FIRST + timedelta(days=n), fatigue=round(5 + chance.gauss(0, 1.2)))
            for n in range(84)
        ]
        named += answered(mapped(entries).weekdays).most is not None
    assert named <= 10


def test_relief_is_told_in_counts(history: History) -> None:
    """
    2026-03-02..2026-03-08 10:00 stretching 5m pain 5-4
    2026-03-09..2026-03-10 10:00 stretching 5m pain 4-4
    2026-03-02..2026-03-10 15:00 ironing 10m pain 4-5
    """
    relief = mapped(history.entries).relief
    assert not isinstance(relief, NotYet)
    (only,) = relief
    assert (only.activity, only.entries, only.better, only.same, only.worse) == (
        "stretching", 9, 7, 2, 0,
    )  # fmt: skip
    assert only.change == pytest.approx(-7 / 9)


def test_relief_needs_enough_entries_of_one_activity(history: History) -> None:
    """
    2026-03-02..2026-03-04 10:00 stretching 5m pain 5-3
    """
    assert mapped(history.entries).relief == NotYet(
        3, 8, "entries of one activity with pain before and after"
    )


def test_nothing_logged_is_three_times_not_yet() -> None:
    found = mapped([])
    assert all(isinstance(one, NotYet) for one in found)
