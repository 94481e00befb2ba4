"""Several sources over the same minutes are never added; what is not known stays unknown."""

from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from pacing_cli.importers.observations import (
    INTERVAL,
    Asleep,
    Counted,
    DayTotal,
    Measured,
    Night,
    NotWorn,
    Observation,
    Rule,
    Until,
    Workout,
)
from tests.importers.parcels import NOW, bouts, days, merged

DAY = date(2026, 3, 2)
MIDNIGHT = datetime(2026, 3, 2, tzinfo=UTC)


def steps(source: str, hour: float, value: float, minutes: float = 10) -> Counted:
    start = MIDNIGHT + timedelta(hours=hour)
    return Counted("steps", source, start, start + timedelta(minutes=minutes), value)


PHONE_AND_WATCH = [
    steps("Phone", 8, 1200),
    steps("Watch", 8, 1500),
    steps("Watch", 12, 200),
    steps("Phone", 18, 300),
]


def test_of_each_day_the_fullest_source_counts() -> None:
    """The watch saw 1,700 steps, the phone 1,500: together they did not see 3,200."""
    found = merged(PHONE_AND_WATCH)
    assert days(found.found, "steps") == {"2026-03-02": 1700}
    assert found.shared[0].sources == {"Watch": 1}


def test_a_preferred_source_counts_where_it_has_the_day() -> None:
    found = merged(PHONE_AND_WATCH, Rule(prefer=("phone",)))
    assert days(found.found, "steps") == {"2026-03-02": 1500}


def test_by_interval_the_sources_take_turns() -> None:
    """The watch lay on its charger in the evening; the phone counted on."""
    found = merged(PHONE_AND_WATCH, Rule(INTERVAL))
    assert days(found.found, "steps") == {"2026-03-02": 2000}


def test_a_span_over_midnight_is_shared_between_the_days() -> None:
    found = merged([steps("Phone", 23.75, 300, minutes=30)])
    assert days(found.found, "steps") == {"2026-03-02": 150, "2026-03-03": 150}


def test_a_span_over_the_change_of_the_clock_is_as_long_as_it_was() -> None:
    """From 1:50 to 3:10 on the clock, in twenty minutes."""
    start = datetime(2026, 3, 29, 1, 50, tzinfo=timezone(timedelta(hours=1)))
    end = datetime(2026, 3, 29, 3, 10, tzinfo=timezone(timedelta(hours=2)))
    found = merged([Counted("steps", "Phone", start, end, 80)], Rule(INTERVAL))
    assert days(found.found, "steps") == {"2026-03-29": 80}


def test_a_day_that_its_source_summed_up_itself_is_not_added_to_its_spans() -> None:
    found = merged([*PHONE_AND_WATCH, DayTotal("steps", "Watch", DAY, 1800)])
    assert days(found.found, "steps") == {"2026-03-02": 1800}


def test_a_day_that_stands_in_two_chunks_counts_once() -> None:
    found = merged([DayTotal("steps", "G", DAY, 59), DayTotal("steps", "G", DAY, 4000)])
    assert days(found.found, "steps") == {"2026-03-02": 4000}


def test_a_device_in_a_drawer_says_nothing() -> None:
    found = merged([DayTotal("steps", "G", DAY, 0), NotWorn("G", DAY)])
    assert found.found == ()
    assert merged([steps("Phone", 8, 0)]).found == ()


def test_a_day_that_is_not_over_is_left_for_another_time() -> None:
    found = merged([DayTotal("steps", "G", NOW.date(), 10)])
    assert found.found == ()
    assert "not over yet" in found.refused[0].problem.message


def test_last_night_is_over_though_the_day_is_not() -> None:
    found = merged([Night("W", NOW.date(), 7.5)])
    assert days(found.found, "sleep_hours") == {str(NOW.date()): 7.5}


def asleep(source: str, start: float, end: float) -> Asleep:
    return Asleep(source, MIDNIGHT + timedelta(hours=start), MIDNIGHT + timedelta(hours=end))


def test_sleep_is_the_union_of_what_was_seen() -> None:
    """A watch with stages, an app with one block: seven and a half hours, not fifteen."""
    seen = [
        asleep("Watch", -1, 2),
        asleep("Watch", 2.25, 6.5),
        asleep("App", -0.5, 6),
    ]
    assert days(merged(seen).found, "sleep_hours") == {"2026-03-02": 7.5}


def test_a_night_belongs_to_the_day_of_waking_up() -> None:
    """Asleep before midnight, up for an hour, asleep again: all of it is the morning's."""
    found = merged([asleep("W", -2, -1), asleep("W", 0, 6)])
    assert days(found.found, "sleep_hours") == {"2026-03-02": 7}


def test_sleep_by_day_and_by_night_is_told_apart() -> None:
    found = merged([asleep("W", -1, 5), asleep("W", 22.5, 30)])
    assert days(found.found, "sleep_hours") == {"2026-03-02": 6, "2026-03-03": 7.5}


@given(
    st.lists(
        st.tuples(st.sampled_from("ABC"), st.integers(0, 47), st.integers(1, 900)),
        min_size=1,
        max_size=30,
    ),
    st.sampled_from([Rule(), Rule(INTERVAL), Rule(INTERVAL, ("B",)), Rule(prefer=("C",))]),
)
def test_law_a_day_is_never_more_than_all_sources_nor_less_than_none(
    rows: list[tuple[str, int, int]], rule: Rule
) -> None:
    """Whatever the sources and the rule: at least what one of them saw, below their sum."""
    seen = [steps(source, half / 2, value) for source, half, value in rows]
    found = days(merged(seen, rule).found, "steps")["2026-03-02"]
    by_source = {name: sum(v for s, _, v in rows if s == name) for name in {s for s, _, _ in rows}}
    assert min(by_source.values()) <= found <= sum(by_source.values())
    if len(by_source) == 1 or rule == Rule():
        assert found == max(by_source.values())


@given(st.permutations(PHONE_AND_WATCH), st.sampled_from([Rule(), Rule(INTERVAL)]))
def test_law_the_order_of_records_changes_nothing(order: list[Counted], rule: Rule) -> None:
    assert days(merged(order, rule).found, "steps") == days(
        merged(PHONE_AND_WATCH, rule).found, "steps"
    )


def walk(source: str, hour: float, minutes: float) -> Workout:
    start = MIDNIGHT + timedelta(hours=hour)
    return Workout("walk", source, start, start + timedelta(minutes=minutes), {"minutes": minutes})


def test_a_walk_that_two_devices_saw_is_one_walk() -> None:
    found = merged([walk("Phone", 8, 20), walk("Watch", 8.05, 22), walk("Watch", 12, 5)])
    assert [one["minutes"] for one in bouts(found.found)] == [22, 5]


def test_what_cannot_be_is_refused_and_the_rest_is_read() -> None:
    found = merged([walk("W", 8, -5), walk("W", 9, 5), steps("P", 8, -1), steps("P", 9, 9e9)])
    assert len(bouts(found.found)) == 1
    assert len(found.refused) == 3


def test_readings_of_a_day_become_their_mean_and_their_highest() -> None:
    found = merged([Measured("hr", "W", MIDNIGHT, value) for value in (60, 70, 140)])
    assert (days(found.found, "hr"), days(found.found, "hrmax")) == (
        {"2026-03-02": 90}, {"2026-03-02": 140}
    )  # fmt: skip


def test_a_reading_that_no_heart_has_is_refused_alone() -> None:
    found = merged([Measured("x_resting_hr", "W", DAY, 900), Night("W", DAY, 7)])
    assert days(found.found, "sleep_hours") == {"2026-03-02": 7}
    assert [one.what for one in found.refused] == ["x_resting_hr"]


def test_a_sources_own_sum_of_a_day_wins_over_its_minutes() -> None:
    """Its minutes stand there twice: they come to more than it says itself."""
    twice = [steps("Watch", 8, 900), steps("Watch", 8, 900), steps("Phone", 8, 1000)]
    found = merged([*twice, DayTotal("steps", "Watch", DAY, 900)])
    assert days(found.found, "steps") == {"2026-03-02": 1000}
    assert days(merged([*twice, DayTotal("steps", "Watch", DAY, 1100)]).found, "steps") == {
        "2026-03-02": 1100
    }


def partial(observations: list[Observation]) -> list[str]:
    found = merged(observations)
    marked = [str(one.at.date()) for one in found.found if one.fields.get("x_partial")]
    assert marked == ([str(found.partial)] if found.partial else [])
    return marked


def test_the_last_day_of_an_export_may_not_be_whole() -> None:
    """What the export says of later days shows that this one was over: a night, a reading."""
    export = [DayTotal("steps", "W", DAY - timedelta(1), 5000), DayTotal("steps", "W", DAY, 900)]
    assert partial([*export]) == ["2026-03-02"]
    assert partial([*export, Night("W", DAY + timedelta(1), 7)]) == []
    assert partial([*export, Measured("hr", "W", MIDNIGHT + timedelta(1), 60)]) == []
    assert partial([*export, walk("W", 25, 10)]) == []
    assert partial([*export, asleep("W", 20, 30)]) == []


def test_an_export_that_says_up_to_when_it_goes_is_believed() -> None:
    export = [DayTotal("steps", "W", DAY - timedelta(1), 5000), DayTotal("steps", "W", DAY, 900)]
    assert partial([*export, Until(MIDNIGHT + timedelta(hours=14))]) == ["2026-03-02"]
    assert partial([*export, Until(MIDNIGHT + timedelta(hours=34))]) == []


def test_a_day_ahead_does_not_make_the_last_one_whole() -> None:
    """Some exports are filled up with days to come."""
    today = NOW.date()
    seen = [DayTotal("steps", "W", today - timedelta(1), 900)]
    assert partial([*seen]) == [str(today - timedelta(1))]
    assert partial([*seen, DayTotal("steps", "W", today + timedelta(5), 0)]) == [
        str(today - timedelta(1))
    ]
    assert partial([*seen, DayTotal("steps", "W", today, 5)]) == []
