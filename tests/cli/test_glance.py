"""`pace` alone: a few lines, the last of them the one next thing."""

import pytest

from tests.cli.conftest import Person


def one_next(person: Person) -> str:
    """What the last line says; the document says the same."""
    last = person.done("--plain").splitlines()[-1]
    told = str(person.document()["next_thing"])
    assert last.endswith(told)
    return told


def test_an_empty_home_says_how_to_begin(person: Person) -> None:
    said = person.done("--plain").splitlines()
    assert said[1:] == [
        "Nothing is logged yet.",
        "Note: To begin: pace log walk 5m. To answer a few questions first: pace setup",
    ]
    assert one_next(person).endswith("pace setup")
    assert not person.home.exists()


def test_after_setup_there_is_no_second_setup(person: Person) -> None:
    person.done("setup", "--country", "GB", "--activity", "walk:12m")
    assert one_next(person) == "To begin, log one thing that you did: pace log walk 5m"


def test_a_day_without_a_check_in_is_asked_about(person: Person) -> None:
    person.done("log", "yesterday", "walk", "5m")
    assert one_next(person) == "If you like, how is today? pace check pain 4 fatigue 5"


def test_what_comes_next_says_how_it_is_logged(person: Person) -> None:
    person.done("activity", "add", "long walk", "--measure", "minutes")
    person.done("log", "yesterday", "long walk", "5m")
    person.done("check", "pain", "3")
    told = one_next(person)
    assert told == 'When it is done: pace log "long walk" 5m pain 3-4. With a timer: pace go'
    person.now = "2026-03-08T10:10"
    person.done("log", "long walk", "5m", "pain", "3-4")
    assert "long walk" not in one_next(person)


def test_when_all_is_done_the_day_is_over(person: Person) -> None:
    person.done("log", "yesterday", "walk", "5m")
    person.done("check", "pain", "3")
    person.now = "2026-03-08T22:30"
    assert one_next(person) == "Today's list is done. To see tomorrow: pace plan tomorrow"


@pytest.mark.parametrize("now", ["2026-03-08T10:00", "2026-03-09T08:00"])
def test_a_bad_day_and_the_day_after_say_only_how_it_ends(person: Person, now: str) -> None:
    person.done("log", "yesterday", "walk", "5m")
    person.done("bad")
    person.now = now
    assert one_next(person) == "When it is over: pace better"
    person.done("better")
    assert "pace check" in one_next(person)


def test_lines_of_the_inbox_go_first(person: Person) -> None:
    person.done("log", "walk", "5m")
    (person.home / "inbox").mkdir(exist_ok=True)
    (person.home / "inbox" / "review.txt").write_text("## walk.txt, line 1\n# no word\nwlak 8q\n")
    assert one_next(person) == "1 line of the inbox to check: pace inbox"


def test_while_a_safety_answer_is_open_it_says_where_to_turn(person: Person) -> None:
    person.done("setup", "--red-flags", "1")
    assert one_next(person) == "Where to turn: pace safety"


def test_it_fits_a_narrow_screen(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    assert max(map(len, person.done().splitlines())) <= 40
