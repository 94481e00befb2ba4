"""Find the position of every table, key and value in a TOML text. No disk here.

The text has to be valid TOML, read by `tomllib` before. Nothing here checks this.
"""

import re
import tomllib
from collections.abc import Iterator
from typing import Final, TypeAlias

from pacing_cli.model.value import Value

Path: TypeAlias = tuple[str | int, ...]
"""The keys from the root to a value; a number for each row of an array."""


class Place(Value):
    """One value in the text, and what is inside of an array or an inline table."""

    path: Path
    start: int
    end: int
    opens: str = ""
    """`[` for an array, `{` for an inline table."""
    entries: tuple["TomlEntry", ...] = ()


class TomlEntry(Value):
    """A key with its value, or one row of an array."""

    path: Path
    start: int
    place: Place
    end: int
    """Behind the value, and behind its comma where it has one."""

    @property
    def has_comma(self) -> bool:
        """Whether a comma follows."""
        return self.end > self.place.end


class Section(Value):
    """A header with the keys below it; the first one has no header and is the root."""

    path: Path
    start: int
    body: int
    """Behind the line of the header."""
    entries: tuple[TomlEntry, ...] = ()


class TomlLayout(Value):
    """A whole text."""

    sections: tuple[Section, ...]
    comments: tuple[tuple[int, int], ...]
    """From where to where each comment stands, its `#` included."""

    def holders(self) -> Iterator[Section | Place]:
        """Everything that holds entries, from the top down."""
        for section in self.sections:
            yield section
            yield from _inside(section.entries)


def _inside(entries: tuple[TomlEntry, ...]) -> Iterator[Place]:
    for entry in entries:
        if entry.place.opens:
            yield entry.place
            yield from _inside(entry.place.entries)


def layout_of(text: str) -> TomlLayout:
    """Return the positions of everything in a TOML text."""
    return _Scanner(text).layout()


_SPACE: Final = re.compile(r"[ \t\r\n]*")
_COMMENT: Final = re.compile(r"#[^\r\n]*")
_BARE: Final = re.compile(r"[^\s.=\]\"'#]+")
_PLAIN: Final = re.compile(r"[^,\]}#\r\n]*[^,\]}#\s]")
_STRINGS: Final = {
    '"""': re.compile(r'"""(?:\\.|[^\\])*?"""(?:"{1,2})?', re.S),
    "'''": re.compile(r"'''.*?'''(?:'{1,2})?", re.S),
    '"': re.compile(r'"(?:\\.|[^"\\])*"'),
    "'": re.compile(r"'[^']*'"),
}


class _Scanner:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._comments: list[tuple[int, int]] = []
        self._rows: dict[Path, int] = {}

    def layout(self) -> TomlLayout:
        sections: list[Section] = []
        section, entries = Section((), 0, 0), list[TomlEntry]()
        while self._next():
            if self._next() != "[":
                entries.append(self._pair(section.path))
                continue
            sections.append(section._replace(entries=tuple(entries)))
            section, entries = self._header(), []
        sections.append(section._replace(entries=tuple(entries)))
        return TomlLayout(tuple(sections), tuple(self._comments))

    def _next(self) -> str:
        """The next sign behind spaces, line ends and comments; empty at the end."""
        while True:
            self._at = self._matched(_SPACE)
            if not self._text.startswith("#", self._at):
                return self._text[self._at : self._at + 1]
            start, self._at = self._at, self._matched(_COMMENT)
            self._comments.append((start, self._at))

    def _matched(self, pattern: re.Pattern[str]) -> int:
        found = pattern.match(self._text, self._at)
        assert found, "a text that is TOML has it here"
        return found.end()

    def _header(self) -> Section:
        start = self._text.rfind("\n", 0, self._at) + 1
        many = self._text.startswith("[[", self._at)
        self._at += 2 if many else 1
        path = self._resolved(self._key(), many)
        self._at = self._text.index("]", self._at) + (2 if many else 1)
        line_end = self._text.find("\n", self._at) + 1
        return Section(path, start, line_end or len(self._text))

    def _resolved(self, keys: tuple[str, ...], many: bool) -> Path:
        """The path of a header: `[[a]]` begins a row, `[a.b]` is inside of the last one."""
        path: Path = ()
        for key in keys[:-1]:
            path += (key,)
            if path in self._rows:
                path += (self._rows[path],)
        path += (keys[-1],)
        if many:
            self._rows[path] = self._rows.get(path, -1) + 1
            path += (self._rows[path],)
        return path

    def _key(self) -> tuple[str, ...]:
        keys = []
        while True:
            sign, start = self._next(), self._at
            quoted = sign in _STRINGS
            self._at = self._matched(_STRINGS[sign] if quoted else _BARE)
            token = self._text[start : self._at]
            keys.append(str(tomllib.loads(f"key = {token}")["key"]) if quoted else token)
            if self._next() != ".":
                return tuple(keys)
            self._at += 1

    def _pair(self, above: Path) -> TomlEntry:
        start = self._at
        path = above + self._key()
        self._at = self._text.index("=", self._at) + 1
        self._next()
        place = self._value(path)
        return TomlEntry(path, start, place, place.end)

    def _value(self, path: Path) -> Place:
        start, sign = self._at, self._text[self._at]
        if sign in "[{":
            entries = self._entries(path, sign)
            return Place(path, start, self._at, sign, entries)
        quotes = next((q for q in _STRINGS if self._text.startswith(q, start)), "")
        self._at = self._matched(_STRINGS[quotes] if quotes else _PLAIN)
        return Place(path, start, self._at)

    def _entries(self, path: Path, opens: str) -> tuple[TomlEntry, ...]:
        entries: list[TomlEntry] = []
        self._at += 1
        while self._next() not in "]}":
            if opens == "{":
                entry = self._pair(path)
            else:
                place = self._value((*path, len(entries)))
                entry = TomlEntry(place.path, place.start, place, place.end)
            if self._next() == ",":
                self._at += 1
                entry = entry._replace(end=self._at)
            entries.append(entry)
        self._at += 1
        return tuple(entries)
