"""The shorthand, row by row of the contract's table."""

import pytest

from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.shorthand.grammar import parse
from pacing_cli.shorthand.refusals import Ambiguous, WhatMissing
from pacing_cli.shorthand.tokens import Tokens
from tests.cli.words.saying import CLOCK, KNOWN, fields, moment, said


@pytest.mark.parametrize(
    ("line", "at"),
    [
        ("walk", "2026-03-08T09:30:00+00:00"),
        ("now walk", "2026-03-08T09:30:00+00:00"),
        ("today walk", "2026-03-08T09:30:00+00:00"),
        ("2026-03-08 walk", "2026-03-08T09:30:00+00:00"),
        ("2026-03-01 walk", "2026-03-01T12:00:00+00:00"),
        ("2026-03-01 10:00 walk", "2026-03-01T10:00:00+00:00"),
        ("2026-03-01T10:00 walk", "2026-03-01T10:00:00+00:00"),
        ("2026-03-01T10:00:00+01:00 walk", "2026-03-01T10:00:00+01:00"),
        ("2026-03-01T10:00:00Z walk", "2026-03-01T10:00:00+00:00"),
        ("9:05 walk", "2026-03-08T09:05:00+00:00"),
        ("today 9:05 walk", "2026-03-08T09:05:00+00:00"),
        ("yesterday walk", "2026-03-07T12:00:00+00:00"),
        ("yesterday 10:00 walk", "2026-03-07T10:00:00+00:00"),
        ("Monday walk", "2026-03-02T12:00:00+00:00"),
        ("monday 10:00 walk", "2026-03-02T10:00:00+00:00"),
        ("sunday walk", "2026-03-01T12:00:00+00:00"),
        ("saturday walk", "2026-03-07T12:00:00+00:00"),
        ('walk --at "yesterday 10:00"', "2026-03-07T10:00:00+00:00"),
        ("2027-01-05 walk", "2027-01-05T12:00:00+00:00"),
    ],
)
def test_when_is_the_moment_of_the_event(line: str, at: str) -> None:
    assert moment(line) == at
    assert fields(line) == {"activity": "walk"}


@pytest.mark.parametrize(
    ("line", "name", "new"),
    [
        ("walk", "walk", False),
        ("WALK", "walk", False),
        ("wal 12m", "walk", False),
        ("wash up 5m", "wash up", False),
        ('"wash up" 5m', "wash up", False),
        ("wash 5m", "wash up", False),
        ("deep b 5m", "deep breathing", False),
        ("db 5m", "deep breathing", False),
        ("Gärtnern 5m", "Gärtnern", True),
        ('"tai chi" 5m', "tai chi", True),
        ("dad's-walk_2.0 5m", "dad's-walk_2.0", True),
    ],
)
def test_what_is_a_name_or_a_unique_beginning_of_it(line: str, name: str, new: bool) -> None:
    found = said(line).activity
    assert found is not None
    assert (found.name, found.new) == (name, new)


def test_a_new_name_that_looks_like_a_known_one_says_so() -> None:
    found = said("wolk 5m").activity
    assert found is not None
    assert found.near == "walk"


@pytest.mark.parametrize(
    ("line", "kind", "more"),
    [
        ("check pain 4", "check", {"pain": 4}),
        ("check", "check", {}),
        ("bad", "bad", {}),
        ("better pain 2", "better", {"pain": 2}),
        ("flare", "flare", {}),
        ("flare end", "flare_end", {}),
        ("yesterday flare end", "flare_end", {}),
        ("dose paracetamol", "dose", {"medicine": "paracetamol"}),
        ('dose "vitamin D" pain 3', "dose", {"medicine": "vitamin D", "pain": 3}),
        ("dose ibuprofen 400mg", "dose", {"medicine": "ibuprofen 400mg"}),
        ("note slept badly, pain 3", "note", {"note": "slept badly, pain 3"}),
        ("visit done", "visit", {}),
    ],
)
def test_what_may_be_another_kind_of_entry(line: str, kind: str, more: dict[str, object]) -> None:
    parts = said(line)
    assert (parts.kind, dict(parts.fields)) == (kind, more)


@pytest.mark.parametrize(
    ("line", "amounts"),
    [
        ("12m", {"minutes": 12}),
        ("12min", {"minutes": 12}),
        ("12 min", {"minutes": 12}),
        ("1h20m", {"minutes": 80}),
        ("1h 20m", {"minutes": 80}),
        ("90s", {"minutes": 1.5}),
        ("1400steps", {"steps": 1400}),
        ("1400 steps", {"steps": 1400}),
        ("1,400steps", {"steps": 1400}),
        ("900metres", {"metres": 900}),
        ("0.9km", {"metres": 900}),
        ("12reps", {"reps": 12}),
        ("0m", {"minutes": 0}),
        ("12m 1400steps 0.9km", {"minutes": 12, "steps": 1400, "metres": 900}),
    ],
)
def test_amounts_are_kept_in_their_measure(line: str, amounts: dict[str, object]) -> None:
    assert fields(f"walk {line}") == {"activity": "walk", **amounts}


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("pain 4", {"pain": 4}),
        ("pain 4.5", {"pain": 4.5}),
        ("pain 4,5", {"pain": 4.5}),
        ("pain 4/10", {"pain": 4}),
        ("pain 3-5", {"pain": 3, "pain_after": 5}),
        ("Pain=3-5", {"pain": 3, "pain_after": 5}),
        ("pain 0-10", {"pain": 0, "pain_after": 10}),
        ("peak 7", {"peak": 7}),
        ("effort 4", {"effort": 4}),
        ("fatigue 5", {"fatigue": 5}),
        ("mood 6", {"mood": 6}),
        ("stress 3", {"stress": 3}),
        ("stiff 4", {"stiff": 4}),
        ("meaning 8", {"meaning": 8}),
        ("sleep 6.5h", {"sleep_hours": 6.5}),
        ("sleep 6.5", {"sleep_hours": 6.5}),
        ("sleep 6h30m", {"sleep_hours": 6.5}),
        ("sleep 6:30", {"sleep_hours": 6.5}),
        ("sleep 6.5 hours", {"sleep_hours": 6.5}),
        ("quality 4", {"quality": 4}),
        ("hr 96 hrmax 120", {"hr": 96, "hrmax": 120}),
        ("load 4kg", {"load_kg": 4}),
        ("load 4", {"load_kg": 4}),
        ("load 4 kg", {"load_kg": 4}),
        ("upright 3h", {"upright_hours": 3}),
        ("impact", {"impact": True}),
        ("stopped pain", {"stopped": "pain"}),
        ("stopped time pain 3", {"stopped": "time", "pain": 3}),
        ("with Sam", {"with": "Sam"}),
        ('with "Dr Ann"', {"with": "Dr Ann"}),
        ("p4 e3 f5", {"pain": 4, "effort": 3, "fatigue": 5}),
        ("p4.5", {"pain": 4.5}),
        ("p3-5", {"pain": 3, "pain_after": 5}),
        ("+weather +busy +stairs", {"tags": ["weather", "busy", "stairs"]}),
        ("+weather +Weather", {"tags": ["weather"]}),
        ("note free text to the END", {"note": "free text to the END"}),
        ('note it\'s  "fine" --pain 3', {"note": 'it\'s  "fine" --pain 3'}),
        (
            "--pain 3-4 --effort=3 --impact",
            {"pain": 3, "pain_after": 4, "effort": 3, "impact": True},
        ),
        ("--tag weather --tag=busy", {"tags": ["weather", "busy"]}),
        ('--note "free text" pain 3', {"pain": 3, "note": "free text"}),
    ],
)
def test_fields_stand_under_the_names_of_the_file(line: str, found: dict[str, object]) -> None:
    assert fields(f"walk {line}") == {"activity": "walk", **found}


def test_the_order_of_the_words_does_not_change_the_order_of_the_file() -> None:
    line = "walk note x"
    assert list(fields("walk +busy effort 3 pain 3-4 12m note x")) == [
        "activity", "minutes", "pain", "pain_after", "effort", "tags", "note",
    ]  # fmt: skip
    assert list(fields(line)) == ["activity", "note"]


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("walk pain 11", '"11"'),
        ("walk pain 3.45", '"3.45"'),
        ("walk pain -1", '"-1"'),
        ("walk pain 3-11", '"3-11"'),
        ("walk pain nan", '"nan"'),
        ("walk peak 3-5", '"3-5"'),
        ("walk pain", "pain"),
        ("walk pain effort 3", '"effort"'),
        ("walk p11", '"11"'),
        ("walk pain 3 p4", "pain"),
        ("walk sleep 25h", '"25h"'),
        ("walk sleep 1400steps", '"1400steps"'),
        ("walk hr 9", '"9"'),
        ("walk hr 96.5", '"96.5"'),
        ("walk load 501", '"501"'),
        ("walk stopped because", '"because"'),
        ("walk impact=yes", '"yes"'),
        ("walk with", "with"),
        ("walk with @", '"@"'),
        ("walk 12", '"12"'),
        ("walk 12m 13m", "minutes"),
        ("walk 25h", '"25h"'),
        ("walk 200001steps", '"200001steps"'),
        ("walk 501km", '"501km"'),
        ("walk 10001reps", '"10001reps"'),
        ("walk 1400.5steps", '"1400.5steps"'),
        ("walk " + "9" * 400 + "m", '"999'),
        ("walk pian 3", '"pian"'),
        ("walk 5m banana", '"banana"'),
        ("walk -x", '"-x"'),
        ("walk --banana 3", '"--banana"'),
        ("walk --at noonish", '"noonish"'),
        ("walk --tag", "--tag"),
        ("yesterday walk --at today", "time"),
        ("walk +", '"+"'),
        ("walk +" + "x" * 41, '"+xxx'),
        ("walk note", "note"),
        ("walk note " + "x" * 4001, '"xxx'),
        ("2026-02-30 walk", '"2026-02-30"'),
        ("2026-3-1 walk", '"2026-3-1"'),
        ("01/03/2026 walk", '"01/03/2026"'),
        ("0026-03-01 walk", '"0026-03-01"'),
        ("25:00 walk", '"25:00"'),
        ("2026-03-01 10:75 walk", '"10:75"'),
        ("13:00pm walk", "13:00pm"),
        ("wa 5m", '"wa"'),
        ("@home 5m", '"@home"'),
        ('"x\u202ey" 5m', '"x\u202ey"'),
        ("x" * 41, '"xxx'),
        ("last 5m", '"last"'),
        ("check 12m", "minutes"),
        ("flare 12m", "minutes"),
        ("dose", "dose"),
        ("pain 4", '"pain"'),
        ("yesterday", "What did you do"),
        ("", "What did you do"),
        ("note", "note"),
    ],
)
def test_what_cannot_be_is_refused_with_the_word(line: str, word: str) -> None:
    with pytest.raises(WordsNotUnderstood) as refused:
        said(line)
    told = f"{refused.value.message} {refused.value.hint}".casefold()
    assert word.strip('"').casefold() in told
    assert "\n" not in refused.value.message


@pytest.mark.parametrize(
    ("line", "meant"),
    [("walk pian 3", "pain"), ("walk tired 3", "fatigue")],
)
def test_a_slip_is_asked_about(line: str, meant: str) -> None:
    with pytest.raises(WordsNotUnderstood, match=f"Did you mean {meant}"):
        said(line)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("walk 10m gently", "pace log walk 10m note gently"),
        ("walk pain 5 after dinner", "pace log walk pain 5 note after dinner"),
        ("pain 5", "For a check-in of its own: pace check pain 5"),
        ("bad because of the weather", "note"),
        ("15 walk", "pace log walk 15m"),
        ("walk tomorrow 10m", "You can log what has already happened"),
    ],
)
def test_what_people_say_is_told_how_it_is_written(line: str, says: str) -> None:
    """A tired person typed the words in the order in which they are spoken."""
    with pytest.raises(WordsNotUnderstood) as refused:
        said(line)
    assert says in f"{refused.value.message} {refused.value.hint}"
    assert len(refused.value.message) < 160


@pytest.mark.parametrize(
    ("line", "kind"), [("bad day", "bad"), ("bad day pain 8", "bad"), ("better again", "better")]
)
def test_a_bad_day_is_understood_as_it_is_said(line: str, kind: str) -> None:
    assert said(line).kind == kind


def test_several_names_with_one_beginning_are_named() -> None:
    with pytest.raises(Ambiguous) as refused:
        said("wa 5m")
    assert refused.value.hint == "pace log walk 5m\nOr: pace log wash up 5m"


def test_a_time_today_that_is_still_to_come_is_asked_about() -> None:
    """Yesterday's may be meant; with its date it is meant as it stands."""
    with pytest.raises(Ambiguous) as asked:
        said("10:00 walk")
    assert asked.value.readings == ("yesterday 10:00 walk", "2026-03-08 10:00 walk")
    assert moment("2026-03-08 10:00 walk") == "2026-03-08T10:00:00+00:00"


def test_a_few_minutes_between_two_clocks_are_no_time_to_come() -> None:
    assert moment("9:34 walk") == "2026-03-08T09:34:00+00:00"


def test_without_a_name_it_is_known_where_it_belongs() -> None:
    with pytest.raises(WhatMissing) as missing:
        parse(Tokens.of_arguments(["yesterday", "pain", "4"]), CLOCK, lambda: KNOWN)
    assert (missing.value.before, missing.value.after) == (["yesterday"], ["pain", "4"])


@pytest.mark.parametrize(
    "arguments",
    [
        ["walk 12m pain 3-4 note so so"],
        ["walk", "12m", "pain 3-4", "note so so"],
        ["yesterday walk 12m pain 3-4 note so so"],
        ["walk", "12m", "pain", "3-4", "note", "so so"],
        ["--pain", "3-4", "walk", "12m", "--note=so so"],
    ],
)
def test_the_shell_may_keep_words_together(arguments: list[str]) -> None:
    parts = parse(Tokens.of_arguments(arguments), CLOCK, lambda: KNOWN)
    assert dict(parts.fields) == {
        "activity": "walk",
        "minutes": 12,
        "pain": 3,
        "pain_after": 4,
        "note": "so so",
    }


def test_a_note_alone_keeps_a_word_that_could_be_a_time() -> None:
    """`pace note yesterday was hard` says something about yesterday, today."""
    parts = parse(Tokens.of_arguments(["yesterday", "was", "hard"]), CLOCK, dict, "note")
    assert (parts.when, dict(parts.fields)) == (None, {"note": "yesterday was hard"})
