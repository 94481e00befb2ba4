"""Patterns of the last weeks that are named: what repeats is worth a word, and no blame.

Each is worked out for a day from the days before it alone, so a day shows the same in the
morning and in the evening. The thresholds are `named.*` (`model/parameter_table.py`).
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Final

from pacing_cli.engine.flares.scale_back import in_flare
from pacing_cli.engine.overactivity import DAYS_AFTER_ENVELOPE
from pacing_cli.engine.patterns.swings import boom_bust
from pacing_cli.engine.ranges import risen
from pacing_cli.engine.statistics import known
from pacing_cli.model.day import SYMPTOMS
from pacing_cli.model.evaluation import Evaluation
from pacing_cli.model.notice_reasons import (
    BoomThenFlare,
    LowMood,
    MuchMore,
    OverAmount,
    SignalName,
    StoppedForPain,
    SymptomsRising,
    UnderAmount,
)
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.plan import NotYet
from pacing_cli.model.quantity import Measure
from pacing_cli.model.value import Value

_WEEK: Final = 7
_DAY: Final = timedelta(days=1)

NamedPattern = StoppedForPain | OverAmount | UnderAmount | SymptomsRising | LowMood
Told = Callable[[int], NamedPattern | BoomThenFlare | None]
"""What is told of a day at a place of the log; None: nothing."""


def named_patterns(
    evaluation: Evaluation, parameters: Parameters, country: str = ""
) -> tuple[NamedPattern, ...]:
    """What the weeks show that end with the day of the plan, that day included."""
    place = len(evaluation.log.days)
    found = (tell(place) for tell in pattern_tellers(evaluation, parameters, country))
    return tuple(one for one in found if one is not None and not isinstance(one, BoomThenFlare))


def pattern_tellers(
    evaluation: Evaluation, parameters: Parameters, country: str = ""
) -> tuple[Told, ...]:
    """One function for each pattern, the weightiest first."""
    return (
        lambda place: _low_mood(evaluation, place, parameters, country),
        *(_riser(evaluation, name, parameters) for name in SYMPTOMS),
        lambda place: boom_then_flare(evaluation, place, parameters),
        *_off_amounts(evaluation, parameters),
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


def _off_amounts(evaluation: Evaluation, parameters: Parameters) -> Iterator[Told]:
    for quota in evaluation.plan.quotas:
        counts: dict[int, _Counts] = {}

        def counted(
            place: int, name: str = quota.activity, measure: Measure = quota.measure,
            counts: dict[int, _Counts] = counts,
        ) -> _Counts:  # fmt: skip
            if place not in counts:
                counts[place] = _count(evaluation, name, measure, place, parameters)
            return counts[place]

        yield from _tellers(quota.activity, counted, parameters.named_least)


def _tellers(name: str, counted: Callable[[int], _Counts], least: int) -> Iterator[Told]:
    def often(days: int, of: int) -> bool:
        return days >= least and 2 * days >= of

    def stopped(place: int) -> StoppedForPain | None:
        found = counted(place)
        named = found.pain >= least
        return StoppedForPain(name, found.pain, found.known) if named else None

    def over(place: int) -> OverAmount | None:
        found = counted(place)
        return OverAmount(name, found.over, found.known) if often(found.over, found.known) else None

    def under(place: int) -> UnderAmount | None:
        found = counted(place)
        # Stopped for pain is told as that, with a question of its own.
        named = often(found.under, found.known) and found.pain < least
        return UnderAmount(name, found.under, found.known) if named else None

    yield from (stopped, over, under)


def _count(
    evaluation: Evaluation, name: str, measure: Measure, place: int, p: Parameters
) -> _Counts:
    over, under, pain, of = 0, 0, 0, 0
    points = evaluation.course.get(name, ())
    for i in range(max(place - p.named_days, 0), place):
        done = evaluation.log.days[i].done.get(name)
        amount = done.totals.get(measure) if done else None
        quota = points[i].quota if i < len(points) else None
        if done is None or amount is None or not quota:
            continue
        of += 1
        over += 100 * amount > (100 + p.named_over) * quota
        under += 100 * amount < p.named_under * quota
        pain += done.stopped == "pain"
    return _Counts(over, under, pain, of)


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
    if place < 1:
        return None
    last = evaluation.log.days[place - 1].on
    start = last - (parameters.named_days - 1) * _DAY
    told = evaluation._replace(flares=tuple(f for f in evaluation.flares if f.detected <= last))
    found = boom_bust(told, start, last, parameters)
    if isinstance(found, NotYet):
        return None
    before = last - DAYS_AFTER_ENVELOPE * _DAY
    lately = [one for one in found if start <= one.much_more_on <= before]
    if not lately:
        return None
    one = lately[-1]
    what = MuchMore(one.much_more_on, one.activity, one.amount, one.usual)
    # A flare that is only seen today began on one of the harder days.
    flare = any(one.much_more_on < each.onset <= one.end for each in evaluation.flares)
    return BoomThenFlare(what, "flare" if flare else one.followed_by)
