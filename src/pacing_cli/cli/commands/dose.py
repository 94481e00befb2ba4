"""`pace dose`: a medicine that was taken."""

import typer

from pacing_cli.app.record import enter
from pacing_cli.app.run import Pacing
from pacing_cli.cli.options import WordsArgument
from pacing_cli.model.entry import DOSE


def dose(ctx: typer.Context, words: WordsArgument = None) -> None:
    """Write down that a medicine was taken.

    pace dose paracetamol

    pace dose yesterday 22:00 ibuprofen 400mg
    """
    from pacing_cli.app.cards import offer_one

    pacing = Pacing.of(ctx)
    enter(pacing, words or [], DOSE)
    offer_one(pacing.again(), "medicines")
