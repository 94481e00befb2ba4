"""The sums that real exports have to come out with, where the folder of them is there."""

import csv
from pathlib import Path

import pytest

from pacing_cli.importers.observations import INTERVAL, Rule
from tests.importers.parcels import BERLIN_IN_WINTER, bouts, days, read, written
from tests.real_data import DATA, real_data

pytestmark = real_data
QUARTERS = {
    "2019-03-31": 3438,
    "2021-03-28": 7125,
    "2021-10-31": 704,
    "2022-03-27": 9094,
    "2022-10-30": 7036,
    "2023-03-26": 7376,
    "2020-03-29": 5017,
}


def test_google_fit_has_1548_days_and_7189182_steps() -> None:
    found = read(DATA / "googlefit" / "en")["google-fit"]
    steps = days(found.found, "steps")
    assert (len(steps), sum(steps.values())) == (1548, 7_189_182)
    assert found.refused == ()
    # The table of days stands beside its quarters: they were exported at different times.
    assert steps["2020-03-29"] == 3778


@pytest.mark.parametrize("rule", [Rule(), Rule(INTERVAL)])
def test_google_fits_quarters_come_out_on_days_of_23_and_25_hours(rule: Rule) -> None:
    """92 rows on a day in March, 100 on one in October, and a day that is blank."""
    found = read(DATA / "googlefit" / "en" / "15min", rule)["google-fit"]
    assert days(found.found, "steps") == QUARTERS


def test_apple_health_of_2016_is_as_its_owner_says() -> None:
    """Ten records of steps, five of distance, one workout, two days of rings."""
    folder = DATA / "apple"
    found = read(folder / "export_ios9_2016.xml")["apple-health"].found
    with (folder / "expected_StepCount.csv").open() as stream:
        steps = sum(int(row["value"]) for row in csv.DictReader(stream))
    with (folder / "expected_DistanceWalkingRunning.csv").open() as stream:
        metres = sum(1000 * float(row["value"]) for row in csv.DictReader(stream))
    with (folder / "expected_Workout.csv").open() as stream:
        minutes = [round(float(row["duration"]), 2) for row in csv.DictReader(stream)]
    with (folder / "expected_ActivitySummary.csv").open() as stream:
        rings = {
            row["dateComponents"]: (int(row["appleExerciseTime"]), int(row["appleStandHours"]))
            for row in csv.DictReader(stream)
        }
    assert days(found, "steps") == {"2014-09-13": steps}
    assert days(found, "metres") == {"2014-09-20": round(metres, 2)}
    assert [one["minutes"] for one in bouts(found)] == minutes
    exercise, stood = days(found, "x_exercise_minutes"), days(found, "x_stand_hours")
    assert {day: (exercise[day], stood[day]) for day in exercise} == rings


def test_apple_health_of_2024_reads_the_same_from_its_zip_as_from_its_xml() -> None:
    xml = read(DATA / "apple" / "export_2024_watch.xml")["apple-health"].found
    packed = read(DATA / "apple" / "export_2024_watch.zip")["apple-health"].found
    values = [
        [{k: v for k, v in one.fields.items() if k != "source"} for one in found]
        for found in (xml, packed)
    ]
    assert values[0] == values[1]
    assert values[0] != []


def test_apple_health_of_a_german_phone_is_found_by_content() -> None:
    found = read(DATA / "constructed" / "apple_v14" / "Exportieren.zip")["apple-health"].found
    assert days(found, "steps") == {
        "2026-03-02": 1700, "2026-03-03": 50, "2026-03-29": 80, "2026-04-01": 900,
    }  # fmt: skip
    assert days(found, "sleep_hours") == {"2019-05-02": 8, "2026-03-02": 7.5}
    walk = next(one for one in bouts(found) if one["activity"] == "walk")
    assert (walk["minutes"], walk["metres"], walk["hr"]) == (10, 863.57, 101.5)


def test_fitbits_website_has_662_days_and_seven_in_a_drawer() -> None:
    found = read(DATA / "fitbit_web_csv")["fitbit-web"]
    steps = days(found.found, "steps")
    assert (len(steps), sum(steps.values()), found.unknown["steps"]) == (662, 4_103_579, 7)
    # A day on which it was worn and counted none: six minutes of light activity.
    assert steps["2016-09-24"] == 0


def test_fitbits_archive_leaves_out_what_is_broken_and_reads_the_rest() -> None:
    found = read(DATA / "fitbit_takeout")["fitbit"]
    assert days(found.found, "steps") == {"2024-01-11": 32}
    assert days(found.found, "sleep_hours") == {"2024-01-11": 7.93}
    assert days(found.found, "x_resting_hr") == {"2024-01-11": 58.4}
    assert len(found.refused) == 1


def test_google_health_takes_one_source_of_three() -> None:
    folder = DATA / "constructed" / "google_health_takeout"
    found = read(folder, zone=BERLIN_IN_WINTER)["google-health"]
    assert days(found.found, "steps") == {"2026-03-01": 61, "2026-03-02": 30}
    assert days(found.found, "sleep_hours") == {"2026-03-29": 7}
    assert "2026-03-31" not in str(found.found)


def test_garmin_has_251_days_and_120_activities() -> None:
    found = read(DATA / "garmin")["garmin"].found
    steps = days(found, "steps")
    assert (len(steps), sum(steps.values())) == (251, 1_247_246)
    workouts = bouts(found)
    assert len(workouts) == 120
    assert round(sum(float(str(one["minutes"])) for one in workouts)) == 2256
    assert str(found[-1].at.date()) == "2023-12-18"
    # The watch was read for the last time at 9:34 on that day, after 270 steps.
    assert [str(one.at.date()) for one in found if one.partial] == ["2023-12-18"]


def test_withings_and_oura() -> None:
    withings = read(DATA / "constructed" / "withings")["withings"].found
    assert days(withings, "steps") == {"2026-03-02": 4210}
    oura = read(DATA / "constructed" / "oura")["oura"].found
    assert days(oura, "steps") == {"2026-03-01": 9000}
    assert days(oura, "sleep_hours") == {"2026-03-02": 7}


def test_a_zip_and_the_same_unpacked_count_once(tmp_path: Path) -> None:
    packed = (DATA / "apple" / "export_2024_watch.zip").read_bytes()
    both = written(tmp_path / "both", {"export.zip": packed})
    xml = next((DATA / "apple").glob("export_2024_watch.xml")).read_bytes()
    written(both, {"apple_health_export/export.xml": xml})
    assert read(both)["apple-health"].found != ()
