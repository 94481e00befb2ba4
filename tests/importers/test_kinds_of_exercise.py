"""What a format's own number for a kind of exercise stands for, and that a new one is kept."""

import sqlite3
from pathlib import Path

import pytest

from pacing_cli.importers.formats import health_connect, samsung_health
from pacing_cli.importers.reading.words import activity_of
from tests.importers.reading import bouts, fields, member, of_file, read
from tests.importers.test_activity_files import GPX

HOUR = 3_600_000
MONDAY = 1_772_438_400_000
"""2026-03-02 08:00 UTC in milliseconds."""


def phone(folder: Path, *kinds: int | None) -> Path:
    """A database of Health Connect with one hour of each kind, day after day."""
    path = folder / "health_connect_export.db"
    base = sqlite3.connect(path)
    base.executescript(
        """
        CREATE TABLE steps_record_table (row_id INTEGER);
        CREATE TABLE exercise_session_record_table (app_info_id INTEGER, start_time INTEGER,
            start_zone_offset INTEGER, end_time INTEGER, end_zone_offset INTEGER,
            exercise_type INTEGER);
        """
    )
    for day, kind in enumerate(kinds):
        start = MONDAY + 24 * HOUR * day
        row = (1, start, 3600, start + HOUR, 3600, kind)
        base.execute("INSERT INTO exercise_session_record_table VALUES (?, ?, ?, ?, ?, ?)", row)
    base.commit()
    base.close()
    return path


def test_health_connect_has_the_numbers_of_the_platform(tmp_path):
    """Not those of the library for apps, in which 53 is rowing and 79 is walking."""
    numbers = (53, 33, 4, 57, 21, 49, 45, 46, 8, 56, 0, 58, 61, 31)
    found = bouts(read("health-connect", of_file(phone(tmp_path, *numbers))))
    assert [one.activity for one in found] == [
        "walk", "run", "cycle", "yoga", "hike", "swim", "strength", "stretch", "calisthenics",
        "wheelchair", "workout", "workout", "rowing machine", "row",
    ]  # fmt: skip
    assert {fields(one)["minutes"] for one in found} == {60}


def test_a_number_that_no_list_has_is_kept(tmp_path):
    found = bouts(read("health-connect", of_file(phone(tmp_path, 81, None, -1))))
    assert [one.activity for one in found] == ["workout (kind 81)", "workout", "workout"]


def test_the_whole_list_of_the_platform_is_there():
    assert sorted(health_connect._KINDS) == list(range(62))


SAMSUNG = (
    "com.samsung.shealth.exercise,6307003,17\n"
    "com.samsung.health.exercise.duration,com.samsung.health.exercise.start_time,"
    "com.samsung.health.exercise.exercise_type,com.samsung.health.exercise.time_offset,"
    "com.samsung.health.exercise.end_time\n"
)


@pytest.mark.parametrize(
    ("number", "activity"),
    [("15001", "step machine"), ("15002", "weight machine"), ("15003", "exercise bike"),
     ("15004", "rowing machine"), ("15005", "treadmill"), ("10001", "stretch"),
     ("10007", "circuit training"), ("14010", "row"), ("1001.0", "walk"), ("0", "workout"),
     ("", "workout"), ("17042", "workout (kind 17042)")],
)  # fmt: skip
def test_samsungs_numbers_are_those_of_its_own_list(number, activity):
    row = f"1500000,2026-03-02 08:00:00.000,{number},UTC+0100,2026-03-02 08:25:00.000,\n"
    (one,) = bouts(read("samsung-health", member(SAMSUNG + row)))
    assert (one.activity, fields(one)["minutes"]) == (activity, 25)


def test_samsungs_list_has_all_that_it_published():
    assert len(samsung_health._KINDS) == 98


def strava(kind: str, creator: str = "StravaGPX") -> str:
    text = GPX.format("").replace('creator="x"', f'creator="{creator}"')
    return text.replace("<type>walking</type>", f"<type>{kind}</type>")


@pytest.mark.parametrize(
    ("kind", "activity"),
    [("1", "cycle"), ("9", "run"), ("10", "walk"), ("4", "hike"), ("99", "workout (kind 99)"),
     ("running", "run")],
)  # fmt: skip
def test_stravas_tracks_have_numbers(kind, activity):
    (one,) = bouts(read("gpx", member(strava(kind))))
    assert one.activity == activity


def test_a_number_in_another_programs_track_is_not_stravas():
    (one,) = bouts(read("gpx", member(strava("9", "A logger"))))
    assert one.activity == "workout (kind 9)"


@pytest.mark.parametrize(
    ("name", "activity"),
    [("Laufen", "run"), ("LAUFEN", "run"), ("Gehen", "walk"), ("Radfahren", "cycle"),
     ("Schwimmen", "swim"), ("Wandern", "hike"), ("HKWorkoutActivityType3000", "workout (kind 3000)")],
)  # fmt: skip
def test_german_names_and_bare_numbers(name, activity):
    assert activity_of(name) == activity
