"""`pace better`: better again, in the person's word."""

import typer

from pacing_cli.app.record import enter
from pacing_cli.app.run import Pacing
from pacing_cli.cli.options import WordsArgument
from pacing_cli.model.entry import BETTER


def better(ctx: typer.Context, words: WordsArgument = None) -> None:
    """Say that it is better than it was; the amounts come back step by step.

    pace better pain 3
    """
    enter(Pacing.of(ctx), words or [], BETTER)
