"""`pace import`: import entries. It shows a preview first, and saves with `--yes`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pacing_cli.app.run import Run
from pacing_cli.cli.tree import Group, group
from pacing_cli.errors import WordsNotUnderstood

if TYPE_CHECKING:
    from pacing_cli.importers.tables.compare import TableComparison
    from pacing_cli.importers.tables.guess import Look
    from pacing_cli.importers.tables.mapping import TableMap
    from pacing_cli.importers.tables.table import Reading

_FILES = "files"


class Sources(Group):
    """The subcommands; words that name none of them are files."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Let `pace import FILE` be `pace import files FILE`."""
        if args and args[0] not in self.commands and args[0] not in ("--help", "-h"):
            args = [_FILES, *args]
        return super().parse_args(ctx, args)


import_ = group("Import from a phone, a watch or a table.", Sources)
YesOption = Annotated[bool, typer.Option("--yes", help="Save it.")]


@import_.callback()
def sources(ctx: typer.Context) -> None:
    """Import from a phone, a watch or a table. pace shows a preview, and saves with --yes.

    pace import export.zip

    pace import undo undoes the last import.
    """
    if ctx.invoked_subcommand is None:
        raise WordsNotUnderstood(
            "What do you want to import?",
            "An export of a phone or a watch: pace import FILE. A table: pace import csv FILE",
        )


@import_.command(_FILES)
def files(
    ctx: typer.Context,
    paths: Annotated[list[Path], typer.Argument(help="Files, zips, folders.", metavar="FILE...")],
    yes: YesOption = False,
    way: Annotated[
        str, typer.Option("--sources", metavar="WAY", help="fullest (of each day), or interval.")
    ] = "fullest",
    prefer: Annotated[
        list[str] | None, typer.Option("--prefer", metavar="NAME", help="Prefer this source.")
    ] = None,
    steps_as: Annotated[
        str, typer.Option("--steps-as", metavar="ACTIVITY", help="The activity for daily steps.")
    ] = "steps",
    dates: Annotated[
        str | None,
        typer.Option("--dates", metavar="ORDER", help="dmy or mdy, if pace cannot tell."),
    ] = None,
) -> None:
    """Import exports: Apple Health, Google Fit, Fitbit, Garmin, Health Connect and more."""
    from pacing_cli.app.import_exports import bring_back, is_own, read_asking, wishes, write_in
    from pacing_cli.cli.import_page import importing_document, importing_page

    run = Run.of(ctx)
    if is_own(paths):
        bring_back(run, paths[0], write=yes)
        return
    given = read_asking(run, paths, wishes(way, prefer or (), steps_as, dates))
    if yes:
        write_in(run, given)
    run.output.show(
        lambda: importing_page(given, written=yes), lambda: importing_document(given, written=yes)
    )


@import_.command()
def undo(ctx: typer.Context) -> None:
    """Undo the last import. pace undo then puts it back."""
    from pacing_cli.cli.import_page import undone_document, undone_page
    from pacing_cli.storage.undo import undo_import

    run = Run.of(ctx)
    undone = undo_import(run.journal, run.now)
    run.output.show(lambda: undone_page(undone), lambda: undone_document(undone))


@import_.command()
def csv(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="The table, one row a day.", metavar="FILE")],
    table_map: Annotated[
        Path | None, typer.Option("--map", metavar="MAP", help="A map of the columns, in TOML.")
    ] = None,
    yes: YesOption = False,
    dates: Annotated[
        str | None,
        typer.Option("--dates", metavar="ORDER", help="dmy or mdy, if pace cannot tell."),
    ] = None,
    keep: Annotated[
        bool, typer.Option("--keep-map", help="With --map: save it for next time.")
    ] = False,
) -> None:
    """Import a daily table. pace shows a preview, and saves with --yes.

    Without --map, pace uses the map that it saved for such a table. If it has none, it shows
    what it understood, and asks about the rest. Without a terminal, it prints a first map.
    """
    from pacing_cli.app.import_exports import order_said
    from pacing_cli.app.import_table import looked_at, open_map, open_table
    from pacing_cli.cli.import_table import map_for
    from pacing_cli.importers.tables.compare import compare
    from pacing_cli.importers.tables.table import read_table

    run = Run.of(ctx)
    if table_map:
        mapped: TableMap | None = open_map(table_map)
    else:
        look = looked_at(file, order_said(dates))
        _tell_of_format(run, file, look)
        mapped = map_for(run, file, look)
    if mapped is None:
        _suggest(run, file, look)
        return
    with open_table(file, mapped) as rows:
        reading = read_table(rows, mapped, file.name, run.now, run.clock.local)
    comparison = compare(reading, mapped, run.loaded().entries)
    if yes:
        _write(run, comparison)
    if table_map and keep:
        _keep(run, mapped.source, table_map)
    _show_import(run, mapped, reading, comparison, written=yes)


def _keep(run: Run, name: str, table_map: Path) -> None:
    from pacing_cli.storage.settings.table_maps import keep_map

    path = keep_map(run.home, name, table_map.read_text(encoding="utf-8"))
    run.output.problem(f"The map is saved for next time, as {path.name} in your pace folder.")


def _tell_of_format(run: Run, file: Path, look: "Look") -> None:
    """A table of a program that is known needs no map: say so before anything is asked."""
    if look.known_as:
        from shlex import quote

        run.output.problem(
            f"pace knows this table: {look.known_as}. It needs no map:",
            f"  pace import {quote(str(file))}",
            "",
        )


def _suggest(run: Run, file: Path, look: "Look") -> None:
    """Print a map to start from; only the map on standard output, so that `>` makes the file."""
    from shlex import quote

    from pacing_cli.app.import_table import suggestion

    text = suggestion(run, file, look)
    unsure = [name for name, _ in look.doubts]
    if run.output.json:
        facts = {"file": file.name, "map": text, "unsure": unsure}
        run.output.document({"schema": "pace/import-map/1", **facts})
        return
    run.output.as_written(*text.splitlines())
    run.output.problem(
        "",
        *(
            [
                f"pace was not sure about: {', '.join(unsure)}. It left these columns out, and "
                "the map shows why."
            ]
            if unsure
            else []
        ),
        *_dates_open(file, look),
        "Nothing is imported yet. Save the lines above as a file, check them, then:",
        f"  pace import csv {quote(str(file))} --map {quote(f'{file.stem}.map.toml')}",
    )


def _dates_open(file: Path, look: "Look") -> list[str]:
    if len(look.date_formats) < 2:
        return []
    from shlex import quote

    return [
        f"pace cannot tell whether the dates in {look.date} begin with the day or the month. If "
        "it is the day:",
        f"  pace import csv {quote(str(file))} --dates dmy",
    ]


def _write(run: Run, comparison: "TableComparison") -> None:
    """What is new, and what has changed since the last import, in one write."""
    from pacing_cli.storage.journal.journal import Draft, Revision

    zone_of = run.clock.zone_of
    drafts = [Draft(new.kind, new.at, zone_of(new.at), new.fields) for new in comparison.new]
    changes = [
        Revision(change.old, change.fields, change.new.at, zone_of(change.new.at))
        for change in comparison.changed
    ]
    run.journal.take_in(drafts, changes, run.now)


def _show_import(
    run: Run,
    mapped: "TableMap",
    reading: "Reading",
    comparison: "TableComparison",
    *,
    written: bool,
) -> None:
    from pacing_cli.cli.import_table import import_document, import_page

    run.output.show(
        lambda: import_page(mapped, reading, comparison, written=written),
        lambda: import_document(mapped, reading, comparison, written=written),
    )
