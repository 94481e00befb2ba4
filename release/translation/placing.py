"""Release: where each text of a module stands: what holds it, step by step, up to the module."""

import ast
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

_PASSED_THROUGH: Final = (
    ast.IfExp, ast.BoolOp, ast.Starred, ast.Tuple, ast.List, ast.FormattedValue, ast.JoinedStr,
    ast.BinOp, ast.GeneratorExp, ast.ListComp, ast.NamedExpr,
)  # fmt: skip
"""What hands a text on as it is: the place of the whole is the place of the text."""


class Step(NamedTuple):
    """What holds a node, in which of its fields, and at which place of it."""

    node: ast.AST
    field: str
    nth: int = 0


class Place(NamedTuple):
    """Where a text stands. `steps`: from what holds it up to the module."""

    file: str
    line: int
    steps: tuple[Step, ...] = ()

    @property
    def room(self) -> str:
        """The room of the package, or the module where it stands in none."""
        return self.file.split("/")[0]

    @property
    def holder(self) -> Step:
        """The first that does something with the text, and does not only hand it on."""
        whole = Step(ast.Module([], []), "body")
        return next((step for step in self.steps if not _hands_on(step)), whole)

    @property
    def function(self) -> str:
        """The function or class it stands in; empty at the top of a module."""
        named = (ast.FunctionDef, ast.ClassDef)
        return next((step.node.name for step in self.steps if isinstance(step.node, named)), "")


def _hands_on(step: Step) -> bool:
    return isinstance(step.node, _PASSED_THROUGH) and step.field not in ("test", "format_spec")


def holders(tree: ast.AST) -> Mapping[int, Step]:
    """What holds each node, by the node's id(). By hand: `ast.walk` takes twice as long."""
    found: dict[int, Step] = {}
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        for field in node._fields:
            value = getattr(node, field, None)
            for nth, child in enumerate(value if isinstance(value, list) else (value,)):
                if isinstance(child, ast.AST) and not isinstance(child, ast.expr_context):
                    found[id(child)] = Step(node, field, nth)
                    waiting.append(child)
    return found


def place_of(node: ast.expr, held: Mapping[int, Step], file: str) -> Place:
    """Where a node stands in the file."""
    return Place(file, node.lineno, tuple(_upwards(node, held)))


def _upwards(node: ast.AST, held: Mapping[int, Step]) -> Iterator[Step]:
    while step := held.get(id(node)):
        yield step
        node = step.node
