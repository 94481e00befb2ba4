"""An entry: one event, as the person logged it."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Final, Literal

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
        if tags is None:
            return ()
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
        kind = type(value)
        return float(value) if kind is int or kind is float else None  # type: ignore[arg-type]

    def word(self, key: str) -> str | None:
        """The text under `key`, or None where nothing was written."""
        value = self.fields.get(key)
        return value if isinstance(value, str) else None

    @property
    def medicine(self) -> str:
        """The name of the medicine without its dose, empty if there is none."""
        return medicine_name(self.word("medicine") or "")

    @property
    def source(self) -> Mapping[str, object]:
        """Where an imported entry came from; empty for what the person wrote here."""
        source = self.fields.get("source")
        if source is None:  # a question about its kind takes ten times as long
            return {}
        return source if isinstance(source, Mapping) else {}

    @property
    def measured(self) -> bool:
        """A device measured it; nobody wrote it down."""
        return self.source.get("by") == "device"

    @property
    def date_only(self) -> bool:
        """Only its day is known: what came before and after it on that day is not."""
        return self.fields.get("date_only") is True

    @property
    def whole_day(self) -> bool:
        """An amount that was counted over a whole day, with everything that was done in it."""
        return self.fields.get("x_whole_day") is True

    @property
    def partial(self) -> bool:
        """An amount of a day that was not over when it was exported: how much it was in all
        is unknown, until a later export or the person says so."""
        if self.fields.get("x_partial") is not True:
            return False
        said = self.source.get("said")
        return not isinstance(said, Mapping) or all(
            self.fields.get(key) == value for key, value in said.items()
        )

    @property
    def impact(self) -> bool:
        """True where the person marked it as hard to bear, or you had to change your day."""
        return self.fields.get("impact") is True


_NUMBER: Final = r"(?:\d+(?:[.,/]\d+)*|half|one|two)"
_DOSE_UNIT: Final = (
    "(?:mg|mcg|µg|ug|g|ml|iu|x|unit|tablet|tab|pill|capsule|drop|puff|spray|patch(?:es)?|sachet|"
    "spoon|teaspoon|dose)s?"
)
_AMOUNT_TAKEN: Final = rf"(?:\s+{_NUMBER}(?:/{_NUMBER})?(?:\s+an?)?\s*{_DOSE_UNIT}|(?<!\b\w)(?<!omega)\s+\d+(?:/\d+)?)$"
"""At the end of a name. A number alone is an amount, but not that of `vitamin b 12`."""


@lru_cache(maxsize=256)  # somebody takes the same few twice a day for years
def medicine_name(text: str) -> str:
    """Return the name of a medicine without its dose: `oxycodone 10mg` is `oxycodone`."""
    name = " ".join(text.split())
    if not any(map(str.isdecimal, name)) and not re.search("half|one|two", name, re.IGNORECASE):
        return name  # without a number there is no amount; the long pattern takes its time
    while shorter := re.sub(_AMOUNT_TAKEN, "", name, flags=re.IGNORECASE):
        if shorter == name:
            break
        name = shorter
    return name


READ_SINGLY: Final = frozenset({DOSE, NOTE, VISIT, REVIEW, SCORE})
"""Of other kinds a look back needs no more than the sums of their day."""


def is_read_singly(entry: Entry) -> bool:
    """Whether a look back reads the entry itself, and not only the sums of its day: notes,
    doses, scores, visits, and ratings that came in on another scale."""
    fields = entry.fields
    if entry.kind in READ_SINGLY or "note" in fields:
        return True
    return "source" in fields and "scale" in entry.source


def is_plain_dose(entry: Entry) -> bool:
    """Whether the sums of its day say all that a look back tells of a dose: its day, and the name
    as it was written."""
    fields = entry.fields
    if entry.kind != DOSE or "note" in fields or "course" in fields:
        return False
    plain = not fields.get("medicine") or fields["medicine"] == entry.medicine
    return plain and not ("source" in fields and "scale" in entry.source)


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


# The fields of an entry: their names on the keyboard and in the file, and what is allowed.
#
# One table serves the shorthand, the options, the journal's reader and the docs.

FieldKind = Literal["rating", "hours", "count", "kilograms", "flag", "choice", "words"]


class Field(Value):
    """One field that an entry may carry."""

    word: str
    """What is typed: `pain`."""
    key: str
    """What stands in the journal: `pain`, `sleep_hours`."""
    kind: FieldKind
    low: float = 0
    high: float = 10
    choices: tuple[str, ...] = ()
    example: str = ""
    meaning: str = ""

    @property
    def allowed(self) -> str:
        """What is allowed, in a few words, for the sentence that refuses a value."""
        if self.kind == "choice":
            return "one of " + ", ".join(self.choices)
        if self.kind == "flag":
            return "no value"
        if self.kind == "words":
            return "a name"
        decimals = ", one decimal at most" if self.kind == "rating" else ""
        unit = {"hours": " hours", "kilograms": " kg"}.get(self.kind, "")
        return f"a number from {self.low:g} to {self.high:g}{unit}{decimals}"


FIELDS: Final[tuple[Field, ...]] = (
    Field("pain", "pain", "rating", example="pain 4", meaning="pain now; `pain 3-5` is before and after"),
    Field("peak", "peak", "rating", example="peak 7", meaning="the worst pain during it"),
    Field("effort", "effort", "rating", example="effort 4", meaning="how hard it felt"),
    Field("fatigue", "fatigue", "rating", example="fatigue 5", meaning="fatigue"),
    Field("mood", "mood", "rating", example="mood 6", meaning="10 is best"),
    Field("stress", "stress", "rating", example="stress 3", meaning="10 is most"),
    Field("stiff", "stiff", "rating", example="stiff 4", meaning="stiffness"),
    Field("meaning", "meaning", "rating", example="meaning 8", meaning="how much it mattered"),
    Field("sleep", "sleep_hours", "hours", 0, 24, example="sleep 6.5h", meaning="hours asleep last night"),
    Field("quality", "quality", "rating", example="quality 4", meaning="how good the sleep was; 10 is best"),
    Field("hr", "hr", "count", 20, 250, example="hr 96", meaning="heart rate, beats a minute"),
    Field("hrmax", "hrmax", "count", 20, 250, example="hrmax 120", meaning="highest heart rate"),
    Field("load", "load_kg", "kilograms", 0, 500, example="load 4kg", meaning="weight used"),
    Field("upright", "upright_hours", "hours", 0, 24, example="upright 3h", meaning="hours on your feet or sitting up"),
    Field("impact", "impact", "flag", example="impact", meaning="hard to bear, or you had to change your day"),
    Field(
        "stopped", "stopped", "choice",
        choices=("time", "done", "pain", "tired", "interrupted"),
        example="stopped pain", meaning="why it ended",
    ),
    Field("with", "with", "words", example="with Sam", meaning="who was there"),
)  # fmt: skip

BY_WORD: Final[dict[str, Field]] = {field.word: field for field in FIELDS}
LETTERS: Final[dict[str, str]] = {"p": "pain", "e": "effort", "f": "fatigue"}
PAIN_AFTER: Final = "pain_after"
