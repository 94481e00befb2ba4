"""Show an import of a table, before or after saving, as a page and as a document."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from pacing_cli.app.import_table import fits, looked_at, open_map, samples
from pacing_cli.app.run import Run
from pacing_cli.console.prompts import ask, ask_yes_no, may_ask, say_folded, yes_or_no
from pacing_cli.errors import FileNotUsable
from pacing_cli.importers.observations import Refused
from pacing_cli.importers.reading.cells import read_moment, split_unit
from pacing_cli.importers.tables.columns import Marks, number_in
from pacing_cli.importers.tables.compare import ChangedEntry, ColumnTally, TableComparison
from pacing_cli.importers.tables.guess import Look, suggested_map
from pacing_cli.importers.tables.mapping import TableMap
from pacing_cli.importers.tables.meanings import ColumnGuess, Doubt
from pacing_cli.importers.tables.table import Reading
from pacing_cli.model.page import Gap, Heading, Line, Page, Rows
from pacing_cli.storage.settings.table_maps import keep_map, kept_maps
from pacing_cli.wording.phrases import count, day_and_month

_SHOWN: Final = 10


def import_page(
    mapped: TableMap, reading: Reading, comparison: TableComparison, *, written: bool
) -> Page:
    """A row for each column, in days; then what would change, what was refused, how to go on."""
    tallies = comparison.tallies
    table = Rows(
        columns=("what", "from", "to", "new", "changed", "same", "unknown", "refused"),
        cells=tuple(_cells(tally) for tally in tallies),
    )
    return (
        Heading("Imported" if written else "What an import would do", 1),
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


def _cells(tally: ColumnTally) -> tuple[str, ...]:
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
                "The numbers stay as they are. Compare them only with each other."
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
            f"These are counts of a whole day: {name}. pace gives an amount for the day and plans "
            "no time for it. The last day of the table may not be complete. pace does not count "
            "it as a quiet day until a later import completes it.",
            "note",
        )


def _notes(reading: Reading) -> Iterator[Line]:
    unknown = sum(reading.unknown.values())
    if reading.repeated:
        rows = "row is" if reading.repeated == 1 else "rows are"
        yield Line(
            f"{reading.repeated} {rows} in the table twice, word for word. pace counts them once."
        )
    if unknown:
        yield Line("Unknown: blank, or you did not wear the device. Unknown is never zero.")


def changed_lines(changed: Sequence[ChangedEntry], *, written: bool) -> Iterator[Line]:
    """The table and the journal disagree about the past: the table wins, and it is shown."""
    if not changed:
        return
    yield Line(f"{'Changed' if written else 'Would change'} since the last import:")
    for change in changed[:_SHOWN]:
        yield Line(difference(change), item=True)
    yield from _more(len(changed))


def difference(change: ChangedEntry) -> str:
    """What one entry says otherwise now."""
    parts = [
        f"{key} {change.old.fields.get(key, 'unknown')} becomes {value}"
        for key, value in change.new.fields.items()
        if key not in ("source", "x_whole_day", "x_partial") and change.old.fields.get(key) != value
    ]
    if change.new.whole_day != change.old.whole_day:
        parts.append(f"{'now' if change.new.whole_day else 'no longer'} the count of a whole day")
    if change.old.partial and not change.new.partial:
        parts.append("now the whole day")
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
        yield Line(f"and {count - _SHOWN:,} more. To see them all, add --json", "dim", item=True)


def _ending(comparison: TableComparison, *, written: bool) -> str:
    new, changed = len(comparison.new), len(comparison.changed)
    if not new and not changed:
        return "Nothing new. Everything that pace could read is already in the journal."
    entries = f"{count(new, 'new entry', 'new entries')}, {changed:,} changed"
    if written:
        return f"Saved: {entries}. To see them: pace report or pace list"
    return f"Nothing is saved yet: {entries}. To save this, add --yes"


def import_document(
    mapped: TableMap, reading: Reading, comparison: TableComparison, *, written: bool
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


def _column_document(mapped: TableMap, tally: ColumnTally) -> dict[str, object]:
    scale = next(column.scale for column in mapped.columns if column.what == tally.what)
    return {
        **tally._asdict(),
        "first": tally.first and tally.first.isoformat(),
        "last": tally.last and tally.last.isoformat(),
        "scale": scale or None,
    }


# A table without a map: the one that was kept, or what was understood, with questions.

_DELIMITERS: Final = {",": "a comma", ";": "a semicolon", "\t": "a tab", "|": "a stroke"}
_EXAMPLE: Final = {"%d": "the day first", "%m": "the month first", "%Y": "the year first"}


def map_for(run: Run, file: Path, look: Look) -> TableMap | None:
    """The map that was kept for a table with this header, or one made by asking.

    None where neither can be: nobody is there to be asked.
    """
    kept = kept_map(run, look)
    if kept is not None:
        return kept
    if not may_ask(run.output):
        return None
    run.output.show(lambda: understood_page(look, file.name), dict)
    answered = _answered(run, file, look)
    if answered is None:
        return None
    path = keep_map(run.home, file.stem, suggested_map(answered, file.name, file.stem))
    run.output.say(f"The map is saved for next time, as {path.name} in your pace folder.", "")
    return open_map(path)


def kept_map(run: Run, look: Look) -> TableMap | None:
    """Return the first saved map that fits. An unreadable one is reported and skipped."""
    for path in kept_maps(run.home):
        try:
            found = open_map(path)
        except FileNotUsable as error:
            run.output.problem(error.message)
            continue
        if fits(found, look):
            run.output.problem(f"pace used the map {path.name} in your pace folder.")
            return found
    return None


def understood_page(look: Look, name: str) -> Page:
    """What was understood of a table, before anything is asked or read."""
    unsure = {column for column, _ in look.doubts}
    left = {guess.name: guess.left for guess in look.guesses if guess.left}
    rows = tuple(
        (column, becomes or _not_read(column in unsure, left.get(column, "")))
        for column, becomes in look.understood
    )
    dates = f"The dates are in {look.date}." if look.date else "pace found no column of dates."
    marks = "a decimal comma" if look.marks[0] == "," else "a decimal point"
    several = look.date and not look.one_row_a_day
    return (
        Heading(f"What {name} looks like", 1),
        Line(
            f"Cells are separated by {_DELIMITERS[look.delimiter]}, and numbers have {marks}. "
            f"{dates}"
        ),
        *([Line("Some days have several rows. The first row of a day counts.")] * bool(several)),
        Rows(("column", "becomes"), rows, tuple(f"{one}: {other}" for one, other in rows)),
        Gap(),
    )


def _not_read(unsure: bool, why: str) -> str:
    return "not sure: pace asks you" if unsure else f"left alone: {why}" if why else "left alone"


def _answered(run: Run, file: Path, look: Look) -> Look | None:
    """What cannot be known is asked for; None where the person would rather write the map."""
    if not look.date:
        return None
    if look.marks_open:
        cell, *pairs = look.marks_open
        look = looked_at(file, marks=_ask_marks(cell, pairs))._replace(
            date_formats=look.date_formats
        )
    if len(look.date_formats) > 1:
        look = look._replace(date_formats=(_ask_dates(look),))
    for name, doubt in look.doubts:
        if name in dict(look.doubts):  # an answer can settle another column as well
            look = look.settled(name, _ask_doubt(doubt))
    if look.counted:
        look = look._replace(whole_day=_ask_whole_day(look))
    look = look._replace(scales={one.name: _ask_scale(one) for one in look.unclear})
    rows = samples(run, file, look)
    if not rows:
        run.output.say("No column is left that pace can read.")
        return None
    for line in ("The first rows, as pace would save them:", *(f"  {row}" for row in rows)):
        say_folded(run.output, line)
    return look if ask_yes_no("Import these columns like this?") else None


def _ask_dates(look: Look) -> str:
    """Which of the formats that fit is meant: there is no answer to begin with, as a wrong one
    puts every day in another place."""
    choices = {str(number): form for number, form in enumerate(look.date_formats, 1)}
    shown = ", ".join(
        f"{number}: {_EXAMPLE.get(form[:2], form)} ({_date_shown(look.example, form)})"
        for number, form in choices.items()
    )
    while True:
        answer = ask(
            f"The dates can mean different things. {look.example} is {shown}. "
            f"Which? [{'/'.join(choices)}]"
        )
        if answer in choices:
            return choices[answer]


def _date_shown(cell: str, form: str) -> str:
    try:
        day = read_moment(cell, form).date()
    except ValueError:
        return form
    return f"{day_and_month(day)} {day.year}"


def _ask_marks(cell: str, pairs: Sequence[Marks]) -> Marks:
    """Which number a cell such as `1,234` is."""
    values = {f"{number_in(split_unit(cell)[0], pair):g}": pair for pair in pairs}
    while True:
        answer = ask(f"The table has {cell}. Which number is that: {' or '.join(values)}?")
        if answer in values:
            return values[answer]


def _ask_doubt(doubt: Doubt) -> str:
    """The lines of a map for a column of which nobody could know; none: it is left alone."""
    words = "/".join(doubt.options)
    if not doubt.options:
        return ""
    while answer := ask(f"{doubt.question} [{words}, Enter leaves it out]"):
        known = doubt.options.get(answer.casefold())
        if known is None and yes_or_no(answer) is not None:
            known = doubt.options.get("yes") if yes_or_no(answer) else ""
        if known is None and doubt.free:
            known = doubt.free(answer)
        if known is not None:
            return known
    return ""


def _ask_whole_day(look: Look) -> bool:
    """Whether what was counted is of the whole day; it is, where nothing was said."""
    names = " and ".join(look.counted)
    verb = "Was" if len(look.counted) == 1 else "Were"
    return (
        ask_yes_no(f"{verb} {names} counted over the whole day, as a phone or a watch does?")
        is not False
    )


def _ask_scale(guess: ColumnGuess) -> str:
    """The words on a scale of its own; empty where it is 0 to 10."""
    low, high = (guess.span.low, guess.span.high) if guess.span else (0, 10)
    answer = ask(
        f"{guess.name} goes from {low:g} to {high:g} here. What is the highest number that it can "
        "have? [10]"
    )
    try:
        highest = float(answer.replace(",", ".") or 10)
    except ValueError:
        return answer
    return "" if highest == 10 else f"own, up to {highest:g}"
