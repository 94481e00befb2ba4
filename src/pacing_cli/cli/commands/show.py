"""`pace show`: one entry, whole, with what was changed."""

from typing import TYPE_CHECKING, Annotated

import typer

from pacing_cli.app.run import Pacing
from pacing_cli.app.selection import LAST, entry_named
from pacing_cli.model.page import Heading, Line, Page
from pacing_cli.wording.phrases import full_date
from pacing_cli.wording.receipt import receipt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacing_cli.storage.journal.restored import Change

IdArgument = Annotated[str, typer.Argument(metavar="ID", help="The beginning of an id, or last.")]


def show(ctx: typer.Context, entry_id: IdArgument = LAST) -> None:
    """Show one entry, whole, with every change since it was written down.

    pace list shows the ids.
    """
    from pacing_cli.exporters.json.entries import entry_line
    from pacing_cli.storage.journal.restored import history
    from pacing_cli.terminal.pages.journal import entry_page

    pacing = Pacing.of(ctx)
    entry = entry_named(pacing, entry_id)
    changes = history(pacing.home, entry)
    pacing.output.show(
        lambda: (*entry_page(entry), *_history_part(changes)),
        lambda: {
            "schema": "pace/entry/1",
            "entry": entry_line(entry),
            "history": [
                {
                    "noted": change.noted.isoformat(),
                    "undone": change.undone,
                    "entry": entry_line(change.entry),
                }
                for change in changes
            ],
        },
    )


def _history_part(changes: "Sequence[Change]") -> Page:
    if len(changes) < 2:
        return ()
    return (Heading("What it said before"), *(Line(_told(one), item=True) for one in changes))


def _told(change: "Change") -> str:
    undone = " (taken back)" if change.undone else ""
    noted = change.noted
    return f"written {full_date(noted.date())} {noted:%H:%M} UTC: {receipt(change.entry)}{undone}"
