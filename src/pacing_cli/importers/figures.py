"""Importers: readings of a day (heart rate, its variation) into one number a day and source."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from pacing_cli.importers.rule import Rule
from pacing_cli.model.quantity import tidy

HIGHEST: Final = {"hr": "hrmax"}
"""Figures of which the highest reading is told too, and under which name."""


class Figures:
    """Count, sum and highest of every day, by figure and source."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str, str], list[float]] = {}

    def add(self, what: str, source: str, at: datetime | date, value: float) -> None:
        """One reading."""
        self.put(what, source, str(at.date() if isinstance(at, datetime) else at), value)

    def put(self, what: str, source: str, day: str, value: float) -> None:
        """As `add`, with the local date as a text, such as `2026-03-02`."""
        one = self._found.get((what, source, day))
        if one is None:
            self._found[what, source, day] = [1, value, value]
            return
        one[0] += 1
        one[1] += value
        if value > one[2]:
            one[2] = value

    def take(self, other: "Figures") -> None:
        """Add everything that another one holds."""
        for key, (count, total, highest) in other._found.items():
            one = self._found.setdefault(key, [0, 0.0, highest])
            one[0], one[1], one[2] = one[0] + count, one[1] + total, max(one[2], highest)

    def by_day(self, rule: Rule) -> Iterator[tuple[str, date, float, str]]:
        """What, day, value, source: of several sources the preferred one, else the one that
        read most often."""
        best: dict[tuple[str, str], tuple[tuple[int, float, str], float, float, str]] = {}
        for (what, source, day), (count, total, highest) in self._found.items():
            order = (rule.rank(source), -count, source)
            if (what, day) not in best or order < best[what, day][0]:
                best[what, day] = (order, total / count, highest, source)
        for (what, day), (_, value, highest, source) in sorted(best.items()):
            yield what, date.fromisoformat(day), tidy(value), source
            if what in HIGHEST and highest > value:
                yield HIGHEST[what], date.fromisoformat(day), tidy(highest), source
