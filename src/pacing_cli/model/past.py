"""A row of days whose oldest part was left out: the places stay as they were."""

from collections.abc import Sequence
from typing import Generic, TypeVar, overload

T = TypeVar("T")


class TooFarBack(Exception):
    """A day was asked for that was left out: only the whole log can answer."""


class Past(Sequence[T], Generic[T]):
    """`left_out` days that are not here, then `rows`. A place counts from the very first day.

    Looks like a list of all days. Raises TooFarBack, and never gives a wrong day, where
    one of those that were left out is asked for.
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
            first, stop, step = place.indices(len(self))
            if first >= stop:
                return []
            return self._rows[self._here(first) : stop - self._left_out : step]
        index = place + len(self) if place < 0 else place
        if not 0 <= index < len(self):
            raise IndexError(place)
        return self._rows[self._here(index)]

    def _here(self, index: int) -> int:
        if index < self._left_out:
            raise TooFarBack
        return index - self._left_out
