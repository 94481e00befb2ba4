"""Compare a table with the journal: new, changed or the same."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from pacing_cli.importers.entries import Found
from pacing_cli.importers.tables.mapping import Column, TableMap
from pacing_cli.importers.tables.table import Reading
from pacing_cli.model.entry import Entry
from pacing_cli.model.quantity import MEASURES
from pacing_cli.model.value import Value

_FILE_ONLY = "file"


class ChangedEntry(Value):
    """An entry of an earlier import to which the table now gives other values."""

    old: Entry
    new: Found
    fields: Mapping[str, object]
    """All fields of the entry as they will be: what the person added stays."""


class ColumnTally(Value):
    """One column: its days, from the first to the last, and what an import would do."""

    what: str
    column: str
    first: date | None
    last: date | None
    days: int
    new: int
    changed: int
    same: int
    unknown: int
    refused: int


class TableComparison(Value):
    """What an import would write, and a tally of each column."""

    new: tuple[Found, ...]
    changed: tuple[ChangedEntry, ...]
    tallies: tuple[ColumnTally, ...]


def compare(reading: Reading, table_map: TableMap, entries: Iterable[Entry]) -> TableComparison:
    """Match what was found with the entries that an earlier import of this source wrote."""
    before = by_key(entries, table_map.source)
    reading = reading._replace(found=_with_last_day_marked(reading.found))
    new = tuple(found for found in reading.found if found.key not in before)
    changed = tuple(
        ChangedEntry(old, found, merged(old, found))
        for found in reading.found
        if (old := before.get(found.key)) is not None and differs(old, found)
    )
    tallies = tuple(_tally(column, reading, before) for column in table_map.columns)
    return TableComparison(new, changed, tallies)


def _with_last_day_marked(found: Sequence[Found]) -> tuple[Found, ...]:
    """Mark the counts of the last day of a table, which may be incomplete."""
    last = max((one.at.date() for one in found), default=None)
    return tuple(
        one._replace(fields={**one.fields, "x_partial": True})
        if one.whole_day and one.at.date() == last
        else one
        for one in found
    )


def by_key(entries: Iterable[Entry], source: str) -> dict[str, Entry]:
    """The entries of one source by their key; the first one where there are several."""
    found: dict[str, Entry] = {}
    for entry in entries:
        mark = entry.fields.get("source")
        if isinstance(mark, Mapping) and mark.get("name") == source:
            found.setdefault(str(mark.get("key")), entry)
    return found


def differs(old: Entry, found: Found) -> bool:
    """True where the table says something else; the name of the file does not count. A part of
    a day says nothing of a day that is known as a whole, unless it holds more."""
    if found.partial and old.whole_day and not old.partial:
        return any((found.fields.get(key) or 0) > (old.number(key) or 0) for key in MEASURES)  # type: ignore[operator]
    return (
        old.at != found.at
        or old.whole_day != found.whole_day
        or old.partial != found.partial
        or any(not _same(key, old.fields.get(key), value) for key, value in found.fields.items())
    )


def merged(old: Entry, found: Found) -> dict[str, object]:
    """The table's values over the entry's own; tags of both."""
    fields = {**old.fields, **found.fields}
    for mark, holds in (("x_whole_day", found.whole_day), ("x_partial", found.partial)):
        if not holds:  # the map no longer says so, or the day is over by now
            fields.pop(mark, None)
    if "tags" in found.fields:
        fields["tags"] = list(dict.fromkeys((*old.tags, *_words(found.fields["tags"]))))
    return fields


def _same(key: str, old: object, new: object) -> bool:
    if key == "tags":
        return set(_words(new)) <= set(_words(old))
    if key == "source" and isinstance(old, Mapping) and isinstance(new, Mapping):
        return {**old, _FILE_ONLY: ""} == {**new, _FILE_ONLY: ""}
    return old == new


def _words(value: object) -> Sequence[str]:
    return tuple(str(word) for word in value) if isinstance(value, list | tuple) else ()


def _tally(column: Column, reading: Reading, before: Mapping[str, Entry]) -> ColumnTally:
    days: list[date] = []
    new = changed = 0
    for found in reading.found:
        if found.fields.get("activity", "") != column.activity or not _holds(found, column):
            continue
        days.append(found.at.date())
        old = before.get(found.key)
        if old is None:
            new += 1
        elif differs(old, found) and (
            (old.whole_day, old.partial) != (found.whole_day, found.partial)
            or not _same(column.key, old.fields.get(column.key), found.fields[column.key])
        ):
            changed += 1
    return ColumnTally(
        what=column.what,
        column=column.name,
        first=min(days, default=None),
        last=max(days, default=None),
        days=len(days),
        new=new,
        changed=changed,
        same=len(days) - new - changed,
        unknown=reading.unknown[column.what],
        refused=sum(refused.what == column.what for refused in reading.refused),
    )


def _holds(found: Found, column: Column) -> bool:
    if column.tag:
        return column.tag in _words(found.fields.get("tags"))
    return column.key in found.fields
