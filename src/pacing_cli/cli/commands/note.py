"""`pace note`: a note."""

import typer

from pacing_cli.app.record import enter
from pacing_cli.app.run import Pacing
from pacing_cli.cli.options import WordsArgument
from pacing_cli.model.entry import NOTE


def note(ctx: typer.Context, words: WordsArgument = None) -> None:
    """Write a note, in your own words.

    pace note slept badly, neighbour's party

    pace note yesterday long drive
    """
    enter(Pacing.of(ctx), words or [], NOTE)
