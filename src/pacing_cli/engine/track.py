"""One activity through time: what its quota was on each day, and why it is what it is.

The track is walked day by day from the first entry, so that the same journal
always gives the same quota, whenever and however often a plan was looked at.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from pacing_cli.engine import baseline as baselines
from pacing_cli.engine import envelope, limits
from pacing_cli.engine.progression import (
    Held,
    Session,
    evidence_days,
    hold_days,
    next_quota,
    planned_days,
    progression,
)
from pacing_cli.engine.reach import out_of_reach
from pacing_cli.engine.response import response
from pacing_cli.model.activity import Activity
from pacing_cli.model.advice import Advice, NotYet
from pacing_cli.model.care import Agreement
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.plan import Decision, Quota
from pacing_cli.model.quantity import MEASURES, Amount, Measure, round_down, unit
from pacing_cli.model.reason import (
    CutInFlare,
    CutInIllness,
    CutOnBadDay,
    EnvelopeHolds,
    NoAmounts,
    OnTheWayBack,
    OutOfReach,
    QuotaReason,
    RestartedAfterSilence,
    Started,
    StoppedByAnswer,
)
from pacing_cli.model.standing import Log, Phase, Response

_FORTNIGHT = 14
# Two weeks of neighbours and today: all that a rule of one day looks at.
_WINDOW = 16


class Rules(NamedTuple):
    """What holds for every activity of one person."""

    envelope_since: date | None
    """None: not in envelope mode; `date.min`: for the whole log."""
    red_flags: tuple[str, ...]
    agreed_with: str
    p: Parameters


class Track:
    """One activity's state while its days are walked through."""

    def __init__(self, activity: Activity, agreed: Agreement, log: Log, rules: Rules) -> None:
        self.activity, self.agreed, self.log, self.rules, self.p = (
            activity,
            agreed,
            log,
            rules,
            rules.p,
        )
        done = {
            i: day.done[activity.name]
            for i, day in enumerate(log.days)
            if activity.name in day.done
        }
        self.logged = sorted(done)
        self.measure = _measure(activity, agreed, [each.totals for each in done.values()])
        self.amounts: dict[int, float] = {
            i: each.totals[self.measure] for i, each in done.items() if self.measure in each.totals
        }
        self.quota: float | None = None
        self.baseline: float | None = None
        self.tolerated = 0.0
        self.since = 0
        self.shown: list[float | None] = []
        self.because: tuple[QuotaReason, ...] = ()
        self.founded: tuple[QuotaReason, ...] = ()
        """How the baseline came about."""
        self.decision: Decision = "not_yet"
        self.raised: int | None = None
        self.raises: set[int] = set()
        self._responses: dict[int, Response] = {}
        self._seen = 0
        """How many of `logged` lie before the day that is looked at."""
        self._first_try = 0
        self._restarts = 0
        self._before_silence = 0.0
        self._lowest: float | None = None
        self._eased: tuple[QuotaReason, ...] = ()

    # --- one day

    def step(self, index: int, other_raised: tuple[str, int] | None) -> None:
        """Walk on by one day: settle the full quota, then what of it is shown."""
        while self._seen < len(self.logged) and self.logged[self._seen] < index:
            self._seen += 1
        if self.log.days[index].on == self.activity.restart_on:
            # The person's explicit act: forget the quota, look for a baseline again.
            self.quota = self.baseline = None
            self._first_try = index
        if self.rules.envelope_since and self.log.days[index].on >= self.rules.envelope_since:
            self._stay_in_envelope(index)
        elif self.quota is None:
            self._look_for_baseline(index)
        elif not self._restart_after_silence(index):
            self._grow(index, other_raised)
        self._show(index)

    def _look_for_baseline(self, index: int) -> None:
        if self.logged and not self.amounts and self.agreed.method != "clinician":
            self._not_yet((NoAmounts(self._seen),))
            return
        found = baselines.baseline(
            self._trials(index), self.measure, self.agreed, self.rules.agreed_with, self.p
        )
        if isinstance(found, NotYet):
            self._not_yet(found.because)
            return
        first, capped = limits.within(found.value, self.measure, self.agreed, floor_holds=True)
        self.baseline, self.quota, self.since, self.decision = (
            found.value,
            first,
            index,
            "start",
        )
        trials = [trial.amount for trial in self._trials(index) if trial.response != "worse"]
        self.tolerated = max(trials, default=first)
        self.founded = found.because
        started = Started(self.log.days[index].on, Amount(self.measure, first))
        self.because = (started, *found.because, *capped)

    def _not_yet(self, because: tuple[QuotaReason, ...]) -> None:
        self.decision, self.because = "not_yet", because

    def _trials(self, index: int) -> list[baselines.Trial]:
        return [
            baselines.Trial(self.log.days[i].on, self.amounts[i], self._response(i))
            for i in range(max(index - self.p.baseline_max_age, self._first_try), index)
            if self.amounts.get(i) and not _unusual(self.log.phases[i])
        ]

    def _restart_after_silence(self, index: int) -> bool:
        """After silence lower, after a long one from new tries; says whether that holds today."""
        if not self._seen:
            return False
        silent = index - self.logged[self._seen - 1] - 1
        times = silent // self.p.restart_silent_days
        if times == 0:
            if self._restarts:
                self._restarts, self.since = 0, self.logged[self._seen - 1]
            return False
        if times > self.p.restart_times:
            self.quota = self.baseline = None
            self._restarts = 0
            self._look_for_baseline(index)
            return True
        assert self.quota is not None
        if not self._restarts:
            self._before_silence = self.quota
        while self._restarts < times:
            lower = round_down(self.measure, self.quota * self.p.restart_share / 100)
            self.quota = self._floored(lower or min(unit(self.measure, 0), self.quota))
            self._restarts, self.since = self._restarts + 1, index
        before = Amount(self.measure, self._before_silence)
        self.decision = "start"
        self.because = (RestartedAfterSilence(silent, before, self.p.restart_share),)
        return True

    def _floored(self, value: float) -> float:
        return limits.within(value, self.measure, self.agreed, floor_holds=True).value

    def _grow(self, index: int, other_raised: tuple[str, int] | None) -> None:
        assert self.quota is not None
        self.decision, self.because = "hold", ()
        if self.log.phases[index].kind != "steady":
            return
        over = index < len(self.log.days) - 1
        if over and index - self.since < hold_days(self.agreed, self.p):
            return  # Too early for a raise, and nobody asks for the reasons of a past day.
        start = max(index - _WINDOW, 0)
        log = self.log.window(start, index + 1)
        found = progression(self._held(index, other_raised), log, self.agreed, self.p)
        self.because = found.because
        if isinstance(found, Advice):
            self.quota, self.since, self.raised = found.value, index, index
            self.raises.add(index)
            self.decision = "raise"

    def _held(self, index: int, other_raised: tuple[str, int] | None) -> Held:
        assert self.quota is not None
        earlier = [value for value in self.shown[-_FORTNIGHT:] if value is not None]
        first = max(self.since, index - evidence_days(self.agreed, self.p))
        return Held(
            activity=self.activity,
            measure=self.measure,
            quota=self.quota,
            days=index - self.since,
            sessions=[
                Session(self.amounts[i], self._response(i))
                for i in range(first, index)
                if self.amounts.get(i)
            ],
            tolerated_before=self.tolerated,
            earlier=earlier[0] if earlier else self.quota,
            silent_days=index - 1 - self.logged[self._seen - 1] if self._seen else index,
            other_raised=other_raised,
        )

    def _stay_in_envelope(self, index: int) -> None:
        last = index - envelope.LOOK_BACK_DAYS - 1
        total = envelope.week_total(self.log, self.amounts, last)
        if total and not envelope.lived_by_quota(total, self.shown[max(last - 6, 0) : last + 1]):
            self._lowest = total if self._lowest is None else min(self._lowest, total)
        planned = planned_days(self.activity, self.p)
        found = envelope.envelope(self._lowest, self._seen, self.measure, planned, self.p)
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

    def _response(self, index: int) -> Response:
        if index not in self._responses:
            self._responses[index] = response(self.log, index, self.activity.name, self.p)
        return self._responses[index]

    # --- what is shown of the full quota

    def _show(self, index: int) -> None:
        self._eased = ()
        if self.rules.red_flags:
            self.decision, self.because = "stopped", (StoppedByAnswer(self.rules.red_flags),)
            self.shown.append(None)
            return
        if self.quota is None:
            self.shown.append(None)
            return
        value = self._ease(index, self.quota)
        phase = self.log.phases[index].kind
        floor_holds = phase in ("steady", "bad", "ill") and not self.rules.envelope_since
        value, caps = limits.within(value, self.measure, self.agreed, floor_holds)
        held = [cap for cap in caps if cap not in self.because]
        self.because = (*self._eased, *self.because, *held)
        self.shown.append(value)

    def _ease(self, index: int, full: float) -> float:
        phase = self.log.phases[index]
        if phase.kind == "steady":
            return full
        before = Amount(self.measure, full)
        if phase.kind == "flare" and phase.since:
            self._eased = (CutInFlare(phase.since, 100 - phase.percent, before),)
        elif phase.kind == "ill":
            self._eased = (CutInIllness(100 - phase.percent, before),)
        elif phase.kind == "bad":
            self._eased = (CutOnBadDay(100 - phase.percent, before),)
        else:
            self._eased = (OnTheWayBack(phase.percent, before, phase.days_left),)
        self.decision = "return" if phase.kind == "returning" else "scale_back"
        value = round_down(self.measure, full * phase.percent / 100)
        return value or min(unit(self.measure, 0), full)

    def reach(self) -> OutOfReach | None:
        """Whether the quota as it stands after the last step was kept up of late."""
        last = len(self.log.days) - 1
        if self.quota is None or self.log.phases[last].kind != "steady":
            return None
        amounts = [
            self.amounts[i]
            for i in range(max(last - self.p.reach_window, 0), last)
            if i in self.amounts
        ]
        name, held = self.activity.name, last - self.since
        return out_of_reach(name, self.measure, self.quota, held, amounts, self.p)

    def as_quota(self) -> Quota:
        """Today's quota, after the last step."""
        shown = self.shown[-1]
        grows = (
            self.quota is not None and not self.rules.envelope_since and not self.rules.red_flags
        )
        coming = (
            next_quota(self.activity, self.measure, self.quota, self.agreed, self.p)
            if grows and self.quota is not None
            else None
        )
        return Quota(
            activity=self.activity.name,
            measure=self.measure,
            quota=shown,
            baseline=self.baseline,
            decision=self.decision,
            because=self.because,
            full=self.quota if shown is not None else None,
            next_quota=coming
            if coming is not None and self.quota and coming > self.quota
            else None,
            founded=self.founded,
        )


def _unusual(phase: Phase) -> bool:
    """Days that say nothing about an ordinary day's tolerance (evidence section 1)."""
    return phase.kind in ("flare", "bad", "ill") or phase.pause == "medicine"


def _measure(
    activity: Activity, agreed: Agreement, totals: list[Mapping[Measure, float]]
) -> Measure:
    """What the quota is counted in: as agreed, else as the person set, else as logged most."""
    for amount in (agreed.ceiling, agreed.baseline, agreed.floor):
        if amount:
            return amount.measure
    if activity.measure:
        return activity.measure
    counted = Counter(measure for total in totals for measure in total)
    return max(MEASURES, key=lambda measure: (counted[measure], -MEASURES.index(measure)))
