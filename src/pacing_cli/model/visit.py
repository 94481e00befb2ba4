"""The filled boxes of a sheet. An empty box changes nothing."""

from collections.abc import Mapping
from datetime import date
from typing import Final, Literal, get_args

from pacing_cli.model.chart import Chart
from pacing_cli.model.findings import Findings
from pacing_cli.model.goal import ClosedHow, Goal
from pacing_cli.model.quantity import Amount
from pacing_cli.model.settings import Agreement, Care, CareChange
from pacing_cli.model.value import Value

LIMITS: Final[tuple[str, ...]] = ("ceiling", "floor", "step")
"""The boxes of an activity, in the order of the sheet."""
TAKE_AWAY: Final = "none"
"""Written into a box: the limit that is there now goes."""


class GoalAnswer(Value):
    """What changes about a goal."""

    name: str
    what: str = ""
    by: date | None = None
    closed: ClosedHow | None = None
    """How it ended; None: it goes on."""


class VisitAnswers(Value):
    """All boxes together. Empty text and None: the box was left empty."""

    agreed_with: str = ""
    agreed_on: date | None = None
    review_on: date | None = None
    activities: Mapping[str, Agreement] = {}
    taken_away: frozenset[tuple[str, str]] = frozenset()
    """Activity and key of each limit that goes."""
    goals: tuple[GoalAnswer, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()
    """A question of the sheet, and what was said to it."""
    note: str = ""

    @property
    def about_care(self) -> bool:
        """True where something goes into the care file."""
        return bool(
            self.agreed_with
            or self.agreed_on
            or self.review_on
            or self.taken_away
            or any(one != Agreement() for one in self.activities.values())
        )

    @property
    def empty(self) -> bool:
        """True where every box was left empty."""
        return not (self.about_care or self.goals or self.answers or self.note)


class GoalChange(Value):
    """One difference in a goal."""

    goal: str
    key: str
    before: date | str | None
    now: date | str


class VisitChanges(Value):
    """What would be written, key by key, and what the journal would hold."""

    care: tuple[CareChange, ...] = ()
    goals: tuple[GoalChange, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()
    note: str = ""
    new: tuple[str, ...] = ()
    """Activities that the program has never heard of."""

    @property
    def nothing(self) -> bool:
        """True where everything is there already."""
        return not (self.care or self.goals or self.answers or self.note)


# The visit sheet as values: everything that is put before a therapist, and what is asked back.

Paper = Literal["a4", "letter"]
PAPERS: Final[tuple[Paper, ...]] = get_args(Paper)


class Box(Value):
    """One row of empty boxes: an activity, what holds for it now, what may be agreed on."""

    activity: str
    now: Amount | None = None
    """The daily amount; None: there is none."""
    middle: Amount | None = None
    """The median of what was done a day, where there is no daily amount."""
    ceiling: Amount | None = None
    floor: Amount | None = None
    step: Amount | None = None


class Sheet(Value):
    """One span of days, as it is handed over."""

    findings: Findings
    made_on: date
    name: str = ""
    care: Care = Care()
    goals: tuple[Goal, ...] = ()
    """The open ones, with what they are for."""
    meanings: Mapping[str, str] = {}
    """Why an activity matters, in the person's words."""
    main: str = ""
    """The activity that is told first: it serves a goal, or was done on most days."""
    front: tuple[Chart, ...] = ()
    """At most two, for the first page."""
    back: tuple[Chart, ...] = ()
    """For the second page; a calendar takes its whole width."""
    boxes: tuple[Box, ...] = ()
    notes_in: bool = False
    """The person said yes to their notes on it."""
    notes_out: int = 0
    """So many of the person's notes are not on it, as nobody said yes to them."""
    red_flags: tuple[str, ...] = ()
