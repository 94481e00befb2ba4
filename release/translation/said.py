"""Release: is this text a sentence that a person reads, or a word of the program's data?

A text with a blank between two words is said, unless it stands where only data stand: as a key,
in a comparison, in a pattern, as a type, as what a call of `HEARS_DATA` takes. A text that is
compared somewhere is a value of the program everywhere, but in the rooms that only talk. A word
alone is said in those rooms, and elsewhere as what a call of `SAYS` takes. What this cannot tell
apart stands in `exceptions.py`, each with its reason.
"""

import ast
import re
from typing import Final

from release.translation.calls import (
    DATA_NAMES,
    HEARS_DATA,
    LAST_IS_SAID,
    ROLES,
    SAID_NAMES,
    SAYS,
    TAKES_APART,
    TALKING,
)
from release.translation.exceptions import DATA, DATA_FILES, SAID
from release.translation.placing import Place, Step

from pacing_cli.cli.commands_table import COMMANDS

_COMMANDS: Final = {(f"cli/commands/{row.module}.py", row.function) for row in COMMANDS}
"""The file and the function of every command."""
_LETTER: Final = re.compile(r"[^\W\d_]")
_TWO_WORDS: Final = re.compile(r"[^\W\d_].*\s|\s.*[^\W\d_]", re.DOTALL)
_CODE: Final = re.compile(
    r"\(\?|\\[bsdwS]|\]\)?[+*]|^\s?(SELECT|PRAGMA|WHERE) |^<|^#? ?\w+ = |^http"
    r"|\n\w+ = |^[A-Z]{2}$|^[\w-]+\.[a-z]+$|^\w*_\w*$|^--?[\w-]+(=\S*)?$|^.$|^pace$"
)
"""Patterns, questions to a database, markup, lines of TOML, addresses; codes of countries, names
of files, fields with a stroke, options, single letters, and the program's own name."""
_STOPPED: Final = re.compile(r"[A-Z]\w+[.:?!]")
"""A word that is a sentence: `Written.`"""
_HOLE: Final = re.compile(r"\{\{|\}\}|\{[^{}]*(?:\{[^{}]*\})?[^{}]*\}")


def is_said(text: str, place: Place, compared: frozenset[str] = frozenset()) -> bool:
    """Whether a person reads this text. `compared`: the values of the program."""
    if not _LETTER.search(text) or place.file in DATA_FILES or text in DATA.get(place.file, ()):
        return False
    if text in SAID.get(place.file, ()) and not is_compared(place):
        return True
    if is_data(place) or _CODE.search(text) or text in ROLES:
        return False
    talks = place.room in TALKING
    if _TWO_WORDS.search(text) and not _is_a_header(place):
        return talks or text not in compared
    alone = _says(place.holder) or _is_chosen(place) or _STOPPED.fullmatch(text) is not None
    return talks or alone


def is_template_said(text: str, place: Place, compared: frozenset[str] = frozenset()) -> bool:
    """Whether a person reads what this f-string makes. Of two values that only punctuation
    joins, `wording` has the order said: it is a matter of language."""
    own = _HOLE.sub("", text)
    if text in DATA.get(place.file, ()) or _CODE.search(text):
        return False
    if _LETTER.search(own):
        return is_said(own, place, compared)
    return place.room == "wording" and text.count("{") > 1 and not is_data(place)


def docstring_is_said(place: Place) -> bool:
    """The docstring of a command is its help."""
    owner, _, nth = place.steps[1]
    if not isinstance(owner, ast.FunctionDef) or nth or not place.file.startswith("cli/"):
        return False
    decorated = {name_of(each) for each in owner.decorator_list if isinstance(each, ast.Call)}
    return bool(decorated & {"command", "callback"}) or (place.file, owner.name) in _COMMANDS


def is_compared(place: Place) -> bool:
    """Stands it where the program looks whether it is this text?"""
    node, field, _ = place.holder
    return (
        isinstance(node, ast.Compare | ast.MatchValue | ast.Set)
        or (isinstance(node, ast.Dict) and field == "keys")
        or (isinstance(node, ast.DictComp) and field == "key")
        or (isinstance(node, ast.Subscript) and field == "slice")
    )


def is_data(place: Place) -> bool:
    """Stands it where only data stand?"""
    return is_compared(place) or _hears_data(place.holder) or _is_in_a_type(place)


def _is_in_a_type(place: Place) -> bool:
    """In an annotation; what a call in an annotation takes is none of it: `Option(help=...)`."""
    for node, field, _ in place.steps:
        if isinstance(node, ast.Call):
            return False
        if field in ("annotation", "returns"):
            return True
    return False


def _is_a_header(place: Place) -> bool:
    """The tables at the top of an importer are words of other programs."""
    return place.room == "importers" and not place.function


def _hears_data(step: Step) -> bool:
    node, field, nth = step
    match node:
        case ast.keyword():
            return node.arg in DATA_NAMES
        case ast.Attribute():
            return node.attr in TAKES_APART
        case ast.Call():
            name = name_of(node)
            return field == "args" and name in HEARS_DATA and nth < LAST_IS_SAID.get(name, 9)
        case _:
            return False


def _says(step: Step) -> bool:
    node, field, nth = step
    if isinstance(node, ast.keyword):
        return node.arg in SAID_NAMES
    return isinstance(node, ast.Call) and field == "args" and nth >= SAYS.get(name_of(node), 9)


def _is_chosen(place: Place) -> bool:
    """`is` or `are`, as the f-string around it needs."""
    around = place.steps[:2]
    return [type(step.node) for step in around] == [ast.IfExp, ast.FormattedValue]


def name_of(call: ast.Call) -> str:
    """The last part of the name that is called."""
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""
