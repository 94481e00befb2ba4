"""Importers: the rows of a daily table in; what they say, and what was refused, out."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Final

from pacing_cli.errors import FileNotUsable, Problem
from pacing_cli.importers.entries import Found
from pacing_cli.importers.observations import Refused
from pacing_cli.importers.reading.cells import (
    EARLIEST_YEAR,
    MOST_IN_A_DAY,
    has_clock,
    read_moment,
    read_number,
    read_yes,
    tidy_text,
)
from pacing_cli.importers.tables.mapping import NOON, Column, TableMap
from pacing_cli.model.entry import ACTIVITY, CHECK
from pacing_cli.model.quantity import MEASURES, tidy
from pacing_cli.model.value import Value

Row = tuple[int, Sequence[str]]
"""The line it starts on, and its cells."""


class Reading(Value):
    """Everything that one table said."""

    found: tuple[Found, ...]
    refused: tuple[Refused, ...]
    rows: int
    repeated: int
    """Rows that are word for word the same as an earlier one; they count once."""
    unknown: Mapping[str, int]
    """Cells that say nothing, by what they would have been."""


def read_table(
    rows: Iterable[Row],
    table_map: TableMap,
    file_name: str,
    now: datetime,
    local: Callable[[datetime], datetime],
) -> Reading:
    """Read a table, its header first. `local` puts the wall's clock into the person's zone.

    Raises FileNotUsable where the header lacks a column of the map.
    """
    stream = iter(rows)
    _, header = next(stream, (1, ()))
    return _Table(table_map, _places(header, table_map, file_name), file_name, now, local).read(
        stream
    )


def _places(header: Sequence[str], table_map: TableMap, file_name: str) -> dict[str, int]:
    """The place of every column that the map names; all that are missing together."""
    names = [tidy_text(cell) for cell in header]
    worn = (column.not_worn.column for column in table_map.columns if column.not_worn)
    wanted = (
        table_map.date,
        *(column.name for column in table_map.columns),
        *worn,
        *table_map.only,
    )
    problems = [
        Problem(
            f"{file_name} line {table_map.header_line}",
            f"there is {'no' if count == 0 else 'more than one'} column `{name}`; "
            f"the header has: {', '.join(names)}",
        )
        for name in dict.fromkeys(wanted)
        if (count := names.count(tidy_text(name))) != 1
    ]
    if problems:
        raise FileNotUsable(f"{file_name} and its map do not fit together.", problems=problems)
    return {name: names.index(tidy_text(name)) for name in wanted}


class _Table:
    """One reading of one table; the counts grow row by row."""

    def __init__(
        self,
        table_map: TableMap,
        places: Mapping[str, int],
        file_name: str,
        now: datetime,
        local: Callable[[datetime], datetime],
    ) -> None:
        self._map, self._places, self._file = table_map, places, file_name
        self._now, self._local = now, local
        self._width = max(places.values()) + 1
        self._refused: list[Refused] = []
        self._unknown = {column.what: 0 for column in table_map.columns}
        self._clock = has_clock(table_map.date_format)
        self._whole = {column.activity for column in table_map.columns if column.whole_day}

    def read(self, rows: Iterator[Row]) -> Reading:
        """All rows; a second row for a day is refused unless it is the same word for word."""
        found: list[Found] = []
        seen: dict[date, tuple[int, tuple[str, ...]]] = {}
        count = repeated = 0
        for line, raw in rows:
            cells = tuple(tidy_text(cell) for cell in raw)
            if not any(cells) or not self._wanted(cells):
                continue
            count += 1
            at = self._moment(line, cells)
            if at is None:
                continue
            first, before = seen.setdefault(at.date(), (line, cells))
            if first == line:
                found.extend(self._entries(line, cells, at))
            elif before == cells:
                repeated += 1
            else:
                self._refuse(line, f"this day is on line {first} too, with other values; keep one")
        return Reading(tuple(found), tuple(self._refused), count, repeated, self._unknown)

    def _wanted(self, cells: Sequence[str]) -> bool:
        return all(self._cell(cells, name) == word for name, word in self._map.only.items())

    def _cell(self, cells: Sequence[str], name: str) -> str:
        place = self._places[name]
        return cells[place] if place < len(cells) else ""

    def _refuse(self, line: int, message: str, what: str = "", text: str = "") -> None:
        self._refused.append(Refused(what, Problem(f"{self._file} line {line}", message, text)))

    def _moment(self, line: int, cells: Sequence[str]) -> datetime | None:
        cell = self._cell(cells, self._map.date)
        try:
            wall = read_moment(cell, self._map.date_format)
        except ValueError:
            self._refuse(
                line, f"`{cell}` is no date of the form {self._map.date_format}", text=cell
            )
            return None
        if wall.year < EARLIEST_YEAR:
            self._refuse(line, f"{wall.date()} is before {EARLIEST_YEAR}", text=cell)
            return None
        at = self._map.at or (wall.time() if self._clock else NOON)
        try:
            moment: datetime | None = self._local(datetime.combine(wall.date(), at))
        except ValueError:  # the last day of the calendar: some programs write it for "no end"
            moment = None
        if moment is None or moment > self._now:
            self._refuse(line, f"{wall.date()} is not over yet; import it another day", text=cell)
            return None
        return moment

    def _entries(self, line: int, cells: Sequence[str], at: datetime) -> Iterator[Found]:
        """The check-in and the activities of one row; none where it says nothing of them."""
        by_activity: dict[str, dict[str, object]] = {}
        scales: dict[str, dict[str, str]] = {}
        for column in self._map.columns:
            value = self._value(line, cells, column)
            if value is None:
                continue
            fields = by_activity.setdefault(column.activity, {})
            if column.tag:
                tags = fields.setdefault("tags", [])
                assert isinstance(tags, list)
                tags.append(column.tag)
            else:
                fields[column.key] = value
            if column.scale:
                scales.setdefault(column.activity, {})[column.key] = column.scale
        for activity, fields in by_activity.items():
            yield self._found(at, activity, fields, scales.get(activity, {}))

    def _found(
        self, at: datetime, activity: str, fields: dict[str, object], scales: dict[str, str]
    ) -> Found:
        key = f"{at.date()} {activity or CHECK}"
        source: dict[str, object] = {"name": self._map.source, "key": key, "file": self._file}
        if scales:
            source["scale"] = scales
        named: dict[str, object] = {"activity": activity} if activity else {}
        if activity in self._whole and any(measure in fields for measure in MEASURES):
            named["x_whole_day"] = True
        return Found(
            key, ACTIVITY if activity else CHECK, at, {**named, **fields, "source": source}
        )

    def _value(self, line: int, cells: Sequence[str], column: Column) -> object | None:
        """The value of a cell; None where it says nothing or was refused."""
        cell = self._cell(cells, column.name)
        if cell.casefold() in self._map.blank:
            self._unknown[column.what] += 1
            return None
        if column.key == "note":
            return cell
        try:
            if column.tag:
                return True if read_yes(cell) else None
            number = read_number(cell, self._map.decimal, self._map.thousands) / column.divide
        except ValueError:
            allowed = "a yes or a no (1 or 0)" if column.tag else "a number"
            self._refuse(line, f"{column.name}: `{cell}` is not {allowed}", column.what, cell)
            return None
        return self._checked(line, cells, column, number)

    def _checked(
        self, line: int, cells: Sequence[str], column: Column, number: float
    ) -> float | None:
        if number == 0 and (column.zero_unknown or self._lay_in_a_drawer(cells, column)):
            self._unknown[column.what] += 1
            return None
        low = column.field.low if column.field else 0.0
        high = column.field.high if column.field else MOST_IN_A_DAY[column.key]
        if not low <= number <= high:
            self._refuse(
                line,
                f"{column.name}: {tidy(number)} is outside {low:g} to {high:,.0f}, "
                f"which is allowed for {column.what}",
                column.what,
                str(tidy(number)),
            )
            return None
        return tidy(number)

    def _lay_in_a_drawer(self, cells: Sequence[str], column: Column) -> bool:
        if column.not_worn is None:
            return False
        try:
            beside = read_number(
                self._cell(cells, column.not_worn.column),
                self._map.decimal,
                self._map.thousands,
            )
        except ValueError:
            return False
        return beside == column.not_worn.value


# Importers: from which number to which a column goes, and which scale that may be.

_FULL: Final = 10.0
_HALF: Final = 5.0
_HUNDRED: Final = 100.0


class ValueRange(Value):
    """The lowest and the highest number of a column, as far as it was looked at."""

    low: float
    high: float

    @property
    def is_hundred(self) -> bool:
        """More than 10 and no more than 100: a scale of 0 to 100."""
        return _FULL < self.high <= _HUNDRED and self.low >= 0

    @property
    def is_no_scale(self) -> bool:
        """Numbers that no scale of 0 to 10 or 0 to 100 has."""
        return self.high > _HUNDRED or self.low < 0

    @property
    def is_unclear(self) -> bool:
        """Nothing above 5: a scale that ends there, or one of 0 to 10 on good days."""
        return self.low >= 0 and self.high <= _HALF


def spans_of(
    header: Sequence[str], body: Sequence[Sequence[str]], decimal: str, thousands: str
) -> Mapping[str, ValueRange]:
    """The span of every column that holds numbers."""
    found: dict[str, ValueRange] = {}
    for place, name in enumerate(header):
        numbers = [
            number
            for row in body
            if place < len(row) and (number := _number(row[place], decimal, thousands)) is not None
        ]
        if numbers:
            found[name] = ValueRange(min(numbers), max(numbers))
    return found


def _number(cell: str, decimal: str, thousands: str) -> float | None:
    try:
        return read_number(cell, decimal, thousands)
    except ValueError:
        return None
