"""`pace list` where nothing is found: it says the one next thing."""

import pytest

from pacing_cli.console.output import Output
from tests.cli.conftest import Person


def test_an_empty_home_says_how_to_begin(person: Person) -> None:
    assert person.done("list", "--plain").splitlines() == [
        "Nothing is logged yet.",
        "To begin: pace log walk 5m. To answer a few questions first: pace setup",
    ]
    assert person.document("list")["entries"] == []
    assert not person.home.exists()


def test_after_quiet_weeks_it_says_where_the_last_entry_lies(person: Person) -> None:
    """The last walk was in January; the last seven days hold nothing."""
    person.done("log", "2026-01-03", "walk", "12m")
    said = person.done("list", "--plain").splitlines()
    assert said == [
        "Nothing is logged on these days.",
        "The last entry is from 3 January 2026. To see it: pace list --from 2026-01-03",
    ]
    assert "walk, 12 min" in person.done("list", "--from", "2026-01-03")


def test_before_the_first_entry_there_is_nothing_to_point_at(person: Person) -> None:
    person.done("log", "2026-01-03", "walk", "12m")
    said = person.done("list", "--from", "2025-12-01", "--to", "2025-12-31", "--plain")
    assert said.splitlines() == ["Nothing is logged on these days."]


def test_of_a_kind_that_is_not_there_it_says_so_alone(person: Person) -> None:
    person.done("log", "walk", "12m")
    assert person.done("list", "--tag", "rain", "--plain") == "Your journal has no such entries.\n"


def test_lines_that_cannot_be_read_are_not_nothing(person: Person) -> None:
    person.done("log", "walk", "12m")
    (path,) = (person.home / "journal").glob("*.jsonl")
    path.write_text("{half a line\n", encoding="utf-8")
    assert "Nothing is written down yet" not in person.pace("list").stdout


def test_a_long_document_is_written_row_by_row_as_a_short_one_is(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """However long a journal is, one entry at a time is held as text."""
    rows: list[list[dict[str, object]]] = [
        [], [{}], [{"a": 1, "b": "x\ny", "c": [1, {"d": "\u200b"}]}, {"e": []}]
    ]  # fmt: skip
    for found in rows:
        Output(json=True).document({"schema": "pace/rows/1", "rows": found})
        whole = capsys.readouterr().out
        Output(json=True).long_document("pace/rows/1", "rows", iter(found))
        assert capsys.readouterr().out == whole


@pytest.fixture
def logged(person: Person) -> Person:
    """It is Sunday, 8 March; walks and a kitchen, a check-in and a note, near and long ago."""
    for line in (
        "2026-01-03 walk 12m", "2026-02-25 walk 11m", "2026-02-26 kitchen 5m",
        "2026-03-05 walk 10m +rain", "2026-03-06 kitchen 7m", "2026-03-07 washing up 6m",
        "2026-03-07 check pain 4", "2026-03-07 note Slept badly",
    ):  # fmt: skip
        person.done("log", *line.split())
    return person


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("walk", ["walk, 10 min"]),
        ("last week", ["walk, 11 min", "kitchen, 5 min"]),
        ("walk last week", ["walk, 11 min"]),
        ("last week kitchen", ["kitchen, 5 min"]),
        ("washing up", ["washing up, 6 min"]),
        ("yesterday", ["washing up, 6 min", "check-in, pain 4", "Slept badly"]),
        ("notes", ["Slept badly"]),
        ("+rain", ["walk, 10 min"]),
        ("since 1 January walk", ["walk, 12 min", "walk, 11 min", "walk, 10 min"]),
        ("--activity washing up", ["washing up, 6 min"]),
    ],
)
def test_entries_are_chosen_by_words(logged: Person, words: str, found: list[str]) -> None:
    """`pace list walk`, `pace list last week`: words that people type before they read a help."""
    lines = logged.done("list", *words.split(), "--plain").splitlines()
    assert len(lines) == len(found)
    assert all(any(one in line for line in lines) for one in found)


def test_words_that_choose_nothing_show_two_lines_that_work(logged: Person) -> None:
    refused = logged.refused("list", "lst", "wek")
    assert 'pace list cannot read the words "lst wek".' in refused
    assert "pace list last 4 weeks" in refused
    assert "walk, 11 min" in logged.done("list", "last", "4", "weeks")


def test_an_activity_of_long_ago_says_when_it_was_last(logged: Person) -> None:
    assert logged.done("list", "kitchen", "--from", "yesterday", "--plain").splitlines() == [
        "Nothing is logged on these days.",
        "The last entry is from 6 March 2026. To see it: pace list --from 2026-03-06",
    ]


def test_a_report_is_of_the_days_that_are_named(logged: Person) -> None:
    found = logged.document("report", "last", "week")
    assert (found["from"], found["to"]) == ("2026-02-23", "2026-03-01")
    assert "pace report since 1 March" in logged.refused("report", "lately")
