"""What was done today, as blocks that stay where they were, and what is left to do.

The blocks of an activity add up to its quota: what went beyond it is told in words and
not as a block. What is left makes a part only where that is worth one: 1 minute after 27 of
28 belongs to the part that was done last, which says what was logged of it.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from pacing_cli.engine.schedule.loads import Load
from pacing_cli.model.activity import Subtask
from pacing_cli.model.day import DoneBout
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.plan import Block
from pacing_cli.model.quantity import Amount, Measure, unit
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


def no_part(measure: Measure, amount: float, rate: float, parameters: Parameters) -> float:
    """What is left of an amount is no part of its own below this; at least one unit.

    Under `sched.part_least` (or `part_reps`), and under `sched.part_rest` of the amount.
    """
    p = parameters
    short = p.sched_part_reps if measure == "reps" else p.sched_part_least * rate
    return max(unit(measure, amount), min(short, amount * p.sched_part_rest / 100))


def remaining(load: Load, bouts: Iterable[DoneBout], parameters: Parameters) -> Remaining:
    """Split a load into what was done of it and what is left."""
    shown: list[tuple[DoneBout, float]] = []
    short = load.amount
    least = no_part(load.measure, load.amount, load.rate, parameters)
    for bout in bouts:
        amount = min(bout.amounts.get(load.measure, 0.0), short)
        if bout.activity.casefold() != load.activity.casefold() or amount <= 0 or load.trial:
            continue
        shown.append((bout, amount))
        short -= amount
    if not shown:
        return Remaining(load, (), load)
    blocks = tuple(_block(load, bout, amount) for bout, amount in shown)
    if short < least - 1e-9:
        blocks = (*blocks[:-1], _with(blocks[-1], load, shown[-1], short))
        short = 0.0
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


def _with(last: Block, load: Load, shown: tuple[DoneBout, float], short: float) -> Block:
    """The last done block with the little that is missing, and what was logged of it."""
    bout, amount = shown
    whole = _block(load, bout, amount + short)
    worth_a_word = short >= unit(load.measure, load.amount) - 1e-9
    return whole._replace(logged=last.amount) if worth_a_word else whole


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
