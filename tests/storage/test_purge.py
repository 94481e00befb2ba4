"""What is purged is gone from every byte, and what is not stays."""

from datetime import date

import pytest

from pacing_cli.storage.backup import make
from pacing_cli.storage.plans import record_plan
from pacing_cli.storage.purge import Wanted, held, purge, still_held
from tests.storage.moments import NOW, at, walk
from tests.storage.test_journal_format import line


@pytest.fixture
def kept(home, journal):
    """Two walks with notes and tags; the first was amended, and once said SECRET."""
    first, _ = journal.append(
        [walk("02-01", 6, note="SECRET one", tags=["busy"]), walk("03-01", 7, note="SECRET two")],
        NOW,
    )
    journal.amend(
        first, {"activity": "walk", "minutes": 5, "note": "SECRET new"}, at("02-02"), "", NOW
    )
    return home


def minutes(journal) -> list[float | None]:
    return [entry.number("minutes") for entry in journal.entries().entries]


def everywhere(home, word: bytes, backups: bool = False) -> bool:
    """Whether the word stands in any file of the home."""
    return any(
        word in path.read_bytes()
        for path in home.root.rglob("*")
        if path.is_file() and (backups or home.backups not in path.parents)
    )


def test_a_field_is_removed_from_all_texts_and_all_else_stays(kept, journal):
    wanted = Wanted(field="note")
    assert held(kept, wanted).lines == 3
    purge(kept, wanted, NOW, with_backups=False)
    assert not everywhere(kept, b"SECRET")
    assert minutes(journal) == [5, 7]
    assert held(kept, wanted).lines == 0
    assert [name for name, _ in still_held(kept, wanted)] == ["2026-03-10-180000-before-purge"]


def test_an_entry_that_is_nothing_but_a_note_goes_with_the_notes(kept, journal):
    from pacing_cli.storage.journal import Draft

    (note,) = journal.append([Draft("note", at("03-03"), "", {"note": "SECRET three"})], NOW)
    journal.amend(note, {"note": "SECRET four"}, note.at, "", NOW)
    purge(kept, Wanted(field="note"), NOW, with_backups=True)
    assert not everywhere(kept, b"SECRET", backups=True)
    assert minutes(journal) == [5, 7]


def test_a_span_takes_every_text_of_an_entry_that_was_ever_in_it(kept, journal):
    """The first walk was moved to the 2nd: purging the 1st takes it, old text and new."""
    purge(kept, Wanted(date(2026, 2, 1), date(2026, 2, 1)), NOW, with_backups=False)
    assert minutes(journal) == [7]
    assert not everywhere(kept, b"SECRET one")
    assert not everywhere(kept, b"SECRET new")
    assert not (kept.journal / "2026-02.word.jsonl").exists()


def test_a_tag_takes_the_entries_that_ever_had_it(kept, journal):
    purge(kept, Wanted(tag="busy"), NOW, with_backups=False)
    assert minutes(journal) == [7]


def test_plans_of_a_span_go_with_it(kept):
    for day in ("2026-02-01", "2026-03-01"):
        record_plan(kept, "word", {"shown": f"{day}T08:00:00+01:00", "plan": {"date": day}})
    wanted = Wanted(date(2026, 2, 1), date(2026, 2, 28))
    assert held(kept, wanted).plans == 1
    purge(kept, wanted, NOW, with_backups=False)
    (left,) = kept.plans.iterdir()
    assert b"2026-02" not in left.read_bytes()


def test_with_backups_it_is_gone_from_every_copy_and_no_new_one_is_made(kept, journal):
    make(kept, NOW, "asked")
    purged = purge(kept, Wanted(field="note"), NOW, with_backups=True)
    assert purged.before is None
    assert not everywhere(kept, b"SECRET", backups=True)
    assert still_held(kept, Wanted(field="note")) == ()
    assert minutes(journal) == [5, 7]


def test_everything_is_everything(kept, journal):
    kept.care.write_text('agreed_with = "SECRET"\n')
    kept.inbox.mkdir()
    (kept.inbox / "phone.txt").write_text("SECRET")
    make(kept, NOW, "asked")
    wanted = Wanted(everything=True)
    assert len(held(kept, wanted).files) == 4
    purge(kept, wanted, NOW, with_backups=True)
    assert [path for path in kept.root.rglob("*") if path.is_file()] == []
    journal.append([walk()], NOW)
    assert minutes(journal) == [12]


def test_everything_without_the_copies_can_be_brought_back(kept, journal):
    from pacing_cli.storage.restore import bring_back

    made = purge(kept, Wanted(everything=True), NOW, with_backups=False).before
    assert minutes(journal) == []
    bring_back(kept, "word", made.copy.home, NOW)
    assert minutes(journal) == [5, 7]


def test_lines_that_cannot_be_read_stay_and_are_told(kept):
    path = kept.journal / "2026-03.word.jsonl"
    path.write_bytes(path.read_bytes() + b'SECRET torn {"v":1,')
    found = held(kept, Wanted(field="note"))
    assert (found.lines, found.unread) == (3, 1)
    purge(kept, Wanted(field="note"), NOW, with_backups=False)
    assert b"SECRET torn" in path.read_bytes()


def test_what_a_newer_version_wrote_beside_the_field_stays(kept):
    path = kept.journal / "2026-03.other.jsonl"
    path.write_text(line(v=2, id="new", note="SECRET", aura={"a": [1, 2.5]}) + "\n")
    purge(kept, Wanted(field="note"), NOW, with_backups=True)
    text = path.read_text()
    assert "SECRET" not in text
    assert '"v":2' in text
    assert '"aura":{"a":[1,2.5]}' in text


def test_nothing_is_rewritten_where_nothing_is_meant(kept):
    before = {path: path.read_bytes() for path in kept.journal.iterdir()}
    times = {path: path.stat().st_mtime_ns for path in kept.journal.iterdir()}
    purge(kept, Wanted(tag="nowhere"), NOW, with_backups=True)
    assert {path: path.read_bytes() for path in kept.journal.iterdir()} == before
    assert {path: path.stat().st_mtime_ns for path in kept.journal.iterdir()} == times
