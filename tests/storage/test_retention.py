"""Which dated copies are kept: seven daily, four weekly, twelve monthly."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from pacing_cli.storage.retention import kept, name_of, read_name

START = date(2024, 1, 1)
DAYS = st.integers(0, 900).map(lambda number: START + timedelta(number))


def names(days):
    return [read_name(day.isoformat()) for day in days]


def test_a_name_is_read_as_it_was_written():
    moment = datetime(2026, 3, 10, 18, 15, tzinfo=UTC)
    assert read_name(name_of(moment, "")).on == date(2026, 3, 10)
    copy = read_name(name_of(moment, "before-restore"))
    assert (copy.text, copy.time, copy.why) == (
        "2026-03-10-181500-before-restore", "181500", "before-restore"
    )  # fmt: skip


def test_other_names_are_not_copies():
    for text in ("undo", "set-aside", "2026-03", "2026-02-30", "2026-03-10.bak", "../2026-03-10"):
        assert read_name(text) is None


def test_two_years_of_daily_use_leave_seven_days_four_weeks_and_twelve_months():
    days = [START + timedelta(number) for number in range(730)]
    left = sorted(kept(names(days), days[-1]))
    assert left[-7:] == [day.isoformat() for day in days[-7:]]
    months = {text[:7] for text in left}
    assert len(months) == 12
    assert len(left) <= 7 + 4 + 12


@given(st.lists(DAYS, unique=True, max_size=80), st.randoms(use_true_random=False))
def test_thinning_day_by_day_keeps_a_copy_of_every_one_of_the_last_months(days, chance):
    there: set[str] = set()
    for day in sorted(days):
        known = names(date.fromisoformat(text) for text in there | {day.isoformat()})
        there = set(kept(known, day))
        assert day.isoformat() in there
    months = sorted({day.isoformat()[:7] for day in days})
    assert {text[:7] for text in there} >= set(months[-12:])
    mixed = names(days)
    chance.shuffle(mixed)
    assert kept(mixed, START) == kept(names(sorted(days)), START)


def test_all_copies_of_the_last_days_stay():
    """A copy before a repair and the copy of the day are both needed tomorrow."""
    there = [read_name(text) for text in ("2026-03-10", "2026-03-10-101010-before-repair")]
    assert len(kept(there, date(2026, 3, 10))) == 2


@given(st.lists(DAYS, unique=True, max_size=40), st.lists(DAYS, unique=True, max_size=40), DAYS)
def test_a_copy_that_is_dated_ahead_takes_no_others_place(days, wrong, today):
    """A laptop without a battery woke up in 2028, and was put right ten days later."""
    past = [day for day in days if day <= today]
    ahead = [day for day in wrong if day > today]
    assert kept(names(past), today) <= kept(names(past + ahead), today)


def test_ten_days_of_a_clock_in_2028_leave_all_seven_days_of_now():
    before = [date(2026, 3, day) for day in range(1, 11)]
    astray = [date(2028, 5, day) for day in range(1, 11)]
    there = set(kept(names(before), before[-1]))
    for day in astray:
        known = names(date.fromisoformat(text) for text in there | {day.isoformat()})
        there = set(kept(known, day))
    for day in (date(2026, 3, 11) + timedelta(number) for number in range(9)):
        known = names(date.fromisoformat(text) for text in there | {day.isoformat()})
        there = set(kept(known, day))
    assert {f"2026-03-{day}" for day in range(13, 20)} <= there
