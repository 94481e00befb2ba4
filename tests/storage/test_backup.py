"""Dated copies, and bringing them back."""

import json
import os
import zipfile
from datetime import timedelta

import pytest
from hypothesis import given

from pacing_cli.errors import CouldNotWrite, FileNotUsable
from pacing_cli.model.activity import Activity
from pacing_cli.storage.files import begin
from pacing_cli.storage.journal.journal import Journal
from pacing_cli.storage.journal.lines import read_lines
from pacing_cli.storage.maintenance.backup import copies, files_of, find, is_due, make, make_daily
from pacing_cli.storage.maintenance.restore import bring_back, difference, pack, unpacked
from pacing_cli.storage.paths import Home
from pacing_cli.storage.settings.settings import add_activity
from tests.durability.fuzz_strategies import contents
from tests.storage.moments import NOW, walk


def content(home: Home) -> dict[str, bytes]:
    return {str(inner): (home.root / inner).read_bytes() for inner in files_of(home.root)}


@pytest.fixture
def kept(home, journal):
    """A home with two months of entries and an inventory."""
    journal.append([walk("02-01", 6), walk("03-01", 7)], NOW)
    add_activity(home, Activity("walk"))
    return home


def test_the_copy_of_a_day_is_made_once_and_holds_everything(kept):
    assert is_due(kept, NOW.date())
    make_daily(kept, NOW)
    assert not is_due(kept, NOW.date())
    before = content(kept)
    Journal(kept, lambda: "word").append([walk("03-02", 9)], NOW)
    make_daily(kept, NOW)
    (copy,) = copies(kept)
    assert copy.name.text == "2026-03-10"
    assert content(copy.home) == before


def test_a_home_in_which_nothing_was_ever_written_needs_no_copy(home):
    assert not is_due(home, NOW.date())
    make_daily(home, NOW)
    assert not home.root.exists()


def test_a_file_that_did_not_change_takes_no_room_again(kept):
    make_daily(kept, NOW)
    Journal(kept, lambda: "word").append([walk("03-02", 9)], NOW)
    make_daily(kept, NOW + timedelta(days=1))
    first, second = (copy.home.journal for copy in copies(kept))
    same, changed = "2026-02.word.jsonl", "2026-03.word.jsonl"
    assert os.path.samefile(first / same, second / same)
    assert not os.path.samefile(first / changed, second / changed)
    assert (first / changed).read_bytes() != (second / changed).read_bytes()


def test_a_copy_never_changes_when_the_journal_does(kept):
    made = make(kept, NOW, "asked")
    before = content(made.copy.home)
    Journal(kept, lambda: "word").append([walk("02-02", 9), walk("03-02", 9)], NOW)
    add_activity(kept, Activity("swim"))
    assert content(made.copy.home) == before


def test_copies_are_private_and_hold_only_what_belongs_to_a_home(kept):
    (kept.root / "holiday.jpg").write_bytes(b"x")
    (kept.root / "old.toml").symlink_to("nowhere")
    made = make(kept, NOW, "asked")
    assert sorted(content(made.copy.home)) == sorted(set(content_names(kept)) - {"old.toml"})
    assert made.left_out == ("old.toml",)
    for path in made.copy.home.root.rglob("*"):
        assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600)


def content_names(home: Home) -> list[str]:
    return [str(inner) for inner in files_of(home.root)]


def test_two_copies_in_one_second_are_two(kept):
    names = [make(kept, NOW, "asked").copy.name.text for _ in range(3)]
    assert len(set(names)) == 3
    assert len(copies(kept)) == 3


def test_with_a_clock_set_back_the_copy_that_was_just_made_is_there(kept):
    for day in range(20):
        make_daily(kept, NOW + timedelta(days=day))
    made = make(kept, NOW - timedelta(days=400), "before-restore")
    assert made.copy.home.journal.is_dir()
    make_daily(kept, NOW - timedelta(days=300))
    assert not is_due(kept, (NOW - timedelta(days=300)).date())


def test_a_year_of_use_leaves_as_many_copies_as_are_to_be_kept(kept):
    for day in range(60):
        make_daily(kept, NOW + timedelta(days=day))
    assert len(copies(kept)) <= 7 + 4 + 12
    assert sorted(os.listdir(kept.backups))[-1] == "undo"


def test_a_copy_that_cannot_be_made_is_said_and_leaves_nothing_behind(kept):
    os.rename(kept.backups, kept.root / "elsewhere")
    kept.backups.write_text("a file in the way")
    begin()  # another run
    with pytest.raises(CouldNotWrite, match="Nothing was saved"):
        make(kept, NOW, "asked")
    make_daily(kept, NOW)
    assert kept.backups.read_text() == "a file in the way"


def test_restore_adds_what_is_missing_and_keeps_what_was_written_since(kept, journal):
    made = make(kept, NOW, "asked")
    journal.append([walk("03-05", 9)], NOW)
    (kept.journal / "2026-02.word.jsonl").unlink()
    found = difference(kept, made.copy.home)
    assert [json.loads(row)["minutes"] for _, row, _ in found.lines] == [6]
    kept_now = bring_back(kept, "word", made.copy.home, NOW)
    assert [e.number("minutes") for e in journal.entries().entries] == [6, 7, 9]
    assert "2026-02.word.jsonl" not in os.listdir(kept_now.copy.home.journal)
    assert difference(kept, made.copy.home).nothing


def test_restore_brings_back_the_settings_of_the_copy(kept):
    made = make(kept, NOW, "asked")
    before = kept.activities.read_text()
    kept.activities.write_text("[broken")
    bring_back(kept, "word", made.copy.home, NOW)
    assert kept.activities.read_text() == before


def test_restore_exactly_gives_the_same_bytes_and_keeps_what_was_there_in_a_copy(kept, journal):
    made = make(kept, NOW, "asked")
    before = content(kept)
    journal.append([walk("03-05", 9), walk("04-01", 9)], NOW)
    since = content(kept)
    second = bring_back(kept, "word", made.copy.home, NOW, exact=True)
    assert content(kept) == before
    assert content(second.copy.home) == since


def test_restoring_the_oldest_copy_does_not_lose_it_to_the_tidying(kept):
    for day in range(40):
        make_daily(kept, NOW + timedelta(days=day))
    oldest = copies(kept)[0]
    (kept.journal / "2026-02.word.jsonl").unlink()
    found = bring_back(kept, "word", oldest.home, NOW + timedelta(days=400))
    assert found.files
    assert difference(kept, oldest.home).nothing


def test_restore_does_not_bring_entries_twice_that_stand_in_another_file(kept, journal):
    made = make(kept, NOW, "asked")
    os.rename(kept.journal / "2026-03.word.jsonl", kept.journal / "2026-03.other.jsonl")
    assert difference(kept, made.copy.home).nothing


def test_restore_brings_an_entry_that_stands_behind_a_torn_piece(kept, journal):
    """The power failed in the middle of a line; the next entry was written behind the piece."""
    path = kept.journal / "2026-03.word.jsonl"
    whole = path.read_bytes()
    path.write_bytes(b'{"v":1,"id":"torn","kind":"activ' + whole)
    made = make(kept, NOW, "asked")
    path.write_bytes(b"")

    bring_back(kept, "word", made.copy.home, NOW)

    assert [entry.fields["minutes"] for entry in journal.entries().entries] == [6, 7]
    assert path.read_bytes() == whole
    assert difference(kept, made.copy.home).nothing


@pytest.mark.parametrize("name", ["2026-03.word.jsonl", "kept by hand.jsonl"])
def test_restore_brings_lines_of_an_unknown_kind_byte_for_byte(kept, name):
    """A newer version wrote them on another device; this one knows only that they are whole."""
    line = b'{"v":1, "id":"n1","kind":"weather","noted":"2026-03-05T10:00:00Z","sky":"grey"}\n'
    (kept.journal / name).write_bytes(line)
    made = make(kept, NOW, "asked")
    (kept.journal / name).unlink()

    bring_back(kept, "word", made.copy.home, NOW)

    assert line in (kept.journal / "2026-03.word.jsonl").read_bytes()
    assert difference(kept, made.copy.home).nothing


def test_a_copy_is_found_by_the_beginning_of_its_name(kept):
    make_daily(kept, NOW)
    make(kept, NOW, "asked")
    assert find(kept, "2026-03-10").name.text == "2026-03-10"
    assert find(kept, "2026-03-10-").name.why == "asked"
    assert find(kept, "2025") is None
    assert find(kept, "") is None


def test_everything_in_one_file_comes_back_from_it(kept, tmp_path):
    target = tmp_path / "all.zip"
    assert pack(kept, target) == len(content(kept))
    assert target.stat().st_mode & 0o777 == 0o600
    with unpacked(target, kept.backups) as home:
        assert content(home) == content(kept)
        inside = home.root
    assert not inside.exists()
    with pytest.raises(CouldNotWrite, match="exists already"):
        pack(kept, target)


def test_a_name_inside_of_a_zip_never_leads_out_of_its_folder(kept, tmp_path):
    target = tmp_path / "evil.zip"
    names = ("../../evil.toml", "/etc/evil.toml", "journal/../../evil.toml", "journal/.hidden",
             "backups/x.toml", "a\\b.toml", "care.toml")  # fmt: skip
    with zipfile.ZipFile(target, "w") as archive:
        for name in names:
            archive.writestr(name, b"x = 1")
    with unpacked(target, kept.backups) as home:
        assert content_names(home) == ["care.toml"]
    assert not list(tmp_path.rglob("evil.toml"))


@pytest.mark.parametrize("bytes_", [b"", b"not a zip", b"PK\x03\x04 torn"])
def test_a_file_that_is_no_zip_is_said_in_one_sentence(kept, tmp_path, bytes_):
    target = tmp_path / "all.zip"
    target.write_bytes(bytes_)
    with pytest.raises(FileNotUsable), unpacked(target, kept.backups):
        pass
    with pytest.raises(FileNotUsable), unpacked(tmp_path / "none.zip", kept.backups):
        pass


TORN = b'{"v":1,"id":"to'
UNKNOWN = b'{"v":1,"id":"seven","kind":"teleport","at":"2026-02-03T10:00:00+00:00","x":[1,  2]}'


def emptied(home: Home) -> None:
    for path in home.journal.iterdir():
        path.unlink()


def test_restore_brings_back_an_entry_behind_a_torn_piece_and_a_line_of_an_unknown_kind(
    kept, journal
):
    path = kept.journal / "2026-02.word.jsonl"
    path.write_bytes(UNKNOWN + b"\n" + TORN + path.read_bytes() + TORN + UNKNOWN[:-1] + b',"y":1}')
    made = make(kept, NOW, "asked")
    before = journal.entries().entries
    assert len(before) == 2
    emptied(kept)
    bring_back(kept, "word", made.copy.home, NOW)
    assert journal.entries().entries == before
    rows = (kept.journal / "2026-02.word.jsonl").read_bytes().split(b"\n")
    assert UNKNOWN in rows
    assert UNKNOWN[:-1] + b',"y":1}' in rows
    assert difference(kept, made.copy.home).nothing


def test_a_line_of_a_newer_version_comes_back_byte_for_byte_behind_torn_text(kept):
    path = kept.journal / "2026-02.word.jsonl"
    newer = b'{"v":2,"id":"n","kind":"note","at":"2026-02-03T10:00:00Z","note":"x","orb":{"a": 1}}'
    path.write_bytes(TORN + newer + b"\n")
    made = make(kept, NOW, "asked")
    emptied(kept)
    bring_back(kept, "word", made.copy.home, NOW)
    assert newer in path.read_bytes().split(b"\n")


@given(contents)
def test_what_can_be_read_of_any_bytes_is_what_restore_brings_back(tmp_path_factory, bytes_):
    home = Home(tmp_path_factory.mktemp("any") / "home")
    copy = Home(home.root.with_name("copy"))
    for one in (home, copy):
        one.journal.mkdir(parents=True)
    (copy.journal / "2026-03.word.jsonl").write_bytes(bytes_)
    bring_back(home, "word", copy, NOW)
    then, now = (Journal(one, lambda: "word").entries() for one in (copy, home))
    assert now.entries == then.entries
    unknown = [read_lines((one.journal / "2026-03.word.jsonl").read_bytes()) for one in (copy, home)
               if (one.journal / "2026-03.word.jsonl").exists()]  # fmt: skip
    kinds = [{row.text for row in one.unread if row.kind == "kind"} for one in unknown]
    assert kinds[0] <= (kinds[1] if len(kinds) > 1 else set())


def test_only_the_journal_is_brought_back_where_that_is_asked_for(kept, journal):
    made = make(kept, NOW, "asked")
    kept.activities.write_text("[swim]\n")
    (kept.journal / "2026-02.word.jsonl").unlink()
    assert len(difference(kept, made.copy.home).replaced) == 1
    bring_back(kept, "word", made.copy.home, NOW, journal_only=True)
    assert kept.activities.read_text() == "[swim]\n"
    assert len(journal.entries().entries) == 2


def test_ten_days_of_a_clock_two_years_ahead_push_out_no_copy_of_the_days_before(kept):
    for day in range(7):
        make_daily(kept, NOW + timedelta(days=day))
    good = {copy.name.text for copy in copies(kept)}
    for day in range(730, 740):
        make_daily(kept, NOW + timedelta(days=day))
    assert good <= {copy.name.text for copy in copies(kept)}
    for day in range(7, 27):
        make_daily(kept, NOW + timedelta(days=day))
    there = [copy.name.on for copy in copies(kept) if copy.name.on.year == 2026]
    assert there[-7:] == [(NOW + timedelta(days=day)).date() for day in range(20, 27)]
