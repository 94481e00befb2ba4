"""Importers: from which number to which a column goes, and which scale that may be."""

from collections.abc import Mapping, Sequence
from typing import Final

from pacing_cli.importers.cells import read_number
from pacing_cli.model.value import Value

_FULL: Final = 10.0
_HALF: Final = 5.0
_HUNDRED: Final = 100.0


class Span(Value):
    """The lowest and the highest number of a column, as far as it was looked at."""

    low: float
    high: float

    @property
    def is_hundred(self) -> bool:
        """More than 10 and no more than 100: a scale of 0 to 100."""
        return _FULL < self.high <= _HUNDRED and self.low >= 0

    @property
    def is_no_scale(self) -> bool:
        """Numbers that no scale of 0 to 10 or 0 to 100 has."""
        return self.high > _HUNDRED or self.low < 0

    @property
    def is_unclear(self) -> bool:
        """Nothing above 5: a scale that ends there, or one of 0 to 10 on good days."""
        return self.low >= 0 and self.high <= _HALF


def spans_of(
    header: Sequence[str], body: Sequence[Sequence[str]], decimal: str, thousands: str
) -> Mapping[str, Span]:
    """The span of every column that holds numbers."""
    found: dict[str, Span] = {}
    for place, name in enumerate(header):
        numbers = [
            number
            for row in body
            if place < len(row) and (number := _number(row[place], decimal, thousands)) is not None
        ]
        if numbers:
            found[name] = Span(min(numbers), max(numbers))
    return found


def _number(cell: str, decimal: str, thousands: str) -> float | None:
    try:
        return read_number(cell, decimal, thousands)
    except ValueError:
        return None
