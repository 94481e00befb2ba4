"""What is purged is gone from every byte, and what is not stays."""

import shutil
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacing_cli.model.entry import Amendment, Entry, Purge
from pacing_cli.storage.journal.format import text_of
from pacing_cli.storage.journal.journal import Journal
from pacing_cli.storage.journal.lines import rows_of
from pacing_cli.storage.journal.state import project
from pacing_cli.storage.maintenance.backup import make
from pacing_cli.storage.maintenance.doctor import examine
from pacing_cli.storage.maintenance.purge import PurgeRequest, carry_out, held, purge, still_held
from pacing_cli.storage.maintenance.restore import bring_back
from pacing_cli.storage.paths import Home, state_folder
from pacing_cli.storage.shown import record_plan
from pacing_cli.storage.timer_runs import hold, unlogged
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
    wanted = PurgeRequest(field="note")
    assert held(kept, wanted).lines == 3
    purge(kept, wanted, NOW, "word", with_backups=False)
    assert not everywhere(kept, b"SECRET")
    assert minutes(journal) == [5, 7]
    assert held(kept, wanted).lines == 0
    assert [name for name, _ in still_held(kept, wanted)] == ["2026-03-10-180000-before-purge"]


def test_an_entry_that_is_nothing_but_a_note_goes_with_the_notes(kept, journal):
    from pacing_cli.storage.journal.journal import Draft

    (note,) = journal.append([Draft("note", at("03-03"), "", {"note": "SECRET three"})], NOW)
    journal.amend(note, {"note": "SECRET four"}, note.at, "", NOW)
    purge(kept, PurgeRequest(field="note"), NOW, "word", with_backups=True)
    assert not everywhere(kept, b"SECRET", backups=True)
    assert minutes(journal) == [5, 7]


def test_a_span_takes_every_text_of_an_entry_that_was_ever_in_it(kept, journal):
    """The first walk was moved to the 2nd: purging the 1st takes it, old text and new."""
    purge(kept, PurgeRequest(date(2026, 2, 1), date(2026, 2, 1)), NOW, "word", with_backups=False)
    assert minutes(journal) == [7]
    assert not everywhere(kept, b"SECRET one")
    assert not everywhere(kept, b"SECRET new")
    (left,) = rows_of((kept.journal / "2026-02.word.jsonl").read_bytes())
    assert isinstance(left.lines[0], Purge)


def test_a_tag_takes_the_entries_that_ever_had_it(kept, journal):
    purge(kept, PurgeRequest(tag="busy"), NOW, "word", with_backups=False)
    assert minutes(journal) == [7]


def test_plans_of_a_span_go_with_it(kept):
    for day in ("2026-02-01", "2026-03-01"):
        record_plan(kept, "word", {"shown": f"{day}T08:00:00+01:00", "plan": {"date": day}})
    wanted = PurgeRequest(date(2026, 2, 1), date(2026, 2, 28))
    assert held(kept, wanted).plans == 1
    purge(kept, wanted, NOW, "word", with_backups=False)
    (left,) = kept.plans.iterdir()
    assert b"2026-02" not in left.read_bytes()


def test_with_backups_it_is_gone_from_every_copy_and_no_new_one_is_made(kept, journal):
    make(kept, NOW, "asked")
    purged = purge(kept, PurgeRequest(field="note"), NOW, "word", with_backups=True)
    assert purged.before is None
    assert not everywhere(kept, b"SECRET", backups=True)
    assert still_held(kept, PurgeRequest(field="note")) == ()
    assert minutes(journal) == [5, 7]


def test_everything_is_everything(kept, journal):
    kept.care.write_text('agreed_with = "SECRET"\n')
    kept.inbox.mkdir()
    (kept.inbox / "phone.txt").write_text("SECRET")
    make(kept, NOW, "asked")
    wanted = PurgeRequest(everything=True)
    assert len(held(kept, wanted).files) == 4
    purge(kept, wanted, NOW, "word", with_backups=True)
    assert [path for path in kept.root.rglob("*") if path.is_file()] == []
    journal.append([walk()], NOW)
    assert minutes(journal) == [12]


def test_everything_without_the_copies_can_be_brought_back(kept, journal):
    from pacing_cli.storage.maintenance.restore import bring_back

    made = purge(kept, PurgeRequest(everything=True), NOW, "word", with_backups=False).before
    assert minutes(journal) == []
    bring_back(kept, "word", made.copy.home, NOW)
    assert minutes(journal) == [5, 7]


def test_lines_that_cannot_be_read_stay_and_are_told(kept):
    path = kept.journal / "2026-03.word.jsonl"
    path.write_bytes(path.read_bytes() + b'SECRET torn {"v":1,')
    found = held(kept, PurgeRequest(field="note"))
    assert (found.lines, found.unread) == (3, 1)
    purge(kept, PurgeRequest(field="note"), NOW, "word", with_backups=False)
    assert b"SECRET torn" in path.read_bytes()


def test_what_a_newer_version_wrote_beside_the_field_stays(kept):
    path = kept.journal / "2026-03.word (conflict).jsonl"
    path.write_text(line(v=2, id="new", note="SECRET", aura={"a": [1, 2.5]}) + "\n")
    purge(kept, PurgeRequest(field="note"), NOW, "word", with_backups=True)
    text = path.read_text()
    assert "SECRET" not in text
    assert '"v":2' in text
    assert '"aura":{"a":[1,2.5]}' in text


def test_nothing_is_rewritten_where_nothing_is_meant(kept):
    before = {path: path.read_bytes() for path in kept.journal.iterdir()}
    times = {path: path.stat().st_mtime_ns for path in kept.journal.iterdir()}
    purge(kept, PurgeRequest(tag="nowhere"), NOW, "word", with_backups=True)
    assert {path: path.read_bytes() for path in kept.journal.iterdir()} == before
    assert {path: path.stat().st_mtime_ns for path in kept.journal.iterdir()} == times


def test_what_was_purged_does_not_come_back_with_a_file_that_was_late(kept, journal):
    """The phone had not been online: its file, as it was before, arrived a day later."""
    late = (kept.journal / "2026-03.word.jsonl").read_bytes()
    purge(kept, PurgeRequest(field="note"), NOW, "word", with_backups=True)
    for name in ("2026-03.phone.jsonl", "2026-03.word (conflict).jsonl"):
        (kept.journal / name).write_bytes(late)

    assert all("note" not in entry.fields for entry in journal.entries().entries)
    assert journal.entries().problems == ()
    assert minutes(journal) == [5, 7]


def test_an_amendment_that_did_not_know_of_the_purge_brings_nothing_back(kept, journal):
    """The phone changed the minutes of a walk that the laptop had purged."""
    walks = journal.entries().entries
    phone = Journal(kept, lambda: "phone")
    phone.amend(
        walks[1], {"activity": "walk", "minutes": 9, "note": "SECRET"}, at("03-01"), "", NOW
    )
    late = (kept.journal / "2026-03.phone.jsonl").read_bytes()
    (kept.journal / "2026-03.phone.jsonl").unlink()

    purge(kept, PurgeRequest(date(2026, 3, 1), date(2026, 3, 31)), NOW, "word", with_backups=True)
    (kept.journal / "2026-03.phone.jsonl").write_bytes(late)

    assert minutes(journal) == [5]


def test_a_device_removes_what_was_purged_from_its_own_files_and_from_no_others(kept, journal):
    """The laptop's purge leaves the phone's file as it is: rsync could put it over a newer one."""
    phone = Journal(kept, lambda: "phone")
    phone.append([walk("03-02", 8, note="SECRET phone")], NOW)
    own = kept.journal / "2026-03.phone.jsonl"
    before = own.read_bytes()

    found = purge(kept, PurgeRequest(field="note"), NOW, "word", with_backups=True).held

    assert own.read_bytes() == before
    assert [path.as_posix() for path in found.elsewhere] == ["journal/2026-03.phone.jsonl"]
    (told,) = [f for f in examine(kept, NOW.date()).findings if "phone" in f.where]
    assert (told.repair, told.advice[:27]) == ("", "The device that wrote it re")
    shutil.copy(own, copy := kept.journal / "2026-03.phone (conflict).jsonl")
    assert [f.repair for f in examine(kept, NOW.date()).findings if "conflict" in f.where] == [
        "fold in", "purge",
    ]  # fmt: skip
    copy.unlink()
    assert carry_out(kept, "phone") == ("journal/2026-03.phone.jsonl",)
    assert not everywhere(kept, b"SECRET", backups=True)
    assert carry_out(kept, "phone") == ()
    assert minutes(journal) == [5, 7, 8]


def test_an_entry_that_was_moved_elsewhere_is_gone_from_every_window(kept, journal):
    """The phone moved a walk of March to June, and did not know that March was purged."""
    walks = journal.entries().entries
    phone = Journal(kept, lambda: "phone")
    phone.amend(walks[1], {**walks[1].fields, "note": "MOVED"}, at("2026-06-01"), "", NOW)
    late = {path: path.read_bytes() for path in kept.journal.glob("*.phone.jsonl")}
    for path in late:
        path.unlink()
    purge(kept, PurgeRequest(date(2026, 3, 1), date(2026, 3, 31)), NOW, "word", with_backups=True)
    for path, content in late.items():
        path.write_bytes(content)
    for since in (None, date(2026, 2, 1), date(2026, 5, 1), date(2026, 6, 1)):
        assert not any("MOVED" in str(e.fields) for e in journal.entries(since=since).entries)


def test_a_field_that_is_only_carried_along_later_stays_away(kept, journal):
    """The phone amended the pain of a walk an hour after its note had been purged elsewhere."""
    walks = journal.entries().entries
    purge(kept, PurgeRequest(field="note"), NOW, "word", with_backups=True)
    phone = Journal(kept, lambda: "phone")
    old = walks[1]._replace(fields={**walks[1].fields, "note": "SECRET two"})
    later = NOW + timedelta(hours=1)
    phone.amend(old, {**old.fields, "pain": 4}, old.at, old.zone, later)
    entry = journal.entries().entries[1]
    assert (entry.fields["pain"], "note" in entry.fields) == (4, False)
    carry_out(kept, "phone")
    assert not everywhere(kept, b"SECRET", backups=True)


def test_a_note_that_is_written_after_the_purge_stays(kept, journal):
    purge(kept, PurgeRequest(field="note"), NOW, "word", with_backups=True)
    entry = journal.entries().entries[1]
    journal.amend(entry, {**entry.fields, "note": "said again"}, entry.at, "", NOW)
    assert journal.entries().entries[1].fields["note"] == "said again"
    carry_out(kept, "word")
    assert journal.entries().entries[1].fields["note"] == "said again"


def test_the_dated_copies_of_another_device_lose_it_too(kept, journal, tmp_path):
    """Two homes that only share their journal: the phone made a backup before the purge came."""
    phone = Home(tmp_path / "phone")
    shutil.copytree(kept.root, phone.root)
    make(phone, NOW, "asked")
    purge(kept, PurgeRequest(field="note"), NOW, "word", with_backups=True)
    for path in kept.journal.iterdir():
        shutil.copy(path, phone.journal / path.name)
    assert everywhere(phone, b"SECRET", backups=True)
    carry_out(phone, "phone")
    assert not everywhere(phone, b"SECRET", backups=True)
    assert carry_out(phone, "phone") == ()


@pytest.fixture
def phone(kept, tmp_path):
    """Another machine with the same journal, and a purge of 1 March that reached it."""
    phone = Home(tmp_path / "phone")
    shutil.copytree(kept.root, phone.root)

    def arrives(**wanted):
        purge(kept, PurgeRequest(**wanted), NOW, "word", with_backups=True)
        for path in kept.journal.iterdir():
            shutil.copy(path, phone.journal / path.name)
        return phone

    return arrives


MARCH_1 = {"start": date(2026, 3, 1), "end": date(2026, 3, 1)}
BESIDE_THE_JOURNAL = [
    "inbox/done/phone.txt", "journal/.2026-03.phone.jsonl.x.writing", "backups/set-aside/x.txt",
    "backups/2026-03-09/inbox/done/phone.txt", "backups/2026-03-09/journal/.a.x.writing",
]  # fmt: skip


@pytest.mark.parametrize("place", BESIDE_THE_JOURNAL)
def test_texts_beside_the_journal_of_another_device_go_when_the_purge_arrives(phone, place):
    home = phone(**MARCH_1)
    path = home.root / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"walk 7m note ZEBRA")
    carry_out(home, "phone")
    assert not everywhere(home, b"ZEBRA", backups=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"walk 8m note of a later day")
    carry_out(home, "phone")
    assert path.exists()  # once for each purge: what came later is not taken again


def test_the_device_that_purged_does_not_take_later_texts_again_the_next_day(kept):
    purge(kept, PurgeRequest(**MARCH_1), NOW, "word", with_backups=True)
    path = kept.root / BESIDE_THE_JOURNAL[0]
    path.parent.mkdir(parents=True)
    path.write_bytes(b"walk 8m note of a later day")
    carry_out(kept, "word")
    assert path.exists()


def test_without_backups_what_another_device_set_aside_stays(kept):
    purge(kept, PurgeRequest(**MARCH_1), NOW, "word", with_backups=False)
    path = kept.root / "backups/set-aside/x.txt"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"torn")
    carry_out(kept, "phone")
    assert path.exists()


def test_a_timer_that_was_cut_off_in_a_purged_span_is_forgotten_on_every_device(phone):
    home = phone(**MARCH_1)
    for day, activity in ((1, "SECRET"), (5, "walk")):
        run = hold(home, activity, at(f"03-{day:02}"), "Europe/Berlin")
        run.keep((60.0,))
        run.let_go()
    carry_out(home, "phone")
    assert [run.activity for run in unlogged(home)] == ["walk"]


def test_checkpoints_go_also_where_the_files_were_rewritten_by_others(phone):
    home = phone(**MARCH_1)
    path = state_folder() / "footholds" / "one" / "2026-03-01.json"
    path.parent.mkdir(parents=True)
    path.write_text("SECRET")
    carry_out(home, "phone")
    assert not path.exists()


@pytest.mark.parametrize(
    "wanted", [PurgeRequest(field="note"), PurgeRequest(**MARCH_1), PurgeRequest(tag="busy")]
)
def test_a_second_call_with_backups_takes_it_from_the_copies_too(kept, tmp_path, wanted):
    """As the page of the first call says; on the other device as well."""
    make(kept, NOW, "asked")
    phone = Home(tmp_path / "phone")
    shutil.copytree(kept.root, phone.root)
    purge(kept, wanted, NOW, "word", with_backups=False)
    assert still_held(kept, wanted) != ()
    purge(kept, wanted, NOW, "word", with_backups=True)
    assert still_held(kept, wanted) == ()
    for path in kept.journal.iterdir():
        shutil.copy(path, phone.journal / path.name)
    carry_out(phone, "phone")
    assert still_held(phone, wanted) == ()


def test_a_narrower_purge_of_the_copies_takes_no_more_than_was_asked(kept, journal):
    """All notes went from the journal; of one day alone they are to go from the copies."""
    copy = make(kept, NOW, "asked").copy.home
    purge(kept, PurgeRequest(field="note"), NOW, "word", with_backups=False)
    purge(kept, PurgeRequest(field="note", **MARCH_1), NOW, "word", with_backups=True)
    assert not everywhere(copy, b"SECRET two")
    assert everywhere(copy, b"SECRET new")


@pytest.mark.parametrize("wanted", [PurgeRequest(field="note"), PurgeRequest(**MARCH_1)])
def test_a_second_call_reaches_the_copies_of_others_where_none_is_left_here(kept, tmp_path, wanted):
    phone = Home(tmp_path / "phone")
    shutil.copytree(kept.root, phone.root)
    make(phone, NOW, "asked")
    purge(kept, wanted, NOW, "word", with_backups=False)
    shutil.rmtree(kept.backups)
    purge(kept, wanted, NOW, "word", with_backups=True)
    size = {path: path.stat().st_size for path in kept.journal.iterdir()}
    purge(kept, wanted, NOW, "word", with_backups=True)
    assert {path: path.stat().st_size for path in kept.journal.iterdir()} == size
    for path in kept.journal.iterdir():
        shutil.copy(path, phone.journal / path.name)
    carry_out(phone, "phone")
    assert still_held(phone, wanted) == ()


def test_what_was_set_aside_is_told_as_what_may_hold_it_still(kept):
    path = kept.root / "backups/set-aside/x.txt"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"SECRET")
    wanted = PurgeRequest(field="note")
    purges = purge(kept, wanted, NOW, "word", with_backups=False).purges
    assert ("set-aside", 1) in still_held(kept, wanted, purges)
    purges = purge(kept, wanted, NOW, "word", with_backups=True).purges
    assert still_held(kept, wanted, purges) == ()


def test_plans_of_a_purged_span_go_from_the_files_of_every_device(kept):
    for device in ("word", "phone"):
        record_plan(
            kept, device, {"shown": "2026-02-01T08:00:00+01:00", "plan": {"date": "2026-02-01"}}
        )
    purge(kept, PurgeRequest(date(2026, 2, 1), date(2026, 2, 28)), NOW, "word", with_backups=True)
    assert [path.name for path in kept.plans.iterdir()] == ["2026-02.phone.jsonl"]
    carry_out(kept, "phone")
    assert list(kept.plans.iterdir()) == []


def test_a_row_behind_torn_text_goes_too(kept, journal):
    path = kept.journal / "2026-03.word.jsonl"
    path.write_bytes(b'{"v":1,"id":"torn","note":"SEC' + path.read_bytes())
    assert minutes(journal) == [5, 7]
    purge(kept, PurgeRequest(date(2026, 3, 1), date(2026, 3, 1)), NOW, "word", with_backups=True)
    assert minutes(journal) == [5]
    assert not everywhere(kept, b"SECRET two")


@pytest.mark.parametrize(
    "place",
    ["inbox/done/phone.txt", "journal/.2026-03.word.jsonl.x.writing",
     "backups/2026-03-09/inbox/done/phone.txt", "backups/2026-03-09/journal/.a.x.writing"],
)  # fmt: skip
def test_texts_beside_the_journal_go_with_it(kept, place):
    """What was read from the inbox, and what was being written when the machine stopped."""
    path = kept.root / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"walk 7m note SECRET")
    purge(kept, PurgeRequest(field="note"), NOW, "word", with_backups=True)
    assert not everywhere(kept, b"SECRET", backups=True)


def test_a_timer_that_was_cut_off_in_the_span_is_forgotten(kept):
    for day, activity in ((1, "SECRET"), (5, "walk")):
        run = hold(kept, activity, at(f"03-{day:02}"), "Europe/Berlin")
        run.keep((60.0,))
        run.let_go()
    purge(kept, PurgeRequest(date(2026, 3, 1), date(2026, 3, 1)), NOW, "word", with_backups=True)
    assert [run.activity for run in unlogged(kept)] == ["walk"]


def test_checkpoints_go_by_whatever_path_the_home_was_reached(kept, tmp_path):
    alias = tmp_path / "alias"
    alias.symlink_to(kept.root)
    for name in ("one", "two"):
        folder = state_folder() / "footholds" / name
        folder.mkdir(parents=True)
        (folder / "2026-03-01.json").write_text("SECRET")
    purge(Home(alias), PurgeRequest(field="note"), NOW, "word", with_backups=True)
    assert list((state_folder() / "footholds").glob("*/*")) == []


def test_the_copy_from_before_a_purge_brings_everything_back(kept, journal):
    """A purge that was not meant: as long as that copy is there, restore takes it back."""
    made = purge(
        kept, PurgeRequest(date(2026, 3, 1), date(2026, 3, 1)), NOW, "word", with_backups=False
    )
    assert minutes(journal) == [5]
    bring_back(kept, "word", made.before.copy.home, NOW)
    assert minutes(journal) == [5, 7]


def test_another_copy_brings_nothing_back_that_was_purged(kept, journal):
    older = make(kept, NOW, "asked").copy.home
    purge(kept, PurgeRequest(date(2026, 3, 1), date(2026, 3, 1)), NOW, "word", with_backups=False)
    bring_back(kept, "word", older, NOW)
    assert minutes(journal) == [5]


FIELDS = st.dictionaries(st.sampled_from(["pain", "fatigue"]), st.integers(0, 10), max_size=2)
NOTES = st.sampled_from(["", "SECRET a", "SECRET b"])


@given(st.data())
def test_whatever_arrives_in_whatever_order_what_was_purged_is_gone(data):
    """Lines of three devices, some of them late, some of them twice."""
    lines = []
    for number in range(data.draw(st.integers(1, 6))):
        note = data.draw(NOTES)
        fields = {"activity": "walk", **data.draw(FIELDS), **({"note": note} if note else {})}
        lines.append(Entry(f"e{number}", "activity", at("03-01"), "", NOW, fields))
    for number in range(data.draw(st.integers(0, 6))):
        of = data.draw(st.sampled_from(lines))
        fields = {"activity": "walk", **data.draw(FIELDS), "note": data.draw(NOTES) or "SECRET c"}
        text = text_of(Entry("x", "activity", at("03-01"), "", NOW, fields))
        noted = NOW + timedelta(minutes=data.draw(st.integers(-5, 5)))
        marks = {"changed": {"pain": 1}} if data.draw(st.booleans()) else {}
        lines.append(Amendment(f"a{number}", noted, of.id, text, marks))
    roots = {line.id for line in lines if isinstance(line, Entry)}
    keys = data.draw(st.sampled_from([(), ("note",)]))
    gone: set[str] = set()
    for name in data.draw(st.sampled_from([["p"], ["p", "q"]])):
        ids = tuple(sorted(data.draw(st.sets(st.sampled_from(sorted(roots)), min_size=1))))
        lines.append(Purge(name, NOW, ids, keys))
        gone |= set(ids)

    there = project(lines)
    order = data.draw(st.permutations(lines * 2))
    again = project(order)

    assert again.entries == there.entries
    for entry in again.entries:
        assert entry.id not in gone or (keys and "note" not in entry.fields)
    assert {entry.id for entry in there.entries} >= roots - set(gone)
