"""Give bouts their times: first those with a requested time, then the others, one by one."""

from collections.abc import Iterable, Sequence
from typing import Final

from pacing_cli.engine.schedule.loads import (
    Bout,
    Frame,
    Load,
    Tempo,
    cut,
    down,
    is_heavy,
    standing,
    whole,
)
from pacing_cli.model.day import TimeRange
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.value import Value

# The free slots of a day: what is left between fixed things, where one can still begin.


class Slot(Value):
    """Free minutes, on the grid of the clock; the end is excluded."""

    start: int
    end: int
    most: float = 10
    """The highest demand that may lie here."""


def free_slots(start: int, end: int, taken: Iterable[tuple[int, int]]) -> list[Slot]:
    """Return the free parts of a span. The taken spans may overlap."""
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


def gentler(slots: Sequence[Slot], drowsy: Iterable[TimeRange], most: float) -> list[Slot]:
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


# Rests: how long after a bout, and where the longer one lies.


def rest_after(bout: Bout, tempo: Tempo, parameters: Parameters) -> int:
    """Minutes of rest after a bout, on the grid of the clock; longer after a heavy one."""
    ratio = max(tempo.rest_ratio, parameters.sched_rest_ratio)
    rest = max(parameters.sched_rest_min, ratio * bout.minutes)
    return whole(
        max(rest, parameters.sched_midday_rest) if is_heavy(bout.load, parameters) else rest
    )


def length(bout: Bout) -> int:
    """Minutes without the rest."""
    ends = whole(bout.warm_up) + whole(bout.cool_down)
    return ends + whole(bout.minutes)


def midday_rest(free: Sequence[Slot], tempo: Tempo, parameters: Parameters) -> Slot | None:
    """Return the longer rest, as near to the middle of the day as possible.

    None for a short day, or if its time has passed.
    """
    minutes = whole(parameters.sched_midday_rest if tempo.midday is None else tempo.midday)
    if not minutes or tempo.end - tempo.start < parameters.sched_midday_from:
        return None
    noon = down((tempo.start + tempo.end) / 2)
    if not free or free[0].start > noon:
        return None
    start = nearest_start(free, noon - minutes, minutes)
    return None if start is None else Slot(start, start + minutes)


# Which bout comes next: heavy ones apart, then a change of body and mind, then the rest.
#
# Two heavy bouts stand side by side only where there are not enough others to lie
# between them; a longer rest lies between them then.


class Neighbour(Value):
    """The part before a bout, with the facts that the order uses."""

    activity: str = ""
    heavy: bool = False
    regions: frozenset[str] = frozenset()
    exerts: frozenset[str] = frozenset()
    end: int = 0


class UnplacedBout(Value):
    """A bout that has no time yet, with what does not change about it."""

    bout: Bout
    heavy: bool
    demanding: bool
    """It asks more than today's others do on the whole: it belongs into the good hours."""
    place: tuple[object, ...]
    """Where it stands when nothing else tells two bouts apart."""
    takes: int
    """Minutes without the rest, on the grid of the clock."""
    rest: int
    exerts: frozenset[str]

    def as_neighbour(self, end: int) -> Neighbour:
        """As what follows sees it, when it is over."""
        load = self.bout.load
        return Neighbour(load.activity, self.heavy, load.regions, self.exerts, end)


def in_line(
    loads: Sequence[Load], tempo: Tempo, parameters: Parameters
) -> dict[str, list[UnplacedBout]]:
    """The bouts of each load, each with its place: spread over the day, what matters first."""
    middle = sum(load.demand for load in loads) / len(loads) if loads else 0.0
    return {
        load.activity: _line(load, cut(load, tempo, parameters), middle, tempo, parameters)
        for load in loads
    }


def _line(
    load: Load, bouts: Sequence[Bout], middle: float, tempo: Tempo, parameters: Parameters
) -> list[UnplacedBout]:
    exerts = frozenset(load.exerts)
    gentle = load.demand if tempo.gentle_first else 0
    return [
        UnplacedBout(
            bout,
            is_heavy(load, parameters),
            load.demand > middle,
            (index / len(bouts), gentle, standing(load)),
            length(bout),
            rest_after(bout, tempo, parameters),
            exerts,
        )
        for index, bout in enumerate(bouts)
    ]


def clash(last: Neighbour, one: UnplacedBout) -> int:
    """How much the same body and mind is asked again: activity, regions, kinds of effort."""
    if last.activity == one.bout.load.activity:
        return 4
    regions = 0 if last.regions.isdisjoint(one.bout.load.regions) else 2
    return regions if last.exerts.isdisjoint(one.exerts) else regions + 1


def turn(last: Neighbour, one: UnplacedBout, heavy: int, light: int) -> int:
    """0 where it is the turn of this one, as far as heavy and light go; else 1.

    `heavy` and `light`: how many of each still wait. When there is a heavy one more than
    there are light ones, a heavy one has to come now, or two of them meet later.
    """
    if last.heavy:
        return int(one.heavy)
    return int(not one.heavy) if heavy > light else 0


def as_neighbour(load: Load, end: int, parameters: Parameters) -> Neighbour:
    """A load that was just done, as what follows sees it."""
    return Neighbour(
        load.activity, is_heavy(load, parameters), load.regions, frozenset(load.exerts), end
    )


_FAR: Final = 10**6


class Placed(Value):
    """A bout with its time: `start` with the warm-up, `end` where its rest begins."""

    bout: Bout
    start: int
    end: int
    rest: int


class Moment(Value):
    """The current position within a slot while it is filled."""

    clock: int
    last: Neighbour
    heavy_from: int
    """From here on something heavy may follow something heavy."""
    heavy_ahead: int
    """Here something heavy has to be over, as another one stands ahead."""


class Filling:
    """One try to give every bout a time in the free slots of a day."""

    def __init__(self, slots: Sequence[Slot], parameters: Parameters, frame: Frame) -> None:
        self.slots, self.p, self.frame = list(slots), parameters, frame
        self.placed: list[Placed] = []
        self.left: list[UnplacedBout] = []
        self._gap = 0
        self._after: dict[str, int] = {}
        """Of what was asked for a time: before that its other parts do not begin."""
        self._heavy_spans = [
            (one.start, one.end)
            for one in frame.fixed
            if (one.demand or 0) >= parameters.sched_heavy
        ]
        before = frame.before
        if before and is_heavy(before.load, parameters):
            self._heavy_spans.append((before.end, before.end))

    def fill(self, waiting: Iterable[Sequence[UnplacedBout]], gap: int) -> None:
        """Place the bouts of every line; what finds no time is in `left`."""
        lines = [list(line) for line in waiting if line]
        for line in sorted(lines, key=_by_time):
            if line[0].bout.load.at is not None and self._pin(line[0]):
                del line[0]
        self._gap = gap
        self._fill(lines)
        self.left = [one for line in lines for one in line]
        self.placed.sort(key=lambda one: one.start)

    # --- what was asked for a time

    def _pin(self, one: UnplacedBout) -> bool:
        load = one.bout.load
        assert load.at is not None
        takes, rest = one.takes, one.rest
        wanted = load.at - whole(one.bout.warm_up)
        if wanted < (self.frame.begin or 0) and not load.asked:
            return False
        start = self._first_start(wanted, takes + rest, one)
        if start is None:
            return False
        self.placed.append(Placed(one.bout, start, start + takes, rest))
        self.slots = without(self.slots, start, start + takes + rest)
        if one.heavy:
            self._heavy_spans.append((start, start + takes))
        return True

    def _first_start(self, wanted: int, minutes: int, one: UnplacedBout) -> int | None:
        apart, takes = int(self.p.sched_heavy_rest), one.takes
        asked = [slot.start for slot in self.slots] + [wanted]
        if one.heavy:
            asked += [whole(end + apart) for _, end in self._heavy_spans]
        starts = [
            start
            for start in asked
            if start >= wanted
            and any(
                slot.most >= one.bout.load.demand
                and slot.start <= start
                and start + minutes <= slot.end
                for slot in self.slots
            )
            and not (one.heavy and self._near_heavy(start, start + takes))
        ]
        return min(starts, default=None)

    def _near_heavy(self, start: int, end: int) -> bool:
        apart = self.p.sched_heavy_rest
        return any(start < e + apart and s < end + apart for s, e in self._heavy_spans)

    # --- all others

    def _fill(self, lines: Sequence[list[UnplacedBout]]) -> None:
        heavy = sum(one.heavy for line in lines for one in line)
        light = sum(len(line) for line in lines) - heavy
        anchors = self._anchors()
        self._after = {
            placed.bout.load.activity: whole(placed.end + placed.rest) for placed in self.placed
        }
        last = self._before()
        for slot in self.slots:
            while anchors and anchors[0][0] < slot.start:
                # Of fixed things at one time what ends last counts, and what asks much.
                last = max(last, anchors.pop(0)[1], key=lambda one: (one.end, one.heavy))
            moment = self._moment(whole(slot.start), last)
            while found := self._next(lines, slot, moment, (heavy, light)):
                start, line = found
                one = line.pop(0)
                heavy, light = heavy - one.heavy, light - (not one.heavy)
                end = start + one.takes
                self.placed.append(Placed(one.bout, start, end, one.rest))
                last = one.as_neighbour(end)
                moment = self._moment(end + one.rest, last)

    def _anchors(self) -> list[tuple[int, Neighbour]]:
        """What has its time already, by its start, as a neighbour."""
        fixed = [
            (one.start, Neighbour("", (one.demand or 0) >= self.p.sched_heavy, end=one.end))
            for one in self.frame.fixed
        ]
        pinned = [(one.start, as_neighbour(one.bout.load, one.end, self.p)) for one in self.placed]
        return sorted([*fixed, *pinned], key=lambda one: (one[0], one[1].end))

    def _before(self) -> Neighbour:
        before = self.frame.before
        return as_neighbour(before.load, before.end, self.p) if before else Neighbour()

    def _next(
        self,
        lines: Iterable[list[UnplacedBout]],
        slot: Slot,
        moment: Moment,
        waiting: tuple[int, int],
    ) -> tuple[int, list[UnplacedBout]] | None:
        """Where the next bout of the slot begins, and out of which line it comes."""
        best: tuple[tuple[int, int, bool, tuple[object, ...]], int, list[UnplacedBout]] | None = (
            None
        )
        last = moment.last
        for line in lines:
            if not line:
                continue
            one = line[0]
            first, second = turn(last, one, *waiting), clash(last, one)
            if best and (first, second) > best[0][:2]:
                continue
            start = self._start(one, slot, moment)
            if start is None:
                continue
            key = (first, second, self._out_of_hours(one, start), one.place)
            if best is None or key < best[0]:
                best = (key, start, line)
        return best and best[1:]

    def _start(self, one: UnplacedBout, slot: Slot, moment: Moment) -> int | None:
        """When it would begin here; None where it finds no time in what is left of the slot."""
        load, earliest = one.bout.load, moment.clock
        latest = slot.end - one.takes - one.rest
        if latest < earliest or load.demand > slot.most:
            return None
        if load.activity in self._after:
            earliest = max(earliest, self._after[load.activity])
        if one.heavy:
            latest = min(latest, moment.heavy_ahead - one.takes)
            if moment.last.heavy:
                earliest = max(earliest, moment.heavy_from)
        if latest < earliest:
            return None
        return max(earliest, min(moment.clock + self._gap, latest))

    def _out_of_hours(self, one: UnplacedBout, start: int) -> bool:
        """Demanding outside of the good hours, or the other way round, while some are left."""
        if not self.frame.good:
            return False
        good = [stretch for stretch in self.frame.good if stretch.end > start]
        return bool(good) and one.demanding != any(stretch.holds(start) for stretch in good)

    def _moment(self, clock: int, last: Neighbour) -> Moment:
        apart = int(self.p.sched_heavy_rest)
        ahead = min((s for s, _ in self._heavy_spans if s >= clock), default=_FAR)
        return Moment(clock, last, whole(last.end + apart), down(ahead - apart))


def _by_time(line: Sequence[UnplacedBout]) -> tuple[object, ...]:
    load = line[0].bout.load
    return (not load.asked, 24 * 60 if load.at is None else load.at, load.activity)
