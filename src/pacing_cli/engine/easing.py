"""What is shown of a full quota on a day of a flare, a bad day, an illness or the way back."""

from pacing_cli.model.advice import Advice
from pacing_cli.model.quantity import Amount, Measure, round_down, unit
from pacing_cli.model.reason import (
    CutInFlare,
    CutInIllness,
    CutOnBadDay,
    OnTheWayBack,
    QuotaReason,
)
from pacing_cli.model.standing import Phase


def eased(full: float, measure: Measure, phase: Phase) -> Advice[float]:
    """The part of the quota that is left, rounded down, at least one unit of it."""
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
    return OnTheWayBack(phase.percent, before, phase.days_left)
