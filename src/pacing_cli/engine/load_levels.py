"""Which amounts may be tried out: never past what holds for a raise (contract, section 5, 1-3)."""

from collections.abc import Sequence
from typing import Final, Literal

from pacing_cli.model.care import Agreement
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.plan import Quota
from pacing_cli.model.quantity import Amount
from pacing_cli.model.reason import (
    AnotherRaised,
    CeilingHeld,
    FortnightCap,
    MorningAboveUsual,
    NextDayWorse,
    NotLately,
    PainRising,
    PausedFor,
    QuotaReason,
    RestartedAfterSilence,
    SafetyPause,
    TriedLower,
    UsualUnknown,
)
from pacing_cli.model.so_far import Tried
from pacing_cli.model.value import Value

AGAINST_MORE: Final = (
    AnotherRaised, CeilingHeld, FortnightCap, MorningAboveUsual, NextDayWorse, NotLately,
    PainRising, PausedFor, RestartedAfterSilence, SafetyPause, UsualUnknown,
)  # fmt: skip
"""Whatever speaks against a raise speaks against trying more, but for how long it was held."""

LevelWhy = Literal["no_amount", "measure", "ceiling", "floor", "step", "new", "cap", "reason"]


class LevelRefused(Value):
    """Why an amount is not tried out.

    `why`: `no_amount` (there is no quota), `measure`, `ceiling`, `floor` (below what was
    agreed as the least), `step` (more than one step above), `new` (the amount of today is a
    new one), `cap` (too far above a fortnight ago) or `reason`.
    """

    why: LevelWhy
    level: Amount
    limit: Amount | None = None
    reason: QuotaReason | None = None


def refused_level(
    level: Amount,
    quota: Quota | None,
    agreed: Agreement,
    earlier: Sequence[float | None],
    p: Parameters,
) -> LevelRefused | None:
    """None where the level may be tried today. `earlier`: the quotas of the last 14 days."""
    if quota is None or quota.quota is None:
        return LevelRefused("no_amount", level)
    if level.measure != quota.measure:
        return LevelRefused("measure", level, Amount(quota.measure, quota.quota))
    if agreed.ceiling and level.value > agreed.ceiling.value:
        return LevelRefused("ceiling", level, agreed.ceiling)
    if level.value <= quota.quota:
        return None
    most = quota.next_quota if quota.next_quota is not None else quota.quota
    if level.value > most + 1e-9:
        return LevelRefused("step", level, Amount(quota.measure, most))
    if quota.decision != "hold":
        return LevelRefused("new", level, Amount(quota.measure, quota.quota))
    before = [value for value in earlier if value is not None]
    cap = (before[0] if before else quota.quota) * (1 + p.progress_cap_14d / 100)
    if level.value > cap + 1e-9:
        return LevelRefused("cap", level, Amount(quota.measure, cap))
    for reason in quota.because:
        if isinstance(reason, AGAINST_MORE):
            return LevelRefused("reason", level, None, reason)
    return None


def below_floor(level: Amount, agreed: Agreement) -> LevelRefused | None:
    """None where the level is not below what was agreed as the least."""
    floor = agreed.floor
    if floor and floor.measure == level.measure and level.value < floor.value:
        return LevelRefused("floor", level, floor)
    return None


def at_level(quota: Quota, tried: Tried | None) -> Quota:
    """Today's quota of an activity whose turn is a lower amount; a higher one changes nothing."""
    if tried is None or quota.quota is None or tried.activity != quota.activity.casefold():
        return quota
    level = tried.amount
    if level.measure != quota.measure or level.value >= quota.quota:
        return quota
    because = (TriedLower(Amount(quota.measure, quota.quota)), *quota.because)
    return quota._replace(quota=level.value, decision="scale_back", because=because)
