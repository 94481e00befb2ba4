"""Read the rows of a daily table into values and refused rows."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

from pacing_cli.errors import FileNotUsable, Problem
from pacing_cli.importers.entries import Found
from pacing_cli.importers.observations import Refused
from pacing_cli.importers.reading.cells import (
    EARLIEST_YEAR,
    MOST_IN_A_DAY,
    has_clock,
    read_duration,
    read_moment,
    read_number,
    read_yes,
    split_unit,
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
            f"there is {'no' if count == 0 else 'more than one'} column `{name}`. The header has: "
            f"{', '.join(names)}",
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
                self._refuse(line, f"this day is also on line {first}, with other values. Keep one")
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
                line, f"`{cell}` is not a date of the form {self._map.date_format}", text=cell
            )
            return None
        if wall.year < EARLIEST_YEAR:
            self._refuse(line, f"{wall.date()} is before {EARLIEST_YEAR}", text=cell)
            return None
        try:
            wall = self._on_the_wall(wall)
            at = self._map.at or (wall.time() if self._clock else NOON)
            moment: datetime | None = self._local(datetime.combine(wall.date(), at))
        except ValueError:  # the last day of the calendar: some programs write it for "no end"
            moment = None
        if moment is None or moment > self._now:
            self._refuse(line, f"{wall.date()} is not over yet. Import it another day", text=cell)
            return None
        return moment

    def _on_the_wall(self, wall: datetime) -> datetime:
        """A time of UTC as the person's clock showed it; another offset is that of the place."""
        naive = wall.replace(tzinfo=None)
        if wall.tzinfo is None or wall.utcoffset():
            return naive
        return naive + (self._local(naive).utcoffset() or timedelta(0))

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
        try:
            value = _plain_value(cell, column, self._map)
            if column.tag:
                return value or None
            if value == 0 and (column.zero_unknown or self._lay_in_a_drawer(cells, column)):
                self._unknown[column.what] += 1
                return None
            return _in_range(value, column)
        except ValueError as error:
            self._refuse(line, f"{column.name}: {error}", column.what, cell)
            return None

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


def read_value(cell: str, column: Column, table_map: TableMap) -> str | float:
    """What a cell is, as the map says: a note, a yes or a no, a number in its range.

    Raises ValueError with what is wrong, in words.
    """
    return _in_range(_plain_value(cell, column, table_map), column)


def _plain_value(cell: str, column: Column, table_map: TableMap) -> str | float:
    if column.key == "note":
        return cell
    try:
        if column.tag:
            return read_yes(cell)
        return _number(cell, column, table_map) / column.divide
    except ValueError as error:
        raise ValueError(f"`{cell}` is not {_allowed(column)}") from error


def _in_range(value: str | float, column: Column) -> str | float:
    if isinstance(value, str | bool):
        return value
    low = column.field.low if column.field else 0.0
    high = column.field.high if column.field else MOST_IN_A_DAY[column.key]
    if not low <= value <= high:
        raise ValueError(
            f"{tidy(value)} is outside {low:g} to {high:,.0f}, the range for {column.what}"
        )
    return tidy(value)


def _number(cell: str, column: Column, table_map: TableMap) -> float:
    if column.clock:
        minutes = read_duration(cell, column.clock)
        return minutes / 60 if column.field and column.field.kind == "hours" else minutes
    if column.unit:
        bare, unit = split_unit(cell)
        cell = bare if unit == column.unit.replace(" ", "").casefold() else cell
    return read_number(cell, table_map.decimal, table_map.thousands)


def _allowed(column: Column) -> str:
    if column.tag:
        return "a yes or a no (1 or 0)"
    return f"a length of time, as in {column.clock}" if column.clock else "a number"
