"""Choose the activities that fit into the day, by priority and then by waiting time."""

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from pacing_cli.engine.schedule.loads import (
    Before,
    Bout,
    Frame,
    Laid,
    Load,
    Tempo,
    down,
    is_heavy,
    standing,
    whole,
)
from pacing_cli.engine.schedule.placing import (
    Filling,
    Placed,
    Slot,
    UnplacedBout,
    free_slots,
    gentler,
    in_line,
    midday_rest,
    rest_after,
    without,
)
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.plan import Block
from pacing_cli.model.quantity import Amount
from pacing_cli.model.reason import DoesNotFit, TimeShifted
from pacing_cli.model.value import Value


class DayRoom(Value):
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


def room_of(tempo: Tempo, parameters: Parameters, frame: Frame) -> DayRoom:
    """Return the free time of the day for activities."""
    begin = max(tempo.start, frame.begin or 0)
    taken = [(one.start, one.end) for one in frame.fixed]
    slots = gentler(
        free_slots(begin, tempo.end, taken), frame.drowsy, parameters.sched_drowsy_demand
    )
    midday = midday_rest(slots, tempo, parameters)
    return DayRoom(tuple(without(slots, *midday[:2]) if midday else slots), midday)


def fit(
    loads: Sequence[Load], room: DayRoom, tempo: Tempo, parameters: Parameters, frame: Frame
) -> Fitting:
    """Choose the loads that fit: by priority, then by waiting time.

    A load stays if it finds times next to those placed before it.
    """
    needs = {name: _minutes(line) for name, line in in_line(loads, tempo, parameters).items()}

    def all_find(some: Sequence[Load]) -> bool:
        if sum(needs[one.activity] for one in some) > room.minutes:
            return False
        # Only the loads that fit decide which of them are heavy.
        return not _filled(
            list(in_line(some, tempo, parameters).values()), 0, room, parameters, frame
        ).left

    kept = _kept(sorted(loads, key=standing), needs, room.minutes, all_find)
    names = {load.activity for load in kept}
    spare = room.minutes - sum(needs[name] for name in names)
    filled = _spread(
        list(in_line(kept, tempo, parameters).values()), spare, room, parameters, frame
    )
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


def _minutes(line: Iterable[UnplacedBout]) -> int:
    return sum(one.takes + one.rest for one in line)


def _spread(
    lines: Sequence[Sequence[UnplacedBout]],
    spare: int,
    room: DayRoom,
    parameters: Parameters,
    frame: Frame,
) -> Filling:
    """The widest equal gaps before the bouts with which all of them find a time."""
    gap = down(min(spare / (sum(map(len, lines)) + 1), parameters.sched_gap_max))
    while True:
        filled = _filled(lines, gap, room, parameters, frame)
        if not filled.left or gap <= 0:
            return filled
        gap = down(gap / 2)


def _filled(
    lines: Sequence[Sequence[UnplacedBout]],
    gap: int,
    room: DayRoom,
    parameters: Parameters,
    frame: Frame,
) -> Filling:
    filling = Filling(room.slots, parameters, frame)
    filling.fill(lines, gap)
    return filling


def fits_alone(load: Load, tempo: Tempo, parameters: Parameters, frame: Frame) -> bool:
    """Return whether the load fits into the otherwise empty day."""
    room = room_of(tempo, parameters, frame)
    line = in_line([load], tempo, parameters)[load.activity]
    return _minutes(line) <= room.minutes and not _filled([line], 0, room, parameters, frame).left


# From placed bouts to the blocks of a plan, rests and warm-ups among them.


def blocks_of(
    placed: Sequence[Placed],
    midday: Slot | None,
    tempo: Tempo,
    parameters: Parameters,
    frame: Frame,
) -> tuple[Block, ...]:
    """All blocks in order of time."""
    blocks = [
        block for one in longer(placed, midday, parameters, frame) for block in _blocks(one, tempo)
    ]
    if midday:
        blocks.append(rest_block(midday.start, midday.end - midday.start, tempo, midday=True))
    return tuple(sorted(blocks, key=lambda block: block.start))


def longer(
    placed: Sequence[Placed], midday: Slot | None, parameters: Parameters, frame: Frame
) -> list[Placed]:
    """Between two heavy bouts with nothing else between them the rest is a long one."""
    found = list(placed)
    taken = [one.start for one in frame.fixed] + ([midday.start] if midday else [])
    for index, (one, following) in enumerate(itertools.pairwise(placed)):
        if is_heavy(one.bout.load, parameters) and is_heavy(following.bout.load, parameters):
            ahead = min([following.start, *(start for start in taken if start >= one.end)])
            free = min(ahead - one.end, whole(parameters.sched_heavy_rest))
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


# The day's schedule: quotas cut into bouts, rests between, spread over the day.
#
# A bout is no longer than the baseline, `sched.bout_cap` and `sched.posture_max`; every
# bout is followed by a rest; heavy activities do not stand side by side; body regions
# and kinds of effort take turns (evidence section 7). What is fixed stays where it is.
# What does not fit is left out, and that is said.
#
# `load` holds the values, `cut` the parts, `slots` the free time, `rests` the rests,
# `order` what comes next, `filling` the times, `fit` what there is room for.


def schedule(
    loads: Sequence[Load], tempo: Tempo, parameters: Parameters, frame: Frame = Frame()
) -> Laid:
    """Lay the day out. The same loads give the same day."""
    room = room_of(tempo, parameters, frame)
    fitting = fit(loads, room, tempo, parameters, frame)
    left_out = (DoesNotFit(one.activity, Amount(one.measure, one.amount)) for one in fitting.out)
    return Laid(
        blocks_of(fitting.filled.placed, room.midday, tempo, parameters, frame),
        tuple(left_out),
        tuple(_shifted(fitting.filled)),
    )


def _shifted(filled: Filling) -> list[TimeShifted]:
    """Parts that begin at another time than was asked for today."""
    first: dict[str, TimeShifted] = {}
    for placed in filled.placed:
        load = placed.bout.load
        begins = placed.start + whole(placed.bout.warm_up)
        if load.asked and load.at is not None and load.activity not in first:
            first[load.activity] = TimeShifted(load.activity, load.at, begins)
    return [one for one in first.values() if one.begins != one.asked]


def minutes_free(tempo: Tempo, parameters: Parameters, frame: Frame) -> int:
    """Free minutes of the day, the longer rest taken out."""
    return room_of(tempo, parameters, frame).minutes


def rest_minutes(before: Before, tempo: Tempo, parameters: Parameters) -> int:
    """How long the rest after what was done last is."""
    return rest_after(Bout(before.load, before.load.amount, (1, 1)), tempo, parameters)
