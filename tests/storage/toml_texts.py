"""Invented TOML texts, for the laws: one value written in any of the ways that TOML allows."""

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from random import Random
from typing import Any

BARE = set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")
Block = list[str]


class Writer:
    """Writes one value; every choice of form is the chance's. Comments are numbered."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._comments = 0

    def text(self, value: Mapping[str, Any]) -> bytes:
        """The bytes of a file: with a mark, line ends and an end of its own kind."""
        text = "\n".join(self._file(value)) + self._one_of("\n", "\n", "", "\n\n", "  \n# end\n")
        text = text.replace("\n", self._one_of("\n", "\n", "\r\n"))
        return self._one_of(b"", b"", b"\xef\xbb\xbf") + text.encode()

    def _one_of(self, *ways: Any) -> Any:
        return self._chance.choice(ways)

    def _rarely(self) -> bool:
        return self._chance.random() < 0.2

    def _comment(self) -> str:
        self._comments += 1
        return f"# remark {self._comments} " + self._one_of(".", "= 1", "[x]", '"', ",", "]", "}")

    # The lines of a file

    def _file(self, value: Mapping[str, Any]) -> list[str]:
        rows, groups = self._table((), value)
        lines = [*self._above(), *rows]
        while groups:
            group = self._chance.choice(groups) if self._rarely() else groups[0]
            lines += group.pop(0)
            groups = [one for one in groups if one]
        return lines

    def _above(self) -> list[str]:
        rows = [self._one_of("", self._comment(), "  " + self._comment()) for _ in range(3)]
        return rows[: self._one_of(0, 0, 0, 1, 2, 3)]

    def _table(
        self, path: tuple[str, ...], value: Mapping[str, Any]
    ) -> tuple[list[str], list[list[Block]]]:
        """The lines below the header of a table, and groups of blocks that keep their order."""
        pairs: list[str] = []
        groups: list[list[Block]] = []
        for key, one in value.items():
            form = self._one_of("own", "own", "dotted", "inline")
            if isinstance(one, dict) and form == "own":
                rows, inner = self._table((*path, key), one)
                implied = not rows and inner and self._rarely()
                header = [] if implied else [*self._above(), self._header((*path, key), "[", "]")]
                groups += [[[*header, *rows]], *inner]
            elif isinstance(one, dict) and form == "dotted" and one:
                rows, inner = self._dotted(path, (key,), one)
                pairs += rows
                groups += inner
            elif is_rows(one) and form != "inline":
                groups.append([self._row((*path, key), row) for row in one])
            else:
                pairs.append(self._pair((key,), one))
        if self._rarely():
            self._chance.shuffle(pairs)
        return [line for pair in pairs for line in (*self._above(), pair)], groups

    def _row(self, path: tuple[str, ...], value: Mapping[str, Any]) -> Block:
        rows, inner = self._table(path, value)
        below = [line for group in inner for block in group for line in block]
        return [*self._above(), self._header(path, "[[", "]]"), *rows, *below]

    def _header(self, path: tuple[str, ...], opens: str, closes: str) -> str:
        gap = self._one_of("", "", " ")
        return f"{opens}{gap}{self._keys(path)}{gap}{closes}{self._behind()}"

    def _dotted(
        self, above: tuple[str, ...], path: tuple[str, ...], value: Mapping[str, Any]
    ) -> tuple[list[str], list[list[Block]]]:
        """A table without a header; a table inside of it may have one."""
        found: list[str] = []
        groups: list[list[Block]] = []
        for key, one in value.items():
            deep = isinstance(one, dict) and one and self._one_of("dotted", "own", "inline")
            if deep == "dotted":
                rows, inner = self._dotted(above, (*path, key), one)
                found, groups = [*found, *rows], [*groups, *inner]
            elif deep == "own":
                full = (*above, *path, key)
                rows, inner = self._table(full, one)
                groups += [[[*self._above(), self._header(full, "[", "]"), *rows]], *inner]
            else:
                found.append(self._pair((*path, key), one))
        return found, groups

    def _pair(self, path: tuple[str, ...], value: object) -> str:
        sign = self._one_of(" = ", " = ", "=", "  =\t")
        indent = self._one_of("", "", "", "  ")
        return f"{indent}{self._keys(path)}{sign}{self._value(value)}{self._behind()}"

    def _behind(self) -> str:
        return self._one_of("", "", "  " + self._comment(), self._comment(), " ")

    def _keys(self, path: tuple[str, ...]) -> str:
        return self._one_of(".", ".", " . ").join(self._key(key) for key in path)

    def _key(self, key: str) -> str:
        plain = bool(key) and set(key) <= BARE
        ways = [_quoted(key)]
        if plain:
            ways += [key, key, key, f"'{key}'", f'"\\u{ord(key[0]):04x}{key[1:]}"']
        return str(self._chance.choice(ways))

    # Values

    def _value(self, value: object, lines: bool = True) -> str:
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, str):
            return self._string(value, lines)
        if isinstance(value, list):
            return self._array([self._value(one, lines) for one in value], lines)
        if isinstance(value, dict):
            gap, sign = self._one_of("", " "), self._one_of(" = ", "=")
            inside = ",".join(
                f"{gap}{self._keys(path)}{sign}{self._value(one, False)}"
                for path, one in self._inner(value)
            )
            return f"{{{inside}{gap}}}"
        if isinstance(value, datetime):
            return value.isoformat(self._one_of("T", " "))
        return str(value)

    def _inner(self, value: Mapping[str, Any]) -> list[tuple[tuple[str, ...], Any]]:
        found: list[tuple[tuple[str, ...], Any]] = []
        for key, one in value.items():
            if isinstance(one, dict) and one and self._rarely():
                found += [((key, *path), inner) for path, inner in self._inner(one)]
            else:
                found.append(((key,), one))
        return found

    def _string(self, text: str, lines: bool) -> str:
        ways = [_quoted(text), _quoted(text)]
        if not set(text) & set("'\n\r\x7f") and all(sign >= " " for sign in text):
            ways.append(f"'{text}'")
        if lines and not set(text) & set('"\\\r\x7f') and all(s >= " " or s == "\n" for s in text):
            ways.append(f'"""\n{text}"""')
        return str(self._chance.choice(ways))

    def _array(self, rows: list[str], lines: bool) -> str:
        if not lines or self._one_of(True, True, False):
            gap, comma = self._one_of("", " "), self._one_of("", ",") if rows else ""
            return f"[{gap}{self._one_of(', ', ',').join(rows)}{comma}{gap}]"
        comma = self._one_of("", ",")
        written = [
            f"{self._one_of('', '  ', '    ')}{row}{',' if at + 1 < len(rows) else comma}"
            f"{self._behind()}\n{self._one_of('', '', self._comment() + chr(10))}"
            for at, row in enumerate(rows)
        ]
        last = self._one_of("", "  ")
        return f"[{self._behind()}\n{''.join(written)}{last}]"


def is_rows(value: object) -> bool:
    """An array of tables."""
    return isinstance(value, list) and bool(value) and all(isinstance(x, dict) for x in value)


def _quoted(text: str) -> str:
    signs = {"\n": "\\n", '"': '\\"', "\\": "\\\\", "\t": "\\t"}
    return '"' + "".join(
        signs.get(sign, sign if sign >= " " and sign != "\x7f" else f"\\u{ord(sign):04x}")
        for sign in text
    ) + '"'  # fmt: skip


def parsed(content: bytes) -> dict[str, Any]:
    """What the bytes hold, told by the standard library."""
    return tomllib.loads(content.decode().removeprefix("\ufeff"))


def any_value(chance: Random, depth: int = 0) -> Any:
    """A value of any kind."""
    kinds: list[Any] = [
        lambda: chance.choice([0, 1, -7, 123456789012]),
        lambda: chance.choice([0.5, 1.0, 1e20, float("inf"), -2.5]),
        lambda: chance.choice([True, False]),
        lambda: chance.choice(["", "x", "12m", 'a "b" # c', "two\nlines", "ä = [1]", "''", "\\n"]),
        lambda: date(2026, 3, chance.randint(1, 28)),
        lambda: datetime.fromisoformat(f"2026-03-01T10:{chance.randint(10, 59)}:00"),
    ]
    if depth < 3:
        kinds += [
            lambda: [any_value(chance, 3) for _ in range(chance.randint(0, 3))],
            lambda: [any_table(chance, depth + 2) for _ in range(chance.randint(0, 3))],
            lambda: any_table(chance, depth + 1),
            lambda: any_table(chance, depth + 1),
        ]
    return chance.choice(kinds)()


def any_table(chance: Random, depth: int = 0) -> dict[str, Any]:
    """A table of a few keys, of which some need quotes."""
    names = ["a", "b", "mode", "walk", "long walk", "a.b", "", "ä", "-1", "#", "zone"]
    keys = chance.sample(names, chance.randint(0, 5 - depth))
    return {key: any_value(chance, depth) for key in keys}
