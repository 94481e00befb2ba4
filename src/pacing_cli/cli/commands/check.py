"""`pace check`: how it is now."""

import typer

from pacing_cli.app.record import enter
from pacing_cli.app.run import Pacing
from pacing_cli.cli.options import WordsArgument
from pacing_cli.model.entry import CHECK


def check(ctx: typer.Context, words: WordsArgument = None) -> None:
    """A check-in: how it is now. Everything can be left out.

    pace check pain 4 fatigue 5 sleep 6.5h +weather

    pace check yesterday 21:00 pain 5 note long day
    """
    enter(Pacing.of(ctx), words or [], CHECK)
