"""`pace support`: written down on a good day, offered where a need is named."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from pacing_cli.model.support import CalendarEvent, Support, appointments, offered
from tests.cli.conftest import Person


def written(person: Person) -> dict[str, dict[str, object]]:
    return tomllib.loads((person.home / "supports.toml").read_text(encoding="utf-8"))


def test_a_support_is_written_down_changed_and_taken_out_again(person: Person) -> None:
    person.done("support", "add", "Ana", "--good-for", "shopping, a lift", "--need", "bad day")
    assert written(person) == {
        "Ana": {"kind": "person", "good_for": ["shopping", "a lift"], "needs": ["bad day"]}
    }
    told = person.done("support", "add", "ana", "--contact", "0123")
    assert written(person)["Ana"]["contact"] == "0123"
    assert "Ana" in told
    person.done("support", "remove", "ANA")
    assert written(person) == {}
    person.done("undo")
    assert written(person)["Ana"]["good_for"] == ["shopping", "a lift"]


def test_comments_and_order_stay(person: Person) -> None:
    person.home.mkdir(parents=True)
    text = '# people\n[Zoe]  # next door\nkind = "person"\n'
    (person.home / "supports.toml").write_text(text, encoding="utf-8")
    person.done("support", "add", "Ana")
    assert (person.home / "supports.toml").read_text(encoding="utf-8") == f'{text}\n[Ana]\nkind = "person"\n'  # fmt: skip


@pytest.mark.parametrize("name", ["Zoe", "Ana", "Bo"])
def test_what_stands_above_another_one_stays_when_one_is_taken_out(
    person: Person, name: str
) -> None:
    person.home.mkdir(parents=True)
    text = "# people\n\n# the first\n[Zoe]\n# a word\nkind = 'work'\n\n# sister\n[Ana]\n\n# Ana's\n[Bo]\nkind = 'work'\n# tail\n"
    (person.home / "supports.toml").write_text(text, encoding="utf-8")
    person.done("support", "remove", name)
    after = (person.home / "supports.toml").read_text(encoding="utf-8")
    for comment in ("# people", "# the first", "# sister\n", "# Ana's", "# tail"):
        assert comment in after, after
    assert set(written(person)) == {"Zoe", "Ana", "Bo"} - {name}
    if name != "Bo":
        assert "# Ana's\n[Bo]" in after


def test_the_plan_of_a_bad_day_offers_what_was_written_down_for_it(person: Person) -> None:
    person.done("support", "add", "Ana", "--good-for", "shopping", "--need", "bad day")
    person.done("support", "add", "Bo", "--need", "flare")
    assert "You wrote down" not in person.done("plan")
    person.done("bad")
    told = person.done("--plain", "plan")
    assert "For a bad day, these can help: Ana (shopping). To see more: pace support" in told
    person.done("flare")
    person.done("better")
    assert "For a flare, these can help: Bo." in person.done("--plain", "plan")


def test_a_barrier_in_the_persons_words_finds_what_is_good_for_it(person: Person) -> None:
    person.done("support", "add", "Ana", "--good-for", "shopping")
    person.done("support", "add", "bus", "--kind", "transport", "--need", "the way to the clinic")
    assert "Ana" in person.done("support", "for", "no", "strength", "for", "Shopping!")
    assert "bus" in person.done("support", "for", "The way to the clinic is long")
    assert "Nothing is saved for this yet" in person.done("support", "for", "snow")


def test_whole_words_only() -> None:
    """Nobody wants to be offered a car for care."""
    car = Support("car", needs=("car",))
    assert offered([car], "self-care") == ()
    assert offered([car], "no car, no bus") == (car,)
    assert offered([Support("x", needs=("", " "))], "") == ()


def test_an_appointment_has_what_a_calendar_needs(person: Person) -> None:
    told = person.done("support", "add", "physio", "--on", "tuesday", "--at", "9:05", "--where", "by video")  # fmt: skip
    assert "on 10 March 2026 at 09:05; by video." in told
    assert written(person)["physio"]["kind"] == "appointment"
    one = Support("physio", "appointment", on=date(2026, 3, 10), at=545, minutes=45, where="video")
    other = Support("call", "appointment", on=date(2026, 3, 9))
    far = Support("far", "appointment", on=date(2027, 1, 1))
    assert appointments([one, other, far, Support("Ana")], date(2026, 3, 8), date(2026, 3, 31)) == (
        CalendarEvent("call", date(2026, 3, 9), None, 30, ""),
        CalendarEvent("physio", date(2026, 3, 10), 545, 45, "video"),
    )


def test_a_file_with_a_slip_is_told_and_the_plan_is_shown_all_the_same(person: Person) -> None:
    person.done("log", "walk", "10m")
    person.done("bad")
    text = '[Ana]\nkind = "friend"\nat = "25:00"\ngood_for = "shopping"\n'
    (person.home / "supports.toml").write_text(text, encoding="utf-8")
    told = person.refused("support", code=3)
    assert told.count("supports.toml line") == 3
    result = person.pace("plan")
    assert result.exit_code == 0
    assert "pace cannot use supports.toml as it is" in result.stderr
    assert "supports.toml" in person.pace("doctor").output


def test_it_is_part_of_a_backup_and_goes_with_everything(person: Person) -> None:
    person.done("support", "add", "Ana")
    person.done("share", "allow", "family", "sleep")
    person.done("backup")
    person.done("support", "remove", "Ana")
    (name,) = person.document("backup", "--list")["copies"]
    person.done("restore", name, "--yes")
    assert "Ana" in written(person)
    person.done("purge", "--everything", "--backups", "--yes")
    assert person.files() == {}


def test_both_files_are_private(person: Person) -> None:
    person.done("support", "add", "Ana")
    person.done("share", "allow", "family", "sleep")
    for name in ("supports.toml", "share.toml"):
        assert (person.home / name).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("reader", ["family", "work"])
def test_a_guide_fits_on_one_page_names_its_sources_and_wraps_nobody_up(
    person: Person, reader: str, tmp_path: Path
) -> None:
    out = tmp_path / "guide.txt"
    person.done("support", "guide", reader, "--out", str(out))
    text = out.read_text(encoding="utf-8")
    assert text.count("\n") <= 55
    assert max(map(len, text.splitlines())) <= 80
    assert "Sources" in text
    assert "20" in text.partition("Sources")[2]
    assert out.stat().st_mode & 0o777 == 0o600


def test_ideas_say_what_each_is_good_for(person: Person) -> None:
    told = person.done("--plain", "support", "ideas")
    assert told.count(": good for ") >= 15
    assert "At work" not in person.done("--plain", "support", "ideas", "transport")


@pytest.mark.parametrize(
    "words",
    [
        ("support", "add", ""),
        ("support", "add", "Ana", "--kind", "friend"),
        ("support", "add", "Ana", "--on", "2020-01-01"),
        ("support", "add", "Ana", "--at", "14:30"),
        ("support", "add", "Ana", "--on", "tuesday", "--at", "25:00"),
        ("support", "add", "Ana", "--minutes", "0"),
        ("support", "remove", "Ana"),
        ("support", "guide", "strangers"),
        ("support", "ideas", "money"),
    ],
)
def test_words_that_cannot_be_understood_are_refused(person: Person, words: tuple[str, ...]) -> None:  # fmt: skip
    person.refused(*words)


def test_an_appointment_stands_in_the_calendar_also_on_a_day_of_rest(person: Person) -> None:
    person.done("support", "add", "physio", "--on", "tuesday", "--at", "14:30", "--where", "by video")  # fmt: skip
    person.done("support", "add", "far", "--on", "2026-06-01")
    (event,) = [one for one in person.document("calendar")["events"] if one["title"] == "physio"]
    assert event["start"].startswith("2026-03-10T14:30")
    assert "by video" in person.done("calendar")
    neutral = person.done("calendar", "--neutral")
    assert "physio" not in neutral
    assert "by video" not in neutral
    assert "Appointment" in neutral
    person.done("support", "remove", "physio")
    assert "STATUS:CANCELLED" in person.done("calendar")


def test_a_barrier_of_a_review_brings_up_what_was_written_down_for_it(person: Person) -> None:
    person.done("log", "walk", "10m")
    person.done("support", "add", "Ana", "--need", "the stairs")
    told = person.done("--plain", "review", "--barrier", "the stairs at work")
    assert "These can help: Ana" in told
    assert "Logged" not in person.done("--plain", "review", "--barrier", "snow")


def test_one_that_is_there_keeps_its_kind_unless_another_is_said(person: Person) -> None:
    """A new telephone number of the works council made a person of it."""
    person.done("support", "add", "Council", "--kind", "work")
    person.done("support", "add", "council", "--contact", "0123")
    assert written(person)["Council"] == {"kind": "work", "contact": "0123"}
    person.done("support", "add", "council", "--on", "2026-03-10")
    assert written(person)["Council"]["kind"] == "appointment"
