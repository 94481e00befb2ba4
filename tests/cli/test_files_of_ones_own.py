"""`pace doctor`, `backup`, `restore`, `purge`: as they are typed, with their exit codes."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from pacing_cli.cli.app import app

NOW = "2026-03-10T18:00"


class Desk:
    """A home with two entries, one of them with a note."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.pace("log", "09:00", "walk", "12m", "note", "SECRET")
        self.pace("check", "pain", "4")

    def pace(self, *words: str, now: str = NOW) -> Result:
        return CliRunner().invoke(app, ["--home", str(self.home), "--now", now, "--plain", *words])

    def document(self, *words: str) -> dict[str, Any]:
        return dict(json.loads(self.pace("--json", *words).stdout))

    def entries(self) -> list[str]:
        return sorted(entry["kind"] for entry in self.document("list")["entries"])

    @property
    def month(self) -> Path:
        (path,) = (self.home / "journal").glob("*.jsonl")
        return path


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "home")


def test_a_sound_home_is_said_to_be_sound(desk):
    said = desk.pace("doctor")
    assert said.exit_code == 0
    assert said.stdout.startswith("All files are fine\n2 entries in 1 file of the journal.")
    assert desk.document("doctor")["sound"] is True


def test_the_doctor_looks_first_and_repairs_when_told_to(desk):
    with desk.month.open("ab") as file:
        file.write(b'{"v":1,"id":"to')
    before = desk.month.read_bytes()
    looked = desk.pace("doctor")
    assert looked.exit_code == 3
    assert "line 3: the last line ends in the middle" in looked.stdout
    assert "after a backup of everything: pace doctor --repair" in looked.stdout
    assert desk.month.read_bytes() == before
    repaired = desk.pace("doctor", "--repair")
    assert repaired.exit_code == 0
    assert "1 line moved" in repaired.stdout
    assert "are in the backup 2026-03-10-180000-before-repair" in repaired.stdout
    assert desk.pace("doctor").exit_code == 0
    assert desk.entries() == ["activity", "check"]


def test_what_only_the_person_can_put_right_stays_wrong(desk):
    (desk.home / "care.toml").write_text("[activity.walk]\nceiling = 15\n")
    said = desk.pace("doctor", "--repair")
    assert said.exit_code == 3
    assert "care.toml line 2" in said.stdout
    assert (desk.home / "care.toml").read_text() == "[activity.walk]\nceiling = 15\n"


def test_a_copy_is_made_by_itself_on_every_day_of_use(desk):
    assert desk.document("backup", "--list")["copies"] == ["2026-03-10"]
    desk.pace("list", now="2026-03-11T08:00")
    desk.pace("log", "walk", "5m", now="2026-03-11T09:00")
    assert desk.document("backup", "--list")["copies"] == ["2026-03-10", "2026-03-11"]


def test_a_copy_on_request_is_named_and_listed(desk):
    assert "to backups/2026-03-10-180000-asked." in desk.pace("backup").stdout
    assert "2026-03-10-180000-asked: 10 March 2026, asked" in desk.pace("restore").stdout


def test_restore_shows_first_and_keeps_what_was_written_since(desk):
    desk.pace("backup")
    desk.pace("log", "swim", "20m")
    rows = desk.month.read_text().splitlines(keepends=True)
    desk.month.write_text("".join(rows[1:]))
    shown = desk.pace("restore", "2026-03-10-18")
    assert "1 line of the journal would be added" in shown.stdout
    assert "This was a preview" in shown.stdout
    assert desk.entries() == ["activity", "check"]
    done = desk.pace("restore", "2026-03-10-18", "--yes")
    kept = "Your files as they were are in the backup 2026-03-10-180000-before-restore"
    assert kept in done.stdout
    assert desk.entries() == ["activity", "activity", "check"]
    assert "nothing to do" in desk.pace("restore", "2026-03-10-180000-asked").stdout


def test_everything_goes_into_one_file_and_comes_back(desk, tmp_path):
    packed = desk.pace("backup", "--to", str(tmp_path / "all.zip"))
    assert "saved in" in packed.stdout
    assert desk.pace("backup", "--to", str(tmp_path / "all.zip")).exit_code == 4
    desk.month.unlink()
    desk.pace("restore", str(tmp_path / "all.zip"), "--yes")
    assert desk.entries() == ["activity", "check"]


def test_a_copy_that_is_not_there_is_said(desk):
    said = desk.pace("restore", "2020")
    assert said.exit_code == 2
    assert "No backup has a name that begins" in said.stderr
    assert desk.pace("restore", "none.zip").exit_code == 3


def test_purge_shows_what_goes_and_where_it_still_is(desk):
    shown = desk.pace("purge", "--field", "note")
    assert shown.exit_code == 0
    assert "1 line of the journal" in shown.stdout
    assert "These backups have it: 2026-03-10." in shown.stdout
    assert b"SECRET" in desk.month.read_bytes()
    done = desk.pace("purge", "--field", "note", "--yes")
    assert "2026-03-10-180000-before-purge" in done.stdout
    assert b"SECRET" not in desk.month.read_bytes()
    desk.pace("purge", "--field", "note", "--yes", "--backups")
    left = [path for path in desk.home.rglob("*") if path.is_file()]
    assert not any(b"SECRET" in path.read_bytes() for path in left)
    assert desk.entries() == ["activity", "check"]


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--everything", "--tag", "busy"),
        ("--from", "2026-03-09", "--to", "2026-03-01"),
        ("--from", "never"),
        ("--field", "at"),
    ],
)
def test_purge_with_words_that_do_not_fit_changes_nothing(desk, words):
    before = desk.month.read_bytes()
    assert desk.pace("purge", *words, "--yes").exit_code == 2
    assert desk.month.read_bytes() == before


def test_all_four_answer_in_json(desk):
    schemas = [
        desk.document(*words)["schema"]
        for words in (("doctor",), ("backup",), ("restore",), ("purge", "--everything"))
    ]
    assert schemas == ["pace/doctor/1", "pace/backup/1", "pace/copies/1", "pace/purge/1"]
    assert desk.document("restore", "2026")["schema"] == "pace/restore/1"
