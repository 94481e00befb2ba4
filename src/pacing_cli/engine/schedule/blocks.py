"""From placed bouts to the blocks of a plan, rests and warm-ups among them."""

import itertools
from collections.abc import Iterator, Sequence

from pacing_cli.engine.schedule.filling import Placed
from pacing_cli.engine.schedule.load import Frame, Tempo, is_heavy, whole
from pacing_cli.engine.schedule.slots import Slot
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.plan import Block
from pacing_cli.model.quantity import Amount


def blocks_of(
    placed: Sequence[Placed], midday: Slot | None, tempo: Tempo, p: Parameters, frame: Frame
) -> tuple[Block, ...]:
    """All blocks in order of time."""
    blocks = [block for one in longer(placed, midday, p, frame) for block in _blocks(one, tempo)]
    if midday:
        blocks.append(rest_block(midday.start, midday.end - midday.start, tempo, midday=True))
    return tuple(sorted(blocks, key=lambda block: block.start))


def longer(
    placed: Sequence[Placed], midday: Slot | None, p: Parameters, frame: Frame
) -> list[Placed]:
    """Between two heavy bouts with nothing else between them the rest is a long one."""
    found = list(placed)
    taken = [one.start for one in frame.fixed] + ([midday.start] if midday else [])
    for index, (one, following) in enumerate(itertools.pairwise(placed)):
        if is_heavy(one.bout.load, p) and is_heavy(following.bout.load, p):
            ahead = min([following.start, *(start for start in taken if start >= one.end)])
            free = min(ahead - one.end, whole(p.sched_heavy_rest))
            found[index] = one._replace(rest=max(one.rest, free))
    return found


def rest_block(start: int, minutes: int, tempo: Tempo, *, midday: bool = False) -> Block:
    """A rest, with how it is meant today."""
    return Block(
        start,
        minutes,
        "rest",
        rest="midday" if midday else tempo.rest,
        how="" if midday else tempo.how,
        by_symptom=tempo.by_symptom and not midday,
    )


def _blocks(one: Placed, tempo: Tempo) -> Iterator[Block]:
    load = one.bout.load
    start = one.start + whole(one.bout.warm_up)
    if one.bout.warm_up:
        yield Block(one.start, one.bout.warm_up, "warm_up", title=load.activity)
    yield Block(
        start=start,
        minutes=one.bout.minutes,
        kind="activity",
        activity=load.activity,
        part=one.bout.part,
        amount=Amount(load.measure, one.bout.amount),
        trial=load.trial,
        title=one.bout.task,
        version=load.version,
        place=load.place,
    )
    if one.bout.cool_down:
        after = start + whole(one.bout.minutes)
        yield Block(after, one.bout.cool_down, "cool_down", title=load.activity)
    yield rest_block(one.end, one.rest, tempo)
