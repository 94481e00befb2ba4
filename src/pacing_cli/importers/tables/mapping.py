"""Read the map of a table from a parsed TOML document."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import time
from typing import Final, get_args

from pacing_cli.errors import FileNotUsable, Problem
from pacing_cli.importers.reading.cells import H_MM, M_SS
from pacing_cli.model.entry import FIELDS, Field
from pacing_cli.model.quantity import MEASURES, Measure
from pacing_cli.model.value import Value

NOON: Final = time(12)
"""The moment of an entry of a whole day, where the map names no other."""

BLANK: Final = ("", "-", "--", "n/a", "na", "nan", "null", "none")
"""Cells that say nothing: unknown, never zero."""

_READABLE: Final = ("rating", "hours", "count", "kilograms")
_BY_NAME: Final[dict[str, Field]] = {
    name: field for field in FIELDS if field.kind in _READABLE for name in (field.word, field.key)
}
_TOP: Final = {
    "source", "date", "date_format", "time", "delimiter", "decimal", "thousands", "encoding",
    "header_line", "blank", "only", "column",
}  # fmt: skip
_OF_COLUMN: Final = {
    "name", "activity", "measure", "field", "tag", "note", "scale", "zero", "not_worn",
    "divide", "multiply", "unit", "clock", "whole_day",
}  # fmt: skip


class NotWornValue(Value):
    """A zero in a row where `column` has `value` means that the device lay in a drawer."""

    column: str
    value: float


class Column(Value):
    """One column of the table and what it becomes: one key of an entry."""

    name: str
    key: str
    """The name in the journal: `steps`, `pain`, `sleep_hours`, `note`, or `tags`."""
    activity: str = ""
    """The activity it belongs to; empty: the check-in of that day."""
    field: Field | None = None
    """For ratings, hours, counts: what is allowed."""
    tag: str = ""
    scale: str = ""
    """Words on a scale that is not the usual 0 to 10; kept beside the number."""
    zero_unknown: bool = False
    not_worn: NotWornValue | None = None
    divide: float = 1.0
    unit: str = ""
    """What stands behind each number, and is let go: `%`, `km`."""
    clock: str = ""
    """The cells are lengths of time; what two numbers with a colon are: `h:mm` or `m:ss`."""
    whole_day: bool = False
    """Counted from morning to night, as a phone does: an amount, and no bout of the schedule."""

    @property
    def what(self) -> str:
        """What it becomes, in a few words: `pain`, `steps of walk`, `+busy`."""
        word = f"+{self.tag}" if self.tag else self.field.word if self.field else self.key
        return f"{word} of {self.activity}" if self.activity not in ("", word) else word


class TableMap(Value):
    """How to read one table."""

    source: str
    """The name that ties an entry to its table, so that a second import knows it again."""
    date: str
    columns: tuple[Column, ...]
    date_format: str = "%Y-%m-%d"
    at: time | None = None
    """The moment of every entry; None: the cell's own clock, or noon if it has none."""
    delimiter: str = ","
    decimal: str = "."
    thousands: str = ""
    encoding: str = "utf-8"
    header_line: int = 1
    blank: frozenset[str] = frozenset(BLANK)
    only: Mapping[str, str] = {}
    """Rows that have these words in these columns; empty: every row."""


def read_map(document: Mapping[str, object], where: str, source: str) -> TableMap:
    """Read a parsed map file. `where` names it in messages, `source` is its name by default.

    Raises FileNotUsable with everything that is wrong in it.
    """
    problems: list[Problem] = []
    tables = document.get("column")
    tables = tables if isinstance(tables, list) else []
    columns = tuple(
        column
        for number, table in enumerate(tables, 1)
        if (column := _column(table, f"{where}, column {number}", problems)) is not None
    )
    words = _Words(document, where, problems)
    words.only_known(_TOP)
    found = TableMap(
        source=words.text("source", source),
        date=words.text("date", ""),
        columns=columns,
        date_format=words.text("date_format", "%Y-%m-%d"),
        at=words.clock("time"),
        delimiter=words.one_of("delimiter", (",", ";", "\t", "|", " "), ","),
        decimal=words.one_of("decimal", (".", ","), "."),
        thousands=words.one_of("thousands", ("", ",", ".", " ", "'"), ""),
        encoding=words.text("encoding", "utf-8"),
        header_line=words.line_number("header_line"),
        blank=frozenset(BLANK) | {word.casefold() for word in words.texts("blank")},
        only={str(key): str(value) for key, value in words.table("only").items()},
    )
    if not found.date:
        problems.append(Problem(where, 'the date\'s column is missing: date = "its name"'))
    if not found.date_format:
        problems.append(
            Problem(
                where,
                "does the day or the month come first in the dates? Write "
                'date_format = "%d/%m/%Y" for the day, or date_format = "%m/%d/%Y"',
            )
        )
    if not tables:
        problems.append(Problem(where, "at least one [[column]] is needed"))
    problems.extend(_clashes(columns, where))
    if problems:
        raise FileNotUsable(f"pace cannot use {where} as it is.", problems=problems)
    return found


class _Words:
    """Reads one table of the document; what is wrong is added to the problems."""

    def __init__(self, table: Mapping[str, object], where: str, problems: list[Problem]) -> None:
        self._table, self._where, self._problems = table, where, problems

    def refuse(self, message: str) -> None:
        self._problems.append(Problem(self._where, message))

    def only_known(self, known: set[str]) -> None:
        for key in self._table.keys() - known:
            self.refuse(f"`{key}` is not a key here. Allowed: {', '.join(sorted(known))}")

    def text(self, key: str, default: str) -> str:
        value = self._table.get(key, default)
        if isinstance(value, str):
            return value
        self.refuse(f"`{key}` is a text in quotation marks")
        return default

    def one_of(self, key: str, allowed: Sequence[str], default: str) -> str:
        value = self.text(key, default)
        if value not in allowed:
            self.refuse(f"`{key}` can be {', '.join(repr(word) for word in allowed)}")
        return value

    def texts(self, key: str) -> list[str]:
        value = self._table.get(key, [])
        if isinstance(value, list):
            return [str(word) for word in value]
        self.refuse(f'`{key}` is a list, such as ["", "--"]')
        return []

    def table(self, key: str) -> Mapping[str, object]:
        value = self._table.get(key, {})
        if isinstance(value, Mapping):
            return value
        self.refuse(f'`{key}` is a table, such as {{ Person = "7" }}')
        return {}

    def clock(self, key: str) -> time | None:
        text = str(self._table.get(key, ""))
        try:
            return time.fromisoformat(text) if text else None
        except ValueError:
            self.refuse(f'`{key}` is a time of day, such as "12:00"')
            return None

    def line_number(self, key: str) -> int:
        value = self._table.get(key, 1)
        if isinstance(value, int) and not isinstance(value, bool) and value >= 1:
            return value
        self.refuse(f"`{key}` is a line number, 1 or more")
        return 1

    def number(self, key: str, default: float) -> float:
        value = self._table.get(key, default)
        if isinstance(value, int | float) and not isinstance(value, bool) and value > 0:
            return float(value)
        self.refuse(f"`{key}` is a number above 0")
        return default


def _column(table: object, where: str, problems: list[Problem]) -> Column | None:
    if not isinstance(table, Mapping):
        problems.append(Problem(where, "a column is written as a table: [[column]]"))
        return None
    before = len(problems)
    name = str(table.get("name", "")).strip()
    words = _Words(table, f"{where} ({name})" if name else where, problems)
    words.only_known(_OF_COLUMN)
    if not name:
        words.refuse('the name of the column, as in the header, is missing: name = "..."')
    activity = words.text("activity", "").strip()
    key, field, tag = _target(words, table, activity)
    column = Column(
        name=name, key=key, activity=activity, field=field, tag=tag,
        scale=words.text("scale", "").strip(),
        zero_unknown=words.one_of("zero", ("known", "unknown"), "known") == "unknown",
        not_worn=_not_worn(words, table),
        divide=_divide(words, table),
        unit=words.text("unit", "").strip(),
        clock=words.one_of("clock", ("", H_MM, M_SS), ""),
        whole_day=_whole_day(words, table),
    )  # fmt: skip
    return column if len(problems) == before else None


def _target(
    words: _Words, table: Mapping[str, object], activity: str
) -> tuple[str, Field | None, str]:
    """The key of the journal, its field and its tag; exactly one way may be given."""
    ways = [way for way in ("measure", "field", "tag", "note") if way in table]
    if len(ways) != 1:
        words.refuse("give it one of these: measure (with activity), field, tag or note = true")
    elif ways == ["measure"]:
        if not activity:
            words.refuse('a measure needs an activity: activity = "walk"')
        return _measure(words), None, ""
    elif ways == ["field"]:
        name = words.text("field", "")
        if name in _BY_NAME:
            return _BY_NAME[name].key, _BY_NAME[name], ""
        allowed = ", ".join(field.word for field in FIELDS if field.kind in _READABLE)
        words.refuse(f"`{name}` is not a field. Allowed: {allowed}")
    elif ways == ["tag"]:
        return "tags", None, words.text("tag", "").lstrip("+").strip()
    return "note", None, ""


def _measure(words: _Words) -> Measure:
    value = words.one_of("measure", MEASURES, "minutes")
    return next((measure for measure in get_args(Measure) if measure == value), "minutes")


def _divide(words: _Words, table: Mapping[str, object]) -> float:
    """`multiply = 60` says the same as dividing by a sixtieth, and is easier to read."""
    if "multiply" not in table:
        return words.number("divide", 1)
    if "divide" in table:
        words.refuse("use `divide` or `multiply`, not both")
    return 1 / words.number("multiply", 1)


def _whole_day(words: _Words, table: Mapping[str, object]) -> bool:
    value = table.get("whole_day", False)
    if not isinstance(value, bool):
        words.refuse("`whole_day` is true or false")
    elif value and "measure" not in table:
        words.refuse("`whole_day` needs a measure, such as steps")
    return value is True


def _not_worn(words: _Words, table: Mapping[str, object]) -> NotWornValue | None:
    if "not_worn" not in table:
        return None
    inner = words.table("not_worn")
    column, value = inner.get("column"), inner.get("value")
    if isinstance(column, str) and isinstance(value, int | float):
        return NotWornValue(column, float(value))
    words.refuse('`not_worn` is such as { column = "sedentary_min", value = 1440 }')
    return None


def _clashes(columns: Sequence[Column], where: str) -> Iterator[Problem]:
    """Report columns with the same meaning. Several tags are allowed."""
    seen: dict[str, str] = {}
    for column in columns:
        if column.what in seen:
            both = f"`{seen[column.what]}` and `{column.name}`"
            yield Problem(where, f"{both} are both mapped to {column.what}. Keep one of them")
        seen.setdefault(column.what, column.name)
    yield from _half_days(columns, where)


def _half_days(columns: Sequence[Column], where: str) -> Iterator[Problem]:
    """The amounts of one activity are one entry: all of a whole day, or none."""
    amounts = [column for column in columns if column.key in MEASURES]
    whole = {column.activity.casefold(): column.name for column in amounts if column.whole_day}
    for column in amounts:
        other = whole.get(column.activity.casefold())
        if other is not None and not column.whole_day:
            message = (
                f"`{other}` counts a whole day and `{column.name}` does not, and both are for "
                f"{column.activity}. Add whole_day = true, or name another activity"
            )
            yield Problem(where, message)
