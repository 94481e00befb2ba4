"""Importers: what an export says, piece by piece, before anything is merged or matched.

An importer yields these as it reads. Moments have an offset; a day is a local date. One
`source` is one writer of an export, a phone, a watch or an app: never the model's serial
or address, which change. Nothing here is an entry yet.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Literal, TypeAlias

from pacing_cli.errors import Problem
from pacing_cli.importers.day_sums import DaySums
from pacing_cli.importers.figures import Figures
from pacing_cli.importers.nights import Nights
from pacing_cli.model.value import Value

Sum = Literal["steps", "metres"]
"""What adds up over a day. Two sources over the same minutes are never added."""
Figure = Literal[
    "hr", "hrmax", "x_resting_hr", "x_hrv_ms", "x_stress", "x_exercise_minutes", "x_stand_hours"
]
"""What is averaged over a day (`hrmax`: the highest), under its name in the journal."""


class Counted(Value):
    """An amount over a span of time, as one source counted it."""

    what: Sum
    source: str
    start: datetime
    end: datetime
    value: float


class DayTotal(Value):
    """The amount of a whole local day, as one source summed it up itself."""

    what: Sum
    source: str
    day: date
    value: float


class Measured(Value):
    """One reading of one source, at a moment or (`at` a date) of a whole day."""

    what: Figure
    source: str
    at: datetime | date
    value: float


class Asleep(Value):
    """A span in which one source saw sleep. Time in bed is none."""

    source: str
    start: datetime
    end: datetime


class Night(Value):
    """Hours asleep of a night of which only the sum is told, by the date of waking up."""

    source: str
    day: date
    hours: float


class Bout(Value):
    """A workout, in the fields of an entry; `minutes` are without pauses."""

    activity: str
    source: str
    start: datetime
    end: datetime
    fields: Mapping[str, object]
    called: str = ""
    """What the export calls it, where that says more."""


class Told(Value):
    """What the person wrote down in another program: a check-in, a note, a dose.

    `key` names it for good within that program's export (never the place in the file).
    `scale` holds words on a scale that is not 0 to 10, by field, and `original` what stood
    there, so that nothing is lost where it was mapped.
    """

    at: datetime
    fields: Mapping[str, object]
    key: str
    kind: str = "check"
    scale: Mapping[str, str] = {}
    original: Mapping[str, object] = {}


class NotWorn(Value):
    """A day on which a source lay in a drawer: what it counted there says nothing."""

    source: str
    day: date


class Unknown(Value):
    """A place where a value could stand and none does: unknown, never zero."""

    what: str
    cells: int = 1


class Ranked(Value):
    """The order in which sources count, as the person set it there: the first is the first."""

    sources: tuple[str, ...]


class Seen(Value):
    """Records that went by and are summed up in another value."""

    records: int


class Refused(Value):
    """A cell, a record or a whole row (then `what` is empty) that cannot be used, and why."""

    what: str
    problem: Problem


Observation: TypeAlias = (
    Counted
    | DayTotal
    | DaySums
    | Measured
    | Figures
    | Asleep
    | Night
    | Nights
    | Bout
    | Told
    | NotWorn
    | Unknown
    | Ranked
    | Seen
    | Refused
)
"""`DaySums`, `Figures` and `Nights` are many `Counted`, `Measured` and `Asleep` in one, for
exports that are too long to be told one by one."""
