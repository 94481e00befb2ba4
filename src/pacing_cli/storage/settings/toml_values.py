"""Storage: how keys, values and tables are written as TOML. No disk here."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from typing import Any, Final

from pacing_cli.errors import WordsNotUnderstood

_WIDTH: Final = 88
_SHORT: Final = {"\n": "\\n", "\t": "\\t", '"': '\\"', "\\": "\\\\"}


class Remarked(str):
    """A text with a remark that is written as a comment behind it, once."""

    remark: str = ""

    @classmethod
    def of(cls, text: str, remark: str) -> "Remarked":
        """The text with its remark."""
        found = cls(text)
        found.remark = remark
        return found


def key_text(key: str) -> str:
    """A key, in quotes where it needs them."""
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else value_text(key)


def dotted(path: Sequence[str | int]) -> str:
    """A header or a dotted key; rows of an array have no name in it."""
    return ".".join(key_text(key) for key in path if isinstance(key, str))


def value_text(value: object) -> str:
    """A value on one line. Raises WordsNotUnderstood for what is not text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return '"' + "".join(_escaped(sign) for sign in value) + '"'
    if isinstance(value, Mapping):
        inside = ", ".join(f"{key_text(key)} = {value_text(one)}" for key, one in value.items())
        return f"{{ {inside} }}" if inside else "{}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(value_text(one) for one in value) + "]"
    if isinstance(value, date | time):
        return value.isoformat()
    return repr(value)


def pair_text(path: Sequence[str | int], value: object) -> str:
    """A key with its value; a long list has a line for each of its rows."""
    start = f"{dotted(path)} = "
    text = value_text(value)
    if isinstance(value, list) and len(start + text) > _WIDTH:
        text = "".join(("[\n", *(f"    {value_text(one)},\n" for one in value), "]"))
    remark = getattr(value, "remark", "")
    return f"{start}{text} # {remark}" if remark else start + text


def is_tables(value: object) -> bool:
    """A table, or an array of tables: what is written below a header of its own."""
    rows = value if isinstance(value, list) and value else [value]
    return all(isinstance(row, Mapping) for row in rows)


def section_rows(path: Sequence[str | int], value: Any, *, many: bool) -> Iterator[list[str]]:
    """A table as blocks of lines, each with its header; `many`: it is a row of an array."""
    tables = {key: one for key, one in value.items() if is_tables(one)}
    pairs = [pair_text((key,), one) for key, one in value.items() if key not in tables]
    name = dotted(path)
    if many or pairs or not tables:
        yield [f"[[{name}]]" if many else f"[{name}]", *pairs]
    for key, one in tables.items():
        if isinstance(one, list):
            for row in one:
                yield from section_rows((*path, key), row, many=True)
        else:
            yield from section_rows((*path, key), one, many=False)


def _escaped(sign: str) -> str:
    if sign in _SHORT:
        return _SHORT[sign]
    if sign < " " or sign == "\x7f":
        return f"\\u{ord(sign):04x}"
    if "\ud800" <= sign <= "\udfff":
        raise WordsNotUnderstood("That holds something that is not text.")
    return sign
