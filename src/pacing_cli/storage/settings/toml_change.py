"""Change a TOML text to another value with the smallest edits. No disk here.

The wanted content is a plain value. Every difference from the text is applied at its place and in
the style of its table: below its header, with a dotted key, or inside an inline table. Comments,
order, spacing and line ends of everything else stay. A comment is removed only with its table.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from typing import Any, Final

from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.value import Value
from pacing_cli.storage.settings.toml_places import (
    Path,
    Place,
    Section,
    TomlEntry,
    TomlLayout,
    layout_of,
)

_MOST_STEPS: Final = 1000
_EMPTY_LINE_ABOVE: Final = re.compile(r"\n[ \t]*\r?\n\Z")
_EMPTY_LINES_AT_END: Final = re.compile(r"(\n)(?:[ \t]*\r?\n)+\Z")


class NotRewritten(Exception):
    """No change of the text was found that leads to what is wanted."""


def rewritten(text: str, wanted: Mapping[str, object]) -> str:
    """The text, changed so that it holds what is wanted. Raises NotRewritten."""
    try:
        for _ in range(_MOST_STEPS):
            step = next(_differences(tomllib.loads(text), wanted, ()), None)
            if step is None:
                return text
            before, text = text, _Text(text).after(step)
            if text == before:
                break
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise NotRewritten from error
    raise NotRewritten


def same(one: object, other: object) -> bool:
    """The same TOML value: 1, 1.0 and true are three; order of keys does not count."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, str) and isinstance(other, str):
        return one == other
    return repr(one) == repr(other)


class _Remove(Value):
    path: Path


class _Put(Value):
    """Another value in place of one that is there."""

    path: Path
    value: object


class _Add(Value):
    """New keys of a table that is there."""

    path: Path
    new: Mapping[str, object]


class _Extend(Value):
    """New rows at the end of an array that is there."""

    path: Path
    new: Sequence[object]


_Step = _Remove | _Put | _Add | _Extend


def _differences(now: Any, wanted: Any, path: Path) -> Iterator[_Step]:
    if same(now, wanted):
        return
    if isinstance(now, dict) and isinstance(wanted, dict):
        for key in now:
            if key in wanted:
                yield from _differences(now[key], wanted[key], (*path, key))
            else:
                yield _Remove((*path, key))
        yield _Add(path, {key: value for key, value in wanted.items() if key not in now})
    elif isinstance(now, list) and isinstance(wanted, list) and is_tables(now) <= is_tables(wanted):
        yield from _row_differences(now, wanted, path)
    else:
        yield _Put(path, wanted)


def _row_differences(now: list[Any], wanted: list[Any], path: Path) -> Iterator[_Step]:
    if len(now) > len(wanted):
        pairs = enumerate(zip(now, wanted, strict=False))
        yield _Remove((*path, next((i for i, two in pairs if not same(*two)), len(wanted))))
    for number, (one, other) in enumerate(zip(now, wanted, strict=False)):
        yield from _differences(one, other, (*path, number))
    yield _Extend(path, wanted[len(now) :])


class _Text:
    """One text, and what it is after one step."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._layout: TomlLayout = layout_of(text)
        self._line_end = "\r\n" if "\r\n" in text else "\n"

    def after(self, step: _Step) -> str:
        if isinstance(step, _Remove):
            return self._without(step.path)
        if isinstance(step, _Put):
            return self._with_value(step.path, step.value)
        if isinstance(step, _Add):
            return self._with_keys(step.path, step.new)
        return self._with_rows(step.path, step.new)

    # Values that are there

    def _with_value(self, path: Path, value: object) -> str:
        found = self._entry(path)
        if not found:
            return self._without(path)
        place = found[1].place
        return self._spliced(place.start, place.end, value_text(value))

    def _without(self, path: Path) -> str:
        """Without a key or a row; of a table in several places first those with dotted keys."""
        found = self._entry(path) or self._last_dotted(path)
        if not found:
            return self._without_sections(path)
        holder, entry = found
        if isinstance(holder, Section):
            start, end = self._line_start(entry.start), self._line_after(entry.end)
            return self._spliced(start, end, "")
        return self._without_inner(holder, entry)

    def _without_inner(self, holder: Place, entry: TomlEntry) -> str:
        """Without one entry of an array or inline table, and without the comma it leaves."""
        at = holder.entries.index(entry)
        start, end = entry.start, entry.end
        if at + 1 < len(holder.entries):
            if self._only_spaces(end, holder.entries[at + 1].start):
                end = holder.entries[at + 1].start
        elif at and self._only_spaces(holder.entries[at - 1].end, start):
            start, end = holder.entries[at - 1].place.end, entry.place.end
        line, rest = self._line_start(start), self._line_after(end)
        if line > holder.start and not (self._text[line:start] + self._text[end:rest]).strip():
            start, end = line, rest  # nothing else is on its line
        return self._spliced(start, end, "")

    def _without_sections(self, path: Path) -> str:
        """Without a whole table, all its headers; comments behind its last key stay."""
        text = self._text
        for section in reversed(self._layout.sections):
            if section.path[: len(path)] == path:
                above, below = text[: section.start], text[self._last_line(section) :]
                if not above or _EMPTY_LINE_ABOVE.search(above):
                    below = re.sub(r"\A(?:[ \t]*\r?\n)+", "", below)
                text = above + below if below else _EMPTY_LINES_AT_END.sub(r"\1", above)
        return text

    # New ones

    def _with_rows(self, path: Path, new: Sequence[object]) -> str:
        found = self._entry(path)
        if found:
            return self._with_inner(found[1].place, [value_text(one) for one in new])
        rows = (block for one in new for block in section_rows(path, one, many=True))
        return self._with_sections(path, rows)

    def _with_keys(self, path: Path, new: Mapping[str, object]) -> str:
        holder = next((one for one in self._layout.holders() if one.path == path), None)
        if isinstance(holder, Place):
            return self._with_inner(holder, [_inner_pair((key,), new[key]) for key in new])
        dotted_at = None if holder else self._last_dotted(path)
        if dotted_at:
            above, entry = dotted_at
            pairs = list(_dotted_pairs(path[len(above.path) :], new))
            if isinstance(above, Place):
                return self._with_inner(above, [_inner_pair(*pair) for pair in pairs])
            rows = [pair_text(*pair) for pair in pairs]
            return self._with_lines(self._line_after(entry.end), rows, entry)
        tables = {key: value for key, value in new.items() if is_tables(value)}
        rows = [pair_text((key,), value) for key, value in new.items() if key not in tables]
        if not rows:
            return self._with_sections(path, section_rows(path, tables, many=False))
        if isinstance(holder, Section):
            return self._with_pairs(holder, rows)
        first = next(one for one in self._layout.sections if one.path[: len(path)] == path)
        return self._with_block(self._above(first), [f"[{dotted(path)}]", *rows])

    def _with_pairs(self, section: Section, rows: list[str]) -> str:
        """New lines below the last key of a section, or else right below its header."""
        if section.entries:
            last = section.entries[-1]
            return self._with_lines(self._line_after(last.end), rows, last)
        if section.path:
            return self._with_lines(section.body, rows)
        if len(self._layout.sections) == 1:
            return self._with_lines(len(self._text), rows)
        return self._with_block(self._above(self._layout.sections[1]), rows)

    def _with_sections(self, path: Path, blocks: Iterator[list[str]]) -> str:
        """New headers behind all of their table; at the end of the text for the root."""
        rows = [row for block in blocks for row in ("", *block)][1:]
        sections = self._layout.sections
        last = max(at for at, one in enumerate(sections) if one.path[: len(path)] == path)
        is_last = last + 1 == len(sections) or not path
        at = len(self._text) if is_last else self._above(sections[last + 1])
        return self._with_block(at, rows)

    def _with_inner(self, holder: Place, rows: list[str]) -> str:
        """New entries at the end of an array or inline table, in its own way of lines."""
        if not holder.entries:
            gap = " " if holder.opens == "{" else ""
            closes = gap if self._text[holder.start + 1] == "}" else ""
            return self._spliced(holder.start + 1, holder.start + 1, gap + ", ".join(rows) + closes)
        last = holder.entries[-1]
        indent = self._text[self._line_start(last.start) : last.start]
        comma = "," if last.has_comma else ""
        if indent.strip() or self._line_start(last.start) <= holder.start:
            lead = " " if last.has_comma else ", "
            return self._spliced(last.end, last.end, lead + ", ".join(rows) + comma)
        between = f",{self._line_end}{indent}"
        more = between.join(rows) + comma
        line = self._line_after(last.end)
        if line >= holder.end:
            lead = self._line_end + indent if last.has_comma else between
            return self._spliced(last.end, last.end, lead + more)
        head = self._text[: last.place.end] + ("" if last.has_comma else ",")
        head += self._text[last.place.end : line]
        return f"{head}{indent}{more}{self._line_end}{self._text[line:]}"

    # The text itself

    def _spliced(self, start: int, end: int, new: str) -> str:
        """Another piece of text; comments inside of the old one move above its statement."""
        lost = [self._text[a:b] for a, b in self._layout.comments if start <= a < end]
        line = self._statement_line(start)
        kept = "".join(f"{comment}{self._line_end}" for comment in lost)
        return self._text[:line] + kept + self._text[line:start] + new + self._text[end:]

    def _statement_line(self, at: int) -> int:
        entries = (entry for section in self._layout.sections for entry in section.entries)
        return max(
            (line for entry in entries if (line := self._line_start(entry.start)) <= at), default=at
        )

    def _with_lines(self, at: int, rows: list[str], beside: TomlEntry | None = None) -> str:
        start = self._line_start(beside.start) if beside else at
        indent = self._text[start : beside.start] if beside else ""
        lines = self._line_end.join(indent + row for text in rows for row in text.split("\n"))
        lead = self._line_end if at and self._text[at - 1] != "\n" else ""
        return f"{self._text[:at]}{lead}{lines}{self._line_end}{self._text[at:]}"

    def _with_block(self, at: int, rows: list[str]) -> str:
        """Lines of their own, with an empty one on both sides."""
        above = self._text[:at]
        lead = [""] if above.strip() and not _EMPTY_LINE_ABOVE.search(above) else []
        tail = [""] if self._text[at:].strip() else []
        return self._with_lines(at, [*lead, *rows, *tail])

    def _entry(self, path: Path) -> tuple[Section | Place, TomlEntry] | None:
        for holder in self._layout.holders():
            for entry in holder.entries:
                if entry.path == path:
                    return holder, entry
        return None

    def _last_dotted(self, path: Path) -> tuple[Section | Place, TomlEntry] | None:
        """The last key that is written as `path.more`, from outside of that table."""
        found = None
        for holder in self._layout.holders():
            for entry in holder.entries:
                inside = entry.path[: len(path)] == path and len(entry.path) > len(path)
                if inside and len(holder.path) < len(path) and not _is_array(holder):
                    found = (holder, entry)
        return found

    def _above(self, section: Section) -> int:
        """Return the start of a header, including the comments directly above it."""
        sections = self._layout.sections
        least, at = self._last_line(sections[sections.index(section) - 1]), section.start
        while at > least:
            line = self._line_start(at - 1)
            if line < least or not self._text[line:at].strip().startswith("#"):
                break
            at = line
        return at

    def _last_line(self, section: Section) -> int:
        """Behind the line of the last key, or of the header."""
        last = section.entries[-1:]
        return self._line_after(last[0].end) if last else section.body

    def _line_start(self, at: int) -> int:
        return self._text.rfind("\n", 0, at) + 1

    def _line_after(self, at: int) -> int:
        found = self._text.find("\n", at)
        return found + 1 if found >= 0 else len(self._text)

    def _only_spaces(self, start: int, end: int) -> bool:
        return not self._text[start:end].strip(" \t")


def _is_array(holder: Section | Place) -> bool:
    return isinstance(holder, Place) and holder.opens == "["


def _dotted_pairs(path: Path, new: Mapping[str, Any]) -> Iterator[tuple[Path, object]]:
    """New keys at `path`, each with its dotted key; a table inside has dotted keys too."""
    for key, value in new.items():
        if isinstance(value, Mapping) and value:
            yield from _dotted_pairs((*path, key), value)
        else:
            yield (*path, key), value


def _inner_pair(path: Path, value: object) -> str:
    return f"{dotted(path)} = {value_text(value)}"


# How keys, values and tables are written as TOML. No disk here.


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
        raise WordsNotUnderstood("These words have something in them that is not text.")
    return sign
