"""Files of a watch: FIT, TCX, GPX and Garmin's table of activities. Places are never kept."""

import struct
import sys
from datetime import timedelta

import pytest

from pacing_cli.errors import FileNotUsable, WordsNotUnderstood
from pacing_cli.importers.observations import RecordsSeen
from tests.importers.reading import (
    bouts,
    fields,
    member,
    of_file,
    read,
    refused,
)
from tests.real_data import DATA, real_data

GARMIN = (
    "Activity Type,Date,Favorite,Title,Distance,Calories,Time,Avg HR,Max HR,Steps,Moving Time,Elapsed Time\n"
    'Walking,2026-03-02 08:00:05,false,"Morning","2.10","1,020","00:28:10","98","112","2,480","00:27:01","00:30:00"\n'
    'Yoga,2026-03-03 18:00:00,false,"At home","0.00","120","00:25:00","--","--","--","--","--"\n'
    'Yoga,yesterday,false,"At home","0.00","120","00:25:00","--","--","--","--","--"\n'
)


def test_garmins_table_has_bouts_whose_distance_has_no_unit():
    """Kilometres or miles is a setting that the file does not hold."""
    found = read("garmin-activities", member(GARMIN))
    walk, yoga = bouts(found)

    assert (walk.activity, fields(walk)) == (
        "walk", {"minutes": 27.02, "steps": 2480, "hr": 98, "hrmax": 112, "x_distance": 2.1},
    )  # fmt: skip
    assert (walk.end - walk.start).total_seconds() == 1800
    assert fields(yoga) == {"minutes": 25}
    assert len(refused(found)) == 1


def test_garmins_table_in_german_has_decimal_commas():
    text = (
        "Aktivitätstyp,Datum,Favorit,Titel,Distanz,Kalorien,Zeit,Ø Herzfrequenz,Schritte\n"
        'Walking,2026-03-02 08:00:05,false,"Früh","2,10","1.020","00:28:10","98","2.480"\n'
    )
    (walk,) = bouts(read("garmin-activities", member(text)))
    assert fields(walk) == {"minutes": 28.17, "steps": 2480, "hr": 98, "x_distance": 2.1}


TCX = """\
<?xml version="1.0" encoding="UTF-8"?>{0}
<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"
  xmlns:ns3="http://www.garmin.com/xmlschemas/ActivityExtension/v2"><Activities>
<Activity Sport="Walking"><Id>2024-03-03T10:00:00Z</Id>
<Lap StartTime="2024-03-03T10:00:00Z"><TotalTimeSeconds>600</TotalTimeSeconds>
<DistanceMeters>700.4</DistanceMeters><AverageHeartRateBpm><Value>90</Value></AverageHeartRateBpm>
<MaximumHeartRateBpm><Value>110</Value></MaximumHeartRateBpm>
<Track><Trackpoint><Time>2024-03-03T10:00:00Z</Time><Position><LatitudeDegrees>46.6</LatitudeDegrees>
</Position><DistanceMeters>0.7</DistanceMeters></Trackpoint></Track>
<Extensions><ns3:LX><ns3:Steps>800</ns3:Steps></ns3:LX></Extensions></Lap>
<Lap StartTime="2024-03-03T10:15:00Z"><TotalTimeSeconds>300</TotalTimeSeconds>
<DistanceMeters>300</DistanceMeters><AverageHeartRateBpm><Value>102</Value></AverageHeartRateBpm>
<Track><Trackpoint><Time>2024-03-03T10:20:00Z</Time></Trackpoint></Track></Lap>
</Activity></Activities></TrainingCenterDatabase>
"""


def test_the_laps_of_a_tcx_file_are_one_bout():
    """The pause between two laps belongs to the span and not to the minutes."""
    (walk,) = bouts(read("tcx", member(TCX.format(""))))

    assert fields(walk) == {"minutes": 15, "metres": 1000, "steps": 800, "hr": 94, "hrmax": 110}
    assert (walk.end - walk.start).total_seconds() == 1200
    assert "46.6" not in repr(walk)


def test_an_entity_that_grows_is_not_expanded():
    bomb = '<!DOCTYPE a [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    text = TCX.format(bomb).replace("<Id>", "<Id>&b;")

    with pytest.raises(FileNotUsable, match="damaged or incomplete"):
        read("tcx", member(text))


def test_half_a_tcx_file_is_refused():
    text = TCX.format("")
    with pytest.raises(FileNotUsable, match="damaged or incomplete"):
        read("tcx", member(text[: len(text) // 2]))


GPX = """\
<?xml version="1.0"?>{}<gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1">
<trk><type>walking</type><trkseg>
<trkpt lat="46.0000" lon="14.0000"><time>2024-03-03T10:00:00Z</time></trkpt>
<trkpt lat="46.0010" lon="14.0000"><time>2024-03-03T10:01:30Z</time></trkpt>
<trkpt lat="46.0020" lon="14.0000"><time>2024-03-03T10:03:00Z</time></trkpt></trkseg></trk>
<trk><trkseg><trkpt lat="46.0" lon="14.0"/><trkpt lat="46.1" lon="14.0"/></trkseg></trk></gpx>
"""


def test_a_track_with_times_is_a_bout_and_one_without_is_refused():
    found = read("gpx", member(GPX.format("")))

    (walk,) = bouts(found)
    assert (walk.activity, fields(walk)) == ("walk", {"minutes": 3, "metres": 223})
    assert "no times" in refused(found)[0]
    assert "46.00" not in repr(walk)


@pytest.mark.parametrize(
    "text", [GPX.format("<!DOCTYPE gpx [<!ENTITY a 'a'>]>"), GPX.format("")[:400], "<gpx"]
)
def test_a_gpx_file_that_is_broken_or_meant_badly_is_refused(text):
    with pytest.raises(FileNotUsable):
        read("gpx", member(text))


@pytest.mark.parametrize(("name", "library", "text"), [("gpx", "gpxpy", GPX.format("").encode()),
                                                       ("fit", "fitdecode", b"\x0e\x10\0\0\0\0\0\0.FIT\0\0")])  # fmt: skip
def test_without_the_extra_it_is_said_what_to_install(monkeypatch, name, library, text):
    monkeypatch.setitem(sys.modules, library, None)

    with pytest.raises(WordsNotUnderstood) as refusal:
        read(name, member(text))

    assert "-m pip install fitdecode gpxpy" in refusal.value.hint


@pytest.mark.parametrize(
    "content", [b"\x0e\x10\0\0\xff\0\0\0.FIT\0\0", b"\x0e\x10\0\0\0\0\0\0.FIT\x01\x01"]
)
def test_a_fit_file_that_is_not_whole_is_refused(content):
    with pytest.raises(FileNotUsable, match="damaged or incomplete"):
        read("fit", member(content, "a.fit"))


FIRST = 1_141_000_000
"""Seconds since the end of 1989, as FIT counts them: a day of February 2026."""


def fit(session: dict[int, int], *records: int, more: bytes = b"") -> bytes:
    """A file with records at these moments and one session: its fields by number, in four bytes."""
    from fitdecode.utils import compute_crc

    body = struct.pack("<BBBHB3B", 0x40, 0, 0, 20, 1, 253, 4, 0x86)
    body += b"".join(struct.pack("<BI", 0, at) for at in records)
    body += struct.pack("<BBBHB", 0x41, 0, 0, 18, len(session))
    body += b"".join(struct.pack("<3B", number, 4, 0x86) for number in session)
    body += struct.pack("<B", 1) + b"".join(struct.pack("<I", one) for one in session.values())
    head = struct.pack("<BBHI4sH", 14, 16, 2132, len(body), b".FIT", 0)
    return head + body + struct.pack("<H", compute_crc(head + body)) + more


START, END, ELAPSED, TIMER = 2, 253, 7, 8
"""Numbers of the fields of a session."""


@pytest.mark.parametrize(
    ("session", "records", "minutes"),
    [
        ({START: FIRST, END: FIRST + 1800, ELAPSED: 1_800_000, TIMER: 1_500_000}, (), 25),
        ({START: FIRST, END: FIRST + 1800, ELAPSED: 1_800_000}, (), 30),
        ({START: FIRST, END: FIRST + 1800}, (), 30),
        ({START: FIRST, END: FIRST + 1800, TIMER: 0}, (), 30),
        ({START: FIRST}, (FIRST, FIRST + 600), 10),
        ({ELAPSED: 1_200_000}, (FIRST, FIRST + 600), 20),
    ],
)
def test_a_session_without_the_timers_time_goes_from_start_to_end(session, records, minutes):
    (one,) = bouts(read("fit", member(fit(session, *records), "a.fit")))
    assert fields(one)["minutes"] == minutes
    assert one.end - one.start == timedelta(minutes=30 if END in session else minutes)


def test_a_session_of_which_no_time_is_known_is_no_bout():
    assert not bouts(read("fit", member(fit({ELAPSED: 1_800_000}), "a.fit")))


DAMAGED = {
    "fit": (fit({START: FIRST, END: FIRST + 60})[:-1], fit({START: FIRST, END: FIRST + 600})),
    "tcx": (TCX.format("")[:400].encode(), TCX.format("").encode()),
    "gpx": (GPX.format("")[:300].encode(), GPX.format("").encode()),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_of_several_files_a_damaged_one_is_told_and_nothing_of_it_is_read(name):
    broken, whole = DAMAGED[name]
    found = read(name, member(broken, f"a.{name}"), member(whole, f"b.{name}"))
    assert len(bouts(found)) == 1
    assert refused(found)[0].startswith(f"a.{name}: it is damaged or incomplete")
    with pytest.raises(FileNotUsable):
        read(name, member(broken, f"a.{name}"), member(broken[:-1], f"b.{name}"))


FIT = DATA / "activity_files" / "fit"


@real_data
def test_real_sessions_have_time_distance_and_heart_rate():
    (walk,) = bouts(read("fit", of_file(FIT / "garmin-fenix-5-walk.fit")))
    assert (walk.activity, fields(walk)) == (
        "walk", {"minutes": 0.76, "metres": 68, "steps": 82, "hr": 75, "hrmax": 82},
    )  # fmt: skip
    assert read("fit", of_file(FIT / "MonitoringFile.fit")) in ([], [RecordsSeen(1)])


@real_data
@pytest.mark.parametrize(
    "name", ["activity-filecrc", "activity-settings-corruptheader", "activity-unexpected-eof"]
)
def test_real_damaged_files_are_refused(name):
    with pytest.raises(FileNotUsable, match="damaged or incomplete"):
        read("fit", of_file(FIT / f"{name}.fit"))


@real_data
def test_real_laps_add_up():
    """33:12.78 in three laps; 18:32.3 in two."""
    folder = DATA / "activity_files" / "tcx"
    (run,) = bouts(read("tcx", of_file(folder / "no_hr.tcx")))
    (other,) = bouts(read("tcx", of_file(folder / "sup_activity_1.tcx")))
    assert (fields(run)["minutes"], "hr" in fields(run)) == (33.21, False)
    assert (fields(other)["minutes"], fields(other)["hrmax"]) == (18.54, 108)


@pytest.mark.parametrize("name", ["UTF-08", "utf-7", "shift_jis"])
def test_an_xml_in_an_encoding_that_cannot_be_read_is_refused(name):
    content = f'<?xml version="1.0" encoding="{name}"?><TrainingCenterDatabase/>'.encode()
    with pytest.raises(FileNotUsable, match=r"encoding|damaged"):
        read("tcx", member(content, "a.tcx"))
