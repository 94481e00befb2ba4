"""What happened in a span, in order: the events of a time line, and what each activity came to."""

from datetime import date
from typing import Final, Literal, get_args

from pacing_cli.model.phase import Flare
from pacing_cli.model.quantity import Amount, Measure
from pacing_cli.model.value import Value

EventKind = Literal[
    "much_more", "flare", "bad", "harder", "stopped", "step_up", "step_back", "lower",
    "holiday", "pause", "medicine", "visit",
]  # fmt: skip
EVENT_KINDS: Final[tuple[EventKind, ...]] = get_args(EventKind)
HARD_EVENTS: Final[tuple[EventKind, ...]] = (
    "much_more", "flare", "bad", "harder", "stopped", "step_back",
)  # fmt: skip
"""Where one of these stands, nobody says that nothing needs a change."""
MedicineCourse = Literal["started", "changed", "stopped", "first"]
"""What happened to a medicine; `first`: a dose of it was logged that was never logged before."""

MOST_EVENTS: Final = 10
"""So many events stand in a time line; the weightiest are chosen."""


class Lowered(Value):
    """How one activity's amount went down in a flare, and came back."""

    activity: str
    before: Amount
    lowest: Amount
    back_on: date | None
    """The first day at the amount of before, or above; None: not yet by the end of the span."""
    now: Amount | None
    """The amount at the end of the span; None: there is none."""


class TimelineEvent(Value):
    """One event on a day or over some days; facts, never a cause."""

    kind: EventKind
    on: date
    until: date | None = None
    """The last day, included; None: it was one day, or is not over."""
    what: str = ""
    """The activity or the medicine; empty for a day as a whole."""
    amount: Amount | None = None
    """What was done, or the amount after the last step."""
    before: Amount | None = None
    """What is usual, or the amount before the first step."""
    many: int = 1
    """Days, or steps."""
    flare: Flare | None = None
    worst: float | None = None
    """The worst rating of harder days; of a flare only where pain was not rated in it."""
    worst_of: str = "pain"
    """What `worst` is a rating of: pain where it was rated, else what was rated most."""
    worst_on: date | None = None
    """The first day with that rating."""
    course: MedicineCourse | None = None
    open: bool = False
    """It went on at the end of the span."""
    lines: tuple[str, ...] = ()
    """What was agreed on at a visit."""
    notes: tuple[str, ...] = ()
    """The person's own words of these days."""
    whole_day: bool = False
    """`amount` and `before` are those of everything on the day together, whatever `what` names."""
    part: str = ""
    """What took longest on a day that was much more as a whole, where there was more than one."""
    part_amount: Amount | None = None
    by_quota: bool = False
    """`before` is the daily amount, as there are too few days to tell what is usual."""
    lowered: tuple[Lowered, ...] = ()
    """What a flare took off the daily amounts."""

    @property
    def mostly_part(self) -> bool:
        """True where `part` took more than half of the day's activity."""
        return bool(
            self.part_amount and self.amount and 2 * self.part_amount.value > self.amount.value
        )

    @property
    def last(self) -> date:
        """The last day that it is known of."""
        return self.until or self.on


class AmountDays(Value):
    """How one activity's days went beside the amount worked out for each of them."""

    activity: str
    measure: Measure
    of: int
    """Known days with the activity and an amount."""
    within: int
    """From half of the amount up to the amount."""
    over: int
    most: float | None
    """The most that was done on a day over the amount."""
    most_on: date | None
    under: int
    """Under half of the amount."""
    stopped_for_pain: int
    """Days on which a part of it ended for pain, with an amount or without."""
    pain_before: float | None = None
    """The middle of the days that have it, as for the two below."""
    pain_after: float | None = None
    effort: float | None = None

    @property
    def told(self) -> bool:
        """True where there is something to say."""
        return bool(self.of or self.stopped_for_pain) or self.pain_after is not None


class SymptomDays(Value):
    """A rating or the sleep over a span: how often it was rated, and its middle and range."""

    name: str
    """`pain`, `fatigue`, `stiff`, `mood`, `stress`, `sleep_hours`."""
    rated: int
    of: int
    middle: float
    low: float
    high: float

    @property
    def is_symptom(self) -> bool:
        """True for what is rated and is not pain, the sleep apart."""
        return self.name not in ("pain", "sleep_hours")

    @property
    def best_is_high(self) -> bool:
        """True for the mood."""
        return self.name == "mood"


class HurtPlace(Value):
    """Where it hurt, by the tags that the person named as places."""

    name: str
    days: int


class DayBefore(Value):
    """One of the two days before a flare; None: not known."""

    on: date
    load: float | None
    """Minutes of everything that takes effort."""
    usual_load: float | None
    sleep_hours: float | None
    tags: tuple[str, ...]
    notes: tuple[str, ...]
    pain: float | None = None
    fatigue: float | None = None


class BeforeFlare(Value):
    """What was written down of the two days before a flare; never a cause."""

    onset: date
    days: tuple[DayBefore, ...]
