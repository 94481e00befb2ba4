"""What is fixed today: as blocks that do not overlap, with what is worth saying of it."""

from collections.abc import Iterable, Sequence
from typing import Final

from pacing_cli.model.parameters import Parameters
from pacing_cli.model.plan import Block
from pacing_cli.model.reason import (
    AllDay,
    DrowsyHours,
    FixedOverlap,
    FullOfFixed,
    LongFixed,
    NoticeReason,
)
from pacing_cli.model.so_far import Fixed, SoFar, Stretch

_MIDNIGHT: Final = 24 * 60


def fixed_of(so_far: SoFar) -> tuple[Fixed, ...]:
    """Everything fixed, what was typed for today included, in order; each thing once."""
    typed = tuple(one.fixed for one in so_far.changes if one.kind == "fixed" and one.fixed)
    kept = [
        one._replace(start=max(one.start, 0), end=min(one.end, _MIDNIGHT))
        for one in (*so_far.fixed, *typed)
    ]
    once = dict.fromkeys(one for one in kept if one.end > one.start)
    return tuple(sorted(once, key=lambda one: (one.start, one.end, one.what)))


def around(fixed: Iterable[Fixed], blocks: Sequence[Block]) -> list[Block]:
    """The blocks and the fixed things in order of time; where two overlap, the later waits.

    What was done stays as it was; of something fixed the free part is shown.
    """
    wide = [Block(one.start, one.end - one.start, "fixed", title=one.what) for one in fixed]
    solid = sorted(blocks, key=lambda block: block.start)
    for one in wide:
        free = _free_part(one, solid)
        if free:
            solid = sorted([*solid, free], key=lambda block: block.start)
    return solid


def _free_part(block: Block, others: Sequence[Block]) -> Block | None:
    start, end = block.start, block.start + block.minutes
    for other in others:
        stop = other.start + other.minutes
        if other.start <= start < stop:
            start = int(-(-stop // 1))
        elif start < other.start < end:
            end = other.start
    return block._replace(start=start, minutes=end - start) if end > start else None


def merged(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Overlapping stretches as one."""
    found: list[Stretch] = []
    for one in sorted(stretches):
        if found and one.start <= found[-1].end:
            found[-1] = Stretch(found[-1].start, max(found[-1].end, one.end))
        elif one.end > one.start:
            found.append(one)
    return tuple(found)


def told(
    fixed: Sequence[Fixed], so_far: SoFar, window: Stretch, p: Parameters
) -> Iterable[NoticeReason]:
    """What is worth saying of the fixed things and of the drowsy hours."""
    if so_far.all_day:
        yield AllDay(so_far.all_day)
    longest: Fixed | None = None
    for one in fixed:
        if longest and one.start < longest.end:
            yield FixedOverlap(longest.what, one.what, one.start)
        if longest is None or one.end > longest.end:
            longest = one
    for one in fixed:
        if one.end - one.start > p.sched_posture_max and one.end > window.start:
            yield LongFixed(one.what, one.end - one.start, int(p.sched_posture_max))
    for hours in merged(so_far.drowsy):
        if hours.end > window.start and hours.start < window.end:
            yield DrowsyHours(max(hours.start, window.start), min(hours.end, window.end))


def full(fixed: Sequence[Fixed], window: Stretch, p: Parameters) -> FullOfFixed | None:
    """The fixed things leave less free than one short bout with its rest takes."""
    spans = merged(Stretch(max(f.start, window.start), min(f.end, window.end)) for f in fixed)
    taken = sum(one.end - one.start for one in spans)
    if taken and window.end - window.start - taken < 2 * p.sched_rest_min:
        return FullOfFixed(taken)
    return None
