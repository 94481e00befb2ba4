"""Release: the sentences that stand in files beside the code: cards, routines, topics, the sheet.

A paragraph is one sentence of the catalogue, a line of a topic's table is one. Of the sheet's
template it is what stands between two tags, with its placeholders as they are.
"""

import re
from collections.abc import Callable, Iterator, MutableMapping
from pathlib import PurePosixPath
from typing import Any, Final

import tomlkit
from release.translation.placing import Place
from release.translation.sentence import Exchange, Said

TEXTS: Final = ("storage/cards/*.toml", "storage/routines/*.toml", "storage/topics/*.toml")
TEMPLATES: Final = ("exporters/sheet/templates/*.j2",)

SAID_KEYS: Final = frozenset({"title", "text", "about", "caution", "end", "say"})
"""What a person reads of a text file. All other keys are addresses, grades and numbers."""

_EXAMPLE: Final = re.compile(r" +(?!.* \| )pace\b.*| +\{\w+\}")
"""A line of a topic that is typed as it stands, or filled in."""
_BETWEEN_TAGS: Final = re.compile(r"(?<=[>}])(?:[^<>{}]|\{\{[^{}<>]*\}\})+(?=<|\{%|$)", re.DOTALL)
_LABEL: Final = re.compile(r'(?<=aria-label=")[^"]+(?=")')
_QUOTED: Final = re.compile(r"(?<=')(?:[A-Z][a-z ]+|[a-z]+ )(?=')")
HOLE: Final = re.compile(r"\{\{.*?\}\}")
"""A placeholder of the sheet's template."""


def is_beside(file: str) -> bool:
    """Whether a file of the package holds sentences beside the code."""
    return any(PurePosixPath(file).match(one) for one in (*TEXTS, *TEMPLATES))


def exchanged_beside(source: str, file: str, exchange: Exchange) -> str:
    """The file with other sentences."""
    turn = _of_template if file.endswith(".j2") else _of_toml
    return turn(source, file, exchange)


def _of_toml(source: str, file: str, exchange: Exchange) -> str:
    found = tomlkit.parse(source)
    before = source

    def say(text: str) -> str:
        line = before[: max(before.find(text.split("\n")[0]), 0)].count("\n") + 1
        new = exchange(Said(text, Place(file, line, ())))
        return new[0] if new else text

    return tomlkit.dumps(found) if _turn(found, say) else source


def _turn(table: MutableMapping[str, Any], say: Callable[[str], str]) -> bool:
    """Whether something was exchanged in the table or in one of those within it."""
    turned = False
    for key, value in table.items():
        if isinstance(value, list):
            # Every row is turned: `any` alone would stop at the first.
            turned |= sum(_turn(row, say) for row in value if isinstance(row, dict)) > 0
        elif key in SAID_KEYS and (new := _in_blocks(str(value), say)) != value:
            many = "\n" in new
            table[key] = tomlkit.string(f"\n{new}" if many else new, multiline=many)
            turned = True
    return turned


def _in_blocks(text: str, say: Callable[[str], str]) -> str:
    """Paragraph by paragraph; an indented one line by line."""
    blocks = text.strip("\n").split("\n\n")
    new = "\n\n".join(
        "\n".join(_in_lines(block, say)) if block.startswith(" ") else say(block)
        for block in blocks
    )
    return f"{new}\n" if text.endswith("\n") else new


def _in_lines(block: str, say: Callable[[str], str]) -> Iterator[str]:
    for line in block.splitlines():
        bare = line.lstrip()
        indent = line[: len(line) - len(bare)]
        yield line if _EXAMPLE.fullmatch(line) else f"{indent}{say(bare)}"


def _of_template(source: str, file: str, exchange: Exchange) -> str:
    def say(found: re.Match[str]) -> str:
        text = found.group().strip()
        if not re.search(r"[^\W\d_]", HOLE.sub("", text)):
            return found.group()
        line = source[: found.start()].count("\n") + 1
        new = exchange(Said(text, Place(file, line, ())))
        return found.group().replace(text, _escaped(new[0], found)) if new else found.group()

    for pattern in (_BETWEEN_TAGS, _LABEL, _QUOTED):
        source = pattern.sub(say, source)
    return source


def _escaped(text: str, found: re.Match[str]) -> str:
    """So that it stays what it is where it stands: in the page, in an attribute, in a text."""
    match found.re:
        case re.Pattern() as pattern if pattern is _QUOTED:
            return text.replace("\\", "\\\\").replace("'", "\\'")
        case re.Pattern() as pattern if pattern is _LABEL:
            return text.replace('"', "&quot;")
        case _:
            return text.replace("<", "&lt;").replace(">", "&gt;")
