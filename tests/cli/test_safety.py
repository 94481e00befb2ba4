"""`pace safety` and signposts: fixed words by country, and nobody is watching."""

import pytest

from pacing_cli.cli.commands import safety as safety_command
from tests.cli.conftest import Person

NOBODY = "Nobody reads this journal but you. It cannot call for help."


@pytest.mark.parametrize(
    ("country", "number", "helpline"),
    [("GB", "999", "Samaritans, 116 123"), ("us", "911", "988"), ("DE", "112", "0800 1110111")],
)
def test_where_to_turn_depends_on_the_country(
    person: Person, country: str, number: str, helpline: str
) -> None:
    told = person.done("--plain", "safety", "--country", country)
    assert f"Call {number} now" in told
    assert helpline in told
    assert NOBODY in told


def test_an_unknown_country_gets_no_invented_number(person: Person) -> None:
    found = person.document("safety", "--country", "JP")
    assert found["helpline"] is None
    assert found["emergency"] == "112 (or your local number)"
    assert 'you typed "Japan"' in person.refused("safety", "--country", "Japan")


def test_an_answer_is_shown_and_cleared_with_a_clear_yes(person: Person) -> None:
    person.done("setup", "--red-flags", "chest", "--country", "GB")
    told = person.done("--plain", "safety")
    assert "On 8 March 2026: yes to:" in told
    assert "- pain or pressure in the chest" in told
    person.refused("safety", "clear")
    person.now = "2026-03-10T09:30"
    assert "Suggestions are on again" in person.done("safety", "clear", "--yes")
    assert person.document("safety")["answers"] == {
        "asked_on": "2026-03-10", "red_flags": [], "post_exertional": None,
    }  # fmt: skip
    assert "There is no safety answer to clear." in person.done("safety", "clear")


def test_after_three_months_it_says_that_it_was_long_ago(person: Person) -> None:
    person.done("setup", "--red-flags", "none")
    assert "ago" not in person.done("safety")
    person.now = "2026-06-08T09:30"
    assert "You answered 92 days ago. To answer again: pace safety ask" in person.done("safety")


def test_asking_again_needs_a_terminal_and_takes_the_answers(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """None of the questions; worse after small efforts: then envelope mode is on."""
    assert "pace setup --red-flags" in person.refused("safety", "ask")
    monkeypatch.setattr(safety_command, "may_ask", lambda _: True)
    told = person.done("safety", "ask", typed="n\ny\nn\n")
    assert "Envelope mode is on" in told
    assert person.document("mode")["mode"] == "envelope"
    assert "Nothing was changed." in person.done("safety", "ask", typed="\n\n\n")


@pytest.mark.parametrize(
    "words", [("note",), ("check", "pain", "4", "note"), ("log", "walk", "5m", "note")]
)
def test_a_word_of_the_list_brings_up_a_signpost_under_the_receipt(
    person: Person, words: tuple[str, ...]
) -> None:
    person.done("setup", "--country", "GB")
    told = person.done("--plain", *words, "chest", "pain", "on", "the", "stairs").splitlines()
    assert told[0].startswith("Logged: ")
    assert "call 999" in told[-2]
    assert told[-1] == NOBODY


def test_thoughts_of_dying_bring_up_somebody_to_talk_to(person: Person) -> None:
    person.done("setup", "--country", "IE")
    told = person.done("--plain", "note", "I", "want", "to", "kill", "myself")
    assert "Samaritans, 116 123" in told
    assert NOBODY in told


def test_other_notes_bring_up_nothing_and_nothing_is_kept(person: Person) -> None:
    assert NOBODY not in person.done("note", "no", "chest", "pain", "today")
    person.done("note", "chest", "pain")
    entries = person.entries()
    assert {entry["note"] for entry in entries} == {"no chest pain today", "chest pain"}
    assert not any("signposts" in entry for entry in entries)


def test_the_document_holds_the_signpost_and_a_profile_that_is_broken_does_not_stop_it(
    person: Person,
) -> None:
    person.home.mkdir(parents=True)
    (person.home / "profile.toml").write_text("country = 7\n", encoding="utf-8")
    found = person.document("note", "can't", "feel", "my", "legs")
    assert NOBODY in found["signposts"]
    assert "signposts" not in person.document("note", "a", "long", "drive")


def test_many_lines_bring_up_one_signpost(person: Person) -> None:
    lines = "walk 5m note chest pain\nwalk 6m note chest pain again\n"
    told = person.done("log", "--from", "-", typed=lines)
    assert told.count(NOBODY) == 1


def test_a_question_that_was_skipped_is_not_answered_yet(person: Person) -> None:
    """Only the one about small efforts was answered: the others are not shown as none."""
    person.done("setup", "--post-exertional", "no")
    said = person.done("safety", "--plain")
    assert "The safety questions are not answered yet. To answer them: pace safety ask" in said
    assert "none of the safety questions" not in said
    assert person.document("safety")["answers"]["red_flags"] is None
    person.done("setup", "--red-flags", "none")
    assert "none of the safety questions" in person.done("safety", "--plain")
