"""`pace withdraw`: take entries out of the journal."""

from typing import Annotated

import typer

from pacing_cli.cli.context import Pacing
from pacing_cli.cli.naming import entry_named
from pacing_cli.cli.receipts import when_told
from pacing_cli.wording.receipt import told

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
        from pacing_cli.exporters.entry_documents import entry_line

        withdrawn = [entry_line(entry) for entry in entries]
        pacing.output.document({"schema": "pace/withdrawn/1", "withdrawn": withdrawn})
    for entry in entries:
        pacing.output.say(f"Taken out: {told(entry)}, {when_told(entry, pacing.today)}.")
    pacing.output.say("pace undo puts it back.")
