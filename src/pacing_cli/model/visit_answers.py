"""What was written into the empty boxes of the sheet; what was left empty stays as it is."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from pacing_cli.model.care import Agreement
from pacing_cli.model.care_change import CareChange
from pacing_cli.model.goal import ClosedHow
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
