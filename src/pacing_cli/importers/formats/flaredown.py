"""Importer for Flaredown: a row a thing of a check-in; symptoms and conditions from 0 to 4.

A file of several people is refused: the public one is of thousands, and whose journal this is
cannot be told.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Final

from pacing_cli.errors import FileNotUsable, Problem
from pacing_cli.importers.formats.bearable import dict_of
from pacing_cli.importers.observations import Observation, PersonEntry, Refused
from pacing_cli.importers.reading.archive import ArchiveFile
from pacing_cli.importers.reading.streams import TableRow, has_columns, numbered, rows_of
from pacing_cli.importers.reading.words import GRADES_OF_FOUR, field_of_symptom, highest, tag_of
from pacing_cli.importers.registry import Here

_HEADER: Final = ("user_id", "checkin_date", "trackable_type", "trackable_name", "trackable_value")
_SCALE: Final = "Flaredown, 0 to 4: kept as 0, 2.5, 5, 7.5 and 10"


def recognises(member: ArchiveFile) -> bool:
    """The columns of Flaredown's table."""
    return has_columns(member, _HEADER)


def read(members: Sequence[ArchiveFile], here: Here) -> Iterator[Observation]:
    """A check-in a day, and every treatment by itself. Raises FileNotUsable."""
    days: dict[date, PersonEntry] = {}
    person, seen = "", Counter[str]()
    for member in members:
        with rows_of(member, here.progress) as rows:
            for row in rows:
                person = person or row.text("user_id")
                if row.text("user_id") != person:
                    raise FileNotUsable(
                        f"{member.where} has check-ins of several people. Nothing was imported."
                    )
                try:
                    day = date.fromisoformat(row.text("checkin_date"))
                    noon = here.local(datetime.combine(day, time(12)))
                except ValueError:
                    message = f"`{row.text('checkin_date')}` is not a date such as 2021-09-28"
                    yield Refused("", Problem(f"{member.where} line {row.line}", message))
                    continue
                yield from _thing(row, day, noon, days, seen)
    yield from days.values()


def _thing(
    row: TableRow, day: date, noon: datetime, days: dict[date, PersonEntry], seen: Counter[str]
) -> Iterator[PersonEntry]:
    kind, name = row.text("trackable_type"), row.text("trackable_name")
    value = row.text("trackable_value")
    if kind == "Treatment":
        named = f"{name} {value}".strip() or "treatment"
        key = numbered(f"{day} {named}", seen)
        yield PersonEntry(noon, {"medicine": named}, key, "dose")
        return
    one = days.setdefault(day, PersonEntry(noon, {}, str(day), scale={}, original={}))
    fields = dict_of(one.fields)
    if kind in ("Tag", "Food"):
        tags = fields.setdefault("tags", [])
        assert isinstance(tags, list)
        tags.extend([tag] if (tag := tag_of(name)) and tag not in tags else [])
        return
    dict_of(fields.setdefault(f"x_{kind.casefold() or 'other'}", {}))[name] = value
    if kind == "Symptom" and value.isdigit() and int(value) in GRADES_OF_FOUR:
        field = field_of_symptom(name)
        if field:
            highest(fields, field, GRADES_OF_FOUR[int(value)])
            dict_of(one.scale)[field] = _SCALE
            dict_of(one.original)[name] = int(value)
