"""Exports of more programs, written for measuring: Strava, sleep apps, bands, JSON of accounts."""

import gzip
import json
import sqlite3
from pathlib import Path

from exports_made import Made, days, midnight

_TRACK = (
    '<?xml version="1.0"?><gpx version="1.1" creator="StravaGPX"><trk><trkseg>'
    + '<trkpt lat="50.0" lon="10.0"><time>2012-01-01T10:00:00Z</time></trkpt>' * 2000
    + "</trkseg></trk></gpx>"
)


def strava(folder: Path, megabytes: float) -> Made:
    """A table as wide as Strava's, and a track beside every tenth row."""
    path = folder / "strava"
    (path / "activities").mkdir(parents=True)
    names = (
        "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,"
        "Distance,Max Heart Rate,Relative Effort,Commute,Activity Private Note,Activity Gear,"
        "Filename,Athlete Weight,Bike Weight,Elapsed Time,Moving Time,Distance"
    )
    found = list(days(max(20, int(megabytes * 1e6 / 350))))
    packed = gzip.compress(_TRACK.encode())
    with (path / "activities.csv").open("w", encoding="utf-8") as stream:
        stream.write(names + "," + ",".join(f"Column {n}" for n in range(80)) + "\n")
        for n, day in enumerate(found):
            when = f"{day:%b} {day.day}, {day.year}, 9:00:00 AM"
            stream.write(
                f'{n},"{when}",Walk,Walk,,1260,1.5,110,5,false,,,activities/{n}.gpx.gz,,,1260.0,'
                f"1200.0,1500.0{',0.0' * 80}\n"
            )
            if n % 10 == 0:
                (path / "activities" / f"{n}.gpx.gz").write_bytes(packed)
    return Made(path, len(found), len(found), len(found) * 20, "minutes")


def sleep_as_android(folder: Path, megabytes: float) -> Made:
    """Nights with a header and a hundred movements each."""
    found = list(days(max(20, int(megabytes * 1e6 / 1650))))
    fixed = "Id,Tz,From,To,Sched,Hours,Rating,Comment,Framerate,Snore,Noise,Cycles,DeepSleep"
    times = ",".join(f'"{n // 12}:{n % 12 * 5:02d}"' for n in range(100))
    rest = '"","7.500","0.0","","10000","-1","-1.0","5","0.4","-30",""' + ',"0.4"' * 100
    path = folder / "sleep-export.csv"
    with path.open("w", encoding="utf-8") as stream:
        for day in found:
            span = f'"{day:%d. %m. %Y} 0:00","{day:%d. %m. %Y} 7:30"'
            stream.write(f"{fixed},LenAdjust,Geo,{times}\n")
            stream.write(f'"{midnight(day)}","Europe/Berlin",{span},{rest}\n')
    return Made(path, len(found), len(found), len(found) * 7, "sleep_hours")


def sleep_cycle(folder: Path, megabytes: float) -> Made:
    """Nights."""
    found = list(days(max(20, int(megabytes * 1e6 / 120))))
    path = folder / "sleepdata.csv"
    with path.open("w", encoding="utf-8") as stream:
        stream.write(
            "Start;End;Sleep Quality;Time in bed (seconds);Time asleep (seconds);City;Notes\n"
        )
        for day in found:
            stream.write(
                f"{day} 00:05:00;{day} 07:35:00;80%;27000.0;25200.0;Nowhere of all places;\n"
            )
    return Made(path, len(found), len(found), len(found) * 7, "sleep_hours")


def whoop(folder: Path, megabytes: float) -> Made:
    """Nights, each in two tables."""
    found = list(days(max(20, int(megabytes * 1e6 / 260))))
    path = folder / "whoop"
    path.mkdir()
    cycle, asleep = "Cycle start time,Cycle end time,Cycle timezone", "Sleep onset,Wake onset"
    for name, more, cells in (
        ("physiological_cycles.csv", "Recovery score %,Resting heart rate (bpm)", "60,55"),
        ("sleeps.csv", "Nap,Sleep efficiency %", "false,90"),
    ):
        with (path / name).open("w", encoding="utf-8") as stream:
            stream.write(f"{cycle},{asleep},Asleep duration (min),{more}\n")
            for day in found:
                span = f"{day} 00:05:00,{day} 07:35:00"
                stream.write(f"{day} 00:05:00,{day} 23:55:00,UTC+01:00,{span},420,{cells}\n")
    return Made(path, 2 * len(found), len(found), len(found) * 7, "sleep_hours")


def polar(folder: Path, megabytes: float) -> Made:
    """A file for every day, with its minutes."""
    found = list(days(max(20, int(megabytes * 1e6 / 9500))))
    path = folder / "polar"
    path.mkdir()
    minutes = [{"localTime": f"{n // 60:02d}:{n % 60:02d}:00", "value": 30} for n in range(200)]
    for day in found:
        text = {"date": str(day), "summary": {"stepCount": 6000}, "samples": {"steps": minutes}}
        (path / f"activity-{day}-1.json").write_text(json.dumps(text), encoding="utf-8")
    return Made(path, len(found), len(found), len(found) * 6000)


def oura_api(folder: Path, megabytes: float) -> Made:
    """Days in one list."""
    found = list(days(max(20, int(megabytes * 1e6 / 900))))
    more = {f"score_{n}": n for n in range(50)}
    each = [
        {"id": str(day), "day": str(day), "steps": 6000, "active_calories": 5, **more}
        for day in found
    ]
    path = folder / "daily_activity.json"
    path.write_text(json.dumps({"data": each, "next_token": None}), encoding="utf-8")
    return Made(path, len(found), len(found), len(found) * 6000)


def gadgetbridge(folder: Path, megabytes: float) -> Made:
    """A band's minutes."""
    found = list(days(max(20, int(megabytes * 1e6 / (1440 * 34)))))
    path = folder / "Gadgetbridge.db"
    base = sqlite3.connect(path)
    base.executescript(
        "CREATE TABLE DEVICE (_id INTEGER PRIMARY KEY, NAME TEXT);"
        "CREATE TABLE DEVICE_ATTRIBUTES (_id INTEGER PRIMARY KEY);"
        "INSERT INTO DEVICE VALUES (1, 'Band');"
        "CREATE TABLE HUAMI_EXTENDED_ACTIVITY_SAMPLE (TIMESTAMP INTEGER, DEVICE_ID INTEGER, "
        "USER_ID INTEGER, RAW_INTENSITY INTEGER, STEPS INTEGER, RAW_KIND INTEGER, "
        "HEART_RATE INTEGER, PRIMARY KEY (TIMESTAMP, DEVICE_ID)) WITHOUT ROWID"
    )
    for day in found:
        start = midnight(day) // 1000
        base.executemany(
            "INSERT INTO HUAMI_EXTENDED_ACTIVITY_SAMPLE VALUES (?, 1, 1, 20, ?, ?, ?)",
            [
                (start + 60 * n, 10 if 600 <= n < 1200 else 0, 120 if n < 400 else 1, 60 + n % 40)
                for n in range(1440)
            ],
        )
    base.commit()
    base.close()
    return Made(path, len(found) * 1440, len(found), len(found) * 6000)
