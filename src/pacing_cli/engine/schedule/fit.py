"""What fits into the day: by what matters, then by what has waited longest."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from pacing_cli.engine.schedule.filling import Filling
from pacing_cli.engine.schedule.load import Frame, Load, Tempo, down, standing
from pacing_cli.engine.schedule.order import Waiting, in_line
from pacing_cli.engine.schedule.rests import midday_rest
from pacing_cli.engine.schedule.slots import Slot, free_slots, gentler, without
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.value import Value


class Room(Value):
    """The free slots of the day, and the longer rest that was taken out of them."""

    slots: tuple[Slot, ...]
    midday: Slot | None

    @property
    def minutes(self) -> int:
        """All free minutes together."""
        return sum(slot.end - slot.start for slot in self.slots)


class Fitting(Value):
    """The filling that holds all that is kept, and the loads that are not."""

    filled: Filling
    out: tuple[Load, ...]


def room_of(tempo: Tempo, p: Parameters, frame: Frame) -> Room:
    """The room that the day has for activities."""
    begin = max(tempo.start, frame.begin or 0)
    taken = [(one.start, one.end) for one in frame.fixed]
    slots = gentler(free_slots(begin, tempo.end, taken), frame.drowsy, p.sched_drowsy_demand)
    midday = midday_rest(slots, tempo, p)
    return Room(tuple(without(slots, *midday[:2]) if midday else slots), midday)


def fit(loads: Sequence[Load], room: Room, tempo: Tempo, p: Parameters, frame: Frame) -> Fitting:
    """As much as there is room for: by what matters, then by what has waited longest.

    Each load stays that finds its times beside those that stand before it.
    """
    needs = {name: _minutes(line) for name, line in in_line(loads, tempo, p).items()}

    def all_find(some: Sequence[Load]) -> bool:
        if sum(needs[one.activity] for one in some) > room.minutes:
            return False
        # What asks much beside the others is told from those that are there, and no more.
        return not _filled(list(in_line(some, tempo, p).values()), 0, room, p, frame).left

    kept = _kept(sorted(loads, key=standing), needs, room.minutes, all_find)
    names = {load.activity for load in kept}
    spare = room.minutes - sum(needs[name] for name in names)
    filled = _spread(list(in_line(kept, tempo, p).values()), spare, room, p, frame)
    return Fitting(filled, tuple(load for load in loads if load.activity not in names))


def _kept(
    loads: Sequence[Load],
    needs: Mapping[str, int],
    minutes: int,
    all_find: Callable[[Sequence[Load]], bool],
) -> list[Load]:
    """Each load, in their order, that finds its times beside those kept before it.

    All that the minutes alone allow are tried at once; where that goes wrong, a beginning of
    them that does go, found by halving, and then one by one.
    """
    asked = _by_minutes(loads, needs, minutes)
    if all_find(asked):
        return asked
    low, high = 0, len(asked)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if all_find(asked[:middle]) else (low, middle)
    kept = asked[:low]
    for load in loads[loads.index(asked[low]) + 1 :]:
        if all_find([*kept, load]):
            kept.append(load)
    return kept


def _by_minutes(loads: Sequence[Load], needs: Mapping[str, int], minutes: int) -> list[Load]:
    kept = []
    for load in loads:
        if needs[load.activity] <= minutes:
            minutes -= needs[load.activity]
            kept.append(load)
    return kept


def _minutes(line: Iterable[Waiting]) -> int:
    return sum(one.takes + one.rest for one in line)


def _spread(
    lines: Sequence[Sequence[Waiting]], spare: int, room: Room, p: Parameters, frame: Frame
) -> Filling:
    """The widest equal gaps before the bouts with which all of them find a time."""
    gap = down(min(spare / (sum(map(len, lines)) + 1), p.sched_gap_max))
    while True:
        filled = _filled(lines, gap, room, p, frame)
        if not filled.left or gap <= 0:
            return filled
        gap = down(gap / 2)


def _filled(
    lines: Sequence[Sequence[Waiting]], gap: int, room: Room, p: Parameters, frame: Frame
) -> Filling:
    filling = Filling(room.slots, p, frame)
    filling.fill(lines, gap)
    return filling


def fits_alone(load: Load, tempo: Tempo, p: Parameters, frame: Frame) -> bool:
    """True where the day has room for the load when there is nothing else."""
    room = room_of(tempo, p, frame)
    line = in_line([load], tempo, p)[load.activity]
    return _minutes(line) <= room.minutes and not _filled([line], 0, room, p, frame).left
