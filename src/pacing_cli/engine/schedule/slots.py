"""The free slots of a day: what is left between fixed things, where one can still begin."""

from collections.abc import Iterable, Sequence

from pacing_cli.engine.schedule.load import down, whole
from pacing_cli.model.so_far import Stretch
from pacing_cli.model.value import Value


class Slot(Value):
    """Free minutes, on the grid of the clock; the end is excluded."""

    start: int
    end: int
    most: float = 10
    """The highest demand that may lie here."""


def free_slots(start: int, end: int, taken: Iterable[tuple[int, int]]) -> list[Slot]:
    """What is left of a span when the taken ones, which may overlap, are out of it."""
    free: list[Slot] = []
    clock = whole(start)
    for first, last in sorted(taken):
        if down(min(first, end)) > clock:
            free.append(Slot(clock, down(min(first, end))))
        clock = max(clock, whole(last))
    if down(end) > clock:
        free.append(Slot(clock, down(end)))
    return free


def without(slots: Sequence[Slot], start: int, end: int) -> list[Slot]:
    """The slots when one more span is taken out of them."""
    left: list[Slot] = []
    for slot in slots:
        before = Slot(slot.start, min(slot.end, down(start)), slot.most)
        after = Slot(max(slot.start, whole(end)), slot.end, slot.most)
        left += [part for part in (before, after) if part.end > part.start]
    return left


def gentler(slots: Sequence[Slot], drowsy: Iterable[Stretch], most: float) -> list[Slot]:
    """The slots split where a medicine makes drowsy: there only little is asked."""
    found = list(slots)
    for one in drowsy:
        start, end = down(one.start), whole(one.end)
        inside = [
            Slot(max(slot.start, start), min(slot.end, end), min(slot.most, most))
            for slot in found
            if min(slot.end, end) > max(slot.start, start)
        ]
        found = sorted([*without(found, start, end), *inside])
    return found


def nearest_start(slots: Sequence[Slot], wanted: int, minutes: int) -> int | None:
    """Where so many minutes can begin, as near to the wanted minute as may be."""
    starts = [
        min(max(slot.start, wanted), slot.end - minutes)
        for slot in slots
        if slot.end - slot.start >= minutes
    ]
    return min(starts, key=lambda start: (abs(start - wanted), start), default=None)
