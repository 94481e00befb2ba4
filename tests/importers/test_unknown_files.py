"""What no format knows is named by what it is, with one line on what to do."""

import gzip
import sqlite3
from pathlib import Path
from zipfile import ZipFile

import pytest
from typer.testing import CliRunner, Result

from pacing_cli.cli.app import app
from tests.importers.parcels import zipped


def given(folder: Path, *words: str) -> Result:
    home = folder / "home"
    return CliRunner().invoke(app, ["--home", str(home), "import", *words])


def database(path: Path, *tables: str) -> Path:
    with sqlite3.connect(path) as made:
        for table in tables:
            made.execute(f'create table "{table}" (a)')
    made.close()
    return path


def _workbook(path: Path) -> None:
    zipped(path, {"[Content_Types].xml": "<a/>", "xl/workbook.xml": "<a/>"})


SEEN = (
    ("visit.pdf", b"%PDF-1.7 ...", "This is a PDF"),
    ("scan.jpg", b"\xff\xd8\xff\xe0....", "This is an image"),
    ("photo.heic", b"\0\0\0\x18ftypheic....", "This is an image"),
    ("empty.csv", b"", "This file is empty"),
    ("spaces.csv", b" \r\n\r\n", "This file is empty"),
    (
        "export.zip",
        b"<!DOCTYPE html>\n<html><head><title>\n Log in | Strava</title>",
        "This is a web page called 'Log in | Strava'",
    ),
    ("data.json", b'[{"when": {"x": 1}, "level": 2}, {"other": 3}]', "keys when, level"),
    ("cut.json", b'{"user": "a{b", "days": [{"when": 1}, {"wh', "keys user, days"),
    ("data.xml", b"<?xml version='1.0'?><Diary><a/></Diary>", "XML that begins with <Diary>"),
    ("old.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "This is an Office file of an old kind"),
    (
        "locked.xlsx",
        b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
        "locked with a password",
    ),
    ("a.7z", b"7z\xbc\xaf'\x1c....", "This is a 7z archive"),
    ("strange.bin", bytes(range(64)), "a kind of file that pace does not know"),
    ("letter.txt", b"Dear diary,\ntoday was fine.\n", "This is a text"),
    (
        "activities.csv",
        b"date,lastSyncTime,steps,distance,runDistance,calories\n2026-03-01,1,2,3,4,5\n",
        "This looks like a Zepp Life (Mi Fit) export",
    ),
    (
        "mine.csv",
        b"Datum;Schmerz;Wetter\n2026-03-01;3;gut\n",
        "This is a table with the columns Datum, Schmerz, Wetter",
    ),
)


@pytest.mark.parametrize(("name", "content", "said"), SEEN, ids=[one[0] for one in SEEN])
def test_what_was_given_is_named(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    result = given(tmp_path, str(path))
    assert result.exit_code == 3
    first, second = result.stderr.splitlines()
    assert said in first
    assert name in first
    assert first.endswith("Nothing was imported.")
    assert second
    assert "Apple Health, Google Fit" not in result.stderr


def test_a_workbook_is_named_and_how_to_save_it(tmp_path: Path) -> None:
    path = tmp_path / "my pain.xlsx"
    _workbook(path)
    for words in ((str(path),), ("csv", str(path))):
        result = given(tmp_path, *words)
        assert result.exit_code == 3
        assert "This is an Excel workbook" in result.stderr
        assert f"pace import csv '{tmp_path / 'my pain.csv'}'" in result.stderr
        assert "map to start from" not in result.output


@pytest.mark.parametrize(
    ("tables", "said"),
    [
        (("Habits", "Repetitions", "Events"), "This is a database of Loop Habits"),
        (("data_points_table", "groups_table"), "This is a database of Track & Graph"),
        (("samples", "data_provenances"), "This is a database of Apple Health"),
        (("days", "pills"), "This is a database (SQLite) with the tables days, pills"),
    ],
)
@pytest.mark.parametrize("words", [(), ("csv",)], ids=["import", "import csv"])
def test_a_database_is_named_by_its_tables(
    tmp_path: Path, tables: tuple[str, ...], said: str, words: tuple[str, ...]
) -> None:
    path = database(tmp_path / "backup.db", *tables)
    result = given(tmp_path, *words, str(path))
    assert result.exit_code == 3
    assert said in result.stderr
    assert result.stdout == ""


def test_an_archive_says_what_it_holds_by_kind_and_count(tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "all.zip",
        {
            "a.pdf": "%PDF-1", "b.pdf": "%PDF-1", "x/c.json": '{"a": 1}',
            "x/days.csv": "Date,Moon\n2026-03-01,full\n",
        },
    )  # fmt: skip
    told = given(tmp_path, str(path)).stderr
    assert "2 PDF, 1 JSON, 1 table" in told
    assert "pace import csv days.csv" in told


def test_a_folder_says_what_it_holds(tmp_path: Path) -> None:
    folder = tmp_path / "things"
    folder.mkdir()
    _workbook(folder / "a.xlsx")
    (folder / "b.pdf").write_bytes(b"%PDF-1")
    told = given(tmp_path, str(folder)).stderr
    assert told.startswith("This folder has ")
    assert "1 PDF" in told


def test_a_backup_of_daylio_says_how_to_export(tmp_path: Path) -> None:
    path = zipped(tmp_path / "b.daylio", {"backup.daylio": "e30="})
    assert "This is a backup of Daylio" in given(tmp_path, str(path)).stderr


def test_of_several_files_each_unknown_one_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1")
    (tmp_path / "b.png").write_bytes(b"\x89PNG....")
    told = given(tmp_path, str(tmp_path / "a.pdf"), str(tmp_path / "b.png")).stderr
    assert "a.pdf: This is a PDF" in told
    assert "b.png: This is an image" in told


def test_what_a_file_holds_cannot_change_the_screen(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<html><title>\x1b[31mred\u202e</title>", encoding="utf-8")
    told = given(tmp_path, str(path)).stderr
    assert "\x1b" not in told
    assert "\u202e" not in told


def test_a_zip_in_a_zip_and_a_compressed_file_are_no_tables(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "outer.zip", "w") as outer:
        outer.writestr("inner.zip", b"PK\x03\x04....")
    assert "1 archive" in given(tmp_path, str(tmp_path / "outer.zip")).stderr
    path = tmp_path / "table.csv.gz"
    path.write_bytes(gzip.compress(b"Date,Pain\n2026-03-01,3\n"))
    assert given(tmp_path, "csv", str(path)).exit_code == 3
