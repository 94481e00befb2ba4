"""`pace import FILE`: shows first, writes with --yes, twice is once, one's own entries win."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from typer.testing import CliRunner, Result

from pacing_cli.cli.app import app
from tests.importers.owned import SAMPLES

NOW = "2026-06-01T18:00:00+00:00"
FIT_HEADER = "Date,Move Minutes count,Calories (kcal),Distance (m),Step count\r\n"
GARMIN_WALK = {
    "activityId": 1, "activityType": "walking", "duration": 1_500_000.0, "distance": 210_000.0,
    "startTimeGmt": 1_772_438_400_000.0, "startTimeLocal": 1_772_442_000_000.0,
}  # fmt: skip


class Desk:
    """A home and a folder for exports."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.home = folder, folder / "home"

    def pace(self, *words: str) -> Result:
        return CliRunner().invoke(app, ["--home", str(self.home), "--now", NOW, *words])

    def fit(self, *rows: str, name: str = "days.csv") -> str:
        """A table of Google Fit with these rows: date, metres, steps."""
        cells = [row.split(" ") for row in rows]
        text = "".join(f"{one[0]},,,{one[1]},{one[2]}\r\n" for one in cells)
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\ufeff" + FIT_HEADER + text, encoding="utf-8", newline="")
        return str(path)

    def write(self, name: str, content: object) -> str:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content), encoding="utf-8")
        return str(path)

    def read_in(self, *words: str) -> dict[str, Any]:
        result = self.pace("--json", "import", *words)
        assert result.exit_code == 0, result.output
        return dict(json.loads(result.stdout))

    def entries(self) -> list[dict[str, Any]]:
        return list(
            json.loads(self.pace("--json", "list", "--from", "2020-01-01").stdout)["entries"]
        )


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def column(document: dict[str, Any], what: str, of: int = 0) -> dict[str, Any]:
    return next(one for one in document["formats"][of]["columns"] if one["what"] == what)


def test_without_yes_nothing_is_written(desk: Desk) -> None:
    found = desk.read_in(desk.fit("2026-03-01 800 1000", "2026-03-02 900 1200"))
    assert (found["written"], found["entries_new"]) == (False, 2)
    assert not desk.home.exists()


def test_with_yes_the_day_counts_as_an_amount_and_says_where_it_came_from(desk: Desk) -> None:
    desk.read_in(desk.fit("2026-03-01 800.5 1000"), "--yes")
    (entry,) = desk.entries()
    assert (entry["activity"], entry["steps"], entry["metres"]) == ("steps", 1000, 800.5)
    assert entry["source"] == {
        "name": "google-fit", "key": "2026-03-01 steps", "file": "days.csv", "of": "Google Fit",
        "by": "device", "said": {"metres": 800.5, "steps": 1000},
    }  # fmt: skip


def test_the_same_file_twice_adds_nothing(desk: Desk) -> None:
    path = desk.fit("2026-03-01 800 1000", "2026-03-02 900 1200")
    desk.read_in(path, "--yes")
    before = desk.entries()
    again = desk.read_in(path, "--yes")
    assert (again["entries_new"], again["entries_changed"]) == (0, 0)
    assert column(again, "steps")["same"] == 2
    assert desk.entries() == before


def test_blank_is_unknown_and_no_day(desk: Desk) -> None:
    found = desk.read_in(desk.fit("2026-03-01 , ", "2026-03-02 900 1200"))
    assert (column(found, "steps")["new"], column(found, "steps")["unknown"]) == (1, 1)


def test_a_later_export_that_disagrees_is_shown_and_stands(desk: Desk) -> None:
    desk.read_in(desk.fit("2026-03-01 800 1000", "2026-03-02 900 1200"), "--yes")
    found = desk.read_in(desk.fit("2026-03-01 800 1100", "2026-03-02 900 1200"), "--yes")
    assert found["formats"][0]["changes"] == ["2026-03-01 steps: steps 1000 becomes 1100"]
    assert [entry["steps"] for entry in desk.entries()] == [1100, 1200]


def test_import_undo_takes_a_whole_import_back_and_undo_brings_it_again(desk: Desk) -> None:
    """A first import, a second that adds one day and changes another."""
    desk.read_in(desk.fit("2026-03-01 800 1000"), "--yes")
    first = desk.entries()
    desk.read_in(desk.fit("2026-03-01 800 1100", "2026-03-02 900 1200"), "--yes")
    second = desk.entries()
    undone = desk.read_in("undo")
    assert (undone["entries"], undone["changes"], undone["sources"]) == (1, 1, ["google-fit"])
    assert desk.entries() == first
    assert desk.pace("undo").exit_code == 0
    assert [entry["steps"] for entry in desk.entries()] == [one["steps"] for one in second]
    desk.read_in("undo")
    desk.read_in("undo")
    assert desk.entries() == []
    assert desk.read_in("undo")["entries"] == 0


def test_import_undo_leaves_what_was_written_since(desk: Desk) -> None:
    desk.read_in(desk.fit("2026-03-01 800 1000"), "--yes")
    desk.pace("log", "walk", "12m")
    desk.read_in("undo")
    assert [entry["activity"] for entry in desk.entries()] == ["walk"]


def test_after_import_undo_the_same_file_comes_in_again(desk: Desk) -> None:
    path = desk.fit("2026-03-01 800 1000")
    desk.read_in(path, "--yes")
    desk.read_in("undo")
    assert desk.read_in(path, "--yes")["entries_new"] == 1


def test_what_the_person_took_out_stays_out(desk: Desk) -> None:
    path = desk.fit("2026-03-01 800 1000", "2026-03-02 900 1200")
    desk.read_in(path, "--yes")
    desk.pace("withdraw", desk.entries()[0]["id"])
    again = desk.read_in(path, "--yes")
    assert (again["entries_new"], column(again, "steps")["yours"]) == (0, 1)
    assert len(desk.entries()) == 1


def test_what_the_person_put_right_stands(desk: Desk) -> None:
    """The watch was on a dog; the newer export says something else again."""
    desk.read_in(desk.fit("2026-03-01 800 9000"), "--yes")
    desk.pace("amend", desk.entries()[0]["id"], "steps", "1000steps")
    for _ in range(2):
        found = desk.read_in(desk.fit("2026-03-01 850 9100"), "--yes")
        assert column(found, "steps")["yours"] == 1
        (entry,) = desk.entries()
        assert (entry["steps"], entry["metres"]) == (1000, 850)


def test_steps_that_the_person_wrote_down_win(desk: Desk) -> None:
    desk.pace("log", "2026-03-01", "steps", "5000steps")
    found = desk.read_in(desk.fit("2026-03-01 800 4800"), "--yes")
    assert column(found, "steps")["yours"] == 1
    assert sum(entry.get("steps", 0) for entry in desk.entries()) == 5000


def test_sleep_that_the_person_wrote_down_wins(desk: Desk) -> None:
    desk.pace("check", "2026-03-02", "sleep", "6h", "pain", "4")
    night = {"dateOfSleep": "2026-03-02", "logId": 7, "minutesAsleep": 480}
    found = desk.read_in(desk.write("sleep-2026-03-02.json", [night]), "--yes")
    assert (column(found, "sleep")["yours"], found["entries_new"]) == (1, 0)


def garmin(desk: Desk) -> str:
    return desk.write("summarizedActivities.json", [{"summarizedActivitiesExport": [GARMIN_WALK]}])


def test_a_walk_that_the_person_wrote_down_is_not_doubled(desk: Desk) -> None:
    """It was logged when it was over: 25 minutes from nine o'clock on."""
    desk.pace("log", "2026-03-02T09:25:00+01:00", "walk", "25m", "pain", "3-4")
    found = desk.read_in(garmin(desk), "--yes")
    assert (column(found, "walk")["yours"], found["entries_new"]) == (1, 0)


def test_another_walk_of_that_day_comes_in(desk: Desk) -> None:
    desk.pace("log", "2026-03-02T17:00:00+01:00", "walk", "10m")
    assert desk.read_in(garmin(desk), "--yes")["entries_new"] == 1
    walks = [entry for entry in desk.entries() if entry["activity"] == "walk"]
    assert [(one["minutes"], one["at"]) for one in walks] == [
        (25, "2026-03-02T09:00:00+01:00"), (10, "2026-03-02T17:00:00+01:00"),
    ]  # fmt: skip


def test_two_programs_that_counted_the_same_steps_are_not_added(desk: Desk) -> None:
    """A watch with more steps takes the place of the phone; the phone again changes nothing."""
    phone = desk.fit("2026-03-02 900 4000")
    desk.read_in(phone, "--yes")
    watch = [{"calendarDate": "2026-03-02", "totalSteps": 4500, "totalDistanceMeters": 3000}]
    found = desk.read_in(desk.write("UDSFile.json", watch), "--yes")
    assert column(found, "steps")["changed"] == 1
    (entry,) = desk.entries()
    assert (entry["steps"], entry["source"]["name"]) == (4500, "garmin")
    again = desk.read_in(phone, "--yes")
    assert (again["entries_new"], again["entries_changed"]) == (0, 0)
    assert column(again, "steps")["elsewhere"] == 1
    desk.read_in("undo")
    assert [(one["steps"], one["source"]["name"]) for one in desk.entries()] == [
        (4000, "google-fit")
    ]


def test_several_formats_in_one_folder_are_read_together(desk: Desk) -> None:
    """A takeout with Google Fit and Fitbit: of the day that both have, the fuller one counts."""
    desk.fit("2026-03-02 900 4000", "2026-03-03 1 2000", name="Takeout/Fit/days.csv")
    minute = {"dateTime": "03/02/26 10:00:00", "value": "3500"}
    desk.write("Takeout/Fitbit/steps-2026-03-01.json", [minute])
    found = desk.read_in(str(desk.folder / "Takeout"), "--yes")
    assert [one["source"] for one in found["formats"]] == ["google-fit", "fitbit"]
    assert column(found, "steps", of=1)["elsewhere"] == 1
    assert [entry["steps"] for entry in desk.entries()] == [4000, 2000]


def test_the_fuller_of_two_formats_in_one_folder_counts_alone(desk: Desk) -> None:
    desk.fit("2026-03-02 900 3000", name="Takeout/Fit/days.csv")
    minute = {"dateTime": "03/02/26 10:00:00", "value": "3500"}
    desk.write("Takeout/Fitbit/steps-2026-03-01.json", [minute])
    desk.read_in(str(desk.folder / "Takeout"), "--yes")
    assert [entry["steps"] for entry in desk.entries()] == [3500]


def test_daily_steps_become_what_the_person_calls_them(desk: Desk) -> None:
    desk.read_in(desk.fit("2026-03-02 900 4000"), "--steps-as", "on my feet", "--yes")
    assert desk.entries()[0]["activity"] == "on my feet"


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("nowhere.zip",), 3, "pace cannot find the file"),
        ((), 2, "What do you want to import?"),
        (("--sources", "all", "x.csv"), 2, "--sources can be fullest or interval"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(
    desk: Desk, words: tuple[str, ...], code: int, told: str
) -> None:
    result = desk.pace("import", *words)
    assert (result.exit_code, told in result.stderr) == (code, True), result.stderr
    assert not desk.home.exists()


def broken_zip(desk: Desk) -> str:
    path = desk.folder / "export.zip"
    path.write_bytes(b"PK\x03\x04 and no more")
    return str(path)


def strange(desk: Desk) -> str:
    path = desk.folder / "letter.txt"
    path.write_text("Dear diary\n", encoding="utf-8")
    return str(path)


def empty(desk: Desk) -> str:
    path = desk.folder / "empty.csv"
    path.write_bytes(b"")
    return str(path)


@pytest.mark.parametrize("made", [broken_zip, strange, empty])
def test_a_file_that_is_none_of_them_writes_nothing(
    desk: Desk, made: Callable[[Desk], str]
) -> None:
    result = desk.pace("import", made(desk), "--yes")
    assert result.exit_code == 3
    assert not desk.home.exists()


def test_a_stranger_among_known_files_stops_all(desk: Desk) -> None:
    result = desk.pace("import", desk.fit("2026-03-02 900 4000"), strange(desk), "--yes")
    assert result.exit_code == 3
    assert "letter.txt" in result.stderr
    assert not desk.home.exists()


def test_the_page_tells_the_same_in_plain_lines(desk: Desk) -> None:
    result = desk.pace("--plain", "import", desk.fit("2026-03-01 , ", "2026-03-02 900 many"))
    assert "Google Fit" in result.stdout
    assert "`many` is not a number" in result.stdout
    assert "Unknown is never zero" in result.stdout
    assert "add --yes" in result.stdout


def test_names_from_a_file_cannot_change_the_screen(desk: Desk) -> None:
    """A source with a code for the terminal in its name, and markup."""
    text = (
        '<HealthData><Record type="HKQuantityTypeIdentifierStepCount" sourceName="{}" '
        'unit="count" startDate="2026-03-02 08:00:00 +0000" endDate="2026-03-02 08:01:00 +0000" '
        'value="{}"/>'
    )
    rows = text.format("[red]\u009b31m", 5) + text.format("B", 4).removeprefix("<HealthData>")
    path = desk.folder / "export.xml"
    path.write_text(rows + "</HealthData>", encoding="utf-8")
    result = desk.pace("import", str(path))
    assert result.exit_code == 0
    assert "\u009b" not in result.stdout
    assert "[red]" in result.stdout


def test_years_of_days_are_written_once_and_quickly_enough(desk: Desk) -> None:
    rows = [
        f"{2016 + i // 336}-{1 + i // 28 % 12:02d}-{1 + i % 28:02d} 9 {i + 10}" for i in range(2000)
    ]
    assert desk.read_in(desk.fit(*rows), "--yes")["entries_new"] == 2000
    changed = [row.rsplit(" ", 1)[0] + " 7" for row in rows]
    assert desk.read_in(desk.fit(*changed), "--yes")["entries_changed"] == 2000
    assert desk.read_in("undo")["changes"] == 2000


@pytest.mark.parametrize("source", SAMPLES)
def test_every_program_that_people_own_comes_in_once_and_goes_again_whole(
    desk: Desk, source: str
) -> None:
    """A second import adds nothing, in a folder and in a zip, and undo leaves nothing."""
    folder = SAMPLES[source](desk.folder / "export")
    path = folder if folder.is_dir() else folder.parent
    first = desk.read_in(str(path), "--yes")
    assert [one["source"] for one in first["formats"]] == [source]
    assert first["entries_new"] == len(desk.entries()) > 0

    again = desk.read_in(str(path), "--yes")
    assert (again["entries_new"], again["entries_changed"]) == (0, 0)
    with ZipFile(desk.folder / "export.zip", "w") as archive:
        for file in sorted(one for one in path.rglob("*") if one.is_file()):
            archive.write(file, str(file.relative_to(path)))
    packed = desk.read_in(str(desk.folder / "export.zip"), "--yes")
    assert (packed["entries_new"], packed["entries_changed"]) == (0, 0)

    undone = desk.read_in("undo")
    assert (undone["entries"], desk.entries()) == (first["entries_new"], [])


ROUTE = (
    '<gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1"><trk><trkseg>'
    '<trkpt lat="50" lon="10"><time>2026-03-02T08:00:00Z</time></trkpt>'
    '<trkpt lat="50.01" lon="10"><time>2026-03-02T08:20:00Z</time></trkpt></trkseg></trk></gpx>'
)
HEALTH = (
    '<?xml version="1.0"?><HealthData locale="en_GB"><Record type="HKQuantityTypeIdentifierStepCount" '
    'sourceName="Phone" unit="count" startDate="2026-03-02 08:00:00 +0000" '
    'endDate="2026-03-02 08:10:00 +0000" value="900"/></HealthData>'
)


def given(desk: Desk, **files: str) -> str:
    """A folder with an export of Apple Health and these files."""
    folder = desk.folder / "export"
    folder.mkdir()
    for name, text in {"export.xml": HEALTH, **files}.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return str(folder)


def test_without_the_library_the_routes_are_named_and_the_steps_come_in(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "gpxpy", None)
    path = given(desk, a_gpx=ROUTE, b_gpx=ROUTE.replace("08:20", "08:30"))
    shown = desk.pace("--plain", "import", path, "--yes").output
    assert "2 files were not imported: export/a.gpx and export/b.gpx." in shown
    assert "-m pip install fitdecode gpxpy" in shown
    assert [one["steps"] for one in desk.entries()] == [900]
    (left,) = desk.read_in(path)["left_out"]
    assert (left["source"], left["files"]) == ("gpx", ["export/a.gpx", "export/b.gpx"])


def test_without_the_library_a_track_alone_is_refused(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "gpxpy", None)
    path = desk.folder / "a.gpx"
    path.write_text(ROUTE, encoding="utf-8")
    result = desk.pace("import", str(path), "--yes")
    assert (result.exit_code, desk.entries()) == (2, [])


def test_a_damaged_export_refuses_none_of_another_format(desk: Desk) -> None:
    path = given(desk, a_gpx=ROUTE, watch_tcx="<TrainingCenterDatabase><Activities>")
    shown = desk.pace("--plain", "import", path, "--yes").output
    assert "1 file was not imported: export/watch.tcx." in shown
    assert "damaged or incomplete" in shown
    assert len(desk.entries()) == 2


def test_exports_of_which_none_can_be_read_are_refused(desk: Desk) -> None:
    path = desk.folder / "export"
    path.mkdir()
    (path / "a.tcx").write_text("<TrainingCenterDatabase>", encoding="utf-8")
    (path / "b.gpx").write_text("<gpx", encoding="utf-8")
    result = desk.pace("import", str(path), "--yes")
    assert result.exit_code == 3
    assert "damaged or incomplete" in result.output
