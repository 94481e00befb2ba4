"""`pace inbox`: what waits there, and what could not be read."""

from typing import Annotated

import typer

from pacing_cli.app.run import Pacing

ClearOption = Annotated[
    bool, typer.Option("--clear", help="The review list is settled: lay it aside.")
]


def inbox(ctx: typer.Context, clear: ClearOption = False) -> None:
    """Read the files of the inbox, and show what waits and what needs a look.

    A text file in the folder inbox of your home is read at the next command, line by
    line, in the words of pace log. A line without a time gets the time of its file. What
    is read goes to inbox/done; a line that cannot be read goes to inbox/review.txt.
    """
    from pacing_cli.cli.inbox.page import inbox_document, inbox_page, look_into

    pacing = Pacing.of(ctx)
    found = look_into(pacing, clear=clear)
    pacing.output.show(lambda: inbox_page(found), lambda: inbox_document(found))
