"""One activity through time: what its quota was on each day, and why it is what it is.

The track is walked day by day from the first entry, so that the same journal
always gives the same quota, whenever and however often a plan was looked at.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Final

from pacing_cli.engine.energy import lately
from pacing_cli.engine.flares.scale_back import eased, in_flare
from pacing_cli.engine.overactivity import Ordinary
from pacing_cli.engine.progression import baseline as baselines
from pacing_cli.engine.progression import caps as envelope
from pacing_cli.engine.progression import caps as limits
from pacing_cli.engine.progression.baseline import Trial
from pacing_cli.engine.progression.caps import counted_in, out_of_reach
from pacing_cli.engine.progression.rules import DayLimits, Rules
from pacing_cli.engine.progression.sessions import Sessions, measures
from pacing_cli.engine.progression.steps import (
    EVIDENCE_DAYS,
    CurrentQuota,
    after_break,
    clean_days,
    days_short,
    days_that_count,
    has_agreed_pace,
    hold_days,
    limit_for_now,
    planned_days,
    progression,
    restart,
    sessions_needed,
)
from pacing_cli.engine.ranges import units_a_minute
from pacing_cli.model.activity import Activity
from pacing_cli.model.checkpoint import Raise, SessionsState, StepBack, TrackState
from pacing_cli.model.day import Done
from pacing_cli.model.history import History, HistoryRow, NeedsOlderHistory
from pacing_cli.model.phase import Log
from pacing_cli.model.plan import Advice, Decision, NotYet
from pacing_cli.model.quantity import Amount, round_down
from pacing_cli.model.reason import (
    EnvelopeHolds,
    EnvelopeStep,
    FullAgain,
    NoAmounts,
    OrdinaryDay,
    OutOfReach,
    QuotaReason,
    RaiseRests,
    SafetyPause,
    Started,
    StoppedByAnswer,
    TrialFirst,
    UsualRising,
    WaitsAfterMore,
    WentBack,
)
from pacing_cli.model.settings import Agreement

_FORTNIGHT, _WEEK = 14, 7
# Fixed by the contract: a day at about the raised amount tells how that amount is borne.
_AT_AMOUNT: Final = (0.9, 1.2)
# Two weeks of neighbours and today: all that a rule of one day looks at.
WINDOW = 16

_NOTHING_BEFORE: Final = SessionsState()


class Track:
    """One activity's state while its days are walked through."""

    def __init__(
        self,
        activity: Activity,
        agreed: Agreement,
        log: Log,
        rules: Rules,
        done: Mapping[int, Done],
        before: SessionsState = _NOTHING_BEFORE,
        past: History | None = None,
    ) -> None:
        self.activity, self.agreed, self.log = activity, agreed, log
        self.rules, self.p = rules, rules.p
        self.measure = counted_in(activity, agreed, measures(done, before))
        self.sessions = Sessions(activity.name, self.measure, log, rules.p, done, before)
        self.quota: float | None = None
        self.baseline: float | None = None
        self.founded: tuple[QuotaReason, ...] = ()
        """How the baseline came about."""
        self.tolerated = 0.0
        """The largest amount that the baseline's tries have shown to be tolerated."""
        self.since = 0
        """The day of the last change."""
        self.raises: list[int] = []
        self.lately_raised: list[Raise] = []
        """The raises that could still be taken back."""
        self.backs: list[StepBack] = []
        """The raises that were taken back."""
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
        self._back_since: int | None = None
        """The first session after a break, while the amount comes back in steps."""
        self._quiet_until = 0
        """No raise before this day: the week after such a way back."""
        self._lowest: float | None = None
        self._shortest = min(_WEEK, rules.p.restart_silent_days)
        """No silence under so many days is one, in a holiday or out of it."""
        self._hold = hold_days(agreed, rules.p)
        self._needed = sessions_needed(activity, agreed, rules.p)
        self._waits = 0.0, 0
        """A quota, and the first day on which enough could have been done for it to go up."""
        self._asked = envelope.AskedSteps(
            activity, agreed, self.measure, log, self.shown, rules.steps
        )

    # --- a place in the middle

    @staticmethod
    def going_on(
        activity: Activity,
        agreed: Agreement,
        log: Log,
        rules: Rules,
        done: Mapping[int, Done],
        state: TrackState,
        past: History | None,
    ) -> "Track":
        """The track as it stood before the first day that is not in `state`.

        Raises NeedsOlderHistory where the newer days have changed the measure it is counted in.
        """
        track = Track(activity, agreed, log, rules, done, state.sessions, past)
        if track.measure != state.measure:
            raise NeedsOlderHistory
        track.quota, track.baseline, track.founded = state.quota, state.baseline, state.founded
        track.tolerated, track.since = state.tolerated, state.since
        track.raises = list(state.raises)
        track.lately_raised, track.backs = list(state.lately_raised), list(state.backs)
        track._back_since, track._quiet_until = state.back_since, state.quiet_until
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
            lately_raised=tuple(self.lately_raised),
            backs=tuple(self.backs),
            back_since=self._back_since,
            quiet_until=self._quiet_until,
            first_try=self._first_try,
            before_silence=self._before_silence,
            lowest=self._lowest,
        )

    # --- one day

    def step(
        self, index: int, other_raised: tuple[str, int] | None, limits_of_day: DayLimits
    ) -> None:
        """Walk on by one day: settle the full quota, then what of it is shown."""
        if self.log.days[index].on == self.activity.restart_on:
            # The person's explicit act: forget the quota, look for a baseline again.
            self._forget()
            self._lowest = None
            self._first_try = index
        if self.rules.envelope_since and self.log.days[index].on >= self.rules.envelope_since:
            self._stay_in_envelope(index)
        elif self.quota is None:
            self._look_for_baseline(index)
        elif not self._restart_after_silence(index) and not self._go_back(index, limits_of_day):
            self._grow(index, other_raised, limits_of_day)
        self._show(index, limits_of_day.ordinary)

    def _forget(self) -> None:
        self.quota = self.baseline = self._before_silence = self._back_since = None
        self.lately_raised, self.backs = [], []

    def _look_for_baseline(self, index: int) -> None:
        done, agreed = self.sessions.before(index), self.agreed
        if done and not self.sessions.amounts and agreed.method != "clinician":
            self._not_yet((NoAmounts(done, self.measure),))
            return
        trials = self.trials(index)
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
        """After silence lower, and back in steps or from new tries; says whether that holds."""
        assert self.quota is not None
        silent = self.sessions.silent_days(index) or 0
        if silent < self._shortest and self._before_silence is None:
            return False
        silent = self.sessions.days_over(index) or 0
        before = self._before_silence or self.quota
        away = silent >= _WEEK and self._holiday(index, silent)
        found = restart(before, silent, self.measure, self.p, holiday=away)
        if found is None:
            return self._before_silence is not None and self._come_back(index, silent, before)
        if isinstance(found, NotYet):
            self._forget()
            self._look_for_baseline(index)
            return True
        self._back_since = None
        lower = limits.within(found.value, self.measure, self.agreed, floor_holds=True)
        self._before_silence, self.quota, self.since = before, lower.value, index
        self.decision, self.because = "start", found.because
        if silent >= self.p.restart_break_days:
            self.lately_raised = []
        return True

    def _holiday(self, index: int, silent: int) -> bool:
        """A week or more of the silent days was a holiday."""
        last = index - (self.sessions.silent_days(index) or 0) + silent
        phases = self.log.phases[max(last - silent, 0) : last]
        return sum(phase.pause == "holiday" for phase in phases) >= _WEEK

    def _come_back(self, index: int, silent: int, before: float) -> bool:
        """In steps after a short break; after a long one the lower amount holds, and grows."""
        if self._back_since is None:
            first = index - silent - 1
            away = first - 1 - (self.sessions.last_before(first) or 0)
            if away >= self.p.restart_break_days:
                self._before_silence, self.since = None, first
                return False
            self._back_since = first
        found = after_break(before, index - self._back_since, self.measure, self.p)
        if found is None:
            self.quota, self._before_silence, self._back_since = before, None, None
            self.since, self._quiet_until = index, index + self.p.scaleback_no_progress
            return False
        lower = limits.within(found.value, self.measure, self.agreed, floor_holds=False)
        self.quota, self.since = lower.value, index
        self.decision, self.because = "return", found.because
        return True

    # --- going back a step, with memory (contract, section 5, rule 11)

    def _go_back(self, index: int, day: DayLimits) -> bool:
        """Restore the amount before a raise that was followed by worse mornings."""
        if not self.lately_raised:
            return False
        kept = index - self.p.progress_back_days
        self.lately_raised = [one for one in self.lately_raised if one.place >= kept]
        for raised in reversed(self.lately_raised):
            worse = self._worse_mornings(raised, index, day)
            if len(worse) >= self.p.progress_back_mornings:
                self.backs.append(StepBack(index, raised.after))
                self.quota = min(raised.before, self.quota or raised.before)
                self.since, self.lately_raised = index, []
                self.decision = "scale_back"
                too_much, before = (Amount(self.measure, v) for v in (raised.after, self.quota))
                on = tuple(self.log.days[i].on for i in dict.fromkeys(worse))
                self.because = (
                    WentBack(too_much, before, on),
                    *limit_for_now(self.backs, self.measure, self.quota, self.p),
                )
                return True
        return False

    def _worse_mornings(self, raised: Raise, index: int, day: DayLimits) -> list[int]:
        """The worse mornings after days at the raised amount; one on which a flare begins is
        there twice."""
        low, high = _AT_AMOUNT
        found: list[int] = []
        for i in range(raised.place, index):
            amount = self.sessions.amounts.get(i)
            if amount is None or not low * raised.after - 1e-9 <= amount <= high * raised.after:
                continue
            phase, after = self.log.phases[i + 1], self.sessions.morning_after(i)
            if phase.kind == "ill" or after != "worse" or day.much_more(i):
                continue
            begins = in_flare(phase) and not in_flare(self.log.phases[i])
            found.extend([i + 1] * (self.p.progress_back_mornings if begins else 1))
        return found

    # --- growing

    def _grow(self, index: int, other_raised: tuple[str, int] | None, day: DayLimits) -> None:
        assert self.quota is not None
        self.decision, self.because = "hold", ()
        if day.ordinary.after:
            self.because = (WaitsAfterMore(day.ordinary.after.what),)
            return
        if self.log.phases[index].kind != "steady":
            return
        over = index < len(self.log.days) - 1
        # Nobody asks for the reasons of a past day.
        if over and not self._may_rise(index, other_raised, day):
            return
        log = self.log.window(max(index - WINDOW, 0), index + 1)
        found = progression(
            self._held(index, other_raised), log, self.agreed, self.p, in_full=not over
        )
        against = tuple(self._against(index, day, in_full=not over or isinstance(found, Advice)))
        if isinstance(found, NotYet) or against:
            more = found.because if isinstance(found, NotYet) else ()
            self.because = (*against, *more)
            return
        before, self.because = self.quota, found.because
        self.quota, self.since = found.value, index
        self.raises.append(index)
        self.lately_raised.append(Raise(index, before, found.value))
        self.decision = "raise"

    def _may_rise(self, index: int, other_raised: tuple[str, int] | None, day: DayLimits) -> bool:
        """False where one look shows that a past day brought no raise; True decides nothing."""
        assert self.quota is not None
        if other_raised or index - self.since < self._hold or day.none_rises(index):
            return False
        quota, until = self._waits
        if index >= until or quota != self.quota:
            amounts = self.sessions.amounts_of(max(self.since, index - EVIDENCE_DAYS), index)
            until = index + days_short(self.quota, amounts, self._needed, self.p)
            self._waits = self.quota, until
        return index >= until

    def _against(self, index: int, day: DayLimits, *, in_full: bool) -> Iterator[QuotaReason]:
        """What speaks against a raise beside the activity's own days."""
        if not in_full:
            return
        rest = self.p.progress_back_rest
        if self.backs and index - self.backs[-1].place < rest:
            since = index - self.backs[-1].place
            yield RaiseRests(Amount(self.measure, self.backs[-1].amount), since, rest)
        yield from limit_for_now(self.backs, self.measure, self.quota, self.p)
        if index < self._quiet_until:
            week = self.p.scaleback_no_progress
            yield SafetyPause(week - (self._quiet_until - index), week)
        if day.trial and day.trial != self.activity.name:
            yield TrialFirst(day.trial)
        yield from (UsualRising(*one) for one in day.risen(index))
        if (harder := day.harder(index)) is not None:
            yield harder
        shown = self.shown[index - 1] if index else None
        if shown is not None and self.quota is not None and shown < self.quota:
            yield FullAgain(Amount(self.measure, shown))

    def _held(self, index: int, other_raised: tuple[str, int] | None) -> CurrentQuota:
        assert self.quota is not None
        earlier = [value for value in self.shown[-_FORTNIGHT:] if value is not None]
        first = max(self.since, index - EVIDENCE_DAYS)
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
            agreed_pace=has_agreed_pace(self.agreed, self.rules.agreed_with),
            went_back=bool(self.backs),
            clean_days=clean_days(self.agreed, self.rules.agreed_with, self.p),
        )

    def _stay_in_envelope(self, index: int) -> None:
        last = index - envelope.LOOK_BACK_DAYS - 1
        total = envelope.week_total(self.log, self.sessions.amounts, last)
        week = range(max(last - 6, 0), last + 1)
        first = last - 6 >= self._first_try or not self._first_try
        if total and first and envelope.tells(self.shown[week.start : week.stop]):
            self._lowest = total if self._lowest is None else min(self._lowest, total)
        planned, done = planned_days(self.activity, self.p), self.sessions.before(index)
        found = envelope.envelope(self._lowest, done, self.measure, planned, self.p)
        if isinstance(found, NotYet):
            self.quota = self.baseline = None
            self._not_yet(found.because)
            return
        value = limits.within(found.value, self.measure, self.agreed, floor_holds=False).value
        asked, earlier = self._asked.held(index), self._asked.held(index - 1)
        if self.quota is None:
            self.since, self.decision, self.baseline = index, "start", value
        else:
            base = self.quota - sum(earlier.values())
            self.decision = "scale_back" if value < base else "hold"
            self.baseline = min(value, base)
        self.quota = self.baseline + sum(asked.values())
        self.because = (*found.because, EnvelopeHolds())
        changed = sorted(asked.keys() ^ earlier.keys())
        if not changed:
            return
        undone, self.since = changed[-1] not in asked, index
        step = Amount(self.measure, (earlier if undone else asked)[changed[-1]])
        self.because = (EnvelopeStep(changed[-1], step, undone), *found.because)
        self.decision = "scale_back" if undone else "raise"
        if not undone:
            self.raises.append(index)

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
        if self.agreed.floor or self.agreed.ceiling:
            value, caps = limits.within(value, self.measure, self.agreed, floor_holds)
            held = [cap for cap in caps if cap not in self.because]
            self.because = (*self.because, *held)
        self.because = (*cuts, *self.because)
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

    def counted(self, start: int, stop: int) -> int:
        """How many of these days count for a raise."""
        assert self.quota is not None
        return days_that_count(
            self.quota, self.tolerated, self.sessions.between(start, stop), self.p
        )

    def trials(self, index: int) -> list[Trial]:
        """The baseline days of late, oldest first, and what followed each."""
        return self.sessions.trials(max(index - self.p.baseline_max_age, self._first_try), index)

    def wants_trials(self, index: int, inventory: Container[str]) -> bool:
        """An activity of the inventory, or done lately, that has no baseline yet."""
        silent = self.sessions.silent_days(index)
        wanted = self.activity.name in inventory or (silent is not None and silent < _FORTNIGHT)
        apart = self.activity.standby or self.rules.envelope_since or self.agreed.baseline
        return self.quota is None and wanted and not apart

    def reach(self, back: int = 0) -> OutOfReach | None:
        """Whether the quota after the last step was kept up before a day, `back` days ago."""
        last = len(self.log.days) - 1 - back
        if self.quota is None or self.log.phases[last].kind != "steady":
            return None
        amounts = self.sessions.amounts_of(max(last - self.p.reach_window, 0), last)
        held = last - self.since
        return out_of_reach(self.activity.name, self.measure, self.quota, held, amounts, self.p)
