"""Bouts given their times: first what was asked for a time, then all others, one by one."""

from collections.abc import Iterable, Sequence
from typing import Final

from pacing_cli.engine.schedule.load import Bout, Frame, down, is_heavy, whole
from pacing_cli.engine.schedule.order import Neighbour, Waiting, as_neighbour, clash, turn
from pacing_cli.engine.schedule.slots import Slot, without
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.value import Value

_FAR: Final = 10**6


class Placed(Value):
    """A bout with its time: `start` with the warm-up, `end` where its rest begins."""

    bout: Bout
    start: int
    end: int
    rest: int


class Moment(Value):
    """Where the filling stands in a slot."""

    clock: int
    last: Neighbour
    heavy_from: int
    """From here on something heavy may follow something heavy."""
    heavy_ahead: int
    """Here something heavy has to be over, as another one stands ahead."""


class Filling:
    """One try to give every bout a time in the free slots of a day."""

    def __init__(self, slots: Sequence[Slot], p: Parameters, frame: Frame) -> None:
        self.slots, self.p, self.frame = list(slots), p, frame
        self.placed: list[Placed] = []
        self.left: list[Waiting] = []
        self._gap = 0
        self._after: dict[str, int] = {}
        """Of what was asked for a time: before that its other parts do not begin."""
        self._heavy_spans = [
            (one.start, one.end) for one in frame.fixed if (one.demand or 0) >= p.sched_heavy
        ]
        before = frame.before
        if before and is_heavy(before.load, p):
            self._heavy_spans.append((before.end, before.end))

    def fill(self, waiting: Iterable[Sequence[Waiting]], gap: int) -> None:
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

    def _pin(self, one: Waiting) -> bool:
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

    def _first_start(self, wanted: int, minutes: int, one: Waiting) -> int | None:
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

    def _fill(self, lines: Sequence[list[Waiting]]) -> None:
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
        lines: Iterable[list[Waiting]],
        slot: Slot,
        moment: Moment,
        waiting: tuple[int, int],
    ) -> tuple[int, list[Waiting]] | None:
        """Where the next bout of the slot begins, and out of which line it comes."""
        best: tuple[tuple[int, int, bool, tuple[object, ...]], int, list[Waiting]] | None = None
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

    def _start(self, one: Waiting, slot: Slot, moment: Moment) -> int | None:
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

    def _out_of_hours(self, one: Waiting, start: int) -> bool:
        """Demanding outside of the good hours, or the other way round, while some are left."""
        if not self.frame.good:
            return False
        good = [stretch for stretch in self.frame.good if stretch.end > start]
        return bool(good) and one.demanding != any(stretch.holds(start) for stretch in good)

    def _moment(self, clock: int, last: Neighbour) -> Moment:
        apart = int(self.p.sched_heavy_rest)
        ahead = min((s for s, _ in self._heavy_spans if s >= clock), default=_FAR)
        return Moment(clock, last, whole(last.end + apart), down(ahead - apart))


def _by_time(line: Sequence[Waiting]) -> tuple[object, ...]:
    load = line[0].bout.load
    return (not load.asked, 24 * 60 if load.at is None else load.at, load.activity)
