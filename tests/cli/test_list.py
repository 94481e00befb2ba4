"""`pace list` where nothing is found: it says the one next thing."""

import gc
import json

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
        [],
        [{}],
        [{"a": 1, "b": "x\ny", "c": [1, {"d": "\u200b"}]}, {"e": []}],
        [{"a": 1.5, "b": '\u200b, ": {}[]', "c": None, "d": True}, {"e": ({}, []), "f": {"g": ()}}],
    ]
    for found in rows:
        Output(json=True).document({"schema": "pace/rows/1", "rows": found})
        whole = capsys.readouterr().out
        Output(json=True).long_document("pace/rows/1", "rows", iter(found))
        assert capsys.readouterr().out == whole


def test_a_list_of_everything_takes_no_more_memory_than_its_entries(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The program runs without a collector: no row may leave anything behind that waits for one."""
    rows: list[dict[str, object]] = [{"a": number, "b": [number]} for number in range(500)]
    gc.collect()
    gc.disable()
    try:
        Output(json=True).long_document("pace/rows/1", "rows", iter(rows))
        left = gc.collect()
    finally:
        gc.enable()
    assert len(json.loads(capsys.readouterr().out)["rows"]) == 500
    assert left < 100
