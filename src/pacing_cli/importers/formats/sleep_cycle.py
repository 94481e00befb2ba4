"""Importer for Sleep Cycle: one table of nights, in the layouts of three times.

The oldest layout (until about 2018) has only the time in bed. It is kept as sleep, and its source
names this. Later ones have the time asleep in seconds. Dates use the clock of the phone.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from pacing_cli.errors import Problem
from pacing_cli.importers.observations import Night, Observation, PersonEntry, Refused, Unknown
from pacing_cli.importers.reading.archive import ArchiveFile
from pacing_cli.importers.reading.cells import read_number
from pacing_cli.importers.reading.streams import TableRow, each_usable, header_of, rows_of
from pacing_cli.importers.reading.words import tags_of
from pacing_cli.importers.registry import Here

SOURCE: Final = "Sleep Cycle"
_IN_BED: Final = "Sleep Cycle, time in bed"
_STARTS: Final = ("Start", "Went to bed")
_ENDS: Final = ("End", "Woke up")
_QUALITY: Final = ("Sleep quality", "Sleep Quality")
_ASLEEP: Final = "Time asleep (seconds)"
_BED: Final = ("Time in bed", "Time in bed (seconds)")
_NOTES: Final = ("Notes", "Sleep Notes")
_CLOCK: Final = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?")
_DASHES: Final = "—–-"


def recognises(member: ArchiveFile) -> bool:
    """Beginning, end, the app's own figure and the time in bed, in any of its layouts."""
    names = header_of(member)
    return all(_name(names, any_of) for any_of in (_STARTS, _ENDS, _QUALITY, _BED))


def _name(names: Sequence[str], any_of: Sequence[str]) -> str:
    return next((name for name in any_of if name in names), "")


def read(members: Sequence[ArchiveFile], here: Here) -> Iterator[Observation]:
    """Every night once."""
    seen: set[tuple[str, str]] = set()
    yield from each_usable(members, lambda member: _table(member, here, seen))


def _table(member: ArchiveFile, here: Here, seen: set[tuple[str, str]]) -> Iterator[Observation]:
    names = header_of(member)
    with rows_of(member, here.progress) as rows:
        for row in rows:
            where = f"{member.where} line {row.line}"
            start, end = row.text(_name(names, _STARTS)), row.text(_name(names, _ENDS))
            if (start, end) in seen:
                continue
            seen.add((start, end))
            try:
                yield from _night(row, names, (start, end), here)
            except ValueError as error:
                yield Refused("sleep_hours", Problem(where, f"`{error}` cannot be read"))


def _night(
    row: TableRow, names: Sequence[str], span: tuple[str, str], here: Here
) -> Iterator[Observation]:
    start, woke = _moment(span[0]), _moment(span[1])
    if woke < start:
        raise ValueError(span[1])
    asleep, bed = row.text(_ASLEEP).strip(_DASHES), row.text(_name(names, _BED)).strip(_DASHES)
    if asleep:
        yield Night(SOURCE, woke.date(), read_number(asleep, ".", "") / 3600)
    elif bed and _ASLEEP not in names:
        yield Night(_IN_BED, woke.date(), _hours(bed))
    else:
        yield Unknown("sleep_hours")
    if notes := row.text(_name(names, _NOTES)).strip(_DASHES):
        tags = tags_of(notes.split(":"))
        yield PersonEntry(here.local(woke), {"tags": tags}, f"{span[0]}-notes")


def _hours(text: str) -> float:
    """`7:32` hours and minutes, or seconds."""
    if found := _CLOCK.fullmatch(text):
        return int(found[1]) + int(found[2]) / 60
    return read_number(text, ".", "") / 3600


def _moment(text: str) -> datetime:
    """`2017-10-17 23:50:03`. Raises ValueError."""
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        raise ValueError(text) from None
