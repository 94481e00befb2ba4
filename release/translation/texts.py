"""Release: the sentences of a Python module, and the module with others in their place.

What changes is exchanged at its position in the source, and fills as many lines as before: a
traceback of the translated program has the line numbers of this one.
"""

import ast
from collections.abc import Iterator, Mapping
from inspect import cleandoc
from itertools import accumulate
from typing import NamedTuple, TypeAlias

from release.translation.placing import Step, holders, place_of
from release.translation.said import (
    docstring_is_said,
    is_compared,
    is_said,
    is_template_said,
    name_of,
)
from release.translation.sentence import Exchange, Said
from release.translation.template import filled, template_of

Edit: TypeAlias = tuple[tuple[int, int], tuple[int, int], str]
"""From where to where (line from 1, column in bytes), and the text for it."""


class Module(NamedTuple):
    """A module as it was read. `held`: what holds each of its nodes."""

    file: str
    source: str
    tree: ast.Module
    held: Mapping[int, Step]


def read_module(source: str, file: str) -> Module:
    """Reads it; nothing of it is run."""
    tree = ast.parse(source)
    return Module(file, source, tree, holders(tree))


def compared_in(module: Module) -> frozenset[str]:
    """The texts of a module that the program compares: values, and no sentences."""
    texts = [node for node in ast.walk(module.tree) if isinstance(node, ast.Constant)]
    return frozenset(
        node.value
        for node in texts
        if isinstance(node.value, str) and " " in node.value
        if is_compared(place_of(node, module.held, module.file))
    )


def exchanged(module: Module, exchange: Exchange, compared: frozenset[str] = frozenset()) -> str:
    """The module's source with other sentences. It can be done once with a module."""
    whole = module.source.encode()
    starts = (0, *accumulate(map(len, whole.splitlines(keepends=True))))
    edits = _Texts(module, exchange, compared).edits()
    for (line, column), (last, end), text in sorted(edits, reverse=True):
        before, after = whole[: starts[line - 1] + column], whole[starts[last - 1] + end :]
        whole = before + text.encode() + after
    return whole.decode()


class _Texts(ast.NodeTransformer):
    """Looks at every text of a module, and turns those that are said."""

    def __init__(self, module: Module, exchange: Exchange, compared: frozenset[str]) -> None:
        self.tree, self.held, self.file = module.tree, module.held, module.file
        self.exchange, self.compared = exchange, compared
        self.changes = 0

    def edits(self) -> Iterator[Edit]:
        """What changes in the module: a whole text each, with what is nested in it."""
        waiting: list[ast.AST] = [self.tree]
        while waiting:
            match waiting.pop():
                case ast.JoinedStr() | ast.Constant() as node:
                    yield from self._text(node)
                case ast.Expr(value=ast.Constant() as text):
                    yield from self._docstring(text)
                case ast.Call() as call if _counts(call):
                    waiting.append(call.args[0])
                    yield from self._counted(call)
                case node:
                    waiting += ast.iter_child_nodes(node)

    def _text(self, node: ast.expr) -> Iterator[Edit]:
        before, turned = self.changes, self.visit(node)
        if self.changes > before:
            yield _edit(node, node, f"({ast.unparse(turned)}", ")")

    def _docstring(self, node: ast.Constant) -> Iterator[Edit]:
        place = place_of(node, self.held, self.file)
        if isinstance(node.value, str) and docstring_is_said(place):
            for text in self.exchange(Said(cleandoc(node.value), place)):
                yield _edit(node, node, f"({text!r}", ")")

    def _counted(self, node: ast.Call) -> Iterator[Edit]:
        forms = self.exchange(self._plural(node))
        if forms:
            yield _edit(node.args[1], node.args[-1], ", ".join(map(repr, forms)), "")

    def _plural(self, node: ast.Call) -> Said:
        words = [str(word.value) for word in node.args[1:] if isinstance(word, ast.Constant)]
        one, many = words[0], words[1] if len(words) > 1 else f"{words[0]}s"
        return Said(one, place_of(node, self.held, self.file), more=many)

    def visit_Call(self, node: ast.Call) -> ast.AST:
        """A count inside of an f-string."""
        if not _counts(node):
            return self.generic_visit(node)
        node.args[0] = self.visit(node.args[0])
        forms = self._instead(self._plural(node))
        if forms:
            node.args[1:] = map(ast.Constant, forms)
        return node

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        """A text without placeholders."""
        place = place_of(node, self.held, self.file)
        if not isinstance(node.value, str) or not is_said(node.value, place, self.compared):
            return node
        new = self._instead(Said(node.value, place))
        return ast.Constant(new[0]) if new else node

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.AST:
        """An f-string: its own words, and the texts in its placeholders."""
        template, place = template_of(node), place_of(node, self.held, self.file)
        said = Said(template.text, place, template=True, notes=template.legend)
        before = self.changes
        new = self._instead(said) if is_template_said(template.text, place, self.compared) else ()
        holes = {name: self.visit(hole) for name, hole in template.holes.items()}
        return node if self.changes == before else filled(new[0] if new else template.text, holes)

    def _instead(self, said: Said) -> tuple[str, ...]:
        new = self.exchange(said)
        self.changes += bool(new)
        return new


def _counts(node: ast.Call) -> bool:
    """`count(days, "day")`, with its words where a translator can see them."""
    words = node.args[1:]
    return (
        name_of(node) == "count"
        and bool(words)
        and all(isinstance(word, ast.Constant) for word in words)
    )


def _edit(first: ast.expr, last: ast.expr, text: str, end: str) -> Edit:
    start = (first.lineno, first.col_offset)
    assert last.end_lineno is not None
    assert last.end_col_offset is not None
    lines = "\n" * (last.end_lineno - first.lineno)
    return start, (last.end_lineno, last.end_col_offset), f"{text}{lines}{end}"
