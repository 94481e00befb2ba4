"""The state of a person on each day: usual range, phase, and what followed a session."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal

from pacing_cli.model.day import Day
from pacing_cli.model.profile import PauseWhy
from pacing_cli.model.value import Value

# A flare: onset, peak, recovery, and how it was seen.

FlareLabel = Literal["flare", "prolonged", "setback"]
FlareRoute = Literal["pattern", "fatigue", "impact", "word"]
"""`pattern` is one of pain."""


class Flare(Value):
    """One episode: its onset, its peak and its recovery.

    `days` counts from the onset to the day before recovery, or to the last day looked at.
    """

    onset: date
    detected: date
    peak_date: date | None
    peak_pain: float | None
    recovered: date | None
    """The first day back near the usual; None: still open, or it is not known when it ended."""
    ended: date | None
    """The first day on which it was known to be over; None: still open."""
    days: int
    label: FlareLabel
    route: FlareRoute
    usual: float | None


PhaseKind = Literal["steady", "flare", "bad", "ill", "returning"]
"""`ill` is a pause for illness; all kinds but `steady` mean that less than the full quota,
or a step on the way back to it, is shown."""
Response = Literal["within", "worse", "unknown"]


class UsualRange(Value):
    """What is usual for this person before a day: median pain and its spread.

    `days` says how many rated days it rests on; with too few of them `pain` is None.
    """

    pain: float | None
    spread: float
    days: int
    lines: Mapping[str, float] = {}
    """How far each rating may go, where that is known: beyond it lies outside the own band."""
    rated: int = 0
    """How many rated days the symptom has that was rated most."""


class FlareCourse(Value):
    """All episodes, and for each day what was known on it."""

    episodes: tuple[Flare, ...]
    usual: Sequence[UsualRange]
    """The usual as it stood before the day."""
    open: Sequence[date | None]
    """The onset of the flare that was open on the day; later days do not change it."""


class Phase(Value):
    """What holds on one day. `percent` is the part of the full quota that is left."""

    kind: PhaseKind
    percent: float = 100
    since: date | None = None
    """Onset of the flare, the bad day, or the first day of the way back."""
    days_left: int = 0
    """On the way back: days at this step, today included."""
    by_rating: bool = False
    """On the way back: only rated days within the band count, as in envelope mode."""
    next_percent: float | None = None
    floor_holds: bool = True
    """False in a flare and on the way back, also where a bad day lies over them."""
    over: Literal["flare", "returning"] | None = None
    """What a bad day lies over; it goes on underneath."""
    quiet_days: int | None = None
    """Days since the way back ended; None: there was none."""
    pause: PauseWhy | None = None
    """A pause in which nothing grows."""
    pause_since: date | None = None
    unsteady: date | None = None
    """The last day, this one included, that was not a steady one or lay in a pause."""


class Log(Value):
    """All that is known day by day, side by side: three tuples of the same length."""

    days: Sequence[Day]
    usual: Sequence[UsualRange]
    phases: Sequence[Phase]

    def window(self, start: int, stop: int) -> "Log":
        """The days from index `start` to `stop`, stop excluded."""
        return Log(self.days[start:stop], self.usual[start:stop], self.phases[start:stop])
