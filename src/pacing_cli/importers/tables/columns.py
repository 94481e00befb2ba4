"""Detect the type of a column from its cells: dates, numbers, durations, words.

All cells of a column are looked at together, as one alone can mean many things: `03/04` is two
dates, `1,234` two numbers, `12:30` a clock or two lengths of time.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Final

from pacing_cli.errors import FileNotUsable
from pacing_cli.importers.reading.cells import (
    plain_moment,
    read_duration,
    read_moment,
    read_number,
    read_yes,
    split_unit,
)
from pacing_cli.importers.tables.mapping import BLANK, read_map
from pacing_cli.importers.tables.table import read_value
from pacing_cli.model.value import Value

Marks = tuple[str, str]
"""The decimal mark, and the mark between thousands."""

MARKS: Final[tuple[Marks, ...]] = ((".", ""), (".", ","), (",", ""), (",", "."), (".", "'"))
"""In the order in which they are preferred where they say the same."""

_FULL: Final = 10.0
_HALF: Final = 5.0
_HUNDRED: Final = 100.0
_MOSTLY: Final = 0.8
_FEW: Final = 0.25


class ValueRange(Value):
    """The lowest and the highest number of a column, and how many are above 10."""

    low: float
    high: float
    above_ten: float = 1.0
    """The part of the numbers that is above 10, from 0 to 1."""

    @property
    def is_hundred(self) -> bool:
        """More than 10 and no more than 100: a scale of 0 to 100."""
        return _FULL < self.high <= _HUNDRED and self.low >= 0

    @property
    def has_strays(self) -> bool:
        """A few numbers above 10 among many below: slips of the pen, or a scale to 100."""
        return self.high > _FULL and self.above_ten < _FEW

    @property
    def is_no_scale(self) -> bool:
        """Numbers that no scale of 0 to 10 or 0 to 100 has."""
        return self.high > _HUNDRED or self.low < 0

    @property
    def is_unclear(self) -> bool:
        """Nothing above 5: a scale that ends there, or one of 0 to 10 on good days."""
        return self.low >= 0 and self.high <= _HALF


class Fit(Value):
    """How many cells of a column read as one kind of thing, and the first that does not."""

    read: int
    cells: int
    stray: str = ""

    @property
    def whole(self) -> bool:
        """Every cell reads so."""
        return 0 < self.cells == self.read

    @property
    def mostly(self) -> bool:
        """Most cells read so: those that do not may be slips."""
        return self.cells > 0 and self.read >= self.cells * _MOSTLY


class ColumnCells:
    """The cells of one column that say something."""

    def __init__(self, name: str, cells: Iterable[str]) -> None:
        self.name = name
        self.cells = [cell for cell in cells if cell.casefold() not in BLANK]

    def fit(self, read: Callable[[str], object]) -> Fit:
        """How many cells can be read so; `read` raises ValueError on the others."""
        strays = [cell for cell in self.cells if not _reads(read, cell)]
        count = len(self.cells)
        return Fit(count - len(strays), count, strays[0] if strays else "")

    @cached_property
    def units(self) -> frozenset[str]:
        """Return the units after the numbers. A plain number has the empty unit."""
        return frozenset(split_unit(cell)[1] for cell in self.cells)

    @property
    def unit(self) -> str:
        """Return the single unit after all numbers, empty without one or with several."""
        return next(iter(self.units)) if len(self.units) == 1 else ""

    def numbers(self, marks: Marks) -> Fit:
        """How many are numbers with these marks, all with the same unit behind them."""
        return self.fit(lambda cell: self.number(cell, marks))

    def number(self, cell: str, marks: Marks) -> float:
        """A cell as a number with these marks. Raises ValueError."""
        bare, unit = split_unit(cell)
        return number_in(bare if unit == self.unit else cell, marks)

    def readable(self, marks: Marks) -> list[float]:
        """The numbers among the cells, with these marks."""
        return [
            self.number(cell, marks)
            for cell in self.cells
            if _reads(lambda one: self.number(one, marks), cell)
        ]

    def span(self, marks: Marks) -> ValueRange | None:
        """From which number to which it goes; None where no cell is a number."""
        found = self.readable(marks)
        if not found:
            return None
        above = sum(number > _FULL for number in found)
        return ValueRange(min(found), max(found), above / len(found))

    def is_whole(self, marks: Marks) -> bool:
        """There are numbers, and none has a fraction."""
        found = self.readable(marks)
        return bool(found) and all(number.is_integer() for number in found)

    @cached_property
    def durations(self) -> Fit:
        """How many are lengths of time, with a colon or in words."""
        return self.fit(read_duration)

    @cached_property
    def on_clocks(self) -> tuple[float, ...]:
        """The lengths with one colon, in minutes, as far as they are read as hours."""
        return tuple(
            read_duration(cell) for cell in self.cells if re.fullmatch(r"\d{1,4}:[0-5]\d", cell)
        )

    @cached_property
    def answers(self) -> Fit:
        """How many are a yes or a no in words; 1 and 0 are numbers first."""
        return self.fit(_read_answer)

    @cached_property
    def has_words(self) -> bool:
        """Most cells hold letters, and are no numbers, dates or lengths of time."""
        plain = [
            cell for cell in self.cells if any(letter.isalpha() for letter in split_unit(cell)[0])
        ]
        return len(plain) * 2 > len(self.cells) and not (
            self.durations.mostly or date_formats(self.cells)
        )


def _reads(read: Callable[[str], object], cell: str) -> bool:
    try:
        read(cell)
    except (ValueError, OverflowError):
        return False
    return True


def _read_answer(cell: str) -> bool:
    if cell.isdecimal():
        raise ValueError(cell)
    return read_yes(cell)


def number_in(cell: str, marks: Marks) -> float:
    """A number as it is written with these marks. Raises ValueError.

    `0.500` has no mark between thousands: nobody writes a nought before one.
    """
    decimal, thousands = marks
    if thousands and cell.lstrip("+-").startswith(f"0{thousands}"):
        raise ValueError(cell)
    return read_number(cell, decimal, thousands)


# Importers: which marks the numbers of a table have.


def marks_of(columns: Sequence[ColumnCells]) -> tuple[Marks, ...]:
    """The marks with which most numbers of a table can be read; several only where they say
    different numbers, and nothing tells which is meant."""
    numeric = [
        column
        for column in columns
        if any(column.numbers(marks).mostly for marks in MARKS) and not date_formats(column.cells)
    ]
    reads = {marks: sum(one.numbers(marks).read for one in numeric) for marks in MARKS}
    most = max(reads.values())
    best = [marks for marks in MARKS if reads[marks] == most]
    different: list[Marks] = []
    for marks in best:
        if not any(_same_numbers(numeric, marks, other) for other in different):
            different.append(marks)
    return tuple(different)


def differing(column: ColumnCells, one: Marks, other: Marks) -> str:
    """The first cell that is another number with other marks; empty where there is none."""
    return next((cell for cell in column.cells if not _same(column, cell, one, other)), "")


def _same_numbers(columns: Sequence[ColumnCells], one: Marks, other: Marks) -> bool:
    return not any(differing(column, one, other) for column in columns)


def _same(column: ColumnCells, cell: str, one: Marks, other: Marks) -> bool:
    try:
        return column.number(cell, one) == column.number(cell, other)
    except ValueError:
        return True


# Importers: in which form the dates of a column are written.

_DATES: Final = (
    "%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%d.%m.%Y", "%d-%m-%Y", "%d/%m/%Y", "%m/%d/%Y",
    "%m-%d-%Y", "%Y%m%d", "%d.%m.%y", "%d-%m-%y", "%d/%m/%y", "%m/%d/%y", "%m-%d-%y",
    "%y-%m-%d", "%d %b %Y", "%d. %b %Y", "%d-%b-%Y", "%d-%b-%y", "%d %b %y", "%d. %b %y",
    "%b %d, %Y", "%b %d, %y", "%Y %b %d", "%Y-%b-%d", "%d/%b/%Y", "%d.%b.%Y",
)  # fmt: skip
_CLOCKS: Final = (
    "%H:%M", "%H:%M:%S", "%H:%M:%S.%f", "%I:%M %p", "%I:%M:%S %p", "%I:%M%p", "%I:%M:%S%p",
    "%H:%M%z", "%H:%M:%S%z", "%H:%M:%S.%f%z", "%H:%M %z", "%H:%M:%S %z", "%I:%M:%S %p %z",
)  # fmt: skip
_LOOKS_DATED: Final = re.compile(r"\d{1,4}[-/. ]\W*\w{1,10}\W{1,2}\d{2,4}|\d{8}$|[A-Z][a-z]+ \d")
_PARTED: Final = re.compile(r"(.*?\S)([T ])(\d{1,2}:\d{2}.*)")
_MODERN: Final = (36526, 54789)
"""The days of a spreadsheet from the year 2000 to 2050."""


def date_formats(cells: Sequence[str]) -> tuple[str, ...]:
    """Every form that the cells fit, all but a few that hold no date at all: a sum at the end
    of a table, a remark. More than one where days and months could be either way round."""
    plain = dict.fromkeys(plain_moment(cell) for cell in cells)
    parted = [_parts(cell) for cell in plain if _LOOKS_DATED.search(cell)]
    strays = len(plain) - len(parted)
    joints = {(joint, bool(clock)) for _, joint, clock in parted}
    if strays > max(2, len(plain) * (1 - _MOSTLY)) or strays > len(parted) or len(joints) != 1:
        return ()
    dates = [form for form in _DATES if all(_is_date(day, form) for day, _, _ in parted)]
    ((joint, timed),) = joints
    if not timed:
        return tuple(dates)
    clocks = [form for form in _CLOCKS if all(_is_clock(clock, form) for _, _, clock in parted)]
    comma = "," if all(re.search(r",\s+\d{1,2}:", cell) for cell in cells) else ""
    return tuple(f"{date}{comma}{joint}{clock}" for clock in clocks[:1] for date in dates)


def _parts(cell: str) -> tuple[str, str, str]:
    found = _PARTED.fullmatch(cell)
    return (found[1], found[2], found[3]) if found else (cell, "", "")


def _is_date(day: str, form: str) -> bool:
    if form == "%Y%m%d" and not re.fullmatch(r"\d{8}", day):
        return False
    return _reads(lambda cell: read_moment(cell, form), day)


def _is_clock(clock: str, form: str) -> bool:
    return _reads(lambda cell: read_moment(f"2000-01-01 {cell}", f"%Y-%m-%d {form}"), clock)


def is_excel_days(column: ColumnCells) -> bool:
    """Whole or broken days of a spreadsheet, every one of this century, none of them twice."""
    low, high = _MODERN
    days = [cell for cell in column.cells if re.fullmatch(r"\d{5}(\.\d+)?", cell)]
    return (
        0 < len(days) == len(column.cells)
        and all(low <= float(day) <= high for day in days)
        and len(set(days)) == len(days)
    )


def columns_of(header: Sequence[str], body: Sequence[Sequence[str]]) -> tuple[ColumnCells, ...]:
    """The columns of a table, each with its cells."""
    return tuple(
        ColumnCells(name, (row[place] for row in body if place < len(row)))
        for place, name in enumerate(header)
    )


# Importers: a column beside what its name says of it: a unit, the ends of a scale.


def quoted(text: str) -> str:
    """A text as TOML writes it."""
    import json

    return json.dumps(text, ensure_ascii=False)


class NamedColumn:
    """A column beside its name's parts: what is proposed of it is tried on its cells."""

    def __init__(self, cells: ColumnCells, marks: Marks) -> None:
        self.cells, self.marks = cells, marks
        words = re.sub(r"(?<=[a-z])(?=[A-Z])|_", " ", cells.name)
        self.words = words
        self.span = cells.span(marks)
        self.scale = _scale_in(words)
        self.time_unit = _unit_in(words, _TIMES)
        self.length_unit = _unit_in(words, _LENGTHS) or _LENGTHS_BEHIND.get(cells.unit, "")
        self.percent = cells.unit == "%" or bool(re.search(r"%|percent|prozent", words, re.I))
        self.unit = f"\nunit = {quoted(cells.unit)}" if cells.unit else ""

    def tried(self, lines: str) -> Fit:
        """How many cells an import would take with these lines."""
        document = tomllib.loads(f"[[column]]\nname = {quoted(self.cells.name)}\n{lines}")
        decimal, thousands = self.marks
        top = {"date": "date", "decimal": decimal, "thousands": thousands}
        try:
            table_map = read_map({**top, **document}, "", "")
        except FileNotUsable:
            return Fit(0, 0)
        (column,) = table_map.columns
        return self.cells.fit(lambda cell: read_value(cell, column, table_map))


_TIMES: Final = {
    "ms": r"ms|msec|milliseconds", "s": r"s|secs?|seconds?|sek|sekunden",
    "min": r"m|mins?|minutes?|minuten|mn|minutos|minuti",
    "h": r"h|hrs?|hours?|std|stunden?|heures?|horas?|ore|uur",
}  # fmt: skip
_LENGTHS: Final = {
    "km": r"km|kms|kilomet(?:er|re)s?|kilómetros|chilometri", "mi": r"mi|miles?|meilen",
    "m": r"m|met(?:er|re)s?|metros|mètres", "ft": r"ft|feet|foot", "yd": r"yds?|yards?",
}  # fmt: skip
_LENGTHS_BEHIND: Final = {
    "km": "km", "mi": "mi", "mile": "mi", "miles": "mi", "m": "m", "meter": "m", "meters": "m",
    "metre": "m", "metres": "m",
}  # fmt: skip
BRACKETS: Final = re.compile(r"[(\[]([^)\]]*)[)\]]")


def _unit_in(words: str, known: Mapping[str, str]) -> str:
    """The unit that a name says: in brackets, as its last word, or written out anywhere."""
    inside = " ".join(BRACKETS.findall(words)).strip(" .")
    outside = BRACKETS.sub(" ", words).strip()
    last = re.split(r"[\s,/:-]+", outside)[-1] if outside else ""
    for unit, form in known.items():
        if any(re.fullmatch(form, text.strip(" ."), re.I) for text in (inside, last)):
            return unit
    for unit, form in known.items():
        if any(
            len(word) > 2 and re.fullmatch(form, word, re.I) for word in re.findall(r"\w+", words)
        ):
            return unit
    return ""


def _scale_in(words: str) -> tuple[int, int] | None:
    """The ends of a scale that a name tells: `Pain (0-10)`, `Mood 1 to 5`, `Stress /10`."""
    if found := re.search(r"\b([01])\s*(?:-|–|to|bis|à|a)\s*(\d{1,3})\b", words):
        return int(found[1]), int(found[2])
    found = re.search(r"/\s?(\d{1,3})\b", words)
    return (0, int(found[1])) if found else None
