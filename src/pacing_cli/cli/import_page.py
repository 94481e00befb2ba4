"""Show an import of exports, before or after saving, as a page and as a document."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from pacing_cli.app.import_exports import GivenFiles, LeftOut, ReadIn
from pacing_cli.cli.import_table import changed_lines, difference, refused_lines
from pacing_cli.importers.matching import Stand, name_of
from pacing_cli.model.page import Gap, Heading, Line, Page, Rows
from pacing_cli.model.value import Value
from pacing_cli.wording.phrases import count, full_date, listed

if TYPE_CHECKING:
    from datetime import date

    from pacing_cli.storage.undo import ImportUndone

_COLUMNS: Final = ("what", "from", "to", "new", "changed", "same", "left out", "unknown", "refused")
_FILES_NAMED: Final = 3
_KINDS: Final = 3
_ALWAYS: Final = 4
"""Columns that are shown even where all of their numbers are 0."""


class ImportTally(Value):
    """One thing of one format: from when to when, and how many days of each status."""

    what: str
    first: "date | None"
    last: "date | None"
    days: int
    new: int
    changed: int
    same: int
    yours: int
    elsewhere: int
    unknown: int
    refused: int


def tallies(read: ReadIn) -> list[ImportTally]:
    """A row for everything that a format tells of, in the order of the alphabet."""
    by_what: dict[str, list[Stand]] = {}
    for one in read.standing.stands:
        by_what.setdefault(one.what, []).append(one)
    refused = Counter(name_of(one.what) for one in read.gathered.refused)
    unknown = Counter({name_of(what): many for what, many in read.gathered.unknown.items()})
    names = sorted({*by_what, *(name for name in (*refused, *unknown) if name)})
    return [_tally(name, by_what.get(name, []), unknown[name], refused[name]) for name in names]


def _tally(what: str, stands: Sequence[Stand], unknown: int, refused: int) -> ImportTally:
    days = {one.day for one in stands}
    found = Counter(one.status for one in stands)
    return ImportTally(
        what,
        min(days, default=None),
        max(days, default=None),
        len(days),
        found["new"],
        found["changed"],
        found["same"],
        found["yours"],
        found["elsewhere"],
        unknown,
        refused,
    )


def importing_page(given: GivenFiles, *, written: bool) -> Page:
    """A table for each format; then which source counted, what changes, what was refused."""
    parts: list[Page] = [(Heading("Imported" if written else "What an import would do", 1),)]
    for read in given.read:
        parts.append(tuple(_one_format(read, written=written)))
    parts.extend(tuple(_not_read(left)) for left in given.left)
    if given.unknown:
        parts.append((Line(_others(given.unknown), "dim"),))
    parts.append((Line(_ending(given, written=written)),))
    return tuple(part for page in parts for part in page)


def _not_read(left: LeftOut) -> Iterator[Heading | Line]:
    """What was left out as a whole, by name, and what brings it in."""
    files = list(left.files[:_FILES_NAMED])
    if len(left.files) > _FILES_NAMED:
        files.append(f"{len(left.files) - _FILES_NAMED:,} more")
    yield Heading(left.format.title)
    many = count(len(left.files), "file was", "files were")
    yield Line(f"{many} not imported: {listed(files)}.", "note")
    yield Line(left.message, "note")
    if left.hint:
        yield Line(left.hint, "note")


def _one_format(read: ReadIn, *, written: bool) -> Iterator[Heading | Rows | Line | Gap]:
    yield Heading(read.format.title)
    rows = tallies(read)
    yield _table([_cells(row) for row in rows])
    if not rows:
        yield Line("pace found nothing that it can save in the journal.")
    yield Gap()
    yield from _which_source(read)
    yield from _scales(read)
    yield from _left_out(rows)
    if any(row.unknown for row in rows):
        yield Line("Unknown: blank, or you did not wear the device. Unknown is never zero.")
    if read.gathered.partial:
        yield Line(
            f"{full_date(read.gathered.partial)} may not be complete, because the export ends on "
            "that day. pace does not count it as a quiet day. A later export completes it.",
            "note",
        )
    yield from changed_lines(read.standing.changed, written=written)
    yield from refused_lines(read.gathered.refused)


def _table(cells: Sequence[tuple[str, ...]]) -> Rows:
    """The rows, without the columns in which nothing happened: so they fit a screen."""
    places = [
        place
        for place in range(len(_COLUMNS))
        if place < _ALWAYS or any(row[place] != "0" for row in cells)
    ]
    return Rows(
        tuple(_COLUMNS[place] for place in places),
        tuple(tuple(row[place] for place in places) for row in cells),
    )


def _cells(row: ImportTally) -> tuple[str, ...]:
    counts = (row.new, row.changed, row.same, row.yours + row.elsewhere, row.unknown, row.refused)
    return (row.what, str(row.first or ""), str(row.last or ""), *(f"{one:,}" for one in counts))


def _which_source(read: ReadIn) -> Iterator[Line]:
    for shared in read.gathered.shared:
        by = [
            f"{name} ({count(days, 'day')})"
            for name, days in sorted(shared.sources.items(), key=lambda one: (-one[1], one[0]))
        ]
        yield Line(
            f"{name_of(shared.what).capitalize()}: several sources on "
            f"{count(shared.days, 'day')}. pace does not add them up. It uses: {listed(by)}.",
            "note",
        )


def _scales(read: ReadIn) -> Iterator[Line]:
    """Scales of their own, each said once: what was mapped is never passed off as the person's."""
    found: dict[str, str] = {}
    for one in read.gathered.found:
        source = one.fields.get("source")
        scale = source.get("scale") if isinstance(source, Mapping) else None
        if isinstance(scale, Mapping):
            found |= {str(field): str(words) for field, words in scale.items()}
    for field, words in sorted(found.items()):
        yield Line(
            f"The scale of {name_of(field)}: {words}. pace kept the values as they were.", "note"
        )


def _left_out(rows: Sequence[ImportTally]) -> Iterator[Line]:
    yours, elsewhere = sum(row.yours for row in rows), sum(row.elsewhere for row in rows)
    if yours:
        yield Line(f"Left out, because you have an entry of your own: {yours:,}.")
    if elsewhere:
        yield Line(f"Left out, because another import has as much or more: {elsewhere:,}.")


def _others(names: Sequence[str]) -> str:
    """Files that no format knows: what they hold cannot be told, and so is not called useless."""
    bases = [re.split(r"[/\\:] ?", name)[-1] for name in names]
    kinds = Counter(
        base.rsplit(".", 1)[-1].casefold() if "." in base else "other" for base in bases
    )
    many = ", ".join(f"{number:,} {kind}" for kind, number in kinds.most_common(_KINDS))
    more = f" and {len(names) - _KINDS:,} more" if len(names) > _KINDS else ""
    return (
        f"Not imported, because pace does not know them: {count(len(names), 'file', 'files')} "
        f"({many}): "
        f"{', '.join(bases[:_KINDS])}{more}."
    )


def _ending(given: GivenFiles, *, written: bool) -> str:
    new, changed = len(given.outcome.new), len(given.outcome.changed)
    if not new and not changed:
        refused = sum(len(read.gathered.refused) for read in given.read)
        left = f" {count(refused, 'place', 'places')} could not be read." if refused else ""
        return f"Nothing new. Everything that pace could read is already in the journal.{left}"
    entries = f"{count(new, 'new entry', 'new entries')}, {changed:,} changed"
    if written:
        return f"Saved: {entries}. To undo the import: pace import undo"
    return f"Nothing is saved yet: {entries}. To save this, add --yes"


def importing_document(given: GivenFiles, *, written: bool) -> dict[str, object]:
    """The document `pace/import/1`: the same facts, and every refusal and change."""
    return {
        "schema": "pace/import/1",
        "written": written,
        "rows": sum(read.gathered.rows for read in given.read),
        "entries_new": len(given.outcome.new),
        "entries_changed": len(given.outcome.changed),
        "columns": [one for read in given.read for one in _columns(read)],
        "changes": [difference(one) for read in given.read for one in read.standing.changed],
        "problems": [one for read in given.read for one in _problems(read)],
        "formats": [_format_document(read) for read in given.read],
        "left_out": [
            {
                "source": left.format.source,
                "title": left.format.title,
                "files": list(left.files),
                "message": left.message,
                "hint": left.hint,
            }
            for left in given.left
        ],
        "not_read": list(given.unknown),
    }


def _format_document(read: ReadIn) -> dict[str, object]:
    return {
        "source": read.format.source,
        "title": read.format.title,
        "files": list(read.files),
        "rows": read.gathered.rows,
        "entries_new": len(read.standing.new),
        "entries_changed": len(read.standing.changed),
        "columns": _columns(read),
        "sources": [
            {"what": name_of(one.what), "days": one.days, "counted": dict(one.sources)}
            for one in read.gathered.shared
        ],
        "partial": read.gathered.partial and read.gathered.partial.isoformat(),
        "changes": [difference(change) for change in read.standing.changed],
        "problems": _problems(read),
    }


def _columns(read: ReadIn) -> list[dict[str, object]]:
    return [
        {
            "source": read.format.source,
            **row._asdict(),
            "first": row.first and row.first.isoformat(),
            "last": row.last and row.last.isoformat(),
        }
        for row in tallies(read)
    ]


def _problems(read: ReadIn) -> list[dict[str, object]]:
    return [
        {"where": one.problem.where, "message": one.problem.message}
        for one in read.gathered.refused
    ]


def undone_page(undone: "ImportUndone | None") -> Page:
    """The page of an undone import."""
    if undone is None:
        return (Line("Your journal has no import to undo."),)
    taken = count(undone.entries, "entry", "entries")
    lines = [
        Line(
            f"Undone: the import of {listed(undone.files) or listed(undone.sources)}, {taken}"
            + (f" and {count(undone.changes, 'change')}." if undone.changes else ".")
        )
    ]
    if undone.own_words:
        many = count(undone.own_words, "entry", "entries")
        lines.append(Line(f"{many} of these had something that you added.", "note"))
    return (*lines, Line("To put it back: pace undo"))


def undone_document(undone: "ImportUndone | None") -> dict[str, object]:
    """The document `pace/import-undone/1`."""
    return {
        "schema": "pace/import-undone/1",
        "sources": list(undone.sources) if undone else [],
        "files": list(undone.files) if undone else [],
        "entries": undone.entries if undone else 0,
        "changes": undone.changes if undone else 0,
        "own_words": undone.own_words if undone else 0,
    }
