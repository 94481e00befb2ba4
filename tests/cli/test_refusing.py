"""What did not end well: one sentence, the word that was meant, and a document for programs."""

import json
from pathlib import Path

import pytest

from pacing_cli.cli.commands_table import COMMANDS
from tests.cli.conftest import Person


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("chek", "pain", "4"), 'Did you mean "check"?\nLike this: pace check pain 4\n'),
        (("paln",), 'Did you mean "plan"?\nLike this: pace plan\n'),
        (("walk", "12m"), "To log it: pace log walk 12m"),
        (("walk", "10"), "To log it: pace log walk 10m"),
        (("pain", "5"), "For how you are: pace check pain 5"),
        (("sleep", "7h"), "pace check sleep 7h"),
        (("tired",), "pace check fatigue 5"),
        (("rest",), "Today's rests: pace today."),
        (("delete", "last"), "Like this: pace withdraw last"),
        (("start", "walk"), "With a timer: pace go walk"),
        (("how", "do", "I", "log"), "To read by topic: pace help."),
        (("activity", "ad", "walk"), 'pace activity has no "ad". Did you mean "add"?'),
        (("goal", "done", "park"), "Reached? pace goal close NAME"),
        (("goal", "delete", "park"), "To let it go: pace goal let-go NAME"),
        (("goal", "shwo"), 'Did you mean "show"?'),
        (("measure", "pge"), 'Did you mean "peg"?'),
        (("activity", "add", "walk", "--measur", "steps"), 'Did you mean "--measure"?'),
        (("plan", "--jsn"), 'Did you mean "--json"?'),
        (
            ("report", "--form", "x"),
            'pace does not know the option "--form" here. Did you mean "--from"?',
        ),
        (
            ("plan", "--xyzzy"),
            'pace does not know the option "--xyzzy" here.\nTo see what you can type there: pace plan --help',
        ),
        (("activity", "add"), "NAME is missing: Its name, one word."),
        (("why", "wlak"), 'Did you mean "walk"?'),
        (("activity", "set", "wlak", "--demand", "3"), 'Did you mean "walk"?'),
        (("chart", "pian"), 'Did you mean "pain"?'),
        (("goal", "show", "prak"), 'Did you mean "park"?'),
        (("learn", "flaers"), 'Did you mean "flares"?'),
        (("calm", "breathign"), 'Did you mean "breathing"?'),
        (("list", "--kind", "chek"), 'Did you mean "check"?'),
        (("share", "--to", "famly"), 'Did you mean "family"?'),
        (("support", "ideas", "wrok"), 'Did you mean "work"?'),
        (("help", "wrods"), 'Did you mean "words"?'),
        (("help", "actvity"), 'Did you mean "activity"?'),
        (("log", "walk", "12m", "pian", "4"), "Did you mean pain?"),
        (("log", "walk", "12m", "--pian", "4"), "Did you mean --pain?"),
    ],
)
def test_the_word_that_was_meant(person: Person, words: tuple[str, ...], says: str) -> None:
    person.done("log", "walk", "12m")
    (person.home / "goals.toml").write_text('[park]\nwhat = "To the park"\n')
    assert says in person.refused(*words)


def test_a_command_that_was_meant_is_not_also_an_activity(person: Person) -> None:
    assert "pace log" not in person.refused("chek", "pain", "4")


def test_a_rest_is_not_taken_for_bringing_back_a_copy(person: Person) -> None:
    assert "restore" not in person.refused("rest")


@pytest.mark.parametrize("activity", ["cook", "swim", "garden", "yoga", "read", "shopping", "iron"])
def test_an_activity_is_not_taken_for_a_command(person: Person, activity: str) -> None:
    assert f"pace log {activity} 12m" in person.refused(activity, "12m")


def problem(person: Person, *words: str, code: int = 2) -> dict[str, object]:
    """The one document of a call that did not end well; a person is told the same."""
    result = person.pace(*words, "--json")
    assert result.exit_code == code, result.output
    document = dict(json.loads(result.stdout))
    assert document["schema"] == "pace/problem/1"
    assert document["exit_code"] == code
    assert str(document["message"]) in result.stderr
    return document


@pytest.mark.parametrize(
    "words",
    [
        ("chek",),
        ("plan", "--jsn"),
        ("activity", "ad"),
        ("activity", "add"),
        ("plan", "someday"),
        ("why", "wlak"),
        ("simulate", "--weeks", "foo"),
        ("report", "--now", "soon"),
        ("--now", "soon", "log", "walk"),
        ("restore", "nothing"),
        ("go", "wlak"),
        ("visit",),
    ],
)
def test_every_refusal_is_one_document(person: Person, words: tuple[str, ...]) -> None:
    assert problem(person, *words)["message"]
    assert not (person.home / "journal").exists()


def test_words_that_were_refused_keep_their_own_document(person: Person) -> None:
    for words in (("log", "walk", "pian", "4"), ("check", "pain", "11"), ("note",)):
        result = person.pace(*words, "--json")
        document = json.loads(result.stdout)
        assert document["schema"] == "pace/entries/1"
        assert document["problems"][0]["message"] in result.stderr


def test_a_file_of_lines_that_is_not_there_is_a_document_too(person: Person) -> None:
    document = problem(person, "log", "--from", "nowhere.txt", code=3)
    assert "nowhere.txt" in str(document["message"])


def test_all_problems_of_a_file_stand_in_it(person: Person) -> None:
    person.home.mkdir()
    (person.home / "profile.toml").write_text('mode = "fast"\nday = 7\n')
    document = problem(person, "plan", code=3)
    problems = document["problems"]
    assert isinstance(problems, list)
    assert {one["where"] for one in problems} == {"profile.toml line 1", "profile.toml line 2"}


def test_a_mistake_of_the_program_is_a_document_too(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_args: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("pacing_cli.app.run.Run.loaded", breaks)
    assert "not something you did" in str(problem(person, "plan", code=1)["message"])


def test_what_cannot_be_written_is_a_document_too(person: Person, tmp_path: Path) -> None:
    person.home.write_text("a file where the home should be")
    problem(person, "bad", code=4)


def test_a_word_behind_two_dashes_is_no_option(person: Person) -> None:
    result = person.pace("chek", "--", "--json")
    assert result.stdout == ""


def test_no_command_is_listed_twice() -> None:
    names = [row.name for row in COMMANDS]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize(
    "words",
    [
        "why washing up",
        "activity pause washing up",
        "activity set washing up --demand 3",
        "list --activity washing up",
        "goal add walk to the beach",
        "activity add phone mum",
    ],
)
def test_a_name_of_several_words_needs_no_quotes(person: Person, words: str) -> None:
    person.done("log", "washing", "up", "10m")
    person.done(*words.split())


@pytest.mark.parametrize(
    "words", ["today walk", "doctor now please", "undo two", "mode graded now", "why walk dog"]
)
def test_words_too_many_are_refused_in_our_own_words(person: Person, words: str) -> None:
    said = person.refused(*words.split())
    assert "extra argument" not in said
    assert words.split()[-1] in said


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("calendar --days soon", '--days takes a whole number from 1 to 28, not "soon".'),
        ("calendar --days 29", '--days takes a whole number from 1 to 28, not "29".'),
        ("calendar --days 7.0", '--days takes a whole number from 1 to 28, not "7.0".'),
        ("calendar --before -1", '--before takes a whole number from 0 to 120, not "-1".'),
        ("simulate --weeks 2", '--weeks takes a whole number from 4 to 104, not "2".'),
        ("calm --in nan", '--in takes a number, not "nan".'),
        ("go --cadence fast", '--cadence takes a whole number, not "fast".'),
    ],
)
def test_what_is_no_number_is_refused_in_our_own_words(
    person: Person, words: str, says: str
) -> None:
    """Typer said "'soon' is not a valid int range", and each of its versions said another thing."""
    assert person.refused(*words.split()).splitlines()[0] == says


def test_a_number_behind_an_option_is_read(person: Person) -> None:
    """It is no longer Typer that reads it."""
    person.done("log", "walk", "12m", "pain", "3-3")
    few = person.done("calendar", "--days", "2", "--before", "0")
    many = person.done("calendar", "--days", "20", "--before", "0")
    assert 0 < few.count("BEGIN:VEVENT") < many.count("BEGIN:VEVENT")
