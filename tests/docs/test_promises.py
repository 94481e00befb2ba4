"""What the README promises: every law of the contract, each with the test that holds it."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from docs.site_pages import moved

ROOT = Path(__file__).parents[2]
CONTRACT = ROOT.parent / "shared" / "contract.md"
LAWS = 12
_LINK = re.compile(r"\[test\]\((tests/[\w/]+\.py)#(test_\w+)\)")
_LINKS = re.compile(r"\s*\((?:\[test\]\([^)]*\)(?:,\s+)?)+\)")


@cache
def promised() -> str:
    text = (ROOT / "README.md").read_text("utf-8")
    return text.split("\n## What it keeps to\n")[1].split("\n## ")[0]


def laws(text: str) -> dict[int, str]:
    """The numbered items by their number, and the step in envelope mode as 0."""
    found = re.split(r"^(\d+)\. ", text, flags=re.M)
    numbered = {
        int(number): law.split("\n\n")[0]
        for number, law in zip(found[1::2], found[2::2], strict=True)
    }
    (step,) = re.findall(r"^\*\*The step in envelope mode\*\*.*?(?=\n\n|\Z)", text, re.M | re.S)
    return {0: step, **numbered}


@cache
def named_in(path: str) -> frozenset[str]:
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    return frozenset(each.name for each in tree.body if isinstance(each, ast.FunctionDef))


def words(law: str) -> str:
    """Without links to tests, line ends and the blank before a percent sign."""
    return " ".join(_LINKS.sub("", law).split()).replace(" %", "%")


def test_the_readme_promises_all_twelve_laws_and_the_step_in_envelope_mode():
    """It had nine of the twelve, in words of its own that promised less and more."""
    assert list(laws(promised())) == list(range(LAWS + 1))


@pytest.mark.parametrize("number", range(LAWS + 1))
def test_behind_every_promise_stands_a_test_that_is_there(number):
    named = _LINK.findall(laws(promised())[number])

    assert named
    for path, name in named:
        assert name in named_in(path), (number, path, name)


@pytest.mark.skipif(not CONTRACT.exists(), reason="the contract is no part of the repository")
@pytest.mark.parametrize("number", range(LAWS + 1))
def test_a_promise_has_the_words_of_the_contract(number):
    kept = CONTRACT.read_text("utf-8").split("\n## 5. ")[1].split("\n## ")[0]

    assert words(laws(promised())[number]) == words(laws(kept)[number])


def test_on_the_site_promises_stand_without_their_tests():
    """Tests are no pages of the site; links to them would lead nowhere."""
    assert "](tests/" in promised()
    assert "](tests/" not in moved(promised(), "README.md")
    assert "No quota above a ceiling" in moved(promised(), "README.md")
