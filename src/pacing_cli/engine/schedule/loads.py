"""Prepare the schedule: loads, the speed of the day, free hours, and bouts."""

import math
from collections.abc import Iterator, Sequence
from typing import Final

from pacing_cli.model.activity import PRIORITIES, Subtask
from pacing_cli.model.day import Fixed, TimeRange
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.plan import Block, RestKind
from pacing_cli.model.quantity import Measure, unit
from pacing_cli.model.reason import DoesNotFit, TimeShifted
from pacing_cli.model.value import Value

# People read a clock in fives.
_GRID: Final = 5


class Load(Value):
    """What is to be done of one activity today."""

    activity: str
    measure: Measure
    amount: float
    longest: float
    """The longest bout, in the activity's measure."""
    rate: float
    """Units of the measure in a minute; 1 for minutes."""
    demand: float
    priority: str
    trial: bool = False
    regions: frozenset[str] = frozenset()
    """Parts of the body that it takes."""
    exerts: tuple[str, ...] = ("physical",)
    waited: int = 0
    """Days since it was last done: of two that matter as much the one that waits goes first."""
    at: int | None = None
    """When its first part should begin, where that was said."""
    asked: bool = False
    """The time was asked for today, and is not only the usual one."""
    subtasks: tuple[Subtask, ...] = ()
    """What the amount is made of, in their order."""
    warm_up: float = 0
    cool_down: float = 0
    version: str = ""
    """The lighter version, or what comes in for it, in words."""
    place: str = ""
    """What helps around it, in words."""
    parts_done: int = 0
    """Parts that were done already; the amount is what is left."""


class Tempo(Value):
    """How the day is to be taken."""

    start: int
    """First minute of the day, after midnight."""
    end: int
    """The minute after the last."""
    rest_ratio: float
    """Rest after a bout, as a part of it."""
    finer: int = 1
    """Into how many times more bouts than usual the quotas are cut."""
    gentle_first: bool = False
    """The less demanding of two activities comes earlier in the day."""
    rest: RestKind = "move"
    how: str = ""
    """How to rest, in the person's words."""
    by_symptom: bool = False
    midday: float | None = None
    """The longer rest; None: the parameter."""


class Before(Value):
    """The last part that was done, and the minute it ended."""

    load: Load
    end: int


class Frame(Value):
    """What the day holds beside the loads."""

    begin: int | None = None
    """From here on the day is laid out; None: from its start."""
    fixed: tuple[Fixed, ...] = ()
    drowsy: tuple[TimeRange, ...] = ()
    good: tuple[TimeRange, ...] = ()
    before: Before | None = None


class Bout(Value):
    """One part of an activity's amount."""

    load: Load
    amount: float
    part: tuple[int, int]
    task: str = ""

    @property
    def minutes(self) -> float:
        """How long it takes; exact for activities that are measured in minutes."""
        if self.load.measure == "minutes":
            return self.amount
        return max(1.0, float(round(self.amount / self.load.rate)))

    @property
    def warm_up(self) -> float:
        """Minutes before it: only the first part of a day has them."""
        return self.load.warm_up if self.part[0] == 1 else 0

    @property
    def cool_down(self) -> float:
        """Minutes after it: only the last part of a day has them."""
        return self.load.cool_down if self.part[0] == self.part[1] else 0


class Laid(Value):
    """A day laid out, and what did not fit into it."""

    blocks: tuple[Block, ...]
    left_out: tuple[DoesNotFit, ...]
    shifted: tuple[TimeShifted, ...] = ()
    """Parts whose time was asked for and was not free."""


def whole(minutes: float) -> int:
    """Minutes up to the next five."""
    return math.ceil(minutes / _GRID - 1e-9) * _GRID


def down(minutes: float) -> int:
    """Minutes down to the last five."""
    return math.floor(minutes / _GRID + 1e-9) * _GRID


def is_heavy(load: Load, parameters: Parameters) -> bool:
    """An activity of high demand."""
    return load.demand >= parameters.sched_heavy


def rank(load: Load) -> int:
    """What stays when not everything fits: the lowest number first."""
    return PRIORITIES.index(load.priority) if load.priority in PRIORITIES else 1


def standing(load: Load) -> tuple[int, int, str]:
    """The order in which loads stay: what matters most, then what has waited longest."""
    return (rank(load), -load.waited, load.activity)


# The amount of an activity, cut into bouts that together are exactly the amount.


def cut(load: Load, tempo: Tempo, parameters: Parameters) -> list[Bout]:
    """The amount in bouts of whole units, no longer than the baseline and the caps.

    An activity that is made of subtasks is cut at their ends first.
    """
    sizes = [
        (size, task.name)
        for task in load.subtasks or (Subtask("", load.amount),)
        for size in _sizes(load, task.amount, tempo, parameters)
    ]
    count = load.parts_done + len(sizes)
    return [
        Bout(load, size, (load.parts_done + index + 1, count), task)
        for index, (size, task) in enumerate(sizes)
    ]


def _sizes(load: Load, amount: float, tempo: Tempo, parameters: Parameters) -> list[float]:
    """Equal bouts of whole units; together they are exactly the amount."""
    cap = min(parameters.sched_bout_cap, parameters.sched_posture_max)
    longest = min(load.longest, cap * load.rate)
    finer = min(
        _count(load, amount, longest / tempo.finer), _worth_a_part(load, amount, parameters)
    )
    count = max(_count(load, amount, longest), finer)
    step = unit(load.measure, min(longest / tempo.finer, amount))
    count = min(count, max(1, math.floor(amount / step)))
    units = amount / step
    each, more = divmod(math.floor(units + 1e-9), count)
    sizes = [(each + (index < more)) * step for index in range(count)]
    sizes[-1] += amount - sum(sizes)
    return sizes


def _count(load: Load, amount: float, longest: float) -> int:
    """The fewest parts of which none is longer than that."""
    return max(1, math.ceil(amount / max(longest, unit(load.measure, min(longest, amount))) - 1e-9))


def _worth_a_part(load: Load, amount: float, parameters: Parameters) -> int:
    """Into how many parts a harder day may cut it, so that none is tiny."""
    least = (
        parameters.sched_part_reps
        if load.measure == "reps"
        else parameters.sched_part_least * load.rate
    )
    return math.floor(amount / least + 1e-9)


def tape(
    subtasks: Sequence[Subtask], done: float, amount: float, least: float
) -> tuple[Subtask, ...]:
    """The subtasks of today: they go round like a tape, and go on where the log left off.

    `done` is all that was done of the activity so far, `amount` what is done today. A
    piece smaller than `least` is joined to the one before.
    """
    total = sum(task.amount for task in subtasks)
    if not total or amount <= 0:
        return ()
    pieces: list[Subtask] = []
    for piece in _pieces(subtasks, done % total, amount):
        if pieces and piece.amount < least:
            pieces[-1] = pieces[-1]._replace(amount=pieces[-1].amount + piece.amount)
        else:
            pieces.append(piece)
    if len(pieces) > 1 and pieces[0].amount < least:
        first = pieces.pop(0)
        pieces[0] = pieces[0]._replace(amount=pieces[0].amount + first.amount)
    return _exactly(pieces, amount)


def _pieces(subtasks: Sequence[Subtask], skip: float, amount: float) -> Iterator[Subtask]:
    left = amount
    while left > 1e-9:
        for task in subtasks:
            size = min(max(task.amount - skip, 0.0), left)
            skip = max(skip - task.amount, 0.0)
            if size > 1e-9:
                left -= size
                yield task._replace(amount=size)


def _exactly(pieces: Sequence[Subtask], amount: float) -> tuple[Subtask, ...]:
    """Fractions that were lost on the way go to the last piece."""
    *first, last = pieces
    return (*first, last._replace(amount=amount - sum(piece.amount for piece in first)))
