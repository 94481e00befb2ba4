"""Days as a person names them, for a plan and for a report."""

from datetime import date

import pytest

from pacing_cli.app.dates import Landmarks, Span, read_day, read_past_day, read_span
from pacing_cli.errors import WordsNotUnderstood

SUNDAY = date(2026, 3, 8)


def nothing(last: date) -> Landmarks:
    return Landmarks(None, None)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        (None, SUNDAY),
        ("today", SUNDAY),
        ("Tomorrow", date(2026, 3, 9)),
        ("yesterday", date(2026, 3, 7)),
        ("sunday", SUNDAY),
        ("mon", date(2026, 3, 9)),
        ("2026-01-31", date(2026, 1, 31)),
    ],
)
def test_a_plan_is_for_the_day_that_is_named(words: str | None, day: date) -> None:
    assert read_day(words, SUNDAY) == day


@pytest.mark.parametrize("words", ["someday", "s", "2026-02-30", "2026-03-16", "9999-12-31", ""])
def test_a_day_that_is_none_or_too_far_is_refused(words: str) -> None:
    with pytest.raises(WordsNotUnderstood, match="does not know the day"):
        read_day(words, SUNDAY)


@pytest.mark.parametrize("today", [date(2026, 11, 29), date(2031, 2, 27), date.max])
def test_the_example_of_a_refusal_works_when_it_is_typed(today: date) -> None:
    """In November `pace plan nextweek` said "pace plan 2026-03-08", a day of last spring."""
    with pytest.raises(WordsNotUnderstood) as refused:
        read_day("nextweek", today)
    shown = str(refused.value).rpartition("pace plan ")[2]
    assert read_day(shown, today).isoformat() == shown
    with pytest.raises(WordsNotUnderstood) as refused:
        read_past_day("--from", "soon", today)
    shown = str(refused.value).rpartition("example ")[2].rstrip(".")
    assert read_past_day("--from", shown, today) == date.fromisoformat(shown)


def test_a_report_looks_back_four_weeks_when_there_was_no_visit() -> None:
    assert read_span(None, None, SUNDAY, nothing) == Span(date(2026, 2, 9), SUNDAY)


def test_a_report_begins_with_the_journal_where_that_is_younger() -> None:
    found = read_span(None, None, SUNDAY, lambda _: Landmarks(date(2026, 3, 3), None))
    assert found.start == date(2026, 3, 3)


def test_a_report_begins_at_the_last_visit_before_its_end() -> None:
    """Visits on 2 and 5 March, and today's, which the sheet is for."""

    def visits(last: date) -> Landmarks:
        before = [day for day in (2, 5, 8) if day < last.day]
        return Landmarks(date(2026, 1, 1), date(2026, 3, before[-1]))

    assert read_span(None, None, SUNDAY, visits).start == date(2026, 3, 5)
    assert read_span(None, "2026-03-04", SUNDAY, visits).start == date(2026, 3, 2)


def test_a_weekday_in_a_report_is_the_last_one() -> None:
    assert read_span("monday", "sat", SUNDAY, nothing) == Span(date(2026, 3, 2), date(2026, 3, 7))


@pytest.mark.parametrize(("start", "end"), [("2026-03-05", "2026-03-01"), ("tomorrow", None)])
def test_a_report_that_goes_backwards_or_ahead_is_refused(start: str, end: str | None) -> None:
    with pytest.raises(WordsNotUnderstood):
        read_span(start, end, SUNDAY, nothing)
