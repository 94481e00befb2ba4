"""`pace replay`: a past plan again, from what was then known."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from pacing_cli.cli.app import app

ASKED = "2026-03-05T09:00"
LATER = "2026-03-20T12:00"


def pace(home: Path, now: str, *words: str) -> Result:
    result = CliRunner().invoke(app, ["--home", str(home), "--now", now, "--plain", *words])
    assert result.exit_code == 0, result.output
    return result


def document(home: Path, now: str, *words: str) -> Any:
    return json.loads(pace(home, now, *words, "--json").stdout)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Four walks, each written down on its day; on the fifth day a plan is asked for."""
    home = tmp_path / "home"
    for day, minutes in enumerate((12, 11, 13, 9), 1):
        pace(home, f"2026-03-{day:02}T08:00", "check", "pain", "4")
        pace(home, f"2026-03-{day:02}T10:00", "log", "walk", f"{minutes}m", "pain", "4-4")
    pace(home, "2026-03-05T08:00", "check", "pain", "4")
    return home


def test_a_plan_that_was_shown_comes_back_number_for_number(home: Path) -> None:
    shown = document(home, ASKED, "plan")
    again = document(home, LATER, "replay", "2026-03-05")
    assert again["same_as_kept"] is True
    assert again["known_until"].startswith("2026-03-05T09:00")
    assert again["plan"]["quotas"] == shown["quotas"]
    assert again["plan"]["blocks"] == shown["blocks"]
    assert "number for number" in pace(home, LATER, "replay", "2026-03-05").stdout


def test_of_two_plans_in_one_second_the_later_one_comes_back(home: Path) -> None:
    """A script asks, logs and asks again before the second is over."""
    document(home, ASKED, "plan")
    pace(home, ASKED, "log", "walk", "3m")
    shown = document(home, ASKED, "plan")
    again = document(home, LATER, "replay", "2026-03-05")
    assert (again["same_as_kept"], again["had_seen"]) == (True, None)
    assert again["plan"]["blocks"] == shown["blocks"]


def test_what_was_written_changed_or_taken_back_later_is_not_seen(home: Path) -> None:
    """Later a walk of the third day is added, and the first walk is amended."""
    shown = document(home, ASKED, "plan")
    first = document(home, LATER, "list", "--kind", "activity")["entries"][0]["id"]
    pace(home, "2026-03-10T10:00", "log", "2026-03-03", "18:00", "walk", "30m")
    pace(home, "2026-03-10T10:05", "amend", first, "30m")
    again = document(home, LATER, "replay", "2026-03-05")
    assert again["same_as_kept"] is True
    assert again["plan"]["quotas"] == shown["quotas"]
    assert document(home, LATER, "plan", "2026-03-05")["quotas"] != shown["quotas"]


def test_with_todays_rules_one_line_says_what_would_differ(home: Path) -> None:
    document(home, ASKED, "plan")
    pace(home, "2026-03-10T10:00", "log", "2026-03-03", "18:00", "walk", "30m")
    found = document(home, LATER, "replay", "2026-03-05", "--with", "today's-rules")
    (walk,) = found["differences"]
    assert walk["activity"] == "walk"
    assert walk["then"]["quota"] == 9.5
    assert walk["now"] != walk["then"]
    text = pace(home, LATER, "replay", "2026-03-05", "--with", "today's-rules").stdout
    assert "walk: 9 minutes 30 seconds (" in text


def test_nothing_differs_when_nothing_became_known(home: Path) -> None:
    document(home, ASKED, "plan")
    found = document(home, LATER, "replay", "2026-03-05", "--with", "today's-rules")
    assert found["differences"] == []


def test_a_day_without_a_kept_plan_is_made_as_of_its_end(home: Path) -> None:
    again = document(home, LATER, "replay", "2026-03-03")
    assert again["same_as_kept"] is None
    assert again["known_until"].startswith("2026-03-03T23:59:59")
    assert again["entries"] == 6
    assert "pace has no saved plan for that day" in pace(home, LATER, "replay", "2026-03-03").stdout


def test_settings_that_changed_since_are_named_as_the_cause(home: Path) -> None:
    """There is no history of settings: a ceiling of later holds in the replay, and that is said."""
    document(home, ASKED, "plan")
    (home / "care.toml").write_text('[activity.walk]\nceiling = "7m"\n', encoding="utf-8")
    again = document(home, LATER, "replay", "2026-03-05")
    assert again["same_as_kept"] is False
    assert again["differences"][0]["now"]["quota"] == 7
    text = pace(home, LATER, "replay", "2026-03-05").stdout
    assert "your settings have changed since" in text
    assert "pace does not keep old settings" in text


def test_broken_lines_among_the_kept_plans_hide_nothing(home: Path) -> None:
    document(home, ASKED, "plan")
    (kept,) = (home / "plans").glob("*.jsonl")
    kept.write_bytes(b"\xff\n{torn\n[]\n" + kept.read_bytes() + b'{"shown":1,"plan":{"date"')
    assert document(home, LATER, "replay", "2026-03-05")["same_as_kept"] is True


@pytest.mark.parametrize("words", [["tomorrow"], ["2026-03-05", "--with", "yours"], ["2026-02-30"]])
def test_words_that_cannot_be_are_refused(home: Path, words: list[str]) -> None:
    result = CliRunner().invoke(
        app, ["--home", str(home), "--now", LATER, "--plain", "replay", *words]
    )
    assert result.exit_code == 2
    assert result.stderr.count("\n") <= 2
