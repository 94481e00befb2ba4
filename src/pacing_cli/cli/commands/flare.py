"""`pace flare`: the person's word for the beginning or the end of a flare, and the plan for it."""

import typer

from pacing_cli.app.record import enter
from pacing_cli.app.run import Pacing
from pacing_cli.cli.options import WordsArgument
from pacing_cli.model.entry import FLARE


def flare(ctx: typer.Context, words: WordsArgument = None) -> None:
    """Say that a flare has begun, or with end that it is over. With plan: your plan for it.

    pace flare pain 8

    pace flare end

    pace flare plan

    The plan is written on a good day, all at once (pace flare plan ask) or a line at a time:

    pace flare plan helps a warm pack

    Its parts: bad (the lines of pace bad), helps, drop, who, call, sign, trigger.
    pace flare plan without helps 2 takes a line out, pace flare plan read notes that you
    went through it.
    """
    pacing = Pacing.of(ctx)
    if words and words[0].casefold() == "plan":
        from pacing_cli.cli.flare.plan import flare_plan

        flare_plan(pacing, words[1:])
        return
    from pacing_cli.app.cards import offer_one

    enter(pacing, words or [], FLARE)
    offer_one(pacing.again(), "flares")
