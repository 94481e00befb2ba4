"""Small parts that many sentences share."""

from datetime import date

from pacing_cli.wording.phrases import from_to


def test_a_span_of_one_day_is_one_date():
    """The first day of a journal: nobody reads the same date twice."""
    first, last = date(2026, 3, 1), date(2026, 3, 31)
    assert from_to(first, last) == "1 March 2026 to 31 March 2026"
    assert from_to(first, first) == "1 March 2026"
