"""Importer for Bearable: one row a symptom, mood, sleep or medicine, by part of the day.

The layout is known from public descriptions; no real export was seen. Symptoms of one part of
a day become one check-in. How high mood and energy go does not stand in the file: their
numbers are kept under names of their own.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import Final

from pacing_cli.errors import Problem
from pacing_cli.importers.observations import Observation, PersonEntry, Refused
from pacing_cli.importers.protocol import Here
from pacing_cli.importers.reading.archive import ArchiveFile
from pacing_cli.importers.reading.cells import clock_of, read_number
from pacing_cli.importers.reading.streams import TableRow, header_of, rows_of
from pacing_cli.importers.reading.words import field_of_symptom, highest, tags_of

_HEADER: Final = ("weekday", "time of day", "category", "rating/amount", "detail")
_SLOTS: Final = {
    "pre": time(4), "am": time(9), "mid": time(14), "pm": time(20), "all day": time(12),
    "": time(12),
}  # fmt: skip
_GRADES: Final = {1.0: 3.0, 2.0: 6.0, 3.0: 9.0, 4.0: 10.0}
_SCALE: Final = "Bearable, in words: mild is 3, moderate 6, severe 9, unbearable or extreme 10"
_OPEN_SCALE: Final = "Bearable; its highest number does not stand in the file"
_ORDINAL: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3})[a-z]*\s+(\d{4})")
_DAY_HOURS: Final = 24
_LASTED: Final = re.compile(r"\d{1,2}:\d{2}")
_MONTHS: Final = (
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
)  # fmt: skip
_NAME: Final = re.compile(r"(?s)(?P<name>.*?)\s*\((?P<grade>[^()]*)\)\s*$")
_LEVEL: Final = re.compile(r"\s*\((?:little|moderate|a lot|some|none)\)\s*$", re.IGNORECASE)


def recognises(member: ArchiveFile) -> bool:
    """The columns of Bearable, with or without the newer one for a plain date."""
    names = {name.casefold() for name in header_of(member)}
    return names.issuperset(_HEADER)


def read(members: Sequence[ArchiveFile], here: Here) -> Iterator[Observation]:
    """Rows of one part of a day together, then what stands alone."""
    slots: dict[str, PersonEntry] = {}
    for member in members:
        with rows_of(member, here.progress) as rows:
            for row in rows:
                cells = dict.fromkeys(_HEADER, "")
                cells |= {key.casefold(): row.text(key) for key in row.cells}
                try:
                    at = _moment(cells, here)
                except ValueError as error:
                    yield Refused("", Problem(f"{member.where} line {row.line}", str(error)))
                    continue
                yield from _row(cells, at, row, slots, member)
    yield from slots.values()


def _moment(cells: Mapping[str, str], here: Here) -> datetime:
    day = _day(cells.get("date formatted", "") or cells.get("date", ""))
    slot = cells.get("time of day", "").casefold()
    at = clock_of(slot) or _SLOTS.get(slot, time(12))
    return here.local(datetime.combine(day, at))


def _day(text: str) -> date:
    found = _ORDINAL.match(text)
    if found and found[2].lower() in _MONTHS:
        return date(int(found[3]), _MONTHS.index(found[2].lower()) + 1, int(found[1]))
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        raise ValueError(f"`{text}` is no date such as 8th Dec 2021 or 2021-12-08") from None


def _row(
    cells: Mapping[str, str],
    at: datetime,
    row: TableRow,
    slots: dict[str, PersonEntry],
    member: ArchiveFile,
) -> Iterator[Observation]:
    category, detail = cells["category"].casefold(), cells["detail"]
    slot = f"{at.date()} {cells['time of day'].casefold() or 'all day'}"
    if "medication" in category or "supplement" in category:
        yield PersonEntry(
            at, {"medicine": _name(detail)[0] or "medicine"}, f"{slot} {detail}", "dose"
        )
        return
    one = slots.setdefault(slot, PersonEntry(at, {}, slot, scale={}, original={}))
    try:
        _into(one, category, cells["rating/amount"], detail)
    except ValueError:
        message = f"{cells['category']}: `{cells['rating/amount']}` cannot be read"
        yield Refused(category, Problem(f"{member.where} line {row.line}", message))
    _note(one, cells.get("notes", ""))


def _into(one: PersonEntry, category: str, amount: str, detail: str) -> None:
    """Put one row into the check-in of its part of the day."""
    fields, original, scale = dict_of(one.fields), dict_of(one.original), dict_of(one.scale)
    if category == "symptom":
        name, grade = _name(detail)
        original[name] = f"{amount} ({grade})" if grade else amount
        value, field = read_number(amount.replace(",", "."), ".", ""), field_of_symptom(name)
        symptoms = dict_of(fields.setdefault("x_symptoms", {}))
        symptoms[name] = value
        if field and value in _GRADES:
            highest(fields, field, _GRADES[value])
            scale[field] = _SCALE
    elif category == "sleep" and _LASTED.fullmatch(amount):
        hours, minutes = amount.split(":")[:2]
        lasted = round(int(hours) + int(minutes) / 60, 2)
        if lasted > _DAY_HOURS:
            raise ValueError(amount)
        fields["sleep_hours"] = lasted
    elif re.search("factor|activit|nutrition|food|weather", category):
        parts = [_LEVEL.sub("", part) for part in (detail or amount).split("|")]
        tags = fields.setdefault("tags", [])
        assert isinstance(tags, list)
        tags.extend(tag for tag in tags_of(parts) if tag not in tags)
    elif amount or detail:
        name = f"x_{category.replace(' ', '_')}"
        fields[name] = _number(amount) if amount else detail
        scale[name] = _OPEN_SCALE


def dict_of(value: object) -> dict[str, object]:
    """The value as the dictionary that it is."""
    assert isinstance(value, dict)
    return value


def _name(detail: str) -> tuple[str, str]:
    """`Back (lower) pain (Severe)` is a name and a grade: the last brackets are the grade's."""
    found = _NAME.match(detail)
    return (found["name"], found["grade"]) if found else (detail, "")


def _number(text: str) -> float | int | str:
    try:
        value = read_number(text.replace(",", "."), ".", "")
    except ValueError:
        return text
    return int(value) if value.is_integer() else value


def _note(one: PersonEntry, text: str) -> None:
    if text:
        fields = dict_of(one.fields)
        before = fields.get("note")
        fields["note"] = f"{before}; {text}" if before else text
