"""The database of Gadgetbridge: what its minutes are, by maker."""

from datetime import UTC, timedelta, timezone

import pytest

from pacing_cli.errors import FileNotUsable
from tests.importers.owned import gadgetbridge, huami, second
from tests.importers.parcels import BERLIN_IN_WINTER, days, read


def told(path, zone=UTC):
    return read(path, zone=zone)["gadgetbridge"]


def row(text, steps=0, kind=-1, rate=-1):
    """A minute of an older table."""
    return (second(text), 1, 1, -1, steps, kind, rate)


def test_steps_are_those_of_the_persons_day_and_unknown_is_not_zero(tmp_path):
    """23:30 UTC is the next day in Berlin; -1 and 255 are nothing that was measured."""
    path = gadgetbridge(
        tmp_path / "Gadgetbridge",
        HUAMI_EXTENDED_ACTIVITY_SAMPLE=[
            *huami("2026-03-01 22:50", 20, steps=10, rate=70), *huami("2026-03-02 10:00", 1, steps=-1),
        ],
    )  # fmt: skip
    found = told(path, BERLIN_IN_WINTER).found
    assert days(found, "steps") == {"2026-03-01": 100, "2026-03-02": 100}
    assert days(found, "hr") == {"2026-03-01": 70, "2026-03-02": 70}
    assert found[0].fields["source"]["of"] == "Band"


def test_a_night_over_midnight_belongs_to_the_day_of_waking_up(tmp_path):
    path = gadgetbridge(
        tmp_path / "db",
        HUAMI_EXTENDED_ACTIVITY_SAMPLE=[
            *huami("2026-03-01 22:00", 240, kind=120), *huami("2026-03-02 02:00", 30, kind=80),
            *huami("2026-03-02 02:30", 180, kind=120), *huami("2026-03-02 09:00", 60, kind=115),
        ],
    )  # fmt: skip
    assert days(told(path, timezone(timedelta(hours=-5))).found, "sleep_hours") == {
        "2026-03-02": 7.0
    }


def test_a_mi_band_has_the_kinds_of_its_own_generation(tmp_path):
    """0 and 10 of a later band go on with the minute before; 4 and 5 are sleep of the first only."""
    later = [
        row("2026-03-02 01:00", kind=0x79), row("2026-03-02 01:01", kind=0x70),
        row("2026-03-02 01:02", kind=0x5B), row("2026-03-02 01:03", kind=0x01),
        row("2026-03-02 01:04", kind=0x50), row("2026-03-02 01:05", kind=4),
    ]  # fmt: skip
    first = [row(f"2026-03-02 01:0{n}", kind=kind) for n, kind in enumerate((4, 5, 1, -1))]
    new = gadgetbridge(tmp_path / "new", MI_BAND_ACTIVITY_SAMPLE=later)
    old = gadgetbridge(tmp_path / "old", MI_BAND_ACTIVITY_SAMPLE=first)
    assert days(told(new).found, "sleep_hours") == {"2026-03-02": 0.05}
    assert days(told(old).found, "sleep_hours") == {"2026-03-02": 0.03}


def test_a_garmin_counts_on_until_midnight_and_tells_a_stage_with_its_end(tmp_path):
    """Its steps are added up by itself; the count of yesterday still stands there at midnight."""
    steps = [
        row("2026-03-01 09:00", 100), row("2026-03-01 12:00", 2500), row("2026-03-01 23:59", 4000),
        row("2026-03-02 00:00", 4000), row("2026-03-02 08:00", 50), row("2026-03-02 20:00", 900),
    ]  # fmt: skip
    ms = lambda text: second(text) * 1000  # noqa: E731
    path = gadgetbridge(
        tmp_path / "db",
        GARMIN_ACTIVITY_SAMPLE=steps,
        GARMIN_EVENT_SAMPLE=[(ms("2026-03-01 23:00"), 1, 74, 0, 0), (ms("2026-03-02 06:00"), 1, 74, 1, 0)],
        GARMIN_SLEEP_STAGE_SAMPLE=[
            (ms("2026-03-02 01:00"), 1, 2), (ms("2026-03-02 01:30"), 1, 1),
            (ms("2026-03-02 04:00"), 1, 3), (ms("2026-03-02 06:00"), 1, 4),
        ],
        GARMIN_HRV_SUMMARY_SAMPLE=[(ms("2026-03-02 06:00"), 1, 44)],
    )  # fmt: skip
    found = told(path).found
    assert days(found, "steps") == {"2026-03-01": 4000, "2026-03-02": 900}
    assert days(found, "sleep_hours") == {"2026-03-02": 6.5}
    assert days(found, "x_hrv_ms") == {"2026-03-02": 44}


def test_an_hplus_writes_the_sum_of_a_day_beside_its_parts(tmp_path):
    rows = [
        row("2026-03-01 10:00", 200, kind=102), row("2026-03-01 10:10", 300, kind=103),
        row("2026-03-01 23:00", 5000, kind=101),
    ]  # fmt: skip
    night = (second("2026-03-01 23:00"), second("2026-03-02 06:00"), 2, 1)
    deep = (second("2026-03-02 01:00"), second("2026-03-02 02:00"), 4, 1)
    path = gadgetbridge(
        tmp_path / "db",
        HPLUS_HEALTH_ACTIVITY_SAMPLE=rows,
        HPLUS_HEALTH_ACTIVITY_OVERLAY=[night, deep],
    )
    assert days(told(path).found, "steps") == {"2026-03-01": 5000}
    assert days(told(path).found, "sleep_hours") == {"2026-03-02": 7.0}


def test_pebble_xiaomi_huawei_and_fossil(tmp_path):
    ms = lambda text: second(text) * 1000  # noqa: E731
    nap = (second("2026-03-02 13:00"), second("2026-03-02 13:30"), 3, 1)
    walk = (second("2026-03-02 14:00"), second("2026-03-02 14:30"), 5, 1)
    pebble = gadgetbridge(
        tmp_path / "pebble",
        PEBBLE_HEALTH_ACTIVITY_SAMPLE=[(second("2026-03-02 10:00"), 1, 50, 80, 0)],
        PEBBLE_HEALTH_ACTIVITY_OVERLAY=[nap, walk],
    )
    xiaomi = gadgetbridge(
        tmp_path / "xiaomi",
        XIAOMI_ACTIVITY_SAMPLE=[row("2026-03-02 10:00", 90, kind=0, rate=66)],
        XIAOMI_SLEEP_TIME_SAMPLE=[
            (ms("2026-03-01 23:00"), 1, ms("2026-03-02 06:00"), 0),
            (ms("2026-03-03 13:00"), 1, ms("2026-03-03 13:20"), 0),
        ],
        XIAOMI_SLEEP_STAGE_SAMPLE=[
            (ms("2026-03-01 23:00"), 1, 3), (ms("2026-03-02 02:00"), 1, 5),
            (ms("2026-03-02 02:30"), 1, 4),
        ],
        XIAOMI_DAILY_SUMMARY_SAMPLE=[(ms("2026-03-02 12:00"), 1, 4, 90, 58)],
    )  # fmt: skip
    begun, ended = second("2026-03-02 01:00"), second("2026-03-02 05:00")
    huawei = gadgetbridge(
        tmp_path / "huawei",
        HUAWEI_ACTIVITY_SAMPLE=[
            (begun, 1, ended, 6, -1, -1), (ended, 1, begun, 6, -1, -1),
            (second("2026-03-02 10:00"), 1, second("2026-03-02 10:01"), -1, 70, 80),
        ],
    )  # fmt: skip
    fossil = gadgetbridge(
        tmp_path / "fossil", HYBRID_HRACTIVITY_SAMPLE=[(second("2026-03-02 10:00"), 1, 60, 77)]
    )
    slept = {path.name: days(told(path).found, "sleep_hours") for path in (pebble, xiaomi, huawei)}
    assert slept == {
        "pebble": {"2026-03-02": 0.5},
        "xiaomi": {"2026-03-02": 6.5, "2026-03-03": 0.33},
        "huawei": {"2026-03-02": 4.0},
    }
    steps = [days(told(path).found, "steps") for path in (pebble, xiaomi, huawei, fossil)]
    assert steps == [{"2026-03-02": one} for one in (80, 90, 70, 60)]
    assert days(told(xiaomi).found, "x_resting_hr") == {"2026-03-02": 58}


def test_workouts_have_the_time_they_were_active_and_unknown_kinds_their_number(tmp_path):
    at = second("2026-03-02 09:00") * 1000
    data = '{"activeSeconds":{"value":900,"unit":"seconds"},"distanceMeters":{"value":1200.4},"averageHR":{"value":98}}'
    path = gadgetbridge(
        tmp_path / "db",
        BASE_ACTIVITY_SUMMARY=[
            (1, "", at, at + 1_200_000, 0x20, 1, data),
            (2, "", at + 7_200_000, at + 7_800_000, 81, 1, "not json"),
        ],
    )
    walk, other = [one.fields for one in told(path).found]
    assert (walk["activity"], walk["minutes"], walk["metres"], walk["hr"]) == ("walk", 15, 1200, 98)
    assert (other["activity"], other["minutes"]) == ("workout (kind 81)", 10)


def test_a_watch_that_lost_its_clock_says_nothing_and_two_databases_are_refused(tmp_path):
    path = gadgetbridge(
        tmp_path / "both" / "one",
        MI_BAND_ACTIVITY_SAMPLE=[row("1970-01-02 00:00", 500), row("2026-03-02 10:00", 5)],
    )
    assert days(told(path).found, "steps") == {"2026-03-02": 5}
    gadgetbridge(tmp_path / "both" / "two", MI_BAND_ACTIVITY_SAMPLE=[row("2026-03-03 10:00", 5)])
    with pytest.raises(FileNotUsable, match="2 databases"):
        told(tmp_path / "both")


def test_cells_that_are_no_numbers_are_left_out_and_the_rest_is_read(tmp_path):
    """A damaged row says nothing; it does not take the others with it."""
    at = second("2026-03-02 10:00")
    path = gadgetbridge(
        tmp_path / "db",
        GARMIN_ACTIVITY_SAMPLE=[
            row("2026-03-02 10:00", "many", kind="x"),
            row("2026-03-02 11:00", 70),
        ],
        MI_BAND_ACTIVITY_SAMPLE=[
            ("soon", 1, 1, -1, 5, "x", "fast"),
            row("2026-03-02 01:00", kind=9),
        ],
        HPLUS_HEALTH_ACTIVITY_OVERLAY=[(at, None, 2, 1)],
        XIAOMI_SLEEP_TIME_SAMPLE=[(at * 1000, 1, None, 0)],
        XIAOMI_DAILY_SUMMARY_SAMPLE=[(at * 1000, 1, 4, 90, "calm")],
        BASE_ACTIVITY_SUMMARY=[(1, "", at * 1000, None, 0x20, 1, None)],
    )
    found = told(path)
    assert days(found.found, "steps") == {"2026-03-02": 70}
    assert days(found.found, "sleep_hours") == {"2026-03-02": 0.02}
    (refused,) = found.refused
    assert refused.problem.message == "the times of a workout cannot be read"
