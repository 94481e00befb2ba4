"""`pace report`: the sheet for a therapy session."""

from typing import Annotated

import typer

from pacing_cli.cli.context import Pacing

FromOption = Annotated[
    str | None, typer.Option("--from", metavar="DAY", help="The first day of the sheet.")
]
ToOption = Annotated[
    str | None, typer.Option("--to", metavar="DAY", help="The last day of the sheet.")
]
MarkdownOption = Annotated[bool, typer.Option("--markdown", help="As Markdown text.")]


def report(
    ctx: typer.Context,
    start: FromOption = None,
    to: ToOption = None,
    markdown: MarkdownOption = False,
) -> None:
    """Show what was done, how the amounts moved, and what to talk about.

    From the last therapy session on, or the last 28 days.
    """
    from pacing_cli.cli.advice import findings
    from pacing_cli.cli.card_offer import offer_looked_at
    from pacing_cli.cli.days import read_span
    from pacing_cli.cli.seen import landmarks
    from pacing_cli.exporters.documents import report_document
    from pacing_cli.terminal.report_page import report_page

    pacing = Pacing.of(ctx)
    span = read_span(start, to, pacing.today, lambda last: landmarks(pacing, last))
    found = findings(pacing, span)
    if markdown and not pacing.output.json:
        from pacing_cli.exporters.markdown import markdown as as_markdown

        print(as_markdown(report_page(found)), end="")
        return
    pacing.output.show(lambda: report_page(found), lambda: report_document(found))
    offer_looked_at(pacing, "goals")
