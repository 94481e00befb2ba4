"""Tables as people have them: what each column becomes is decided by its cells, not its name."""

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from typer.testing import CliRunner, Result

from pacing_cli.cli import import_table
from pacing_cli.cli.app import app

NOW = "2026-03-31T18:00:00+00:00"


def pace(folder: Path, *words: str, typed: str = "") -> Result:
    return CliRunner().invoke(
        app, ["--home", str(folder / "home"), "--now", NOW, *words], input=typed
    )


def suggested(folder: Path, table: str | bytes, *words: str) -> tuple[dict[str, Any], list[str]]:
    """The map that is suggested, and the columns of which it is not sure."""
    path = folder / "t.csv"
    path.write_bytes(table.encode() if isinstance(table, str) else table)
    result = pace(folder, "--json", "import", "csv", str(path), *words)
    assert result.exit_code == 0, result.output
    said = json.loads(result.stdout)
    (folder / "t.map.toml").write_text(said["map"], encoding="utf-8")
    return tomllib.loads(said["map"]), said["unsure"]


def read_in(folder: Path) -> list[dict[str, Any]]:
    """What the suggested map makes of the table, as entries."""
    words = ("--json", "import", "csv", str(folder / "t.csv"), "--map", str(folder / "t.map.toml"))
    result = pace(folder, *words, "--yes")
    assert result.exit_code == 0, result.output
    refused = [one["message"] for one in json.loads(result.stdout)["problems"]]
    assert [one for one in refused if "`Mean` is not a date" not in one] == []
    listed = pace(folder, "--json", "list", "--from", "2000-01-01")
    return list(json.loads(listed.stdout)["entries"])


class Case(NamedTuple):
    """A table; what its first day becomes; which columns are asked about; what is left alone."""

    name: str
    table: str
    day: str
    becomes: Mapping[str, object]
    unsure: tuple[str, ...] = ()


CASES = (
    Case(
        "a diary of a form, with an offset and the question as the name of a column",
        "Timestamp,How much pain did you have today? (0-10),How many hours did you sleep?,"
        "Did you rest?,Anything else? (notes)\n"
        "2026/03/13 9:15:20 PM GMT+1,4,7.5,Yes,ok day\n"
        "2026/03/14 9:20:20 PM GMT+1,6,6,No,\n",
        "2026-03-13",
        {"pain": 4, "sleep_hours": 7.5, "tags": ["did-you-rest"], "note": "ok day"},
    ),
    Case(
        "a German workbook saved as CSV",
        "Datum;Schritte;Schmerz (0-10);Schlaf (Std);Stimmung (1-5);Bemerkung\n"
        "13.03.2026;8.432;3,5;7:30;4;gut\n14.03.2026;912;4;6:15;3;\n",
        "2026-03-13",
        {"steps": 8432, "pain": 3.5, "sleep_hours": 7.5, "mood": 4, "note": "gut"},
    ),
    Case(
        "an American table with miles and thousands",
        "Date,Steps,Distance (mi),Calories,Weight (lb)\n"
        '3/13/2026,"8,432",3.4,"2,145",180.2\n3/14/2026,"10,233",4.1,"2,301",180\n',
        "2026-03-13",
        {"steps": 8432, "metres": 5471.77},
    ),
    Case(
        "dates with names of months, commas and a clock of twelve hours",
        'When,Pain\n"Oct 6, 2022, 11:19:20 PM",3\n"Oct 7, 2022, 9:00:00 AM",4\n',
        "2022-10-06",
        {"pain": 3},
    ),
    Case(
        "percent, lengths of time, and text that is called sleep",
        "Date;Sleep;Sleep quality;Sleep Notes;Bedtime\n"
        "2026-03-13;7:30;75%;woke twice;22:45\n2026-03-14;6:50;82%;;23:10\n",
        "2026-03-13",
        {"sleep_hours": 7.5, "quality": 7.5, "note": "woke twice"},
    ),
    Case(
        "hours of nobody knows what",
        "Date,Hours,Comment\n2026-03-13,7.5,long\n2026-03-14,8,\n",
        "2026-03-13",
        {"note": "long"},
        ("Hours",),
    ),
    Case(
        "a pedometer whose distance has no unit",
        "Date,Steps,Distance,Floors,Calories,Goal %\n2026-03-13,8432,6.12,3,2145,84\n"
        "2026-03-14,10233,7.41,5,2301,102\n",
        "2026-03-13",
        {"steps": 8432},
        ("Distance",),
    ),
    Case(
        "a watch's table in metres: no other unit can be meant",
        "date,lastSyncTime,steps,distance,runDistance,calories\n"
        "2026-03-13,1772000000,13807,9954,12,362\n2026-03-14,1772086400,5021,3511,0,150\n",
        "2026-03-13",
        {"steps": 13807, "metres": 9954},
    ),
    Case(
        "a list of attacks with clocks and medicines",
        "Date,Start Time,End Time,Duration (hours),Pain Level,Category,Medication,Notes\n"
        "2026-03-13,14:30,18:45,4.25,7,Moderate,Drug 100mg,Triggered by stress\n"
        "2026-03-14,09:00,,,8,Severe,,Aura\n",
        "2026-03-13",
        {"pain": 7, "note": "Triggered by stress"},
        ("Duration (hours)",),
    ),
    Case(
        "a gym diary with minutes, and minutes of what is no known activity",
        "Day\tWalking (min)\tYoga time\tPhysio (min)\tResting HR (bpm)\n"
        "13 Mar 2026\t20\t0:45:00\t15\t62\n14 Mar 2026\t25\t1:10:00\t10\t64\n",
        "2026-03-13",
        {"walk": 20, "yoga": 45, "hr": 62},
        ("Physio (min)",),
    ),
    Case(
        "numbers of days of a spreadsheet, and decimal commas",
        "Date;Pain;Hours slept\n46094;3;7,5\n46095;4;8\n",
        "2026-03-13",
        {"pain": 3, "sleep_hours": 7.5},
    ),
    Case(
        "units behind the numbers",
        "Date,Sleep,Walked (km),Pain,Pulse\n2026-03-13,7.5 h,3.2 km,4/10,62 bpm\n"
        "2026-03-14,8 h,2 km,5/10,61 bpm\n",
        "2026-03-13",
        {"sleep_hours": 7.5, "pain": 4, "hr": 62},
    ),
    Case(
        "a scale of a hundred, and one that its name tells",
        "Date,Pain (0-100),Stress 1-5,Fatigue\n2026-03-13,45,2,3\n2026-03-14,60,4,7\n",
        "2026-03-13",
        {"pain": 4.5, "stress": 2, "fatigue": 3},
    ),
    Case(
        "words where a number was expected",
        "Date,Pain,Mood,Fatigue\n2026-03-13,mild,good,3\n2026-03-14,severe,bad,7\n",
        "2026-03-13",
        {"fatigue": 3},
    ),
    Case(
        "slips of the pen, and a row of sums that does not know the day",
        "Date,Pain,Sleep,Fatigue\n2026-03-13,3,7,6\n2026-03-14,4,ca. 7,6\n2026-03-15,4,7,6\n"
        "2026-03-16,4,7,6\n2026-03-17,45,8,6\n2026-03-18,3,7,6\nMean,10.5,7.2,6\n",
        "2026-03-13",
        {"fatigue": 6},
        ("Pain", "Sleep"),
    ),
    Case(
        "minutes that are called sleep",
        "Date,Sleep,Sleep score\n2026-03-13,420,80\n2026-03-14,455,91\n",
        "2026-03-13",
        {"quality": 8},
        ("Sleep",),
    ),
    Case(
        "times on the clock that are called sleep",
        "Date,Sleep,Pain\n2026-03-13,22:45,6\n2026-03-14,23:10,7\n",
        "2026-03-13",
        {"pain": 6},
        ("Sleep",),
    ),
    Case(
        "a title above, a mark for a spreadsheet, and French months",
        "sep=;\nMon journal;;;\nDate;Nombre de pas;Douleur;Commentaire\n"
        "ven. 13 mars 2026;4 321;3,5;assez bien\nsam. 14 mars 2026;900;6;\n",
        "2026-03-13",
        {"steps": 4321, "pain": 3.5, "note": "assez bien"},
    ),
    Case(
        "parts of a day and of a whole, as a spreadsheet writes them without their form",
        "Date,Sleep,Sleep quality,Walk,Run (h:mm:ss),Notas\n2026-03-13,0.3125,0.75,20,0:32:00,bien\n"
        "2026-03-14,0.3,0.8,25,0:40:30,\n",
        "2026-03-13",
        {"run": 32, "note": "bien"},
        ("Sleep", "Sleep quality", "Walk"),
    ),
    Case(
        "a night with two clocks belongs to the day of waking up",
        "Bedtime,Wake time,Sleep hours\n2026-03-12 22:30,2026-03-13 06:30,7.5\n"
        "2026-03-13 22:45,2026-03-14 06:30,7.0\n",
        "2026-03-13",
        {"sleep_hours": 7.5},
    ),
    Case(
        "timestamps and times of the day that are called sleep and hours",
        "Date,Sleep,Hours,Rest,Asleep at,Stiffness\n"
        "2026-03-13,2026-03-13 07:30:00,7:30 AM,1:00 PM,1773386000,6\n"
        "2026-03-14,2026-03-14 08:30:00,8:10 AM,1:30 PM,1773472400,7\n",
        "2026-03-13",
        {"stiff": 6},
    ),
    Case(
        "Swiss thousands and ticked boxes",
        "Datum;Schritte;Schmerz;Kopfschmerz\n13.03.2026;8’432;3.5;TRUE\n14.03.2026;12’001;6;FALSE\n",
        "2026-03-13",
        {"steps": 8432, "pain": 3.5, "tags": ["kopfschmerz"]},
    ),
    Case(
        "24:00 is the first moment of the next day",
        "Date,Pain\n2026-03-12 24:00,6\n2026-03-14 23:30,7\n",
        "2026-03-13",
        {"pain": 6},
    ),
    Case(
        "a walk in hours or in minutes, with the sleep beside it",
        "Date,Sleep,Walk,Painting (min),Headache\n2026-03-13,6:45,0:20,30,4\n"
        "2026-03-14,7:10,1:05,0,0\n",
        "2026-03-13",
        {"sleep_hours": 6.75},
        ("Walk", "Painting (min)"),
    ),
    Case(
        "one number that could be two, told apart by what can be",
        "Datum;Entfernung (km);Schmerz\n13.03.2026;1,234;6\n14.03.2026;2,100;7\n",
        "2026-03-13",
        {"metres": 1234, "pain": 6},
    ),
)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_each_column_becomes_what_its_cells_are(tmp_path: Path, case: Case) -> None:
    _, unsure = suggested(tmp_path, case.table)
    assert tuple(unsure) == case.unsure
    found: dict[str, object] = {}
    for entry in read_in(tmp_path):
        if str(entry["at"]).startswith(case.day):
            if "minutes" in entry:
                found[str(entry["activity"])] = entry["minutes"]
            found |= {
                key: value for key, value in entry.items() if key in _SAID and key != "minutes"
            }
    assert found == case.becomes


_SAID = frozenset(
    ("pain", "fatigue", "mood", "stress", "stiff", "quality", "sleep_hours", "hr", "steps",
     "metres", "tags", "note", "upright_hours", "load_kg")
)  # fmt: skip


def test_dates_that_can_be_read_in_two_ways_are_left_open_and_read_with_the_word(
    tmp_path: Path,
) -> None:
    table = "Date,Pain\n03/04/2026,6\n05/06/2026,7\n"
    toml, _ = suggested(tmp_path, table)
    assert toml["date_format"] == ""
    refused = pace(
        tmp_path, "import", "csv", str(tmp_path / "t.csv"), "--map", str(tmp_path / "t.map.toml")
    )
    assert refused.exit_code == 3
    assert "does the day or the month come first" in refused.stderr
    toml, _ = suggested(tmp_path, table, "--dates", "mdy")
    assert toml["date_format"] == "%m/%d/%Y"


def test_one_day_past_the_twelfth_anywhere_in_the_table_decides(tmp_path: Path) -> None:
    """The first 400 rows can be read both ways; the last one cannot."""
    rows = "".join(f"{n % 12 + 1}/{n % 11 + 1}/{2000 + n // 12},6\n" for n in range(400))
    toml, _ = suggested(tmp_path, f"Date,Pain\n{rows}1/31/2026,7\n")
    assert toml["date_format"] == "%m/%d/%Y"


def test_a_diary_with_a_clock_keeps_it(tmp_path: Path) -> None:
    suggested(tmp_path, "When,Pain\n2026-03-13 21:15,6\n2026-03-14 20:50,7\n")
    assert str(read_in(tmp_path)[0]["at"]).startswith("2026-03-13T21:15")


def test_a_table_without_names_is_no_table_yet(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("2026-03-12,3,7\n2026-03-13,4,8\n", encoding="utf-8")
    result = pace(tmp_path, "import", "csv", str(path))
    assert result.exit_code == 3
    assert "begins with a line of names" in result.stderr


def test_a_table_that_a_format_knows_says_so_before_its_map(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    path.write_text(
        "full_date,date,weekday,time,mood,activities,note\n2026-03-13,March 13,Friday,21:00,good,,\n",
        encoding="utf-8",
    )
    result = pace(tmp_path, "import", "csv", str(path))
    assert "pace knows this table: Daylio" in result.stderr


def test_a_table_of_windows_says_its_encoding(tmp_path: Path) -> None:
    table = "Datum;Müdigkeit;Schmerz\n13.03.2026;6;7\n14.03.2026;7;8\n"
    toml, _ = suggested(tmp_path, table.encode("cp1252"))
    assert toml["encoding"] == "cp1252"
    assert {key for one in read_in(tmp_path) for key in one} >= {"fatigue", "pain"}
    toml, _ = suggested(tmp_path, table.encode("utf-16"))
    assert toml["encoding"] == "utf-16"


def test_the_first_rows_are_shown_as_they_would_be_stored(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("Date,Steps,Pain\n2026-03-13,4000,6\n2026-03-14,,7\n2026-03-15,1,2\n")
    shown = pace(tmp_path, "import", "csv", str(path)).stdout
    assert "# - 2026-03-13: steps, 4,000 steps; check-in, pain 6" in shown
    assert "# - 2026-03-14: check-in, pain 7" in shown


def test_what_is_not_sure_is_asked_on_a_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_table, "may_ask", lambda _: True)
    path = tmp_path / "my table.csv"
    path.write_text(
        "Date,Hours,Distance,Walk\n3/4/2026,7.5,3.2,0:20\n5/6/2026,8,2.9,0:35\n", encoding="utf-8"
    )
    typed = "2\ngardening\nkm\nh:mm\ny\n"
    result = pace(tmp_path, "import", "csv", str(path), "--yes", typed=typed)
    assert result.exit_code == 0, result.output
    assert "2026-03-04: gardening, 7 h 30 min; distance, 3,200 m; walk, 20 min" in result.output
    listed = json.loads(pace(tmp_path, "--json", "list", "--from", "2000-01-01").stdout)
    assert {one["activity"] for one in listed["entries"]} == {"gardening", "distance", "walk"}


def test_a_second_column_of_the_same_is_not_asked_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_table, "may_ask", lambda _: True)
    path = tmp_path / "t.csv"
    path.write_text(
        "Date,Distance,Other distance,VeryActiveMinutes\n2026-03-13,3.2,1.1,20\n", encoding="utf-8"
    )
    result = pace(tmp_path, "import", "csv", str(path), typed="km\ny\n")
    assert result.exit_code == 0, result.output
    assert "2026-03-13: distance, 3,200 m" in result.output


def test_enter_leaves_alone_what_is_not_sure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_table, "may_ask", lambda _: True)
    path = tmp_path / "t.csv"
    path.write_text("Date,Hours,Pain\n2026-03-13,7.5,6\n", encoding="utf-8")
    result = pace(tmp_path, "import", "csv", str(path), "--yes", typed="\ny\n")
    assert "not sure: pace asks you" in result.output
    (entry,) = json.loads(pace(tmp_path, "--json", "list", "--from", "2000-01-01").stdout)[
        "entries"
    ]
    assert entry["pain"] == 6
    assert "sleep_hours" not in entry
