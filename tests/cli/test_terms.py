"""One word for one thing, and it is the everyday one: on every screen, and in every text.

The words on the left were said before; what is said now stands beside each. Keys of JSON and
TOML files, commands, names of measures and published works keep their own words.
"""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import pacing_cli
from tests.cli.every_command import TYPED, Shown

SAID_NOW = {
    r"[\d}] %": "80%",
    r"\b(can't|don't|doesn't|isn't|aren't|won't|it's|you're|you've|didn't)\b": "the full form",
    r"(^|[.:] )Such as\b": "for example",
    r"\b(take|takes|taken|took) (it |all |them )?(back|out)\b(?! of you)": "undo, remove",
    r"\bway back\b": "building back up",
    r"\d quiet days?\b|\} quiet days?\b|\bquiet days after\b": "days without steps up",
    r"\btherapy session": "visit",
    r"\b(try|tries) (rests|so far|lie|for)\b|\b(your|a|no|short|more) (try|tries)\b":
        "experiment, baseline day",
    r"\bgood times?\b": "a day that went well",
    r"\bcomes? in for\b": "replacement",
    r"\bharder (stretch|times?)\b|\ba day for less\b": "flare or bad day, much harder day",
    r"\btiredness\b": "fatigue",
    r"\bdated cop(y|ies)\b": "backup",
    r"\bhome of\b|\byour home\b": "your pace folder",
    r"\bgo(es)? together\b": "goes with",
    r"\bwished for\b": "goal date",
    r"\bread in\b(?! a|\?)": "import",
    r"\bcannot be [\"“{]": "the value is, and you typed",
    r"\b(anew|afresh and)\b": "again",
    r"\b(behind it|stands? (here|there|beside|in|under))\b": "after it, is in",
    r"\bas it stands\b": "as it is",
    r"\b(larger|one) raise\b": "step up",
    r"\bsteadier or not\b": "how steady your days are",
}  # fmt: skip
FORBIDDEN = re.compile("|".join(f"(?:{one})" for one in SAID_NOW), re.I)
ELSEWHERE = (
    "weekly targets met 70% of the time", "10-20 % of a scale", "not count it as a quiet day",
    "i don't know", "don't know", "no it doesn't", "A therapy session", "Tiredness, 0 to 10",
    "read in (pace)", "it's its it", "it its it's",
)  # fmt: skip
"""Words of published works, of standard codes, and words that people type."""
ROOMS = ("wording", "terminal", "cli", "app", "console", "shorthand", "importers", "exporters",
         "storage")  # fmt: skip
SOURCE = Path(pacing_cli.__file__).parent


def found(text: str) -> list[str]:
    for other in ELSEWHERE:
        text = text.replace(other, "")
    return [match.group(0) for match in FORBIDDEN.finditer(text)]


@pytest.mark.parametrize("call", TYPED)
def test_an_answer_uses_the_agreed_words(call: str, answer: Callable[..., Shown]) -> None:
    assert found(answer(call, plain=True).said) == []


def test_no_text_of_the_program_uses_another_word() -> None:
    """Also what no answer above happens to say."""
    assert [
        (str(path.relative_to(SOURCE)), hits, text)
        for room in ROOMS
        for path in sorted((SOURCE / room).rglob("*.py"))
        for text in sentences_of(ast.parse(path.read_text(encoding="utf-8")))
        if (hits := found(text))
    ] == []


def sentences_of(tree: ast.Module) -> Iterator[str]:
    """What is written to be read: text with a blank in it, put together where it has values."""
    described = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    parts = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for part in node.values
    }
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(
                str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values
            )
        elif isinstance(node, ast.Constant) and not {id(node)} & (described | parts | alone):
            yield from [node.value] if isinstance(node.value, str) and " " in node.value else []
