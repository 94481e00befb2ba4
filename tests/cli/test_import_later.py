"""A later export of the same source: a bout is known again, and the day of the export completed."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cli.test_import_files import Desk, column

HEADER = "Activity Type,Date,Favorite,Title,Distance,Calories,Time,Avg HR,Max HR,Moving Time,Elapsed Time\n"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def garmin(desk: Desk, *rows: str, name: str = "Activities.csv") -> str:
    """Rows of `type, date and time, distance, heart rate, moving, elapsed`, with | between."""
    lines = []
    for row in rows:
        kind, at, far, beats, moving, elapsed = row.split("|")
        lines.append(
            f'{kind},{at},false,"A","{far}","9","{moving}","{beats}","99","{moving}","{elapsed}"\n'
        )
    path = desk.folder / name
    path.write_text(HEADER + "".join(lines), encoding="utf-8")
    return str(path)


WALK = "Walking|2026-03-02 10:00:00|2.00|90|00:29:30|00:30:33.6"


def same(found: dict[str, object]) -> None:
    assert (found["entries_new"], found["entries_changed"]) == (0, 0)


@pytest.mark.parametrize(
    ("later", "shown"),
    [
        ("Walking|2026-03-02 10:00:00|2.00|90|00:29:30|00:30:34", []),
        ("Walking|2026-03-02 10:00:01|2.00|90|00:29:30|00:30:33", []),
        ("Walking|2026-03-02 10:00:00|2.00|90|00:29:00|00:30:34", ["minutes 29.5 becomes 29.0"]),
        ("Walking|2026-03-02 10:00:00|2.04|92|00:29:30|00:30:33.6",
         ["hr 90 becomes 92"]),
        ("Walking|2026-03-02 10:12:00|1.20|90|00:18:00|00:18:33", ["minutes 29.5 becomes 18.0"]),
        ("Hiking|2026-03-02 10:00:00|2.00|90|00:29:30|00:30:34", ["activity walk becomes hike"]),
    ],
)  # fmt: skip
def test_a_later_export_of_a_walk_is_the_same_walk(
    desk: Desk, later: str, shown: list[str]
) -> None:
    desk.read_in(garmin(desk, WALK), "--yes")
    before = desk.entries()
    found = desk.read_in(garmin(desk, later), "--yes")
    assert found["entries_new"] == 0
    changes = found["formats"][0]["changes"]
    assert [all(part in text for part in shown) for text in changes] == [True] * len(shown)
    assert len(desk.entries()) == 1
    same(desk.read_in(garmin(desk, later), "--yes"))
    if shown:
        desk.read_in("undo")
    assert desk.entries() == before
    desk.read_in("undo")
    assert desk.entries() == []


@pytest.mark.parametrize(
    "other",
    [
        "Walking|2026-03-02 10:30:00|2.00|90|00:29:30|00:30:33",
        "Walking|2026-03-02 10:20:00|2.00|90|00:29:30|00:30:33",
        "Walking|2026-03-03 10:00:00|2.00|90|00:29:30|00:30:33",
    ],
)
def test_two_walks_that_share_less_than_half_are_two(desk: Desk, other: str) -> None:
    desk.read_in(garmin(desk, WALK), "--yes")
    assert desk.read_in(garmin(desk, other), "--yes")["entries_new"] == 1
    assert len(desk.entries()) == 2
    same(desk.read_in(garmin(desk, WALK, other), "--yes"))


def test_a_walk_that_became_two_is_two(desk: Desk) -> None:
    desk.read_in(garmin(desk, "Walking|2026-03-02 10:00:00|4|90|01:00:00|01:00:00"), "--yes")
    halves = [f"Walking|2026-03-02 10:{at}:00|2|90|00:30:00|00:30:00" for at in ("00", "30")]
    found = desk.read_in(garmin(desk, *halves), "--yes")
    assert (found["entries_new"], found["entries_changed"]) == (1, 1)
    assert sum(one["minutes"] for one in desk.entries()) == 60
    same(desk.read_in(garmin(desk, *halves), "--yes"))


def test_a_walk_that_was_taken_out_stays_out_of_a_later_export(desk: Desk) -> None:
    desk.read_in(garmin(desk, WALK), "--yes")
    desk.pace("withdraw", desk.entries()[0]["id"])
    later = "Walking|2026-03-02 10:00:00|2.00|90|00:29:30|00:30:34"
    found = desk.read_in(garmin(desk, later), "--yes")
    assert (found["entries_new"], column(found, "walk")["yours"]) == (0, 1)
    assert desk.entries() == []


def test_what_the_person_put_right_in_a_walk_stands(desk: Desk) -> None:
    desk.read_in(garmin(desk, WALK), "--yes")
    desk.pace("amend", desk.entries()[0]["id"], "walk", "20m")
    later = "Walking|2026-03-02 10:00:00|2.04|90|00:29:00|00:30:34"
    desk.read_in(garmin(desk, later), "--yes")
    (walk,) = desk.entries()
    assert (walk["minutes"], walk["x_distance"]) == (20, 2.04)


def rows(desk: Desk) -> dict[str, dict[str, str]]:
    text = desk.pace("export", "csv", "--daily").stdout
    return {row["date"]: row for row in csv.DictReader(io.StringIO(text))}


def steps_of_chart(desk: Desk) -> Sequence[str]:
    return [entry["at"][:10] for entry in desk.entries() if entry.get("x_partial")]


def test_the_day_of_the_export_is_marked_and_a_later_import_completes_it(desk: Desk) -> None:
    """It was made in the afternoon, and read in a week later."""
    first = desk.fit("2026-03-01 800 5000", "2026-03-02 300 900", name="first.csv")
    found = desk.read_in(first, "--yes")
    assert found["formats"][0]["partial"] == "2026-03-02"
    assert steps_of_chart(desk) == ["2026-03-02"]
    assert rows(desk)["2026-03-02"]["partial"] == "yes"
    assert rows(desk)["2026-03-02"]["steps steps"] == "900"
    same(desk.read_in(first, "--yes"))
    page = desk.pace("import", first).stdout
    assert "2 March 2026 may not be complete" in " ".join(page.split())

    whole = desk.fit("2026-03-01 800 5000", "2026-03-02 700 4100", "2026-03-03 100 300")
    found = desk.read_in(whole, "--yes")
    assert (found["entries_new"], found["entries_changed"]) == (1, 1)
    assert steps_of_chart(desk) == ["2026-03-03"]
    assert rows(desk)["2026-03-02"]["partial"] == ""

    older = desk.read_in(first, "--yes")
    same(older)
    assert column(older, "steps")["elsewhere"] == 1
    desk.read_in("undo")
    assert steps_of_chart(desk) == ["2026-03-02"]
    desk.read_in("undo")
    assert desk.entries() == []


def test_a_day_that_was_whole_after_all_only_loses_its_mark(desk: Desk) -> None:
    desk.read_in(desk.fit("2026-03-02 300 900"), "--yes")
    found = desk.read_in(desk.fit("2026-03-02 300 900", "2026-03-03 100 300"), "--yes")
    assert found["formats"][0]["changes"] == ["2026-03-02 steps: now the whole day"]
    assert steps_of_chart(desk) == ["2026-03-03"]


def test_a_part_of_a_day_that_the_person_put_right_is_a_day(desk: Desk) -> None:
    desk.read_in(desk.fit("2026-03-02 300 900"), "--yes")
    desk.pace("amend", desk.entries()[0]["id"], "steps", "4000steps")
    assert rows(desk)["2026-03-02"].get("partial", "") == ""


def test_the_table_of_days_holds_what_a_device_measured(desk: Desk) -> None:
    """Steps, metres, sleep and heart rate on days of which the person said nothing."""
    desk.pace("check", "2026-03-01", "pain", "4", "hr", "88")
    folder = desk.folder / "Takeout"
    desk.fit("2026-03-02 900 4000", "2026-03-04 1 20", name="Takeout/Fit/days.csv")
    night = {"dateOfSleep": "2026-03-02", "logId": 7, "minutesAsleep": 450}
    desk.write("Takeout/Fitbit/sleep-2026-03-02.json", [night])
    resting = {"dateTime": "03/03/26 00:00:00", "value": {"value": 61.5}}
    desk.write("Takeout/Fitbit/resting_heart_rate-2026-03-01.json", [resting])
    desk.read_in(str(folder), "--yes")
    found = rows(desk)
    told, measured, read = (found[f"2026-03-0{day}"] for day in (1, 2, 3))
    assert (told["known"], told["pain"], told["hr"], told["sleep_hours"]) == ("yes", "4", "88", "")
    names = ("known", "steps steps", "steps metres", "sleep_hours", "pain", "hr")
    assert [measured[name] for name in names] == ["no", "4000", "900", "7.5", "", ""]
    assert (read["x_resting_hr"], read["steps steps"]) == ("61.5", "")


TABLE = """\
source = "watch"
date = "Day"
date_format = "%Y-%m-%d"
[[column]]
name = "Steps"
activity = "steps"
measure = "steps"
whole_day = true
"""


def test_the_last_day_of_a_table_may_not_be_whole_either(desk: Desk) -> None:
    (desk.folder / "map.toml").write_text(TABLE, encoding="utf-8")

    def table(*rows: str) -> dict[str, object]:
        path = desk.folder / "steps.csv"
        path.write_text("Day,Steps\n" + "\n".join(rows) + "\n", encoding="utf-8")
        return desk.read_in("csv", str(path), "--map", str(desk.folder / "map.toml"), "--yes")

    assert table("2026-03-01,5000", "2026-03-02,900")["entries_new"] == 2
    assert steps_of_chart(desk) == ["2026-03-02"]
    same(table("2026-03-01,5000", "2026-03-02,900"))
    later = table("2026-03-01,5000", "2026-03-02,900", "2026-03-03,40")
    assert (later["entries_new"], later["entries_changed"]) == (1, 1)
    assert steps_of_chart(desk) == ["2026-03-03"]
    same(table("2026-03-01,5000", "2026-03-02,700"))
    assert steps_of_chart(desk) == ["2026-03-03"]
