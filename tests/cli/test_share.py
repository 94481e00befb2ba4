"""`pace share` and `pace card`: only what is on the list, a good day never alone, nothing sent."""

import json
import os
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pacing_cli.model.support import AUDIENCES, FIELDS
from tests.cli.conftest import Person

AUDIENCE = st.sampled_from(AUDIENCES)

MARKS = {
    "qqname": {"name"},
    "qqwalk": {"activities", "amounts", "tries", "together", "questions"},
    "qqnote": {"notes"},
    "qqpill": {"medicines", "together"},
    "qqtag": {"together"},
    "qqgoal": {"goals", "questions"},
    "qqwhat": {"goals"},
    "qqcope": set(),
    "qqlast": {"helps"},
    "qqperson": {"supports"},
    "qqdesk": {"adjustments"},
    "qqphone": set(),
    "qqplace": set(),
    "qqwith": set(),
    "qqask": {"tries"},
    "qqarm": {"tries"},
    "qqend": {"tries"},
    "qqdoctor": set(),
    "qqflag": set(),
    "Mood": {"mood"},
    "Stress": {"mood"},
    "Sleep": {"sleep"},
    "Usual pain": {"pain"},
    "Worst pain": {"pain"},
    "A flare from": {"flares"},
}
"""Words that stand in one place of the files, and the fields that may tell them."""


def days_of(lived: list[tuple[int, int, bool]]) -> list[str]:
    """Lines of a journal in which everything has a word of its own."""
    lines = []
    for place, (pain, minutes, busy) in enumerate(lived, 1):
        on = f"2026-02-{place:02}"
        tag = " +qqtag" if busy else ""
        lines += [
            f"{on} 08:00 check pain {pain} mood 4 stress {pain} sleep {5 + place % 4}h{tag}",
            f"{on} 09:00 qqwalk {minutes}m pain {pain}-{min(10, pain + 1)} with qqwith note qqnote",
        ]
        if busy:
            lines.append(f"{on} 10:00 dose qqpill")
            lines.append(f"{on} 11:00 note qqnote again")
    return lines


SETTINGS = {
    "profile.toml": 'name = "qqname"\ncontingency = ["qqlast"]\n[coping]\nany = "qqcope"\n',
    "goals.toml": '[qqgoal]\nwhat = "qqwhat"\nactivities = ["qqwalk"]\n',
    "care.toml": 'agreed_with = "qqdoctor"\n[activity.qqwalk]\nceiling = "40m"\n',
    "supports.toml": (
        '[qqperson]\nwhat = "qqphone"\ncontact = "qqphone"\nneeds = ["bad day"]\n'
        '[qqdesk]\nkind = "work"\ncontact = "qqphone"\n'
        '[qqdoctor]\nkind = "appointment"\non = 2026-03-02\nwhere = "qqplace"\n'
    ),
}


def everything(person: Person, lived: list[tuple[int, int, bool]]) -> None:
    """A home in which every field has something to say, with a try that was ended."""
    person.home.mkdir(parents=True, exist_ok=True)
    for name, text in SETTINGS.items():
        (person.home / name).write_text(text, encoding="utf-8")
    lines = days_of(lived)
    person.now = f"2026-02-{len(lived) + 1:02}T09:30"
    person.done("log", "--from", "-", typed="\n".join(lines))
    words = ("try", "start", "qqwalk", "qqarm one", "qqarm two", "--question", "qqask?")
    begun = person.pace(*words)
    if begun.exit_code == 0:
        person.done("try", "stop", "qqend")


LIVED = st.lists(
    st.tuples(st.integers(2, 6), st.sampled_from([5, 10, 10, 12, 30]), st.booleans()),
    min_size=3, max_size=27,
)  # fmt: skip


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lived=LIVED, fields=st.lists(st.sampled_from(list(FIELDS)), unique=True), who=AUDIENCE)
def test_a_field_that_is_not_on_the_list_never_appears(
    lived: list[tuple[int, int, bool]], fields: list[str], who: str, tmp_path_factory: pytest.TempPathFactory
) -> None:  # fmt: skip
    """Whatever the journal, whatever the list, in every form."""
    person = Person(tmp_path_factory.mktemp("home") / "home", "2026-03-08T09:30")
    everything(person, lived)
    text = f"[{who}]\nfields = {json.dumps(fields)}\n"
    (person.home / "share.toml").write_text(text, encoding="utf-8")
    said = "\n".join(
        person.done(*words, "share", "--to", who, *form)
        for words in ((), ("--plain",))
        for form in ((), ("--line",), ("--chat",), ("--json",))
    )
    for mark, told_by in MARKS.items():
        if not told_by & set(fields):
            assert mark not in said, (mark, fields)


def test_the_lists_that_are_shipped_keep_medicines_mood_and_notes_from_employer_and_claim(
    person: Person,
) -> None:
    everything(person, [(3, 10, place % 3 == 0) for place in range(27)])
    for who in ("employer", "claim", "partner", "family"):
        said = person.done("share", "--to", who)
        for mark in ("qqpill", "Mood", "Stress", "qqnote", "qqphone", "Sleep", "Usual pain"):
            assert mark not in said, who
    said = person.done("share", "--to", "therapist")
    assert "qqpill" in said
    assert "qqnote" in said


def test_the_look_before_shows_what_would_leave_and_names_what_stays(person: Person) -> None:
    person.done("log", "walk", "10m")
    told = person.done("--plain", "share", "--to", "employer", "--dry-run")
    assert "For employer: what pace would share" in told
    assert "medicines" in told.partition("What stays private")[2]
    document = person.document("share", "--to", "employer", "--dry-run")
    assert "notes" in document["kept"]
    assert "kept" not in person.document("share", "--to", "employer")


def test_nothing_is_written_by_showing(person: Person) -> None:
    person.done("log", "walk", "10m")
    before = {name: text for name, text in person.files().items() if "plans" not in name}
    person.done("share", "--to", "family")
    person.done("card")
    after = {name: text for name, text in person.files().items() if "plans" not in name}
    assert before == {name: text for name, text in after.items() if name in before}


def test_a_file_is_private_new_and_never_written_over(person: Person, tmp_path: Path) -> None:
    os.umask(0)
    person.done("log", "walk", "10m")
    out = tmp_path / "for work.txt"
    told = person.done("share", "--to", "employer", "--out", str(out))
    assert "Nothing was sent anywhere" in told
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert "For work" in out.read_text(encoding="utf-8")
    assert "exists already" in person.refused("share", "--to", "family", "--out", str(out), code=4)  # fmt: skip


def test_a_good_day_is_never_told_without_what_it_costs(person: Person) -> None:
    """Weeks of 10 minutes, with two days of 40 and a quiet day after each."""
    lines = [f"2026-01-{day:02} 09:00 walk 10m" for day in range(10, 32)]
    for day in range(1, 29):
        minutes = {10: 40, 11: 2, 20: 40, 21: 2}.get(day, 10)
        lines.append(f"2026-02-{day:02} 09:00 walk {minutes}m")
        lines.append(f"2026-02-{day:02} 20:00 check pain {6 if day in (11, 21) else 3}")
    person.now = "2026-03-01T09:30"
    person.done("log", "--from", "-", typed="\n".join(lines))
    cost = "A flare or harder days followed 2 of 2 days with much more."
    for who in ("family", "claim", "therapist"):
        for form in ((), ("--line",), ("--chat",)):
            said = person.done("--plain", "share", "--to", who, "--from", "2026-02-01", *form)
            assert ("much more" in said) == (cost in said)
            assert cost in said or form == ("--line",)
    assert cost in person.done("share", "--to", "claim", "--from", "2026-02-01", "--line")
    person.done("check", "pain", "3", "+good")
    card = person.done("card")
    assert ("better days" in card) == ("A flare or harder days followed" in card)


def test_the_line_for_the_partner_invites_and_never_accuses(person: Person) -> None:
    """A week of nothing, a week of something, a bad day."""
    quiet = person.done("share", "--to", "partner", "--line")
    assert "which says nothing about how it went" in quiet
    person.done("log", "walk", "10m")
    active = person.done("share", "--to", "partner", "--line")
    assert "come along once" in active
    person.done("bad")
    hard = person.done("share", "--to", "partner", "--line")
    for said in (quiet, active, hard):
        assert "If you like" in said
        assert not any(word in said.lower() for word in ("only", "not done", "should", "missed"))


def test_the_card_is_plain_and_names_no_rating(person: Person) -> None:
    person.home.mkdir(parents=True)
    (person.home / "profile.toml").write_text('contingency = ["a warm pack"]\n', encoding="utf-8")
    person.done("check", "pain", "8", "mood", "2")
    card = person.done("card")
    assert "On a hard day, this helps: a warm pack." in card
    assert not any(sign.isdigit() for sign in card)
    person.done("bad")
    assert "Today is a bad day" in person.done("card")
    assert person.document("card")["schema"] == "pace/card/1"


def test_a_safety_answer_is_nobodys_business(person: Person) -> None:
    person.home.mkdir(parents=True)
    (person.home / "profile.toml").write_text("[safety]\nred_flags = ['qqflag']\n", encoding="utf-8")  # fmt: skip
    for who in AUDIENCES:
        assert "qqflag" not in person.done("share", "--to", who)
    assert "qqflag" not in person.done("card")


def test_long_notes_come_in_pieces_that_fit_a_chat_window(person: Person) -> None:
    for _ in range(8):
        person.done("note", "long " * 200)
    said = person.done("share", "--to", "therapist", "--chat")
    pieces = said.split("\n\n")
    assert pieces[0].startswith(f"(1 of {len(pieces)})")
    assert all(len(piece) < 2000 for piece in pieces)


def test_lists_are_changed_with_all_comments_kept_and_undo(person: Person) -> None:
    person.home.mkdir(parents=True)
    text = "# mine\n[family]  # my sister\nfields = ['capacity']\n"
    (person.home / "share.toml").write_text(text, encoding="utf-8")
    person.done("share", "allow", "family", "sleep", "goals")
    written = (person.home / "share.toml").read_text(encoding="utf-8")
    assert written.startswith("# mine\n[family]  # my sister\n")
    assert person.document("share", "fields")["lists"]["family"] == ["capacity", "sleep", "goals"]
    person.done("share", "keep", "family", "sleep")
    person.done("share", "keep", "employer", "adjustments")
    assert person.document("share", "fields")["lists"]["employer"] == ["capacity"]
    person.done("undo")
    person.done("undo")
    person.done("undo")
    assert (person.home / "share.toml").read_text(encoding="utf-8") == text


def test_a_list_that_is_misspelt_is_told_and_never_taken_for_another(person: Person) -> None:
    person.home.mkdir(parents=True)
    text = "[famly]\nfields = ['capacity']\n[employer]\nfields = ['medicine']\n"
    (person.home / "share.toml").write_text(text, encoding="utf-8")
    told = person.refused("share", "--to", "employer", code=3)
    assert "Did you mean `family`?" in told
    assert "Did you mean `medicines`?" in told
    assert "share.toml line 1" in told
    person.done("plan")
    assert "share.toml" in person.pace("doctor").output


@pytest.mark.parametrize(
    "words",
    [
        ("share",),
        ("share", "--to", "nobody"),
        ("share", "--to", ""),
        ("share", "--to", "family", "--line", "--chat"),
        ("share", "--to", "family", "--line", "--out", "x"),
        ("share", "allow", "family", "secrets"),
        ("share", "--to", "family", "--from", "2030-01-01"),
    ],
)
def test_words_that_cannot_be_understood_are_refused(person: Person, words: tuple[str, ...]) -> None:  # fmt: skip
    person.refused(*words)


def test_control_characters_are_shown_as_text(person: Person) -> None:
    person.done("note", "red \x1b[31m alert")
    for form in ((), ("--chat",), ("--json",)):
        assert "\x1b" not in person.done("share", "--to", "therapist", *form)


def test_a_card_of_an_empty_home_claims_no_usual(person: Person) -> None:
    """Nothing is written down yet: there is no usual amount that today could have room for."""
    said = person.done("card")
    assert "usual" not in said
    assert said.startswith("I do not know yet how much I can do today.")
    assert person.document("card")["text"] == said.strip()


def test_a_card_of_known_amounts_speaks_of_the_usual(person: Person) -> None:
    for day in range(10, 20):
        person.done("log", f"2026-02-{day}", "walk", "10m", "pain", "3-3")
    assert "about my usual" in person.done("card")
