"""Release: a translator's file: what it says instead of each sentence, and what is wrong in it."""

import gettext
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from release.translation.catalogue import context_of
from release.translation.sentence import Said
from release.translation.template import tokens

from pacing_cli.cli.commands_table import COMMANDS

BRACES: Final = re.compile(r"\{\{.*?\}\}|\{[\w.]*\}")
TYPED: Final = re.compile(rf"\bpace (?:{'|'.join(row.name for row in COMMANDS)})\b|--[a-z][\w-]*")
"""What is typed as it stands, in every language."""

NUMBERS: Final = 200
"""A rule for plurals looks at small numbers, and of large ones at the last two digits."""


class Wrong(NamedTuple):
    """Something that a translator has to put right. `line`: of the file."""

    line: int
    what: str


class Translation(NamedTuple):
    """What is said instead, by context and text.

    `forms`: which form of a word goes with each number below `NUMBERS`. What is fuzzy or not
    translated is counted, and stays English.
    """

    language: str
    instead: Mapping[tuple[str | None, str], tuple[str, ...]]
    forms: tuple[int, ...]
    wrong: tuple[Wrong, ...]
    fuzzy: int
    untranslated: int

    def exchange(self, said: Said) -> tuple[str, ...]:
        """The translation of one sentence, with a form for each number where it counts."""
        found = self.instead.get((context_of(said), said.text), ())
        if said.more:
            return found if len(found) == max(self.forms) + 1 else ()
        return found[:1]


def read_translation(path: Path) -> Translation:
    """A .po file. Raises PoFileError where it is none."""
    with path.open("rb") as file:
        found = read_po(file, abort_invalid=True)
    messages = [message for message in found if message.id]
    done = [one for one in messages if _strings(one) and not one.fuzzy]
    return Translation(
        found.locale_identifier or "",
        {(one.context, _key(one)): _strings(one) for one in done},
        _forms(found),
        tuple(wrong for one in done for wrong in _wrongs(one)),
        sum(one.fuzzy for one in messages),
        sum(not _strings(one) for one in messages),
    )


def _key(message: Message) -> str:
    return str(message.id[0] if isinstance(message.id, list | tuple) else message.id)


def _strings(message: Message) -> tuple[str, ...]:
    """All forms of the translation; none where one of them is missing."""
    said = message.string
    forms = tuple(said) if isinstance(said, list | tuple) else (said,)
    return tuple(map(str, forms)) if all(forms) else ()


def _wrongs(message: Message) -> Iterator[Wrong]:
    text, template = _key(message), "python-brace-format" in message.flags
    differ = _of_template if template else _of_text
    for said in _strings(message):
        for what in (*differ(text, said), *_of_typed(text, said)):
            yield Wrong(message.lineno or 0, what)


def _of_text(text: str, said: str) -> Iterator[str]:
    if set(BRACES.findall(text)) != set(BRACES.findall(said)):
        yield f"“{said}” needs the braces of “{text}”, as they are."


def _of_template(text: str, said: str) -> Iterator[str]:
    known = dict(tokens(text))
    try:
        here = tokens(said)
    except ValueError as error:
        yield f"“{said}” cannot be filled in: {error}. A brace that is a brace is written twice."
        return
    for name, form in dict.fromkeys(here):
        if name not in known:
            has = ", ".join(f"{{{name}{form}}}" for name, form in known.items())
            yield f"{{{name}}} is no placeholder here; “{text}” has {has or 'none'}."
        elif form != known[name]:
            yield f"{{{name}{form}}} has lost its form: write {{{name}{known[name]}}}."
    for name in known.keys() - {name for name, _ in here}:
        yield f"“{said}” leaves {{{name}{known[name]}}} out, and with it a fact. Put it in."


def _of_typed(text: str, said: str) -> Iterator[str]:
    for typed in sorted(set(TYPED.findall(text)) - set(TYPED.findall(said))):
        yield f"“{said}” leaves out `{typed}`, which is typed in English. Put it in as it is."


def _forms(found: Catalog) -> tuple[int, ...]:
    rule = gettext.c2py(found.plural_expr)
    return tuple(rule(number) for number in range(NUMBERS))
