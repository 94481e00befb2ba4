"""Withings: its own table of days wins, a row that stands there twice counts once."""

from datetime import UTC, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.importers.parcels import days, read, written

RAW = "start,duration,value\n"
LOS_ANGELES = ZoneInfo("America/Los_Angeles")
SERVER = (
    "2026-03-03T20:00:00+01:00,[600],[900]\n2026-03-04T01:00:00+01:00,[600],[1800]\n"
    "2026-03-04T20:00:00+01:00,[600],[450]\n"
)


def test_a_row_that_stands_there_twice_counts_once(tmp_path: Path) -> None:
    """Word for word, and with its minutes grouped in another way; a larger one counts."""
    one = '2026-03-02T09:00:00+01:00,"[60,60]","[400,600]"\n'
    again = "2026-03-02T08:01:00+00:00,[60],[600]\n2026-03-02T09:00:00+01:00,[60],[450]\n"
    found = read(written(tmp_path / "w", {"raw_tracker_steps.csv": RAW + one + one + again}))
    assert days(found["withings"].found, "steps") == {"2026-03-02": 1050}


@pytest.mark.parametrize(("own", "steps"), [("1000", 1000), ("1,773", 1773), ("", 2000)])
def test_where_withings_own_day_is_there_it_wins(own: str, steps: int, tmp_path: Path) -> None:
    """A blank day says nothing: then the minutes count."""
    files = {
        "raw_tracker_steps.csv": RAW + '2026-03-02T09:00:00+00:00,"[60,60]","[1400,600]"\n',
        "aggregates_steps.csv": f'date,value\n2026-03-02,"{own}"\n',
    }
    assert days(read(written(tmp_path / "w", files))["withings"].found, "steps") == {
        "2026-03-02": steps
    }


def test_an_own_day_of_none_is_not_filled_from_elsewhere(tmp_path: Path) -> None:
    files = {
        "raw_tracker_steps.csv": RAW + "2026-03-02T09:00:00+00:00,[60],[600]\n",
        "aggregates_steps.csv": "date,value\n2026-03-02,0\n",
    }
    found = read(written(tmp_path / "w", files))["withings"]
    assert (days(found.found, "steps"), found.unknown) == ({}, {"steps": 1})


def test_the_persons_zone_decides_the_day_and_not_the_servers(tmp_path: Path) -> None:
    path = written(tmp_path / "w", {"raw_tracker_steps.csv": RAW + SERVER})
    found = read(path, zone=LOS_ANGELES)["withings"].found
    assert days(found, "steps") == {"2026-03-03": 2700, "2026-03-04": 450}


def test_a_night_ends_on_the_persons_day(tmp_path: Path) -> None:
    """Awake at 6 in the morning of the server, at 9 in the evening of the person."""
    text = (
        "from,to,light (s),deep (s),rem (s),awake (s)\n"
        "2026-03-03T22:00:00+01:00,2026-03-04T06:00:00+01:00,18000,3600,3600,0\n"
    )
    path = written(tmp_path / "w", {"sleep.csv": text})
    assert days(read(path, zone=LOS_ANGELES)["withings"].found, "sleep_hours") == {"2026-03-03": 7}
    assert days(read(path, zone=UTC)["withings"].found, "sleep_hours") == {"2026-03-04": 7}


SLEEP_HEADERS = {
    "German": 'von,bis,"leicht (s)","tief (s)","rem (s)","wach (s)",Aufwachen',
    "Spanish": 'de,a,"ligero (s)","profundo (s)","rem (s)","despierto (s)",despertar',
    "French": 'Début,Fin,"léger (s)","profond (s)","rem (s)","éveil (s)",réveils',
    "French of 2016": 'Début,Fin,"léger (s)","profond (s)","éveil (s)",réveils',
    "Italian": 'da,a,"leggero (s)","profondo (s)","rem (s)","sveglio (s)",risveglio',
    "Dutch": 'van,tot,"licht (s)","diep (s)","rem (s)","wakker (s)",wakker',
    "one that nobody knows": 'od,do,"lekki (s)","głęboki (s)","REM (s)","czuwanie (s)",x',
}


@pytest.mark.parametrize("header", SLEEP_HEADERS.values(), ids=list(SLEEP_HEADERS))
def test_a_table_of_sleep_in_another_language(header: str, tmp_path: Path) -> None:
    rem = "" if "rem" not in header.lower() else "3600,"
    text = f"{header}\n2026-03-01T23:00:00+01:00,2026-03-02T07:00:00+01:00,18000,3600,{rem}999,2\n"
    path = written(tmp_path / "w", {"sleep.csv": text})
    hours = 7 if rem else 6
    zone = timezone(timedelta(hours=1))
    assert days(read(path, zone=zone)["withings"].found, "sleep_hours") == {"2026-03-02": hours}


def test_a_table_of_days_in_another_language(tmp_path: Path) -> None:
    files = {
        "aggregates_steps.csv": "Datum,Wert\n2026-03-02,900\n",
        "raw_tracker_distance.csv": "Beginn,Dauer,Wert\n2026-03-02T09:00:00+00:00,[60],[70.5]\n",
    }
    found = read(written(tmp_path / "w", files))["withings"].found
    assert (days(found, "steps"), days(found, "metres")) == (
        {"2026-03-02": 900}, {"2026-03-02": 70.5},
    )  # fmt: skip


def test_a_value_of_withings_that_cannot_be_read_is_refused_alone(tmp_path: Path) -> None:
    """One minute of a row, one cell of a night: what is not known is not left out of a sum."""
    files = {
        "raw_tracker_steps.csv": RAW + '2026-03-02T09:00:00+00:00,"[60,60,60]","[400,x,600]"\n'
        '2026-03-03T09:00:00+00:00,"[60,60]","[400]"\nnever,[60],[1]\n',
        "sleep.csv": "from,to,light (s),deep (s),rem (s),awake (s)\n"
        "2026-03-01T23:00:00+00:00,2026-03-02T07:00:00+00:00,long,3600,3600,0\n"
        "2026-03-02T23:00:00+00:00,2026-03-03T07:00:00+00:00,18000,3600,3600,0\n",
    }
    found = read(written(tmp_path / "w", files))["withings"]
    assert days(found.found, "steps") == {"2026-03-02": 1000}
    assert days(found.found, "sleep_hours") == {"2026-03-03": 7}
    assert len(found.refused) == 4


def test_a_heart_rate_that_stands_there_twice_is_one_reading(tmp_path: Path) -> None:
    row = "2026-03-02T09:00:00+00:00,[60],[90]\n"
    text = RAW + row + row + "2026-03-02T09:01:00+00:00,[60],[60]\n"
    found = read(written(tmp_path / "w", {"raw_hr_hr.csv": text}))["withings"].found
    assert (days(found, "hr"), days(found, "hrmax")) == ({"2026-03-02": 75}, {"2026-03-02": 90})
