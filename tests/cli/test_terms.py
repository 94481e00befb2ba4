"""One word for one thing, and it is the everyday one: on every screen, and in every text.

The words on the left were said before; what is said now stands beside each. Keys of JSON and
TOML files, commands, names of measures and published works keep their own words.
"""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from release.translation.package import all_sentences

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
    r"\bsomebody\b|\bwhoever\b|\bwhom\b": "you, a friend, a reader, who",
    r"\bno raises?\b|\ba raise\b|\braise of\b": "step up",
    r"(?<![-=] )(?<!the disk )\bquota\b(?!, pain)": "daily amount",
    r"\bbefore the log\b|\bin your log\b|\bthe log (shows|knows)\b": "journal, entries",
    r"\bwritten down\b|\bw(rite|rote) (it|them|things) down\b": "saved, logged",
    r"\bput (it |them )?right\b": "correct",
    r"\bnot whole\b": "incomplete",
    r"\bthat was it\b|\bthat is all\b": "you are done",
    r"\bhalf-way\b": "halfway",
    r"\bstands? by\b": "replacement only",
    r"\btakes (a (number|list|name|word|line)|the (name|id|new|keys)|one JSON)\b": "is, has, needs",
    r"\bcannot be (a name|dropped|used as)\b": "pace cannot use",
    r"\b(is|are) told (what|when|in)\b|\bwho is told\b": "what each reader may know",
    r"\bthe bill\b|\bthe cost (often|of)\b": "the days after",
    r"(?<!long-)\blasting pain\b|\bpain that stays\b": "long-lasting pain",
    r"\bneed not\b": "do not have to",
    r"\b(a|your|no) supports?\b(?!\.toml| (list|file))": "a person or place that helps",
    r"\binside your envelope\b": "envelope mode",
    r"\bwhat holds\b": "your agreed limits",
    r"\b(is|are) no (date|number|activity|tag|amount|list|folder|file|checkpoint|stretch)\b(?! yet)":
        "is not a",
    r"; (did you|to see|allowed|keep|import it|nothing was)": "a full stop",
}  # fmt: skip
FORBIDDEN = re.compile("|".join(f"(?:{one})" for one in SAID_NOW), re.I)
ELSEWHERE = (
    "not count it as a quiet day",
    "i don't know", "don't know", "no it doesn't", "A therapy session", "Tiredness, 0 to 10",
    "read in (pace)", "read in Healthskills", "what goes together; no", "Written down by the person",
    "whom to ask first: common advice", "it's its it", "it its it's",
)  # fmt: skip
"""Words of published works, of standard codes, and words that people type."""
SAFETY = (
    "omebody has looked at it", "Has somebody looked at it", "talk to somebody now, ",
    "somebody you trust", "best decided with somebody who", "with somebody near you",
)  # fmt: skip
"""Safety texts stay word for word until a person with clinical training has read a change."""
PAIRS = (
    ("pain cannot be \"11\": it takes a number from 0 to 10.", "Pain is rated from 0 to 10."),
    ("Taken out: walk, 10 min.", "Removed: walk, 10 min."),
    ("The way back goes in steps.", "Your amounts build back up in steps."),
    ("Your 3 tries lie far apart: no try today.", "Your baseline days differ a lot."),
    ("1 of 2 good times here", "1 of 2 days went well"),
    ("What comes in for walk leads to itself.", "The replacement for walk leads back to walk."),
    ("80 % of 10 min", "80% of 10 min"),
    ("A flare since 15 October: a harder time.", "Flare, day 3. It began on 15 October."),
    ("Has been written down: 40 nights.", "40 nights logged."),
    ("Help from somebody who knows you.", "Help from a person who knows you."),
    ("The file is not whole.", "The file is incomplete."),
    ("`steps` is no date such as 2021-09-28.", "`steps` is not a date such as 2021-09-28."),
    ("That was it. Look around you.", "You are done. Look around you."),
    ("You need not explain it.", "You do not have to explain it."),
    ("No raise while pain is above usual.", "No step up while pain is above usual."),
)  # fmt: skip
ROOMS = ("wording", "terminal", "cli", "app", "console", "shorthand", "importers", "exporters",
         "storage")  # fmt: skip
SOURCE = Path(pacing_cli.__file__).parent


def found(text: str) -> list[str]:
    text = re.sub(r"\{[^}]*\}", "{}", text)
    for other in (*ELSEWHERE, *SAFETY):
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


def test_no_sentence_of_the_catalogue_uses_another_word() -> None:
    """Cards, topics, help pages and the sheet as well, and the names of what is missing."""
    assert [
        (one.place.file, hits, text)
        for one in all_sentences()
        for text in (one.text, one.more)
        if (hits := found(text))
    ] == []


@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_a_sentence_of_the_guide_was_refused_before_and_is_taken_now(
    before: str, after: str
) -> None:
    assert found(before)
    assert found(after) == []


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
