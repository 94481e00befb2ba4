"""`pace card`: one plain sentence on what today has room for, and what helps."""

import typer

from pacing_cli.app.run import Pacing


def card(ctx: typer.Context) -> None:
    """Show one plain sentence on today, and what helps: to show, or to send yourself.

    It names no rating, no medicine and no note.
    """
    from pacing_cli.app.dates import read_span
    from pacing_cli.app.evaluation import landmarks
    from pacing_cli.app.sharing import facts
    from pacing_cli.wording.share import shared

    pacing = Pacing.of(ctx)
    span = read_span(None, None, pacing.today, lambda last: landmarks(pacing, last))
    found = shared("family", ("capacity", "helps"), facts(pacing, span))
    said = " ".join(text for one in found.told for text in one.lines)
    if pacing.output.json:
        pacing.output.document(
            {"schema": "pace/card/1", "date": pacing.today.isoformat(), "text": said}
        )
    pacing.output.say(said)
