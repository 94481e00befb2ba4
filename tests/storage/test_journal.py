"""The journal on a real disk."""

import json
import os
import tempfile
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacing_cli.errors import CouldNotWrite, FileNotUsable, WordsNotUnderstood
from pacing_cli.model.entry import Amendment, Entry, is_read_singly
from pacing_cli.storage.files import begin
from pacing_cli.storage.journal.format import changed_keys, text_of, write_line
from pacing_cli.storage.journal.journal import Draft, Journal, JournalView
from pacing_cli.storage.journal.reading import entries_of_kinds, entries_on, entries_read_singly
from pacing_cli.storage.journal.state import project
from pacing_cli.storage.maintenance.doctor import examine
from pacing_cli.storage.paths import Home
from pacing_cli.storage.undo import undo
from tests.storage.moments import BERLIN, NOW, at, walk
from tests.storage.test_journal_format import WALK, line


def rows(home: Home) -> dict[str, list[dict[str, object]]]:
    return {
        path.name: [json.loads(row) for row in path.read_text().splitlines()]
        for path in sorted(home.journal.iterdir())
    }


def minutes(journal: Journal, since: date | None = None) -> list[float | None]:
    return [entry.number("minutes") for entry in journal.entries(since).entries]


def test_what_is_appended_is_what_stands_in_the_file_and_what_is_read(home, journal):
    written = journal.append([walk()], NOW)
    assert journal.entries()._replace(files=()) == JournalView(written, ())
    (row,) = rows(home)["2026-03.word.jsonl"]
    assert row["noted"] == "2026-03-10T17:00:00Z"
    assert row["at"] == "2026-03-01T10:00:00+01:00"
    assert row["minutes"] == 12


def test_nothing_to_write_writes_nothing(home, journal):
    assert journal.append([], NOW) == ()
    assert not home.root.exists()


def test_an_empty_home_is_an_empty_journal(journal):
    assert journal.entries()._replace(files=()) == JournalView((), ())


def test_the_month_of_a_file_is_the_local_month_of_the_event(home, journal):
    """Half past midnight in Auckland on the 1st of March is still February in UTC."""
    auckland = datetime(2026, 3, 1, 0, 30, tzinfo=timezone(timedelta(hours=13)))
    journal.append([Draft("check", auckland, "Pacific/Auckland", {"pain": 3})], NOW)
    assert list(rows(home)) == ["2026-03.word.jsonl"]
    assert [e.day for e in journal.entries(since=date(2026, 3, 1)).entries] == [date(2026, 3, 1)]


def test_several_drafts_are_one_batch_and_stand_in_the_files_of_their_months(home, journal):
    journal.append([walk("02-28"), walk("03-01"), walk("03-02")], NOW)
    found = rows(home)
    assert [len(found[name]) for name in sorted(found)] == [1, 2]
    assert len({row["batch"] for part in found.values() for row in part}) == 1


def test_all_or_nothing_when_one_draft_cannot_be_written(home, journal):
    with pytest.raises(WordsNotUnderstood, match="`pain` is 11"):
        journal.append([walk("03-01"), walk("03-02", pain=11)], NOW)
    with pytest.raises(WordsNotUnderstood, match="1970 to 2200"):
        journal.append([walk("2300-01-01")], NOW)
    assert not home.root.exists()


def test_a_torn_line_is_closed_before_the_next_one_and_stays_byte_for_byte(home, journal):
    journal.append([walk("03-01")], NOW)
    path = home.journal / "2026-03.word.jsonl"
    torn = path.read_bytes() + b'{"v":1,"id":"to'
    path.write_bytes(torn)
    journal.append([walk("03-02", 9)], NOW)
    assert path.read_bytes().startswith(torn + b"\n")
    loaded = journal.entries()
    assert [entry.number("minutes") for entry in loaded.entries] == [12, 9]
    assert [problem.where for problem in loaded.problems] == ["journal/2026-03.word.jsonl line 2"]


def test_entries_after_now_are_not_seen(journal):
    journal.append([walk("03-01"), walk("03-20", 9)], NOW)
    assert [e.number("minutes") for e in journal.entries(until=NOW).entries] == [12]


def test_an_amendment_changes_the_entry_and_keeps_its_id_and_when_it_was_noted(journal):
    (old,) = journal.append([walk(pain=3)], NOW)
    later = NOW + timedelta(days=1)
    new = journal.amend(old, {"activity": "walk", "minutes": 8}, old.at, old.zone, later)
    assert journal.entries().entries == (new,)
    assert (new.id, new.noted, new.fields) == (
        old.id,
        old.noted,
        {"activity": "walk", "minutes": 8},
    )


def test_the_last_amendment_counts_though_the_clock_was_set_back(journal):
    (old,) = journal.append([walk()], NOW)
    journal.amend(old, {"activity": "walk", "minutes": 8}, old.at, old.zone, NOW)
    journal.amend(old, {"activity": "walk", "minutes": 7}, old.at, old.zone, NOW)
    journal.amend(old, {"activity": "walk", "minutes": 6}, old.at, old.zone, NOW - timedelta(9))
    assert minutes(journal) == [6]


def test_an_entry_that_moves_to_another_month_is_found_there_and_nowhere_else(home, journal):
    (old,) = journal.append([walk("01-15")], NOW)
    moved = journal.amend(old, old.fields, at("03-05"), old.zone, NOW)
    assert journal.entries(since=date(2026, 3, 1)).entries == (moved,)
    back = journal.amend(moved, old.fields, at("2025-11-02"), old.zone, NOW)
    assert journal.entries(since=date(2026, 3, 1)).entries == ()
    assert journal.entries(since=date(2026, 1, 1)).entries == ()
    assert journal.entries().entries == (back,)
    journal.withdraw([back], NOW)
    assert all(minutes(journal, since) == [] for since in (None, date(2026, 3, 1)))


def test_withdrawn_entries_do_not_count_and_their_lines_stay(home, journal):
    written = journal.append([walk("03-01"), walk("03-02", 9)], NOW)
    journal.withdraw(written[:1], NOW)
    assert minutes(journal) == [9]
    assert len(rows(home)["2026-03.word.jsonl"]) == 3


def test_an_entry_of_a_newer_version_can_be_withdrawn_but_not_amended(home, journal):
    home.journal.mkdir(parents=True)
    path = home.journal / "2026-03.other.jsonl"
    path.write_text(line(v=2) + "\n")
    before = path.read_bytes()
    loaded = journal.entries()
    assert "newer version" in loaded.problems[0].message
    (entry,) = loaded.entries
    with pytest.raises(FileNotUsable, match="newer version"):
        journal.amend(entry, entry.fields, entry.at, entry.zone, NOW)
    journal.withdraw([entry], NOW)
    assert journal.entries().entries == ()
    assert path.read_bytes() == before


def test_an_entry_is_found_by_the_beginning_of_its_id(home, journal):
    home.journal.mkdir(parents=True)
    text = "".join(
        write_line(WALK._replace(id=name)) + "\n" for name in ("abc0", "abd1", "ab", "Xyl")
    )
    (home.journal / "2026-03.other.jsonl").write_text(text)
    assert journal.find("abc").id == "abc0"
    assert journal.find("ABCO").id == "abc0", "capitals, and o for 0, are understood"
    assert journal.find("ab").id == "ab", "an exact id is meant before a beginning"
    assert journal.find("Xyl").id == "Xyl"
    with pytest.raises(WordsNotUnderstood, match="3 ids"):
        journal.find("a")
    for wrong in ("zz", "", " "):
        with pytest.raises(WordsNotUnderstood):
            journal.find(wrong)


COPIES = (
    "2026-03.word (conflict).jsonl",
    "2026-03.word.sync-conflict-20260301-101010-ABCDEFG.jsonl",
    "2026-03.word (Anna's conflicted copy 2026-03-01).jsonl",
    "2026-03.word (1).jsonl",
    "2026-03.word 2.jsonl",
    "2026-03.word-LAPTOP.jsonl",
    "2026-03.word.jsonl.orig",
    "2026-03.word.jsonl (SFConflict anna 2026-03-01-10-10-10)",
    "Copy of 2026-03.word.jsonl",
    "word.jsonl",
)


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_that_a_sync_tool_made_counts_like_every_other_file(home, journal, name):
    journal.append([walk()], NOW)
    original = home.journal / "2026-03.word.jsonl"
    only_there = write_line(WALK._replace(id="copy", at=at("03-02"))) + "\n"
    (home.journal / name).write_text(original.read_text() + only_there)
    for since in (None, date(2026, 3, 1)):
        assert [e.id for e in journal.entries(since).entries][1:] == ["copy"]
    assert journal.entries().problems == ()


def test_other_files_of_the_folder_are_left_alone(home, journal):
    journal.append([walk()], NOW)
    (home.journal / "notes.txt").write_text(write_line(WALK))
    (home.journal / ".2026-03.word.jsonl.swp").write_text(write_line(WALK))
    (home.journal / "~syncthing~2026-03.x.jsonl.tmp").write_text(write_line(WALK))
    (home.journal / "2026-03").mkdir()
    assert len(journal.entries().entries) == 1


def test_a_file_that_is_still_at_the_sync_service_is_named(home, journal):
    journal.append([walk()], NOW)
    (home.journal / ".2026-02.word.jsonl.icloud").write_bytes(b"bplist00")
    (problem,) = journal.entries().problems
    assert "not brought this file" in problem.message


def test_a_folder_or_a_broken_link_in_the_place_of_a_file_is_named_and_hides_nothing(home, journal):
    journal.append([walk()], NOW)
    (home.journal / "2026-01.word.jsonl").mkdir()
    (home.journal / "2026-02.word.jsonl").symlink_to("nowhere")
    loaded = journal.entries()
    assert len(loaded.entries) == 1
    assert ["2026-01" in p.where or "2026-02" in p.where for p in loaded.problems] == [True, True]
    begin()  # another run
    for day in ("01-05", "02-05"):
        with pytest.raises(CouldNotWrite, match="Nothing was saved"):
            journal.append([walk(day)], NOW)
    assert not (home.journal / "nowhere").exists()


def test_only_months_that_can_matter_are_opened(home, journal):
    journal.append([walk("2025-01-01"), walk("2026-02-27"), walk("03-01")], NOW)
    (home.journal / "2024-12.word.jsonl").mkdir()
    assert journal.entries(since=date(2026, 3, 1)).problems == ()
    assert len(journal.entries().problems) == 1


@pytest.mark.parametrize("fault", ["file", "link", "file above"])
def test_a_home_that_is_no_folder_is_said_in_one_sentence(tmp_path, fault):
    place = tmp_path / "home"
    place.symlink_to("nowhere") if fault == "link" else place.write_text("mine")
    root = place / "deeper" if fault == "file above" else place
    journal = Journal(Home(root), lambda: "word")
    with pytest.raises(CouldNotWrite, match="Nothing was saved"):
        journal.append([walk()], NOW)
    with pytest.raises(FileNotUsable, match="cannot open"):
        journal.entries()
    assert fault == "link" or place.read_text() == "mine"


@pytest.mark.parametrize("umask", [0, 0o777, 0o022])
def test_everything_is_private_whatever_the_umask(home, journal, umask):
    before = os.umask(umask)
    try:
        journal.append([walk()], NOW)
    finally:
        os.umask(before)
    for path in [home.root, *home.root.rglob("*")]:
        assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600), path


def test_what_an_older_version_left_open_becomes_private(home, journal):
    home.journal.mkdir(parents=True)
    path = home.journal / "2026-03.word.jsonl"
    path.write_bytes(b"")
    for place, mode in ((home.root, 0o755), (home.journal, 0o777), (path, 0o644)):
        place.chmod(mode)
    journal.append([walk()], NOW)
    modes = [place.stat().st_mode & 0o777 for place in (home.root, home.journal, path)]
    assert modes == [0o700, 0o700, 0o600]


DAYS = st.integers(0, 120).map(lambda n: datetime(2026, 1, 1, 9, tzinfo=BERLIN) + timedelta(n))


@given(st.lists(st.tuples(st.sampled_from("aaamwu"), DAYS, st.integers(0, 9)), max_size=12))
def test_reading_from_some_day_on_gives_the_same_as_reading_all(steps):
    """Entries are added, moved between months, withdrawn, undone: a window never lies."""
    with tempfile.TemporaryDirectory() as folder:
        journal = Journal(Home(Path(folder) / "home"), lambda: "word")
        for what, day, which in steps:
            there = journal.entries().entries
            if what == "a":
                journal.append([Draft("check", day, "", {"pain": which})], NOW)
            elif what == "u":
                undo(journal, NOW)
            elif there:
                entry = there[which % len(there)]
                if what == "m":
                    journal.amend(entry, {"pain": which}, day, "", NOW)
                else:
                    journal.withdraw([entry], NOW)
        whole = journal.entries().entries
        for since in (date(2026, 1, 20), date(2026, 3, 1), date(2026, 4, 30)):
            assert journal.entries(since).entries == tuple(e for e in whole if e.day >= since)
        for day in {day.date() for _, day, _ in steps}:
            end = datetime(2027, 1, 1, tzinfo=BERLIN)
            found = {one.id for one in entries_on(Path(folder) / "home" / "journal", day, end)}
            assert found == {one.id for one in whole if one.day == day}


MARCH = st.integers(0, 40).map(lambda n: datetime(2026, 2, 10, 9, tzinfo=BERLIN) + timedelta(n))
WORDS = ("bad", "better")


@given(st.lists(st.tuples(st.sampled_from("aabcmkwu"), MARCH, st.integers(0, 9)), max_size=9))
def test_of_some_kinds_the_same_is_told_as_by_reading_all(steps):
    """Bad days are said, moved, withdrawn, undone, made of other entries: whoever does not read
    the other lines says the same, or that all have to be read."""
    kinds = {"a": "check", "b": "bad", "c": "better"}
    with tempfile.TemporaryDirectory() as folder:
        journal = Journal(Home(Path(folder) / "home"), lambda: "word")
        for number, (what, day, which) in enumerate(steps):
            there = journal.entries().entries
            if what in kinds:
                journal.append([Draft(kinds[what], day, "", {"pain": which})], NOW)
            elif what == "u":
                undo(journal, NOW)
            elif there and what == "k":
                text = {**text_of(there[which % len(there)]), "kind": WORDS[which % 2]}
                part = {"kind": text["kind"]} if which > 4 else text
                line = Amendment(f"k{number}", NOW, there[which % len(there)].id, part)
                for path in (Path(folder) / "home" / "journal").iterdir():
                    path.write_bytes(path.read_bytes() + write_line(line).strip().encode() + b"\n")
            elif there and what == "m":
                journal.amend(there[which % len(there)], {"pain": which}, day, "", NOW)
            elif there:
                journal.withdraw([there[which % len(there)]], NOW)
        end = datetime(2026, 3, 20, tzinfo=BERLIN)
        for since in (date(2026, 2, 10), date(2026, 2, 25), date(2026, 3, 8)):
            found = entries_of_kinds(Path(folder) / "home" / "journal", WORDS, since, end)
            whole = journal.entries(since, end).entries
            assert found in (None, tuple(one for one in whole if one.kind in WORDS))
            assert found is not None or {*"mkwu"} & {what for what, _, _ in steps}


@given(st.lists(st.tuples(st.sampled_from("aadnmtpwu"), MARCH, st.integers(0, 9)), max_size=9))
def test_what_a_look_back_reads_singly_is_told_as_by_reading_all(steps):
    """Notes and doses are logged, added to entries later, moved, taken away: the lines of all
    other activities and check-ins are not read for them."""
    drafts = {"a": ("check", {"pain": 3}), "d": ("dose", {"medicine": "ibuprofen"}),
              "n": ("check", {"pain": 3, "note": "long day", "x_more": {"id": "k1"}})}  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        journal = Journal(Home(Path(folder) / "home"), lambda: "word")
        for number, (what, day, which) in enumerate(steps):
            there = journal.entries().entries
            old = there[which % len(there)] if there else None
            if what in drafts:
                kind, fields = drafts[what]
                journal.append([Draft(kind, day, "", fields)], NOW)
            elif what == "u":
                undo(journal, NOW)
            elif old and what == "p":
                part = Amendment(f"k{number}", NOW, old.id, {"note": "in part"})
                for path in (Path(folder) / "home" / "journal").iterdir():
                    path.write_bytes(path.read_bytes() + write_line(part).strip().encode() + b"\n")
            elif old and what in "mt":
                fields = {**old.fields, **({"note": "later"} if what == "t" else {"pain": which})}
                journal.amend(old, fields, day if what == "m" else old.at, "", NOW)
            elif old:
                journal.withdraw([old], NOW)
        end = datetime(2026, 3, 20, tzinfo=BERLIN)
        for since in (date(2026, 2, 10), date(2026, 2, 25), date(2026, 3, 8)):
            found = entries_read_singly(Path(folder) / "home" / "journal", since, end)
            whole = journal.entries(since, end).entries
            assert found == tuple(one for one in whole if is_read_singly(one))


def test_of_some_kinds_the_amendment_of_another_entry_changes_nothing(home, journal):
    """A walk was corrected in the week of a bad day: the answer still needs no other line."""
    journal.append([Draft("bad", at("03-02"), "", {})], NOW)
    (walked,) = journal.append([walk("03-01")], NOW)
    journal.amend(walked, {"activity": "walk", "minutes": 9}, walked.at, "", NOW)
    journal.withdraw(journal.append([walk("03-03")], NOW), NOW)
    found = entries_of_kinds(home.journal, WORDS, date(2026, 3, 1), NOW)
    assert found is not None
    assert [one.kind for one in found] == ["bad"]


def test_of_a_day_a_line_that_cannot_be_read_hides_nothing(home, journal):
    """Asked in passing: what else stands in the files is told by those who read them whole."""
    journal.append([walk("03-01"), walk("03-02", 9)], NOW)
    path = home.journal / "2026-03.word.jsonl"
    path.write_bytes(path.read_bytes() + b'\xff "2026-03-01\n{"v":1,"id":"to\n')
    (home.journal / "2026-03.gone.jsonl").symlink_to(home.root / "nowhere")
    assert [one.number("minutes") for one in entries_on(home.journal, date(2026, 3, 1), NOW)] == [
        12
    ]


@pytest.mark.parametrize("moved_to", ["2026-03-05T10:00:00+01:00", "20260305T100000+01:00"])
def test_of_a_day_an_entry_is_told_that_a_part_of_a_text_moved_there(home, journal, moved_to):
    """Another program moved a walk, and wrote of it no more than the new moment."""
    (walked,) = journal.append([walk("03-01")], NOW)
    part = {"v": 1, "id": "moved", "kind": "amend", "noted": "2026-03-06T09:00:00Z",
            "of": walked.id, "entry": {"at": moved_to}}  # fmt: skip
    with (home.journal / "2026-03.more.jsonl").open("w", encoding="utf-8") as file:
        file.write(json.dumps(part) + "\n")
    day, end = date(2026, 3, 5), datetime(2026, 3, 31, tzinfo=BERLIN)
    assert entries_on(home.journal, day, end) == journal.entries().entries
    assert not entries_on(home.journal, date(2026, 3, 1), end)


def test_of_a_day_an_entry_is_told_whose_moment_is_written_without_dashes(home, journal):
    """ISO 8601 has it this way, too, and whoever reads the whole file takes it."""
    line = {"v": 1, "id": "w1", "kind": "check", "at": "20260305T100000+01:00", "zone": "",
            "noted": "2026-03-06T09:00:00Z", "pain": 3}  # fmt: skip
    home.journal.mkdir(parents=True)
    (home.journal / "2026-03.more.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    end = datetime(2026, 3, 31, tzinfo=BERLIN)
    assert entries_on(home.journal, date(2026, 3, 5), end) == journal.entries().entries


def test_a_moment_keeps_its_offset_whatever_the_zone_of_the_machine(journal, monkeypatch):
    """A day in Berlin stays that day when it is read in Los Angeles."""
    written = journal.append([walk("03-01")], NOW.astimezone(UTC))
    monkeypatch.setenv("TZ", "America/Los_Angeles")
    assert journal.entries().entries[0].at.isoformat() == written[0].at.isoformat()


def two_amendments(home, journal, first: dict[str, object], second: dict[str, object]) -> Entry:
    """Two devices amend one walk before either has the other's file; the phone a minute later."""
    (old,) = journal.append([walk("03-01", 12, pain=3, effort=4)], NOW)
    phone = Journal(home, lambda: "phone")
    fields = {"activity": "walk", "minutes": 12, "pain": 3, "effort": 4}
    journal.amend(old, {**fields, **first}, old.at, old.zone, NOW)
    mine = home.journal / "2026-03.word.jsonl"
    both = mine.read_bytes()
    mine.write_bytes(both[: both.index(b"\n") + 1])
    phone.amend(old, {**fields, **second}, old.at, old.zone, NOW + timedelta(minutes=1))
    mine.write_bytes(both)
    (entry,) = journal.entries().entries
    return entry


def test_amendments_of_different_fields_on_two_devices_both_count(home, journal):
    """`amend … pain 6` on the laptop, `amend … effort 2` on the phone: the later took all."""
    entry = two_amendments(home, journal, {"pain": 6}, {"effort": 2})
    assert (entry.fields["pain"], entry.fields["effort"]) == (6, 2)
    assert journal.entries().problems == ()


def test_one_field_that_two_devices_changed_is_told_until_somebody_says_which(home, journal):
    entry = two_amendments(home, journal, {"pain": 6}, {"pain": 7})
    assert entry.fields["pain"] == 7
    (told,) = journal.entries().problems
    assert told.where == f"id {entry.id}"
    assert told.message == "two devices changed pain, to 6 and to 7. The later one counts"
    assert journal.in_conflict(entry.id)
    (found,) = [f for f in examine(home, NOW.date()).findings if f.weight == "wrong"]
    assert found.advice == f"To keep that: pace amend {entry.id} pain 7"

    journal.amend(entry, entry.fields, entry.at, entry.zone, NOW)

    assert journal.entries().problems == ()
    assert not journal.in_conflict(entry.id)


def test_an_undo_of_one_amendment_leaves_the_other(home, journal):
    two_amendments(home, journal, {"pain": 6}, {"effort": 2})
    assert undo(journal, NOW) is not None
    (entry,) = journal.entries().entries
    assert (entry.fields["pain"], entry.fields["effort"]) == (3, 2)


def test_an_amendment_of_an_older_version_takes_the_place_of_the_whole_text(home, journal):
    """It does not say what it changed."""
    two_amendments(home, journal, {"pain": 6}, {"effort": 2})
    path = home.journal / "2026-03.phone.jsonl"
    found = json.loads(path.read_text())
    path.write_text(
        json.dumps({k: v for k, v in found.items() if k not in ("changed", "seen")}) + "\n"
    )
    (entry,) = journal.entries().entries
    assert (entry.fields["pain"], entry.fields["effort"]) == (3, 2)


@given(st.data())
def test_amendments_of_different_fields_count_in_any_order(data):
    """What each of some devices changed of its own field is there, whoever was first."""
    keys = ("pain", "effort", "fatigue", "minutes")
    start = Entry(
        "e", "activity", at("03-01"), "", NOW, {"activity": "walk", **dict.fromkeys(keys, 1)}
    )
    lines = [start]
    wanted = dict(start.fields)
    for number, key in enumerate(data.draw(st.permutations(keys))):
        wanted[key] = data.draw(st.integers(2, 9))
        new = start._replace(fields={**start.fields, key: wanted[key]})
        noted = NOW + timedelta(minutes=data.draw(st.integers(0, 9)))
        marks = {"changed": changed_keys(start, new)}
        lines.append(Amendment(f"a{number}", noted, "e", text_of(new), marks))
    state = project(data.draw(st.permutations(lines * 2)))
    assert [dict(entry.fields) for entry in state.entries] == [wanted]
    assert state.conflicts == ()
