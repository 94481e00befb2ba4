"""A part of a row by its dates."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from pacing_cli.engine.statistics import between
from pacing_cli.model.day import Day

FIRST = date(2026, 3, 1)


@given(st.integers(0, 12), st.integers(-5, 15), st.integers(-5, 15))
def test_it_holds_the_days_from_the_first_to_the_last(count: int, first: int, last: int) -> None:
    """A span within the row, over its ends, beside it, or the wrong way round."""
    row = [Day(FIRST + timedelta(days=many)) for many in range(count)]
    start, stop = FIRST + timedelta(days=first), FIRST + timedelta(days=last)
    assert list(between(row, start, stop)) == [day for day in row if start <= day.on <= stop]
