"""Which dated copies are kept: seven daily, four weekly, twelve monthly."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from pacing_cli.storage.maintenance.backup import kept as kept_on
from pacing_cli.storage.maintenance.backup import name_of, read_name

START = date(2024, 1, 1)
DAYS = st.integers(0, 900).map(lambda number: START + timedelta(number))


LATEST = START + timedelta(900)


def kept(there, today=LATEST):
    return kept_on(there, today)


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
    left = sorted(kept(names(days)))
    assert left[-7:] == [day.isoformat() for day in days[-7:]]
    months = {text[:7] for text in left}
    assert len(months) == 12
    assert len(left) <= 7 + 4 + 12


@given(st.lists(DAYS, unique=True, max_size=80), st.randoms(use_true_random=False))
def test_thinning_day_by_day_keeps_a_copy_of_every_one_of_the_last_months(days, chance):
    there: set[str] = set()
    for day in sorted(days):
        there = set(kept(names(date.fromisoformat(text) for text in there | {day.isoformat()})))
        assert day.isoformat() in there
    months = sorted({day.isoformat()[:7] for day in days})
    assert {text[:7] for text in there} >= set(months[-12:])
    mixed = names(days)
    chance.shuffle(mixed)
    assert kept(mixed) == kept(names(sorted(days)))


def test_all_copies_of_the_last_days_stay():
    """A copy before a repair and the copy of the day are both needed tomorrow."""
    there = [read_name(text) for text in ("2026-03-10", "2026-03-10-101010-before-repair")]
    assert len(kept(there)) == 2


@given(st.lists(DAYS, unique=True, min_size=1, max_size=40), st.integers(1, 40))
def test_copies_dated_ahead_push_out_none_of_the_others(days, ahead):
    """The clock was wrong, and is right again."""
    future = names(LATEST + timedelta(400 + number) for number in range(ahead))
    assert kept(names(days)) == {
        name for name in kept([*names(days), *future]) if date.fromisoformat(name) <= LATEST
    }


@given(st.integers(1, 60), st.integers(1, 40), st.integers(32, 3000))
def test_days_of_a_clock_set_ahead_leave_the_seven_days_before(before, after, jump):
    """Nobody knows yet that the clock is wrong: the newest copy tells of today."""
    good = [START + timedelta(number) for number in range(before)]
    there = set(kept(names(good), good[-1]))
    for number in range(after):
        day = good[-1] + timedelta(jump + number)
        there = set(kept(names(map(date.fromisoformat, there | {day.isoformat()})), day))
    assert {day.isoformat() for day in good[-7:]} <= there


@given(st.lists(DAYS, unique=True, max_size=300))
def test_what_is_kept_has_a_bound_however_a_journal_is_used(days):
    assert len(kept(names(days))) <= 3 * (7 + 4) + 12
