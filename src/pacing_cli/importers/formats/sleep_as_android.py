"""Importer for Sleep as Android: `sleep-export.csv`, each sleep with a header of its own.

`Hours` lasts from the beginning to the end, and `LenAdjust` says in minutes what of it was awake,
as a number below 0: in a public export it is the sum of the times between `AWAKE_START` and
`AWAKE_END`. A sleep belongs to the date of `To`, by the clock where the person was.
"""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from pacing_cli.errors import FileNotUsable, Problem
from pacing_cli.importers.observations import Night, Observation, PersonEntry, Refused, Unknown
from pacing_cli.importers.reading.archive import ArchiveFile
from pacing_cli.importers.reading.cells import read_number
from pacing_cli.importers.reading.streams import each_usable, header_of
from pacing_cli.importers.reading.words import tags_of
from pacing_cli.importers.registry import Here
from pacing_cli.model.quantity import tidy

SOURCE: Final = "Sleep as Android"
_HEADER: Final = ("Id", "Tz", "From", "To", "Sched", "Hours", "Rating", "Comment")
_WIDTH: Final = 24
"""Cells of a row that are looked at: behind them are hundreds of movements."""
_DATE: Final = re.compile(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4}) (\d{1,2}):(\d{2})")
_TAG: Final = re.compile(r"#([^\s#,]+)")
_SCALE: Final = "Sleep as Android, 0 to 5 stars: kept doubled"
_NO_WORDS: Final = ("", "Manually added")


def recognises(member: ArchiveFile) -> bool:
    """The header in front of its first sleep."""
    return header_of(member)[: len(_HEADER)] == _HEADER


def read(members: Sequence[ArchiveFile], here: Here) -> Iterator[Observation]:
    """Read every sleep once, with the person's rating and words. Raises FileNotUsable."""
    seen: set[str] = set()
    yield from each_usable(members, lambda member: _told(member, here, seen))


def _told(member: ArchiveFile, here: Here, seen: set[str]) -> Iterator[Observation]:
    for line, cells in _sleeps(member, here):
        if cells.get("Id") in seen:
            continue
        seen.add(cells.get("Id", ""))
        try:
            yield from _sleep(cells, here)
        except ValueError as error:
            where = f"{member.where} line {line}"
            yield Refused("sleep_hours", Problem(where, f"`{error}` cannot be read"))


def _sleeps(member: ArchiveFile, here: Here) -> Iterator[tuple[int, Mapping[str, str]]]:
    """The lines below each header; one that begins with no number is noise of the one above."""
    names: Sequence[str] = ()
    csv.field_size_limit(1 << 24)
    with member.text(here.progress) as stream:
        reader = csv.reader(stream)
        try:
            for cells in reader:
                if cells[:1] == ["Id"]:
                    names = cells[:_WIDTH]
                elif cells and cells[0]:
                    yield reader.line_num, dict(zip(names, cells, strict=False))
        except csv.Error as error:
            raise FileNotUsable(
                f"{member.where} is not a table of cells ({error}). Nothing was imported."
            ) from error


def _sleep(cells: Mapping[str, str], here: Here) -> Iterator[Observation]:
    woke = _wall(cells.get("To", ""))
    hours = read_number(cells.get("Hours") or "0", ".", "")
    awake = read_number(cells.get("LenAdjust") or "0", ".", "")
    asleep = hours + awake / 60
    if not 0 < hours <= 24 or asleep < 0:
        raise ValueError(cells.get("Hours", ""))
    yield Night(SOURCE, woke.date(), asleep) if asleep else Unknown("sleep_hours")
    fields = _said(cells)
    if fields:
        at = _moment(woke, cells.get("Tz", ""), here)
        scale = {"quality": _SCALE} if "quality" in fields else {}
        yield PersonEntry(at, fields, f"{cells['Id']}", scale=scale)


def _said(cells: Mapping[str, str]) -> dict[str, object]:
    """Stars, tags and words. No star means no answer; tags of the app's own are told by it."""
    fields: dict[str, object] = {}
    stars = read_number(cells.get("Rating") or "0", ".", "")
    if 0 < stars <= 5:
        fields["quality"] = tidy(stars * 2)
    comment = cells.get("Comment", "").replace("\\n", " ")
    tags = tags_of([tag for tag in _TAG.findall(comment) if tag not in ("watch", "window")])
    if tags:
        fields["tags"] = tags
    words = " ".join(_TAG.sub("", comment).split())
    if words not in _NO_WORDS:
        fields["note"] = words
    return fields


def _wall(text: str) -> datetime:
    """`15. 06. 2017 7:32`, whatever the language of the phone. Raises ValueError."""
    found = _DATE.fullmatch(text.strip())
    if not found:
        raise ValueError(text)
    day, month, year, hour, minute = (int(one) for one in found.groups())
    return datetime(year, month, day, hour, minute)  # noqa: DTZ001  the wall's clock is meant


def _moment(wall: datetime, zone: str, here: Here) -> datetime:
    """With the zone of the sleep; with the person's where that is not known."""
    try:
        return wall.replace(tzinfo=ZoneInfo(zone))
    except (ValueError, OSError, LookupError):
        return here.local(wall)
