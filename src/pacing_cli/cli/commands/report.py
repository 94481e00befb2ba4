"""`pace report`, `patterns` and `chart`: summarise the journal as a sheet, findings or a chart."""

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pacing_cli.app.run import Run
from pacing_cli.cli.options import DaysArgument

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
    Path | None, typer.Option("--html", metavar="[FILE]", help="As a page to print, on two sides.")
]
PdfOption = Annotated[
    Path | None, typer.Option("--pdf", metavar="[FILE]", help="The same page as a PDF.")
]
PaperOption = Annotated[
    str | None, typer.Option("--paper", metavar="SIZE", help="a4 or letter, for --html and --pdf.")
]


NotesOption = Annotated[
    bool | None,
    typer.Option(
        "--notes/--no-notes",
        help="Your own notes on the page, or not. Without it pace shows them and asks.",
    ),
]


def report(
    ctx: typer.Context,
    days: DaysArgument = None,
    start: FromOption = None,
    to: ToOption = None,
    markdown: MarkdownOption = False,
    html: HtmlOption = None,
    pdf: PdfOption = None,
    paper: PaperOption = None,
    notes: NotesOption = None,
) -> None:
    """Show what you did, what happened, and what to talk about.

    Covers the days since the last visit, or the last 28 days.

    pace report last 4 weeks
    pace report --html
    """
    from pacing_cli.app.cards import offer_looked_at
    from pacing_cli.app.dates import read_span
    from pacing_cli.app.evaluation import findings, landmarks
    from pacing_cli.engine.look_back.timeline import for_handing_over
    from pacing_cli.terminal.pages.report import report_page

    run = Run.of(ctx)
    span = read_span(start, to, run.today, lambda last: landmarks(run, last), days or ())
    if html or pdf or paper:
        from pacing_cli.app.sheet import write_sheet

        write_sheet(run, span, html, pdf, paper, notes)
        return
    found = findings(run, span)
    if markdown and not run.output.json:
        from pacing_cli.exporters.markdown import markdown as as_markdown

        handed = for_handing_over(found, notes=notes is True)
        print(as_markdown(report_page(handed)), end="")
        return
    run.output.show(lambda: report_page(found), lambda: _document(found))
    offer_looked_at(run, "goals")


def _document(found: "Findings") -> dict[str, object]:
    from pacing_cli.exporters.json.look_back import report_document

    return report_document(found)


# `pace patterns`: what repeats in the log, and what is still too little to tell.


ExplainOption = Annotated[
    bool, typer.Option("--explain", help="The formulas, the numbers and their sources.")
]


def patterns(ctx: typer.Context, explain: ExplainOption = False) -> None:
    """Show what repeats in the last year: steady days, the days after, what goes with what.

    It gives ranges and counts, never causes. It says where there are not enough entries.
    """
    from pacing_cli.app.evaluation import evaluate
    from pacing_cli.engine.patterns.patterns import A_YEAR
    from pacing_cli.engine.patterns.patterns import patterns as look_back
    from pacing_cli.exporters.json.look_back import patterns_document
    from pacing_cli.terminal.pages.patterns import patterns_page
    from pacing_cli.wording.patterns import explained

    run = Run.of(ctx)
    loaded = run.loaded(since=run.today - timedelta(days=A_YEAR - 1))
    run.output.problem(*map(str, loaded.problems))
    days = run.days(loaded.entries)
    found = look_back(days, loaded.entries, run.settings, evaluate(run, run.today))
    told = explained(run.settings.parameters) if explain else ()
    run.output.show(lambda: patterns_page(found, told), lambda: patterns_document(found, told))


# `pace chart`: how it went, drawn; with the same facts in words.


WhatArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[WHAT] [ACTIVITY]",
        help="amount, quota, pain, upright, distance, sleep or calendar.",
    ),
]
ChartFromOption = Annotated[
    str | None, typer.Option("--from", metavar="DAY", help="The first day of the chart.")
]
ChartToOption = Annotated[
    str | None, typer.Option("--to", metavar="DAY", help="The last day of the chart.")
]
SvgOption = Annotated[
    Path | None, typer.Option("--svg", metavar="FILE", help="As a picture in a file.")
]


def chart(
    ctx: typer.Context,
    what: WhatArgument = None,
    start: ChartFromOption = None,
    to: ChartToOption = None,
    svg: SvgOption = None,
) -> None:
    """Draw a chart, and say the same in words. Default: the amounts.

    Covers the days since the last visit, or the last 28 days.

    pace chart amount walk

    pace chart calendar --from 2026-01-01
    """
    from pacing_cli.app.sheet import chart_of, write_svg
    from pacing_cli.exporters.json.look_back import chart_document
    from pacing_cli.terminal.charts import chart_page

    run = Run.of(ctx)
    drawn = chart_of(run, what or [], start, to)
    if svg is not None:
        write_svg(run, drawn, svg)
        return
    run.output.show(
        lambda: chart_page(drawn, min(run.output.width, 100)), lambda: chart_document(drawn)
    )
