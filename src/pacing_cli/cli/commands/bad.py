"""`pace bad`: a bad day, in the person's word."""

import typer

from pacing_cli.app.record import enter
from pacing_cli.app.run import Pacing
from pacing_cli.cli.options import WordsArgument
from pacing_cli.model.entry import BAD


def bad(ctx: typer.Context, words: WordsArgument = None) -> None:
    """Say that today is a bad day: no question, and the lines that you wrote for it.

    Then pace is quiet until pace better. To write the lines beforehand: pace flare plan

    pace bad

    pace bad yesterday pain 7 note no sleep
    """
    enter(Pacing.of(ctx), words or [], BAD)
