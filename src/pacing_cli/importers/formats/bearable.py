"""Importer for Bearable: one row a symptom, mood, sleep or medicine, by part of the day.

Symptoms of one part of a day become one check-in. A repeated symptom goes into a second one. The
file does not give the scale of mood and energy, so their numbers and words are kept under separate
names. Data without a field in the journal is kept in the same way.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import Final

from pacing_cli.errors import Problem
from pacing_cli.importers.observations import Observation, PersonEntry, Refused, Unknown
from pacing_cli.importers.reading.archive import ArchiveFile
from pacing_cli.importers.reading.cells import clock_of, either_number, worded_date
from pacing_cli.importers.reading.streams import header_of, numbered, rows_of
from pacing_cli.importers.reading.words import field_of_symptom, highest, tag_of, tags_of
from pacing_cli.importers.registry import Here

_HEADER: Final = ("weekday", "time of day", "category", "rating/amount", "detail")
_SLOTS: Final = {
    "pre": time(4), "am": time(9), "mid": time(14), "pm": time(20), "all day": time(12),
    "": time(12),
}  # fmt: skip
_GRADES: Final = {1.0: 3.0, 2.0: 6.0, 3.0: 9.0, 4.0: 10.0}
_SCALE: Final = "Bearable, in words: mild is 3, moderate 6, severe 9, unbearable or extreme 10"
_OPEN_SCALE: Final = "Bearable; its highest number is not in the file"
_DAY_HOURS: Final = 24
_LASTED: Final = re.compile(r"\d{1,2}:\d{2}")
_NAME: Final = re.compile(r"(?s)(?P<name>.*?)\s*\((?P<grade>[^()]*)\)\s*$")
_UNIT: Final = re.compile(r"[^\W\d_]{1,12}")
_MEDICINE: Final = re.compile(r"\bmed|supplement")
_RATED: Final = ("mood", "energy", "sleep quality")
"""Rated as a whole; their details are words for it, not the names of things."""
_TEXTS: Final = re.compile(r"gratitude|note|journal|diary$")
_LEVEL: Final = re.compile(
    r"\s*(?:\(\s*|[-–]\s+)(little|low|moderate|a lot|high|some|none|no|yes)\s*\)?\s*$",
    re.IGNORECASE,
)
_ABSENT: Final = ("none", "no")


class _Slots:
    """The check-ins of the parts of a day, each with every symptom at most once."""

    def __init__(self) -> None:
        self._found: dict[str, tuple[PersonEntry, set[str]]] = {}

    def place(self, slot: str, at: datetime, thing: str) -> PersonEntry:
        """The first check-in of this part of the day that does not hold the thing yet."""
        number = 1
        while True:
            key = slot if number == 1 else f"{slot} {number}"
            one = PersonEntry(at, {}, key, scale={}, original={})
            found, things = self._found.setdefault(key, (one, set()))
            if not thing or thing not in things:
                things.add(thing)
                return found
            number += 1

    def all(self) -> Iterator[PersonEntry]:
        """Those that hold something."""
        return (one for one, _ in self._found.values() if one.fields)


def recognises(member: ArchiveFile) -> bool:
    """The columns of Bearable, with or without the newer one for a plain date."""
    names = {name.casefold() for name in header_of(member)}
    return names.issuperset(_HEADER)


def read(members: Sequence[ArchiveFile], here: Here) -> Iterator[Observation]:
    """Yield the rows of each part of a day together, then single rows."""
    for member in members:
        slots, doses = _Slots(), Counter[str]()
        with rows_of(member, here.progress) as rows:
            for row in rows:
                cells = dict.fromkeys((*_HEADER, "notes"), "")
                cells |= {key.casefold(): row.text(key) for key in row.cells}
                where = f"{member.where} line {row.line}"
                try:
                    day = _day(cells.get("date formatted", "") or cells.get("date", ""))
                except ValueError as error:
                    yield Refused("", Problem(where, str(error)))
                    continue
                part = cells["time of day"].casefold()
                clock = clock_of(part)
                if ":" in part and not clock:
                    message = f"time of day: `{part}` is not a time of day"
                    yield Refused("time", Problem(where, message))
                at = here.local(datetime.combine(day, clock or _SLOTS.get(part, time(12))))
                slot = f"{at.date()} {part or 'all day'}"
                if _MEDICINE.search(cells["category"].casefold()):
                    yield _dose(cells, at, slot, doses)
                else:
                    yield from _row(cells, at, slot, slots, where)
        yield from slots.all()


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text[:10]) if text[:4].isdecimal() else worded_date(text)
    except ValueError:
        raise ValueError(f"`{text}` is not a date such as 8th Dec 2021 or 2021-12-08") from None


def _dose(cells: Mapping[str, str], at: datetime, slot: str, doses: Counter[str]) -> PersonEntry:
    """`50` of `Painkiller A (mg)` is the medicine with 50 mg; taken twice, it is two doses."""
    amount, detail = cells["rating/amount"], cells["detail"] or "medicine"
    name, unit = _name(detail)
    if unit and amount and _UNIT.fullmatch(unit):
        medicine = f"{name} {amount} {unit}"
    else:
        medicine = detail if amount in ("", "1") else f"{detail} {amount}x"
    fields: dict[str, object] = {"medicine": medicine}
    if note := _note(cells["notes"]):
        fields["note"] = note
    return PersonEntry(at, fields, numbered(f"{slot} {medicine}", doses), "dose")


def _row(
    cells: Mapping[str, str], at: datetime, slot: str, slots: _Slots, where: str
) -> Iterator[Observation]:
    category, amount, detail = cells["category"].casefold(), cells["rating/amount"], cells["detail"]
    note = _note(cells["notes"])
    if not (amount or detail or note):
        yield Unknown(category or "a row without a category")
        return
    thing = "" if _are_tags(category, amount, detail) else f"{category} {_thing(category, detail)}"
    one = slots.place(slot, at, thing)
    try:
        _into(one, category, amount, detail)
    except ValueError:
        yield Refused(category, Problem(where, f"{cells['category']}: `{amount}` cannot be read"))
        if category == "symptom":  # it was there; how strong is unknown
            _tag(dict_of(one.fields), "x_symptom", _name(detail)[0])
    if note:
        fields = dict_of(one.fields)
        before = fields.get("note")
        fields["note"] = f"{before}; {note}" if before else note


def _thing(category: str, detail: str) -> str:
    """Return the key that is unique in a check-in: a symptom's name, a rating's category."""
    if category == "symptom":
        return _name(detail)[0]
    return "" if category in _RATED or _TEXTS.search(category) else detail


def _are_tags(category: str, amount: str, detail: str) -> bool:
    """A list of things that were there: no number, and no text of the person's own."""
    return bool(detail) and not amount and category != "sleep" and not _TEXTS.search(category)


def _into(one: PersonEntry, category: str, amount: str, detail: str) -> None:
    """Put one row into the check-in of its part of the day. Raises ValueError."""
    fields, original, scale = dict_of(one.fields), dict_of(one.original), dict_of(one.scale)
    name = f"x_{tag_of(category).replace('-', '_') or 'other'}"
    if category == "symptom":
        symptom, grade = _name(detail)
        original[symptom] = f"{amount} ({grade})" if grade else amount
        value, field = either_number(amount), field_of_symptom(symptom)
        dict_of(fields.setdefault("x_symptoms", {}))[symptom] = value
        if field and value in _GRADES:
            highest(fields, field, _GRADES[value])
            scale[field] = _SCALE
    elif category == "sleep" and (not amount or _LASTED.fullmatch(amount)):
        if amount:
            fields["sleep_hours"] = _hours(amount)
        if detail:
            fields[name] = detail
    elif _are_tags(category, amount, detail):
        _tag(fields, name, detail)
    elif category in _RATED:
        if amount:
            fields[name], scale[name] = _number(amount), _OPEN_SCALE
        if detail:
            fields[f"{name}_words"] = [word.strip() for word in detail.split("|") if word.strip()]
    elif amount and detail:
        dict_of(fields.setdefault(name, {}))[detail] = _number(amount)
    elif amount or detail:
        fields[name] = _number(amount) if amount else detail


def _hours(amount: str) -> float:
    hours, minutes = amount.split(":")
    lasted = round(int(hours) + int(minutes) / 60, 2)
    if lasted > _DAY_HOURS:
        raise ValueError(amount)
    return lasted


def _tag(fields: dict[str, object], name: str, detail: str) -> None:
    """Return the factors as tags. If they have levels, keep the original text as well."""
    parts = [(part, _LEVEL.search(part)) for part in detail.split("|")]
    there = [_LEVEL.sub("", part) for part, level in parts
             if not level or level[1].casefold() not in _ABSENT]  # fmt: skip
    tags = fields.setdefault("tags", [])
    assert isinstance(tags, list)
    tags.extend(tag for tag in tags_of(there) if tag not in tags)
    if any(level for _, level in parts):
        before = fields.get(name)
        fields[name] = f"{before} | {detail}" if before else detail
    if not tags:
        del fields["tags"]


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
        value = either_number(text)
    except ValueError:
        return text
    return int(value) if value.is_integer() else value


def _note(text: str) -> str:
    """A note without the mark that the app puts between two; of none the mark is left alone."""
    return text.removeprefix(". ").strip() if text.strip(" .") else ""
