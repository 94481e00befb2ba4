"""Sleep as Android, Sleep Cycle, Whoop, Polar and Oura as JSON: what their files say."""

import json
from datetime import date

import pytest

from pacing_cli.errors import FileNotUsable
from pacing_cli.importers.observations import (
    DailyFigures,
    DayTotal,
    Measured,
    Night,
    RecordsSeen,
    Rule,
    Unknown,
)
from tests.importers.owned import (
    OURA_1,
    OURA_2,
    POLAR,
    SAMPLES,
    SLEEP_AS_ANDROID,
    SLEEP_CYCLE,
    SLEEP_CYCLE_NEW,
    SLEEP_CYCLE_OLD,
    SLEEP_HEADER,
    WHOOP,
)
from tests.importers.parcels import days, written
from tests.importers.parcels import read as merged
from tests.importers.reading import bouts, fields, member, read, refused, told


def nights(found):
    return [(str(one.day), round(one.hours, 2)) for one in found if isinstance(one, Night)]


def test_sleep_as_android_has_a_header_before_every_sleep_and_takes_its_wakeful_minutes_off():
    """7.5 hours less half an hour of lying awake, and a nap without a star."""
    found = read("sleep-as-android", member(SLEEP_AS_ANDROID))
    assert nights(found) == [("2026-03-02", 7.0), ("2026-03-03", 0.5)]
    (said,) = told(found)
    assert fields(said) == {"quality": 7, "tags": ["alcohol"], "note": "woke twice"}
    assert said.at.isoformat() == "2026-03-02T07:10:00+01:00"
    assert "Sleep as Android" in said.scale["quality"]


@pytest.mark.parametrize("cell", ['"soon"', '"31. 02. 2026 7:00"'])
def test_a_sleep_whose_date_cannot_be_read_is_refused_alone(cell):
    text = SLEEP_AS_ANDROID.replace('"02. 03. 2026 7:10"', cell)
    found = read("sleep-as-android", member(text))
    assert (nights(found), len(refused(found))) == ([("2026-03-03", 0.5)], 1)
    assert "isoformat" not in refused(found)[0]


def test_a_sleep_that_stands_there_twice_counts_once_and_columns_may_be_missing():
    older = SLEEP_HEADER.replace(",LenAdjust", "").replace(",Snore", "")
    text = f'{older}\n"5","Nowhere/None","1. 3. 2026 23:00","2. 3. 2026 7:00","","8.0","0.0",""\n'
    found = read("sleep-as-android", member(text + text))
    assert nights(found) == [("2026-03-02", 8.0)]


@pytest.mark.parametrize(
    ("text", "expected", "source"),
    [
        (SLEEP_CYCLE_OLD, [("2026-03-02", 8.25)], "Sleep Cycle, time in bed"),
        (SLEEP_CYCLE, [("2026-03-02", 7.0)], "Sleep Cycle"),
        (SLEEP_CYCLE_NEW, [("2026-03-02", 7.0)], "Sleep Cycle"),
        (SLEEP_CYCLE_OLD.replace("\n", "\r"), [("2026-03-02", 8.25)], "Sleep Cycle, time in bed"),
    ],
    ids=["until 2018", "until 2024", "since then", "lines of an old Mac"],
)
def test_the_layouts_of_sleep_cycle(text, expected, source):
    found = read("sleep-cycle", member(text))
    assert nights(found) == expected
    assert {one.source for one in found if isinstance(one, Night)} == {source}


def test_a_night_without_its_time_asleep_is_unknown_and_notes_are_tags():
    found = read("sleep-cycle", member(SLEEP_CYCLE))
    assert [one.what for one in found if isinstance(one, Unknown)] == ["sleep_hours"]
    assert [fields(one) for one in told(found)] == [{"tags": ["worked-out"]}]
    old = told(read("sleep-cycle", member(SLEEP_CYCLE_OLD)))
    assert [fields(one) for one in old] == [{"tags": ["drank-coffee", "stressful-day"]}]


def test_a_night_of_a_phone_that_lost_its_clock_is_refused():
    text = SLEEP_CYCLE_NEW.replace("2026-03-02 07:26:21", "1970-01-01 00:00:00")
    found = read("sleep-cycle", member(text))
    assert (nights(found), len(refused(found))) == ([], 1)


def whoop():
    return [member(text, name) for name, text in WHOOP.items()]


def test_the_figures_of_a_whoop_cycle_belong_to_the_day_of_waking_up():
    """A cycle goes from sleep to sleep; one without sleep is of the day in its middle."""
    found = read("whoop", *whoop())
    told_days = {(one.what, str(one.at)): one.value for one in found if isinstance(one, Measured)}
    assert told_days == {
        ("x_resting_hr", "2026-03-03"): 55, ("x_hrv_ms", "2026-03-03"): 40,
        ("x_resting_hr", "2026-03-02"): 57, ("x_hrv_ms", "2026-03-02"): 45,
        ("hr", "2026-03-02"): 72, ("hrmax", "2026-03-02"): 150,
        ("hr", "2026-03-01"): 70, ("hrmax", "2026-03-01"): 120,
    }  # fmt: skip


def test_of_two_cycles_on_one_day_the_highest_heart_rate_counts(tmp_path):
    """The other figures are averaged."""
    head = "Cycle start time,Cycle end time,Cycle timezone,Recovery score %,Max HR (bpm),Wake onset"
    rows = (
        "2026-03-01 23:00:00,2026-03-02 14:00:00,UTC+01:00,60,150,2026-03-02 06:30:00",
        "2026-03-02 14:00:00,2026-03-02 23:00:00,UTC+01:00,60,110,2026-03-02 15:00:00",
    )
    found = merged(written(tmp_path / "w", {"a.csv": "\n".join((head, *rows)) + "\n"}))["whoop"]
    assert days(found.found, "hrmax") == {"2026-03-02": 150}


def test_a_whoop_sleep_counts_once_and_a_nap_is_added(tmp_path):
    found = merged(written(tmp_path / "whoop", WHOOP))["whoop"].found
    assert days(found, "sleep_hours") == {"2026-03-02": 7.0, "2026-03-03": 7.0}
    (cycles,) = (read("whoop", whoop()[0]),)
    assert sorted(nights(cycles)) == [("2026-03-02", 6.67), ("2026-03-03", 7.0)]


def test_a_whoop_workout_has_its_own_clock_and_a_yes_of_the_journal_is_a_tag():
    found = read("whoop", *whoop())
    (walk,) = bouts(found)
    assert (walk.activity, walk.start.isoformat()) == ("walk", "2026-03-02T17:00:00-05:00")
    assert fields(walk) == {"minutes": 21, "metres": 1869, "hr": 117, "hrmax": 135}
    (said,) = told(found)
    assert fields(said) == {"tags": ["have-any-caffeine"], "note": "Have any caffeine? two cups"}


def test_a_cell_of_whoop_that_cannot_be_read_refuses_itself():
    text = WHOOP["workouts.csv"].replace(",135,", ",fast,")
    found = read("whoop", member(text))
    assert fields(bouts(found)[0]) == {"minutes": 21, "metres": 1869, "hr": 117}
    assert len(refused(found)) == 1


def test_polar_tells_days_nights_and_sessions_of_both_times(tmp_path):
    found = merged(written(tmp_path / "polar", POLAR))["polar"]
    assert days(found.found, "steps") == {"2026-03-01": 4210}
    assert days(found.found, "sleep_hours") == {"2026-03-02": 7.25}
    assert (days(found.found, "hr"), days(found.found, "hrmax")) == (
        {"2026-03-01": 70}, {"2026-03-01": 80},
    )  # fmt: skip
    assert found.unknown == {"steps": 1}
    walks = [one for one in found.found if one.until]
    assert [(str(one.at), one.fields["activity"], one.fields["minutes"]) for one in walks] == [
        ("2021-03-01 10:00:00+01:00", "walk", 20.51),
        ("2026-03-01 10:00:00+01:00", "walk", 20.0),
        ("2026-03-03 10:00:00+01:00", "workout (kind 999)", 10.0),
    ]
    assert (walks[1].fields["metres"], walks[1].fields["hr"], walks[0].fields["hrmax"]) == (
        1500,
        95,
        118,
    )


def test_a_polar_session_of_several_sports_is_several_bouts():
    session = {
        "identifier": {"id": "5"}, "startTime": "2026-03-01T10:00:00", "timezoneOffsetMinutes": -480,
        "durationMillis": 1_800_000,
        "exercises": [
            {"startTime": "2026-03-01T10:00:00", "durationMillis": 600_000, "sport": {"id": "3"}},
            {"startTime": "2026-03-01T10:15:00", "durationMillis": 900_000, "sport": {"id": "2"}},
        ],
    }  # fmt: skip
    text = json.dumps(session)
    found = bouts(read("polar", member(text, "a.json"), member(text + " ", "b.json")))
    assert [(one.activity, one.fields["minutes"], str(one.start)) for one in found] == [
        ("walk", 10.0, "2026-03-01 10:00:00-08:00"), ("cycle", 15.0, "2026-03-01 10:15:00-08:00"),
    ]  # fmt: skip


def test_a_polar_file_with_bare_nan_is_read():
    """Polar writes NaN where a sensor was silent, which is no JSON by the book."""
    text = (
        '{"startTime":"2026-03-01T10:00:00","timezoneOffsetMinutes":0,"durationMillis":600000,'
        '"sport":{"id":"3"},"exercises":[{"samples":{"samples":[{"values":[NaN, 1.0]}]}}]}'
    )
    assert fields(bouts(read("polar", member(text, "s.json")))[0]) == {"minutes": 10}


def test_oura_of_both_versions_says_the_same(tmp_path):
    """`summary_date` of version 1 is the day before waking up."""
    one = merged(written(tmp_path / "one", {"oura.json": OURA_1}))["oura-api"].found
    two = merged(written(tmp_path / "two", OURA_2))["oura-api"].found
    for found in (one, two):
        assert days(found, "steps") == {"2026-03-01": 5200}
        assert days(found, "sleep_hours") == {"2026-03-02": 7.0}
        assert days(found, "x_hrv_ms") == {"2026-03-02": 41}
    assert (days(two, "hr"), days(two, "hrmax")) == ({"2026-03-01": 65}, {"2026-03-01": 70})
    (walk,) = [one for one in two if one.until]
    assert (walk.fields["activity"], walk.fields["minutes"], walk.fields["metres"]) == (
        "walk",
        12,
        800,
    )


def test_a_record_of_oura_with_a_wrong_day_is_refused_alone():
    text = '{"data":[{"day":"soon","steps":5,"active_calories":1},{"day":"2026-03-01","steps":7,"active_calories":1}]}'
    found = read("oura-api", member(text))
    assert [(one.day, one.value) for one in found if isinstance(one, DayTotal)] == [
        (date(2026, 3, 1), 7)
    ]
    assert len(refused(found)) == 1


def test_years_of_readings_are_read_piece_by_piece():
    """Every reading counts once, wherever a piece of the file ends; half a file is refused."""
    one = '{{"bpm": {}, "source": "rest", "timestamp": "2026-03-01T{:02d}:{:02d}:00+00:00"}}'
    each = [one.format(60 + n % 30, n % 24, n // 24 % 60) for n in range(40_000)]
    text = '{"data": [' + " ,\n".join(each) + '], "next_token": null}'
    found = read("oura-api", member(text))
    (rate,) = (row for row in found if isinstance(row, DailyFigures))
    expected = [60 + n % 30 for n in range(40_000)]
    (_, _, mean, _), (_, _, most, _) = rate.by_day(Rule())
    assert (mean, most) == (pytest.approx(sum(expected) / 40_000, abs=0.01), 89)
    assert RecordsSeen(40_000) in found
    with pytest.raises(FileNotUsable, match="damaged or incomplete"):
        read("oura-api", member(text[: len(text) // 2]))


@pytest.mark.parametrize("source", ["polar", "oura-api", "whoop", "sleep-cycle"])
def test_a_damaged_file_of_several_is_told_alone(tmp_path, source):
    folder = SAMPLES[source](tmp_path / "export")
    whole = len(merged(folder)[source].found)
    name, text = {
        "polar": ("activity-9.json", '{"date": "2026-03-05", "summary": {"stepCount": 5'),
        "oura-api": ("a.json", '{"data": [{"day": "2026-03-05", "steps": 5, "active_calories": 1'),
        "whoop": ("b.csv", f"{WHOOP['sleeps.csv'].splitlines()[0]}\n\xff"),
        "sleep-cycle": ("c.csv", f"{SLEEP_CYCLE.splitlines()[0]}\n\xff"),
    }[source]
    written(folder, {name: text.encode("latin-1")})
    found = merged(folder)[source]
    assert (len(found.found), len(found.refused)) == (whole, 1)
    assert name in str(found.refused[0].problem)
