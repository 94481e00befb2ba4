"""Runs of the timer that were cut off: written down, or forgotten, as the person says."""

from collections.abc import Sequence

from pacing_cli.app.run import Pacing
from pacing_cli.app.timer_runs import log_run, read_more
from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.entry import Entry
from pacing_cli.storage.timer_runs import forget, unlogged
from pacing_cli.wording import timer as say


def log_all(pacing: Pacing, more: Sequence[str]) -> list[Entry]:
    """Write all of them down, each with a receipt. `more`: words for the only one."""
    runs = unlogged(pacing.home)
    if more and len(runs) > 1:
        raise WordsNotUnderstood(
            f"{len(runs)} runs are not logged: pace go log writes them all, and then "
            "pace amend adds to one of them."
        )
    for run in runs:
        read_more(pacing, run, more)
    written = []
    for run in runs:
        found = log_run(pacing, run, more) if run.seconds else None
        forget(pacing.home, run)  # also one of no second
        written += [found.entry] if found else []
    if not written:
        pacing.output.say(say.NOTHING_LEFT)
    return written


def forget_all(pacing: Pacing) -> None:
    """Forget all of them."""
    runs = unlogged(pacing.home)
    for run in runs:
        forget(pacing.home, run)
    pacing.output.say(say.forgotten(len(runs)) if runs else say.NOTHING_LEFT)
