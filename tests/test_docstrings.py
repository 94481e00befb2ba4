"""What the docstrings of public functions have to say."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src/pacing_cli"


def test_a_public_function_that_raises_names_the_error():
    """A caller should not have to read a body to learn what to catch.

    Only errors raised in the function's own body are asked for, not those that pass through.
    """
    silent = [
        f"{path.relative_to(SOURCE)}:{function.lineno} {function.name}: {', '.join(missing)}"
        for path, tree in modules().items()
        if path.parent.name != "commands"  # its errors end in the guard; its docstring is help
        for function in public_functions(tree)
        if (missing := errors_not_named(function))
    ]
    assert silent == []


@cache
def modules() -> dict[Path, ast.Module]:
    """The syntax tree of every module."""
    return {path: ast.parse(path.read_text("utf-8")) for path in sorted(SOURCE.rglob("*.py"))}


def public_functions(tree: ast.AST) -> Iterator[ast.FunctionDef]:
    """Functions and methods whose name has no underscore in front, those in functions left out."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield node
        elif isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield from public_functions(node)


def errors_not_named(function: ast.FunctionDef) -> list[str]:
    """The errors that the body raises and the docstring does not name."""
    docstring = ast.get_docstring(function) or ""
    return sorted(name for name in raised(function.body) if name not in docstring)


def raised(body: list[ast.stmt]) -> set[str]:
    """Names of the errors raised in a body.

    A bare `raise`, functions inside, and what the guard of a call catches are left out.
    """
    names = set()
    waiting: list[ast.AST] = list(body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Raise) and node.exc is not None:
            names.add(error_name(node.exc))
        guarded = isinstance(node, ast.With) and "guarded(" in ast.unparse(node.items[0])
        if not guarded and not isinstance(node, ast.FunctionDef | ast.Lambda):
            waiting += ast.iter_child_nodes(node)
    return names - {""}


def error_name(raised: ast.expr) -> str:
    """The class's name; empty for an error that was caught before and is raised again."""
    callee = raised.func if isinstance(raised, ast.Call) else raised
    name = callee.attr if isinstance(callee, ast.Attribute) else getattr(callee, "id", "")
    name = factories().get(name, name)
    return name if name[:1].isupper() and name not in NO_ERRORS else ""


NO_ERRORS = {"Exit"}
"""Ends of the program that a caller does not catch."""


@cache
def factories() -> dict[str, str]:
    """What a function gives, by its name: the class of `raise could_not_write(path, error)`."""
    return {
        node.name: node.returns.id
        for tree in modules().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and isinstance(node.returns, ast.Name)
    }
