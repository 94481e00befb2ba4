"""Lines as people say them: what each means, and what is never guessed."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.shorthand.grammar import Parts, parse
from pacing_cli.shorthand.refusals import Ambiguous
from pacing_cli.shorthand.tokens import Tokens
from tests.cli.words import saying
from tests.cli.words.lines import EVENING, KNOWN, NOT_GUESSED, READINGS, SPOKEN, Said

BEFORE = Path(__file__).with_name("accepted_before.jsonl")
EMPTY: dict[str, str] = {}
MORNING = EVENING._replace(now=EVENING.now.replace(hour=9, minute=0))


def read(line: str, known: dict[str, str] = KNOWN, clock: Any = EVENING) -> Parts:
    return parse(Tokens.of_line(line), clock, lambda: known)


def as_arguments(line: str) -> Parts:
    return parse(Tokens.of_arguments(line.split(" ")), EVENING, lambda: KNOWN)


def meant(parts: Parts, clock: Any = EVENING) -> tuple[str, str | None, dict[str, object]]:
    at = parts.when.resolve(clock) if parts.when else clock.now
    return at.isoformat()[:16], parts.kind, dict(parts.fields)


@pytest.mark.parametrize("said", SPOKEN, ids=lambda said: said[0])
def test_a_spoken_line_is_its_entry(said: Said) -> None:
    line, when, kind, fields = said
    expected = (when or "2026-03-08T21:30", kind, fields)
    assert meant(read(line)) == expected
    assert meant(as_arguments(line)) == expected


@pytest.mark.parametrize("line", NOT_GUESSED)
def test_what_must_not_be_guessed_is_refused_with_help(line: str) -> None:
    clock = MORNING if line.startswith("22:00") else EVENING
    with pytest.raises(WordsNotUnderstood) as refused:
        read(line, clock=clock)
    assert "pace " in refused.value.hint or "For example" in refused.value.hint


@pytest.mark.parametrize(("line", "readings"), READINGS)
def test_what_means_two_things_says_both_and_each_can_be_typed(
    line: str, readings: tuple[str, ...]
) -> None:
    clock = MORNING if line.startswith("22:00") else EVENING
    with pytest.raises(Ambiguous) as asked:
        read(line, clock=clock)
    assert {*readings} <= {*asked.value.readings}
    for reading in asked.value.readings:
        assert read(reading, clock=clock).kind


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("washing up 10m", "washing up"),
        ("walk the dog 10m", "walk the dog"),
        ("physio exercises 10m pain 3", "physio exercises"),
        ("walked 20 minutes, pain was 5 after", "walked"),
        ("hanging out the laundry 10m", "hanging out the laundry"),
    ],
)
def test_a_new_name_may_have_several_words_without_quotes(line: str, name: str) -> None:
    found = read(line, EMPTY).activity
    assert found is not None
    assert (found.name, found.new) == (name, True)


def test_quotes_make_a_name_of_anything() -> None:
    assert meant(read('"7 minute plank" 7m'))[2] == {"activity": "7 minute plank", "minutes": 7}
    parts = parse(Tokens.of_arguments(["7 minute plank", "7m"]), EVENING, lambda: KNOWN)
    assert dict(parts.fields) == {"activity": "7 minute plank", "minutes": 7}


def test_a_verb_that_is_a_form_of_two_names_is_asked_about() -> None:
    with pytest.raises(Ambiguous) as asked:
        read("walked 10m", {"walk": "walk", "walking": "walking"})
    assert {*asked.value.readings} == {"walk 10m", "walking 10m"}


def test_the_whole_phrase_must_be_the_beginning_of_a_known_name() -> None:
    assert meant(read("wash c 5m"))[2] == {"activity": "wash car", "minutes": 5}
    assert meant(read("wash up 5m", {"wash car": "wash car"}))[2]["activity"] == "wash up"


def test_this_evening_in_the_morning_is_asked_about() -> None:
    with pytest.raises(Ambiguous) as asked:
        read("walk 10m this evening", clock=MORNING)
    assert "yesterday 19:00 walk 10m" in asked.value.readings


def test_a_monday_on_a_monday_is_seven_days_ago() -> None:
    monday = EVENING._replace(now=EVENING.now.replace(day=9))
    assert meant(read("monday walk", clock=monday), monday)[0] == "2026-03-02T12:00"


def test_last_night_in_the_small_hours() -> None:
    small = EVENING._replace(now=EVENING.now.replace(hour=0, minute=30))
    assert meant(read("walk 10m last night", clock=small), small)[0] == "2026-03-07T22:00"


def _before() -> list[list[Any]]:
    return [json.loads(row) for row in BEFORE.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("row", _before(), ids=lambda row: row[0])
def test_what_was_accepted_keeps_its_meaning(row: list[Any]) -> None:
    """Every line of the documents and tests of f2e11b0, with what its parser made of it."""
    line, when, kind, fields = row
    found = read(line, saying.KNOWN)
    at = found.when.resolve(EVENING) if found.when else EVENING.now
    assert (at.isoformat(), found.kind, dict(found.fields)) == (when, kind, fields)


FIELDS_TYPED = (
    ("pain 3-4.5", "pain 4", "pain after 5", "p4", "p3-5"), ("effort 3", "e3"), ("fatigue 5", "f5"),
    ("peak 7",), ("mood 6",), ("stress 3",), ("stiff 4",), ("meaning 8",), ("hr 96",),
    ("hrmax 120",), ("load 4kg",), ("impact",), ("stopped pain", "stopped time"), ("+busy",),
    ("with Ana",),
)  # fmt: skip
"""One field each, in the forms that the reference writes."""


@given(
    st.permutations(FIELDS_TYPED).flatmap(lambda each: st.tuples(*map(st.sampled_from, each))),
    st.integers(0, 6),
    st.sampled_from(
        ["12m", "1h20m", "1400steps", "900metres", "0.9km", "12reps", "3x10", "90s", ""]
    ),
    st.sampled_from(["", "10:00 ", "yesterday ", "2026-03-01 09:30 "]),
    st.sampled_from(["", " note 12 m of it, hr 20 and p4"]),
)
def test_a_typed_line_means_the_same_for_a_new_name_as_for_a_known_one(
    order: tuple[str, ...], many: int, amount: str, when: str, note: str
) -> None:
    """`walk 12m effort 3 hr 96` was refused until walk was in the list: "3 hr" looked like hours."""
    line = " ".join([f"{when}walk", amount, *order[:many]]).replace("  ", " ") + note
    assert meant(read(line, EMPTY)) == meant(read(line, {"walk": "walk"}))
