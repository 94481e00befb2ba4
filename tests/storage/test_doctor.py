"""The doctor says what is wrong, and puts it right without letting go of a byte."""

import os
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacing_cli.storage.journal.format import write_line
from pacing_cli.storage.journal.journal import Journal, JournalView
from pacing_cli.storage.maintenance.backup import files_of, find, make, make_daily
from pacing_cli.storage.maintenance.doctor import examine
from pacing_cli.storage.maintenance.purge import PurgeRequest, purge
from pacing_cli.storage.maintenance.repair import repair
from pacing_cli.storage.maintenance.restore import bring_back
from pacing_cli.storage.paths import Home
from tests.storage.moments import NOW, at, walk
from tests.storage.test_journal_format import WALK, line

TODAY = NOW.date()


def look(home: Home) -> list[tuple[str, str, str]]:
    return [(f.weight, f.where, f.repair) for f in examine(home, TODAY).findings]


def wrong(home: Home) -> list[tuple[str, str, str]]:
    return [row for row in look(home) if row[0] != "note"]


def all_bytes(home: Home) -> bytes:
    parts = [path.read_bytes() for path in sorted(home.root.rglob("*")) if path.is_file()]
    return b"\n".join(parts)


@pytest.fixture
def kept(home, journal):
    journal.append([walk("03-01", 7), walk("03-02", 8)], NOW)
    return home


def test_a_sound_home_is_sound_and_stays_as_it_is(kept):
    before = {path: path.stat().st_mtime_ns for path in kept.root.rglob("*")}
    found = examine(kept, TODAY)
    assert (found.sound, found.entries, found.files) == (True, 2, 1)
    assert repair(kept, "word", NOW).before is None
    assert {path: path.stat().st_mtime_ns for path in kept.root.rglob("*")} == before


def test_without_a_home_all_is_well_and_nothing_is_made(home):
    assert examine(home, TODAY).sound
    assert not home.root.exists()


@pytest.mark.parametrize("fault", ["file", "link"])
def test_a_home_that_is_no_folder_is_the_first_thing_to_know(home, fault):
    home.root.symlink_to("nowhere") if fault == "link" else home.root.write_text("x")
    assert wrong(home) == [("first", str(home.root), "")]


def test_looking_changes_nothing(kept):
    path = kept.journal / "2026-03.word.jsonl"
    path.write_bytes(path.read_bytes() + b"torn")
    before = all_bytes(kept)
    assert not examine(kept, TODAY).sound
    assert all_bytes(kept) == before


def test_lines_that_cannot_be_read_are_set_aside_byte_for_byte(kept, journal):
    path = kept.journal / "2026-03.word.jsonl"
    good = path.read_bytes()
    bad = [b"\xff\xfe\x00", b"walk 12m", line(id="b", pain=42).encode(), b'{"v":1,"id":"to']
    path.write_bytes(bad[0] + b"\n" + good + b"\n".join(bad[1:]))
    before = journal.entries().entries
    assert wrong(kept) == [("wrong", "journal/2026-03.word.jsonl", "set aside")]
    done = repair(kept, "word", NOW)
    assert examine(kept, TODAY).sound
    assert path.read_bytes() == good
    assert journal.entries()._replace(files=()) == JournalView(before, ())
    (kept_aside,) = (kept.backups / "set-aside").iterdir()
    assert kept_aside.read_bytes() == b"\n".join(bad) + b"\n"
    assert (done.before.copy.home.journal / path.name).read_bytes().startswith(bad[0])


def test_an_entry_that_is_glued_to_a_torn_line_gets_a_line_of_its_own(kept, journal):
    path = kept.journal / "2026-03.word.jsonl"
    glued = b'{"v":1,"id":"to' + write_line(WALK).encode()
    path.write_bytes(path.read_bytes() + glued + b"\n")
    before = journal.entries().entries
    repair(kept, "word", NOW)
    assert examine(kept, TODAY).sound
    assert journal.entries()._replace(files=()) == JournalView(before, ())
    assert glued in all_bytes(kept)


def test_lines_of_a_newer_version_and_of_unknown_kinds_are_never_touched(kept):
    path = kept.journal / "2026-03.word.jsonl"
    more = line(v=2, id="new").encode() + b"\n" + line(id="k", kind="dance").encode() + b"\n"
    path.write_bytes(path.read_bytes() + more + b"torn\n")
    repair(kept, "word", NOW)
    assert path.read_bytes().endswith(more)
    assert examine(kept, TODAY).sound


@pytest.mark.parametrize("name", ["2026-03.word (conflict).jsonl", "2026-03.word.jsonl.orig"])
def test_a_copy_of_a_sync_tool_is_folded_in(kept, journal, name):
    only_there = write_line(WALK._replace(id="copy")) + "\n"
    place = kept.journal / name
    place.write_text((kept.journal / "2026-03.word.jsonl").read_text() + only_there + "torn")
    before = journal.entries().entries
    assert ("note", f"journal/{name}", "fold in") in look(kept)
    repair(kept, "word", NOW)
    assert os.listdir(kept.journal) == ["2026-03.word.jsonl"]
    assert journal.entries()._replace(files=()) == JournalView(before, ())
    assert len(before) == 3
    assert b"torn" in all_bytes(kept)


@pytest.mark.parametrize("name", ["2026-03.word (conflict).jsonl", "2026-03.word.jsonl.orig"])
def test_lines_of_an_unknown_kind_stay_in_the_journal_when_their_copy_is_folded_in(kept, name):
    """A newer version wrote them on another device; one of them stands behind torn text."""
    rows = [line(id=f"k{n}", kind="dance", steps=n).encode() for n in (1, 2)]
    own = kept.journal / "2026-03.word.jsonl"
    own.write_bytes(own.read_bytes() + rows[1] + b"\n")
    entry = write_line(WALK._replace(id="copy")).encode()
    behind = line(id="k3", kind="dance", steps=3).encode()
    (kept.journal / name).write_bytes(b"\n".join([*rows, b"torn" + entry + behind]) + b"\n")
    repair(kept, "word", NOW)
    assert os.listdir(kept.journal) == ["2026-03.word.jsonl"]
    there = own.read_bytes().splitlines()
    assert [there.count(row) for row in (*rows, behind)] == [1, 1, 1]
    assert examine(kept, TODAY).sound
    repair(kept, "word", NOW)
    assert own.read_bytes().splitlines() == there


def test_a_line_of_an_unknown_kind_behind_torn_text_gets_a_line_of_its_own(kept):
    own = kept.journal / "2026-03.word.jsonl"
    entry, behind = write_line(WALK._replace(id="glued")), line(id="k3", kind="dance", steps=3)
    own.write_bytes(own.read_bytes() + f"torn{entry}{behind}\n".encode())
    repair(kept, "word", NOW)
    assert own.read_text().splitlines()[-2:] == [entry, behind]
    assert examine(kept, TODAY).sound


DANCE = b'{"v":1,"id":"k","kind":"dance","at":"2026-03-01T11:00:00+01:00","how":1.50}'


@pytest.mark.parametrize("name", ["2026-03.word (conflict).jsonl", "copy.jsonl"])
def test_a_kind_that_is_not_known_stays_in_the_journal_when_its_copy_is_folded_in(kept, name):
    """A newer version wrote it, and only the copy has it: it went with the copy."""
    (kept.journal / name).write_bytes(DANCE + b"\r\n")
    repair(kept, "word", NOW)
    assert os.listdir(kept.journal) == ["2026-03.word.jsonl"]
    assert (kept.journal / "2026-03.word.jsonl").read_bytes().count(DANCE + b"\n") == 1
    assert examine(kept, TODAY).sound
    (kept.journal / name).write_bytes(DANCE + b"\n")
    repair(kept, "word", NOW + timedelta(minutes=1))
    assert (kept.journal / "2026-03.word.jsonl").read_bytes().count(DANCE) == 1


@pytest.mark.parametrize("name", ["2026-03.word.jsonl", "2026-03.word (conflict).jsonl"])
def test_a_kind_that_is_not_known_stays_when_torn_text_before_it_is_set_aside(kept, journal, name):
    with (kept.journal / name).open("ab") as file:
        file.write(b'{"v":1,"id":"to' + DANCE + b"\n")
    before = journal.entries().entries
    repair(kept, "word", NOW)
    assert DANCE in (kept.journal / "2026-03.word.jsonl").read_bytes().split(b"\n")
    assert (journal.entries().entries, examine(kept, TODAY).sound) == (before, True)


def test_what_a_newer_version_wrote_behind_torn_text_is_folded_in_byte_for_byte(kept):
    newer = line(v=2, id="new", how={"a": 1.5}).encode()
    (kept.journal / "2026-03.word (conflict).jsonl").write_bytes(b'{"v":1,"id":"to' + newer)
    repair(kept, "word", NOW)
    assert newer in (kept.journal / "2026-03.word.jsonl").read_bytes().split(b"\n")


def test_an_object_within_a_line_that_cannot_be_read_is_no_line_of_the_journal(kept):
    within = '{"v":1,"id":"in","kind":"dance"}'
    outer = ('{"v":1,"id":"out","kind":"check","at":5,"within":' + within + "}").encode()
    path = kept.journal / "2026-03.word.jsonl"
    before = path.read_bytes()
    path.write_bytes(before + outer + b"\n")
    repair(kept, "word", NOW)
    assert path.read_bytes() == before
    assert outer in all_bytes(kept)


def test_a_change_is_folded_into_each_month_in_which_a_copy_has_it(kept, journal):
    """The walk was moved to May; only the copy of May's file says so to who reads May alone."""
    old = journal.entries().entries[0]
    journal.amend(old, old.fields, at("05-05"), "", NOW)
    (kept.journal / "2026-05.word.jsonl").rename(kept.journal / "2026-05.word (conflict).jsonl")
    before = journal.entries(since=date(2026, 5, 1)).entries
    assert [entry.id for entry in before] == [old.id]
    repair(kept, "word", NOW)
    assert journal.entries(since=date(2026, 5, 1)).entries == before


def test_lines_in_the_file_of_a_far_month_are_put_where_they_are_found(kept, journal):
    lost = write_line(WALK._replace(id="lost", at=at("2025-05-05"))) + "\n"
    with (kept.journal / "2026-03.word.jsonl").open("a") as file:
        file.write(lost)
    until = at("2025-06-01")
    assert [e.id for e in journal.entries(until=until).entries] == []
    assert wrong(kept) == [("wrong", "journal/2026-03.word.jsonl", "copy line")]
    repair(kept, "word", NOW)
    assert wrong(kept) == []
    assert [e.id for e in journal.entries(until=until).entries] == ["lost"]


def test_of_two_lines_with_one_id_the_one_that_does_not_count_is_set_aside(kept, journal):
    path = kept.journal / "2026-03.word.jsonl"
    rows = [write_line(WALK), write_line(WALK._replace(fields={"activity": "run"}, noted=NOW))]
    path.write_text(path.read_text() + "\n".join(rows) + "\n")
    assert wrong(kept) == [("wrong", f"id {WALK.id}", "set aside")]
    repair(kept, "word", NOW)
    assert examine(kept, TODAY).sound
    assert [e.activity for e in journal.entries().entries] == ["walk", "walk", "walk"]


def test_the_marks_of_a_merge_are_tidied_away(kept, journal):
    path = kept.journal / "2026-03.word.jsonl"
    path.write_text("<<<<<<< HEAD\n" + path.read_text() + "=======\n>>>>>>> other\n")
    assert examine(kept, TODAY).sound
    repair(kept, "word", NOW)
    assert b"<<<<" not in path.read_bytes()
    assert len(journal.entries().entries) == 2


def test_what_others_may_open_is_made_private(kept):
    kept.root.chmod(0o755)
    (kept.journal / "2026-03.word.jsonl").chmod(0o644)
    kept.care.write_text("")
    kept.care.chmod(0o664)
    assert [row[2] for row in wrong(kept)] == ["make private"]
    repair(kept, "word", NOW)
    assert examine(kept, TODAY).sound
    assert [p.stat().st_mode & 0o777 for p in (kept.root, kept.care)] == [0o700, 0o600]


def test_a_settings_file_with_problems_comes_first_and_is_never_touched(kept):
    kept.care.write_text("[activity.walk]\nceiling = 15\n")
    kept.care.chmod(0o600)
    (finding,) = [f for f in examine(kept, TODAY).findings if f.weight == "first"]
    assert finding.where == "care.toml"
    assert "care.toml line 2" in finding.details[0].where
    repair(kept, "word", NOW)
    assert kept.care.read_text() == "[activity.walk]\nceiling = 15\n"
    assert not examine(kept, TODAY).sound


def test_a_file_that_was_being_written_when_the_machine_stopped_is_moved_away(kept):
    (kept.root / ".care.toml.123.writing").write_text("[act")
    assert ("note", ".care.toml.123.writing", "tidy") in look(kept)
    repair(kept, "word", NOW)
    assert not list(kept.root.glob(".care*"))
    assert b"[act" in all_bytes(kept)


@given(st.lists(st.binary(max_size=40), max_size=6), st.sampled_from(["", " (conflict)", " 2"]))
def test_a_repair_never_changes_what_counts_and_never_loses_a_line(tmp_path_factory, junk, mark):
    """Any bytes, in the file or in a copy of it: afterwards it is sound, and all bytes are there."""
    home = Home(tmp_path_factory.mktemp("home") / "home")
    journal = Journal(home, lambda: "word")
    journal.append([walk("03-01", 7), walk("03-02", 8)], NOW)
    path = home.journal / "2026-03.word.jsonl"
    place = home.journal / f"2026-03.word{mark}.jsonl"
    place.write_bytes(path.read_bytes() + b"\n".join(junk))
    before = journal.entries().entries
    repair(home, "word", NOW)
    assert journal.entries().entries == before
    assert examine(home, TODAY).sound
    assert all(one.parts[0] == "journal" for one in files_of(home.root))
    left = all_bytes(home)
    assert all(row.strip() in left for part in junk for row in part.split(b"\n"))


def told(home: Home) -> list[tuple[str, str, str, str]]:
    return [(f.weight, f.where, f.what, f.advice) for f in examine(home, TODAY).findings]


def test_a_month_file_that_is_gone_is_told_with_the_copy_that_holds_it(kept, journal):
    journal.append([walk("02-01", 7), walk("02-02", 8)], NOW)
    make(kept, NOW - timedelta(days=1), "asked")
    make_daily(kept, NOW)
    (kept.journal / "2026-02.word.jsonl").unlink()
    assert told(kept) == [
        ("first", "journal/2026-02.word.jsonl",
         "the file is gone, and with it 2 lines that the backup 2026-03-10 still has",
         "pace restore 2026-03-10 --journal --yes restores them.")
    ]  # fmt: skip
    bring_back(kept, "word", find(kept, "2026-03-10").home, NOW, journal_only=True)
    assert examine(kept, TODAY).sound


def test_a_month_file_that_an_older_one_was_put_over_is_told(kept, journal):
    path = kept.journal / "2026-03.word.jsonl"
    older = path.read_bytes()
    journal.append([walk("03-03", 9)], NOW)
    make_daily(kept, NOW)
    path.write_bytes(older)
    ((weight, _, what, _),) = told(kept)
    assert (weight, what[:6]) == ("wrong", "1 line")


def test_what_was_removed_on_purpose_is_not_told_as_gone(kept, journal):
    make_daily(kept, NOW)
    before = make(kept, NOW, "asked").copy.home
    journal.append([walk("02-01", 7)], NOW)
    make(kept, NOW, "asked")
    bring_back(kept, "word", before, NOW, exact=True)
    assert examine(kept, TODAY).sound
    journal.append([walk("02-01", 7)], NOW)
    make(kept, NOW, "asked")
    purge(
        kept,
        PurgeRequest(start=date(2026, 2, 1), end=date(2026, 2, 28)),
        NOW,
        "word",
        with_backups=False,
    )
    assert examine(kept, TODAY).sound


def test_a_file_whose_lines_are_in_another_one_is_not_gone(kept):
    make_daily(kept, NOW)
    os.rename(kept.journal / "2026-03.word.jsonl", kept.journal / "2026-03.other.jsonl")
    assert examine(kept, TODAY).sound


def test_entries_dated_years_ahead_are_told_by_name_with_what_mends_them(kept, journal):
    (far,) = journal.append([walk("03-01", 7)._replace(at=NOW + timedelta(days=730))], NOW)
    journal.append([walk("03-01", 7)._replace(at=NOW + timedelta(days=300))], NOW)
    (found,) = [f for f in examine(kept, TODAY).findings if f.weight == "wrong"]
    assert [detail.where for detail in found.details] == [far.id]
    assert f"pace amend {far.id} 2026-03-10" in found.advice


def test_copies_dated_ahead_are_told_and_do_not_hide_that_the_newest_is_old(kept):
    make_daily(kept, NOW - timedelta(days=20))
    make_daily(kept, NOW + timedelta(days=730))
    notes = [f.what for f in examine(kept, TODAY).findings]
    assert "1 copy is dated ahead of today" in notes
    assert any(what.startswith("the newest backup is of 2026-02-18") for what in notes)


def test_of_two_copies_that_hold_what_is_gone_the_one_of_a_right_clock_is_named(kept, journal):
    journal.append([walk("02-01", 7)], NOW)
    make_daily(kept, NOW)
    make_daily(kept, NOW + timedelta(days=730))
    (kept.journal / "2026-02.word.jsonl").unlink()
    (gone,) = [f for f in examine(kept, TODAY).findings if f.weight == "first"]
    assert "pace restore 2026-03-10 " in gone.advice
    find(kept, "2026-03-10").home.root.rename(kept.root / "away")
    (gone,) = [f for f in examine(kept, TODAY).findings if f.weight == "first"]
    assert "pace restore 2028-03-09 " in gone.advice


def test_a_purge_under_a_wrong_clock_does_not_hide_what_is_gone_later(kept, journal):
    journal.append([walk("02-01", 7)], NOW)
    purge(kept, PurgeRequest(tag="none"), NOW + timedelta(days=730), "word", with_backups=False)
    make_daily(kept, NOW)
    (kept.journal / "2026-02.word.jsonl").unlink()
    assert [f.weight for f in examine(kept, TODAY).findings if f.weight != "note"] == ["first"]
