"""Release: an f-string as a template with names, `{days} at {amount}`, and as a call again."""

import ast
import keyword
import re
from collections.abc import Mapping
from string import Formatter
from typing import NamedTuple

LONGEST_NAME = 3
"""Words of a name. A translator has to tell placeholders apart, not to read the program."""


class Template(NamedTuple):
    """The words of an f-string; `holes`: what stands in each placeholder, by its name."""

    text: str
    holes: Mapping[str, ast.expr]

    @property
    def legend(self) -> tuple[str, ...]:
        """What a translator is told of each placeholder whose name leaves something out."""
        sources = {name: ast.unparse(hole) for name, hole in self.holes.items()}
        return tuple(f"{{{name}}}: {text}" for name, text in sources.items() if name != text)


def template_of(node: ast.JoinedStr) -> Template:
    """The template of an f-string. The same expression has the same name, each other its own."""
    holes: dict[str, ast.expr] = {}
    return Template(_text(node, holes), holes)


def _text(node: ast.JoinedStr, holes: dict[str, ast.expr]) -> str:
    return "".join(_part(value, holes) for value in node.values)


def _part(value: ast.expr, holes: dict[str, ast.expr]) -> str:
    if isinstance(value, ast.FormattedValue):
        how = "" if value.conversion < 0 else f"!{chr(value.conversion)}"
        spec = value.format_spec
        form = f":{_text(spec, holes)}" if isinstance(spec, ast.JoinedStr) else ""
        return f"{{{_name(value.value, holes)}{how}{form}}}"
    assert isinstance(value, ast.Constant)
    return str(value.value).replace("{", "{{").replace("}", "}}")


def _name(hole: ast.expr, holes: dict[str, ast.expr]) -> str:
    words = _words(hole)[:LONGEST_NAME] or ["value"]
    wished = "_".join(words).strip("_") or "value"
    wished = f"{wished}_" if keyword.iskeyword(wished) else wished
    said, name, again = ast.dump(hole), wished, 1
    while name in holes and ast.dump(holes[name]) != said:
        again += 1
        name = f"{wished}_{again}"
    holes.setdefault(name, hole)
    return name


def _words(hole: ast.expr) -> list[str]:
    """The names in an expression, in their order, without those of the texts in it."""
    bare = re.sub(r"'[^']*'|\"[^\"]*\"", "", ast.unparse(hole))
    return [word for word in re.findall(r"[A-Za-z_]\w*", bare) if not keyword.iskeyword(word)]


def tokens(text: str) -> list[tuple[str, str]]:
    """The placeholders of a template, each with its form. ValueError: braces that are none."""
    parts = [(name, spec, how) for _, name, spec, how in Formatter().parse(text)]
    return [
        (name, (f"!{how}" if how else "") + (f":{spec}" if spec else ""))
        for name, spec, how in parts
        if name is not None
    ]


def filled(text: str, holes: Mapping[str, ast.expr]) -> ast.expr:
    """The template as an expression: `"...".format(name=...)`, which no quote can break."""
    words = ast.Attribute(ast.Constant(text), "format", ast.Load())
    given = [ast.keyword(name, hole) for name, hole in holes.items()]
    return ast.Call(words, [], given) if holes else ast.Constant(text.format())
