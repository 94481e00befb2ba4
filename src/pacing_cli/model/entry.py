"""An entry: one thing that happened, as it was written down."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from pacing_cli.model.quantity import MEASURES, Amount
from pacing_cli.model.value import Value

ACTIVITY: Final = "activity"
CHECK: Final = "check"
BAD: Final = "bad"
BETTER: Final = "better"
FLARE: Final = "flare"
FLARE_END: Final = "flare_end"
DOSE: Final = "dose"
NOTE: Final = "note"
VISIT: Final = "visit"
REVIEW: Final = "review"
SCORE: Final = "score"
EXPERIMENT: Final = "experiment"
REARRANGE: Final = "rearrange"
AMEND: Final = "amend"
WITHDRAW: Final = "withdraw"
PURGE: Final = "purge"

EVENT_KINDS: Final[tuple[str, ...]] = (
    ACTIVITY, CHECK, BAD, BETTER, FLARE, FLARE_END, DOSE, NOTE, VISIT,
    REVIEW, SCORE, EXPERIMENT, REARRANGE,
)  # fmt: skip
"""Kinds that happen at a moment. `amend` and `withdraw` speak of another entry instead."""

BESIDE_THE_DAY: Final = frozenset({REVIEW, SCORE, EXPERIMENT, REARRANGE})
"""Kinds that say nothing of how the day was: they make no day a known one."""


class Entry(Value):
    """One event of the journal, after amendments.

    `at` is the moment of the event with its own UTC offset, `zone` the name of
    the zone it happened in, `noted` the moment it was written down, in UTC.
    `fields` holds everything else under the names of the file (`activity`,
    `minutes`, `pain`, `tags`, ...), unknown ones included.
    """

    id: str
    kind: str
    at: datetime
    zone: str
    noted: datetime
    fields: Mapping[str, object]

    @property
    def day(self) -> date:
        """The local date of the event: the day it belongs to."""
        return self.at.date()

    @property
    def activity(self) -> str | None:
        """The activity's name, for entries of kind `activity`."""
        name = self.fields.get("activity")
        return name if isinstance(name, str) else None

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags without their plus sign."""
        tags = self.fields.get("tags")
        return tuple(str(tag) for tag in tags) if isinstance(tags, list | tuple) else ()

    @property
    def amounts(self) -> tuple[Amount, ...]:
        """Every amount that was written, in the order of the measures."""
        return tuple(
            Amount(measure, value)
            for measure in MEASURES
            if (value := self.number(measure)) is not None
        )

    def number(self, key: str) -> float | None:
        """The number under `key`, or None where nothing was written."""
        value = self.fields.get(key)
        if isinstance(value, bool) or not isinstance(value, int | float):
            return None
        return float(value)

    def word(self, key: str) -> str | None:
        """The text under `key`, or None where nothing was written."""
        value = self.fields.get(key)
        return value if isinstance(value, str) else None

    @property
    def source(self) -> Mapping[str, object]:
        """Where an imported entry came from; empty for what the person wrote here."""
        source = self.fields.get("source")
        return source if isinstance(source, Mapping) else {}

    @property
    def measured(self) -> bool:
        """A device measured it; nobody wrote it down."""
        return self.source.get("by") == "device"

    @property
    def whole_day(self) -> bool:
        """An amount that was counted over a whole day, with everything that was done in it."""
        return self.fields.get("x_whole_day") is True

    @property
    def impact(self) -> bool:
        """True where the person marked it as hard to bear, or the day had to change."""
        return self.fields.get("impact") is True


def is_read_singly(entry: Entry) -> bool:
    """Whether a look back reads the entry itself, and not only the sums of its day: notes,
    doses, scores, visits, and ratings that came in on another scale."""
    return entry.kind not in (ACTIVITY, CHECK) or "scale" in entry.source


class Amendment(Value):
    """A line that speaks of another entry: its new text, or (with None) its withdrawal."""

    id: str
    noted: datetime
    of: str
    entry: Mapping[str, object] | None
    fields: Mapping[str, object] = {}
    """What else stands in the line: `batch`, `undo`, and what a newer version may add."""


class Purge(Value):
    """A line that says what the person wanted gone, on every device: ids and fields, no text."""

    id: str
    noted: datetime
    ids: tuple[str, ...]
    """Lines that are gone, whole or in part, and with them what speaks of these lines."""
    keys: tuple[str, ...] = ()
    """The fields that are gone from them; none: all of each line."""
    fields: Mapping[str, object] = {}
    """What else stands in the line, such as what a newer version may add."""
