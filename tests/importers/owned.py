"""Invented samples of what people own: one small export of each program, in its own layout."""

import gzip
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from tests.importers.parcels import written

STRAVA = (
    "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,"
    "Distance,Max Heart Rate,Relative Effort,Commute,Activity Private Note,Activity Gear,Filename,"
    "Athlete Weight,Bike Weight,Elapsed Time,Moving Time,Distance\n"
    '7,"Mar 2, 2026, 9:00:00 AM",Morning,Walk,,660,0.67,110,5,false,,,activities/7.gpx.gz,,,'
    "660.0,600.0,670.0\n"
)
TRACK = (
    '<?xml version="1.0"?><gpx version="1.1" creator="StravaGPX" '
    'xmlns="http://www.topografix.com/GPX/1/1"><trk><type>walking</type><trkseg>'
    '<trkpt lat="50.000" lon="10"><time>2026-03-02T09:00:00Z</time></trkpt>'
    '<trkpt lat="50.003" lon="10"><time>2026-03-02T09:05:00Z</time></trkpt>'
    '<trkpt lat="50.006" lon="10"><time>2026-03-02T09:10:00Z</time></trkpt></trkseg></trk></gpx>'
)
SLEEP_HEADER = (
    "Id,Tz,From,To,Sched,Hours,Rating,Comment,Framerate,Snore,Noise,Cycles,DeepSleep,LenAdjust,Geo"
)
SLEEP_AS_ANDROID = (
    f'{SLEEP_HEADER},"23:40","23:45","Event","Event"\n'
    '"1772404800000","Europe/Berlin","01. 03. 2026 23:40","02. 03. 2026 7:10","02. 03. 2026 7:30",'
    '"7.500","3.5"," #alcohol #watch woke twice","10000","-1","-1.0","5","0.4","-30","","0.1","2.0",'
    '"AWAKE_START-1772412000000","AWAKE_END-1772413800000"\n'
    ',,,,,,,,,,,,,,,"0.1","0.2"\n'
    f'{SLEEP_HEADER},"14:00"\n'
    '"1772542800000","Europe/Berlin","03. 03. 2026 14:00","03. 03. 2026 14:30","","0.500","0.0","",'
    '"10000","-1","-1.0","-1","-1.0","0","","0.0"\n'
)
SLEEP_CYCLE_OLD = (
    "Start;End;Sleep quality;Time in bed;Wake up;Sleep Notes;Heart rate;Activity (steps)\n"
    "2026-03-01 23:10:07;2026-03-02 07:26:21;95%;8:15;:);Drank coffee:Stressful day;0;4321\n"
)
SLEEP_CYCLE = (
    "Start;End;Sleep Quality;Regularity;Mood;Heart rate (bpm);Steps;Alarm mode;Air Pressure (Pa);"
    "City;Movements per hour;Time in bed (seconds);Time asleep (seconds);"
    "Time before sleep (seconds);Window start;Window stop;Did snore;Snore time;"
    "Weather temperature (°C);Weather type;Notes\n"
    "2026-03-01 23:10:07;2026-03-02 07:26:21;70%;0%;;0;4321;Normal;102.3;;99.3;29774.1;25200.0;"
    "1514.4;2026-03-02 07:00:00;2026-03-02 07:30:00;true;66.0;2.0;No weather;\n"
    "2026-03-02 23:10:07;2026-03-03 07:26:21;70%;0%;;0;0;Normal;102.3;;99.3;29774.1;—;"
    ";;;true;;;;Worked out\n"
)
SLEEP_CYCLE_NEW = (
    "Went to bed,Woke up,Sleep Quality,Time in bed (seconds),Time asleep (seconds),"
    "Asleep after (seconds),Regularity,Did snore,Steps,Notes\n"
    "2026-03-01 23:10:07,2026-03-02 07:26:21,70%,29774,25200,600,—,false,4321,—\n"
)
_CYCLE = "Cycle start time,Cycle end time,Cycle timezone"
_ASLEEP = "Sleep onset,Wake onset,Sleep performance %,Asleep duration (min)"
WHOOP: Mapping[str, str] = {
    "physiological_cycles.csv": (
        f"{_CYCLE},Recovery score %,Resting heart rate (bpm),Heart rate variability (ms),Day Strain,"
        f"Max HR (bpm),Average HR (bpm),{_ASLEEP}\n"
        "2026-03-02 23:30:00,,UTC-05:00,60,55,40,,,,2026-03-02 23:30:00,2026-03-03 07:00:00,90,420\n"
        "2026-03-01 23:00:00,2026-03-02 23:30:00,UTC-05:00,61,57,45,9.1,150,72,"
        "2026-03-01 23:00:00,2026-03-02 06:30:00,92,400\n"
        "2026-02-28 22:00:00,2026-03-01 23:00:00,UTC-05:00,,,,4.0,120,70,,,,\n"
    ),
    "sleeps.csv": (
        f"{_CYCLE},{_ASLEEP},Nap\n"
        "2026-03-02 23:30:00,,UTC-05:00,2026-03-02 23:30:00,2026-03-03 07:00:00,90,420,false\n"
        "2026-03-01 23:00:00,2026-03-02 23:30:00,UTC-05:00,2026-03-01 23:00:00,2026-03-02 06:30:00,"
        "92,400,false\n"
        "2026-03-01 23:00:00,2026-03-02 23:30:00,UTC-05:00,2026-03-02 14:00:00,2026-03-02 14:30:00,"
        ",20,true\n"
    ),
    "workouts.csv": (
        f"{_CYCLE},Workout start time,Workout end time,Duration (min),Activity name,"
        "Activity Strain,Energy burned (cal),Max HR (bpm),Average HR (bpm),HR Zone 1 %,"
        "HR Zone 2 %,GPS enabled,Distance (meters)\n"
        "2026-03-01 23:00:00,2026-03-02 23:30:00,UTC-05:00,2026-03-02 17:00:00,"
        "2026-03-02 17:21:18,21,Walking,4.3,39.0,135,117,26,74,true,1868.88\n"
    ),
    "journal_entries.csv": (
        f"{_CYCLE},Question text,Answered yes,Notes\n"
        "2026-03-01 23:00:00,,UTC-05:00,Have any caffeine? ,true,two cups\n"
        "2026-03-01 23:00:00,,UTC-05:00,Take creatine?,false,\n"
    ),
}
POLAR: Mapping[str, object] = {
    "activity-2026-03-01-11111111-a.json": {
        "exportVersion": "2.6",
        "date": "2026-03-01",
        "summary": {"startTime": "00:00:00", "endTime": "23:59:00", "stepCount": 4210},
        "samples": {"steps": [{"localTime": "10:00:00", "value": 100}]},
    },
    "activity-2026-03-02-11111111-b.json": {"date": "2026-03-02", "samples": {"mets": [], "steps": []}},
    "training-session_2026-03-01T10-00-00_1-a.json": {
        "identifier": {"id": "501"}, "startTime": "2026-03-01T10:00:00",
        "stopTime": "2026-03-01T10:30:00", "timezoneOffsetMinutes": 60, "durationMillis": 1_200_000,
        "distanceMeters": 1500.4, "hrAvg": 95, "hrMax": 120, "sport": {"id": "3"},
        "exercises": [{"startTime": "2026-03-01T10:00:00", "durationMillis": 1_200_000}],
    },
    "training-session-2021-03-01-77-b.json": {
        "exportVersion": "1.2", "name": "Walk", "startTime": "2021-03-01T10:00:00.000",
        "stopTime": "2021-03-01T10:25:00.000", "timeZoneOffset": 60, "duration": "PT20M30.5S",
        "distance": 1400.0, "averageHeartRate": 96, "maximumHeartRate": 118,
        "exercises": [{"startTime": "2021-03-01T10:00:00.000", "sport": "WALKING"}],
    },
    "training-session_2026-03-03T10-00-00_2-c.json": {
        "identifier": {"id": "502"}, "startTime": "2026-03-03T10:00:00",
        "stopTime": "2026-03-03T10:10:00", "timezoneOffsetMinutes": 60, "durationMillis": 600_000,
        "sport": {"id": "999"}, "exercises": [],
    },
    "247ohr_2026_3.json": {
        "deviceDays": [
            {"userId": 1, "deviceId": "A", "date": "2026-03-01", "samples": [
                {"heartRate": 60, "secondsFromDayStart": 5, "source": "TIMED_24_7"},
                {"heartRate": 80, "secondsFromDayStart": 9, "source": "TIMED_24_7"},
                {"heartRate": 0, "secondsFromDayStart": 12, "source": "TIMED_24_7"}]},
        ]
    },
    "sleep_result_1.json": [
        {
            "night": "2026-03-02",
            "evaluation": {"asleepDuration": "PT7H15M", "sleepSpan": "PT8H"},
            "sleepResult": {"hypnogram": {"sleepStart": "2026-03-01T23:00:00+01:00",
                                          "sleepEnd": "2026-03-02T07:00:00+01:00"}},
        }
    ],
}  # fmt: skip
OURA_1: object = {
    "sleep": [
        {"summary_date": "2026-03-01", "bedtime_start": "2026-03-01T23:10:00+01:00",
         "bedtime_end": "2026-03-02T07:00:00+01:00", "total": 25_200, "rmssd": 41, "is_longest": 1},
    ],
    "activity": [
        {"summary_date": "2026-03-01", "steps": 5200, "daily_movement": 4100, "cal_active": 210},
    ],
}  # fmt: skip
OURA_2: Mapping[str, object] = {
    "daily_activity.json": {
        "data": [
            {"id": "a", "day": "2026-03-01", "steps": 5200, "active_calories": 210},
            {"id": "b", "day": "2026-03-02", "steps": 0, "active_calories": 0},
        ],
        "next_token": None,
    },
    "sleep.json": {
        "data": [
            {"id": "n", "day": "2026-03-02", "bedtime_end": "2026-03-02T07:00:00+01:00",
             "total_sleep_duration": 25_200, "average_hrv": 41, "type": "long_sleep"},
            {"id": "r", "day": "2026-03-02", "bedtime_end": "2026-03-02T15:00:00+01:00",
             "total_sleep_duration": 600, "average_hrv": None, "type": "rest"},
        ]
    },
    "workout.json": {
        "data": [
            {"id": "w", "activity": "walking", "day": "2026-03-01", "distance": 800.0,
             "start_datetime": "2026-03-01T10:00:00+01:00", "intensity": "easy", "label": None,
             "end_datetime": "2026-03-01T10:12:00+01:00", "source": "confirmed"},
        ]
    },
    "heartrate.json": {
        "data": [
            {"bpm": 60, "source": "awake", "timestamp": "2026-03-01T12:00:00+00:00"},
            {"bpm": 70, "source": "awake", "timestamp": "2026-03-01T12:05:00+00:00"},
        ]
    },
}  # fmt: skip


def second(text: str) -> int:
    """Seconds since 1970 of a moment of UTC."""
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp())


_MINUTES = (
    "TIMESTAMP INTEGER, DEVICE_ID INTEGER, USER_ID INTEGER, RAW_INTENSITY INTEGER, STEPS INTEGER, "
    "RAW_KIND INTEGER, HEART_RATE INTEGER"
)
_TABLES: Mapping[str, str] = {
    "DEVICE": "_id INTEGER PRIMARY KEY, NAME TEXT, IDENTIFIER TEXT, TYPE_NAME TEXT",
    "DEVICE_ATTRIBUTES": "_id INTEGER PRIMARY KEY, FIRMWARE_VERSION1 TEXT",
    "MI_BAND_ACTIVITY_SAMPLE": _MINUTES,
    "HUAMI_EXTENDED_ACTIVITY_SAMPLE": f"{_MINUTES}, SLEEP INTEGER",
    "HYBRID_HRACTIVITY_SAMPLE": "TIMESTAMP INTEGER, DEVICE_ID INTEGER, STEPS INTEGER, HEART_RATE INTEGER",
    "HPLUS_HEALTH_ACTIVITY_SAMPLE": _MINUTES,
    "HPLUS_HEALTH_ACTIVITY_OVERLAY": (
        "TIMESTAMP_FROM INTEGER, TIMESTAMP_TO INTEGER, RAW_KIND INTEGER, DEVICE_ID INTEGER"
    ),
    "PEBBLE_HEALTH_ACTIVITY_SAMPLE": (
        "TIMESTAMP INTEGER, DEVICE_ID INTEGER, RAW_INTENSITY INTEGER, STEPS INTEGER, HEART_RATE INTEGER"
    ),
    "PEBBLE_HEALTH_ACTIVITY_OVERLAY": (
        "TIMESTAMP_FROM INTEGER, TIMESTAMP_TO INTEGER, RAW_KIND INTEGER, DEVICE_ID INTEGER"
    ),
    "GARMIN_ACTIVITY_SAMPLE": _MINUTES,
    "GARMIN_SLEEP_STAGE_SAMPLE": "TIMESTAMP INTEGER, DEVICE_ID INTEGER, STAGE INTEGER",
    "GARMIN_EVENT_SAMPLE": (
        "TIMESTAMP INTEGER, DEVICE_ID INTEGER, EVENT INTEGER, EVENT_TYPE INTEGER, DATA INTEGER"
    ),
    "GARMIN_HRV_SUMMARY_SAMPLE": "TIMESTAMP INTEGER, DEVICE_ID INTEGER, LAST_NIGHT_AVERAGE INTEGER",
    "XIAOMI_ACTIVITY_SAMPLE": _MINUTES,
    "XIAOMI_SLEEP_TIME_SAMPLE": (
        "TIMESTAMP INTEGER, DEVICE_ID INTEGER, WAKEUP_TIME INTEGER, IS_AWAKE INTEGER"
    ),
    "XIAOMI_SLEEP_STAGE_SAMPLE": "TIMESTAMP INTEGER, DEVICE_ID INTEGER, STAGE INTEGER",
    "XIAOMI_DAILY_SUMMARY_SAMPLE": (
        "TIMESTAMP INTEGER, DEVICE_ID INTEGER, TIMEZONE INTEGER, STEPS INTEGER, HR_RESTING INTEGER"
    ),
    "HUAWEI_ACTIVITY_SAMPLE": (
        "TIMESTAMP INTEGER, DEVICE_ID INTEGER, OTHER_TIMESTAMP INTEGER, RAW_KIND INTEGER, "
        "STEPS INTEGER, HEART_RATE INTEGER"
    ),
    "HUAMI_HEART_RATE_RESTING_SAMPLE": "TIMESTAMP INTEGER, DEVICE_ID INTEGER, HEART_RATE INTEGER",
    "BASE_ACTIVITY_SUMMARY": (
        "_id INTEGER PRIMARY KEY, NAME TEXT, START_TIME INTEGER, END_TIME INTEGER, "
        "ACTIVITY_KIND INTEGER, DEVICE_ID INTEGER, SUMMARY_DATA TEXT"
    ),
}


def gadgetbridge(path: Path, **tables: Iterable[tuple[object, ...]]) -> Path:
    """A database with these rows, and one device whose name is Band."""
    path.parent.mkdir(parents=True, exist_ok=True)
    base = sqlite3.connect(path)
    for name, columns in _TABLES.items():
        base.execute(f"CREATE TABLE {name} ({columns})")
    base.execute("INSERT INTO DEVICE VALUES (1, 'Band', 'AA:BB', 'AMAZFITBAND7')")
    for name, rows in tables.items():
        for row in rows:
            base.execute(f"INSERT INTO {name} VALUES ({', '.join('?' * len(row))})", row)
    base.commit()
    base.close()
    return path


def huami(
    start: str, minutes: int, steps: int = 0, kind: int = 1, rate: int = 255
) -> list[tuple[object, ...]]:
    """Rows of a newer Huami band, one a minute."""
    at = second(start)
    return [(at + 60 * n, 1, 1, -1, steps, kind, rate, 0) for n in range(minutes)]


def _band(folder: Path) -> Path:
    night, day = (
        huami("2026-03-01 22:30", 480, kind=120, rate=52),
        huami("2026-03-02 09:00", 30, 100),
    )
    walk = (second("2026-03-02 09:00") * 1000, second("2026-03-02 09:30") * 1000)
    return gadgetbridge(
        folder / "Gadgetbridge",
        HUAMI_EXTENDED_ACTIVITY_SAMPLE=[*night, *day],
        BASE_ACTIVITY_SUMMARY=[(1, "", *walk, 0x20, 1, None)],
    )


SAMPLES: Mapping[str, Callable[[Path], Path]] = {
    "strava": lambda folder: written(
        folder, {"activities.csv": STRAVA, "activities/7.gpx.gz": gzip.compress(TRACK.encode())}
    ),
    "sleep-as-android": lambda folder: written(folder, {"sleep-export.csv": SLEEP_AS_ANDROID}),
    "sleep-cycle": lambda folder: written(folder, {"sleepdata.csv": SLEEP_CYCLE}),
    "whoop": lambda folder: written(folder, WHOOP),
    "polar": lambda folder: written(folder, POLAR),
    "oura-api": lambda folder: written(folder, OURA_2),
    "gadgetbridge": _band,
}
"""By the name of the format, how a small export of it is made in a folder."""
