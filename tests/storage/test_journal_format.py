"""One line, read and written: `docs/reference/journal-format.md`."""

import contextlib
import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacing_cli.model.entry import Amendment, Entry
from pacing_cli.storage.journal.format import LineError, amended, read_line, text_of, write_line
from tests.storage.strategies import MOMENTS, NAMES, entries

BERLIN = timezone(timedelta(hours=1))
WALK = Entry(
    "k3m9x2pq7r",
    "activity",
    datetime(2026, 3, 1, 10, tzinfo=BERLIN),
    "Europe/Berlin",
    datetime(2026, 3, 1, 9, 31, 5, tzinfo=UTC),
    {"activity": "walk", "minutes": 12.0, "pain": 3, "pain_after": 4, "effort": 3},
)


def line(**changes: object) -> str:
    """A good line with some of it changed; a value of ... takes the key away."""
    found = json.loads(write_line(WALK)) | changes
    return json.dumps({key: value for key, value in found.items() if value is not ...})


def test_an_entry_is_written_as_the_contract_shows_it():
    assert write_line(WALK) == (
        '{"v":1,"id":"k3m9x2pq7r","kind":"activity","at":"2026-03-01T10:00:00+01:00",'
        '"zone":"Europe/Berlin","noted":"2026-03-01T09:31:05Z","activity":"walk",'
        '"minutes":12,"pain":3,"pain_after":4,"effort":3}'
    )


def test_a_withdrawal_and_an_amendment_are_written_as_the_contract_shows_them():
    noted = datetime(2026, 3, 2, 8, tzinfo=UTC)
    assert write_line(Amendment("a", noted, "k3m9x2pq7r", None)) == (
        '{"v":1,"id":"a","kind":"withdraw","noted":"2026-03-02T08:00:00Z","of":"k3m9x2pq7r"}'
    )
    amendment = json.loads(write_line(Amendment("b", noted, "k3m9x2pq7r", text_of(WALK))))
    assert list(amendment) == ["v", "id", "kind", "noted", "of", "entry"]
    assert amendment["entry"]["minutes"] == 12


@given(entries())
def test_what_is_written_is_read_again_unchanged(entry):
    again = read_line(write_line(entry))
    assert again == entry
    assert again.at.utcoffset() == entry.at.utcoffset()
    assert write_line(again) == write_line(entry)


@given(NAMES, MOMENTS, NAMES, entries(), st.booleans())
def test_an_amendment_is_read_again_unchanged_and_its_entry_is_whole(name, noted, of, new, undo):
    change = Amendment(name, noted.astimezone(UTC), of, text_of(new), {"undo": undo})
    assert read_line(write_line(change)) == change
    assert amended(None, change) == new._replace(id=of)


@given(entries())
def test_a_line_never_holds_anything_that_some_reader_takes_for_a_line_end(entry):
    assert len((write_line(entry) + "\n").splitlines()) == 1


def test_unknown_fields_are_kept():
    entry = read_line(line(weather="rain", nested={"a": [1, 2]}))
    assert entry.fields["weather"] == "rain"
    assert json.loads(write_line(entry))["nested"] == {"a": [1, 2]}


def test_a_line_without_zone_and_noted_is_read():
    entry = read_line(line(zone=..., noted=...))
    assert (entry.zone, entry.noted) == ("", entry.at)


@pytest.mark.parametrize(
    ("changes", "kind", "told"),
    [
        ({"v": ...}, "value", "`v` is the version"),
        ({"v": "1"}, "value", "`v` is the version"),
        ({"v": True}, "value", "`v` is the version"),
        ({"id": ...}, "value", "`id` is a short word"),
        ({"id": ""}, "value", "`id` is a short word"),
        ({"id": "a\x1b[2J"}, "value", "`id` is a short word"),
        ({"kind": "dance"}, "kind", "`kind` is dance"),
        ({"kind": ["activity"]}, "kind", "`kind` is ['activity']"),
        ({"at": "2026-03-01T10:00:00"}, "value", "`at` has no offset"),
        ({"at": "2026-02-30T10:00:00Z"}, "value", "`at` is 2026-02-30"),
        ({"at": 5}, "value", "`at` is 5"),
        ({"at": "1900-03-01T10:00:00Z"}, "value", "1970 to 2200"),
        ({"at": "2300-03-01T10:00:00Z"}, "value", "1970 to 2200"),
        ({"at": "0001-01-01T00:00:00+14:00"}, "value", "in the year 1"),
        ({"noted": 7}, "value", "`noted` is 7"),
        ({"zone": 1}, "value", "`zone` is the name"),
        ({"pain": 11}, "value", "`pain` is 11. Allowed: a number from 0 to 10"),
        ({"pain": -1}, "value", "`pain` is -1"),
        ({"pain": "3"}, "value", "`pain` is “3”"),
        ({"pain": True}, "value", "`pain` is True"),
        ({"pain": None}, "value", "`pain` is None"),
        ({"minutes": -5}, "value", "`minutes` is -5"),
        ({"sleep_hours": 25}, "value", "`sleep_hours` is 25"),
        ({"stopped": "bored"}, "value", "one of time, done, pain, tired, interrupted"),
        ({"impact": 1}, "value", "`impact` is 1. Allowed: true or false"),
        ({"tags": "busy"}, "value", "`tags` is “busy”. Allowed: a list of words"),
        ({"tags": [1]}, "value", "`tags` is [1]"),
        ({"activity": ...}, "value", "needs the name of an `activity`"),
        ({"activity": " "}, "value", "needs the name of an `activity`"),
        ({"kind": "withdraw"}, "value", "`of` is the id"),
        ({"kind": "amend", "of": "x"}, "value", "`entry` is the new text"),
        ({"kind": "amend", "of": "x", "entry": {"pain": 12}}, "value", "`pain` is 12"),
        ({"kind": "amend", "of": "x", "entry": {"kind": "dance"}}, "kind", "dance"),
        ({"kind": "amend", "of": "x", "entry": {"kind": {}}}, "kind", "{}"),
    ],
)
def test_what_a_field_cannot_hold_is_named_with_what_is_allowed(changes, kind, told):
    with pytest.raises(LineError) as refused:
        read_line(line(**changes))
    assert refused.value.kind == kind
    assert told in refused.value.message


@pytest.mark.parametrize(
    "text",
    [
        "", "null", "[]", "12", "{", '{"v":1', "walk 12m", '{"v":1}x', "[" * 100_000,
        '{"v":1,"id":"a","x":NaN}', '{"v":1,"id":"a","x":1e999}', "9" * 5000,
    ],
)  # fmt: skip
def test_what_is_no_line_at_all_is_said_and_nothing_else_is_raised(text):
    with pytest.raises(LineError):
        read_line(text)


def test_half_a_character_is_refused_on_both_ways():
    with pytest.raises(LineError, match="half a character"):
        read_line(line(note="x").replace('"x"', '"\\ud83d"'))
    with pytest.raises(LineError, match="not text"):
        write_line(WALK._replace(fields={"activity": "walk", "note": "\udc80"}))


def test_a_newer_version_is_read_as_far_as_it_is_understood():
    entry = read_line(line(v=2, pain={"left": 3}, effort=30, minutes=9, aura="green"))
    assert entry.fields == {"activity": "walk", "minutes": 9, "pain_after": 4, "aura": "green"}


def test_part_of_a_new_text_changes_what_it_names_and_null_takes_away():
    change = Amendment("b", WALK.noted, WALK.id, {"minutes": 10, "effort": None})
    entry = amended(WALK, change)
    assert entry == WALK._replace(
        fields={"activity": "walk", "minutes": 10, "pain": 3, "pain_after": 4}
    )


def test_part_of_a_new_text_without_its_entry_is_nothing():
    assert amended(None, Amendment("b", WALK.noted, WALK.id, {"minutes": 10})) is None


@given(st.text())
def test_any_text_is_a_line_or_is_refused(text):
    with contextlib.suppress(LineError):
        read_line(text)
