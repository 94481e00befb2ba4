"""`pace backup`: a dated copy of everything, or everything in one file."""

from pathlib import Path
from typing import Annotated

import typer

from pacing_cli.app.run import Pacing

ZipOption = Annotated[
    Path | None,
    typer.Option("--to", metavar="FILE", help="Put everything into this one .zip file."),
]
ListOption = Annotated[bool, typer.Option("--list", help="Show the copies that there are.")]


def backup(ctx: typer.Context, to: ZipOption = None, show: ListOption = False) -> None:
    """Make a dated copy of everything. One is made by itself on every day of use.

    Kept are seven daily, four weekly and twelve monthly ones, in the folder backups of
    your home. A copy on another disk: pace backup --to FILE.zip
    """
    pacing = Pacing.of(ctx)
    if show:
        _show_copies(pacing)
    elif to is not None:
        _pack(pacing, to)
    else:
        _copy_now(pacing)


def _show_copies(pacing: Pacing) -> None:
    from pacing_cli.cli.care_pages import copies_page
    from pacing_cli.storage.maintenance.backup import copies

    there = copies(pacing.home)
    names = [copy.name.text for copy in there]
    pacing.output.show(
        lambda: copies_page(there), lambda: {"schema": "pace/copies/1", "copies": names}
    )


def _copy_now(pacing: Pacing) -> None:
    from pacing_cli.storage.maintenance.backup import make
    from pacing_cli.wording.phrases import count

    made = make(pacing.home, pacing.now, "asked")
    name = made.copy.name.text
    pacing.output.say(f"Copied {count(made.files, 'file')} to backups/{name}.")
    pacing.output.problem(*(f"Left out, as it cannot be read: {one}" for one in made.left_out))
    if pacing.output.json:
        pacing.output.document({"schema": "pace/backup/1", "copy": name, "files": made.files})


def _pack(pacing: Pacing, to: Path) -> None:
    from pacing_cli.storage.maintenance.archive import pack
    from pacing_cli.wording.phrases import count

    files = pack(pacing.home, to.expanduser())
    pacing.output.say(f"{count(files, 'file')} put into {to}. It is for you alone to read.")
    if pacing.output.json:
        pacing.output.document({"schema": "pace/backup/1", "file": str(to), "files": files})
