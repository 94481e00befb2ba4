"""The shipped JSON Schema and the reader agree, in both directions."""

import json
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from pacing_cli.model.entry import FIELDS, Amendment
from pacing_cli.storage.journal.format import (
    CHOICES,
    FLAGS,
    NUMBERS,
    LineError,
    read_line,
    write_line,
)
from pacing_cli.storage.undo import undo
from tests.storage.moments import NOW, at, walk
from tests.storage.strategies import journals
from tests.storage.test_journal_format import line

SCHEMA = json.loads((files("pacing_cli.storage") / "journal.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)


def test_the_schema_is_a_schema():
    Draft202012Validator.check_schema(SCHEMA)


@given(journals())
def test_everything_that_is_written_is_valid(lines):
    for one in lines:
        VALIDATOR.validate(json.loads(write_line(one)))


def test_everything_that_the_journal_writes_is_valid(home, journal):
    entries = journal.append([walk("02-01"), walk("03-01", tags=["busy"], impact=True)], NOW)
    journal.amend(entries[0], entries[0].fields, at("03-02"), "Europe/Berlin", NOW)
    journal.withdraw(entries[1:], NOW)
    undo(journal, NOW)
    rows = [row for path in home.journal.iterdir() for row in path.read_text().splitlines()]
    assert len(rows) == 6
    for row in rows:
        VALIDATOR.validate(json.loads(row))


@pytest.mark.parametrize(
    "changes",
    [
        {"v": 0}, {"id": ""}, {"kind": "dance"}, {"at": "2026-03-01T10:00:00"}, {"at": 5},
        {"at": "1969-12-31T10:00:00Z"}, {"at": "2201-01-01T10:00:00Z"}, {"noted": 7},
        {"zone": 1}, {"pain": 11}, {"pain": "3"}, {"pain": True}, {"minutes": -5},
        {"sleep_hours": 25}, {"hr": 10}, {"stopped": "bored"}, {"impact": 1}, {"tags": "busy"},
        {"activity": ...}, {"activity": " "}, {"kind": "withdraw"},
        {"kind": "amend", "of": "x"}, {"kind": "amend", "of": "x", "entry": 5},
        {"kind": "amend", "of": "x",
         "entry": {"kind": "check", "at": "2026-03-01T10:00:00Z", "zone": "", "pain": 12}},
    ],
)  # fmt: skip
def test_what_the_reader_refuses_is_not_valid(changes):
    text = line(**changes)
    assert not VALIDATOR.is_valid(json.loads(text))
    with pytest.raises(LineError):
        read_line(text)


def test_the_schema_names_every_field_with_its_range():
    fields = SCHEMA["$defs"]["fields"]["properties"]
    rating = SCHEMA["$defs"]["rating"]
    for key, (low, high) in NUMBERS.items():
        held = rating if "$ref" in fields[key] else fields[key]
        assert (held["minimum"], held["maximum"]) == (low, high), key
    for key, choices in CHOICES.items():
        assert tuple(fields[key]["enum"]) == choices
    assert {field.key for field in FIELDS} | (FLAGS - {"undo"}) <= fields.keys()


def test_a_withdrawal_of_a_line_is_valid_without_anything_else():
    VALIDATOR.validate(json.loads(write_line(Amendment("a", NOW, "b", None))))


def test_the_python_of_the_documentation_reads_a_journal(home, journal, monkeypatch):
    """The page shows a few lines of Python; they find what counts, torn lines and all."""
    page = Path(__file__).parents[2] / "docs/reference/journal-format.md"
    code = page.read_text("utf-8").split("```python\n")[1].split("```")[0]
    first, second = journal.append([walk("02-01"), walk("03-01")], NOW)
    journal.withdraw([first], NOW)
    with (home.journal / "2026-03.word.jsonl").open("a") as file:
        file.write('[]\n5\n{"v":1,"id":"to')
    monkeypatch.setenv("PACE_HOME", str(home.root))
    names: dict[str, list[dict[str, object]]] = {}
    exec(code, names)
    assert [entry["id"] for entry in names["counted"]] == [second.id]
