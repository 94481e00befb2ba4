"""`pace chart`: how it went, drawn; with the same facts in words."""

from pathlib import Path
from typing import Annotated

import typer

from pacing_cli.app.run import Run

WhatArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[WHAT] [ACTIVITY]",
        help="amount, quota, pain, upright, distance, sleep or calendar.",
    ),
]
FromOption = Annotated[
    str | None, typer.Option("--from", metavar="DAY", help="The first day of the chart.")
]
ToOption = Annotated[
    str | None, typer.Option("--to", metavar="DAY", help="The last day of the chart.")
]
SvgOption = Annotated[
    Path | None, typer.Option("--svg", metavar="FILE", help="As a picture in a file.")
]


def chart(
    ctx: typer.Context,
    what: WhatArgument = None,
    start: FromOption = None,
    to: ToOption = None,
    svg: SvgOption = None,
) -> None:
    """Draw how it went, and say the same in words: the amounts where nothing else is named.

    From the last therapy session on, or the last 28 days.

    pace chart amount walk

    pace chart calendar --from 2026-01-01
    """
    from pacing_cli.app.sheet import chart_of, write_svg
    from pacing_cli.exporters.json.look_back import chart_document
    from pacing_cli.terminal.charts import chart_page

    pacing = Run.of(ctx)
    drawn = chart_of(pacing, what or [], start, to)
    if svg is not None:
        write_svg(pacing, drawn, svg)
        return
    pacing.output.show(
        lambda: chart_page(drawn, min(pacing.output.width, 100)), lambda: chart_document(drawn)
    )
