"""Bouts given their times: first what was asked for a time, then all others, one by one."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pacing_cli.engine.schedule.load import Bout, Frame, Load, Tempo, down, is_heavy, whole
from pacing_cli.engine.schedule.order import Neighbour, Waiting, as_neighbour, clash, in_line, turn
from pacing_cli.engine.schedule.rests import length, rest_after
from pacing_cli.engine.schedule.slots import Slot, without
from pacing_cli.model.parameters import Parameters


class Placed(NamedTuple):
    """A bout with its time: `start` with the warm-up, `end` where its rest begins."""

    bout: Bout
    start: int
    end: int
    rest: int


class Filling:
    """One try to give every bout a time in the free slots of a day."""

    def __init__(self, slots: Sequence[Slot], tempo: Tempo, p: Parameters, frame: Frame) -> None:
        self.slots, self.tempo, self.p, self.frame = list(slots), tempo, p, frame
        self.placed: list[Placed] = []
        self.left: list[Bout] = []
        self._heavy_spans = [
            (one.start, one.end) for one in frame.fixed if (one.demand or 0) >= p.sched_heavy
        ]
        before = frame.before
        if before and is_heavy(before.load, p):
            self._heavy_spans.append((before.end, before.end))

    def fill(self, parts: Sequence[Sequence[Bout]], gap: int) -> None:
        """Place the bouts of every load; what finds no time is in `left`."""
        lines = in_line(parts, self.tempo, self.p)
        for line in sorted(lines, key=_by_time):
            if line and line[0].bout.load.at is not None and self._pin(line[0]):
                del line[0]
        self._fill(lines, gap)
        self.left = [one.bout for line in lines for one in line]
        self.placed.sort(key=lambda one: one.start)

    # --- what was asked for a time

    def _pin(self, one: Waiting) -> bool:
        load = one.bout.load
        assert load.at is not None
        takes, rest = length(one.bout), rest_after(one.bout, self.tempo, self.p)
        wanted = load.at - whole(load.warm_up)
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
        apart, takes = int(self.p.sched_heavy_rest), length(one.bout)
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

    def _fill(self, lines: Sequence[list[Waiting]], gap: int) -> None:
        heavy = sum(one.heavy for line in lines for one in line)
        light = sum(len(line) for line in lines) - heavy
        anchors = self._anchors()
        after = {placed.bout.load.activity: placed.end + placed.rest for placed in self.placed}
        last = self._before()
        for slot in self.slots:
            while anchors and anchors[0][0] < slot.start:
                last = anchors.pop(0)[1]
            clock = whole(slot.start)
            while found := self._next(lines, slot, clock, gap, last, after, (heavy, light)):
                start, line = found
                one = line.pop(0)
                heavy, light = heavy - one.heavy, light - (not one.heavy)
                end = start + length(one.bout)
                rest = rest_after(one.bout, self.tempo, self.p)
                self.placed.append(Placed(one.bout, start, end, rest))
                last, clock = as_neighbour(one.bout.load, end, self.p), end + rest

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
        clock: int,
        gap: int,
        last: Neighbour,
        after: dict[str, int],
        waiting: tuple[int, int],
    ) -> tuple[int, list[Waiting]] | None:
        """Where the next bout of the slot begins, and out of which line it comes."""
        best: tuple[tuple[object, ...], int, list[Waiting]] | None = None
        for line in lines:
            if not line:
                continue
            one = line[0]
            start = self._start(one, slot, clock, gap, last, after)
            if start is None:
                continue
            key = (
                turn(last, one, *waiting),
                clash(last, one.bout.load),
                self._out_of_hours(one, start),
                one.place,
            )
            if best is None or key < best[0]:
                best = (key, start, line)
        return best and best[1:]

    def _start(
        self,
        one: Waiting,
        slot: Slot,
        clock: int,
        gap: int,
        last: Neighbour,
        after: dict[str, int],
    ) -> int | None:
        load, takes = one.bout.load, length(one.bout)
        if load.demand > slot.most:
            return None
        earliest = max(clock, after.get(load.activity, 0))
        latest = slot.end - takes - rest_after(one.bout, self.tempo, self.p)
        if one.heavy:
            apart = int(self.p.sched_heavy_rest)
            if last.heavy:
                earliest = max(earliest, whole(last.end + apart))
            coming = [start for start, _ in self._heavy_spans if start >= clock]
            latest = min([latest, *(down(start - apart - takes) for start in coming)])
        if latest < earliest:
            return None
        return max(whole(earliest), min(clock + gap, down(latest)))

    def _out_of_hours(self, one: Waiting, start: int) -> bool:
        """Demanding outside of the good hours, or the other way round, while some are left."""
        good = [stretch for stretch in self.frame.good if stretch.end > start]
        return bool(good) and one.demanding != any(stretch.holds(start) for stretch in good)


def _by_time(line: list[Waiting]) -> tuple[object, ...]:
    load: Load | None = line[0].bout.load if line else None
    at = load.at if load and load.at is not None else 24 * 60
    return (not (load and load.asked), at, load.activity if load else "")
