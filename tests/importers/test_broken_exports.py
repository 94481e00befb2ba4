"""Whatever is done to an export: it is read, or refused in one sentence; never anything else."""

import json
import re
import tempfile
from datetime import UTC, tzinfo
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacing_cli.errors import FileNotUsable
from pacing_cli.importers.matching import stand
from pacing_cli.importers.merge import MergedSources
from pacing_cli.importers.observations import INTERVAL, Rule
from pacing_cli.model.entry import Entry
from tests.importers.parcels import FULLEST, NOW, merged, read, written
from tests.importers.test_activity_files import GPX, TCX
from tests.importers.test_exports import EXERCISE, GERMAN_FIT, NIGHT, TREND, WEB, health_connect
from tests.importers.test_merge import PHONE_AND_WATCH, asleep, steps, walk
from tests.importers.test_parcel import APPLE

WORKOUT = (
    '<Workout workoutActivityType="HKWorkoutActivityTypeWalking" duration="10" durationUnit="min" '
    'sourceName="W" startDate="2026-03-02 08:00:00 +0100" endDate="2026-03-02 08:12:00 +0100">'
    '<WorkoutStatistics type="HKQuantityTypeIdentifierDistanceWalkingRunning" sum="0.5" unit="mi"/>'
    '</Workout><ActivitySummary dateComponents="2026-03-02" appleStandHours="9"/></HealthData>'
)
SAMPLES: dict[str, str] = {
    "export.xml": APPLE.replace("</HealthData>", WORKOUT),
    "fit.csv": GERMAN_FIT,
    "steps-2026-03-01.json": json.dumps([{"dateTime": "03/01/26 23:30:00", "value": "12"}]),
    "resting_heart_rate-2026-03-01.json": json.dumps(
        [{"dateTime": "03/01/26 00:00:00", "value": {"value": 61.5}}]
    ),
    "sleep-2026-03-01.json": json.dumps([{"dateOfSleep": "2026-03-02", "minutesAsleep": 400}]),
    "web.csv": WEB.format("2026-03-01", "2026-03-13"),
    "com.samsung.shealth.step_daily_trend.csv": TREND,
    "com.samsung.shealth.sleep.csv": NIGHT,
    "com.samsung.shealth.exercise.csv": EXERCISE,
    "UDSFile.json": json.dumps(
        [{"calendarDate": "2026-03-02", "totalSteps": 59, "allDayStress": {"aggregatorList": [{}]}}]
    ),
    "summarizedActivities.json": json.dumps(
        [{"summarizedActivitiesExport": [{"startTimeLocal": 1.7e12, "startTimeGmt": 1.7e12,
                                          "duration": 6e5, "activityType": "walking"}]}]
    ),
    "raw_tracker_steps.csv": "start,duration,value\n2026-03-02T08:00:00+01:00,[60],[86]\n",
    "sleepmodel.csv": "id;day;bedtime_end;total_sleep_duration;type\na;2026-03-02;x;25200;long\n",
    "steps.csv": "timestamp,steps,data source\n2026-03-01T06:00:00.000Z,50,MobileTrack\n",
    "track.gpx": GPX.format("").partition("</trk>")[0] + "</trk></gpx>",
    "watch.tcx": TCX.format(""),
    "2026-03-02T09_00_00+01_00_WALKING.json": json.dumps(
        {"fitnessActivity": "walking", "startTime": "2026-03-02T08:00:00Z",
         "endTime": "2026-03-02T08:25:00Z", "duration": "1500s", "segment": [],
         "aggregate": [{"metricName": "com.google.step_count.delta", "intValue": 1800}]}
    ),
    "UserSleeps.csv": "sleep_id,minutes_asleep,end_utc_offset,sleep_end,data_source\n"
    "1,420,+02:00,2026-03-29 06:30:00+0000,X\n",
}  # fmt: skip
"""A small one of each, by the name that it has in its archive."""

PYTHON = re.compile(
    r"isoformat|could not convert|invalid literal|codec|\w+Error\b|NoneType|out of range|"
    r"must be in|argument|\(char |unhashable|object"
)
"""What the language says of a value, and a person must never have to read."""

JUNK = st.sampled_from(
    ["", "0", "-1", "9" * 400, "1e999", "NaN", "null", "[]", "{}", '"', "\0", "\x0b", ";", ",", "<",
     "&x;", "99999-01-01", "2026-02-30", "é\u202e", "\n\n", "true", "+99:00", " "]
)  # fmt: skip
DAMAGE = st.tuples(st.floats(0, 1), st.integers(0, 12), JUNK)


def damaged(text: str, harm: list[tuple[float, int, str]]) -> str:
    """The text with pieces of it cut out and junk put in."""
    for where, length, junk in harm:
        at = int(where * len(text))
        text = text[:at] + junk + text[at + length :]
    return text


def read_or_refused(
    path: Path, rule: Rule = FULLEST, zone: tzinfo = UTC
) -> tuple[dict[str, MergedSources], str]:
    """What was read, or the sentence that refuses it; any other error is a bug."""
    try:
        return read(path, rule, zone), ""
    except FileNotUsable as refused:
        return {}, refused.message


@pytest.mark.parametrize("name", SAMPLES)
def test_each_sample_is_of_one_format_and_says_something(name: str, tmp_path: Path) -> None:
    (found,) = read(written(tmp_path / "export", {name: SAMPLES[name]})).values()
    assert found.found != ()
    assert found.refused == ()


@pytest.mark.parametrize("name", SAMPLES)
@given(harm=st.lists(DAMAGE, min_size=1, max_size=4), interval=st.booleans())
def test_law_a_damaged_export_is_read_or_refused(
    name: str, harm: list[tuple[float, int, str]], interval: bool
) -> None:
    rule = Rule(INTERVAL) if interval else Rule()
    with tempfile.TemporaryDirectory() as folder:
        path = written(Path(folder), {name: damaged(SAMPLES[name], harm)})
        found, refused = read_or_refused(path, rule)
        assert "\n" not in refused
        assert not PYTHON.search(refused)
        for one in found.values():
            assert not any(PYTHON.search(str(other.problem)) for other in one.refused)
            assert all(entry.at <= NOW or entry.at.date() == NOW.date() for entry in one.found)


@pytest.mark.parametrize(
    ("name", "other"),
    [("UDSFile.json", "UDSFile_2.json"),
     ("steps-2026-03-01.json", "steps-2026-04-01.json"),
     ("com.samsung.shealth.exercise.csv", "com.samsung.shealth.exercise.2.csv")],
)  # fmt: skip
def test_of_an_archive_of_many_files_a_damaged_one_is_told(
    name: str, other: str, tmp_path: Path
) -> None:
    """Cut in its middle, or no text any more: the months that are whole come in."""
    half = SAMPLES[name].encode()[:-3] + b"\xff"
    (found,) = read(written(tmp_path / "export", {name: SAMPLES[name], other: half})).values()
    assert found.found != ()
    assert [one.problem.where for one in found.refused] == [f"export/{other}"]


def test_a_cell_that_runs_over_lines_is_told_in_one_line(tmp_path: Path) -> None:
    harm = [(0.65625, 9, ""), (0.59375, 6, "")]
    path = written(tmp_path / "export", {"web.csv": damaged(SAMPLES["web.csv"], harm)})
    assert "cannot tell the day from the month" in (refused := read_or_refused(path)[1])
    assert "\n" not in refused


@given(st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=40)), min_size=1, max_size=6))
def test_law_a_damaged_database_is_read_or_refused(harm: list[tuple[float, bytes]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = health_connect(Path(folder), "1,2")
        raw = bytearray(path.read_bytes())
        for where, junk in harm:
            at = int(where * len(raw))
            raw[at : at + len(junk)] = junk
        path.write_bytes(raw)
        refused = read_or_refused(path)[1]
        assert not refused or "Nothing was imported" in refused


OBSERVATIONS = st.lists(
    st.sampled_from(
        [*PHONE_AND_WATCH, asleep("W", -1, 5), asleep("A", 0, 6), walk("W", 8, 20), walk("P", 30, 5),
         steps("P", 30, 700), steps("W", 40, 20)]
    ),
    max_size=12,
)  # fmt: skip


def as_journal(found: tuple[object, ...]) -> list[Entry]:
    return [
        Entry(f"id{n}", one.kind, one.at, "UTC", NOW, one.fields)  # type: ignore[attr-defined]
        for n, one in enumerate(found)
    ]


@given(OBSERVATIONS)
def test_law_twice_is_once(seen: list[object]) -> None:
    first = merged(seen)  # type: ignore[arg-type]
    again = stand(first.found, "test", as_journal(first.found), frozenset())
    assert (again.new, again.changed) == ((), ())
    assert {one.status for one in again.stands} <= {"same"}


@given(OBSERVATIONS, OBSERVATIONS)
def test_law_two_programs_are_never_added(one: list[object], other: list[object]) -> None:
    """Whichever comes first: no day has more steps than the fuller of the two."""
    first, second = (merged(seen).found for seen in (one, other))  # type: ignore[arg-type]
    entries = as_journal(first)
    beside = stand(second, "another", entries, frozenset())
    journal = {entry.id: entry for entry in entries}
    for change in beside.changed:
        journal[change.old.id] = change.old._replace(fields=change.fields)
    after = [*journal.values(), *as_journal(beside.new)]
    for day in {entry.day for entry in after}:
        of_day = [entry.number("steps") for entry in after if entry.day == day]
        known = [value for value in of_day if value is not None]
        highest = max(
            (
                float(str(found.fields["steps"]))
                for found in (*first, *second)
                if found.at.date() == day and "steps" in found.fields
            ),
            default=0.0,
        )
        assert sum(known) == highest
