"""`pace restore`: bring a dated copy back."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pacing_cli.app.run import Pacing
from pacing_cli.errors import WordsNotUnderstood

if TYPE_CHECKING:
    from pacing_cli.storage.paths import Home

NameArgument = Annotated[
    str | None, typer.Argument(metavar="[NAME]", help="A copy's name, or a .zip file.")
]
YesOption = Annotated[bool, typer.Option("--yes", help="Do it.")]
ExactOption = Annotated[
    bool, typer.Option("--exact", help="As it was then, without what was written since.")
]
JournalOption = Annotated[
    bool, typer.Option("--journal", help="Only the journal: settings stay as they are.")
]


def restore(
    ctx: typer.Context,
    name: NameArgument = None,
    yes: YesOption = False,
    exact: ExactOption = False,
    journal: JournalOption = False,
) -> None:
    """Bring back what a copy holds. Without a name: the copies that there are.

    First it shows what would change; --yes does it, after a copy of what is there now.
    Entries that were written since stay, unless you say --exact. With --journal settings
    stay as they are.
    """
    from pacing_cli.cli.care_pages import copies_page, restore_page
    from pacing_cli.storage.maintenance.backup import copies
    from pacing_cli.storage.maintenance.restore import bring_back, difference
    from pacing_cli.storage.paths import device_word

    pacing = Pacing.of(ctx)
    if name is None:
        there = copies(pacing.home)
        names = [copy.name.text for copy in there]
        pacing.output.show(
            lambda: copies_page(there), lambda: {"schema": "pace/copies/1", "copies": names}
        )
        return
    with _copy_meant(pacing, name) as (title, copy):
        found = difference(pacing.home, copy, exact, journal)
        doing = yes and not found.nothing
        made = (
            bring_back(pacing.home, device_word(), copy, pacing.now, exact, journal)
            if doing
            else None
        )
    kept = made.copy.name.text if made else ""
    pacing.output.show(
        lambda: restore_page(title, found, doing, kept),
        lambda: {
            "schema": "pace/restore/1",
            "copy": title,
            "done": doing,
            "lines": len(found.lines),
            "replaced": [path.as_posix() for path in found.replaced],
            "added": [path.as_posix() for path in found.added],
            "removed": [path.as_posix() for path in found.removed],
            "before": kept or None,
        },
    )


@contextmanager
def _copy_meant(pacing: Pacing, typed: str) -> "Iterator[tuple[str, Home]]":
    """The copy that is meant: a name or its beginning, or a .zip file."""
    from pacing_cli.storage.maintenance.backup import find

    if typed.endswith(".zip"):
        from pacing_cli.storage.maintenance.archive import unpacked

        with unpacked(Path(typed).expanduser(), pacing.home.backups) as home:
            yield Path(typed).name, home
        return
    found = find(pacing.home, typed)
    if found is None:
        raise WordsNotUnderstood(
            f"There is no copy whose name begins with “{typed}”.",
            "pace restore without a name shows the copies.",
        )
    yield found.name.text, found.home
