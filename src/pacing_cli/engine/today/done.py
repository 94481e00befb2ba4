"""What was done today, as blocks that stay where they were, and what is left to do.

The blocks of an activity add up to its quota: what went beyond it is told in words and
not as a block, and what is less than one unit short counts as done.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from pacing_cli.engine.schedule.loads import Load
from pacing_cli.model.activity import Subtask
from pacing_cli.model.day import DoneBout
from pacing_cli.model.plan import Block
from pacing_cli.model.quantity import Amount, unit
from pacing_cli.model.value import Value

_MIDNIGHT: Final = 24 * 60


class Remaining(Value):
    """What of one load was done, and what is left of it; `left` None: nothing."""

    load: Load
    done: tuple[Block, ...]
    left: Load | None

    @property
    def amount(self) -> Amount | None:
        """How much of it was done, as far as its blocks tell."""
        if not self.done:
            return None
        return Amount(self.load.measure, sum(b.amount.value for b in self.done if b.amount))


def remaining(load: Load, bouts: Iterable[DoneBout]) -> Remaining:
    """Split a load into what was done of it and what is left."""
    shown: list[tuple[DoneBout, float]] = []
    short = load.amount
    least = unit(load.measure, load.amount)
    for bout in bouts:
        amount = min(bout.amounts.get(load.measure, 0.0), short)
        if bout.activity.casefold() != load.activity.casefold() or amount <= 0 or load.trial:
            continue
        shown.append((bout, amount))
        short -= amount
    if not shown:
        return Remaining(load, (), load)
    if short < least - 1e-9:
        shown[-1] = (shown[-1][0], shown[-1][1] + short)
        short = 0.0
    blocks = tuple(_block(load, bout, amount) for bout, amount in shown)
    if not short:
        return Remaining(load, _numbered(blocks, len(blocks)), None)
    left = load._replace(
        amount=short,
        parts_done=len(blocks),
        subtasks=_left_of(load, load.amount - short),
        at=load.at if load.asked else None,
    )
    return Remaining(load, blocks, left)


def numbered(one: Remaining, count: int) -> tuple[Block, ...]:
    """The done blocks, with their place among all `count` parts of the day."""
    return _numbered(one.done, count)


def side_by_side(blocks: Iterable[Block]) -> list[Block]:
    """Done blocks that were written down with overlapping times, one after the other.

    Each keeps its end as far as the next one lets it.
    """
    found: list[Block] = []
    ahead = _MIDNIGHT
    for block in sorted(blocks, key=lambda one: (one.start + one.minutes, one.start), reverse=True):
        latest = int(ahead - block.minutes)
        start = max(0, min(block.start, latest))
        found.append(block._replace(start=start))
        ahead = start
    return found[::-1]


def _block(load: Load, bout: DoneBout, amount: float) -> Block:
    minutes = amount if load.measure == "minutes" else bout.minutes or amount / load.rate
    return Block(
        bout.start,
        minutes if load.measure == "minutes" else max(1.0, float(round(minutes))),
        "activity",
        activity=load.activity,
        amount=Amount(load.measure, amount),
        done=True,
    )


def _numbered(blocks: Sequence[Block], count: int) -> tuple[Block, ...]:
    return tuple(block._replace(part=(i + 1, count)) for i, block in enumerate(blocks))


def _left_of(load: Load, done: float) -> tuple[Subtask, ...]:
    """The subtasks that are left when so much of them was done."""
    left = []
    for task in load.subtasks:
        size = max(task.amount - done, 0.0)
        done = max(done - task.amount, 0.0)
        if size > 1e-9:
            left.append(task._replace(amount=size))
    return tuple(left)
