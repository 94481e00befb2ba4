"""Sessions of Google Fit, and its tracks in TCX, whose first lap begins hours too early."""

from typing import Any

import pytest

from pacing_cli.errors import FileNotUsable
from pacing_cli.importers.observations import Asleep, Refused
from tests.importers.reading import bouts, fields, member, read, refused

NAME = "2026-03-02T09_00_00+01_00_PT25M_Walking.tcx"
LAP = (
    '<Activity Sport="Walking"><Id>{0}</Id><Lap StartTime="{0}"><Track><Trackpoint>'
    "<DistanceMeters>0.0</DistanceMeters><Time>{0}</Time></Trackpoint><Trackpoint>"
    "<DistanceMeters>{2}</DistanceMeters><Time>{1}</Time></Trackpoint></Track>"
    "<DistanceMeters>{2}</DistanceMeters><TotalTimeSeconds>{3}</TotalTimeSeconds></Lap></Activity>"
)
TRACK = (
    '<?xml version="1.0" encoding="UTF-8"?><TrainingCenterDatabase><Activities>'
    + LAP.format("2026-03-02T02:00:00Z", "2026-03-02T08:10:00Z", "400.0", 22200)
    + LAP.format("2026-03-02T08:10:00Z", "2026-03-02T08:25:00Z", "900.0", 900)
    + "</Activities></TrainingCenterDatabase>"
)


def session(**more: Any) -> Any:
    import json

    found = {
        "fitnessActivity": "walking",
        "startTime": "2026-03-02T08:00:00Z",
        "endTime": "2026-03-02T08:25:00Z",
        "duration": "1500s",
        "segment": [
            {"fitnessActivity": "walking", "startTime": "2026-03-02T08:00:00Z",
             "endTime": "2026-03-02T08:25:00Z"},
        ],
        "aggregate": [
            {"metricName": "com.google.distance.delta", "floatValue": 1300.4},
            {"metricName": "com.google.step_count.delta", "intValue": 1800},
            {"metricName": "com.google.calories.expended", "floatValue": 90.5},
        ],
    }  # fmt: skip
    return member(json.dumps({**found, **more}), "2026-03-02T09_00_00+01_00_WALKING.json")


def test_the_name_of_a_track_tells_its_start_and_its_length():
    (walk,) = bouts(read("google-fit", member(TRACK, NAME)))
    assert (walk.activity, fields(walk)) == ("walk", {"minutes": 25, "metres": 1300})
    assert walk.start.isoformat() == "2026-03-02T09:00:00+01:00"
    assert walk.end.isoformat() == "2026-03-02T09:25:00+01:00"


@pytest.mark.parametrize(
    ("name", "minutes", "start"),
    [("2026-03-02T09_00_00+01_00_PT1H2M3.5S_Walking.tcx", 62.06, "09:00:00+01:00"),
     ("2026-03-02T08_00_00Z_PT90.25S_Laufen.tcx", 1.5, "08:00:00+00:00"),
     ("2026-03-02T09:00:00.123+01:00_PT2H_Biking.tcx", 120, "09:00:00.123000+01:00")],
)  # fmt: skip
def test_lengths_and_offsets_as_names_have_them(name, minutes, start):
    (one,) = bouts(read("google-fit", member(TRACK, name)))
    assert fields(one)["minutes"] == minutes
    assert one.start.isoformat() == f"2026-03-02T{start}"


def test_a_track_of_another_name_is_a_track_of_a_watch():
    assert len(bouts(read("tcx", member(TRACK, "activity_12.tcx")))) == 2


def test_a_session_tells_its_steps_and_its_track_is_the_same_bout():
    found = bouts(read("google-fit", member(TRACK, NAME), session()))
    (walk,) = found
    assert fields(walk) == {"minutes": 25, "metres": 1300, "steps": 1800}
    assert walk.start.isoformat() == "2026-03-02T09:00:00+01:00"


def test_a_pause_of_a_session_is_not_exercise():
    (walk,) = bouts(read("google-fit", session(duration="1200s")))
    assert fields(walk)["minutes"] == 20
    (other,) = bouts(read("google-fit", session(duration="90000s")))
    assert fields(other)["minutes"] == 25


def test_sleep_is_sleep_and_a_journey_is_nothing():
    night = read("google-fit", session(fitnessActivity="sleep", segment=[]))
    parts = [
        {"fitnessActivity": kind, "startTime": f"2026-03-02T08:{at}:00Z", "endTime": f"2026-03-02T08:{at + 5}:00Z"}
        for kind, at in (("sleep.light", 10), ("sleep.awake", 15))
    ]  # fmt: skip
    staged = read("google-fit", session(fitnessActivity="sleep", segment=parts))
    assert [(one.end - one.start).seconds for one in night if isinstance(one, Asleep)] == [1500]
    assert [(one.end - one.start).seconds for one in staged if isinstance(one, Asleep)] == [300]
    for kind in ("still", "in_vehicle"):
        assert not bouts(read("google-fit", session(fitnessActivity=kind)))


def test_what_a_kind_says_more_is_kept():
    (run,) = bouts(read("google-fit", session(fitnessActivity="running.treadmill")))
    assert (run.activity, run.called) == ("run", "running treadmill")


@pytest.mark.parametrize("start", ["soon", 5, None, "2026-03-02"])
def test_a_session_without_a_time_is_refused_in_words(start):
    found = read("google-fit", session(startTime=start))
    assert refused(found) == ["2026-03-02T09_00_00+01_00_WALKING.json: when it was cannot be read"]


def test_a_damaged_track_beside_a_session_is_told_alone():
    half = member(TRACK[:300], "2026-03-03T09_00_00+01_00_PT25M_Walking.tcx")
    found = read("google-fit", half, session())
    assert len(bouts(found)) == 1
    (one,) = [one for one in found if isinstance(one, Refused)]
    assert one.problem.where == half.where
    assert "damaged or incomplete" in one.problem.message
    with pytest.raises(FileNotUsable):
        read("google-fit", half)
