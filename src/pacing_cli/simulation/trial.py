"""Simulation: one life in figures, and many lives in their means."""

import math
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final, Protocol

from pacing_cli.engine.advise import Evaluation, advise
from pacing_cli.engine.flares.detection import flares
from pacing_cli.engine.statistics import known, mean, rmssd
from pacing_cli.model.activity import Activity
from pacing_cli.model.day import Day
from pacing_cli.model.evaluation import EvaluationInput
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.profile import Profile
from pacing_cli.model.settings import Care, Settings
from pacing_cli.model.value import Value
from pacing_cli.simulation.people import (
    ACTIVITY,
    Habits,
    Living,
    Luck,
    Morning,
    SimulatedPerson,
    Way,
    evening_page,
    morning_page,
)

# Simulation: one invented person, one way of living, day by day.

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

    def __call__(self, given: EvaluationInput) -> Evaluation: ...


class Chooser:
    """Says each morning what is meant, as long as one life lasts."""

    def __init__(
        self, person: SimulatedPerson, way: Way, parameters: Parameters, advising: Advising = advise
    ) -> None:
        self.person, self.way, self.advising = person, way, advising
        mode = Profile(mode="envelope") if person.envelope else Profile()
        activity = {ACTIVITY: Activity(ACTIVITY, "minutes")}
        care = Care("a therapist", activities={ACTIVITY: person.agreed})
        self.settings = Settings(mode, activity, (), care, parameters)
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


_FIRST: Final = date(2026, 1, 1)
_DUTIES: Final = 1 / 3
_AGAIN: Final = 1.5
_DEFAULTS: Final = Parameters()


class TrueDay(Value):
    """The truth of one day, written down or not."""

    morning: Morning
    meant: float
    done: float
    capacity: float
    """At night, flares left out."""


class Life(Value):
    """One life: the truth, and beside it the journal."""

    person: SimulatedPerson
    way: Way
    days: tuple[TrueDay, ...]
    journal: tuple[Day, ...]


def live(
    person: SimulatedPerson,
    way: Way,
    luck: Sequence[Luck],
    parameters: Parameters = _DEFAULTS,
    advising: Advising = advise,
) -> Life:
    """Live through all of this luck. The same luck gives the same life."""
    body = Living(person.body, use=min(1.0, person.habits.ordinary))
    chooser = Chooser(person, way, parameters, advising)
    lived: list[TrueDay] = []
    journal: list[Day] = []
    for nth, today in enumerate(luck):
        on = _FIRST + timedelta(days=nth)
        morning = body.morning(today)
        duties = _duties(person, today)
        page = morning_page(person.writing, person.body, on, morning, today)
        meant = chooser.meant(morning, [*journal, page], duties)
        done = _done(person, way, most(morning, meant, person.body.usual), morning, today)
        rests = nth % person.habits.each or person.habits.away[0] <= nth < person.habits.away[1]
        done = 0.0 if rests else done
        chooser.first_week.append(done)
        body.evening(morning, done + duties, today)
        lived.append(TrueDay(morning, meant, done, body.capacity))
        if person.habits.away[0] <= nth < person.habits.away[1]:
            journal.append(Day(on))
            continue
        journal.append(evening_page(person.writing, person.body, on, morning, done, today))
    return Life(person, way, tuple(lived), tuple(journal))


def _duties(person: SimulatedPerson, luck: Luck) -> float:
    if luck.busy >= person.habits.busy:
        return 0.0
    return person.body.capacity * _DUTIES * luck.much


def _done(person: SimulatedPerson, way: Way, meant: float, morning: Morning, luck: Luck) -> float:
    """What comes of it: people forget, misjudge, and get carried away. The oracle does not."""
    if way == "oracle":
        return meant
    habits: Habits = person.habits
    if luck.left_out < habits.left_out:
        return 0.0
    meant *= 1.0 if way == "rest" else habits.share
    carried = luck.overshoot < habits.overshoot and morning.pain <= person.body.usual
    again = _AGAIN if carried and way != "rest" else 1.0
    done = meant * again * math.exp(habits.error * luck.error_gauss)
    return float(round(done * 2) / 2)


_BAD: Final = 2.0
"""Points above the person's usual that make a day a bad one, whatever was written."""
_PAYBACK: Final = 1.5
"""Points of payback with which a flare in the journal is not called false."""
_LATE: Final = 2
"""Days after a flare in which its detection still counts as found."""


class TrialFigures(Value):
    """Of one life, or the means of many. None: it cannot be said."""

    bad_days: float
    """In 28 days."""
    done: float
    """Of the activity, a day, as a percentage of the first capacity."""
    capacity: float
    """At the end, as a percentage of the first."""
    swing: float | None
    """RMSSD over mean of what was done each day."""
    true_flares: float
    """In 28 days."""
    false_flares: float
    """Episodes found in the journal in 28 days, where there was neither flare nor payback."""
    missed: float | None
    """Percentage of true flares that were not found."""
    delay: float | None
    """Days from the beginning of a true flare to its detection."""


def figures(life: Life, parameters: Parameters = _DEFAULTS) -> TrialFigures:
    """What became of one life."""
    days, weeks4 = life.days, len(life.days) / 28
    first = life.person.body.capacity
    done = [day.done for day in days]
    usual = life.person.body.usual
    spans = _true_spans(days)
    found = _found(life, parameters)
    hits = [_hit(span, found) for span in spans]
    delays = known(hits)
    return TrialFigures(
        bad_days=sum(day.morning.pain >= usual + _BAD for day in days) / weeks4,
        done=100 * mean(done) / first,
        capacity=100 * days[-1].capacity / first,
        swing=(rmssd(done) or 0.0) / mean(done) if any(done) else None,
        true_flares=len(spans) / weeks4,
        false_flares=sum(_is_false(days, onset, told) for onset, told in found) / weeks4,
        missed=100 * hits.count(None) / len(hits) if hits else None,
        delay=mean(delays) if delays else None,
    )


def mean_of(many: Sequence[TrialFigures]) -> TrialFigures:
    """The mean of each figure over the lives in which it could be said."""
    columns = [known(column) for column in zip(*many, strict=True)]
    return TrialFigures._make(mean(column) if column else None for column in columns)


def _true_spans(days: Sequence[TrueDay]) -> list[tuple[int, int]]:
    """The first and last day of each true flare."""
    spans: list[tuple[int, int]] = []
    for nth, day in enumerate(days):
        if not day.morning.flare:
            continue
        if spans and spans[-1][1] == nth - 1:
            spans[-1] = (spans[-1][0], nth)
        else:
            spans.append((nth, nth))
    return spans


def _found(life: Life, parameters: Parameters) -> list[tuple[int, int]]:
    """Onset and detection of each episode that the rules see in the journal."""
    first = life.journal[0].on
    episodes = flares(life.journal, parameters).episodes
    return [((one.onset - first).days, (one.detected - first).days) for one in episodes]


def _hit(span: tuple[int, int], found: Sequence[tuple[int, int]]) -> int | None:
    """Days from onset to detection; 0 where an episode was open already; None: not found."""
    begin, end = span
    told = [detected for onset, detected in found if onset <= end and detected >= begin - 3]
    late = [detected for detected in told if detected <= end + _LATE]
    return max(0, min(late) - begin) if late else None


def _is_false(days: Sequence[TrueDay], onset: int, told: int) -> bool:
    around = days[onset : told + 1]
    return not any(day.morning.flare or day.morning.owed >= _PAYBACK for day in around)
