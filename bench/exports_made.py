"""Exports written for measuring: a layout, a size, and the sum that has to come out."""

import json
import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

FIRST = date(2012, 1, 1)
LAST = date(2026, 2, 28)


class Made(NamedTuple):
    """A written export: where it is, how many rows it has, and what has to come out."""

    path: Path
    rows: int
    days: int
    steps: int
    """The sum of the fullest source of each day."""
    what: str = "steps"
    """The field that is summed up, where it is another one."""


def days(number: int) -> Iterator[date]:
    """So many days, from the first one on."""
    for count in range(min(number, (LAST - FIRST).days)):
        yield FIRST + timedelta(days=count)


def midnight(day: date) -> int:
    """Its beginning in UTC, in milliseconds since 1970."""
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() * 1000)


HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE HealthData [
<!ELEMENT HealthData (ExportDate,Me,(Record|Correlation|Workout|ActivitySummary)*)>
<!ATTLIST Record
  type CDATA #REQUIRED
]>
<HealthData locale="en_GB">
 <ExportDate value="2026-03-01 10:00:00 +0100"/>
"""
DEVICE = (
    "&lt;&lt;HKDevice: 0x3012772a0&gt;, name:Apple Watch, manufacturer:Apple Inc., model:Watch, "
    "hardware:Watch6,7, software:10.2&gt;"
)


def record(kind: str, source: str, unit: str, start: str, end: str, value: object) -> str:
    """One record as a phone writes it."""
    device = f' device="{DEVICE}"' if source == "Watch" else ""
    return (
        f' <Record type="HKQuantityTypeIdentifier{kind}" sourceName="{source}" '
        f'sourceVersion="17.5"{device} unit="{unit}" creationDate="{end}" startDate="{start}" '
        f'endDate="{end}" value="{value}"'
    )


def apple_day(day: date) -> tuple[list[str], int]:
    """The records of one day, and the steps of its fullest source."""
    zone = "+0100"
    rows: list[str] = []
    for count in range(288):
        at = f"{day} {count // 12:02d}:{count % 12 * 5:02d}:07 {zone}"
        rows.append(
            record("HeartRate", "Watch", "count/min", at, at, 60 + count % 50)
            + '>\n  <MetadataEntry key="HKMetadataKeyHeartRateMotionContext" value="0"/>\n'
            " </Record>\n"
        )
    for count in range(150):
        minute = 420 + count * 6
        at, end = (
            f"{day} {one // 60:02d}:{one % 60:02d}:00 {zone}" for one in (minute, minute + 5)
        )
        rows.append(record("ActiveEnergyBurned", "Watch", "kcal", at, end, 0.12 * count) + "/>\n")
        if count % 2:
            rows.append(record("StepCount", "Phone", "count", at, end, 20 + count % 30) + "/>\n")
            rows.append(record("StepCount", "Watch", "count", at, end, 25 + count % 30) + "/>\n")
            rows.append(record("DistanceWalkingRunning", "Phone", "km", at, end, 0.03) + "/>\n")
    night = day - timedelta(days=1)
    for count in range(12):
        at = (
            f"{night} 23:{count * 5:02d}:00 {zone}"
            if count == 0
            else f"{day} 0{count // 2}:{count % 2 * 30:02d}:00 {zone}"
        )
        end = f"{day} 0{(count + 1) // 2}:{(count + 1) % 2 * 30:02d}:00 {zone}"
        rows.append(
            f' <Record type="HKCategoryTypeIdentifierSleepAnalysis" sourceName="Watch" '
            f'creationDate="{end}" startDate="{at}" endDate="{end}" '
            f'value="HKCategoryValueSleepAnalysisAsleepCore"/>\n'
        )
    return rows, sum(25 + count % 30 for count in range(1, 150, 2))


def apple(folder: Path, megabytes: float) -> Made:
    """`export.xml` of a phone and a watch."""
    path = folder / "export.xml"
    rows = total = number = size = 0
    with path.open("w", encoding="utf-8") as stream:
        stream.write(HEAD)
        for day in days(10_000):
            records, steps = apple_day(day)
            text = "".join(records)
            stream.write(text)
            size += len(text)
            rows, total, number = rows + len(records), total + steps, number + 1
            if size > megabytes * 1e6:
                break
        stream.write("</HealthData>\n")
    return Made(path, rows, number, total)


def apple_zip(folder: Path, megabytes: float) -> Made:
    """The same in its zip, as it leaves the phone."""
    made = apple(folder, megabytes)
    path = folder / "export.zip"
    with ZipFile(path, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        archive.write(made.path, "apple_health_export/export.xml")
    return made._replace(path=path)


def _table(path: Path, header: str, lines: Iterator[str]) -> int:
    """A table with these lines; how many they were."""
    path.parent.mkdir(parents=True, exist_ok=True)
    count = 0
    with path.open("w", encoding="utf-8") as stream:
        stream.write(header + "\n")
        for line in lines:
            stream.write(line + "\n")
            count += 1
    return count


def _days_for(megabytes: float, a_day: int) -> list[date]:
    """As many days as make up the size, where one takes so many bytes."""
    return list(days(max(3, int(megabytes * 1e6 / a_day))))


def google_fit(folder: Path, megabytes: float) -> Made:
    """The table of days, 100 bytes each."""
    found = _days_for(megabytes, 100)
    header = "Date,Move Minutes count,Calories (kcal),Distance (m),Heart Minutes,Step count"
    rows = (
        f"{day},10,1800.5,{3000 + n % 900}.25,12,{4000 + n % 3000}" for n, day in enumerate(found)
    )
    path = folder / "fit" / "Daily activity metrics.csv"
    count = _table(path, header, rows)
    return Made(path.parent, count, len(found), sum(4000 + n % 3000 for n in range(len(found))))


def google_health(folder: Path, megabytes: float) -> Made:
    """Minutes of three sources, of which one is a mirror."""
    found = _days_for(megabytes, 200 * 3 * 48)
    sources = ("MobileTrack", "Fit Health Connect", "Google Fitbit Air")
    rows = (
        f"{day}T{6 + n // 60:02d}:{n % 60:02d}:00.000Z,{20 + place},{source}"
        for day in found
        for n in range(200)
        for place, source in enumerate(sources)
    )
    path = folder / "health" / "Physical Activity_GoogleData" / "Steps" / "steps.csv"
    count = _table(path, "timestamp,steps,data source", rows)
    return Made(folder / "health", count, len(found), len(found) * 200 * 22)


def fitbit(folder: Path, megabytes: float) -> Made:
    """Minutes as JSON, a file a month."""
    found = _days_for(megabytes, 900 * 52)
    path = folder / "fitbit"
    path.mkdir()
    for start in range(0, len(found), 30):
        minutes = [
            {"dateTime": f"{day:%m/%d/%y} {5 + n // 60:02d}:{n % 60:02d}:00", "value": str(n % 9)}
            for day in found[start : start + 30]
            for n in range(900)
        ]
        (path / f"steps-{found[start]}.json").write_text(json.dumps(minutes), encoding="utf-8")
    return Made(path, len(found) * 900, len(found), len(found) * sum(n % 9 for n in range(900)))


def fitbit_web(folder: Path, megabytes: float) -> Made:
    """Tables of the website, a file a month."""
    found = _days_for(megabytes, 75)
    names = "Date,Calories Burned,Steps,Distance,Floors,Minutes Sedentary,Minutes Lightly Active"
    path = folder / "web"
    for start in range(0, len(found), 30):
        rows = (
            f'"{day:%d-%m-%Y}","2,456","{4000 + n % 3000:,}","5.63","30","1,252","153"'
            for n, day in enumerate(found[start : start + 30], start)
        )
        _table(path / f"fitbit_export_{found[start]}.csv", f"Activities\n{names}", rows)
    return Made(path, len(found), len(found), sum(4000 + n % 3000 for n in range(len(found))))


TABLES = """
CREATE TABLE application_info_table (
    row_id INTEGER PRIMARY KEY, package_name TEXT, app_name TEXT);
INSERT INTO application_info_table VALUES (1, 'a.b', 'Phone'), (2, 'c.d', 'Watch');
CREATE TABLE steps_record_table (
    row_id INTEGER PRIMARY KEY, app_info_id INTEGER, start_time INTEGER,
    start_zone_offset INTEGER, end_time INTEGER, end_zone_offset INTEGER, count INTEGER);
CREATE TABLE heart_rate_record_table (
    row_id INTEGER PRIMARY KEY, app_info_id INTEGER, start_zone_offset INTEGER);
CREATE TABLE heart_rate_record_series_table (
    parent_key INTEGER, beats_per_minute INTEGER, epoch_millis INTEGER);
INSERT INTO heart_rate_record_table VALUES (1, 2, 3600);
"""


def health_connect(folder: Path, megabytes: float) -> Made:
    """A database with two apps that count the same, and heart rate."""
    found = _days_for(megabytes, 340 * 45)
    path = folder / "health_connect_export.db"
    base = sqlite3.connect(path)
    base.executescript(TABLES)
    for day in found:
        start = midnight(day) + 6 * 3_600_000
        base.executemany(
            "INSERT INTO steps_record_table VALUES (NULL, ?, ?, 3600, ?, 3600, ?)",
            [
                (app, start + n * 300_000, start + n * 300_000 + 299_000, 20 + app)
                for n in range(100)
                for app in (1, 2)
            ],
        )
        base.executemany(
            "INSERT INTO heart_rate_record_series_table VALUES (1, ?, ?)",
            [(60 + n % 40, start + n * 300_000) for n in range(140)],
        )
    base.commit()
    base.close()
    return Made(path, len(found) * 340, len(found), len(found) * 100 * 22)


def samsung(folder: Path, megabytes: float) -> Made:
    """Days with a row for each device and one for all."""
    found = _days_for(megabytes, 3 * 60)
    name = "com.samsung.shealth.step_daily_trend"
    rows = (
        f"{midnight(day)},{kind},{4000 + kind},3000.5,dev{kind},"
        for day in found
        for kind in (-2, 0, 1)
    )
    path = folder / "samsung" / f"{name}.20260301.csv"
    header = f"{name},6300000,3\nday_time,source_type,count,distance,deviceuuid"
    count = _table(path, header, rows)
    return Made(path.parent, count, len(found), len(found) * 3998)


def garmin(folder: Path, megabytes: float) -> Made:
    """Days as JSON, a hundred a file, whose edges overlap."""
    found = _days_for(megabytes, 420)
    path = folder / "garmin"
    path.mkdir()
    padding = {f"figure{n}": n * 1.5 for n in range(12)}
    for start in range(0, len(found), 99):
        chunk = [
            {
                "calendarDate": str(day),
                "totalSteps": 5000,
                "totalDistanceMeters": 3500,
                "restingHeartRate": 60,
                **padding,
            }
            for day in found[start : start + 100]
        ]
        (path / f"UDSFile_{found[start]}.json").write_text(json.dumps(chunk), encoding="utf-8")
    return Made(path, len(found), len(found), len(found) * 5000)


def withings(folder: Path, megabytes: float) -> Made:
    """Spans in lists."""
    found = _days_for(megabytes, 100 * 48)
    rows = (
        f'{day}T{8 + n // 10:02d}:{n % 10 * 6:02d}:00+01:00,"[60,60]","[30,{n % 20}]"'
        for day in found
        for n in range(100)
    )
    path = folder / "withings" / "raw_tracker_steps.csv"
    count = _table(path, "start,duration,value", rows)
    return Made(path.parent, count, len(found), len(found) * (3000 + 5 * sum(range(20))))


def oura(folder: Path, megabytes: float) -> Made:
    """Days."""
    found = _days_for(megabytes, 32)
    rows = (f"id{n};{day};6000;420;2400" for n, day in enumerate(found))
    path = folder / "oura" / "App Data" / "dailyactivity.csv"
    count = _table(path, "id;day;steps;active_calories;total_calories", rows)
    return Made(folder / "oura", count, len(found), len(found) * 6000)


def table(folder: Path, megabytes: float) -> Made:
    """A table of one's own with a row a day, and its map beside it; as long as the calendar."""
    path, count, total = folder / "diary.csv", 0, 0
    with path.open("w", encoding="utf-8") as out:
        out.write("Date;Steps;Pain (0-10);Sleep;Notes\n")
        for number, day in enumerate(days(int(megabytes * 1e6 / 40))):
            steps = 3000 + number % 5000
            count, total = count + 1, total + steps
            out.write(f"{day:%d.%m.%Y};{steps};{number % 8},5;7:{number % 60:02};as usual\n")
    return Made(path, count, count, total)
