"""`pace report`: the sheet for a therapy session."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pacing_cli.app.run import Run

if TYPE_CHECKING:
    from pacing_cli.model.findings import Findings

FromOption = Annotated[
    str | None, typer.Option("--from", metavar="DAY", help="The first day of the sheet.")
]
ToOption = Annotated[
    str | None, typer.Option("--to", metavar="DAY", help="The last day of the sheet.")
]
MarkdownOption = Annotated[bool, typer.Option("--markdown", help="As Markdown text.")]
HtmlOption = Annotated[
    Path | None, typer.Option("--html", metavar="FILE", help="As a page to print: two sides.")
]
PdfOption = Annotated[
    Path | None, typer.Option("--pdf", metavar="FILE", help="The same page as a PDF.")
]
PaperOption = Annotated[
    str | None, typer.Option("--paper", metavar="SIZE", help="a4 or letter, for --html and --pdf.")
]


def report(
    ctx: typer.Context,
    start: FromOption = None,
    to: ToOption = None,
    markdown: MarkdownOption = False,
    html: HtmlOption = None,
    pdf: PdfOption = None,
    paper: PaperOption = None,
) -> None:
    """Show what was done, how the amounts moved, and what to talk about.

    From the last therapy session on, or the last 28 days.

    pace report --html sheet.html
    """
    from pacing_cli.app.cards import offer_looked_at
    from pacing_cli.app.dates import read_span
    from pacing_cli.app.evaluation import findings, landmarks
    from pacing_cli.terminal.pages.report import report_page

    pacing = Run.of(ctx)
    span = read_span(start, to, pacing.today, lambda last: landmarks(pacing, last))
    if html or pdf or paper:
        from pacing_cli.app.sheet import write_sheet

        write_sheet(pacing, span, html, pdf, paper)
        return
    found = findings(pacing, span)
    if markdown and not pacing.output.json:
        from pacing_cli.exporters.markdown import markdown as as_markdown

        print(as_markdown(report_page(found)), end="")
        return
    pacing.output.show(lambda: report_page(found), lambda: _document(found))
    offer_looked_at(pacing, "goals")


def _document(found: "Findings") -> dict[str, object]:
    from pacing_cli.exporters.json.look_back import report_document

    return report_document(found)
