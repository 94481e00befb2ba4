"""What fits into the day: by what matters, then by what has waited longest."""

from collections.abc import Sequence
from typing import NamedTuple

from pacing_cli.engine.schedule.cut import cut
from pacing_cli.engine.schedule.filling import Filling
from pacing_cli.engine.schedule.load import Bout, Frame, Load, Tempo, down, standing
from pacing_cli.engine.schedule.rests import footprint, midday_rest
from pacing_cli.engine.schedule.slots import Slot, free_slots, gentler, without
from pacing_cli.model.parameters import Parameters


class Room(NamedTuple):
    """The free slots of the day, and the longer rest that was taken out of them."""

    slots: tuple[Slot, ...]
    midday: Slot | None

    @property
    def minutes(self) -> int:
        """All free minutes together."""
        return sum(slot.end - slot.start for slot in self.slots)


class Fitting(NamedTuple):
    """The filling that holds all that is kept, and the loads that are not."""

    filled: Filling
    out: tuple[Load, ...]


def room_of(tempo: Tempo, p: Parameters, frame: Frame) -> Room:
    """The room that the day has for activities."""
    begin = tempo.start if frame.begin is None else frame.begin
    taken = [(one.start, one.end) for one in frame.fixed]
    slots = gentler(free_slots(begin, tempo.end, taken), frame.drowsy, p.sched_drowsy_demand)
    midday = midday_rest(slots, tempo, p)
    return Room(tuple(without(slots, *midday[:2]) if midday else slots), midday)


def fit(loads: Sequence[Load], room: Room, tempo: Tempo, p: Parameters, frame: Frame) -> Fitting:
    """As much as there is room for. What matters least, and was done last, is left out first."""
    parts = {load.activity: cut(load, tempo, p) for load in loads}
    needs = {name: sum(footprint(b, tempo, p) for b in bouts) for name, bouts in parts.items()}
    kept, left = [], room.minutes
    for load in sorted(loads, key=standing):
        if needs[load.activity] <= left:
            left -= needs[load.activity]
            kept.append(load)
    while True:
        filled = _spread([parts[load.activity] for load in kept], left, room, tempo, p, frame)
        if not filled.left:
            names = {load.activity for load in kept}
            return Fitting(filled, tuple(load for load in loads if load.activity not in names))
        out = _out(filled.left, kept, parts, room, tempo, p, frame)
        kept.remove(out)
        left += needs[out.activity]


def _spread(
    parts: Sequence[Sequence[Bout]],
    spare: int,
    room: Room,
    tempo: Tempo,
    p: Parameters,
    frame: Frame,
) -> Filling:
    """The widest equal gaps before the bouts with which all of them find a time."""
    gap = down(min(spare / (sum(map(len, parts)) + 1), p.sched_gap_max))
    while True:
        filling = Filling(room.slots, tempo, p, frame)
        filling.fill(parts, gap)
        if not filling.left or gap <= 0:
            return filling
        gap = down(gap / 2)


def _out(
    left: Sequence[Bout],
    kept: Sequence[Load],
    parts: dict[str, list[Bout]],
    room: Room,
    tempo: Tempo,
    p: Parameters,
    frame: Frame,
) -> Load:
    """What is left out next: what has no place even alone, else what matters least."""
    for load in dict.fromkeys(bout.load for bout in left):
        alone = Filling(room.slots, tempo, p, frame)
        alone.fill([parts[load.activity]], 0)
        if alone.left:
            return load
    return kept[-1]
