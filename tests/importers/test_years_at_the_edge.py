"""Dates in the first and the last year that a calendar holds: refused with their line, no error."""

import re
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from pacing_cli.shorthand.clock import Clock
from tests.importers import parcels, test_broken_diaries, test_broken_exports

SAMPLES = {
    **test_broken_exports.SAMPLES,
    **{f"{name}.csv": text for name, text in test_broken_diaries.SAMPLES.items()},
}
ZONES = ("UTC", "Pacific/Auckland", "America/Los_Angeles")


@pytest.mark.parametrize("year", ["0001", "9999"])
@pytest.mark.parametrize("day", [None, "01-01", "12-31"])
@pytest.mark.parametrize("name", SAMPLES)
def test_law_an_export_of_another_age_is_read_or_refused(
    name: str, year: str, day: str | None, tmp_path: Path
) -> None:
    """By the clock that the program has; the last day has no tomorrow, the first no yesterday."""
    text = re.sub(r"\b20\d\d(?=[-/])|(?<=/)20\d\d\b", year, SAMPLES[name])
    if day:
        text = re.sub(rf"{year}-\d\d-\d\d", f"{year}-{day}", text)
    path = parcels.written(tmp_path / "export", {name: text})
    for zone in ZONES:
        test_broken_exports.read_or_refused(path, zone=ZoneInfo(zone))


@pytest.mark.parametrize("wall", [datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59)])  # noqa: DTZ001
def test_a_time_beyond_the_calendar_is_a_value_that_cannot_be(wall: datetime) -> None:
    for zone in ZONES:
        here = Clock(parcels.NOW, zone, ZoneInfo(zone))
        with pytest.raises(ValueError, match="calendar"):
            here.local(wall)
    with pytest.raises(ValueError, match="calendar"):
        Clock(parcels.NOW, "Asia/Tokyo", ZoneInfo("Asia/Tokyo")).here(
            datetime(9999, 12, 31, 23, tzinfo=UTC)
        )
