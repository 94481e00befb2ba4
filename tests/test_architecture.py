"""How the house is built, held by tests: directions, sizes, first lines, names, and no network."""

import ast
import re
import subprocess
import sys
from collections import Counter
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
CORE = ("model", "engine", "simulation", "wording", "shorthand")
CLOCKS = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today")}


@pytest.fixture(scope="module")
def trees() -> dict[Path, ast.Module]:
    """Every module, read once: its path from the package, and its syntax tree."""
    return {path.relative_to(SOURCE): ast.parse(path.read_text("utf-8")) for path in MODULES}


def test_the_directions_of_imports_hold():
    """The five contracts of pyproject.toml. They are the same on every Python."""
    linter = Path(sys.executable).with_name("lint-imports")
    if not linter.exists():
        pytest.skip("import-linter is not installed here; make imports holds the same")
    ran = subprocess.run(
        [linter, "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "Contracts: 5 kept, 0 broken." in ran.stdout


def test_no_module_is_longer_than_one_subject_needs():
    """Short enough to read at once."""
    lines = {path: path.read_text("utf-8").count("\n") for path in MODULES}

    assert [(str(path), count) for path, count in lines.items() if count > LONGEST] == []


def test_the_first_line_of_a_module_says_what_it_is_for(trees):
    """A whole sentence."""
    first = {
        path: (ast.get_docstring(tree) or "").partition("\n")[0] for path, tree in trees.items()
    }

    assert [
        (path, line)
        for path, line in first.items()
        if len(line) <= 10 or not line.endswith((".", "?", "!"))
    ] == []


def test_a_name_says_what_a_thing_is(trees):
    """No utils, helpers, managers, data, info, process, handle: words that fit everything."""
    assert [
        (path, name)
        for path, tree in trees.items()
        for name in (path.stem, *_defined(tree))
        if NO_NAME.search(name)
    ] == []


def _defined(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            yield node.name


def test_a_public_class_name_means_one_thing(trees):
    """Whoever reads a name knows which value it is, without the import above it."""
    names = Counter(
        node.name
        for tree in trees.values()
        for node in tree.body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    assert [name for name, count in names.items() if count > 1] == []


def test_nothing_can_reach_the_network(trees):
    """No module that opens a connection is imported, at the top or inside a function."""
    assert [
        (path, name)
        for path, tree in trees.items()
        for name in _imported(tree)
        if name.partition(".")[0] in NETWORK
    ] == []


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "import_module":
            yield from (arg.value for arg in node.args if isinstance(arg, ast.Constant))


def test_the_core_draws_no_clock_from_the_calendar_module(trees):
    """`now`, `today` and chance are arguments: what a type of `datetime` can ask for, too."""
    assert [
        (path, node.lineno)
        for path, tree in trees.items()
        if path.parts[0] in CORE
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and (getattr(node.value, "id", ""), node.attr) in CLOCKS
    ] == []


def test_no_sentence_blames(trees):
    """Words that a tired person can read. Docstrings and patterns are for builders."""
    assert [
        (path, text)
        for path, tree in trees.items()
        for text in _sentences(tree)
        if BLAME.search(text)
    ] == []


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
