"""`pace import`: entries from elsewhere. It shows first, and writes with `--yes`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pacing_cli.cli.context import Pacing
from pacing_cli.errors import WordsNotUnderstood

if TYPE_CHECKING:
    from pacing_cli.importers.compare import Comparison
    from pacing_cli.importers.table import Reading
    from pacing_cli.importers.table_map import TableMap

import_ = typer.Typer(
    help="Read a table from elsewhere.",
    invoke_without_command=True,
    add_completion=False,
    rich_markup_mode=None,
)


@import_.callback()
def sources(ctx: typer.Context) -> None:
    """Read a table from elsewhere. It shows first, and writes with --yes."""
    if ctx.invoked_subcommand is None:
        raise WordsNotUnderstood(
            "After import comes what to read.",
            "A table: pace import csv FILE, and with its map: pace import csv FILE --map MAP",
        )


@import_.command()
def csv(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="The table, one row a day.", metavar="FILE")],
    table_map: Annotated[
        Path | None, typer.Option("--map", metavar="MAP", help="Which column is what, in TOML.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Write it.")] = False,
) -> None:
    """Read a daily table; without --map, show a map to start from."""
    pacing = Pacing.of(ctx)
    if table_map is None:
        _suggest(pacing, file)
        return
    from pacing_cli.cli.table_files import open_map, open_table
    from pacing_cli.importers.compare import compare
    from pacing_cli.importers.table import read_table

    mapped = open_map(table_map)
    with open_table(file, mapped) as rows:
        reading = read_table(rows, mapped, file.name, pacing.now, pacing.clock.local)
    comparison = compare(reading, mapped, pacing.loaded().entries)
    if yes:
        _write(pacing, comparison)
    _show_import(pacing, mapped, reading, comparison, written=yes)


def _suggest(pacing: Pacing, file: Path) -> None:
    """Print a map to start from; only the map on standard output, so that `>` makes the file."""
    from pacing_cli.cli.table_files import suggestion

    text = suggestion(file)
    if pacing.output.json:
        pacing.output.document({"schema": "pace/import-map/1", "file": file.name, "map": text})
        return
    pacing.output.say(*text.splitlines())
    pacing.output.problem(
        "",
        "Nothing was read in yet. Keep the lines above as a file, look them through, and then:",
        f"  pace import csv {file} --map {file.stem}.map.toml",
    )


def _write(pacing: Pacing, comparison: "Comparison") -> None:
    """New entries in one go, then what has changed since the last import."""
    from pacing_cli.storage.journal import Draft

    zone_of = pacing.clock.zone_of
    drafts = [Draft(new.kind, new.at, zone_of(new.at), new.fields) for new in comparison.new]
    if drafts:
        pacing.journal.append(drafts, pacing.now)
    for change in comparison.changed:
        at = change.new.at
        pacing.journal.amend(change.old, change.fields, at, zone_of(at), pacing.now)


def _show_import(
    pacing: Pacing,
    mapped: "TableMap",
    reading: "Reading",
    comparison: "Comparison",
    *,
    written: bool,
) -> None:
    from pacing_cli.cli.import_page import import_document, import_page

    pacing.output.show(
        lambda: import_page(mapped, reading, comparison, written=written),
        lambda: import_document(mapped, reading, comparison, written=written),
    )
