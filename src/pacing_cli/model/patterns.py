"""The findings of a longer review: payback, times of day, medicine by month."""

from datetime import date
from typing import Literal

from pacing_cli.model.findings import Association, BoomBust, FactorWaiting, QuietWeek, Swing
from pacing_cli.model.notice_reasons import EarlySigns, EnergyUsed
from pacing_cli.model.plan import NotYet
from pacing_cli.model.quantity import Measure
from pacing_cli.model.value import Value

CostVerdict = Literal["harder after more", "easier after more", "cannot tell"]
DayPart = Literal["morning", "midday", "afternoon", "evening"]
DAY_PARTS: tuple[DayPart, ...] = ("morning", "midday", "afternoon", "evening")


class Cost(Value):
    """The change on the days after more of an activity, in points on the person's scale.

    `low` and `high` are the range of the learnt cost, already shrunk towards the typed
    demand. Above zero, more of the activity is linked with harder days.
    """

    outcome: str
    days_more: int
    days_other: int
    after_more: float
    """Mean of the next days after more than usual, less the person's usual."""
    after_other: float
    """The same after the usual amount or less."""
    seen: float
    """The difference in the log alone, the day's own level held equal."""
    prior: float
    """What the typed demand stands for."""
    value: float
    low: float
    high: float

    @property
    def verdict(self) -> CostVerdict:
        """Return the direction if the whole range is on one side of zero."""
        if self.low > 0:
            return "harder after more"
        return "easier after more" if self.high < 0 else "cannot tell"


class Payback(Value):
    """One activity: its usual amount, and the learnt cost of more than that."""

    activity: str
    measure: Measure
    usual: float | None
    """The person's own median on the days it was done."""
    demand: float | None
    costs: tuple[Cost, ...] | NotYet


class DayPartMean(Value):
    """A part of the day or a weekday, and how tired it was."""

    name: str
    days: int
    mean: float | None


class TimeMap(Value):
    """Where tiredness gathers. `most` None: about the same everywhere."""

    stretches: tuple[DayPartMean, ...]
    most: str | None
    above: float | None
    """Points above the mean of the others."""


class Relief(Value):
    """An activity after which pain was lower more often than not."""

    activity: str
    entries: int
    better: int
    same: int
    worse: int
    change: float
    """The mean of pain after less pain before: below zero."""


class LevelShift(Value):
    """The usual level of pain seems to have moved: a run too long for chance."""

    since: date
    """The first day of the run."""
    run: int
    """Rated days in a row on one side of the level before."""
    before: float
    now: float
    """The two medians."""
    flare_open: bool
    """A flare is open: the person can say that this is the usual now."""


class DayMap(Value):
    """The map of the day and of the week, and what went with relief."""

    parts: TimeMap | NotYet
    weekdays: TimeMap | NotYet
    relief: tuple[Relief, ...] | NotYet


class Patterns(Value):
    """What the last year holds; a part that cannot be given is `NotYet`."""

    start: date
    end: date
    """Both included."""
    days_logged: int
    recent_start: date
    """Days of much more and of much less are told from here on."""
    swing: Swing | NotYet
    boom_days: tuple[date, ...]
    bust_days: tuple[date, ...]
    boom_bust: tuple[BoomBust, ...] | NotYet
    quiet_week: QuietWeek | None
    payback: tuple[Payback, ...]
    associations: tuple[Association, ...] | NotYet
    factors_waiting: tuple[FactorWaiting, ...]
    day_map: DayMap
    early_signs: EarlySigns | NotYet | None = None
    """A pattern of today; None: there is none."""
    shift: LevelShift | NotYet | None = None
    """None: the level is where it was, as far as can be told."""
    energy: EnergyUsed | NotYet | None = None
    """Only in envelope mode."""
