"""The earlier days of a journal, in stretches that are loaded when needed.

A plan uses only the last weeks, and a report of ten years loads all.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import accumulate
from typing import TypeVar, overload

from pacing_cli.model.day import Day
from pacing_cli.model.phase import Phase, UsualRange
from pacing_cli.model.value import Value

T = TypeVar("T")

_SHORT = 64
"""Slices up to this length are lists, as rules go over them again and again."""


class NeedsOlderHistory(Exception):
    """A caller asked for data that only the replay from the first day has."""


class Segment(Value):
    """Some days of a log, and what was known and shown on each of them, side by side."""

    days: Sequence[Day]
    usual: Sequence[UsualRange]
    phases: Sequence[Phase]
    open: Sequence[date | None]
    """The onset of the flare that was open on the day."""
    shown: Mapping[str, Sequence[float | None]]
    """The quota of each activity that had one on any of these days."""

    def of(self, activity: str) -> Sequence[float | None]:
        """The quotas of an activity."""
        return self.shown.get(activity) or [None] * len(self.days)


class History:
    """Stretches that follow each other; `lengths` says how many days each of them holds."""

    def __init__(self, lengths: Sequence[int] = (), stretches: Sequence[Segment] = ()) -> None:
        self.lengths, self.stretches = tuple(lengths), stretches
        self.starts = (0, *accumulate(lengths))
        """The place of the first day of each, and that of the first day after them."""

    def __len__(self) -> int:
        return self.starts[-1]

    def longer(self, more: Sequence[Segment]) -> "History":
        """With these stretches behind it."""
        lengths = (*self.lengths, *(len(one.days) for one in more))
        return History(lengths, (*self.stretches, *more))


class HistoryRow(Sequence[T]):
    """One row of the past and what came since. A place counts from the very first day."""

    def __init__(
        self,
        past: History,
        part: Callable[[Segment], Sequence[T]],
        since: Sequence[T],
        start: int = 0,
        stop: int | None = None,
    ) -> None:
        """`start` and `stop`: of a part of the row; without `stop` it grows with `since`."""
        self._past, self._part, self._since = past, part, since
        self._settled = len(past)
        self._open: tuple[int, int, Sequence[T]] = (0, 0, ())
        """The stretch that was read last: whoever asks for a day asks for its neighbours."""
        self._start, self._stop = start, stop

    def __len__(self) -> int:
        stop = self._settled + len(self._since) if self._stop is None else self._stop
        return stop - self._start

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[T]: ...
    def __getitem__(self, place: int | slice) -> T | Sequence[T]:
        if isinstance(place, slice):
            return self._slice(*place.indices(len(self)))
        end = self._settled + len(self._since) if self._stop is None else self._stop
        at = place + (end if place < 0 else self._start)
        if not self._start <= at < end:
            raise IndexError(place)
        if at >= self._settled:
            return self._since[at - self._settled]
        first, stop, row = self._open
        if not first <= at < stop:
            number = bisect_right(self._past.starts, at) - 1
            first, stop = self._past.starts[number : number + 2]
            row = self._part(self._past.stretches[number])
            self._open = first, stop, row
        return row[at - first]

    def _slice(self, start: int, stop: int, step: int) -> Sequence[T]:
        if step != 1:
            return [self[place] for place in range(start, stop, step)]
        stop = max(start, stop)
        first, last = self._start + start, self._start + stop
        if stop - start <= _SHORT:
            if first >= self._settled:
                return list(self._since[first - self._settled : last - self._settled])
            return list(self._over(start, stop))
        return HistoryRow(self._past, self._part, self._since, first, last)

    def __iter__(self) -> Iterator[T]:
        return self._over(0, len(self))

    def _over(self, start: int, stop: int) -> Iterator[T]:
        at, stop, starts = self._start + start, self._start + stop, self._past.starts
        while at < min(stop, starts[-1]):
            number = bisect_right(starts, at) - 1
            part = self._part(self._past.stretches[number])
            yield from part[at - starts[number] : stop - starts[number]]
            at = starts[number + 1]
        if stop > starts[-1]:
            yield from self._since[at - starts[-1] : stop - starts[-1]]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]


# A row whose members are made when they are asked for.

T_co = TypeVar("T_co", covariant=True)


class LazySequence(Sequence[T_co]):
    """`count` members; `make` makes those of some places. Slices are lists."""

    def __init__(self, count: int, make: Callable[[range], Iterable[T_co]]) -> None:
        self._places, self._make = range(count), make

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, place: int) -> T_co: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[T_co]: ...
    def __getitem__(self, place: int | slice) -> T_co | Sequence[T_co]:
        if isinstance(place, slice):
            return list(self._make(self._places[place]))
        at = self._places[place]
        (found,) = self._make(range(at, at + 1))
        return found

    def __iter__(self) -> Iterator[T_co]:
        return iter(self._make(self._places))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]
