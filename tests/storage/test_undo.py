"""Undo takes back the last write of this device, whatever it was."""

import errno
import os
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacing_cli.errors import CouldNotWrite, FileNotUsable
from pacing_cli.model.activity import Activity
from pacing_cli.storage.journal.journal import Journal
from pacing_cli.storage.paths import Home, device_word
from pacing_cli.storage.settings.one_write import edit_bytes
from pacing_cli.storage.settings.settings import add_activity, edit_toml, known_activities
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
    with pytest.raises(FileNotUsable, match="changed after pace saved it"):
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


def test_the_trail_is_on_the_disk_before_the_line_that_it_speaks_of(home, journal, monkeypatch):
    flushed = []
    real = os.fsync

    def noted(descriptor):
        flushed.append(Path(os.readlink(f"/proc/self/fd/{descriptor}")).parent.name)
        real(descriptor)

    monkeypatch.setattr(os, "fsync", noted)
    journal.append([walk()], NOW)
    assert "undo" in flushed
    assert flushed.index("undo") < flushed.index("journal")


def test_after_a_torn_last_row_of_the_trail_undo_takes_the_last_write(home, journal):
    journal.append([walk("03-05", 5)], NOW)
    journal.append([walk("03-06", 6)], NOW)
    journal.append([walk("03-04", 7)], at("01-01"))
    (trail,) = (home.backups / "undo").glob("*.jsonl")
    trail.write_bytes(trail.read_bytes()[:-9])
    undo(journal, NOW)
    assert minutes(journal) == [5, 6]
    undo(journal, NOW)
    assert minutes(journal) == [5]


def test_a_row_behind_a_torn_one_is_not_glued_to_it(home, journal):
    journal.append([walk("03-05", 5)], NOW)
    (trail,) = (home.backups / "undo").glob("*.jsonl")
    trail.write_bytes(trail.read_bytes() + b'{"lines": "half')
    journal.append([walk("03-06", 6)], at("01-01"))
    undo(journal, NOW)
    assert minutes(journal) == [5]


def test_one_file_changed_by_hand_does_not_block_what_was_written_before_it(home, journal):
    journal.append([walk("03-05", 5)], NOW)
    add_activity(home, Activity("swim"))
    by_hand = home.activities.read_text() + "# mine\n"
    home.activities.write_text(by_hand)
    with pytest.raises(FileNotUsable, match="was changed after pace saved it") as refused:
        undo(journal, NOW)
    assert "walk, 5 min" in refused.value.hint
    assert "pace undo --skip" in refused.value.hint
    undone = undo(journal, NOW, passing=True)
    assert [entry.number("minutes") for entry in undone.entries] == [5]
    assert home.activities.read_text() == by_hand
    assert undo(journal, NOW, passing=True) is None


def test_an_entry_is_taken_back_though_the_list_of_its_name_was_changed_by_hand(home, journal):
    journal.append([walk("03-05", 5)], NOW, "one")
    add_activity(home, Activity("walk"), "one")
    home.activities.write_text(by_hand := home.activities.read_text() + "# mine\n")
    with pytest.raises(FileNotUsable) as refused:
        undo(journal, NOW)
    assert "walk, 5 min. To undo it: pace undo --skip" in refused.value.hint
    undo(journal, NOW, passing=True)
    assert minutes(journal) == []
    assert home.activities.read_text() == by_hand


def test_an_edit_that_the_disk_refused_is_passed_over_by_undo(home, journal, monkeypatch):
    add_activity(home, Activity("walk"))
    journal.append([walk("03-05", 5)], NOW)
    held = home.activities.read_bytes()
    real = os.replace

    def refused(old, new):
        if str(new).endswith("activities.toml"):
            raise OSError(errno.EIO, "no")
        real(old, new)

    with monkeypatch.context() as disk:
        disk.setattr(os, "replace", refused)
        with pytest.raises(CouldNotWrite):
            add_activity(home, Activity("swim"))
    assert home.activities.read_bytes() == held
    undo(journal, NOW)
    assert minutes(journal) == []
    assert home.activities.read_bytes() == held


def test_an_edit_and_its_undo_may_go_there_and_back(home, journal):
    """What a file held at each step is known, though its bytes come again."""
    home.root.mkdir()
    home.activities.write_text("[walk]\n")
    steps = [b"[walk]\ndemand = 2\n", b"[walk]\n", b"[walk]\ndemand = 2\n"]
    for content in steps:
        edit_bytes(home.activities, lambda _, new=content: new)
    found = []
    while undo(journal, NOW):
        found.append(home.activities.read_bytes())
    assert found == [b"[walk]\n", b"[walk]\ndemand = 2\n", b"[walk]\n"]
