"""What an import would do, or did, as a page and as a document."""

from collections.abc import Iterator, Sequence
from typing import Final

from pacing_cli.importers.observations import Refused
from pacing_cli.importers.tables.compare import Change, Comparison, Tally
from pacing_cli.importers.tables.mapping import TableMap
from pacing_cli.importers.tables.table import Reading
from pacing_cli.model.page import Gap, Heading, Line, Page, Rows
from pacing_cli.wording.phrases import count

_SHOWN: Final = 10


def import_page(
    mapped: TableMap, reading: Reading, comparison: Comparison, *, written: bool
) -> Page:
    """A row for each column, in days; then what would change, what was refused, how to go on."""
    tallies = comparison.tallies
    table = Rows(
        columns=("what", "from", "to", "new", "changed", "same", "unknown", "refused"),
        cells=tuple(_cells(tally) for tally in tallies),
    )
    return (
        Heading("Read in" if written else "What an import would do", 1),
        table,
        Line(f"Days, of {reading.rows:,} rows of the table.", "dim"),
        Gap(),
        *_scales(mapped),
        *_whole_days(mapped),
        *_notes(reading),
        *changed_lines(comparison.changed, written=written),
        *refused_lines(reading.refused),
        Line(_ending(comparison, written=written)),
    )


def _cells(tally: Tally) -> tuple[str, ...]:
    counts = (tally.new, tally.changed, tally.same, tally.unknown, tally.refused)
    return (
        tally.what,
        str(tally.first or ""),
        str(tally.last or ""),
        *(f"{count:,}" for count in counts),
    )


def _scales(mapped: TableMap) -> Iterator[Line]:
    for column in mapped.columns:
        if column.scale:
            kept = (
                "The numbers stay as they are; compare them with each other alone."
                if column.divide == 1
                else f"The file has {column.divide:g} times the number."
            )
            yield Line(
                f"The scale of {column.name} is {column.scale}. {kept}",
                "note",
            )


def _whole_days(mapped: TableMap) -> Iterator[Line]:
    counted = dict.fromkeys(column.activity for column in mapped.columns if column.whole_day)
    for name in counted:
        yield Line(
            f"The count of a whole day: {name}. It gets an amount for a day, and no time of the "
            "plan.",
            "note",
        )


def _notes(reading: Reading) -> Iterator[Line]:
    unknown = sum(reading.unknown.values())
    if reading.repeated:
        rows = "row is" if reading.repeated == 1 else "rows are"
        yield Line(f"{reading.repeated} {rows} word for word there twice, and count once.")
    if unknown:
        yield Line("Unknown: blank, or the device was not worn. Unknown is never zero.")


def changed_lines(changed: Sequence[Change], *, written: bool) -> Iterator[Line]:
    """The table and the journal disagree about the past: the table wins, and it is shown."""
    if not changed:
        return
    yield Line(f"{'Changed' if written else 'Would change'} since the last import:")
    for change in changed[:_SHOWN]:
        yield Line(difference(change), item=True)
    yield from _more(len(changed))


def difference(change: Change) -> str:
    """What one entry says otherwise now."""
    parts = [
        f"{key} {change.old.fields.get(key, 'unknown')} becomes {value}"
        for key, value in change.new.fields.items()
        if key not in ("source", "x_whole_day") and change.old.fields.get(key) != value
    ]
    if change.new.whole_day != change.old.whole_day:
        parts.append(f"{'now' if change.new.whole_day else 'no longer'} the count of a whole day")
    return f"{change.new.key}: {', '.join(parts) or 'its time or its scale'}"


def refused_lines(refused: Sequence[Refused]) -> Iterator[Line]:
    """What was left out, and why."""
    if not refused:
        return
    yield Line(f"Refused, and left out ({len(refused):,}):")
    for one in refused[:_SHOWN]:
        yield Line(str(one.problem), item=True)
    yield from _more(len(refused))


def _more(count: int) -> Iterator[Line]:
    if count > _SHOWN:
        yield Line(f"and {count - _SHOWN:,} more; --json lists them all", "dim", item=True)


def _ending(comparison: Comparison, *, written: bool) -> str:
    new, changed = len(comparison.new), len(comparison.changed)
    if not new and not changed:
        return "Nothing new: the journal holds all that could be read."
    entries = f"{count(new, 'new entry', 'new entries')}, {changed:,} changed"
    if written:
        return f"Written: {entries}. Next: pace report, or pace list."
    return f"Nothing was written yet: {entries}. To write it, add --yes."


def import_document(
    mapped: TableMap, reading: Reading, comparison: Comparison, *, written: bool
) -> dict[str, object]:
    """The document `pace/import/1`: the same facts, and every refusal."""
    return {
        "schema": "pace/import/1",
        "source": mapped.source,
        "written": written,
        "rows": reading.rows,
        "repeated": reading.repeated,
        "entries_new": len(comparison.new),
        "entries_changed": len(comparison.changed),
        "columns": [_column_document(mapped, tally) for tally in comparison.tallies],
        "changes": [difference(change) for change in comparison.changed],
        "problems": [
            {"where": refused.problem.where, "message": refused.problem.message}
            for refused in reading.refused
        ],
    }


def _column_document(mapped: TableMap, tally: Tally) -> dict[str, object]:
    scale = next(column.scale for column in mapped.columns if column.what == tally.what)
    return {
        **tally._asdict(),
        "first": tally.first and tally.first.isoformat(),
        "last": tally.last and tally.last.isoformat(),
        "scale": scale or None,
    }
