"""Summarise one life in figures, and many lives in means."""

import math
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final, Protocol

from pacing_cli.engine.advise import Evaluation, advise
from pacing_cli.engine.flares.detection import flares
from pacing_cli.engine.statistics import known, mean, rmssd
from pacing_cli.model.activity import Activity
from pacing_cli.model.checkpoint import Checkpoint
from pacing_cli.model.day import Day
from pacing_cli.model.evaluation import EvaluationInput
from pacing_cli.model.history import NeedsOlderHistory
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.plan import Plan, Quota
from pacing_cli.model.profile import Profile
from pacing_cli.model.quantity import Measure
from pacing_cli.model.settings import Care, Settings
from pacing_cli.model.value import Value
from pacing_cli.simulation.body import Living, Luck, Morning
from pacing_cli.simulation.people import Habits, SimulatedPerson, Way
from pacing_cli.simulation.writing import evening_page, morning_page

# One invented person, one way of living, day by day.

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
_APART: Final = 0.618
"""Sets the chances of several activities on one day apart, evenly (golden ratio)."""


class Advising(Protocol):
    """The engine, or its replacement in a test of a broken rule."""

    def __call__(self, given: EvaluationInput) -> Evaluation: ...


_APART_DAYS: Final = 4
"""So many days between two checkpoints: more of them make looking back slow."""


class Continued:
    """The engine, asked day after day in one life: it goes on from a checkpoint."""

    def __init__(self) -> None:
        self._checkpoint: Checkpoint | None = None
        self._place = 0

    def __call__(self, given: EvaluationInput) -> Evaluation:
        """The same answer as from the first day on."""
        place = len(given.days) - 1
        keep_on = given.today if place - self._place >= _APART_DAYS else None
        try:
            days = given.days[self._place :]
            found = advise(given._replace(days=days, checkpoint=self._checkpoint, keep_on=keep_on))
        except NeedsOlderHistory:
            keep_on = given.today
            found = advise(given._replace(keep_on=keep_on))
        if keep_on and found.checkpoint:
            self._checkpoint, self._place = found.checkpoint, place
        return found


class Chooser:
    """Says each morning what is meant, as long as one life lasts."""

    def __init__(
        self,
        person: SimulatedPerson,
        way: Way,
        parameters: Parameters,
        advising: Advising | None = None,
    ) -> None:
        self.person, self.way = person, way
        self.advising: Advising = advising or Continued()
        self.settings = settings_of(person, parameters)
        self.first_week: list[float] = []
        """What was done in the first week, of which nobody knows yet how much is good."""
        self.quotas: Mapping[str, Quota] = {}
        """What the plan said this morning."""

    def meant(self, morning: Morning, days: Sequence[Day], duties: float) -> Mapping[str, float]:
        """How much for today of each activity. `days`: the journal up to this morning."""
        match self.way:
            case "rest":
                return self._shared(_REST * self.person.body.capacity)
            case "oracle":
                return self._shared(max(0.0, _NEARLY_ALL * morning.capacity - duties))
            case "possible":
                return self._shared(self._possible(morning))
            case "fixed":
                return self._shared(self._fixed(morning, len(days) - 1))
            case "plan":
                return self._planned(morning, days)

    def _shared(self, amount: float) -> Mapping[str, float]:
        names = self.person.activities
        return {name: amount / len(names) for name in names}

    def _possible(self, morning: Morning) -> float:
        habits = self.person.habits
        over = morning.pain - self.person.body.usual
        slope = habits.bad_day if over > 0 else habits.good_day
        return morning.capacity * min(_MOST, max(_LEAST, habits.ordinary - slope * over))

    def _fixed(self, morning: Morning, day: int) -> float:
        if day < _WEEK:
            return self._possible(morning)
        return _START * mean(self.first_week) * _GROWTH ** (day // _WEEK - 1)

    def _planned(self, morning: Morning, days: Sequence[Day]) -> Mapping[str, float]:
        """The quota; while there is none, they live as before and write it down, or do the
        baseline days that the plan suggests."""
        plan = self.advising(EvaluationInput(days, self.settings, days[-1].on)).plan
        self.quotas = {quota.activity: quota for quota in plan.quotas}
        before = (
            self._suggested(plan) if self.person.trials else self._shared(self._possible(morning))
        )
        known = {
            name: self.quotas[name].quota for name in self.person.activities if name in self.quotas
        }
        return {
            name: before[name] if (quota := known.get(name)) is None else quota
            for name in self.person.activities
        }

    def _suggested(self, plan: Plan) -> Mapping[str, float]:
        found = dict.fromkeys(self.person.activities, 0.0)
        for block in plan.blocks:
            if block.trial and block.activity and block.amount:
                found[block.activity] += block.amount.value
        return found


def settings_of(person: SimulatedPerson, parameters: Parameters) -> Settings:
    """Return the settings of a person."""
    mode = Profile(mode="envelope") if person.envelope else Profile()
    activities = {name: Activity(name, person.counts) for name in person.activities}
    care = Care("a therapist", activities=dict.fromkeys(person.activities, person.agreed))
    return Settings(mode, activities, (), care, parameters)


def most(morning: Morning, meant: Mapping[str, float], usual: float) -> Mapping[str, float]:
    """Return the most that a body can do: twice its capacity, half of it on a very bad day."""
    share = 0.5 if morning.pain >= usual + _VERY_BAD else 1.0
    whole = sum(meant.values()) * share
    if whole > _MOST * morning.capacity:
        share *= _MOST * morning.capacity / whole
    return {name: amount * share for name, amount in meant.items()}


_FIRST: Final = date(2026, 1, 1)
_DUTIES: Final = 1 / 3
_AGAIN: Final = 1.5
_UNITS: Final[Mapping[Measure, float]] = {"minutes": 0.5, "steps": 10, "metres": 10, "reps": 1}
"""What is done is written in whole ones of these."""
_DEFAULTS: Final = Parameters()


class TrueDay(Value):
    """The truth of one day, written down or not."""

    morning: Morning
    meant: float
    """Of all activities together, as `done`."""
    done: float
    capacity: float
    """At night, flares left out."""
    pushed: bool = False
    """A flare begins tonight that would not have begun without the day's load."""
    quotas: Mapping[str, Quota] = {}
    """What the plan said in the morning."""


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
    advising: Advising | None = None,
) -> Life:
    """Live through all of this luck. The same luck gives the same life. `advising`: this engine."""
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
        can = most(morning, meant, person.body.usual)
        away = person.habits.away[0] <= nth < person.habits.away[1]
        done = _done(person, way, can, morning, today)
        if away or nth % person.habits.each:
            done = dict.fromkeys(done, 0.0)
        total = sum(done.values())
        chooser.first_week.append(total)
        pushed = body.evening(morning, total + duties, today)
        whole = sum(can.values())
        lived.append(TrueDay(morning, whole, total, body.capacity, pushed, chooser.quotas))
        journal.append(Day(on) if away else evening_page(person, on, morning, done, today))
    return Life(person, way, tuple(lived), tuple(journal))


def _duties(person: SimulatedPerson, luck: Luck) -> float:
    if luck.busy >= person.habits.busy:
        return 0.0
    return person.body.capacity * _DUTIES * luck.much


def _done(
    person: SimulatedPerson, way: Way, meant: Mapping[str, float], morning: Morning, luck: Luck
) -> Mapping[str, float]:
    """Return the amount really done: people forget, misjudge and overdo. The oracle does not."""
    if way == "oracle":
        return meant
    return {
        name: _done_of_one(person, way, amount, morning, luck, nth * _APART)
        for nth, (name, amount) in enumerate(meant.items())
    }


def _done_of_one(
    person: SimulatedPerson, way: Way, meant: float, morning: Morning, luck: Luck, apart: float
) -> float:
    habits: Habits = person.habits
    if (luck.left_out + apart) % 1 < habits.left_out:
        return 0.0
    meant *= 1.0 if way == "rest" else habits.share
    carried = (luck.overshoot + apart) % 1 < habits.overshoot and morning.pain <= person.body.usual
    again = _AGAIN if carried and way != "rest" else 1.0
    done = meant * again * math.exp(habits.error * luck.error_gauss)
    unit = _UNITS[person.counts]
    return float(round(done / unit) * unit)


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
