"""Parse XML of phones piece by piece, without expanding entities.

The standard library's expat is fed from the stream. A document type is cut off before it is
parsed: some phones write one that is not well-formed, and it is the only place from which
an entity could come that grows without end. A vertical tab, which XML does not allow, is
taken out; so are spaces before the declaration, as Strava keeps them in TCX files.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, Final
from xml.parsers import expat

from pacing_cli.errors import FileNotUsable
from pacing_cli.importers.reading.archive import ArchiveFile, Progress

CHUNK: Final = 1 << 18
_LONGEST_TYPE: Final = 1 << 20
_LONGEST_TAG: Final = 1 << 23
_DUPLICATE: Final = expat.errors.codes[expat.errors.XML_ERROR_DUPLICATE_ATTRIBUTE]
_TAG: Final = re.compile(
    rb"""<[A-Za-z_][^\s<>"'/]*(?:\s+[^\s=<>"'/]+\s*=\s*(?:"[^"]*"|'[^']*'))+"""
)
_ATTRIBUTE: Final = re.compile(rb"""\s+([^\s=<>"'/]+)\s*=\s*(?:"[^"]*"|'[^']*')""")
_TYPE: Final = b"<!DOCTYPE"

Start = Callable[[str, dict[str, str]], None]
"""Told the name of an element and its attributes."""


class NamedTwice(Exception):
    """A tag has a name twice, which the parser gives up on: read again, with `careful`."""


class XmlStream:
    """One document, read once. Most readers need no ends of elements: `end_with` asks for them."""

    def __init__(self, member: ArchiveFile, start: Start, *, careful: bool = False) -> None:
        self._member, self._careful = member, careful
        self._parser: Any = expat.ParserCreate()
        self._parser.StartElementHandler = start

    def end_with(self, end: Callable[[str], None] | None) -> None:
        """From now on tell of the end of elements too, or (with None) no more."""
        self._parser.EndElementHandler = end

    def text_with(self, text: Callable[[str], object]) -> None:
        """Report the text between the tags as well, in one piece or several."""
        self._parser.CharacterDataHandler = text

    def read(self, progress: Progress | None = None) -> None:
        """Parse the whole file. Raises FileNotUsable, or NamedTwice if not `careful`."""
        try:
            with self._member.opened(progress) as stream:
                for piece in _pieces(stream, self._member.where, careful=self._careful):
                    self._parser.Parse(piece, False)
                self._parser.Parse(b"", True)
        except expat.ExpatError as error:
            if error.code == _DUPLICATE and not self._careful:
                raise NamedTwice from error
            raise self._broken(error) from error
        except (LookupError, ValueError) as error:
            if type(error) not in (LookupError, ValueError):
                raise  # no word of the parser's, but a bug of who is told
            raise FileNotUsable(
                f"pace cannot read the encoding of {self._member.where}. Nothing was imported.",
                "Export the file again, or save it as UTF-8.",
            ) from error

    def _broken(self, error: expat.ExpatError) -> FileNotUsable:
        what = expat.errors.messages.get(error.code, "it cannot be read")
        return FileNotUsable(
            f"{self._member.where} is damaged or incomplete: {what}, line {error.lineno}. Nothing "
            "was imported.",
            "Export the file again or copy it again, then import it.",
        )


def _pieces(stream: BinaryIO, where: str, *, careful: bool) -> Iterator[bytes]:
    pieces = _without_type(_clean(stream), where)
    if not careful:
        return pieces
    return (_TAG.sub(_once_each, piece) for piece in _whole_tags(pieces, where))


def _clean(stream: BinaryIO) -> Iterator[bytes]:
    while piece := stream.read(CHUNK):
        yield piece.replace(b"\x0b", b"") if b"\x0b" in piece else piece


def _without_type(pieces: Iterator[bytes], where: str) -> Iterator[bytes]:
    """The document without its type: cut from `<!DOCTYPE` to the `]>` or `>` that ends it."""
    start = b""
    for piece in pieces:
        start = (start + piece).lstrip()
        cut = _cut_type(start)
        if cut is not None:
            yield cut
            yield from pieces
            return
        if len(start) > _LONGEST_TYPE:
            raise FileNotUsable(
                f"{where} begins with a document type that does not end. Nothing was imported."
            )
    yield start


def _cut_type(start: bytes) -> bytes | None:
    """The beginning without the type; None where more has to be read to know."""
    at = start.find(_TYPE)
    root = re.search(rb"<[A-Za-z_]", start)
    if at < 0 or (root and root.start() < at):
        return start if root else None
    inner, close = start.find(b"[", at), start.find(b">", at)
    if inner < 0 or (0 <= close < inner):
        return start[:at] + start[close + 1 :] if close >= 0 else None
    end = re.compile(rb"\]\s*>").search(start, inner)
    return (
        start[:at] + b"\n" * start.count(b"\n", at, end.end()) + start[end.end() :] if end else None
    )


def _whole_tags(pieces: Iterator[bytes], where: str) -> Iterator[bytes]:
    """The same bytes, cut behind the end of a tag."""
    left = b""
    for piece in pieces:
        whole, end, after = (left + piece).rpartition(b">")
        if end:
            yield whole + end
        left = after
        if len(left) > _LONGEST_TAG:
            raise FileNotUsable(f"{where} has a tag that does not end. Nothing was imported.")
    yield left


def _once_each(tag: "re.Match[bytes]") -> bytes:
    """Return a tag without repeated names. The first one counts."""
    text = tag[0]
    found = list(_ATTRIBUTE.finditer(text))
    names = [one[1] for one in found]
    if len(set(names)) == len(names):
        return text
    kept = [one[0] for place, one in enumerate(found) if one[1] not in names[:place]]
    return text[: found[0].start()] + b"".join(kept)
