"""Exports written for measuring: a layout, a size, and the sum that has to come out."""

import csv
import json
import sqlite3
from collections.abc import Callable, Iterator
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


def days(number: int) -> Iterator[date]:
    """So many days, from the first one on."""
    for count in range(min(number, (LAST - FIRST).days)):
        yield FIRST + timedelta(days=count)


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
            + '>\n  <MetadataEntry key="HKMetadataKeyHeartRateMotionContext" value="0"/>\n </Record>\n'
        )
    for count in range(150):
        minute = 420 + count * 6
        at, end = (f"{day} {one // 60:02d}:{one % 60:02d}:00 {zone}" for one in (minute, minute + 5))
        rows.append(record("ActiveEnergyBurned", "Watch", "kcal", at, end, 0.12 * count) + "/>\n")
        if count % 2:
            rows.append(record("StepCount", "Phone", "count", at, end, 20 + count % 30) + "/>\n")
            rows.append(record("StepCount", "Watch", "count", at, end, 25 + count % 30) + "/>\n")
            rows.append(record("DistanceWalkingRunning", "Phone", "km", at, end, 0.03) + "/>\n")
    night = day - timedelta(days=1)
    for count in range(12):
        at = f"{night} 23:{count * 5:02d}:00 {zone}" if count == 0 else f"{day} 0{count // 2}:{count % 2 * 30:02d}:00 {zone}"
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
