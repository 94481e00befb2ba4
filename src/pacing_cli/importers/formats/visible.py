"""Importer for Visible: a row a day and tracker; symptoms from 0 to 3, measurements of the morning.

One day is one check-in. A 0 is a real zero: the person chose it. What FUNCAP and the other
trackers say is kept under the trackers' own names.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Final

from pacing_cli.errors import Problem
from pacing_cli.importers.formats.bearable import dict_of
from pacing_cli.importers.observations import (
    Figure,
    Measured,
    Observation,
    PersonEntry,
    Refused,
    Unknown,
)
from pacing_cli.importers.reading.archive import ArchiveFile
from pacing_cli.importers.reading.cells import read_number
from pacing_cli.importers.reading.streams import TableRow, header_of, rows_of
from pacing_cli.importers.reading.words import GRADES_OF_THREE, field_of_symptom, highest, tag_of
from pacing_cli.importers.registry import Here

SOURCE: Final = "Visible"
_HEADER: Final = ("observation_date", "tracker_name", "tracker_category", "observation_value")
_FIGURES: Final[dict[str, Figure]] = {
    "hrv": "x_hrv_ms", "hr variability": "x_hrv_ms", "resting hr": "x_resting_hr",
}  # fmt: skip
_EVENTS: Final = ("crash", "infection", "period")
"""Trackers of something that was there or not: more than 0 is a tag of the day."""
_SCALE: Final = "Visible, 0 to 3: 1 is kept as 3, 2 as 6, 3 as 9"


def recognises(member: ArchiveFile) -> bool:
    """The columns of Visible, with a comma or (from the EU) a semicolon between them."""
    return header_of(member)[:4] == _HEADER


def read(members: Sequence[ArchiveFile], here: Here) -> Iterator[Observation]:
    """A check-in a day; heart rate and its variation as readings of that day."""
    days: dict[date, PersonEntry] = {}
    for member in members:
        with rows_of(member, here.progress) as rows:
            for row in rows:
                where = f"{member.where} line {row.line}"
                try:
                    day = date.fromisoformat(row.text("observation_date"))
                    noon = here.local(datetime.combine(day, time(12)))
                    value = read_number(row.text("observation_value").replace(",", "."), ".", "")
                except ValueError:
                    if row.text("observation_value"):
                        yield Refused("", Problem(where, "a date or a number cannot be read"))
                    else:
                        yield Unknown(row.text("tracker_name"))
                    continue
                yield from _row(row, day, noon, value, days)
    yield from days.values()


def _row(
    row: TableRow, day: date, noon: datetime, value: float, days: dict[date, PersonEntry]
) -> Iterator[Observation]:
    name, category = row.text("tracker_name"), row.text("tracker_category")
    figure = _FIGURES.get(name.casefold())
    if figure:
        yield Measured(figure, SOURCE, day, value)
        return
    one = days.setdefault(day, PersonEntry(noon, {}, str(day), scale={}, original={}))
    fields = dict_of(one.fields)
    plain = int(value) if value.is_integer() else value
    if category.casefold() == "measurement":
        fields[f"x_{tag_of(name).replace('-', '_')}"] = plain
        return
    group = "x_funcap" if category.casefold().startswith("funcap") else "x_symptoms"
    dict_of(fields.setdefault(group, {}))[name] = plain
    field = field_of_symptom(name) if group == "x_symptoms" else ""
    if field and value in GRADES_OF_THREE:
        highest(fields, field, GRADES_OF_THREE[value])
        dict_of(one.scale)[field] = _SCALE
        dict_of(one.original)[name] = plain
    if value > 0 and name.casefold() in _EVENTS:
        tags = fields.setdefault("tags", [])
        assert isinstance(tags, list)
        tags.append(tag_of(name))
