"""Refusals in the person's own words: the line that is offered works, and loses nothing."""

import re

import pytest

from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.shorthand.grammar import Parts, parse
from pacing_cli.shorthand.tokens import Tokens
from tests.cli.words.lines import EVENING, KNOWN, NOT_GUESSED

KINDS = ("check", "bad", "dose", "note", "flare", "better")


def read(typed: str) -> Parts:
    """What `pace TYPED` says: the first word may settle what kind of entry it is."""
    command, _, behind = typed.partition(" ")
    kind = command if command in KINDS else None
    return parse(Tokens.of_line(behind), EVENING, lambda: KNOWN, kind)


def refused(typed: str) -> tuple[str, list[str]]:
    """Why the words are refused, and the lines of the shorthand that the refusal offers."""
    with pytest.raises(WordsNotUnderstood) as problem:
        read(typed)
    told = re.findall(r"(?:^|: )pace ((?:log|check|bad|dose|note|flare) .*)", problem.value.hint,
                      re.MULTILINE)  # fmt: skip
    lines = [re.sub(r"\. (?:For a rating|Or 1h20m).*|, or pace .*", "", line) for line in told]
    return problem.value.message, lines


OFFERED = [
    # What a medicine was taken for, and when.
    ("log took ibuprofen for my knee at 8am", "log 08:00 dose ibuprofen note for my knee"),
    ("log took ibuprofen at lunch", "dose ibuprofen note at lunch"),
    ("log took ibuprofen for my knee at 8", 'log 20:00 dose "ibuprofen" note for my knee'),
    ("dose paracetamol for headache pain 6", "dose paracetamol pain 6 note for headache"),
    # A rest after an activity is an entry of its own.
    ("log walk 10m then rest", "log rest"),
    ("log walk 10m then rest 5m", "log rest 5m"),
    ("log walk 10m, lay down", "log walk 10m note lay down"),
    ("log walk 10 min then lay down for 20 min", "log lay down for 20 min"),
    ("log walk 10m and then tea", "log walk 10m note and then tea"),
    ("log yesterday walk 10m then ironing 20m", "log yesterday ironing 20m"),
    ("log walk and ironing", "log ironing"),
    ("log walk + ironing", "log walk note and ironing"),
    ("log walk 10m, ironing 15m, pain 5", "log ironing 15m pain 5"),
    # How somebody is.
    ("log not a bad day", "check note not a bad day"),
    ("log not a bad day", "check pain 2"),
    ("log no flare", "check note no flare"),
    ("log nothing to report", "check note nothing to report"),
    # Letters of a phone where digits belong.
    ("log 1O minutes", "log walk 10 minutes"),
    ("log walk 1O", "log walk 10m"),
    ("log walk l0m", "log walk 10m"),
    ("log walk l2m pain 3", "log walk 12m pain 3"),
    ("log walk 10m pain O", "log walk 10m pain 0"),
    # More than one thing to put right.
    ("bad pain 8 couldn't sleep", 'bad pain 8 note "couldn\'t sleep"'),
    ("check rough morning pain 5 tired 7", "check fatigue 7 pain 5 note rough morning"),
    ("log slept 5 hrs woke 2x", "log check sleep 5h note woke 2x"),
    ("log washing up 10 then had to sit", "log washing up 10m note then had to sit"),
    ("log walked the dog 15", "log walk 15m note the dog"),
    ("log w 10", "log walk 10m"),
    ("log steps 1500", "log walk 1500steps"),
    ("log walk 10 minuts", "log walk 10minutes"),
    ("log shopping with mum 45m tired 7", "log shopping with mum 45m fatigue 7"),
    ("log reading 20m lovely sun", "log reading 20m note lovely sun"),
    ("log walk 10m sat down after", "log walk 10m note sat down after"),
    ("log in bed all day", "log rest note bed all day"),
    ("check 5/10", "check pain 5/10"),
]


@pytest.mark.parametrize(("typed", "line"), OFFERED)
def test_the_line_that_is_offered_has_the_words_of_the_person(typed: str, line: str) -> None:
    message, lines = refused(typed)
    assert line in lines, (message, lines)


@pytest.mark.parametrize(
    "typed", [*dict(OFFERED), *(f"log {line}" for line in NOT_GUESSED if not line[0].isdigit())]
)
def test_every_line_that_is_offered_can_be_typed(typed: str) -> None:
    _, lines = refused(typed)
    for line in lines:
        assert read(line.replace('note "', "note ").removesuffix('"')), line


@pytest.mark.parametrize(
    ("typed", "leads"),
    [
        ("log away tomorrow", "pace holiday until"),
        ("log going away tomorrow", "pace holiday until"),
        ("log away until friday", "pace holiday until"),
        ("log appointment at gp tomorrow 10", "pace plan tomorrow"),
    ],
)
def test_what_is_still_to_come_leads_to_the_command_for_it(typed: str, leads: str) -> None:
    with pytest.raises(WordsNotUnderstood) as problem:
        read(typed)
    assert leads in problem.value.hint


@pytest.mark.parametrize("name", ["l5 stretches", "oil painting", "sol lamp"])
def test_a_name_with_such_letters_stays_a_name(name: str) -> None:
    assert read(f"log {name} 10m").fields["activity"] == name
