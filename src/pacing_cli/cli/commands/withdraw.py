"""`pace withdraw`: take entries out of the journal."""

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from pacing_cli.app.receipts import when_told
from pacing_cli.app.run import Pacing
from pacing_cli.app.selection import entry_named
from pacing_cli.errors import FileNotUsable
from pacing_cli.wording.receipt import told

if TYPE_CHECKING:
    from pacing_cli.model.entry import Entry

IdsArgument = Annotated[
    list[str], typer.Argument(metavar="ID...", help="Beginnings of ids, or last.")
]


def withdraw(ctx: typer.Context, ids: IdsArgument) -> None:
    """Take entries out of the journal.

    pace withdraw last

    pace withdraw 4kd7 9xs2

    pace list shows the ids. pace undo puts them back.
    """
    pacing = Pacing.of(ctx)
    entries = list({(found := entry_named(pacing, one)).id: found for one in ids}.values())
    pacing.journal.withdraw(entries, pacing.now)
    if pacing.output.json:
        from pacing_cli.exporters.json.entries import entry_line

        withdrawn = [entry_line(entry) for entry in entries]
        pacing.output.document({"schema": "pace/withdrawn/1", "withdrawn": withdrawn})
    for entry in entries:
        pacing.output.say(f"Taken out: {told(entry)}, {when_told(entry, pacing.today)}.")
    pacing.output.say(*_still_listed(pacing, entries), "pace undo puts it back.")


def _still_listed(pacing: Pacing, gone: "Sequence[Entry]") -> Iterator[str]:
    """For a name of which no entry is left: a slip of the fingers would stay in the plan."""
    left = {entry.activity for entry in pacing.again().loaded().entries}
    for name in dict.fromkeys(entry.activity for entry in gone):
        if name and name not in left and name in _listed(pacing):
            typed = f'"{name}"' if " " in name else name
            yield f"{name} stays in your list. Off the plan: pace activity pause {typed}"


def _listed(pacing: Pacing) -> Collection[str]:
    """The names of the list; none where it cannot be used, as the entries are taken out already."""
    from pacing_cli.storage.settings.settings import known_activities

    try:
        return known_activities(pacing.home)
    except FileNotUsable:
        return ()
