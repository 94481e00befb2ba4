"""The day's schedule: quotas cut into bouts, rests between, spread over the day.

A bout is no longer than the baseline and `sched.bout_cap`; every bout is
followed by a rest; heavy activities do not stand side by side (evidence
section 7). What does not fit is left out, and that is said.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from pacing_cli.model.activity import PRIORITIES
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.plan import Block
from pacing_cli.model.quantity import Amount, Measure, unit
from pacing_cli.model.reason import DoesNotFit

# People read a clock in fives.
_GRID = 5


class Load(NamedTuple):
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


class Tempo(NamedTuple):
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


class Bout(NamedTuple):
    """One part of an activity's amount."""

    load: Load
    amount: float
    part: tuple[int, int]

    @property
    def minutes(self) -> float:
        """How long it takes; exact for activities that are measured in minutes."""
        if self.load.measure == "minutes":
            return self.amount
        return max(1.0, float(round(self.amount / self.load.rate)))


class Laid(NamedTuple):
    """A day laid out, and what did not fit into it."""

    blocks: tuple[Block, ...]
    left_out: tuple[DoesNotFit, ...]


def schedule(loads: Sequence[Load], tempo: Tempo, p: Parameters) -> Laid:
    """Lay the day out. The same loads give the same day."""
    kept = sorted(loads, key=lambda load: (rank(load), load.activity))
    left_out: list[DoesNotFit] = []
    while True:
        bouts = in_turn([part for load in kept for part in cut(load, tempo, p)], tempo, p)
        rests = [_rest(bout, tempo, p) for bout in bouts]
        needed = sum(_whole(bout.minutes) + rest for bout, rest in zip(bouts, rests, strict=True))
        midday = _whole(p.sched_midday_rest)
        if needed + midday <= tempo.end - tempo.start or not kept:
            break
        out = kept.pop()
        left_out.append(DoesNotFit(out.activity, Amount(out.measure, out.amount)))
    spare = tempo.end - tempo.start - needed - midday
    return Laid(_lay(bouts, rests, spare, midday, tempo), tuple(left_out))


def cut(load: Load, tempo: Tempo, p: Parameters) -> list[Bout]:
    """The amount in equal bouts of whole units; together they are exactly the amount."""
    longest = min(load.longest, p.sched_bout_cap * load.rate) / tempo.finer
    step = unit(load.measure, min(longest, load.amount))
    units = load.amount / step
    count = max(1, math.ceil(load.amount / max(longest, step) - 1e-9))
    count = min(count, max(1, math.floor(units)))
    whole, more = divmod(math.floor(units + 1e-9), count)
    sizes = [(whole + (index < more)) * step for index in range(count)]
    sizes[-1] += load.amount - sum(sizes)
    return [Bout(load, size, (index + 1, count)) for index, size in enumerate(sizes)]


def in_turn(bouts: Sequence[Bout], tempo: Tempo, p: Parameters) -> list[Bout]:
    """The bouts in an order that spreads every activity over the day and changes
    between them; a heavy one follows a heavy one only when nothing else is left."""
    waiting = sorted(
        bouts,
        key=lambda bout: (
            (bout.part[0] - 0.5) / bout.part[1],
            bout.load.demand if tempo.gentle_first else 0,
            rank(bout.load),
            bout.load.activity,
        ),
    )
    order: list[Bout] = []
    while waiting:
        last = order[-1].load if order else None
        pick = min(range(len(waiting)), key=lambda i: (_clash(last, waiting[i].load, p), i))
        order.append(waiting.pop(pick))
    return order


def is_heavy(load: Load, p: Parameters) -> bool:
    """An activity of high demand."""
    return load.demand >= p.sched_heavy


def _clash(last: Load | None, following: Load, p: Parameters) -> int:
    if last is None:
        return 0
    if is_heavy(last, p) and is_heavy(following, p):
        return 2
    return int(last.activity == following.activity)


def rank(load: Load) -> int:
    """What stays when not everything fits: the lowest number first."""
    return PRIORITIES.index(load.priority) if load.priority in PRIORITIES else 1


def _rest(bout: Bout, tempo: Tempo, p: Parameters) -> int:
    """Minutes of rest after a bout, on the grid of the clock."""
    ratio = max(tempo.rest_ratio, p.sched_rest_ratio)
    rest = max(p.sched_rest_min, ratio * bout.minutes)
    return _whole(
        p.sched_midday_rest if is_heavy(bout.load, p) and rest < p.sched_midday_rest else rest
    )


def _whole(minutes: float) -> int:
    return math.ceil(minutes / _GRID - 1e-9) * _GRID


def _lay(
    bouts: Sequence[Bout], rests: Sequence[int], spare: int, midday: int, tempo: Tempo
) -> tuple[Block, ...]:
    """Give every bout its time: the spare time lies in equal parts before each of them,
    the longer rest in the middle of the day, between two bouts."""
    blocks: list[Block] = []
    gap = max(spare, 0) // (len(bouts) + 1) // _GRID * _GRID
    noon = (tempo.start + tempo.end) // 2 // _GRID * _GRID
    clock, rested = tempo.start, not midday
    for bout, rest in zip(bouts, rests, strict=True):
        start = clock + gap
        if not rested and start + _whole(bout.minutes) > noon:
            at = min(max(clock, noon - midday), start)
            blocks.append(Block(at, midday, "rest"))
            start, rested = max(start, at + midday), True
        blocks.append(_block(bout, start))
        clock = start + _whole(bout.minutes)
        blocks.append(Block(clock, rest, "rest"))
        clock += rest
    at = max(clock, noon - midday)
    if not rested and at + midday <= tempo.end:
        blocks.append(Block(at, midday, "rest"))
    return tuple(blocks)


def _block(bout: Bout, start: int) -> Block:
    return Block(
        start=start,
        minutes=bout.minutes,
        kind="activity",
        activity=bout.load.activity,
        part=bout.part,
        amount=Amount(bout.load.measure, bout.amount),
        trial=bout.load.trial,
    )
