"""What of the journal an answer is made from: all of it, or a checkpoint and what came since."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from pacing_cli import __version__
from pacing_cli.app.run import Run
from pacing_cli.engine import ENGINE_VERSION
from pacing_cli.storage import checkpoints
from pacing_cli.storage.checkpoints import StoredCheckpoint

if TYPE_CHECKING:
    from pacing_cli.model.phase import Phase

_SETTLED: Final = timedelta(days=2)
"""So long after a day no entry of it can lie after the moment of the answer, in any zone."""
SHORT: Final = 60
"""Days of a log that are walked whole in no time."""


def newest_checkpoint(run: Run, on: date, rules: str) -> StoredCheckpoint | None:
    """The newest checkpoint for a day, read once in a run."""
    if on not in run.checkpoints:
        run.checkpoints[on] = checkpoints.newest(run.home, rules, on)
    return run.checkpoints[on]


def boundary(run: Run, day: date) -> date:
    """The last beginning of a month whose days before it can change no more by time alone."""
    return (min(day, run.today) - _SETTLED).replace(day=1)


def rules(run: Run) -> str:
    """The rules and the settings as one text; another text wherever the advice could differ."""
    if not run.rules:
        settings = run.settings._replace(goals=())
        run.rules = ascii((__version__, ENGINE_VERSION, checkpoints.program(), settings))
    return run.rules


def phase_of_today(run: Run) -> "Phase | None":
    """The phase that the evaluation of today would find, without any amounts and without a plan.

    None for a long journal without a checkpoint: then `evaluate` reads all of it, and keeps one.
    """
    from pacing_cli.engine.days import days
    from pacing_cli.engine.flares.course import walk_days

    today = run.today
    kept = newest_checkpoint(run, boundary(run, today), rules(run))
    held = kept.checkpoint if kept else None
    loaded = run.loaded_behind(held) if held else run.loaded()
    if loaded is None:
        return None
    until = [entry for entry in loaded.entries if entry.day <= today]
    seen = days(until, today, held.on, held.names) if held else days(until, today)
    if not held and len(seen) > SHORT:
        return None
    for problem in loaded.problems:
        run.output.problem(str(problem))
    return walk_days(seen, run.settings, held).log.phases[-1]
