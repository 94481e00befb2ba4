"""`pace demo`: an invented person in a home of its own."""

import itertools
import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from pacing_cli.cli.app import app

NOW = "2026-03-01T18:00:00+00:00"


def pace(*words: str) -> Result:
    return CliRunner().invoke(app, ["--now", NOW, *words])


def lived(home: Path) -> list[dict[str, object]]:
    """Everything that stands in the journal, without the ids, which are drawn anew each time."""
    lines = [
        json.loads(line)
        for path in sorted((home / "journal").glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    return [{k: v for k, v in line.items() if k not in ("id", "batch")} for line in lines]


def test_a_demo_makes_a_home_and_says_how_to_look_at_it(tmp_path: Path) -> None:
    result = pace("demo", str(tmp_path / "there"))
    assert result.exit_code == 0, result.output
    # Where the path is long, the line goes on in the next one, even inside of it.
    shown = "".join(result.stdout.split())
    assert f"pace--home{tmp_path / 'there'}plan" in shown
    assert {path.name for path in (tmp_path / "there").iterdir()} >= {
        "profile.toml", "activities.toml", "care.toml", "goals.toml", "journal",
    }  # fmt: skip


def test_the_same_seed_and_moment_write_the_same_life(tmp_path: Path) -> None:
    pace("demo", str(tmp_path / "a"), "--seed", "5")
    pace("demo", str(tmp_path / "b"), "--seed", "5")
    pace("demo", str(tmp_path / "c"), "--seed", "6")
    assert lived(tmp_path / "a") == lived(tmp_path / "b")
    assert lived(tmp_path / "a") != lived(tmp_path / "c")


def test_nothing_of_the_demo_lies_after_now(tmp_path: Path) -> None:
    """At seven in the morning nothing of today is written yet."""
    home = tmp_path / "early"
    CliRunner().invoke(app, ["--now", "2026-03-01T07:00:00+00:00", "demo", str(home)])
    assert max(str(line["at"]) for line in lived(home)) < "2026-03-01"


def test_a_folder_with_something_in_it_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("precious")
    result = pace("demo", str(tmp_path))
    assert result.exit_code == 4
    assert "not empty" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_where_nothing_can_be_written_another_folder_is_offered(tmp_path: Path) -> None:
    """`pace demo` was typed in a folder of the system's."""
    (tmp_path / "file").write_text("x")
    result = pace("demo", str(tmp_path / "file" / "demo"))
    assert result.exit_code == 4
    assert "Name another folder: pace demo DIR" in result.stderr


def test_the_persons_own_home_is_not_touched(tmp_path: Path) -> None:
    own = tmp_path / "own"
    pace("--home", str(own), "demo", str(tmp_path / "there"))
    assert not own.exists()


def test_the_demo_answers_in_json_too(tmp_path: Path) -> None:
    found = json.loads(pace("--json", "demo", str(tmp_path / "there")).stdout)
    assert found["schema"] == "pace/demo/1"
    assert found["entries"] == len(lived(tmp_path / "there")) > 200


def test_the_plan_and_the_report_after_it_are_alive(tmp_path: Path) -> None:
    """A walk with a quota and its reason; a flare with an onset, a peak and a recovery."""
    home = str(tmp_path / "there")
    pace("demo", home)
    plan = json.loads(pace("--home", home, "--json", "plan").stdout)
    walk = next(quota for quota in plan["quotas"] if quota["activity"] == "walk")
    assert walk["quota"] >= walk["baseline"] == 9
    assert any(quota["quota"] > quota["baseline"] for quota in plan["quotas"])
    assert walk["because"]
    report = json.loads(pace("--home", home, "--json", "report").stdout)
    (flare,) = report["flares"]
    assert flare["onset"] < flare["peak_date"] < flare["recovered"]
    assert report["goals"]


@pytest.mark.parametrize(("paper", "rows"), [("a4", 5), ("letter", 4)])
def test_the_first_side_of_the_demo_holds_its_activities(
    tmp_path: Path, paper: str, rows: int
) -> None:
    """It held 3 of 5 activities and boxes on A4, and 2 activities on Letter."""
    home, page = str(tmp_path / "there"), tmp_path / "sheet.html"
    CliRunner().invoke(app, ["--now", "2026-11-30", "demo", home])
    done = ["--home", home, "--now", "2026-11-30", "report", "--html", str(page), "--no-notes"]
    CliRunner().invoke(app, [*done, "--paper", paper])
    front = page.read_text(encoding="utf-8").partition('id="details"')[0]
    activities, _, boxes = front.partition("What we agree on")
    assert activities.partition('id="h-done"')[2].count('<th scope="row">') == rows
    assert boxes.count('<th scope="row">') >= rows
    assert "now 20 min" in boxes


GLANCE = 24
"""Lines of a screen that nobody has to scroll."""


@pytest.mark.parametrize("day", range(23, 29))
def test_the_plan_of_the_demo_is_taken_in_at_a_glance(
    tmp_path: Path, day: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`make try`, on a screen of 80 columns and 24 lines; on a narrow one it is two screens."""
    monkeypatch.setenv("COLUMNS", "80")
    now = f"2026-02-{day}T09:00:00+00:00"
    home = ["--now", now, "--home", str(tmp_path / "there")]
    CliRunner().invoke(app, ["--now", now, "demo", str(tmp_path / "there")])
    wide = CliRunner().invoke(app, [*home, "plan"]).stdout
    assert len(wide.splitlines()) <= GLANCE, wide
    monkeypatch.setenv("COLUMNS", "40")
    narrow = CliRunner().invoke(app, [*home, "plan"]).stdout
    assert len(narrow.splitlines()) <= 2 * GLANCE, narrow


def test_what_a_program_reads_of_the_day_is_on_the_page(tmp_path: Path) -> None:
    """Every block of the document: its time and its name, and of a rest how long it is."""
    home = ["--now", NOW.replace("18:00", "08:00"), "--home", str(tmp_path / "there")]
    pace("demo", str(tmp_path / "there"))
    blocks = json.loads(CliRunner().invoke(app, [*home, "--json", "plan"]).stdout)["blocks"]
    said = CliRunner().invoke(app, [*home, "--plain", "plan"]).stdout
    assert len(blocks) > 8
    for block, after in itertools.pairwise([*blocks, {"kind": ""}]):
        minutes = round(block["minutes"])
        if block["kind"] == "rest":
            alone = re.search(rf"{block['start']} rest, {minutes} minutes", said)
            assert alone or f", then {minutes} rest" in said
            continue
        (line,) = (one for one in said.splitlines() if block["start"] in one)
        assert block["activity"] in line
        assert f"{minutes} minutes" in line
        assert after["kind"] != "rest" or "rest" in line
