"""`pace calm` and `pace learn` without a terminal: texts to read, with their sources."""

import pytest

from pacing_cli.storage.shipped import CARDS, ROUTINES
from tests.cli.conftest import Person


def test_without_a_terminal_breathing_is_a_text(person: Person) -> None:
    said = person.done("calm", "--plain")
    assert "In for 4 seconds, out for 6: about 6 breaths a minute, for 5 minutes." in said
    assert "Grade: trial." in said
    assert not person.home.exists()


@pytest.mark.parametrize("name", ROUTINES)
def test_every_routine_has_its_text_its_caution_and_its_document(person: Person, name: str) -> None:
    said = person.done("calm", name, "--plain")
    document = person.document("calm", name)
    assert document["schema"] == "pace/calm/1"
    assert document["caution"] in said
    assert all(step["say"] in said for step in document["steps"])
    assert all(source["grade"] in said for source in document["sources"])


def test_the_rhythm_and_the_time_are_the_persons(person: Person) -> None:
    said = person.done("calm", "breathing", "12m", "--in", "5", "--out", "5", "--plain")
    assert "In for 5 seconds, out for 5" in said
    assert person.document("calm", "warm-up", "3m")["minutes"] == 3
    (person.home).mkdir()
    (person.home / "profile.toml").write_text(
        '[parameters]\n"relax.minutes" = 8\n"relax.out" = 8\n'
    )
    assert person.document("calm")["breathe"] == {"in": 4, "out": 8}
    assert person.document("calm")["minutes"] == 8


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("dance",), "You can read: breathing"),
        (("0m",), "1 to 20"),
        (("45m",), "1 to 20"),
        (("3m", "4m"), "second time"),
        (("--in", "nan"), "takes a number"),
        (("--in", "7"), "3 to 6"),
        (("--out", "60"), "4 to 8"),
        (("grounding", "--in", "4"), "are for breathing"),
        (("muscles", "3m"), "Leave"),
        (("400steps",), "1 to 20"),
    ],
)
def test_what_cannot_be_is_one_sentence(person: Person, words: tuple[str, ...], says: str) -> None:
    assert says in person.refused("calm", *words)


def test_a_beginning_is_enough(person: Person) -> None:
    assert person.document("calm", "gro")["name"] == "grounding"
    assert person.document("calm", "body", "scan")["name"] == "body-scan"


def test_what_nobody_did_is_not_logged(person: Person) -> None:
    assert "The routine did not run" in person.pace("calm", "--log").stderr
    assert not person.home.exists()


def test_the_cards_are_listed_and_read(person: Person) -> None:
    said = person.done("learn", "--plain")
    assert all(f"{name}: " in said for name in CARDS)
    assert "Flares are part of long-lasting pain" in person.done("learn", "flares")
    document = person.document("learn", "fl")
    assert document["schema"] == "pace/learn/1"
    assert document["cards"][0]["sources"]
    assert len(person.document("learn")["cards"]) == len(CARDS)
    assert "does not know the card" in person.refused("learn", "nothing")


def test_a_first_flare_offers_its_card_once(person: Person) -> None:
    assert "pace learn flares" in person.done("flare")
    assert "pace learn" not in person.done("flare", "end")
    assert "pace learn" not in person.done("flare")


def test_on_a_bad_day_no_card_is_offered(person: Person) -> None:
    person.done("bad")
    assert "pace learn" not in person.done("dose", "ibuprofen")
    person.done("better")
    assert "pace learn medicines" in person.done("dose", "ibuprofen")


def test_a_card_that_was_read_is_not_offered_any_more(person: Person) -> None:
    person.done("learn", "medicines")
    assert "pace learn" not in person.done("dose", "ibuprofen")


def test_where_nothing_can_be_kept_nothing_is_offered_again_and_again(
    person: Person, monkeypatch: pytest.MonkeyPatch, tmp_path
) -> None:
    person.done("log", "walk")
    (tmp_path / "file").write_text("")
    monkeypatch.setattr("pacing_cli.storage.shown.state_of", lambda home: tmp_path / "file" / "x")
    assert "pace learn" not in person.done("dose", "ibuprofen")


def test_a_program_that_reads_the_plan_gets_the_same_bytes_every_time(person: Person) -> None:
    person.done("log", "walk", "5m")
    assert person.done("plan") == person.done("plan")
    assert person.done() == person.done()
