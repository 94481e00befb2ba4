"""Each format from a small sample in its layout: what it becomes, and the traps of it."""

import sqlite3
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from pacing_cli.errors import FileNotUsable
from pacing_cli.importers.observations import INTERVAL, Rule
from tests.importers.parcels import BERLIN_IN_WINTER, bouts, days, read, written, zipped


def record(kind: str, start: str, end: str, more: str, inner: str = "") -> str:
    return f'<Record type="HK{kind}" startDate="{start}" endDate="{end}" {more}>{inner}</Record>\n'


def steps(start: str, end: str, value: object, source: str = "Phone", more: str = "") -> str:
    text = f'sourceName="{source}" unit="count" value="{value}" {more}'
    return record("QuantityTypeIdentifierStepCount", start, end, text)


def apple(folder: Path, *rows: str, head: str = '<?xml version="1.0"?>') -> Path:
    text = f'{head}\n<HealthData locale="de_DE">\n{"".join(rows)}</HealthData>'
    return zipped(folder / "Exportieren.zip", {"apple_health_export/Exportieren.xml": text})


MORNING = ("2026-03-02 08:00:00 +0100", "2026-03-02 08:10:00 +0100")
BROKEN_TYPE = """<?xml version="1.0"?>
<!DOCTYPE HealthData [
<!-- HealthKit Export Version: 12 -->
<!ATTLIST Record
  type CDATA #REQUIRED
<!ATTLIST Workout
]>"""


def test_a_document_type_that_is_not_well_formed_is_cut_off(tmp_path: Path) -> None:
    found = read(apple(tmp_path, steps(*MORNING, 100), head=BROKEN_TYPE))["apple-health"]
    assert days(found.found, "steps") == {"2026-03-02": 100}


def test_a_vertical_tab_and_a_name_that_stands_twice_are_survived(tmp_path: Path) -> None:
    odd = steps(*MORNING, 100, "Pho\x0bne") + steps(*MORNING, 50, more='value="7" unit="x"')
    found = read(apple(tmp_path, steps(*MORNING, 25), odd, steps(*MORNING, 1)))["apple-health"]
    assert days(found.found, "steps") == {"2026-03-02": 176}
    assert found.rows == 4


def test_on_a_journey_the_day_is_that_of_the_place(tmp_path: Path) -> None:
    """Half past eleven at night in Los Angeles is the next morning for the phone at home."""
    there = '<MetadataEntry key="HKTimeZone" value="America/Los_Angeles"/>'
    start, end = "2026-03-03 08:30:00 +0100", "2026-03-03 08:40:00 +0100"
    text = 'sourceName="P" unit="count" value="900"'
    row = record("QuantityTypeIdentifierStepCount", start, end, text, there)
    assert days(read(apple(tmp_path, row))["apple-health"].found, "steps") == {"2026-03-02": 900}


def test_miles_are_metres_and_a_child_of_a_correlation_counts_once(tmp_path: Path) -> None:
    one = record(
        "QuantityTypeIdentifierDistanceWalkingRunning",
        *MORNING,
        'sourceName="Watch\u00a0of A" unit="mi" value="0.1"',
    )
    both = f'<Correlation type="x">{one}</Correlation>{one}'
    found = read(apple(tmp_path, both))["apple-health"].found
    assert days(found, "metres") == {"2026-03-02": 160.93}


@pytest.mark.parametrize("value", ["", "many", "-5", "nan", "1e99"])
def test_one_wrong_value_is_refused_and_the_rest_is_read(value: str, tmp_path: Path) -> None:
    found = read(apple(tmp_path, steps(*MORNING, value), steps(*MORNING, 5)))["apple-health"]
    assert days(found.found, "steps") == {"2026-03-02": 5}
    assert len(found.refused) == 1


def test_records_that_are_not_known_are_passed_by(tmp_path: Path) -> None:
    rows = (
        record("QuantityTypeIdentifierSomethingNew", *MORNING, 'sourceName="P" value="1"'),
        record("CategoryTypeIdentifierAppleStandHour", *MORNING, 'sourceName="P" value="HKCat"'),
        '<Audiogram startDate="x"><SensitivityPoint/></Audiogram>',
    )
    found = read(apple(tmp_path, *rows, steps(*MORNING, 5)))["apple-health"]
    assert (days(found.found, "steps"), found.refused) == ({"2026-03-02": 5}, ())


def symptom(name: str, value: str) -> str:
    more = f'sourceName="Health" value="HKCategoryValue{value}"'
    return record(f"CategoryTypeIdentifier{name}", *MORNING, more)


def test_a_symptom_keeps_its_word_and_present_is_no_number(tmp_path: Path) -> None:
    rows = (
        symptom("LowerBackPain", "SeverityModerate"),
        symptom("PelvicPain", "SeverityUnspecified"),
        symptom("GeneralizedBodyAche", "SeverityNotPresent"),
        symptom("Headache", "SeverityMild"),
    )
    found = read(apple(tmp_path, *rows))["apple-health"].found
    by_name = {next(iter(dict(one.fields["x_symptoms"]))): one.fields for one in found}  # type: ignore[call-overload]
    assert {name: fields.get("pain") for name, fields in by_name.items()} == {
        "LowerBackPain": 6, "PelvicPain": None, "GeneralizedBodyAche": 0, "Headache": None,
    }  # fmt: skip
    assert {name: fields.get("tags") for name, fields in by_name.items()} == {
        "LowerBackPain": ["lower-back-pain"], "PelvicPain": ["pelvic-pain"],
        "GeneralizedBodyAche": None, "Headache": ["headache"],
    }  # fmt: skip
    source = by_name["LowerBackPain"]["source"]
    assert isinstance(source, dict)
    assert source["original"] == {"LowerBackPain": "HKCategoryValueSeverityModerate"}
    assert "moderate as 6" in source["scale"]["pain"]


GERMAN_FIT = (
    "\ufeffDatum;Anzahl der aktiven Minuten;Kalorien (kcal);Distanz (m);Schrittzahl\r\n"
    "2026-03-01;1;2;1.812,5;4\u00a0012\r\n2026-03-02;;;;\r\n"
)


def test_a_table_of_a_german_account_with_semicolons_and_decimal_commas(tmp_path: Path) -> None:
    found = read(written(tmp_path / "Fit", {"Tägliche Aktivitäten.csv": GERMAN_FIT}))["google-fit"]
    assert days(found.found, "steps") == {"2026-03-01": 4012}
    assert days(found.found, "metres") == {"2026-03-01": 1812.5}
    assert found.unknown == {"steps": 1, "metres": 1}


@pytest.mark.parametrize("rule", [Rule(), Rule(INTERVAL)])
def test_quarters_of_a_day_that_the_table_of_days_has_not(rule: Rule, tmp_path: Path) -> None:
    rows = "".join(
        f"{hour:02d}:45:00.000+02:00,{hour + 1:02d}:00:00.000+02:00,,{hour}\n" for hour in (8, 23)
    )
    text = f"Start time,End time,Distance (m),Step count\n{rows}"
    found = read(written(tmp_path / "Fit", {"2026-03-29.csv": text}), rule)["google-fit"]
    assert days(found.found, "steps") == {"2026-03-29": 31}


def test_fitbits_minutes_are_utc_and_its_nights_are_local(tmp_path: Path) -> None:
    """Half past eleven in UTC is the next day in Berlin. A copy has ISO dates instead."""
    files: dict[str, object] = {
        "steps-2026-03-01.json": [
            {"dateTime": "03/01/26 23:30:00", "value": "12"},
            {"dateTime": "2026-03-01T22:30:00", "value": 5},
            {"dateTime": "never", "value": "1"},
        ],
        "heart_rate-2026-03-01.json": [
            {"dateTime": "03/01/26 10:00:00", "value": {"bpm": 70, "confidence": 2}},
            {"dateTime": "03/01/26 10:00:05", "value": {"bpm": 200, "confidence": 0}},
        ],
        "sleep-2026-03-01.json": [
            {"logId": 1, "dateOfSleep": "2026-03-02", "minutesAsleep": 400},
            {"logId": 2, "dateOfSleep": "2026-03-02", "minutesAsleep": 35},
        ],
        "sleep-2026-03-02.json": [{"logId": 1, "dateOfSleep": "2026-03-02", "minutesAsleep": 400}],
    }
    found = read(written(tmp_path / "Fitbit", files), zone=BERLIN_IN_WINTER)["fitbit"]
    assert days(found.found, "steps") == {"2026-03-01": 5, "2026-03-02": 12}
    assert days(found.found, "hr") == {"2026-03-01": 70}
    assert days(found.found, "sleep_hours") == {"2026-03-02": 7.25}
    assert len(found.refused) == 1


WEB = 'Activities\n"Date","Steps","Minutes Sedentary"\n"{}","1,773","1,100"\n"{}","0","1,440"\n'


@pytest.mark.parametrize(
    "dates",
    [("01-03-2026", "13-03-2026"), ("03/01/2026", "03/13/2026"), ("2026-03-01", "2026-03-13")],
)
def test_the_website_writes_dates_as_the_account_does(
    dates: tuple[str, str], tmp_path: Path
) -> None:
    found = read(written(tmp_path / "web", {"a.csv": WEB.format(*dates)}))["fitbit-web"]
    assert days(found.found, "steps") == {"2026-03-01": 1773}


def test_dates_that_can_be_read_two_ways_are_not_guessed(tmp_path: Path) -> None:
    path = written(tmp_path / "web", {"a.csv": WEB.format("01-02-2026", "03-02-2026")})
    with pytest.raises(FileNotUsable, match="cannot tell the day from the month"):
        read(path)


def test_sections_of_one_website_file_stand_one_below_another(tmp_path: Path) -> None:
    text = (
        WEB.format("2026-03-01", "2026-03-02")
        + "\nSleep\nStart Time,End Time,Minutes Asleep\n"
        + '"2026-03-01 10:58PM","2026-03-02 6:40AM","420"\n'
    )
    found = read(written(tmp_path / "web", {"a.csv": text}))["fitbit-web"]
    assert days(found.found, "sleep_hours") == {"2026-03-02": 7}
    assert days(found.found, "steps") == {"2026-03-01": 1773}


SAMSUNG = "com.samsung.shealth."
TREND = (
    f"{SAMSUNG}step_daily_trend,6300000,3\nday_time,source_type,count,distance,deviceuuid\n"
    "1772409600000,0,3000,2000,a,\n1772409600000,-2,4200,2900.5,b,\n"
    "2026-03-03 00:00:00.000,-2,0,0,b,\n"
)
NIGHT = (
    f"{SAMSUNG}sleep,1,2\n{SAMSUNG}sleep.sleep_duration,com.samsung.health.sleep.start_time,"
    "com.samsung.health.sleep.end_time,com.samsung.health.sleep.time_offset\n"
    "420,2026-03-01 22:00:00.000,2026-03-02 06:00:00.000,UTC+0100,\n"
)
EXERCISE = (
    f"{SAMSUNG}exercise,1,2\nstart_time,end_time,time_offset,exercise_type,duration,distance,"
    "mean_heart_rate\n2026-03-02 08:00:00.000,2026-03-02 08:31:00.000,UTC+0100,1001,1800000,2100,95.5,\n"
)


def test_samsungs_merged_day_counts_and_its_nights_and_walks(tmp_path: Path) -> None:
    files = {
        f"{SAMSUNG}step_daily_trend.1.csv": "\ufeff" + TREND.replace("\n", "\r\n"),
        f"{SAMSUNG}sleep.1.csv": NIGHT,
        f"{SAMSUNG}exercise.1.csv": EXERCISE,
        f"{SAMSUNG}badge.1.csv": f"{SAMSUNG}badge,1,2\na,b\n1,2,\n",
    }
    found = read(written(tmp_path / "samsunghealth", files))["samsung-health"]
    assert days(found.found, "steps") == {"2026-03-02": 4200}
    assert found.unknown["steps"] == 1
    assert days(found.found, "sleep_hours") == {"2026-03-02": 7}
    (walk,) = bouts(found.found)
    assert (walk["activity"], walk["minutes"], walk["metres"], walk["hr"]) == (
        "walk",
        30,
        2100,
        95.5,
    )
    assert "2026-03-02T09:00:00+01:00" in str([one.key for one in found.found])


def moment(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp() * 1000)


def health_connect(folder: Path, order: str) -> Path:
    """Two apps that counted the same walk, a night with stages, one without, a swim."""
    path = folder / "health_connect_export.db"
    base = sqlite3.connect(path)
    span = (
        "row_id INTEGER PRIMARY KEY, app_info_id INTEGER, start_time INTEGER, "
        "start_zone_offset INTEGER, end_time INTEGER, end_zone_offset INTEGER"
    )
    base.executescript(
        f"""
        CREATE TABLE application_info_table (row_id INTEGER, package_name TEXT, app_name TEXT);
        INSERT INTO application_info_table VALUES (1, 'a.phone', 'Phone'), (2, 'b.watch', NULL);
        CREATE TABLE health_data_category_priority_table (
            health_data_category INTEGER, app_id_priority_order TEXT);
        INSERT INTO health_data_category_priority_table VALUES (1, '{order}'), (5, '2,1');
        CREATE TABLE steps_record_table ({span}, count INTEGER);
        CREATE TABLE sleep_session_record_table ({span}, title TEXT);
        CREATE TABLE sleep_stages_table (parent_key INTEGER, stage_start_time INTEGER,
            stage_end_time INTEGER, stage_type INTEGER);
        CREATE TABLE exercise_session_record_table ({span}, exercise_type INTEGER, title TEXT);
        CREATE TABLE resting_heart_rate_record_table (row_id INTEGER, app_info_id INTEGER,
            time INTEGER, zone_offset INTEGER, beats_per_minute INTEGER);
        """
    )
    walk = (moment("2026-03-01 23:30:00"), 3600, moment("2026-03-01 23:40:00"), 3600)
    add = "INSERT INTO {} VALUES (NULL, ?, ?, ?, ?, ?{})"
    base.execute(add.format("steps_record_table", ", ?"), (1, *walk, 900))
    base.execute(add.format("steps_record_table", ", ?"), (2, *walk, 1000))
    night = (moment("2026-03-01 22:00:00"), 3600, moment("2026-03-02 06:00:00"), 3600)
    base.execute(add.format("sleep_session_record_table", ", ?"), (2, *night, ""))
    stages = [(1, night[0] + h * 1_800_000, night[0] + (h + 1) * 1_800_000, 4) for h in range(14)]
    awake = (1, night[0] + 25_200_000, night[0] + 28_800_000, 1)
    base.executemany("INSERT INTO sleep_stages_table VALUES (?, ?, ?, ?)", [*stages, awake])
    swim = (moment("2026-03-02 08:00:00"), 3600, moment("2026-03-02 08:31:00"), 3600)
    base.execute(add.format("exercise_session_record_table", ", ?, ?"), (2, *swim, 49, "lane"))
    resting = (1, 2, moment("2026-03-02 05:00:00"), 3600, 58)
    base.execute("INSERT INTO resting_heart_rate_record_table VALUES (?, ?, ?, ?, ?)", resting)
    base.commit()
    base.close()
    return path


@pytest.mark.parametrize(("order", "counted"), [("1,2", 900), ("2,1", 1000), ("", 1000)])
def test_health_connect_counts_as_the_person_ordered_it(
    order: str, counted: int, tmp_path: Path
) -> None:
    """Without an order the fuller app. Half past eleven in UTC is the next day there."""
    packed = zipped(
        tmp_path / "Health Connect.zip",
        {"health_connect_export.db": health_connect(tmp_path, order).read_bytes()},
    )
    found = read(packed)["health-connect"].found
    assert days(found, "steps") == {"2026-03-02": counted}
    assert days(found, "sleep_hours") == {"2026-03-02": 7}
    assert days(found, "x_resting_hr") == {"2026-03-02": 58}
    (swim,) = bouts(found)
    assert (swim["activity"], swim["minutes"]) == ("swim", 31)


def test_a_row_of_a_database_that_holds_something_else_is_refused_alone(tmp_path: Path) -> None:
    path = health_connect(tmp_path, "")
    base = sqlite3.connect(path)
    base.execute(
        "INSERT INTO steps_record_table VALUES (NULL, 1, 'once', 0, x'ff', 0, 'many'), "
        "(NULL, 1, 9e18, 0, 9e18, 0, 5), (NULL, 1, NULL, NULL, NULL, NULL, NULL)"
    )
    base.execute("UPDATE application_info_table SET row_id = 'x' WHERE row_id = 1")
    base.commit()
    base.close()
    found = read(path)["health-connect"]
    assert days(found.found, "steps") == {"2026-03-02": 1000}
    assert len(found.refused) == 3


def test_garmins_nights_and_a_watch_that_lay_in_a_drawer(tmp_path: Path) -> None:
    files: dict[str, object] = {
        "UDSFile_1.json": [
            {"calendarDate": "2026-03-01", "totalSteps": 0, "restingHeartRate": None},
            {"calendarDate": "2026-03-02", "totalSteps": 59, "totalDistanceMeters": 48,
             "wellnessEndTimeLocal": "2026-03-03T00:00:00.0"},
        ],
        "UDSFile_2.json": [{"calendarDate": "2026-03-02", "totalSteps": 5000}],
        "sleepData.json": [
            {"calendarDate": "2026-03-02", "deepSleepSeconds": 3600, "lightSleepSeconds": 18000,
             "remSleepSeconds": 3600, "awakeSleepSeconds": 900},
            {"calendarDate": "2026-03-03", "deepSleepSeconds": None},
        ],
    }  # fmt: skip
    found = read(written(tmp_path / "DI_CONNECT", files))["garmin"]
    assert days(found.found, "steps") == {"2026-03-02": 5000}
    assert found.partial is None
    assert days(found.found, "sleep_hours") == {"2026-03-02": 7}
    assert (found.unknown["steps"], found.unknown["sleep_hours"]) == (1, 1)


def test_garmins_clock_on_the_wall_gets_its_offset(tmp_path: Path) -> None:
    one = {
        "activityId": 1, "activityType": "walking", "duration": 600_000.0,
        "elapsedDuration": 900_000.0, "distance": 50_000.0,
        "startTimeGmt": float(moment("2026-03-01 23:30:00")),
        "startTimeLocal": float(moment("2026-03-02 05:00:00")),
    }  # fmt: skip
    files = {"x.json": [{"summarizedActivitiesExport": [one, {"activityType": "walking"}]}]}
    found = read(written(tmp_path / "DI_CONNECT", files))["garmin"]
    (walk,) = bouts(found.found)
    assert (walk["minutes"], walk["metres"]) == (10, 500)
    assert found.found[0].at == datetime(2026, 3, 2, 5, tzinfo=timezone(timedelta(hours=5.5)))
    assert len(found.refused) == 1


def test_withings_lists_and_ouras_seconds(tmp_path: Path) -> None:
    withings = {
        "raw_tracker_steps.csv": 'start,duration,value\n2026-03-02T23:59:00+01:00,"[60,60]","[86,14]"\n'
        "2026-03-02T08:00:00+01:00,[60],\n",
        "sleep.csv": "from,to,light (s),deep (s),rem (s),awake (s)\n"
        "2026-03-01T23:00:00+01:00,2026-03-02T07:00:00+01:00,18000,3600,3600,3600\n",
    }
    found = read(written(tmp_path / "withings", withings), zone=BERLIN_IN_WINTER)["withings"]
    assert days(found.found, "steps") == {"2026-03-02": 86, "2026-03-03": 14}
    assert days(found.found, "sleep_hours") == {"2026-03-02": 7}
    oura = "id;day;bedtime_end;total_sleep_duration;type\na;2026-03-02;x;25200;long_sleep\n"
    again = (
        oura
        + "a;2026-03-02;x;25200;long_sleep\nb;2026-03-02;y;1800;late_nap\nc;2026-03-02;z;99;deleted\n"
    )
    path = written(tmp_path / "oura", {"sleepmodel.csv": again})
    assert days(read(path)["oura"].found, "sleep_hours") == {"2026-03-02": 7.5}
