"""Which bout comes next, by today's plan: of one activity, or of the day."""

from collections.abc import Sequence

from pacing_cli.cli.advice import outlook
from pacing_cli.cli.context import Pacing
from pacing_cli.cli.today_list import entries_of_today
from pacing_cli.engine.ticks import ticked
from pacing_cli.errors import Stopped
from pacing_cli.model import reason as r
from pacing_cli.model.interval import Leg
from pacing_cli.model.plan import Block, Plan
from pacing_cli.model.quantity import Amount
from pacing_cli.model.value import Value
from pacing_cli.wording.timer import STOPPED_BY_ANSWER


class Next(Value):
    """A bout of the plan, and the rest that stands behind it."""

    activity: str
    legs: tuple[Leg, ...]
    rest_after: float = 0
    """Seconds."""
    amount: Amount | None = None
    """How much of it, where that is not its minutes."""
    part: tuple[int, int] | None = None


def plan_of_today(pacing: Pacing) -> Plan:
    """Today's plan. Raises Stopped where a safety question was answered yes."""
    plan = outlook(pacing, pacing.today).plan
    if any(isinstance(notice, r.RedFlag) for notice in plan.notices):
        raise Stopped(STOPPED_BY_ANSWER, "Where to turn: pace safety")
    return plan


def next_of(pacing: Pacing, plan: Plan, activity: str | None) -> Next | None:
    """The next bout that is not done yet; None where none is planned any more.

    Of the whole day it is the one that is on, or the next to come, or else the first
    that was left: nothing is ever too late.
    """
    minute = pacing.now.hour * 60 + pacing.now.minute
    open_ = _not_done(pacing, plan, activity)
    coming = [block for block in open_ if block.start + block.minutes > minute]
    block = next(iter((coming if activity is None else []) or open_), None)
    if block is None or block.activity is None:
        return None
    counted = block.amount and block.amount.measure != "minutes"
    return Next(
        block.activity,
        (Leg("bout", round(block.minutes * 60)),),
        _rest_behind(plan.blocks, block),
        block.amount if counted else None,
        block.part,
    )


def amount_of_today(plan: Plan, activity: str) -> float | None:
    """Today's quota in minutes; None where there is none, or it is counted otherwise."""
    for quota in plan.quotas:
        if quota.activity.casefold() == activity.casefold() and quota.measure == "minutes":
            return quota.quota
    return None


def _not_done(pacing: Pacing, plan: Plan, activity: str | None) -> list[Block]:
    """The bouts in the order of the day that are still open."""
    done = ticked(plan.blocks, entries_of_today(pacing))
    return [
        block
        for block, over in zip(plan.blocks, done, strict=True)
        if not over and block.kind == "activity" and block.activity
        if activity is None or block.activity.casefold() == activity.casefold()
    ]


def _rest_behind(blocks: Sequence[Block], bout: Block) -> float:
    """Seconds of the first rest after the bout's beginning, if nothing else is between."""
    behind = [block for block in blocks if block.start > bout.start]
    return behind[0].minutes * 60 if behind and behind[0].kind == "rest" else 0.0
