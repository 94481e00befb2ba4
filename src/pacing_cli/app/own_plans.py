"""What the person set up themselves: experiments and supports, for a plan and for looking back.

Nothing is loaded for somebody who has set up nothing: whether there may be an experiment is
seen in the bytes of the months in which one could still go on.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from pacing_cli.model.day import Tried
from pacing_cli.model.entry import EXPERIMENT
from pacing_cli.model.experiment import LONGEST

if TYPE_CHECKING:
    from pacing_cli.app.dates import Span
    from pacing_cli.app.experiments import StoredExperiment
    from pacing_cli.app.run import Run
    from pacing_cli.engine.advise import Evaluation
    from pacing_cli.model.experiment import ExperimentResult
    from pacing_cli.model.support import Support

_LOOK_BACK: Final = timedelta(days=LONGEST + 40)
"""An experiment may begin some weeks after it was written down, and its end is told for some
days."""


def experiments_on(run: "Run", on: date) -> "tuple[StoredExperiment, ...]":
    """The experiments that can still matter on a day, the oldest first."""
    if not run.journal.may_hold(EXPERIMENT, on - _LOOK_BACK, on):
        return ()
    from pacing_cli.app.experiments import kept_since

    return kept_since(run, on - _LOOK_BACK, on)


def tried_ahead(run: "Run", found: "Evaluation", until: date) -> dict[date, Tried]:
    """The amounts that have their turn from today on, as far as nothing speaks against them now.

    `found`: the evaluation of today.
    """
    today = found.plan.date
    for one in experiments_on(run, today)[-1:]:
        from pacing_cli.app.experiments import standing

        now, protocol = standing(one, run.settings, found), one.protocol
        if protocol.levels and not (now.ended or now.rests):
            name = protocol.activity.casefold()
            turns = ((on, protocol.arm_on(on)) for on in protocol.dates if today <= on <= until)
            return {on: Tried(name, protocol.levels[arm]) for on, arm in turns if arm is not None}
    return {}


def tried_in(run: "Run", span: "Span", found: "Evaluation") -> "tuple[ExperimentResult, ...]":
    """The experiments that touch a span, as they stood on its last day."""
    since = span.start - _LOOK_BACK
    if not run.journal.may_hold(EXPERIMENT, since, span.end):
        return ()
    from pacing_cli.app.experiments import kept_since, standing

    known = kept_since(run, since, span.end)
    stood = (standing(one, run.settings, found) for one in known)
    return tuple(one for one in stood if one.ended is None or one.ended.on >= span.start)


def supports(run: "Run") -> "tuple[Support, ...]":
    """What the person wrote down for harder days.

    The answer is worth more than the list: a slip in it is told, and the answer is shown.
    """
    if not run.home.supports.exists():
        return ()
    from pacing_cli.errors import FileNotUsable
    from pacing_cli.storage.settings.supports import load_supports

    try:
        return load_supports(run.home)
    except FileNotUsable as refused:
        run.output.problem(refused.message)
        return ()


def supports_for(run: "Run", *texts: str) -> "Sequence[Support]":
    """What was written down for what is named in the texts, such as barriers."""
    from pacing_cli.model.support import offered

    return offered(supports(run), *texts) if texts else ()
