"""The inbox: text files from a phone or a synced folder become entries at the next command."""

import json
import os
import shutil
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.conftest import Person

AT_NINE = datetime(2026, 3, 8, 9, 0, tzinfo=UTC).timestamp()


def drop(person: Person, name: str, content: str | bytes, changed: float = AT_NINE) -> Path:
    """A file that some other program has put into the inbox, a while ago."""
    folder = person.home / "inbox"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    os.utime(path, (changed, changed))
    return path


def review(person: Person) -> str:
    path = person.home / "inbox" / "review.txt"
    return path.read_text("utf-8") if path.exists() else ""


def done(person: Person) -> list[str]:
    folder = person.home / "inbox" / "done"
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_a_file_is_read_with_the_shorthand_at_the_next_command(person):
    """A phone wrote two lines at nine; at half past nine somebody looks at the plan."""
    drop(person, "phone.txt", "walk 12m pain 3-4\n10:00 yesterday\n")
    drop(person, "two.txt", "yesterday 10:00 check pain 4 note für später\n")

    answer = person.pace("plan", "--json")

    assert json.loads(answer.stdout)["schema"] == "pace/plan/1"
    assert "From the inbox: 2 entries saved, 1 line to check (pace inbox)" in answer.stderr
    check, walk = person.entries()
    assert (walk["at"], walk["minutes"], walk["inbox"]) == (
        "2026-03-08T09:00:00+00:00", 12, "phone.txt",
    )  # fmt: skip
    assert (walk["noted"], check["at"]) == ("2026-03-08T09:30:00Z", "2026-03-07T10:00:00+00:00")
    assert check["note"] == "für später"
    assert done(person) == ["phone.txt", "two.txt"]


def test_a_bad_line_goes_to_review_with_file_line_and_reason(person):
    """One good line, one that nobody can read, one comment."""
    drop(person, "phone.txt", "# my walks\nwalk 12m\nwalk 12m plonk 3\n")

    person.done("list")

    assert len(person.entries()) == 1
    assert "## phone.txt of 2026-03-08 09:00, line 3\n" in review(person)
    assert '# pace does not know the word "plonk"' in review(person)
    assert "\nwalk 12m plonk 3\n" in review(person)
    (line,) = person.document("inbox")["review"]
    assert line["text"] == "walk 12m plonk 3"
    assert "walk 12m plonk 3" in person.done("inbox", "--plain")


def test_the_same_file_twice_is_once(person):
    """A sync tool brings a file again that was read before, with another name, and then again."""
    drop(person, "phone.txt", "walk 12m\nwalk 12m\n2026-03-01 row 5m\nbad line\n")
    person.done("list")
    before = person.entries()

    for name in ("phone.txt", "phone (conflict).txt"):
        drop(person, name, "walk 12m\nwalk 12m\n2026-03-01 row 5m\nbad line\n")
        person.done("list")

    assert len(before) == 3
    assert person.entries() == before
    assert review(person).count("\nbad line\n") == 1


def test_the_same_words_at_another_time_are_another_entry(person):
    """A shortcut on the phone writes the same words each time: two walks, not one."""
    drop(person, "walk.txt", "walk 12m\n")
    person.done("list")
    drop(person, "walk.txt", "walk 12m\n", AT_NINE + 1200)
    person.done("list")

    assert [one["at"][11:16] for one in person.entries()] == ["09:00", "09:20"]
    assert done(person) == ["walk-2.txt", "walk.txt"]


def test_what_was_taken_back_is_not_read_again(person):
    """Read, undone, and then the sync tool brings the old file once more."""
    drop(person, "phone.txt", "walk 12m\n")
    person.done("list")
    assert "Undone: walk" in person.done("undo")
    drop(person, "phone.txt", "walk 12m\n")

    assert person.entries() == []


def test_a_whole_visit_to_the_inbox_is_undone_at_once(person):
    drop(person, "a.txt", "walk 12m\n")
    drop(person, "b.txt", "row 5m\ncheck pain 4\n")
    person.done("list")
    assert len(person.entries()) == 3

    person.done("undo")

    assert person.entries() == []
    assert person.document("activity")["activities"] == []


def test_undo_speaks_of_what_was_seen_and_not_of_the_inbox(person):
    """An entry was typed, then a file came in; undo takes back what was typed."""
    person.done("log", "swim", "5m")
    drop(person, "a.txt", "walk 12m\n")

    assert "Undone: swim" in person.done("undo")


@pytest.mark.parametrize(
    "name",
    [".hidden.txt", "a.txt.tmp", "a.part", ".syncthing.a.txt.tmp", "~$a.txt", "a.txt~", "a.crdownload",
     "desktop.ini", ".a.txt.icloud"],
)  # fmt: skip
def test_unfinished_files_of_sync_tools_wait(person, name):
    path = drop(person, name, "walk 12m\n")

    assert person.entries() == []
    assert path.exists()


def test_a_half_written_file_waits(person):
    """Its last line has no end yet, and it was written a moment ago."""
    now = datetime.now(UTC).timestamp()
    path = drop(person, "phone.txt", "walk 12m\nrow 1", now)

    assert person.entries() == []
    assert "still saving it" in person.done("inbox", "--plain")

    path.write_text("walk 12m\nrow 15m\n")
    assert {one["minutes"] for one in person.entries()} == {12, 15}


def test_a_file_that_is_not_here_yet_waits(person):
    """A sync tool has made room for it: no bytes, or empty ones."""
    drop(person, "a.txt", "")
    drop(person, "b.txt", b"\0" * 40)

    assert person.entries() == []
    assert done(person) == []


def test_a_file_from_the_future_counts_as_of_now(person):
    """The phone's clock is a day ahead; another file has lost its time."""
    drop(person, "a.txt", "walk 12m\n", AT_NINE + 86_400)
    drop(person, "b.txt", "row 5m\n", 0)

    assert {one["at"] for one in person.entries()} == {"2026-03-08T09:30:00+00:00"}


@pytest.mark.parametrize(
    "encoded",
    ["walk 12m note für\r\n".encode("utf-8-sig"), "walk 12m note für".encode("utf-16"),
     "walk 12m note für\n".encode("utf-16-le"), "walk 12m note für\n".encode("utf-16-be"),
     "walk 12m note für\n".encode("cp1252"), "walk 12m note für\r".encode(),
     b"\0\0walk 12m note f\xc3\xbcr\n\0\0", "walk 12m note für\n".encode("utf-32")],
    ids=["bom", "utf16", "utf16le", "utf16be", "windows", "cr", "nul", "utf32"],
)  # fmt: skip
def test_text_comes_in_many_forms(person, encoded):
    drop(person, "a.txt", encoded)

    (walk,) = person.entries()
    assert (walk["minutes"], walk["note"]) == (12, "für")


def test_emoji_and_long_lines_lose_nothing(person):
    drop(person, "a.txt", "walk 12m note ❤️ 🧘🏽‍♀️\n" + "x" * 1_000_000 + "\n")

    (walk,) = person.entries()
    assert walk["note"] == "❤️ 🧘🏽‍♀️"
    assert "the line has more than 20,000 characters" in review(person)
    assert len(review(person)) < 10_000
    assert "x" * 1_000_000 in (person.home / "inbox" / "done" / "a.txt").read_text("utf-8")


def test_junk_is_said_once_and_kept(person):
    """A photo lands in the wrong folder."""
    photo = bytes(range(256)) * 40
    drop(person, "photo.jpg", photo)

    assert person.entries() == []
    assert review(person).count("## photo.jpg") == 1
    assert (person.home / "inbox" / "done" / "photo.jpg").read_bytes() == photo


def test_a_table_is_said_once(person):
    """Three hundred rows of another program are one thing to look at."""
    drop(person, "steps.csv", "Day;Amount\n" + "1.3.;4000\n" * 300)

    person.done("list")

    assert review(person).count("## steps.csv") == 1
    assert "pace import" in review(person)


MAIL = """\
From: Ana <ana@example.org>
To: diary@example.org
Date: Sun, 8 Mar 2026 10:12:00 +0200
Subject: diary
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

walk 12m pain 3 note f=C3=BCr sp=C3=A4ter
> an older line
--=20
Ana
"""


def test_an_email_is_read_with_the_moment_it_was_sent(person):
    drop(person, "a.eml", MAIL)

    (walk,) = person.entries()
    assert (walk["at"], walk["note"]) == ("2026-03-08T10:12:00+02:00", "für später")
    assert review(person) == ""


def test_the_subject_of_an_empty_email_is_the_line(person):
    head = MAIL.partition("\n\n")[0].replace("diary\nC", "Walk 10m p3\nC")
    drop(person, "mail.txt", f"{head}\n\n")

    (walk,) = person.entries()
    assert (walk["activity"], walk["minutes"], walk["pain"]) == ("Walk", 10, 3)


def test_an_email_in_html_alone_goes_to_review(person):
    drop(person, "a.eml", MAIL.replace("text/plain", "text/html"))

    assert person.entries() == []
    assert "Send it as plain text" in review(person)


def test_doctor_backup_and_purge_leave_the_inbox_alone(person):
    person.done("log", "walk", "5m")
    path = drop(person, "a.txt", "walk 12m\n")

    assert "inbox/a.txt" in person.pace("doctor").stdout
    person.done("backup")

    assert path.exists()


def test_a_broken_inventory_keeps_the_files_and_the_command(person):
    """activities.toml is not TOML: the plan says so itself, and the files wait."""
    path = drop(person, "a.txt", "walk 12m\n")
    (person.home / "activities.toml").write_text("[walk\n")

    answer = person.pace("list")

    assert answer.exit_code == 0
    assert "Its files are still there" in answer.stderr
    assert path.exists()


def test_what_is_done_is_private(person):
    path = drop(person, "a.txt", "walk 12m\nplonk 5 5\n")
    path.chmod(0o666)

    person.done("list")

    inbox = person.home / "inbox"
    assert stat.S_IMODE((inbox / "done").stat().st_mode) == 0o700
    for file in (inbox / "done" / "a.txt", inbox / "review.txt"):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_review_list_can_be_laid_aside(person):
    drop(person, "a.txt", "plonk 5 5\n")
    person.done("list")

    assert "moved to done/review.txt" in person.done("inbox", "--clear")

    assert person.document("inbox")["review"] == []
    assert done(person) == ["a.txt", "review.txt"]


def test_a_copy_of_the_review_list_is_no_list_of_lines(person):
    """A sync tool makes a conflict copy of review.txt."""
    drop(person, "a.txt", "plonk 5 5\n")
    person.done("list")
    copy = person.home / "inbox" / "review (conflict).txt"
    shutil.copy(person.home / "inbox" / "review.txt", copy)
    os.utime(copy, (AT_NINE, AT_NINE))

    person.done("list")

    assert copy.exists()
    assert review(person).count("\n## ") == 1


def test_a_note_with_a_word_of_the_list_gets_its_signpost(person):
    drop(person, "a.txt", "note I want to kill myself\n")

    answer = person.pace("list", "--json")

    assert json.loads(answer.stdout)["entries"]
    assert "nobody" in answer.stderr.lower() or "watch" in answer.stderr.lower()


def test_a_link_and_a_folder_are_left_alone(person, tmp_path):
    elsewhere = tmp_path / "secret.txt"
    elsewhere.write_text("walk 12m\n")
    (person.home / "inbox" / "photos").mkdir(parents=True)
    (person.home / "inbox" / "link.txt").symlink_to(elsewhere)

    assert person.entries() == []
    assert "not a plain file" in person.done("inbox", "--plain")
    assert elsewhere.exists()


def test_two_devices_that_read_the_same_file_write_one_entry(person, tmp_path, monkeypatch):
    """A synced folder brings the file to two computers before either has moved it."""
    drop(person, "a.txt", "walk 12m\n2026-03-01 row 5m\n")
    other = Person(tmp_path / "other", "2026-03-08T09:45")
    shutil.copytree(person.home, other.home, copy_function=shutil.copy2)
    person.done("list")
    monkeypatch.setenv("PACE_STATE", str(tmp_path / "state" / "other"))
    other.done("list")
    for path in (other.home / "journal").iterdir():
        shutil.copy2(path, person.home / "journal" / path.name)

    answer = person.pace("list", "--json")

    assert len(json.loads(answer.stdout)["entries"]) == 2
    assert answer.stderr == ""


def test_two_new_names_of_one_command_are_undone_together(person):
    """A list of lines brings two activities that are new: the inventory is edited twice."""
    person.done("log", "--from", "-", typed="walk 12m\nrow 5m\n")

    person.done("undo")

    assert person.document("activity")["activities"] == []


def test_a_guess_stands_beside_the_line_and_yes_takes_it(person):
    """A line of a phone with a word too many, and one that can mean two things."""
    drop(person, "phone.txt", "walk 12m plonk\nwalk 900m\n")
    assert "Did you mean: walk 12m note plonk? Then: pace inbox yes 1" in person.done(
        "inbox", "--plain"
    )
    assert "Which line?" in person.refused("inbox", "yes")
    assert "walk, 12 min, note: plonk, today 09:00" in person.done("inbox", "yes", "1")
    assert "walk, 15 h" in person.done("inbox", "yes")
    assert person.document("inbox")["review"] == []
    assert [one["at"][11:16] for one in person.entries()] == ["09:00", "09:00"]
