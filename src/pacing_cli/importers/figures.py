"""Importers: readings of a day (heart rate, its variation) into one number a day and source."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from pacing_cli.importers.rule import Rule
from pacing_cli.model.quantity import tidy

HIGHEST: Final = frozenset({"hrmax"})
"""Figures of which the highest counts, not the mean."""


class Figures:
    """Count, sum and highest of every day, by figure and source."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, date, str], list[float]] = {}

    def add(self, what: str, source: str, at: datetime | date, value: float) -> None:
        """One reading."""
        day = at.date() if isinstance(at, datetime) else at
        one = self._found.setdefault((what, day, source), [0, 0.0, value])
        one[0] += 1
        one[1] += value
        one[2] = max(one[2], value)

    def by_day(self, rule: Rule) -> Iterator[tuple[str, date, float, str]]:
        """What, day, value, source: of several sources the preferred one, else the one that
        read most often."""
        best: dict[tuple[str, date], tuple[tuple[int, float, str], float, str]] = {}
        for (what, day, source), (count, total, highest) in self._found.items():
            order = (rule.rank(source), -count, source)
            value = highest if what in HIGHEST else total / count
            if (what, day) not in best or order < best[what, day][0]:
                best[what, day] = (order, value, source)
        for (what, day), (_, value, source) in sorted(best.items(), key=lambda one: one[0]):
            yield what, day, tidy(value), source
