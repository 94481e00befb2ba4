"""The past in stretches looks like one row of all days, and opens what is asked for alone."""

from datetime import date, timedelta
from operator import attrgetter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pacing_cli.model.day import Day
from pacing_cli.model.history import History, HistoryRow, LazySequence, Segment
from pacing_cli.model.phase import Phase, UsualRange

FIRST = date(2026, 1, 1)
ends = st.none() | st.integers(-12, 12)


def days(first: int, count: int) -> list[Day]:
    return [Day(FIRST + timedelta(days=first + many)) for many in range(count)]


def stretch(first: int, count: int) -> Segment:
    usual, phases = [UsualRange(3.0, 1.0, 9)] * count, [Phase("steady")] * count
    return Segment(days(first, count), usual, phases, [None] * count, {"walk": [10.0] * count})


def past(*lengths: int) -> History:
    starts = [sum(lengths[:many]) for many in range(len(lengths))]
    return History(lengths, [stretch(*one) for one in zip(starts, lengths, strict=True)])


@given(st.lists(st.integers(1, 4), max_size=4), st.integers(0, 4), ends, ends, st.booleans())
def test_a_row_is_like_the_list_of_all_its_days(
    lengths: list[int], more: int, start: int | None, stop: int | None, backwards: bool
) -> None:
    """Days of some months, and what came since: parts, from the front and from the end."""
    held = past(*lengths)
    every = days(0, len(held) + more)
    row = HistoryRow(held, attrgetter("days"), every[len(held) :])
    part = slice(start, stop, -1 if backwards else 1)
    assert list(row[part]) == every[part]
    assert list(row) == every
    assert list(reversed(row)) == every[::-1]
    assert [row[place] for place in range(-len(every), len(every))] == every * 2


@given(ends, ends, ends, ends)
@example(None, -9, -1, -12)  # an end before the beginning, among the days since
def test_a_long_part_of_a_part_is_that_of_the_list(
    start: int | None, stop: int | None, start_again: int | None, stop_again: int | None
) -> None:
    """Longer than what is made a list of at once: still the same days."""
    row = HistoryRow(past(90, 90), attrgetter("days"), days(180, 20))
    part, again = slice(start, stop), slice(start_again, stop_again)
    assert list(row[part][again]) == days(0, 200)[part][again]


@pytest.mark.parametrize("place", [200, -201])
def test_a_place_that_never_was_is_an_ordinary_mistake(place: int) -> None:
    """Beyond either end, also of a part."""
    row = HistoryRow(past(90, 90), attrgetter("days"), days(180, 20))
    with pytest.raises(IndexError):
        row[place]
    with pytest.raises(IndexError):
        row[10:190][180]


def test_who_asks_for_the_last_weeks_opens_the_last_month() -> None:
    """Ten months; a plan looks at what came since, and now of the month before."""
    opened: list[int] = []

    def open_these(numbers: range) -> list[Segment]:
        opened.extend(numbers)
        return [stretch(30 * number, 30) for number in numbers]

    row = HistoryRow(
        History([30] * 10, LazySequence(10, open_these)), attrgetter("days"), days(300, 5)
    )
    assert row[-1].on == FIRST + timedelta(days=304)
    assert len(row[-14:]) == 14
    assert set(opened) == {9}
    assert next(day for day in reversed(row) if day.on < FIRST + timedelta(days=270))
    assert set(opened) == {8, 9}


def test_days_that_are_added_to_what_came_since_are_seen() -> None:
    """The quotas of a walk are written down while it goes on."""
    since: list[float | None] = []
    row = HistoryRow(past(3), lambda one: one.of("walk"), since)
    since.append(12.0)
    assert list(row) == [10.0, 10.0, 10.0, 12.0]
    assert row[-1] == 12.0


def test_an_activity_that_had_no_quota_has_none_on_each_day() -> None:
    """Nothing was shown of swimming in that month."""
    assert list(stretch(0, 3).of("swim")) == [None, None, None]
