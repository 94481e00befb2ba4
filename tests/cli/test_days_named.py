"""Days as a person names them, for a plan and for a report."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacing_cli.app.dates import Landmarks, Span, read_day, read_past_day, read_period, read_span
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


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("yesterday", (2026, 3, 7), (2026, 3, 7)),
        ("monday", (2026, 3, 2), (2026, 3, 2)),
        ("1 March", (2026, 3, 1), (2026, 3, 1)),
        ("since monday", (2026, 3, 2), (2026, 3, 8)),
        ("from 20 Feb to 1 March", (2026, 2, 20), (2026, 3, 1)),
        ("1 March to today", (2026, 3, 1), (2026, 3, 8)),
        ("this week", (2026, 3, 2), (2026, 3, 8)),
        ("last week", (2026, 2, 23), (2026, 3, 1)),
        ("last 4 weeks", (2026, 2, 9), (2026, 3, 8)),
        ("the past four weeks", (2026, 2, 9), (2026, 3, 8)),
        ("10 days", (2026, 2, 27), (2026, 3, 8)),
        ("this month", (2026, 3, 1), (2026, 3, 8)),
        ("last month", (2026, 2, 1), (2026, 2, 28)),
        ("March", (2026, 3, 1), (2026, 3, 8)),
        ("for December", (2025, 12, 1), (2025, 12, 31)),
        ("feb 2024", (2024, 2, 1), (2024, 2, 29)),
    ],
)
def test_days_are_named_as_people_say_them(words: str, first: Any, last: Any) -> None:
    assert read_period(words, SUNDAY) == Span(date(*first), date(*last))


@pytest.mark.parametrize(
    "words",
    ["", "walk", "tomorrow", "1 March to 1 Feb", "0 weeks", "four", "April 2026", "since", "to",
     "99999999999 weeks", "last", "March 20266", "march 0000", "dec 9999"],
)  # fmt: skip
def test_words_that_name_no_days_up_to_today_name_none(words: str) -> None:
    assert read_period(words, SUNDAY) is None


@given(st.lists(st.sampled_from(
    ["last", "this", "week", "month", "4", "four", "days", "since", "to", "from", "1", "March", "monday", "2026", "2026-03-01", "the", "walk"]
), max_size=6))  # fmt: skip
def test_no_words_name_days_after_today(words: list[str]) -> None:
    found = read_period(" ".join(words), SUNDAY)
    assert found is None or found.start <= found.end <= SUNDAY
