"""A chart as values, apart from its drawing. Every form has the same facts."""

from datetime import date, timedelta
from typing import Final, Literal, get_args

from pacing_cli.model.quantity import Measure
from pacing_cli.model.timeline import EventKind, MedicineCourse
from pacing_cli.model.value import Value

ChartKind = Literal[
    "amount", "quota", "pain", "upright", "distance", "sleep", "calendar", "fatigue", "mood",
    "stiff", "bands",
]  # fmt: skip
CHART_KINDS: Final[tuple[ChartKind, ...]] = tuple(
    kind for kind in get_args(ChartKind) if kind != "bands"
)
"""Those that can be asked for; `bands` stand on the sheet alone."""
ChartUnit = Measure | Literal["points", "hours"]
"""What the values are counted in; points are those of a 0 to 10 rating."""


LEVELS: Final = 4
_SHARES: Final = (0.5, 1.0, 1.5)
"""Of the middle: less than half of it, up to it, up to half more, above."""


def level(value: float, middle: float) -> int:
    """Which of the four sizes of a calendar a day's amount gets, from 0."""
    return sum(value > share * middle for share in _SHARES)


class Episode(Value):
    """The part of a flare inside the chart, both days included."""

    first: date
    last: date


class Mark(Value):
    """An event of the time line on a chart, both days included."""

    kind: EventKind
    first: date
    last: date
    what: str = ""
    """The medicine, where it is one."""
    course: MedicineCourse | None = None


class BandRow(Value):
    """One rating, or the sleep, day by day; None: not known."""

    name: str
    values: tuple[float | None, ...]


class Chart(Value):
    """One row of columns side by side, a day each or a week each.

    All rows of values are as long as `days`. None is an unknown value, never a zero.
    """

    kind: ChartKind
    unit: ChartUnit
    days: tuple[date, ...]
    """The first day of every column."""
    values: tuple[float | None, ...]
    """A day's value; with weeks the mean of the days that have one."""
    activity: str = ""
    """Empty: everything of the day together."""
    days_each: int = 1
    """How many days a column stands for: 1 or 7."""
    end: date | None = None
    """The last day of the last week, which may have fewer days; None: that of the columns."""
    known: tuple[bool, ...] = ()
    """Whether anything was written down in the column."""
    line: tuple[float | None, ...] = ()
    """The quota as it was shown, for amounts; empty: there is none."""
    low: tuple[float | None, ...] = ()
    high: tuple[float | None, ...] = ()
    """The band: from the first or lowest to the worst pain of a column."""
    usual: float | None = None
    """The person's own median, where it is known."""
    ceiling: float | None = None
    floor: float | None = None
    baseline: float | None = None
    agreed_on: date | None = None
    """The ceiling and the floor are drawn from this day on; None: over all of the days."""
    flares: tuple[Episode, ...] = ()
    bad: tuple[date, ...] = ()
    """Days that were called bad."""
    left_out: int = 0
    """Days of the span before the first column, for which there is no room."""
    marks: tuple[Mark, ...] = ()
    """The events of the time line, flares apart."""
    rows: tuple[BandRow, ...] = ()
    """Ratings below each other, for `bands`."""

    @property
    def last(self) -> date:
        """The last day of the last column."""
        return self.end or self.days[-1] + timedelta(days=self.days_each - 1)

    @property
    def middle(self) -> float:
        """The median of what was done on the days that have something; 1 where none has."""
        told = sorted(value for value in self.values if value)
        return told[len(told) // 2] if told else 1.0

    @property
    def empty(self) -> bool:
        """True where there is nothing to draw."""
        return not self.rows and not any(value is not None for value in (*self.values, *self.line))
