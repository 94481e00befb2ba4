"""Importer for Withings: raw tables with lists in their cells, and tables of days.

Its own sum of a day has priority over its minutes, which can be repeated. The offset in a raw table
belongs to the server, so the person's zone decides the day. Tables are recognised by their shape
and file name, because their headers are in the language of the account.
"""

import re
from array import array
from collections.abc import Container, Iterator, Sequence
from datetime import MAXYEAR, UTC, date, datetime, timedelta, tzinfo
from typing import Final

from pacing_cli.importers.observations import (
    Asleep,
    DailyFigures,
    DaySums,
    DayTotal,
    Observation,
    RecordsSeen,
    Refused,
    Sum,
    Unknown,
)
from pacing_cli.importers.reading.archive import ArchiveFile
from pacing_cli.importers.reading.cells import EARLIEST_YEAR, either_number
from pacing_cli.importers.reading.streams import (
    TableRow,
    header_of,
    number_in,
    refused_cell,
    rows_of,
)
from pacing_cli.importers.registry import Here

SOURCE: Final = "Withings"
_NAME: Final = re.compile(
    r"(?:raw_tracker|aggregates|raw_hr)_(steps|distance|hr)(?: ?\(\d+\))?\.csv$"
)
_SUMS: Final[dict[str, Sum]] = {"steps": "steps", "distance": "metres"}
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_DAYS, _RAW = 2, 3
"""Columns of a table of days (a date, a sum) and of a raw one (a start, lengths, values)."""
_STAGE: Final = re.compile(
    r"(light|deep|leicht|tief|l[ée]ger|profond|ligero|profundo|leggero|profondo|leve|licht|diep"
    r"|rem)\s*\(s\)",
    re.IGNORECASE,
)
"""Stages of sleep. English, German, Spanish and French as files have it that people published."""
_REM: Final = 4
"""In every file that was seen, these are a start, an end, light, deep, rem, and time awake."""

_DAY: Final = 86_400
_HALF_HOUR: Final = 1800
_QUARTER: Final = 900

Counts = dict[tuple[str, int], "array[float]"]
"""What was counted or read, by the day of UTC: second since 1970, length, value, and so on. An
export holds a million of them."""
_READ: Final = "hr"


def recognises(member: ArchiveFile) -> bool:
    """Recognise the shape. Only the name says what a table of this shape counts."""
    names = header_of(member)
    found = _NAME.search(member.base)
    if not found:
        return len(_stages(names)) > 1
    dated = len(member.lines) < 2 or bool(_DATE.search(member.lines[1]))
    return dated and len(names) in ((_RAW,) if found[1] == "hr" else (_DAYS, _RAW))


def _stages(names: Sequence[str]) -> list[str]:
    """The columns of time asleep, also where their language is not known."""
    if len(names) > _REM + 1 and names[_REM].casefold() == "rem (s)":
        return list(names[2 : _REM + 1])
    return [name for name in names[2:] if _STAGE.fullmatch(name)]


def read(members: Sequence[ArchiveFile], here: Here) -> Iterator[Observation]:
    """All tables; those of days first, as of these days the minutes are not needed."""
    counts: Counts = {}
    summed: set[tuple[str, date]] = set()
    for member in sorted(members, key=lambda one: len(header_of(one)) != _DAYS):
        found = _NAME.search(member.base)
        what, names = found[1] if found else "sleep", header_of(member)
        with rows_of(member, here.progress) as rows:
            for row in rows:
                if what == "sleep":
                    yield from _sleep(row, names, member, here)
                elif len(names) == _DAYS:
                    yield from _day(row, names, _SUMS[what], member, summed)
                else:
                    yield from _raw(row, names, what, member, here, counts)
    yield RecordsSeen(sum(len(found) // 3 for found in counts.values()))
    yield from _each_once(counts, summed, here)


def _each_once(
    counts: Counts, summed: Container[tuple[str, date]], here: Here
) -> Iterator[DaySums | DailyFigures]:
    """Return the minutes of days without a sum. Of repeated minutes, the larger one counts."""
    sums, readings = DaySums(here.parts), DailyFigures()
    zones: dict[int, tzinfo | None] = {}

    def local(second: float) -> datetime:
        hour = int(second) // _HALF_HOUR
        if hour not in zones:
            zones[hour] = here.at(datetime.fromtimestamp(second, UTC)).tzinfo
        return datetime.fromtimestamp(second, zones[hour])

    for (what, _), found in counts.items():
        # In the order of their values: of several over the same time the largest stays.
        told = sorted(zip(found[2::3], found[::3], found[1::3], strict=True))
        once = {(start, length): value for value, start, length in told}
        if what == _READ:
            for (start, _), value in once.items():
                readings.put("hr", SOURCE, str(local(start).date()), value)
            continue
        quarters: dict[float, float] = {}
        for (start, length), value in once.items():
            quarter = start - start % _QUARTER
            if start + length <= quarter + _QUARTER:
                quarters[quarter] = quarters.get(quarter, 0.0) + value
            elif (what, (at := local(start)).date()) not in summed:
                sums.add(what, SOURCE, at, at + timedelta(seconds=length), value)
        for quarter, value in quarters.items():
            at = local(quarter)
            if (what, at.date()) not in summed:
                sums.put(what, SOURCE, str(at.date()), at.hour * 60 + at.minute, value)
    yield sums
    yield readings


def _day(
    row: TableRow,
    names: Sequence[str],
    what: Sum,
    member: ArchiveFile,
    summed: set[tuple[str, date]],
) -> Iterator[Observation]:
    first, second = names
    try:
        day = date.fromisoformat(row.text(first)[:10])
    except ValueError:
        yield refused_cell(row, first, what, member, "is not a date such as 2021-09-28")
        return
    value = number_in(row, second, what, member)
    if isinstance(value, Refused):
        yield value
        return
    if value is not None:
        summed.add((what, day))
    yield DayTotal(what, SOURCE, day, value) if value else Unknown(what)


def _raw(
    row: TableRow,
    names: Sequence[str],
    what: str,
    member: ArchiveFile,
    here: Here,
    counts: Counts,
) -> Iterator[Observation]:
    """`[60,60]` and `[101,97]`: spans one after the other, and what was counted in each."""
    start, lengths, counted = names
    named = _SUMS.get(what, _READ)
    try:
        at = _seconds(row.text(start), here)
        lasted = [int(one) for one in _list(row.text(lengths))]
        if lasted and not 0 <= min(lasted) <= max(lasted) < _DAY:
            raise ValueError(lengths)
    except (ValueError, OverflowError):
        yield refused_cell(row, start, named, member, "and its lengths cannot be read")
        return
    values = _list(row.text(counted))
    if len(lasted) != len(values):
        yield refused_cell(row, counted, named, member, f"does not hold {len(lasted)} values")
        return
    for length, text in zip(lasted, values, strict=True):
        try:
            value = float(text) if text.isdecimal() else either_number(text)
            if value < 0:
                raise ValueError(text)
        except ValueError:
            why = f"holds `{text}`, which is not a number from 0 up"
            yield refused_cell(row, counted, named, member, why)
        else:
            key = (named, at // _DAY)
            if key not in counts:
                counts[key] = array("d")
            counts[key].extend((at, length, value))
        at += length


def _sleep(
    row: TableRow, names: Sequence[str], member: ArchiveFile, here: Here
) -> Iterator[Observation]:
    """Read a sleep. The table gives the length of each stage, but not its time."""
    try:
        end = here.at(datetime.fromtimestamp(_seconds(row.text(names[1]), here), UTC))
    except (ValueError, OverflowError):
        yield refused_cell(row, names[1], "sleep_hours", member, "is not a date and time")
        return
    stages = [number_in(row, name, "sleep_hours", member) for name in _stages(names)]
    wrong = [one for one in stages if isinstance(one, Refused)]
    asleep = sum(one for one in stages if one and not isinstance(one, Refused))
    if wrong:  # the sum of the others would be too little
        yield from wrong
    elif asleep:
        yield Asleep(SOURCE, end - timedelta(seconds=asleep), end)
    else:
        yield Unknown("sleep_hours")


def _list(cell: str) -> list[str]:
    """The parts of `[60,60]`; a cell with brackets only has none."""
    inner = cell.replace(" ", "").strip("[]")
    return inner.split(",") if inner else []


def _seconds(text: str, here: Here) -> int:
    """Seconds since 1970. Without an offset it is the person's clock."""
    found = datetime.fromisoformat(text)
    if not EARLIEST_YEAR <= found.year < MAXYEAR:
        raise ValueError(text)
    return int((found if found.tzinfo else here.local(found)).timestamp())
