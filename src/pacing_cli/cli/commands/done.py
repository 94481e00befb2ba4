"""`pace done`: tick a block of today's list, which logs it."""

import typer

from pacing_cli.app.run import Pacing
from pacing_cli.cli.options import WordsArgument


def done(ctx: typer.Context, words: WordsArgument = None) -> None:
    """Tick what is done of today's list: its number or name, and how it was, if you like.

    The numbers are those of pace today --checklist, as you last saw it. What is ticked is
    logged: with its amount, at its time, or now where that is still to come.

    pace done 3

    pace done 1 2

    pace done walk

    pace done 3 pain 3-4 effort 3
    """
    from pacing_cli.app.evaluation import outlook
    from pacing_cli.app.record import tell_written
    from pacing_cli.app.today_list import blocks_last_shown, drafts, read_ticks, same_list
    from pacing_cli.wording.day import LIST_HAS_CHANGED

    pacing = Pacing.of(ctx)
    ticks = read_ticks(words or [])
    plan, shown = outlook(pacing, pacing.today).plan, blocks_last_shown(pacing)
    blocks = plan.blocks if shown is None else shown
    written = pacing.journal.append(drafts(pacing, blocks, ticks), pacing.now)
    tell_written(pacing, written, "" if same_list(blocks, plan) else LIST_HAS_CHANGED)
