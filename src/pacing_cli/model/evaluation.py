"""The evaluation of a day: everything that plans, reviews and visits need."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from pacing_cli.model.checkpoint import Checkpoint
from pacing_cli.model.day import Day, DayContext
from pacing_cli.model.notice_reasons import MuchMore, OutOfReach
from pacing_cli.model.phase import Flare, Log, Phase, UsualRange
from pacing_cli.model.plan import Plan
from pacing_cli.model.settings import Settings
from pacing_cli.model.value import Value

if TYPE_CHECKING:
    from pacing_cli.model.experiment import StartedExperiment
    from pacing_cli.model.support import Support


class EvaluationInput(Value):
    """Everything that the advice for one day rests on. The same input gives the same advice."""

    days: Sequence[Day]
    """A day each, without gaps, oldest first, as `days.days` makes them; what lies after
    `today` is not looked at. With a `checkpoint` they begin on its day."""
    settings: Settings
    today: date
    """The day of the plan; not always the day on which somebody asks."""
    checkpoint: Checkpoint | None = None
    """What stands for the days before the first one."""
    keep_on: date | None = None
    """The day whose checkpoint is wanted in the answer."""
    so_far: DayContext = DayContext()
    """What is known of the hours of that day."""
    experiments: "tuple[StartedExperiment, ...]" = ()
    """Those that may still go on, the oldest first. Only the newest has a turn."""
    supports: "tuple[Support, ...]" = ()
    """What the person wrote down for harder days."""


class QuotaPoint(Value):
    """One activity's quota on one day, as it was shown, and whether it went up on that day."""

    on: date
    quota: float | None
    raised: bool


Course = Mapping[str, Sequence[QuotaPoint]]
"""For every activity the quota of every day of the log, as it was shown."""


class DailyLoads(Value):
    """What each day of the log took, in minutes, beside what was usual before it."""

    loads: Sequence[float | None] = ()
    usual: Sequence[float | None] = ()


class Evaluation(Value):
    """All that was found on the way to a plan."""

    plan: Plan
    flares: tuple[Flare, ...]
    course: Course
    log: Log
    """Every day up to that of the plan, with the usual and the phase of each."""
    checkpoint: Checkpoint | None = None
    """The one that was asked for."""
    much_more: Sequence[tuple[MuchMore, ...]] = ()
    """For every day of the log what was much more than usual on it."""
    loads: DailyLoads = DailyLoads()
    out_of_reach: tuple[OutOfReach, ...] = ()
    """Amounts that are seldom reached, whether or not the plan tells of it today."""

    @property
    def usual(self) -> UsualRange:
        """What is usual on the day of the plan."""
        return self.log.usual[-1]

    @property
    def phase(self) -> Phase:
        """What holds on the day of the plan."""
        return self.log.phases[-1]
