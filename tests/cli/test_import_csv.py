"""`pace import csv`: it shows first, writes with --yes, and twice adds nothing."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from pacing_cli.cli.app import app
from tests.real_data import P1, real_data

NOW = "2026-03-31T18:00:00+00:00"
TABLE = "date,steps,pain\r\n2026-03-01,4000,3.5\r\n2026-03-02,,4\r\n2026-03-03,5100,\r\n"
MAP = """\
date = "date"
[[column]]
name = "steps"
activity = "walk"
measure = "steps"
[[column]]
name = "pain"
field = "pain"
scale = "own, 1 to 9.5"
"""


class Desk:
    """A home, a table and a map."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "home"
        self.table, self.map = folder / "diary.csv", folder / "diary.map.toml"
        self.table.write_bytes(TABLE.encode())
        self.map.write_text(MAP, encoding="utf-8")

    def pace(self, *words: str) -> Result:
        return CliRunner().invoke(app, ["--home", str(self.home), "--now", NOW, *words])

    def read_in(self, *words: str) -> dict[str, Any]:
        result = self.pace(
            "--json", "import", "csv", str(self.table), "--map", str(self.map), *words
        )
        assert result.exit_code == 0, result.output
        return dict(json.loads(result.stdout))

    def lines(self) -> list[dict[str, Any]]:
        return [
            json.loads(line)
            for path in sorted((self.home / "journal").glob("*.jsonl"))
            for line in path.read_text(encoding="utf-8").splitlines()
        ]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_without_yes_nothing_is_written(desk: Desk) -> None:
    found = desk.read_in()
    assert (found["written"], found["entries_new"]) == (False, 4)
    assert not desk.home.exists()


def test_with_yes_it_is_written_and_twice_adds_nothing(desk: Desk) -> None:
    assert desk.read_in("--yes")["entries_new"] == 4
    written = desk.lines()
    assert [line["kind"] for line in written] == ["activity", "check", "check", "activity"]
    again = desk.read_in("--yes")
    assert (again["entries_new"], again["entries_changed"]) == (0, 0)
    assert desk.lines() == written


def test_each_entry_keeps_where_it_came_from_and_its_scale(desk: Desk) -> None:
    desk.read_in("--yes")
    check = next(line for line in desk.lines() if line["kind"] == "check")
    assert check["source"] == {
        "name": "diary",
        "key": "2026-03-01 check",
        "file": "diary.csv",
        "scale": {"pain": "own, 1 to 9.5"},
    }


def test_a_longer_table_adds_only_its_new_days(desk: Desk) -> None:
    desk.read_in("--yes")
    desk.table.write_text(TABLE.replace("\r", "") + "2026-03-04,100,2\n", encoding="utf-8")
    found = desk.read_in("--yes")
    assert (found["entries_new"], found["entries_changed"]) == (2, 0)


def test_another_value_for_a_day_is_shown_and_then_taken_over(desk: Desk) -> None:
    desk.read_in("--yes")
    desk.table.write_text(TABLE.replace("4000", "4100"), encoding="utf-8")
    found = desk.read_in("--yes")
    assert found["changes"] == ["2026-03-01 walk: steps 4000 becomes 4100"]
    assert desk.read_in()["entries_changed"] == 0


def test_a_table_from_a_spreadsheet_with_mark_and_semicolons(desk: Desk) -> None:
    desk.table.write_bytes("\ufeffdate;steps;pain\r\n01.03.2026;4\u00a0000;3,5\r\n".encode())
    extra = 'delimiter = ";"\ndecimal = ","\ndate_format = "%d.%m.%Y"\n'
    desk.map.write_text(extra + MAP, encoding="utf-8")
    desk.read_in("--yes")
    walk, check = desk.lines()
    assert (walk["steps"], check["pain"]) == (4000, 3.5)


def test_the_page_says_what_was_refused_and_on_which_line(desk: Desk) -> None:
    desk.table.write_text("date,steps,pain\n2026-03-01,many,12\n", encoding="utf-8")
    result = desk.pace("--plain", "import", "csv", str(desk.table), "--map", str(desk.map))
    assert "diary.csv line 2: steps: `many` is not a number" in result.stdout
    assert "diary.csv line 2: pain: 12 is outside 0 to 10" in result.stdout


def test_without_a_map_one_is_suggested_that_can_be_used(desk: Desk) -> None:
    result = desk.pace("import", "csv", str(desk.table))
    assert result.exit_code == 0
    desk.map.write_text(result.stdout, encoding="utf-8")
    assert desk.read_in()["entries_new"] == 4
    assert "--map" in result.stderr


def test_a_table_in_another_encoding_is_told_with_the_way_out(desk: Desk) -> None:
    desk.table.write_bytes("date,steps,pain,Müdigkeit\n2026-03-01,1,2,3\n".encode("cp1252"))
    result = desk.pace("import", "csv", str(desk.table), "--map", str(desk.map))
    assert result.exit_code == 3
    assert "encoding" in result.stderr
    desk.map.write_text('encoding = "cp1252"\n' + MAP, encoding="utf-8")
    assert desk.read_in()["entries_new"] == 2


@pytest.mark.parametrize(
    ("table", "told"),
    [("", "no column"), ("date,pain\n1,2\n", "no column `steps`"), ('date,steps,pain\n"x', "x")],
)
def test_a_table_that_does_not_fit_its_map_writes_nothing(
    desk: Desk, table: str, told: str
) -> None:
    desk.table.write_text(table, encoding="utf-8")
    result = desk.pace("import", "csv", str(desk.table), "--map", str(desk.map), "--yes")
    assert told in result.output
    assert not desk.home.exists()


def test_a_map_that_is_not_there_or_not_toml_is_one_sentence(desk: Desk) -> None:
    result = desk.pace("import", "csv", str(desk.table), "--map", "nowhere.toml")
    assert (result.exit_code, result.stderr) == (3, "nowhere.toml: No such file or directory.\n")
    desk.map.write_text("date = ", encoding="utf-8")
    assert desk.pace("import", "csv", str(desk.table), "--map", str(desk.map)).exit_code == 3


@real_data
def test_eight_real_years_are_read_in_once(desk: Desk) -> None:
    """2,909 days of one person's steps and knee pain, from a tracker and a diary."""
    desk.table = P1
    columns = MAP.replace('name = "steps"', 'name = "fitbit_steps"\nzero = "unknown"')
    desk.map.write_text(columns.replace('"pain"\nfield', '"pain_knees"\nfield'), encoding="utf-8")
    first = desk.read_in("--yes")
    assert [column["new"] for column in first["columns"]] == [2414, 2908]
    assert first["problems"] == []
    assert desk.read_in("--yes")["entries_new"] == 0


def test_the_steps_of_whole_days_have_an_amount_and_no_time_of_the_plan(desk: Desk) -> None:
    """Three weeks of a phone's steps, read in with `whole_day = true`, beside a rated pain."""
    desk.table.write_text(
        "date,steps,pain\n" + "".join(f"2026-03-{day:02},4000,3\n" for day in range(10, 31)),
        encoding="utf-8",
    )
    desk.map.write_text(
        MAP.replace('measure = "steps"', 'measure = "steps"\nwhole_day = true'), encoding="utf-8"
    )
    shown = desk.pace("import", "csv", str(desk.table), "--map", str(desk.map), "--yes").stdout
    assert "These are counts of a whole day: walk." in shown

    plan = json.loads(desk.pace("plan", "--json").stdout)

    (walk,) = plan["quotas"]
    assert walk["activity"] == "walk"
    assert walk["quota"] > 0
    assert not any(block["kind"] == "activity" for block in plan["blocks"])
    assert "CountedAllDay" in [notice["reason"] for notice in plan["notices"]]


def test_a_map_that_learns_of_whole_days_changes_what_is_there(desk: Desk) -> None:
    desk.read_in("--yes")
    desk.map.write_text(
        MAP.replace('measure = "steps"', 'measure = "steps"\nwhole_day = true'), encoding="utf-8"
    )
    found = desk.read_in("--yes")
    assert (found["entries_new"], found["entries_changed"]) == (0, 2)
    assert found["changes"] == [
        "2026-03-01 walk: now the count of a whole day",
        "2026-03-03 walk: now the count of a whole day",
    ]
    assert desk.read_in("--yes")["entries_changed"] == 0


@real_data
def test_a_real_trackers_steps_have_no_time_of_the_plan(desk: Desk) -> None:
    """2,909 days, read in with the map that is suggested, as it stands; a day in April 2023."""
    desk.map.write_text(desk.pace("import", "csv", str(P1)).stdout, encoding="utf-8")
    desk.table = P1
    assert desk.read_in("--yes")["columns"][0]["days"] == 2415
    there = ["--home", str(desk.home), "--now", "2023-04-29T18:00"]
    plan = json.loads(CliRunner().invoke(app, [*there, "plan", "--json"]).stdout)
    assert [(one["activity"], one["quota"] > 0) for one in plan["quotas"]] == [("steps", True)]
    assert [block["kind"] for block in plan["blocks"]] == ["rest"]
