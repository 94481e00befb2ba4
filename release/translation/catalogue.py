"""Release: the sentences as a gettext catalogue, which any translator's editor opens."""

import re
from collections.abc import Iterable
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from release.translation.package import PACKAGE
from release.translation.sentence import Said

_BLANK = re.compile(r"\S\s+\S")


def catalogue(sentences: Iterable[Said], version: str) -> Catalog:
    """All sentences, each once, with every place where it stands."""
    found = Catalog(
        project="pace",
        version=version,
        header_comment=HEADER,
        charset="utf-8",
        fuzzy=False,
    )
    for said in sentences:
        place = said.place
        where = (f"src/{PACKAGE.name}/{place.file}", place.line)
        found.add(
            (said.text, said.more) if said.more else said.text,
            locations=[where],
            flags=["python-brace-format"] if said.template else [],
            auto_comments=list(_comments(said)),
            context=context_of(said),
        )
    return found


HEADER = """\
# The sentences of pace. What is typed, stored or read by programs is not among them:
# it stays English. docs/how-to/translate.md says how a translation is made and built."""


def context_of(said: Said) -> str | None:
    """The module of a word that stands alone: `rest` is another thing in another place."""
    if said.more or _BLANK.search(said.text):
        return None
    return said.place.file.rpartition(".")[0]


def _comments(said: Said) -> Iterable[str]:
    if said.place.function:
        yield f"In {said.place.function}"
    yield from said.notes


def write_pot(found: Catalog, path: Path) -> None:
    """The catalogue as a file, in the order of the source, without a wrap in the places."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, found, width=100, omit_header=False, sort_by_file=False)
