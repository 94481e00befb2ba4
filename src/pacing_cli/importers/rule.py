"""Importers: which of several sources counts, where they measured the same minutes."""

from typing import Final

from pacing_cli.importers.day_sums import QUARTERS
from pacing_cli.model.value import Value

FULLEST: Final = "fullest"
INTERVAL: Final = "interval"


class Rule(Value):
    """Which of several sources counts."""

    way: str = FULLEST
    """`fullest`: of each day one source, the one with most; `interval`: they take turns."""
    prefer: tuple[str, ...] = ()
    """Sources that go before all others, the first first; a part of the name is enough."""

    @property
    def parts(self) -> int:
        """Into how many parts a day is summed for this rule."""
        return QUARTERS if self.way == INTERVAL else 1

    def rank(self, source: str) -> int:
        """0 for the first preferred source; the same high number for all that are not."""
        name = source.casefold()
        places = [i for i, word in enumerate(self.prefer) if word.casefold() in name]
        return min(places, default=len(self.prefer))
