"""Simulation: five ways to live with the same body.

A way says in the morning what is meant to be done. `plan` asks the real engine each
day with what the person wrote down, `possible` goes by how the day feels, `fixed` adds
10 % a week whatever happens, `rest` does a tenth, `oracle` knows the capacity.
"""

from collections.abc import Sequence
from typing import Final, Literal, Protocol

from pacing_cli.engine.advise import Outlook, advise
from pacing_cli.engine.simulate.body import Morning
from pacing_cli.engine.simulate.diary import ACTIVITY
from pacing_cli.engine.simulate.people import Person
from pacing_cli.engine.stats import mean
from pacing_cli.model.activity import Activity
from pacing_cli.model.day import Day
from pacing_cli.model.outlook import EvaluationInput
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.profile import Profile
from pacing_cli.model.settings import Settings

Way = Literal["plan", "possible", "fixed", "rest", "oracle"]

WAYS: Final[tuple[Way, ...]] = ("plan", "possible", "fixed", "rest", "oracle")

_WEEK: Final = 7
_GROWTH: Final = 1.1
_START: Final = 0.8
_REST: Final = 0.1
_NEARLY_ALL: Final = 0.95
_LEAST: Final = 0.1
_MOST: Final = 2.0
"""Nobody can do more than twice what costs nothing."""
_VERY_BAD: Final = 4.0
"""So many points above the usual, and half is done whatever was meant."""


class Advising(Protocol):
    """The engine, or what stands in its place in a test of a broken rule."""

    def __call__(self, given: EvaluationInput) -> Outlook: ...


class Chooser:
    """Says each morning what is meant, as long as one life lasts."""

    def __init__(
        self, person: Person, way: Way, p: Parameters, advising: Advising = advise
    ) -> None:
        self.person, self.way, self.advising = person, way, advising
        mode = Profile(mode="envelope") if person.envelope else Profile()
        activity = {ACTIVITY: Activity(ACTIVITY, "minutes")}
        self.settings = Settings(profile=mode, activities=activity, parameters=p)
        self.first_week: list[float] = []
        """What was done in the first week, of which nobody knows yet how much is good."""

    def meant(self, morning: Morning, days: Sequence[Day], duties: float) -> float:
        """Minutes for today. `days` is the journal up to this morning, today the last."""
        match self.way:
            case "rest":
                return _REST * self.person.body.capacity
            case "oracle":
                return max(0.0, _NEARLY_ALL * morning.capacity - duties)
            case "possible":
                return self._possible(morning)
            case "fixed":
                return self._fixed(morning, len(days) - 1)
            case "plan":
                return self._planned(morning, days)

    def _possible(self, morning: Morning) -> float:
        habits = self.person.habits
        over = morning.pain - self.person.body.usual
        slope = habits.bad_day if over > 0 else habits.good_day
        return morning.capacity * min(_MOST, max(_LEAST, habits.ordinary - slope * over))

    def _fixed(self, morning: Morning, day: int) -> float:
        if day < _WEEK:
            return self._possible(morning)
        return _START * mean(self.first_week) * _GROWTH ** (day // _WEEK - 1)

    def _planned(self, morning: Morning, days: Sequence[Day]) -> float:
        """The quota; while there is none, they live as before and write it down."""
        plan = self.advising(EvaluationInput(days, self.settings, days[-1].on)).plan
        quota = next((one.quota for one in plan.quotas if one.activity == ACTIVITY), None)
        return self._possible(morning) if quota is None else quota


def most(morning: Morning, meant: float, usual: float) -> float:
    """What a body can do of it: at most twice its capacity, half of it on a very bad day."""
    share = 0.5 if morning.pain >= usual + _VERY_BAD else 1.0
    return min(meant * share, _MOST * morning.capacity)
