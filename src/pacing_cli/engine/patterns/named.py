"""Patterns of the last weeks that are named: what repeats is worth a word, and no blame.

Each is worked out for a day from the days before it alone, so a day shows the same in the
morning and in the evening. The thresholds are `named.*` (`model/parameter_table.py`).
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import zip_longest
from typing import Final

from pacing_cli.engine.flares.scale_back import in_flare
from pacing_cli.engine.overactivity import DAYS_AFTER_ENVELOPE, cost_of
from pacing_cli.engine.ranges import risen
from pacing_cli.engine.statistics import known
from pacing_cli.model.day import SYMPTOMS, Day
from pacing_cli.model.evaluation import Evaluation
from pacing_cli.model.notice_reasons import (
    BoomThenFlare,
    LowMood,
    OutOfReach,
    OverAmount,
    SignalName,
    StoppedForPain,
    SymptomsRising,
    UnderAmount,
)
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.plan import Quota
from pacing_cli.model.value import Value

_WEEK: Final = 7

NamedPattern = StoppedForPain | OverAmount | UnderAmount | SymptomsRising | LowMood
Told = Callable[[int], NamedPattern | BoomThenFlare | OutOfReach | None]
"""What is told of a day at a place of the log; None: nothing."""
Reach = Callable[[int], OutOfReach | None]
"""Whether an activity's amount was seldom reached before a day at a place of the log."""


def named_patterns(
    evaluation: Evaluation, parameters: Parameters, country: str = ""
) -> tuple[NamedPattern, ...]:
    """What the weeks show that end with the day of the plan, that day included."""
    place = len(evaluation.log.days)
    found = (tell(place) for tell in pattern_tellers(evaluation, parameters, country))
    return tuple(one for one in found if isinstance(one, NamedPattern))


def pattern_tellers(
    evaluation: Evaluation,
    parameters: Parameters,
    country: str = "",
    reach: Mapping[str, Reach] = {},
) -> tuple[Told, ...]:
    """One function for each pattern, the weightiest first.

    `reach`: by activity. An amount that is seldom reached is told in place of under half of it,
    and neither of them where the activity was stopped for pain: that is one fact.
    """
    return (
        lambda place: _low_mood(evaluation, place, parameters, country),
        *(_riser(evaluation, name, parameters) for name in SYMPTOMS),
        lambda place: boom_then_flare(evaluation, place, parameters),
        *_off_amounts(evaluation, parameters, reach),
    )


def _riser(evaluation: Evaluation, name: SignalName, parameters: Parameters) -> Told:
    log = evaluation.log

    def tell(place: int) -> SymptomsRising | None:
        # A flare is told as that, and it explains the rise.
        phase = log.phases[min(place, len(log.phases) - 1)]
        return None if in_flare(phase) else risen(log.days, place, name, parameters)

    return tell


# --- over and under the amount, and stopped for pain


class _Counts(Value):
    """How often a day was beside its amount; `known` days had one."""

    over: int = 0
    under: int = 0
    pain: int = 0
    known: int = 0


_NOTHING: Final = _Counts()


def _off_amounts(
    evaluation: Evaluation, parameters: Parameters, reach: Mapping[str, Reach]
) -> Iterator[Told]:
    for quota in evaluation.plan.quotas:
        name, counts = quota.activity, _Counter(evaluation, quota, parameters)
        seldom = reach.get(name, _not_asked)
        yield from _tellers(name, counts.before, parameters.named_least, seldom)


def _not_asked(_: int) -> None:
    return None


def _tellers(
    name: str, counted: Callable[[int], _Counts], least: int, seldom: Reach
) -> Iterator[Told]:
    def often(days: int, of: int) -> bool:
        return days >= least and 2 * days >= of

    def stopped(place: int) -> StoppedForPain | None:
        found = counted(place)
        named = found.pain >= least
        return StoppedForPain(name, found.pain, found.known) if named else None

    def over(place: int) -> OverAmount | None:
        found = counted(place)
        return OverAmount(name, found.over, found.known) if often(found.over, found.known) else None

    def under(place: int) -> UnderAmount | OutOfReach | None:
        found = counted(place)
        # Stopped for pain is told as that, with a question of its own.
        if found.pain >= least:
            return None
        named = often(found.under, found.known)
        return seldom(place) or (UnderAmount(name, found.under, found.known) if named else None)

    yield from (stopped, over, under)


class _Counter:
    """One activity's days beside its amounts; a day is looked at once."""

    def __init__(self, evaluation: Evaluation, quota: Quota, parameters: Parameters) -> None:
        self._days, self._points = evaluation.log.days, evaluation.course.get(quota.activity, ())
        self._name, self._measure, self._p = quota.activity, quota.measure, parameters
        self._of_day: dict[int, _Counts] = {}
        self._before: dict[int, _Counts] = {}

    def before(self, place: int) -> _Counts:
        """The counts of the days that end before a place."""
        if place not in self._before:
            first = max(place - self._p.named_days, 0)
            new = next((i for i in range(first, place) if i not in self._of_day), place)
            days, points = self._days[new:place], self._points[new:place]
            for i, day, point in zip_longest(range(new, place), days, points):
                self._of_day[i] = self._look(day, point.quota if point else None)
            rows = [self._of_day[i] for i in range(first, place)]
            self._before[place] = _Counts(*map(sum, zip(_NOTHING, *rows, strict=True)))
        return self._before[place]

    def _look(self, day: Day, quota: float | None) -> _Counts:
        p, done = self._p, day.done.get(self._name)
        amount = done.totals.get(self._measure) if done else None
        if done is None or amount is None or not quota:
            return _NOTHING
        over = 100 * amount > (100 + p.named_over) * quota
        under = 100 * amount < p.named_under * quota
        return _Counts(int(over), int(under), int(done.stopped == "pain"), 1)


# --- what goes on over weeks


def _low_mood(evaluation: Evaluation, place: int, p: Parameters, country: str) -> LowMood | None:
    """Two thirds of the days on which mood was rated, and enough of them."""
    days = evaluation.log.days[max(place - _WEEK * p.named_mood_weeks, 0) : max(place, 0)]
    rated = known([day.mood for day in days])
    low = sum(mood <= p.named_mood for mood in rated)
    if len(rated) >= p.named_mood_days and 3 * low >= 2 * len(rated):
        return LowMood(low, len(rated), country)
    return None


def boom_then_flare(
    evaluation: Evaluation, place: int, parameters: Parameters
) -> BoomThenFlare | None:
    """The last day of much more whose cost was known before the day, for two weeks.

    Not in the days after it: then the plan tells of that day already.
    """
    days, p = evaluation.log.days, parameters
    after = DAYS_AFTER_ENVELOPE if evaluation.plan.mode == "envelope" else p.boom_pain_days
    for i in reversed(range(max(place - p.named_days, 0), place - DAYS_AFTER_ENVELOPE)):
        if more := evaluation.much_more[i]:
            # What was seen only later was not known on that day.
            last = days[place - 1].on
            seen = tuple(one for one in evaluation.flares if one.detected <= last)
            known_then = evaluation._replace(flares=seen)
            if cost := cost_of(known_then, range(i + 1, min(i + 1 + after, place)), last, p):
                return BoomThenFlare(more[0], cost[1])
    return None
