"""Undo takes back the last write of this device, whatever it was."""

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacing_cli.errors import FileNotUsable
from pacing_cli.model.activity import Activity
from pacing_cli.storage.journal import Journal
from pacing_cli.storage.paths import Home, device_word
from pacing_cli.storage.settings import add_activity, edit_toml, known_activities
from pacing_cli.storage.undo import undo
from tests.storage.moments import NOW, at, walk


@pytest.fixture
def journal(home: Home) -> Journal:
    """With the word that settings edits use too."""
    return Journal(home, device_word)


def minutes(journal: Journal) -> list[float | None]:
    return [entry.number("minutes") for entry in journal.entries().entries]


def test_undo_of_nothing_is_nothing(home, journal):
    assert undo(journal, NOW) is None
    assert not home.root.exists()


def test_undo_goes_back_write_by_write_until_nothing_is_left(journal):
    (entry,) = journal.append([walk()], NOW)
    new = journal.amend(entry, {"activity": "walk", "minutes": 8}, entry.at, entry.zone, NOW)
    journal.withdraw([new], NOW)
    told = []
    while undone := undo(journal, NOW):
        told.append((undone.what, [e.number("minutes") for e in undone.entries], minutes(journal)))
    assert told == [("withdrawn", [8], [8]), ("amended", [12], [12]), ("added", [12], [])]


def test_a_write_of_several_entries_is_undone_as_one(journal):
    journal.append([walk("03-01", 5)], NOW)
    journal.append([walk("02-01", 6), walk("03-02", 7), walk("03-03", 8)], NOW)
    undone = undo(journal, NOW)
    assert undone is not None
    assert [entry.number("minutes") for entry in undone.entries] == [6, 7, 8]
    assert minutes(journal) == [5]


def test_a_withdrawal_of_several_entries_is_undone_as_one(journal):
    entries = journal.append([walk("02-01", 6), walk("03-02", 7)], NOW)
    journal.withdraw(entries, NOW)
    undone = undo(journal, NOW)
    assert undone is not None
    assert undone.what == "withdrawn"
    assert minutes(journal) == [6, 7]


def test_the_last_write_is_the_one_that_was_made_last_not_the_one_of_the_latest_clock(journal):
    """One walk is written as of June, then the clock is set back to March."""
    journal.append([walk("06-01", 6)], at("06-02"))
    journal.append([walk("03-01", 3)], at("03-02"))
    undo(journal, at("01-01"))
    assert minutes(journal) == [6]


def test_what_another_device_wrote_is_not_undone(home, journal):
    Journal(home, lambda: "other").append([walk("03-01", 5)], NOW)
    assert undo(journal, NOW) is None
    assert minutes(journal) == [5]


def test_what_was_withdrawn_since_is_passed_over(journal):
    journal.append([walk("03-01", 5)], NOW)
    (second,) = journal.append([walk("03-02", 6)], NOW)
    Journal(journal.home, lambda: "other").withdraw([second], NOW)
    undo(journal, NOW)
    assert minutes(journal) == []


def test_without_its_trail_undo_goes_by_the_time_of_writing(home, journal):
    journal.append([walk("03-05", 5)], NOW)
    journal.append([walk("03-01", 6)], NOW + timedelta(hours=1))
    for path in (home.backups / "undo").iterdir():
        path.write_bytes(b"\xff garbage\n[]\n{}\n")
    undo(journal, NOW)
    assert minutes(journal) == [5]


def test_undo_after_undo_then_a_new_write_takes_back_the_new_one(journal):
    journal.append([walk("03-01", 5)], NOW)
    journal.append([walk("03-02", 6)], NOW)
    undo(journal, NOW)
    journal.append([walk("03-03", 7)], NOW)
    undo(journal, NOW)
    assert minutes(journal) == [5]


def test_an_edit_of_the_settings_is_undone_byte_for_byte(home, journal):
    home.root.mkdir()
    before = "# mine\n[walk]   # slowly\ndemand=3\n"
    home.activities.write_text(before)
    journal.append([walk()], NOW)

    def pause(document):
        document["walk"]["paused"] = True

    edit_toml(home.activities, pause)
    undone = undo(journal, NOW)
    assert undone is not None
    assert (undone.what, undone.files) == ("settings", ("activities.toml",))
    assert home.activities.read_text() == before
    assert undo(journal, NOW).what == "added"
    assert undo(journal, NOW) is None


def test_an_edit_is_not_undone_when_the_file_was_changed_since(home, journal):
    add_activity(home, Activity("walk"))
    changed = home.activities.read_text() + "# mine\n"
    home.activities.write_text(changed)
    with pytest.raises(FileNotUsable, match="changed after pace wrote it"):
        undo(journal, NOW)
    assert home.activities.read_text() == changed


def test_a_new_activity_and_its_first_entry_are_undone_together(home, journal):
    journal.append([walk("03-01", 5)], NOW)
    add_activity(home, Activity("swim"), group="one command")
    journal.append([walk("03-02", 6)], NOW, group="one command")
    undone = undo(journal, NOW)
    assert undone is not None
    assert (undone.what, undone.files) == ("added", ("activities.toml",))
    assert (minutes(journal), list(known_activities(home))) == ([5], [])


def test_the_trail_does_not_grow_without_end(home, journal):
    for number in range(3):
        journal.append([walk(minutes=number)], NOW)
    (trail,) = (home.backups / "undo").glob("*.jsonl")
    trail.write_bytes(b'{"lines": "gone"}\n' * 10_000 + trail.read_bytes())
    journal.append([walk(minutes=9)], NOW)
    assert trail.stat().st_size < 128 * 1024
    undo(journal, NOW)
    assert sorted(minutes(journal)) == [0, 1, 2]


@given(steps=st.lists(st.sampled_from("aaamw"), min_size=1, max_size=7), back=st.integers(0, 7))
def test_every_undo_leads_to_the_state_before_the_write(tmp_path_factory, steps, back):
    """History in reverse: n undos after any n writes give each earlier state again."""
    journal = Journal(Home(Path(tmp_path_factory.mktemp("home"))), lambda: "word")
    states = [journal.entries().entries]
    for number, step in enumerate(steps):
        there = journal.entries().entries
        if step == "a" or not there:
            journal.append([walk(f"0{1 + number % 3}-01", number)], NOW)
        elif step == "m":
            entry = there[number % len(there)]
            journal.amend(entry, {**entry.fields, "effort": number}, entry.at, "", NOW)
        else:
            journal.withdraw(there[:2], NOW)
        states.append(journal.entries().entries)
    for _ in range(min(back, len(steps))):
        states.pop()
        assert undo(journal, NOW) is not None
        assert journal.entries().entries == states[-1]
