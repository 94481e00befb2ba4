"""One activity through time: what its quota was on each day, and why it is what it is.

The track is walked day by day from the first entry, so that the same journal
always gives the same quota, whenever and however often a plan was looked at.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from pacing_cli.engine.energy import lately
from pacing_cli.engine.flares.scale_back import eased
from pacing_cli.engine.overactivity import NO_LIMIT, Ordinary
from pacing_cli.engine.progression import baseline as baselines
from pacing_cli.engine.progression import caps as envelope
from pacing_cli.engine.progression import caps as limits
from pacing_cli.engine.progression.caps import counted_in, out_of_reach
from pacing_cli.engine.progression.sessions import Sessions
from pacing_cli.engine.progression.steps import (
    CurrentQuota,
    evidence_days,
    hold_days,
    planned_days,
    progression,
    restart,
)
from pacing_cli.engine.ranges import units_a_minute
from pacing_cli.model.activity import Activity
from pacing_cli.model.checkpoint import SessionsState, TrackState
from pacing_cli.model.history import History, HistoryRow, NeedsOlderHistory
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.phase import Log
from pacing_cli.model.plan import Advice, Decision, NotYet
from pacing_cli.model.quantity import Amount, Measure, round_down
from pacing_cli.model.reason import (
    EnvelopeHolds,
    NoAmounts,
    OrdinaryDay,
    OutOfReach,
    QuotaReason,
    Started,
    StoppedByAnswer,
    WaitsAfterMore,
)
from pacing_cli.model.settings import Agreement
from pacing_cli.model.value import Value

_FORTNIGHT = 14
# Two weeks of neighbours and today: all that a rule of one day looks at.
_WINDOW = 16

_NOTHING_BEFORE: Final = SessionsState()


class Rules(Value):
    """What holds for every activity of one person."""

    envelope_since: date | None
    """None: not in envelope mode; `date.min`: for the whole log."""
    red_flags: tuple[str, ...]
    agreed_with: str
    p: Parameters


class Track:
    """One activity's state while its days are walked through."""

    def __init__(
        self,
        activity: Activity,
        agreed: Agreement,
        log: Log,
        rules: Rules,
        before: SessionsState = _NOTHING_BEFORE,
        past: History | None = None,
    ) -> None:
        self.activity, self.agreed, self.log = activity, agreed, log
        self.rules, self.p = rules, rules.p
        self.measure = counted_in(activity, agreed, _measures(activity.name, log, before))
        self.sessions = Sessions(activity.name, self.measure, log, rules.p, before)
        self.quota: float | None = None
        self.baseline: float | None = None
        self.founded: tuple[QuotaReason, ...] = ()
        """How the baseline came about."""
        self.tolerated = 0.0
        """The largest amount that the baseline's tries have shown to be tolerated."""
        self.since = 0
        """The day of the last change."""
        self.raises: list[int] = []
        self._shown: list[float | None] = []
        name = activity.name
        self.shown: Sequence[float | None] = (
            HistoryRow(past, lambda one: one.of(name), self._shown) if past else self._shown
        )
        """What was shown on each day of the log so far."""
        self.because: tuple[QuotaReason, ...] = ()
        self.decision: Decision = "not_yet"
        self._first_try = 0
        self._before_silence: float | None = None
        self._lowest: float | None = None

    # --- a place in the middle

    @staticmethod
    def going_on(
        activity: Activity,
        agreed: Agreement,
        log: Log,
        rules: Rules,
        state: TrackState,
        past: History | None,
    ) -> "Track":
        """The track as it stood before the first day that is not in `state`.

        Raises NeedsOlderHistory where the newer days have changed the measure it is counted in.

        Raises NeedsOlderHistory.
        """
        track = Track(activity, agreed, log, rules, state.sessions, past)
        if track.measure != state.measure:
            raise NeedsOlderHistory
        track.quota, track.baseline, track.founded = state.quota, state.baseline, state.founded
        track.tolerated, track.since = state.tolerated, state.since
        track.raises = list(state.raises)
        track._first_try, track._lowest = state.first_try, state.lowest
        track._before_silence = state.before_silence
        return track

    def state(self, index: int, since: int) -> TrackState:
        """The track before the day at `index`, which was not walked yet; with every session
        from the day at `since` on."""
        return TrackState(
            measure=self.measure,
            sessions=self.sessions.state(index, since),
            quota=self.quota,
            baseline=self.baseline,
            founded=self.founded,
            tolerated=self.tolerated,
            since=self.since,
            raises=tuple(self.raises),
            first_try=self._first_try,
            before_silence=self._before_silence,
            lowest=self._lowest,
        )

    # --- one day

    def step(
        self, index: int, other_raised: tuple[str, int] | None, ordinary: Ordinary = NO_LIMIT
    ) -> None:
        """Walk on by one day: settle the full quota, then what of it is shown.

        `ordinary`: what the day may hold after much more than usual.
        """
        if self.log.days[index].on == self.activity.restart_on:
            # The person's explicit act: forget the quota, look for a baseline again.
            self.quota = self.baseline = None
            self._first_try = index
        if self.rules.envelope_since and self.log.days[index].on >= self.rules.envelope_since:
            self._stay_in_envelope(index)
        elif self.quota is None:
            self._look_for_baseline(index)
        elif not self._restart_after_silence(index):
            self._grow(index, other_raised, ordinary)
        self._show(index, ordinary)

    def _look_for_baseline(self, index: int) -> None:
        done, agreed = self.sessions.before(index), self.agreed
        if done and not self.sessions.amounts and agreed.method != "clinician":
            self._not_yet((NoAmounts(done, self.measure),))
            return
        start = max(index - self.p.baseline_max_age, self._first_try)
        trials = self.sessions.trials(start, index)
        found = baselines.baseline(trials, self.measure, agreed, self.rules.agreed_with, self.p)
        if isinstance(found, NotYet):
            self._not_yet(found.because)
            return
        first, capped = limits.within(found.value, self.measure, agreed, floor_holds=True)
        self.baseline, self.quota, self.founded = found.value, first, found.because
        self.since, self.decision = index, "start"
        tolerated = [trial.amount for trial in trials if trial.response != "worse"]
        self.tolerated = max(tolerated, default=first)
        started = Started(self.log.days[index].on, Amount(self.measure, first))
        self.because = (started, *found.because, *capped)

    def _not_yet(self, because: tuple[QuotaReason, ...]) -> None:
        self.decision, self.because = "not_yet", because

    def _restart_after_silence(self, index: int) -> bool:
        """After silence lower, after a long one from new tries; says whether that holds today."""
        assert self.quota is not None
        silent = self.sessions.days_over(index)
        before = self._before_silence or self.quota
        found = restart(before, silent or 0, self.measure, self.p)
        if found is None:
            if self._before_silence:
                self._before_silence, self.since = None, index - (silent or 0) - 1
            return False
        if isinstance(found, NotYet):
            self.quota = self.baseline = self._before_silence = None
            self._look_for_baseline(index)
            return True
        lower = limits.within(found.value, self.measure, self.agreed, floor_holds=True)
        self._before_silence, self.quota, self.since = before, lower.value, index
        self.decision, self.because = "start", found.because
        return True

    def _grow(self, index: int, other_raised: tuple[str, int] | None, ordinary: Ordinary) -> None:
        assert self.quota is not None
        self.decision, self.because = "hold", ()
        if ordinary.after:
            self.because = (WaitsAfterMore(ordinary.after.what),)
            return
        if self.log.phases[index].kind != "steady":
            return
        over = index < len(self.log.days) - 1
        if over and index - self.since < hold_days(self.agreed, self.p):
            return  # Too early for a raise, and nobody asks for the reasons of a past day.
        start = max(index - _WINDOW, 0)
        log = self.log.window(start, index + 1)
        found = progression(
            self._held(index, other_raised), log, self.agreed, self.p, in_full=not over
        )
        self.because = found.because
        if isinstance(found, Advice):
            self.quota, self.since = found.value, index
            self.raises.append(index)
            self.decision = "raise"

    def _held(self, index: int, other_raised: tuple[str, int] | None) -> CurrentQuota:
        assert self.quota is not None
        earlier = [value for value in self.shown[-_FORTNIGHT:] if value is not None]
        first = max(self.since, index - evidence_days(self.agreed, self.p))
        return CurrentQuota(
            activity=self.activity,
            measure=self.measure,
            quota=self.quota,
            days=index - self.since,
            sessions=self.sessions.between(first, index),
            tolerated_before=self.tolerated,
            earlier=earlier[0] if earlier else self.quota,
            silent_days=self.sessions.silent_days(index) or 0,
            other_raised=other_raised,
        )

    def _stay_in_envelope(self, index: int) -> None:
        last = index - envelope.LOOK_BACK_DAYS - 1
        total = envelope.week_total(self.log, self.sessions.amounts, last)
        week = range(max(last - 6, 0), last + 1)
        in_week = [self.sessions.amounts.get(i) for i in week]
        if total and envelope.tells(in_week, self.shown[week.start : week.stop]):
            self._lowest = total if self._lowest is None else min(self._lowest, total)
        planned, done = planned_days(self.activity, self.p), self.sessions.before(index)
        found = envelope.envelope(self._lowest, done, self.measure, planned, self.p)
        if isinstance(found, NotYet):
            self.quota = self.baseline = None
            self._not_yet(found.because)
            return
        value = limits.within(found.value, self.measure, self.agreed, floor_holds=False).value
        if self.quota is None:
            self.since, self.decision = index, "start"
        else:
            self.decision = "scale_back" if value < self.quota else "hold"
        self.quota = value if self.decision == "start" else min(value, self.quota or value)
        self.baseline = self.quota
        self.because = (*found.because, EnvelopeHolds())

    # --- what is shown of the full quota

    def _show(self, index: int, ordinary: Ordinary) -> None:
        if self.rules.red_flags:
            self.decision, self.because = "stopped", (StoppedByAnswer(self.rules.red_flags),)
            self._shown.append(None)
            return
        if self.quota is None:
            self._shown.append(None)
            return
        phase = self.log.phases[index]
        if phase.kind != "steady":
            self.decision = "return" if phase.kind == "returning" else "scale_back"
        value, cuts = eased(self.quota, self.measure, phase)
        floor_holds = phase.floor_holds and not self.rules.envelope_since
        value, caps = limits.within(value, self.measure, self.agreed, floor_holds)
        held = [cap for cap in caps if cap not in self.because]
        self.because = (*cuts, *self.because, *held)
        self._shown.append(self._no_more(value, index, ordinary, floor_holds))

    def _no_more(self, value: float, index: int, ordinary: Ordinary, floor_holds: bool) -> float:
        """The amount, shortened where it alone is more than an ordinary day."""
        name, minutes = self.activity.name, ordinary.minutes
        done = self.log.days[index].done.get(name)
        # In envelope mode an amount never goes up, so it is left out whole and not shortened.
        if minutes is None or self.rules.envelope_since or (done and done.whole_day):
            return value
        rate = units_a_minute(lately(name, self.log.days, index), self.measure, self.p)
        most = round_down(self.measure, minutes * rate)
        if self.agreed.floor and floor_holds:
            most = max(most, self.agreed.floor.value)
        if not 0 < most < value:
            return value
        if self.decision != "return":
            self.decision = "scale_back"
        reason = OrdinaryDay(Amount(self.measure, value), minutes)
        self.because = (reason, *self.because)
        return most

    def reach(self) -> OutOfReach | None:
        """Whether the quota as it stands after the last step was kept up of late."""
        last = len(self.log.days) - 1
        if self.quota is None or self.log.phases[last].kind != "steady":
            return None
        amounts = [
            self.sessions.amounts[i]
            for i in range(max(last - self.p.reach_window, 0), last)
            if i in self.sessions.amounts
        ]
        name, held = self.activity.name, last - self.since
        return out_of_reach(name, self.measure, self.quota, held, amounts, self.p)


def _measures(name: str, log: Log, before: SessionsState) -> Mapping[Measure, int]:
    """On how many days of the whole log each measure of the activity was written."""
    found = Counter(before.measures)
    for day in log.days[before.days :]:
        if name in day.done:
            found.update(list(day.done[name].totals))
    return found
