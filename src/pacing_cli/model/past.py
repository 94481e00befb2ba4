"""A row of days whose oldest part was left out: the places stay as they were."""

from collections.abc import Sequence
from typing import Generic, TypeVar, overload

T = TypeVar("T")


class TooFarBack(Exception):
    """A day was asked for that was left out: only the whole log can answer."""


class Past(Sequence[T], Generic[T]):
    """`left_out` days that are not here, then `rows`. A place counts from the very first day.

    Looks like a list of all days, and so do its slices. Raises TooFarBack, and never
    gives a wrong day, where one of those that were left out is asked for.
    """

    def __init__(self, left_out: int, rows: Sequence[T]) -> None:
        self._left_out, self._rows = left_out, rows

    def __len__(self) -> int:
        return self._left_out + len(self._rows)

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[T]: ...
    def __getitem__(self, place: int | slice) -> T | Sequence[T]:
        if isinstance(place, slice):
            return self._part(*place.indices(len(self)))
        index = place + len(self) if place < 0 else place
        if not 0 <= index < len(self):
            raise IndexError(place)
        if index < self._left_out:
            raise TooFarBack
        return self._rows[index - self._left_out]

    def _part(self, first: int, stop: int, step: int) -> Sequence[T]:
        if step != 1:
            raise TooFarBack
        begin, end = (max(place - self._left_out, 0) for place in (first, stop))
        missing = max(min(stop, self._left_out) - first, 0)
        rows = self._rows[begin:end]
        return Past(missing, rows) if missing else rows
