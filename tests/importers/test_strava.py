"""The archive of a Strava account: one table in the account's language, and tracks beside it."""

import gzip
import sys
from datetime import timedelta, timezone
from pathlib import Path

import pytest

from pacing_cli.importers.reading.cells import DatesUnclear
from tests.importers.parcels import BERLIN_IN_WINTER, bouts, written, zipped
from tests.importers.parcels import read as merged
from tests.importers.reading import bouts as told_bouts
from tests.importers.reading import fields, member, read, refused

HEADER = (
    "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,"
    "Distance,Max Heart Rate,Relative Effort,Commute,Activity Private Note,Activity Gear,Filename,"
    "Athlete Weight,Bike Weight,Elapsed Time,Moving Time,Distance,Max Speed,Average Speed,"
    "Elevation Gain,Elevation Loss,Elevation Low,Elevation High,Max Grade,Average Grade,"
    "Average Positive Grade,Average Negative Grade,Max Cadence,Average Cadence,Max Heart Rate,"
    "Average Heart Rate,Total Steps"
)
GERMAN = (
    "Aktivitäts-ID,Aktivitätsdatum,Name der Aktivität,Aktivitätsart,Aktivitätsbeschreibung,"
    "Verstrichene Zeit,Distanz,Max. Herzfrequenz,Relative Leistung,Pendeln,Hinweis,Ausrüstung,"
    "Dateiname,Sportlergewicht,Fahrradgewicht,Verstrichene Zeit,Bewegungszeit,Distanz"
)
FRENCH = (
    "ID de l'activité,Date de l'activité,Nom de l'activité,Type d'activité,Description,"
    "Temps écoulé,Distance,Fréquence cardiaque max.,Effort relatif,Trajet,Note,Matériel,"
    "Nom du fichier,Poids,Poids du vélo,Temps écoulé,Durée de déplacement,Distance"
)
POLISH = (
    "Identyfikator,Data,Nazwa,Rodzaj,Opis,Czas,Dystans,Tętno,Wysiłek,Dojazd,Notatka,Sprzęt,Plik,"
    "Waga,Waga roweru,Czas,Czas ruchu,Dystans,a,b,c,d,e,f,g,h,i,j,k,l,Maks. tętno,Śr. tętno"
)


def row(
    when: str,
    kind: str = "Walk",
    file: str = "activities/1.gpx.gz",
    elapsed: str = "660.0",
    moving: str = "600.0",
    metres: str = "670.5",
) -> str:
    """A row whose shown columns (660, 0,67) say the same in other units."""
    return f'1,"{when}",A name,{kind},,660,"0,67",111,,false,,,{file},,,{elapsed},{moving},{metres}'


def track(*moments: tuple[int, float]) -> bytes:
    """A track from 09:00 UTC: seconds from then, and metres to the north."""
    points = "".join(
        f'<trkpt lat="{50 + metres / 111_195:.7f}" lon="10"><time>2025-11-05T09:'
        f"{seconds // 60:02d}:{seconds % 60:02d}Z</time></trkpt>"
        for seconds, metres in moments
    )
    return (
        '<?xml version="1.0"?><gpx creator="StravaGPX" version="1.1" '
        f'xmlns="http://www.topografix.com/GPX/1/1"><trk><type>walking</type><trkseg>{points}'
        "</trkseg></trk></gpx>"
    ).encode()


STEADY = track(*((10 * n, 10.0 * n) for n in range(61)))


def test_the_second_of_two_columns_of_one_name_counts():
    """Seconds and metres; kilometres and a rounded time stand in the first."""
    text = f"{HEADER}\n{row('Nov 5, 2025, 9:00:00 AM')},,,,,,,,,,,,,120,98,850\n"
    (walk,) = told_bouts(read("strava", member(text)))
    assert (walk.activity, fields(walk)) == (
        "walk", {"minutes": 10, "metres": 670, "steps": 850, "hr": 98, "hrmax": 120},
    )  # fmt: skip
    assert (walk.end - walk.start).total_seconds() == 660
    assert walk.start.isoformat() == "2025-11-05T09:00:00+00:00"


@pytest.mark.parametrize(
    ("header", "when", "kind"),
    [
        (HEADER, "Nov 5, 2025, 9:00:00\u202fAM", "Walk"),
        (HEADER, "5 Nov 2025, 09:00:00", "Walk"),
        (GERMAN, "05.11.2025, 09:00:00", "Spaziergang"),
        (FRENCH, "5 nov. 2025 à 09:00:00", "Marche"),
        (POLISH, "5 lis 2025, 09:00:00", "Spacer"),
    ],
)
def test_the_table_is_read_in_the_language_of_the_account(header, when, kind):
    """A language that is not known is told by the files that its rows name."""
    (walk,) = told_bouts(read("strava", member(f"{header}\n{row(when, kind)}\n")))
    assert (walk.activity, fields(walk)["minutes"], fields(walk)["metres"]) == ("walk", 10, 670)
    assert walk.start.isoformat() == "2025-11-05T09:00:00+00:00"


def test_dates_that_can_be_either_way_round_are_asked_for():
    text = f"{HEADER}\n{row('05/11/2025, 09:00:00')}\n"
    with pytest.raises(DatesUnclear):
        read("strava", member(text))
    (walk,) = told_bouts(read("strava", member(text), dates="dmy"))
    assert str(walk.start.date()) == "2025-11-05"


def test_a_cell_that_cannot_be_read_refuses_itself_and_a_date_its_row():
    text = f"{HEADER}\n{row('Nov 5, 2025, 9:00:00 AM', metres='far')}\n{row('soon')}\n"
    found = read("strava", member(text))
    (walk,) = told_bouts(found)
    assert fields(walk) == {"minutes": 10, "hrmax": 111}
    assert ["far" in one or "soon" in one for one in refused(found)] == [True, True]


def test_the_table_of_2018_has_small_letters_and_metres():
    header = "id,date,name,type,description,elapsed_time,distance,commute,gear,filename"
    text = (
        f'{header}\n1,2018-11-27 19:11:32,A name,Walk,"",1468,1075.0,true,x,activities/1.fit.gz\n'
    )
    (walk,) = told_bouts(read("strava", member(text)))
    assert fields(walk) == {"minutes": 24.47, "metres": 1075}
    assert walk.start.isoformat() == "2018-11-27T19:11:32+00:00"


def test_a_walk_is_told_by_the_table_where_no_library_for_tracks_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """A track without a row, which would need it, is named."""
    monkeypatch.setitem(sys.modules, "gpxpy", None)
    table = f"{HEADER}\n{row('Nov 5, 2025, 9:00:00 AM', elapsed='600', moving='120')}\n"
    tracks = {f"activities/{n}.gpx.gz": gzip.compress(STEADY) for n in (1, 2)}
    found = merged(written(tmp_path / "export", {"activities.csv": table, **tracks}))["strava"]
    assert [one["minutes"] for one in bouts(found.found)] == [2]
    (refused_one,) = found.refused
    assert refused_one.problem.where.endswith("activities/2.gpx.gz")
    assert "not installed" in refused_one.problem.message


def test_one_distance_alone_has_no_unit():
    header = "Activity ID,Activity Date,Activity Name,Activity Type,Elapsed Time,Distance,Filename"
    text = f'{header}\n1,"Nov 5, 2025, 9:00:00 AM",A name,Walk,600,0.67,\n'
    (walk,) = told_bouts(read("strava", member(text)))
    assert fields(walk) == {"minutes": 10, "x_distance": 0.67}


def test_a_track_that_the_table_names_is_the_same_walk(tmp_path: Path):
    table = f"{HEADER}\n{row('Nov 5, 2025, 9:00:00 AM')}\n"
    path = zipped(
        tmp_path / "export_1.zip",
        {
            "activities.csv": table,
            "activities/1.gpx.gz": gzip.compress(STEADY),
            "profile.csv": "a,b\n1,2\n",
        },
    )
    found = merged(path, zone=BERLIN_IN_WINTER)
    assert list(found) == ["strava"]
    (walk,) = bouts(found["strava"].found)
    assert (walk["minutes"], walk["metres"]) == (10, 670)


def test_a_track_that_no_table_names_is_read_and_a_damaged_one_is_told_alone(tmp_path: Path):
    folder = written(
        tmp_path / "export",
        {
            "activities.csv": f"{HEADER}\n",
            "activities/7.gpx.gz": gzip.compress(STEADY),
            "activities/8.gpx.gz": gzip.compress(STEADY[:900]),
            "activities/9.gpx.gz": gzip.compress(STEADY)[:-20],
        },
    )
    found = merged(folder)["strava"]
    assert [one["minutes"] for one in bouts(found.found)] == [10]
    messages = [one.problem.message.split(":")[0] for one in found.refused]
    assert messages == ["it is damaged or incomplete"] * 2


def test_a_slow_walk_that_strava_calls_a_rest_is_told_by_its_track(tmp_path: Path):
    """Strava says 2 of 10 minutes; the track moved on all the time, at 0.9 km/h."""
    slow = track(*((10 * n, 2.5 * n) for n in range(61)))
    table = (
        f"{HEADER}\n{row('Nov 5, 2025, 9:00:00 AM', elapsed='600', moving='120', metres='150')}\n"
    )
    folder = written(
        tmp_path / "export", {"activities.csv": table, "activities/1.gpx.gz": gzip.compress(slow)}
    )
    (walk,) = bouts(merged(folder)["strava"].found)
    assert walk["metres"] == 150
    assert walk["minutes"] == 10


def test_spaces_before_the_declaration_of_a_tcx_file_are_passed_by():
    """Strava's TCX files begin with ten of them, which no parser of XML takes."""
    text = (
        '          <?xml version="1.0" encoding="UTF-8"?><TrainingCenterDatabase><Activities>'
        '<Activity Sport="Walking"><Lap StartTime="2025-11-05T09:00:00Z">'
        "<TotalTimeSeconds>600</TotalTimeSeconds></Lap></Activity></Activities>"
        "</TrainingCenterDatabase>"
    )
    (walk,) = told_bouts(read("tcx", member(text, "1.tcx")))
    assert fields(walk) == {"minutes": 10}


def test_the_date_of_the_table_is_utc_and_the_person_decides_the_day(tmp_path: Path):
    table = f"{HEADER}\n{row('Nov 5, 2025, 11:30:00 PM')}\n"
    folder = written(tmp_path / "export", {"activities.csv": table})
    (walk,) = merged(folder, zone=timezone(timedelta(hours=9)))["strava"].found
    assert walk.at.isoformat() == "2025-11-06T08:30:00+09:00"
