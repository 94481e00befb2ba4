"""Plan the days to come from what is known today.

Days to come have no entries, and do not count as silence. Amounts stay the same, and amounts
that build back up continue. Rules that depend on the entries of the day before (a rest between
strength days, enough baseline days) are followed from day to day.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

from pacing_cli.engine.advise import advise
from pacing_cli.engine.days import span
from pacing_cli.model.checkpoint import Checkpoint
from pacing_cli.model.day import Day, DayContext
from pacing_cli.model.evaluation import EvaluationInput
from pacing_cli.model.history import NeedsOlderHistory
from pacing_cli.model.plan import Block, Plan
from pacing_cli.model.quantity import Amount
from pacing_cli.model.reason import MoreTrialsNeeded, SilentDays
from pacing_cli.model.settings import Settings
from pacing_cli.model.value import Value

_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)


def ahead(
    days: Sequence[Day],
    settings: Settings,
    today: date,
    count: int,
    hours: Mapping[date, DayContext] = {},
    checkpoint: Checkpoint | None = None,
) -> tuple[Plan, ...]:
    """One plan for each of `count` days, today the first. `days` end with today.

    `hours`: what is known of the hours of these days, such as their appointments. With a
    `checkpoint` the days begin on its day; NeedsOlderHistory where that is not enough.
    """
    run = [*days, *(Day(on, ahead=True) for on in span(today + _DAY, today + count * _DAY - _DAY))]
    known = len(days)
    now = hours.get(today, DayContext())
    first = advise(EvaluationInput(days, settings, today, checkpoint, keep_on=today, so_far=now))
    plans = [first.plan]
    for more in range(1, count):
        seen = run[: known + more]
        plans.append(_plan(seen, known - 1, settings, first.checkpoint, hours, checkpoint))
    return tuple(_followed(plans, settings, _last_done(first.log.days)))


def _plan(
    run: Sequence[Day],
    today: int,
    settings: Settings,
    checkpoint: Checkpoint | None,
    hours: Mapping[date, DayContext],
    older: Checkpoint | None,
) -> Plan:
    on = run[-1].on
    so_far = hours.get(on, DayContext())
    try:
        since = EvaluationInput(run[today:], settings, on, checkpoint, so_far=so_far)
        found = advise(since) if checkpoint else None
    except NeedsOlderHistory:
        found = None
    whole = EvaluationInput(run, settings, on, older, so_far=so_far)
    plan = (found or advise(whole)).plan
    kept = tuple(notice for notice in plan.notices if not isinstance(notice, SilentDays))
    return plan._replace(notices=kept)


def _last_done(days: Sequence[Day]) -> dict[str, list[date]]:
    """The days of the week before today on which each activity was done."""
    done: dict[str, list[date]] = {}
    for day in days[-_WEEK.days :]:
        for name in day.done:
            done.setdefault(name, []).append(day.on)
    return done


def _followed(
    plans: Sequence[Plan], settings: Settings, done: Mapping[str, Sequence[date]]
) -> Iterator[Plan]:
    """Each plan without what the ones before it have used up."""
    strength = {name: list(on) for name, on in done.items() if settings.activity(name).resistance}
    tries: dict[str, int] = {}
    for plan in plans:
        out = {
            block.activity
            for block in plan.blocks
            if block.activity
            and (
                _too_soon(block.activity, plan.date, strength, settings)
                or (block.trial and tries.get(block.activity, 0) >= _tries_needed(plan, block))
            )
        }
        kept = tuple(block for block in plan.blocks if block.activity not in out)
        for name in {block.activity: block for block in kept if block.activity}:
            if settings.activity(name).resistance:
                strength.setdefault(name, []).append(plan.date)
        for name in {block.activity for block in kept if block.trial and block.activity}:
            tries[name] = tries.get(name, 0) + 1
        active = any(block.kind == "activity" for block in kept)
        rest = plan.day == "steady" and out and not active
        yield plan._replace(
            blocks=kept if active else () if out else kept, day="rest" if rest else plan.day
        )


def _too_soon(
    name: str, on: date, strength: Mapping[str, Sequence[date]], settings: Settings
) -> bool:
    """A day between, and so many days a week: what the log will say when it is there."""
    before = [day for day in strength.get(name, ()) if on - _WEEK < day < on]
    most = settings.parameters.progress_resist_days
    return bool(before) and (on - before[-1] <= _DAY or len(before) >= most)


def _tries_needed(plan: Plan, block: Block) -> int:
    """Tries that are still needed for a baseline; one where that is not said."""
    for quota in plan.quotas:
        if quota.activity == block.activity:
            for reason in quota.because:
                if isinstance(reason, MoreTrialsNeeded):
                    return reason.needed - reason.recorded
    return 1


# Engine: what a past plan said, beside what is said of the same day now, number by number.
#
# `advise` reads no clock, so the same days give the same plan at any time. What differs
# is what was known, the settings, and the rules.


class Said(Value):
    """What a plan says of one activity. `amount` None: too little was known."""

    amount: Amount | None
    decision: str


class QuotaDifference(Value):
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
    differences: tuple[QuotaDifference, ...] = ()
    """Between the plan that was kept and this one."""
    had_seen: int | None = None
    """How many entries the kept plan had seen; None: as many as this one."""


def said(plan: Plan) -> Mapping[str, Said]:
    """What a plan says of each activity."""
    return {quota.activity: Said(quota.amount, quota.decision) for quota in plan.quotas}


def differences(then: Mapping[str, Said], now: Mapping[str, Said]) -> tuple[QuotaDifference, ...]:
    """Every activity of which the two do not say the same, by name."""
    names: Sequence[str] = sorted({*then, *now})
    return tuple(
        QuotaDifference(name, then.get(name), now.get(name))
        for name in names
        if then.get(name) != now.get(name)
    )
