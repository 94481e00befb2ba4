"""The amount of an activity, cut into bouts that together are exactly the amount."""

import math
from collections.abc import Iterator, Sequence

from pacing_cli.engine.schedule.load import Bout, Load, Tempo
from pacing_cli.model.activity import Subtask
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.quantity import unit


def cut(load: Load, tempo: Tempo, p: Parameters) -> list[Bout]:
    """The amount in bouts of whole units, no longer than the baseline and the caps.

    An activity that is made of subtasks is cut at their ends first.
    """
    sizes = [
        (size, task.name)
        for task in load.subtasks or (Subtask("", load.amount),)
        for size in _sizes(load, task.amount, tempo, p)
    ]
    count = load.parts_done + len(sizes)
    return [
        Bout(load, size, (load.parts_done + index + 1, count), task)
        for index, (size, task) in enumerate(sizes)
    ]


def _sizes(load: Load, amount: float, tempo: Tempo, p: Parameters) -> list[float]:
    """Equal bouts of whole units; together they are exactly the amount."""
    cap = min(p.sched_bout_cap, p.sched_posture_max)
    longest = min(load.longest, cap * load.rate)
    finer = min(_count(load, amount, longest / tempo.finer), _worth_a_part(load, amount, p))
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


def _worth_a_part(load: Load, amount: float, p: Parameters) -> int:
    """Into how many parts a harder day may cut it, so that none is tiny."""
    least = p.sched_part_reps if load.measure == "reps" else p.sched_part_least * load.rate
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
