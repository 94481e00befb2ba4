"""How the house is built, held by tests: directions, sizes, first lines, names, and no network."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "pacing_cli"
MODULES = sorted(SOURCE.rglob("*.py"))

LONGEST = 500
NO_NAME = re.compile(r"util|helper|manager|handle|process|(^|_)(data|info)(_|$)", re.I)
NETWORK = frozenset((
    "socket", "socketserver", "ssl", "http", "urllib", "asyncio", "selectors", "ftplib", "smtplib",
    "poplib", "imaplib", "telnetlib", "nntplib", "xmlrpc", "webbrowser", "multiprocessing",
    "requests", "httpx", "aiohttp", "urllib3", "websockets", "pycurl",
))  # fmt: skip
BLAME = re.compile(
    r"\b(complian\w*|fail(ed|ure)s?|missed|streaks?|violat\w*|prescri\w*|you should have|(?<!never )causes?d?)\b",
    re.I,
)
CORE = ("model", "engine", "wording")

each_module = pytest.mark.parametrize(
    "module", MODULES, ids=lambda path: str(path.relative_to(SOURCE))
)


def test_the_directions_of_imports_hold():
    """The four contracts of pyproject.toml."""
    ran = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "Contracts: 4 kept, 0 broken." in ran.stdout


@each_module
def test_a_module_answers_one_question_and_says_which(module):
    """Short enough to read at once; its first line says what room it is."""
    text = module.read_text(encoding="utf-8")

    assert text.count("\n") <= LONGEST
    first = (ast.get_docstring(ast.parse(text)) or "").partition("\n")[0]
    assert len(first) > 10
    assert first.endswith((".", "?", "!")), first


@each_module
def test_a_name_says_what_a_thing_is(module):
    """No utils, helpers, managers, data, info, process, handle: words that fit everything."""
    assert not NO_NAME.search(module.stem)
    for name in _defined(ast.parse(module.read_text(encoding="utf-8"))):
        assert not NO_NAME.search(name), name


def _defined(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            yield node.name


@each_module
def test_nothing_can_reach_the_network(module):
    """No module that opens a connection is imported, at the top or inside a function."""
    for name in _imported(ast.parse(module.read_text(encoding="utf-8"))):
        assert name.partition(".")[0] not in NETWORK, name


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "import_module":
            yield from (arg.value for arg in node.args if isinstance(arg, ast.Constant))


@pytest.mark.parametrize("package", CORE)
def test_the_core_draws_no_clock_from_the_calendar_module(package):
    """`now`, `today` and chance are arguments: what a type of `datetime` can ask for, too."""
    for module in (SOURCE / package).rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            asked = node.attr if isinstance(node, ast.Attribute) else ""
            owner = getattr(getattr(node, "value", None), "id", "")
            assert (owner, asked) not in {
                ("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today"),
            }, module  # fmt: skip


@each_module
def test_no_sentence_blames(module):
    """Words that a tired person can read. Docstrings and patterns are for builders."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    for text in _sentences(tree):
        assert not BLAME.search(text), text


def _sentences(tree: ast.Module) -> Iterator[str]:
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) else None
        if isinstance(text, str) and " " in text and id(node) not in docstrings:
            yield text
