"""`pace flare`: the person's word for the beginning or the end of a flare."""

import typer

from pacing_cli.cli.context import Pacing
from pacing_cli.cli.entering import enter
from pacing_cli.cli.options import FREE_WORDS, WordsArgument
from pacing_cli.model.entry import FLARE

CONTEXT = FREE_WORDS


def flare(ctx: typer.Context, words: WordsArgument = None) -> None:
    """Say that a flare has begun, or with end that it is over.

    pace flare pain 8

    pace flare end
    """
    from pacing_cli.cli.card_offer import offer_one

    pacing = Pacing.of(ctx)
    enter(pacing, words or [], FLARE)
    offer_one(pacing.again(), "flares")
