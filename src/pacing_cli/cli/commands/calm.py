"""`pace calm`: breathing, grounding, muscles, a body scan, warming up and cooling down."""

from typing import Annotated

import typer

from pacing_cli.app.run import Pacing

WhatArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="[ROUTINE] [TIME]", help="Which, and how long; else 5m of breathing."),
]
InOption = Annotated[
    float | None, typer.Option("--in", metavar="SECONDS", help="Breathing in, 3 to 6 seconds.")
]
OutOption = Annotated[
    float | None, typer.Option("--out", metavar="SECONDS", help="Breathing out, 4 to 8 seconds.")
]
LogOption = Annotated[
    bool | None, typer.Option("--log/--no-log", help="Write it down as calm; else it asks.")
]

TextOption = Annotated[
    bool, typer.Option("--text", help="As a text to read, with its sources; nothing is run.")
]


def calm(
    ctx: typer.Context,
    words: WhatArgument = None,
    breathe_in: InOption = None,
    breathe_out: OutOption = None,
    log: LogOption = None,
    text: TextOption = False,
) -> None:
    """A few calm minutes: paced breathing, or another routine.

    pace calm, pace calm 3m, pace calm breathing --in 4 --out 6

    pace calm grounding, muscles, body-scan, warm-up, cool-down

    Space is pause, Enter the next step, q the end. With --text, or without a terminal, it is
    a text to read, with its sources.
    """
    from pacing_cli.cli.calm.run import be_calm
    from pacing_cli.cli.calm.words import chosen

    pacing = Pacing.of(ctx)
    what = chosen(words or [], pacing.settings.parameters, breathe_in, breathe_out)
    be_calm(pacing, what._replace(log=log, text=text))
