"""Write tables for a spreadsheet, with one row for each entry or day. Blank is unknown."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Any, Final

from pacing_cli.exporters.json import Document
from pacing_cli.exporters.json.entries import in_utc, told_first
from pacing_cli.model.day import Day
from pacing_cli.model.entry import CHECK, FIELDS, PAIN_AFTER, Entry
from pacing_cli.model.page import Heading, Line, Page, Part
from pacing_cli.model.quantity import MEASURES, tidy
from pacing_cli.model.text import visible
from pacing_cli.wording.day import NONE_SUCH
from pacing_cli.wording.phrases import full_date, weekday
from pacing_cli.wording.receipt import time_of_day, told

_FIRST: Final = ("at", "date", "time", "kind", "activity", "medicine")
_KEYS: Final[tuple[str, ...]] = (
    *MEASURES,
    *(k for f in FIELDS for k in ((f.key, PAIN_AFTER) if f.key == "pain" else (f.key,))),
)
_LAST: Final = ("tags", "note", "zone", "noted", "id")
_OWN: Final = frozenset({"activity", "medicine", "tags", "note", *_KEYS})
_OF_A_DAY: Final = (
    "pain", "morning", "worst", "fatigue", "mood", "stress", "stiff", "sleep_hours", "quality",
    "upright_hours",
)  # fmt: skip
_READINGS: Final = ("hr", "hrmax")
"""What is read on a day beside its ratings, by a device or by the person."""
_MARKS: Final = ("impact", "bad", "better", "flare", "flare_end")
_FORMULA: Final = re.compile(r"[\s\u00a0\ufeff]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]")
"""How a cell begins that a spreadsheet would work out instead of showing it."""

Cell = str | float | int
_BLANK: Final[Mapping[str, Cell]] = dict.fromkeys(_KEYS, "")


def entries_csv(entries: Sequence[Entry]) -> str:
    """Return one row for each entry. Fields without a column are in `more`, as JSON."""
    more = not all(_OWN.issuperset(entry.fields) for entry in entries)
    header = (*_FIRST, *_KEYS, *_LAST, *(("more",) if more else ()))
    return _table(header, (_entry_row(entry, more) for entry in entries))


def _entry_row(entry: Entry, more: bool) -> list[Cell]:
    """The row as it is written. Only text can begin a formula, and only what is there is text."""
    at, fields, values = entry.at.isoformat(), entry.fields, dict(_BLANK)
    for key, value in fields.items():
        if key in values:
            values[key] = value if type(value) is int else _cell(value)
    row: list[Cell] = [
        at,
        at[:10],
        at[11:16],
        entry.kind,
        _word(fields.get("activity")),
        _word(fields["medicine"]) if "medicine" in fields else "",
        *values.values(),
        _word(" ".join(entry.tags)) if "tags" in fields else "",
        _word(fields["note"]) if "note" in fields else "",
        _word(entry.zone),
        entry.noted.isoformat(),
        _word(entry.id),
    ]
    if more:
        left = {key: value for key, value in fields.items() if key not in _OWN}
        row.append(_word(json.dumps(left, ensure_ascii=False, default=str)) if left else "")
    return row


def _word(text: object) -> str:
    """A text as a spreadsheet shows it; anything else is blank.

    Mostly its first sign says that it begins no formula, and no pattern is asked.
    """
    if type(text) is not str or not text:
        return ""
    return text if text[0].isalnum() and text.isprintable() else _safe(text)


def _cell(value: object) -> Cell:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return tidy(value)
    return value if isinstance(value, int) else _word(value)


def days_csv(days: Sequence[Day], entries: Sequence[Entry]) -> str:
    """Return one row for each day. A day is `known` if the person logged something.

    Other days can have measurements of a device. Blank is unknown. A `partial` day was not
    over at the export, so its sums are incomplete.
    """
    sums = sorted(
        {(name, m) for day in days for name, done in day.done.items() for m in done.totals}
    )
    readings = _readings(entries)
    named = sorted({key for found in readings.values() for key in found})
    partial = {entry.day for entry in entries if entry.partial}
    header = (
        *("date", "known", *_OF_A_DAY, *_MARKS, "doses", "tags"),
        *(f"{name} {measure}" for name, measure in sums),
        *named,
        *(("partial",) if partial else ()),
    )
    return _table(
        header,
        (
            [
                *_day_row(day, sums),
                *(readings.get(day.on, {}).get(key, "") for key in named),
                "yes" if day.on in partial else "",
            ][: len(header)]
            for day in days
        ),
    )


def _day_row(day: Day, sums: Iterable[tuple[str, str]]) -> list[Cell]:
    values = day._asdict()
    return [
        str(day.on),
        "yes" if day.known else "no",
        *(_cell(values[key]) for key in _OF_A_DAY),
        *("yes" if values[key] else "" for key in _MARKS),
        len(day.doses) or "",
        _word(" ".join(sorted(day.tags))),
        *(_total(day, name, measure) for name, measure in sums),
    ]


def _readings(entries: Iterable[Entry]) -> Mapping[date, Mapping[str, Cell]]:
    """Heart rate and every number of other programs that check-ins hold, by day: the mean of
    several, of the highest heart rate the highest."""
    found: dict[date, dict[str, list[float]]] = {}
    for entry in entries:
        for key in entry.fields if entry.kind == CHECK else ():
            value = entry.number(key) if key in _READINGS or key.startswith("x_") else None
            if value is not None:
                found.setdefault(entry.day, {}).setdefault(key, []).append(value)
    return {
        day: {
            key: tidy(max(values) if key == "hrmax" else sum(values) / len(values))
            for key, values in of_day.items()
        }
        for day, of_day in found.items()
    }


def _total(day: Day, name: str, measure: str) -> Cell:
    totals: Mapping[str, float] = day.done[name].totals if name in day.done else {}  # type: ignore[assignment]
    return tidy(totals[measure]) if measure in totals else ""


def _table(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """The text of a table whose cells are safe, as `_cell` and `_word` make them."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(map(_word, header))
    writer.writerows(rows)
    return text.getvalue()


def _safe(text: str) -> str:
    """Text that a spreadsheet shows and never works out; control characters as their code."""
    shown = visible(text) if not text.isprintable() else text
    return f"'{shown}" if _FORMULA.match(shown) else shown


# Exporters: entries exactly as the journal holds them, as JSON: nothing is rounded.


def exact_line(entry: Entry) -> Document:
    """Return an entry with the keys of the journal's file, and every field unchanged."""
    return {**told_first(entry), **{key: _plain(value) for key, value in entry.fields.items()}}


def export_document(entries: Sequence[Entry], now: datetime) -> Document:
    """`pace/journal/1`, as `pace import` reads it back."""
    return {
        "schema": "pace/journal/1",
        "exported": in_utc(now),
        "entries": [exact_line(entry) for entry in entries],
    }


def jsonl(entries: Sequence[Entry]) -> str:
    """One line an entry, in the form of the journal's own files."""
    return "".join(_text(exact_line(entry), None) + "\n" for entry in entries)


def json_text(document: Document) -> str:
    """A document for reading and for keeping."""
    return _text(document, 1) + "\n"


def _text(found: Document, indent: int | None) -> str:
    separators = (",", ":") if indent is None else None
    return json.dumps(found, ensure_ascii=True, indent=indent, separators=separators)


def _plain(value: Any) -> Any:
    """12 and not 12.0, as the journal writes it; a tuple is a list."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    return [_plain(part) for part in value] if isinstance(value, tuple) else value


# Exporters: the journal as a diary to be read: a heading a day, a line an entry.


def diary_page(entries: Sequence[Entry]) -> Page:
    """Every day with entries, in order."""
    return (Heading("Journal", 1), *_days(entries))


def _days(entries: Sequence[Entry]) -> Iterator[Part]:
    if not entries:
        yield Line(NONE_SUCH)
    for day, found in groupby(entries, key=lambda entry: entry.day):
        yield Heading(f"{weekday(day)} {full_date(day)}")
        for entry in found:
            yield Line(f"{time_of_day(entry)} {told(entry)}", item=True)
