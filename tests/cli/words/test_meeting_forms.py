"""The table of forms that meet, row by row: what is understood, what is asked, what is refused.

It is Sunday, 8 March 2026, half past nine in the evening; a line that begins with `@` is said at
nine in the morning of that day, one that begins with `!` before there is any activity.
"""

import shlex
from typing import Any, Final

import pytest

from pacing_cli.console import entry_prompts
from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.shorthand.clock import Clock
from pacing_cli.shorthand.grammar import Parts, parse
from pacing_cli.shorthand.refusals import Ambiguous
from pacing_cli.shorthand.tokens import Tokens
from tests.cli.conftest import Person
from tests.cli.words.lines import EVENING, KNOWN

MORNING: Final = EVENING._replace(now=EVENING.now.replace(hour=9, minute=0))

Cell = tuple[str, dict[str, Any] | tuple[str, ...] | str]
"""A line, and the fields that it means, or the lines of which one is asked for, or what the
refusal says."""


def walk(**fields: Any) -> dict[str, Any]:
    return {"activity": "walk", **fields}


TABLE: Final[dict[str, tuple[Cell, ...]]] = {
    "a number before hr: hours; behind it: heart rate": (
        ("walk 1 hr 20 min", walk(minutes=80)),
        ("walk 20m hr 96", walk(minutes=20, hr=96)),
        ("walk 1 hr 20 min hr 96", walk(minutes=80, hr=96)),
    ),
    "over 180 m: minutes or metres is asked": (
        ("walk 900m", ("walk 900min", "walk 900metres")),
        ("walk 180m", walk(minutes=180)),
        ("walk 181m", ("walk 181min", "walk 181metres")),
    ),
    "10 am, 5 pm: a time, before amounts; 1:20 behind WHAT: asked": (
        ("10 am walk 5m", walk(minutes=5, at="2026-03-08T10:00")),
        ("walk 5m 5 pm", walk(minutes=5, at="2026-03-08T17:00")),
        ("walk 1:20", ("walk 1h20m", "01:20 walk", "13:20 walk")),
    ),
    "a unit binds first; after belongs to the rating only before a part or the end": (
        ("walk pain after 5 minutes", "pace log walk 5m pain after 5"),
        ("walk pain 5 after dinner", "pace log walk pain 5 note after dinner"),
        ("walk pain 5 after", walk(pain_after=5)),
        ("walk pain 5 after, effort 3", walk(pain_after=5, effort=3)),
        ("walk pain 5 after effort 3", walk(pain_after=5, effort=3)),
        ("walk pain 5 after +busy", walk(pain_after=5, tags=["busy"])),
        ("walk pain 5 after note slow", walk(pain_after=5, note="slow")),
        ("walk pain 5 after yesterday", walk(pain_after=5, at="2026-03-07T12:00")),
    ),
    "a comma between digits is no pause; only /10 is a scale": (
        ("walk 4,5m", walk(minutes=4.5)),
        ("walk 1,400steps", walk(steps=1400)),
        ("walk pain 4/10", walk(pain=4)),
        ("walk pain 3/5", "pain 3-4"),
        ("walk 25/3", "pace log 25 March walk 12m"),
        ("25/3 walk 5m", "pace log 25 March walk 12m"),
        ("3/4 walk 5m", "pace log 3 April walk 12m\nOr: pace log 4 March walk 12m"),
    ),
    "WHEN only where a WHAT is left; a month only behind a day's number; else asked": (
        ("sat 20m", ("sat walk 20m", '"sat" 20m')),
        ("sat walk 20m", walk(minutes=20, at="2026-03-07T12:00")),
        ("sun", "What did you do?"),
        ("march 10m", "pace log 10 March walk 12m"),
        ("may", "pace log 10 May walk 12m"),
        ("25 Feb walk 5m", walk(minutes=5, at="2026-02-25T12:00")),
    ),
    "31 March in log the last one; a Monday on a Monday 7 days ago": (
        ("31 March walk 5m", walk(minutes=5, at="2025-03-31T12:00")),
        ("monday walk 5m", walk(minutes=5, at="2026-03-02T12:00")),
        ("sunday walk 5m", walk(minutes=5, at="2026-03-01T12:00")),
    ),
    "in the future: asked whether yesterday's": (
        ("@22:00 walk 5m", ("yesterday 22:00 walk 5m", "2026-03-08 22:00 walk 5m")),
        ("@walk 5m this evening", ("yesterday 19:00 walk 5m", "2026-03-08 19:00 walk 5m")),
        ("walk 5m this evening", walk(minutes=5, at="2026-03-08T19:00")),
    ),
    "last night: a fixed hour; with sleep or quality today's check-in": (
        ("walk 5m last night", walk(minutes=5, at="2026-03-07T22:00")),
        ("last night slept 6h quality 4", {"sleep_hours": 6, "quality": 4}),
        ("check sleep 6h last night", {"sleep_hours": 6, "at": "2026-03-08T21:30"}),
    ),
    "a name that begins with a field: the inventory first, longest known name first": (
        ("load dishwasher 5m", {"activity": "load dishwasher", "minutes": 5}),
        ("pain class 20m pain 3", {"activity": "pain class", "minutes": 20, "pain": 3}),
        ("upright bike 10m", {"activity": "upright bike", "minutes": 10}),
        ("walk load 4kg", walk(load_kg=4)),
    ),
    "a state word only where nothing but fields, tags and a note is left": (
        ("better sleep 5m", {"activity": "better sleep", "minutes": 5}),
        ("better sleep 7h", {"sleep_hours": 7}),
        ("not bad", '"not bad"'),
        ("bad back stretches", ("bad note back stretches", '"bad back stretches"')),
        ("check tired", ("check note tired", '"check tired"')),
        ("bad +busy", {"tags": ["busy"]}),
    ),
    "the whole phrase must be the beginning of a known name": (
        ("wash up 5m", {"activity": "washing up", "minutes": 5}),
        ("wash c 5m", {"activity": "wash car", "minutes": 5}),
        ("wash 5m", ("wash car 5m", "washing up 5m")),
    ),
    "a verb form counts only where no words are left over; else asked": (
        ("walked 5m", walk(minutes=5)),
        ("walked the dog", ("walk note the dog", '"walked the dog"')),
    ),
    "known names first; a new one needs quotes, and the refusal shows them": (
        ("7 minute workout", {"activity": "workout", "minutes": 7}),
        ("30 second plank", ("plank 30s", '"30 second plank"')),
        ('"30 second plank" 30s', {"activity": "30 second plank", "minutes": 0.5}),
    ),
    "NAME ends at a known word; a trailing WHEN must be read whole": (
        ("walk with Ana yesterday", walk(**{"with": "Ana", "at": "2026-03-07T12:00"})),
        ("walk with Ana pain 3", walk(**{"with": "Ana", "pain": 3})),
        ("walk with Ana last week", '"last"'),
    ),
    "walk dog beside a known walk: a new name of two words": (
        ("walk dog 5m", {"activity": "walk dog", "minutes": 5}),
    ),
    "at 10 is asked; the others are understood": (
        ("walk at 10", ("10:00 walk", "yesterday 22:00 walk", "walk 10m")),
        ("at 5 p.m. walk 5m", walk(minutes=5, at="2026-03-08T17:00")),
        ("10 a.m. walk for 5m", walk(minutes=5, at="2026-03-08T10:00")),
        ("5m of walk", walk(minutes=5)),
        ("“walk” 5m", walk(minutes=5)),
    ),
    "1 mile: 1,609 metres": (("walk 1 mile", walk(metres=1609)),),
    "units of doses are their own; start, change, stop only before a name": (
        ("dose vitamin b12 2 tablets", {"medicine": "vitamin b12 2 tablets"}),
        ("dose start amitriptyline 10mg", {
            "medicine": "amitriptyline 10mg", "course": "start",
            "note": "Started amitriptyline 10mg",
        }),
        ("dose stop", "Which medicine"),
    ),
    "no pain is asked, never silently 0; slept the sleep field; rested is rest": (
        ("no pain", ("check pain 0", "check note no pain")),
        ("walk 5m no pain", ("walk 5m pain 0", "walk 5m note no pain")),
        ("slept 7h", {"sleep_hours": 7}),
        ("rested", {"activity": "rest"}),
    ),
}  # fmt: skip
CELLS: Final = [
    pytest.param(line, outcome, id=f"{rule}: {line}")
    for rule, cells in TABLE.items()
    for line, outcome in cells
]
ASKED: Final = [one for one in CELLS if isinstance(one.values[1], tuple)]


def clock_of(line: str) -> tuple[str, Clock]:
    return line.removeprefix("@"), MORNING if line.startswith("@") else EVENING


def read(line: str, clock: Clock) -> Parts:
    return parse(Tokens.of_line(line), clock, lambda: KNOWN)


@pytest.mark.parametrize(("line", "outcome"), CELLS)
def test_a_cell_of_the_table_holds(line: str, outcome: object) -> None:
    line, clock = clock_of(line)
    if isinstance(outcome, dict):
        parts = read(line, clock)
        when = parts.when.resolve(clock).isoformat()[:16] if parts.when else "2026-03-08T21:30"
        expected = {"at": "2026-03-08T21:30", **outcome}
        assert {**parts.fields, "at": when} == expected
        return
    with pytest.raises(WordsNotUnderstood) as refused:
        read(line, clock)
    if isinstance(outcome, tuple):
        assert isinstance(refused.value, Ambiguous)
        assert refused.value.readings == outcome
    else:
        assert str(outcome) in f"{refused.value.message}\n{refused.value.hint}"


@pytest.mark.parametrize(("line", "readings"), ASKED)
def test_what_is_asked_on_a_terminal_is_logged_as_it_was_answered(
    line: str, readings: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every number that can be answered leads to an entry, and to no further question."""
    line, clock = clock_of(line)
    with pytest.raises(Ambiguous) as asked:
        read(line, clock)
    for number in range(1, len(readings) + 1):
        monkeypatch.setattr(entry_prompts, "ask", lambda _, answer=number: str(answer))
        tokens, kind = entry_prompts.ask_about(asked.value, None)
        assert parse(tokens, clock, lambda: KNOWN, kind).kind


@pytest.mark.parametrize(("line", "readings"), ASKED)
def test_elsewhere_it_is_refused_with_every_reading_and_nothing_is_written(
    person: Person, line: str, readings: tuple[str, ...]
) -> None:
    person.now = "2026-03-08T09:00" if line.startswith("@") else "2026-03-08T21:30"
    for name in ("walk", "workout", "washing up", "wash car"):
        person.done("activity", "add", name)
    said = person.refused("log", *line.removeprefix("@").split(" ")).splitlines()
    assert len(said) == 1 + len(readings)
    assert all("pace " in told for told in said[1:])
    for told in said[1:]:
        typed = told.partition("pace ")[2]
        assert person.pace(*shlex.split(typed)).exit_code == 0, typed
