"""Lower amounts in a flare or on a bad day, and build them back up, day by day.

A flare takes off `scaleback.cut`, a bad day `scaleback.bad_cut`; then 80, 90 and
100 % of the quota before, `scaleback.step_days` each, and no raise for
`scaleback.no_progress` days after that (evidence section 3).
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final, Literal

from pacing_cli.engine.flares.detection import within_band
from pacing_cli.model.checkpoint import PhaseState
from pacing_cli.model.day import Day
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.phase import FlareCourse, Phase, UsualRange
from pacing_cli.model.plan import Advice
from pacing_cli.model.profile import Pause, Profile
from pacing_cli.model.quantity import Amount, Measure, round_down, unit
from pacing_cli.model.reason import CutInFlare, CutInIllness, CutOnBadDay, OnTheWayBack, QuotaReason

_NOTHING_YET: Final = PhaseState()
ENVELOPE_STEP_DAYS: Final = 3
"""Rated days within the band at each step of the way back in envelope mode: 72 hours."""


def phases(
    days: Sequence[Day], course: FlareCourse, profile: Profile, parameters: Parameters
) -> tuple[Phase, ...]:
    """One phase for each day. `course` is what `flare.flares` found in the same days."""
    walk = PhaseWalk(profile, parameters)
    return tuple(
        walk.step(day, usual, onset)
        for day, usual, onset in zip(days, course.usual, course.open, strict=True)
    )


def pause_on(pauses: Sequence[Pause], on: date, parameters: Parameters) -> Pause | None:
    """The pause that holds on a day: of several the one that began last."""
    held = [pause for pause in pauses if _holds(pause, on, parameters)]
    return max(held, key=lambda pause: (pause.since, pause.why), default=None)


def ends_on(pause: Pause, parameters: Parameters) -> date | None:
    """The first day on which a pause no longer holds; None: when the person says so."""
    if pause.until is None and pause.why == "medicine":
        return pause.since + timedelta(days=parameters.pause_medicine_days)
    return pause.until


def _holds(pause: Pause, on: date, parameters: Parameters) -> bool:
    end = ends_on(pause, parameters)
    return pause.since <= on and (end is None or on < end)


class PhaseWalk:
    """What is remembered from one day to the next; it can go on from a state."""

    def __init__(
        self, profile: Profile, parameters: Parameters, state: PhaseState = _NOTHING_YET
    ) -> None:
        self.p = parameters
        self.pauses = profile.pauses
        self.cut = (
            parameters.scaleback_cut_pem if profile.mode == "envelope" else parameters.scaleback_cut
        )
        self.envelope_since = (
            (profile.mode_since or date.min) if profile.mode == "envelope" else None
        )
        self.bad_since, self.last_bad, self.back_since, self.lies_over, self.unsteady = state[:5]
        # `lies_over`: the bad day began in a flare or on the way back.
        self.calm_back = state.calm_back

    def state(self) -> PhaseState:
        """All that is remembered before the next day."""
        return PhaseState(
            self.bad_since,
            self.last_bad,
            self.back_since,
            self.lies_over,
            self.unsteady,
            self.calm_back,
        )

    def step(self, day: Day, usual: UsualRange, onset: date | None) -> Phase:
        phase = self._phase(day, usual, onset)
        pause = pause_on(self.pauses, day.on, self.p)
        if pause or phase.kind != "steady":
            self.unsteady = day.on
        if pause:
            phase = phase._replace(pause=pause.why, pause_since=pause.since)
        if phase.kind == "returning" and within_band(day, usual) and not day.impact:
            self._count_calm(day.on)
        return phase._replace(unsteady=self.unsteady)

    def _phase(self, day: Day, usual: UsualRange, onset: date | None) -> Phase:
        self._follow_bad(day, usual)
        illness = [pause for pause in self.pauses if pause.why == "illness"]
        ill = pause_on(illness, day.on, self.p)
        percent = 100 - max(
            self.cut if onset else 0, self.p.scaleback_bad_cut if self.bad_since or ill else 0
        )
        if self.bad_since:
            # What a bad day lies over does not end: its lower quotas stay lower.
            if self.bad_since == day.on:
                self.lies_over = self._way_back(day.on).kind == "returning"
            self.lies_over = self.lies_over or bool(onset)
            self._turn_back(day.on + timedelta(days=1))
            over: Literal["flare", "returning"] | None = None
            if self.lies_over:
                over = "flare" if onset else "returning"
            return Phase("bad", percent, self.bad_since, floor_holds=over is None, over=over)
        self.lies_over = False
        if onset:
            self._turn_back(day.on + timedelta(days=1))
            return Phase("flare", percent, onset, floor_holds=False)
        if ill:
            self._turn_back(day.on + timedelta(days=1))
            return Phase("ill", percent, ill.since)
        return self._way_back(day.on)

    def _follow_bad(self, day: Day, usual: UsualRange) -> None:
        """A bad day lasts until `better`, a calm check-in on a later day, or `bad_days`."""
        if day.bad:
            self.bad_since = self.bad_since or day.on
            self.last_bad = day.on
        elif self.bad_since and self.last_bad:
            over = (day.on - self.last_bad).days >= self.p.scaleback_bad_days
            if over or day.better or self._calm_again(day, usual):
                self.bad_since = None
        elif day.was_bad:
            # It got better within the day: the way back begins at once.
            self._turn_back(day.on)

    def _calm_again(self, day: Day, usual: UsualRange) -> bool:
        if not day.checked or day.impact or not within_band(day, usual):
            return False
        if usual.pain is None or day.pain is None:
            return True
        return day.pain <= usual.pain + self.p.flare_recovery_band

    def _turn_back(self, on: date) -> None:
        self.back_since = on
        in_envelope = self.envelope_since is not None and on >= self.envelope_since
        self.calm_back = 0 if in_envelope else None

    def _count_calm(self, on: date) -> None:
        """In envelope mode rated days within the band lead back, and never the calendar alone."""
        if self.calm_back is None:
            return
        self.calm_back += 1
        steps = len(self._steps())
        if self.calm_back == steps * ENVELOPE_STEP_DAYS:
            # The way back is over with this day: the calendar counts on from here.
            tomorrow = on + timedelta(days=1)
            self.back_since = tomorrow - timedelta(days=steps * self.p.scaleback_step_days)
            self.calm_back = None

    def _way_back(self, on: date) -> Phase:
        if self.back_since is None:
            return Phase("steady")
        gone, days = (on - self.back_since).days, self.p.scaleback_step_days
        steps = self._steps()
        if self.calm_back is not None:
            gone, days = self.calm_back, ENVELOPE_STEP_DAYS
        index, within = divmod(gone, days)
        if index >= len(steps):
            return Phase("steady", quiet_days=gone - len(steps) * self.p.scaleback_step_days)
        return Phase(
            "returning",
            steps[index],
            self.back_since,
            floor_holds=False,
            days_left=days - within,
            by_rating=self.calm_back is not None,
            next_percent=steps[index + 1] if index + 1 < len(steps) else None,
        )

    def _steps(self) -> tuple[float, float, float]:
        """The parts of the way back; none is below what a hard day would have left, or
        a calmer day would be given less than a harder one."""
        p = self.p
        first = max(p.scaleback_return_first, 100 - self.cut, 100 - p.scaleback_bad_cut)
        return first, max(p.scaleback_return_second, first), 100.0


def in_flare(phase: Phase) -> bool:
    """Return whether a flare is open, even under a bad day."""
    return "flare" in (phase.kind, phase.over)


# What is shown of a full quota on a day of a flare, a bad day, an illness or the way back.


def eased(full: float, measure: Measure, phase: Phase) -> Advice[float]:
    """Return the reduced quota, rounded down, at least one unit."""
    if phase.kind == "steady":
        return Advice(full, ())
    value = round_down(measure, full * phase.percent / 100) or min(unit(measure, 0), full)
    return Advice(value, (_why(phase, Amount(measure, full)),))


def _why(phase: Phase, before: Amount) -> QuotaReason:
    cut = 100 - phase.percent
    if phase.kind == "flare" and phase.since:
        return CutInFlare(phase.since, cut, before)
    if phase.kind == "ill":
        return CutInIllness(cut, before)
    if phase.kind == "bad":
        return CutOnBadDay(cut, before)
    return OnTheWayBack(phase.percent, before, phase.days_left, phase.by_rating)
