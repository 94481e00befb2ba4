"""Diaries of other programs at the desk: twice is once, undo leaves nothing, ticks are no plan."""

from pathlib import Path

import pytest

from tests.cli.test_import_files import Desk
from tests.importers import test_diaries as diaries
from tests.importers import test_table_cells as cells

SAMPLES = {
    "Checkmarks.csv": diaries.LOOP.format("03-03-24", "03-02-24", "03-01-24"),
    "bearable.csv": diaries.REAL,
    "visible.csv": diaries.VISIBLE.format(";"),
    "taplog.csv": diaries.TAPS,
    "flaredown.csv": diaries.FLAREDOWN,
    "attacks.csv": diaries.ATTACKS.format("3/15/2026,7,Ibuprofen,Weather").replace("8/4", "4/4"),
    "daylio.csv": "year,date,weekday,time,mood,activities,note\n2018,18 May,Fri,11:54 "
    "pm,good,cook,\n",
    "oura.csv": "day;steps;active_calories\n2026-03-02;1.204;5\n",
    "raw_tracker_steps.csv": "start,duration,value\n"
    '2026-03-02T09:00:00+01:00,"[60,60]","[400,600]"\n2026-03-02T09:00:00+01:00,[60],[400]\n',
    "Activities.csv": cells.GARMIN.format(
        'Walking,2026-03-03 10:00:00,false,"A","1,000","90","00:30:00","0","0","--","--","--"'
    ),
}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def given(desk: Desk, name: str, text: str) -> str:
    path = desk.folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_second_import_adds_nothing_and_undo_leaves_nothing(desk: Desk, name: str) -> None:
    path = given(desk, name, SAMPLES[name])
    assert desk.read_in(path, "--yes")["entries_new"] > 0
    before = desk.entries()
    again = desk.read_in(path, "--yes")
    assert (again["entries_new"], again["entries_changed"]) == (0, 0)
    assert desk.entries() == before
    desk.read_in("undo")
    assert desk.entries() == []


def test_a_tick_of_a_habit_is_never_planned(desk: Desk) -> None:
    rows = "".join(f"2026-05-{day:02d},2,2,\n" for day in range(31, 20, -1))
    desk.read_in(given(desk, "Checkmarks.csv", f"Date,Walk,No Alcohol,\n{rows}"), "--yes")
    for words in (("plan",), ("activity", "list"), ("today",)):
        said = desk.pace("--plain", *words).stdout.casefold()
        assert "no alcohol" not in said
        assert "walk" not in said


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Checkmarks.csv", "Date,Walk,\n31-31-26,2,\n31-30-26,2,\n"),
        ("daylio.csv", "year,date,weekday,time,mood,activities,note\n2018,18 Foo,,11 pm,good,,\n"),
        ("oura.csv", "day;steps;active_calories\nyesterday;1204;5\n"),
    ],
)
def test_a_file_of_which_nothing_could_be_read_is_no_success(
    desk: Desk, name: str, text: str
) -> None:
    result = desk.pace("import", given(desk, name, text), "--yes")
    assert result.exit_code == 3
    assert "Nothing new" not in result.output
    assert "line 2" in result.stderr
    assert desk.entries() == []


def test_what_is_refused_is_not_called_nothing_new(desk: Desk) -> None:
    path = desk.fit("2026-03-01 800 1000", "2026-03-02 900 many")
    desk.read_in(path, "--yes")
    page = " ".join(desk.pace("import", path).stdout.split())
    assert "Everything that pace could read is already in" in page
    assert "1 place could not be read" in page


def test_a_file_that_was_not_understood_is_never_called_not_needed(desk: Desk) -> None:
    desk.fit("2026-03-01 800 1000", name="Takeout/Fit/days.csv")
    for number in range(8):
        given(desk, f"Takeout/Fit/strange{number}.csv", "a,b\n1,2\n")
    given(desk, "Takeout/photo.jpg", "x")
    found = desk.read_in(str(desk.folder / "Takeout"))
    assert len(found["not_read"]) == 9
    page = " ".join(desk.pace("import", str(desk.folder / "Takeout")).stdout.split())
    assert "not needed" not in page
    assert "Not imported, because pace does not know them: 9 files (8 csv, 1 jpg)" in page
    assert "strange0.csv" in page
