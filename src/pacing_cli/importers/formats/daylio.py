"""Importer for Daylio: a row an entry, with a mood in the person's own words.

The five moods that the app begins with are put on 0 to 10 openly; any other word stays a word.
Dates are taken from `full_date`: the other columns are in the language of the phone. The table
of 2018 has a year and a day with the name of its month instead.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Final

from pacing_cli.errors import Problem
from pacing_cli.importers.observations import Observation, PersonEntry, Refused
from pacing_cli.importers.reading.archive import ArchiveFile
from pacing_cli.importers.reading.cells import clock_of, worded_date
from pacing_cli.importers.reading.streams import (
    TableRow,
    has_columns,
    numbered,
    refused_cell,
    rows_of,
)
from pacing_cli.importers.reading.words import tags_of
from pacing_cli.importers.registry import Here

_HEADER: Final = ("time", "mood", "activities")
_MOODS: Final = {"rad": 9, "good": 7, "meh": 5, "bad": 3, "awful": 1}
_SCALE: Final = "Daylio, in words: rad is kept as 9, good 7, meh 5, bad 3, awful 1"


def recognises(member: ArchiveFile) -> bool:
    """The columns of a Daylio table; newer ones have one more, older ones a year."""
    return has_columns(member, _HEADER) and (
        has_columns(member, ("full_date",)) or has_columns(member, ("year", "date"))
    )


def read(members: Sequence[ArchiveFile], here: Here) -> Iterator[Observation]:
    """Every row as a check-in; two at the same minute are two."""
    for member in members:
        seen: Counter[str] = Counter()
        with rows_of(member, here.progress) as rows:
            for row in rows:
                try:
                    at = _moment(row, here)
                except ValueError as error:
                    yield Refused("", Problem(f"{member.where} line {row.line}", str(error)))
                    continue
                if row.text("time") and not clock_of(row.text("time")):
                    yield refused_cell(row, "time", "time", member, "is not a time of day")
                yield _told(row, at, numbered(f"{at:%Y-%m-%d %H:%M}", seen))


def _moment(row: TableRow, here: Here) -> datetime:
    full, text = row.text("full_date"), row.text("date")
    try:
        if "full_date" in row.cells:
            day = date.fromisoformat(full)
        else:
            day = worded_date(text, int(row.text("year")))
    except ValueError:
        raise ValueError(f"`{full or text}` is not a date such as 2021-09-28 or 18 May") from None
    at = clock_of(row.text("time")) or time(12)
    return here.local(datetime.combine(day, at))


def _told(row: TableRow, at: datetime, key: str) -> PersonEntry:
    mood = row.text("mood")
    fields: dict[str, object] = {"x_mood": mood} if mood else {}
    scale: dict[str, str] = {}
    if mood.casefold() in _MOODS:
        fields["mood"], scale["mood"] = _MOODS[mood.casefold()], _SCALE
    tags = tags_of(row.text("activities").split("|"))
    if tags:
        fields["tags"] = tags
    if scales := row.text("scales"):
        fields["x_scales"] = scales
    words = [text for name in ("note_title", "note") if (text := row.text(name))]
    if words:
        fields["note"] = ": ".join(words)
    return PersonEntry(at, fields, key, scale=scale, original={"mood": mood} if mood else {})
