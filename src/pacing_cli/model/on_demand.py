"""A row whose members are made when they are asked for."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar, overload

T_co = TypeVar("T_co", covariant=True)


class OnDemand(Sequence[T_co]):
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
