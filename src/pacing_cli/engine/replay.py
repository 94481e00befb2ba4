"""Engine: what a past plan said, beside what is said of the same day now, number by number.

`advise` reads no clock, so the same days give the same plan at any time. What differs
is what was known, the settings, and the rules.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from pacing_cli.model.plan import Plan
from pacing_cli.model.quantity import Amount
from pacing_cli.model.value import Value


class Said(Value):
    """What a plan says of one activity. `amount` None: too little was known."""

    amount: Amount | None
    decision: str


class Difference(Value):
    """One activity of which two plans of the same day say different things.

    None: that plan does not speak of it at all.
    """

    activity: str
    then: Said | None
    now: Said | None


class Replayed(Value):
    """A past plan that was made again."""

    plan: Plan
    until: datetime
    """What was written down by then counted."""
    entries: int
    engine: int
    engine_then: int | None
    """None: no plan was kept, or it does not say."""
    same: bool | None
    """Whether it is the plan that was kept, number for number; None: none was kept."""
    differences: tuple[Difference, ...] = ()
    """Between the plan that was kept and this one."""
    had_seen: int | None = None
    """How many entries the kept plan had seen; None: as many as this one."""


def said(plan: Plan) -> Mapping[str, Said]:
    """What a plan says of each activity."""
    return {quota.activity: Said(quota.amount, quota.decision) for quota in plan.quotas}


def differences(then: Mapping[str, Said], now: Mapping[str, Said]) -> tuple[Difference, ...]:
    """Every activity of which the two do not say the same, by name."""
    names: Sequence[str] = sorted({*then, *now})
    return tuple(
        Difference(name, then.get(name), now.get(name))
        for name in names
        if then.get(name) != now.get(name)
    )
