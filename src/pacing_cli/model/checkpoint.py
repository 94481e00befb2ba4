"""A checkpoint: the state of the replay at the start of one day.

The replay continues from it as if it had started on the first day. Everything in it comes from
the days before, so it can be deleted at any time.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from pacing_cli.model.day import Day, Done, Symptom
from pacing_cli.model.history import History
from pacing_cli.model.phase import FlareRoute
from pacing_cli.model.quantity import Measure
from pacing_cli.model.reason import QuotaReason
from pacing_cli.model.value import Value


class EpisodeState(Value):
    """The state of a flare."""

    onset: date
    detected: date
    route: FlareRoute
    signal: Symptom
    usual: float | None
    peak: tuple[float, date] | None
    calm: tuple[date, ...]
    last_rated: date
    recovered: date | None
    ended: date | None


class SignalState(Value):
    """What is remembered of one symptom that a flare can show in."""

    calm: tuple[float, ...] = ()
    lately: tuple[Day, ...] = ()
    high: tuple[Day, ...] = ()


class FlareState(Value):
    """What the watch for flares remembers."""

    signals: tuple[SignalState, ...] = ()
    """Of pain and of fatigue."""
    calm: Mapping[str, tuple[float, ...]] = {}
    """The other ratings of calm days, by their names."""
    impacts: tuple[bool, ...] = ()
    """Of the last known days, whether they were marked as hard to bear."""
    past: tuple[EpisodeState, ...] = ()
    open: EpisodeState | None = None


class PhaseState(Value):
    """What is remembered of bad days and ways back."""

    bad_since: date | None = None
    last_bad: date | None = None
    back_since: date | None = None
    lies_over: bool = False
    unsteady: date | None = None
    calm_back: int | None = None


class SessionsState(Value):
    """What was done of one activity. Places count from the first day of the log."""

    days: int = 0
    """How many days of the log are in here."""
    since: int = 0
    """From this day on every day on which it was done stands here."""
    earlier: int = 0
    """Days on which it was done, before those that stand here."""
    earlier_total: float = 0.0
    """All amounts before those that stand here."""
    logged: tuple[int, ...] = ()
    with_amount: tuple[int, ...] = ()
    amounts: tuple[float, ...] = ()
    """In the measure of the track, one for each of `with_amount`."""
    lately: tuple[Done, ...] = ()
    measures: Mapping[Measure, int] = {}
    """On how many days each measure was written."""


class Raise(Value):
    """One raise, by the place of its day."""

    place: int
    before: float
    after: float


class StepBack(Value):
    """A step up that was undone: the index of its day, and its amount."""

    place: int
    amount: float


class TrackState(Value):
    """One activity on its way."""

    measure: Measure
    sessions: SessionsState
    quota: float | None
    baseline: float | None
    founded: tuple[QuotaReason, ...]
    tolerated: float
    since: int
    raises: tuple[int, ...]
    lately_raised: tuple[Raise, ...]
    backs: tuple[StepBack, ...]
    back_since: int | None
    quiet_until: int
    first_try: int
    before_silence: float | None
    lowest: float | None


class Checkpoint(Value):
    """The state before the day `on`, and all days before it."""

    on: date
    past: History
    flare: FlareState
    phase: PhaseState
    tracks: Mapping[str, TrackState]
    last_raise: tuple[int, str] | None
    names: tuple[str, ...]
    """Every activity that was logged, as it is spelt."""

    @property
    def place(self) -> int:
        """The place of the day `on` in the log."""
        return len(self.past)

    @property
    def first(self) -> date:
        """The first day of the log."""
        return self.on - timedelta(days=len(self.past))
