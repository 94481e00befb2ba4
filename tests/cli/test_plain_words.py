"""What a person reads is short, plain, and blames nobody: in every answer, on many lives.

Single reasons are held in `tests/wording/`, cards in `tests/cli/test_calm.py`; here stands
what the commands really say: for the invented person, and for each scenario's last day.
"""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import pacing_cli
from tests.cli.every_command import TYPED, Shown, lived_home, show
from tests.scenarios.scenario import Scenario, scenarios

LONGEST = 22
"""Words in one sentence. A sentence of 20 words is read in one breath; two are for numbers."""
LONGEST_WORD = 15
"""Letters. `physiotherapist` has 15."""
MEAN_LETTERS = 5.0
"""Of the words of all sentences together: schoolbook English lies at 4.5."""
NEVER = re.compile(
    r"\b(complian\w*|adheren\w*|fail\w*|missed|streak\w*|violat\w*|prescri\w*|should have|"
    r"caus\w*|diagnos\w*|monitor\w*|predict\w*|treat\w*|cure\w*|lazy|warning|alarm|must|suffer\w*|"
    r"patients?|invalid|illegal|abort\w*|fatal|relaps\w*|non-?complian\w*|behind schedule|overdue|"
    r"overdid|guilty?|give up|gave up)\b",
    re.I,
)
"""Blame, claims of medicine, and words of machines about people."""
OTHERS = (
    "does not diagnose, monitor, predict or treat", "never causes", "A diagnosis is not needed",
    "pain-monitoring model", "must, should or want", "is a must (or should)",
)  # fmt: skip
"""What the program is not; published works; and the person's own word for what cannot wait."""
SOURCE = Path(pacing_cli.__file__).parent
_ADDRESS = re.compile(r"https?://\S+|~\S*")
_FORMS = ("calendar", "completion", "export", "list", "show", "import")
"""These answer with lines of a format or of the journal, and not with sentences."""
_OUTSIDE = ("calendar",)
"""A calendar file has words of its own form."""
LOOKS = ("", "plan", "today", "why", "report", "patterns", "review")


@pytest.fixture(scope="module")
def said(answer: Callable[..., Shown]) -> dict[str, str]:
    """Every answer in plain lines, by what was typed."""
    return {call: _own(answer(call, plain=True).said) for call in TYPED}


def _own(text: str) -> str:
    for other in OTHERS:
        text = text.replace(other, "")
    return _ADDRESS.sub("", text)


def sentences(text: str) -> list[str]:
    """What ends like a sentence; a line of labels and values is none."""
    lines = (line.removeprefix("- ") for line in text.splitlines())
    parts = (part for line in lines for part in re.findall(r"[^.?!:;]+[.?!:;](?=\s|$)", line))
    return [part.strip() for part in parts]


def words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text)


def too_long(text: str) -> list[str]:
    return [one for one in sentences(text) if len(one.split()) > LONGEST]


@pytest.mark.parametrize("call", TYPED)
def test_an_answer_is_in_short_sentences_and_short_words(call: str, said: dict[str, str]) -> None:
    text = said[call]
    if call.split(" ")[0] in _FORMS:
        return

    assert too_long(text) == []
    assert [word for word in words(text) if len(word) > LONGEST_WORD] == []


@pytest.mark.parametrize("call", TYPED)
def test_an_answer_blames_nobody_and_claims_nothing(call: str, said: dict[str, str]) -> None:
    text = said[call] if call.split(" ")[0] not in _OUTSIDE else ""
    assert NEVER.findall(text) == []


def test_the_words_of_all_answers_are_those_of_everyday(said: dict[str, str]) -> None:
    """Letters in a word, on average."""
    found = [word for text in said.values() for one in sentences(text) for word in words(one)]

    assert len(found) > 1000
    assert sum(map(len, found)) / len(found) < MEAN_LETTERS


def test_no_text_of_the_program_blames_or_claims() -> None:
    """Also what no answer above happens to say: each text of more than a word, in each room."""
    found = [
        (path.name, text)
        for room in ("wording", "terminal", "cli", "importers", "exporters", "storage")
        for path in sorted((SOURCE / room).rglob("*.py"))
        for text in _texts(ast.parse(path.read_text(encoding="utf-8")))
        if NEVER.search(_own(text))
    ]
    assert found == []


def _texts(tree: ast.Module) -> Iterator[str]:
    """String constants with a blank in them that are no docstring."""
    bodies = (getattr(node, "body", ()) for node in ast.walk(tree))
    alone = {
        id(each.value)
        for body in bodies
        if isinstance(body, list)
        for each in body
        if isinstance(each, ast.Expr)
    }
    constants = (node for node in ast.walk(tree) if isinstance(node, ast.Constant))
    told = (node.value for node in constants if id(node) not in alone)
    yield from (text for text in told if isinstance(text, str) and " " in text)


@pytest.mark.parametrize("scenario", scenarios(), ids=lambda each: each.folder.name)
def test_every_scenario_is_told_in_plain_words(scenario: Scenario, tmp_path: Path) -> None:
    """Flares, bad days, envelope mode, silence, ceilings: harder days are read by tireder eyes."""
    text = (scenario.folder / "journal.txt").read_text(encoding="utf-8")
    home = lived_home(text, tmp_path, scenario.folder.glob("*.toml"))
    asked = re.findall(r"\d{4}-\d\d-\d\d", text.partition("\n")[0])

    for day in asked:
        for call in LOOKS if day == asked[-1] else ("plan",):
            now = f"{day}T12:00:00+00:00"
            heard = _own(show(home, call, 80, plain=True, beside=tmp_path / "b", now=now).said)
            assert too_long(heard) == [], (day, call)
            assert [word for word in words(heard) if len(word) > LONGEST_WORD] == [], (day, call)
            assert NEVER.findall(heard) == [], (day, call)
