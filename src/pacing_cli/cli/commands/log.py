"""`pace log`: log an activity."""

from typing import Annotated

import typer

from pacing_cli.app.run import Run
from pacing_cli.cli import everyday
from pacing_cli.cli.options import WordsArgument
from pacing_cli.errors import WordsNotUnderstood

FromOption = Annotated[
    str | None,
    typer.Option(
        "--from", metavar="FILE", help="Read the lines of a file. - reads standard input."
    ),
]
KeepGoingOption = Annotated[
    bool, typer.Option("--keep-going", help="With --from: save the good lines, list the others.")
]


def log(
    ctx: typer.Context,
    words: WordsArgument = None,
    source: FromOption = None,
    keep_going: KeepGoingOption = False,
) -> None:
    """Log an activity: what you did, how much, and how it was, in that order.

    pace log walk 12m pain 3-4 effort 3

    pace log yesterday 10:00 stretching 5min +busy note felt fine

    First the time: 10:00, yesterday 18:30, monday, 2026-03-01 10:00. How much: 12m, 1h20m,
    90s, 1400steps, 0.9km, 12reps. How it was: pain, peak, effort, fatigue, mood, stress,
    stiff, meaning (0 to 10), sleep 6.5h, quality 4, hr 96, hrmax 120, load 4kg, upright 3h,
    impact, stopped pain, with Sam. In short: p4 e3 f5. Then +tags, and a note to the end.
    Only the name is needed.
    """
    run = Run.of(ctx)
    if source is None:
        everyday.log(run, words or [])
        return
    if words:
        raise WordsNotUnderstood("--from reads the words from a file. Leave the other words out.")
    from pacing_cli.app.record import enter_lines
    from pacing_cli.app.selection import lines_of

    lines, where = lines_of(source)
    enter_lines(run, lines, where, keep_going=keep_going)
