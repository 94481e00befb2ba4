"""Importer for Withings: raw tables with lists in their cells, and tables of days."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from pacing_cli.errors import Problem
from pacing_cli.importers.observations import (
    Asleep,
    Counted,
    DayTotal,
    Measured,
    Observation,
    Refused,
    Sum,
    Unknown,
)
from pacing_cli.importers.protocol import Here
from pacing_cli.importers.reading.archive import ArchiveFile
from pacing_cli.importers.reading.streams import TableRow, header_of, number, rows_of

SOURCE: Final = "Withings"
_RAW: Final = ("start", "duration", "value")
_DAYS: Final = ("date", "value")
_NAME: Final = re.compile(r"(raw_tracker|aggregates|raw_hr)_(steps|distance|hr)\.csv$")
_SUMS: Final[dict[str, Sum]] = {"steps": "steps", "distance": "metres"}
_SLEEP: Final = {"from", "to", "light (s)", "deep (s)"}
_NUMBERS: Final = re.compile(r"-?\d+(?:\.\d+)?")


def recognises(member: ArchiveFile) -> bool:
    """Its header; what a table of this shape counts stands in its name alone."""
    names = header_of(member)
    if names in (_RAW, _DAYS):
        return bool(_NAME.search(member.base))
    return set(names) >= _SLEEP


def read(members: Sequence[ArchiveFile], here: Here) -> Iterator[Observation]:
    """All tables."""
    for member in members:
        found = _NAME.search(member.base)
        what = found[2] if found else "sleep"
        with rows_of(member, here.progress) as rows:
            for row in rows:
                try:
                    yield from _row(row, what, here)
                except (ValueError, KeyError, OverflowError) as error:
                    problem = Problem(f"{member.where} line {row.line}", f"{error} cannot be read")
                    yield Refused(_SUMS.get(what, ""), problem)


def _row(row: TableRow, what: str, here: Here) -> Iterator[Observation]:
    if what == "sleep":
        yield from _sleep(row, here)
    elif "date" in row.cells:
        value = number(row.text("value"))
        if not value:
            yield Unknown(_SUMS[what])
        else:
            yield DayTotal(_SUMS[what], SOURCE, date.fromisoformat(row.text("date")[:10]), value)
    else:
        yield from _raw(row, what, here)


def _raw(row: TableRow, what: str, here: Here) -> Iterator[Observation]:
    """`[60,60]` and `[101,97]`: spans one after the other, and what was counted in each."""
    at = _moment(row.text("start"), here)
    spans, values = _list(row.text("duration")), _list(row.text("value"))
    if len(spans) != len(values):
        raise ValueError(f"{len(spans)} spans and {len(values)} values")
    for seconds, value in zip(spans, values, strict=True):
        end = at + timedelta(seconds=seconds)
        if what == "hr":
            yield Measured("hr", SOURCE, at, value)
        else:
            yield Counted(_SUMS[what], SOURCE, at, end, value)
        at = end


def _sleep(row: TableRow, here: Here) -> Iterator[Observation]:
    """A sleep: how long each stage was is told, when it was is not."""
    end = _moment(row.text("to"), here)
    stages = [number(row.text(name)) for name in ("light (s)", "deep (s)", "rem (s)")]
    asleep = sum(one for one in stages if one)
    if asleep:
        yield Asleep(SOURCE, end - timedelta(seconds=asleep), end)
    else:
        yield Unknown("sleep_hours")


def _list(cell: str) -> list[float]:
    return [float(one) for one in _NUMBERS.findall(cell)]


def _moment(text: str, here: Here) -> datetime:
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else here.local(found)
