"""Importer for lists of attacks: a row an attack, with its time, its pain and perhaps more.

Days without a row are unknown, not free of pain. All dates together, or the person, decide
whether a date begins with its day or its month.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, time
from typing import Final

from pacing_cli.importers.observations import Observation, PersonEntry
from pacing_cli.importers.reading.archive import ArchiveFile
from pacing_cli.importers.reading.cells import (
    DatesUnclear,
    Order,
    clock_of,
    date_of,
    either_number,
    order_of,
)
from pacing_cli.importers.reading.streams import (
    TableRow,
    header_of,
    numbered,
    refused_cell,
    rows_of,
)
from pacing_cli.importers.reading.words import tags_of
from pacing_cli.importers.registry import Here
from pacing_cli.model.value import Value

_START: Final = re.compile(r"(?i)(start|onset|began)\b.*|(attack|migraine|headache)s? (date|time)")
_PAIN: Final = re.compile(r"(?i)(max(imum)? |peak )?(pain|intensity|severity)( level| score)?")
_MEDICINE: Final = re.compile(r"(?i)(rescue |acute )?(medication|medicine|drug)s?( taken)?")
_TRIGGER: Final = re.compile(r"(?i)(possible |potential )?triggers?|symptoms?|aura")
_NOTE: Final = re.compile(r"(?i)notes?|comments?")
_BETWEEN: Final = re.compile(r"[,;|/]")


class _Columns(Value):
    start: str
    pain: str
    medicine: str
    trigger: str
    note: str


def recognises(member: ArchiveFile) -> bool:
    """A start, a pain, and what was taken or what went before it."""
    found = _columns(header_of(member))
    return bool(found.start and found.pain and (found.medicine or found.trigger))


def _columns(names: Sequence[str]) -> _Columns:
    def first(words: "re.Pattern[str]") -> str:
        return next((name for name in names if words.fullmatch(name)), "")

    return _Columns(*map(first, (_START, _PAIN, _MEDICINE, _TRIGGER, _NOTE)))


def read(members: Sequence[ArchiveFile], here: Here) -> Iterator[Observation]:
    """All files; their dates are looked at first. Raises DatesUnclear."""
    for member in members:
        columns = _columns(header_of(member))
        with rows_of(member) as rows:
            starts = [row.text(columns.start) for row in rows]
        order = order_of([one for one in starts if one]) or here.dates
        if order is None and any(starts):
            raise DatesUnclear(member.where, next(filter(None, starts)))
        seen: Counter[str] = Counter()
        with rows_of(member, here.progress) as rows:
            for row in rows:
                yield from _attack(row, columns, order or "ymd", member, here, seen)


def _attack(
    row: TableRow,
    columns: _Columns,
    order: Order,
    member: ArchiveFile,
    here: Here,
    seen: Counter[str],
) -> Iterator[Observation]:
    start, pain = row.text(columns.start), None
    try:
        at = here.local(datetime.combine(date_of(start, order), clock_of(start) or time(12)))
    except ValueError:
        yield refused_cell(row, columns.start, "", member, "is not a date")
        return
    if ":" in start and not clock_of(start):
        yield refused_cell(row, columns.start, "time", member, "has no time of a clock")
    try:
        pain = _pain(row.text(columns.pain))
    except ValueError:
        yield refused_cell(row, columns.pain, "pain", member, "is not a number from 0 to 10")
    fields: dict[str, object] = {"tags": ["attack"]}
    if pain is not None:
        fields["pain"] = int(pain) if pain.is_integer() else pain
    if columns.trigger and row.text(columns.trigger):
        fields["tags"] = ["attack", *tags_of(_BETWEEN.split(row.text(columns.trigger)))]
    if columns.note and row.text(columns.note):
        fields["note"] = row.text(columns.note)
    key = numbered(f"{at.isoformat()} attack", seen)
    yield PersonEntry(at, fields, key, original=_original(row, columns))
    for name in _BETWEEN.split(row.text(columns.medicine)) if columns.medicine else ():
        if name.strip():
            key = numbered(f"{at.isoformat()} dose {name.strip()}", seen)
            yield PersonEntry(at, {"medicine": name.strip()}, key, "dose")


def _pain(text: str) -> float | None:
    if not text:
        return None
    value = either_number(text.removesuffix("/10"))
    if not 0 <= value <= 10:
        raise ValueError(text)
    return value


def _original(row: TableRow, columns: _Columns) -> Mapping[str, object]:
    return {name: row.text(name) for name in columns if name and row.text(name)}
