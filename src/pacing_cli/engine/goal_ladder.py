"""From today's quota to a goal, step by step, as soon as the rules allow it.

Every step is the one that `progression` would take, after the days that it would wait:
hold days, tolerated sessions on the planned days, no more than `progress.cap_14d` in 14
days. It takes for granted that all goes well, so its days are the earliest ones.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Final

from pacing_cli.engine.progression import hold_days, next_quota, sessions_needed
from pacing_cli.engine.today import is_planned
from pacing_cli.model.activity import Activity
from pacing_cli.model.care import Agreement
from pacing_cli.model.goal import Goal
from pacing_cli.model.ladder import Ladder, LadderStop, Rung
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.plan import Quota
from pacing_cli.model.quantity import Amount
from pacing_cli.model.settings import Settings
from pacing_cli.model.value import Value

_FORTNIGHT: Final = 14
_MOST_RUNGS: Final = 260
_FARTHEST_DAYS: Final = 3 * 365
"""Further ahead than this nobody knows anything."""


class _Way(Value):
    """What the steps follow."""

    quota: Quota
    activity: Activity
    agreed: Agreement
    p: Parameters
    turn: int = 0
    """Days from one step to the next where the activities take turns."""


def goal_ladder(
    goal: Goal,
    quota: Quota | None,
    shown: Sequence[float | None],
    settings: Settings,
    today: date,
    others: int = 0,
) -> Ladder | None:
    """The ladder of a goal with an amount and an activity; None for one without.

    `quota` is today's of the first activity, None where the plan has none; `shown` are
    its quotas of the last 14 days, today's the last; `others` is how many other
    activities grow too.
    """
    if goal.target is None or not goal.activities:
        return None
    name = quota.activity if quota else goal.activities[0]
    activity, agreed = settings.activity(name), settings.care.of(name)
    empty = Ladder(name, goal.target, by=goal.by, agreed_with=settings.care.agreed_with)
    stop = _no_way(goal.target, quota, activity, settings)
    if quota is None or quota.full is None or stop:
        because = quota.because if quota and stop == "no_quota" else ()
        return empty._replace(stop=stop or "no_quota", because=because, now=_now(quota))
    way = _Way(quota, activity, agreed, settings.parameters)
    ladder = _climbed(empty._replace(now=_now(quota)), way, shown, today)
    return ladder._replace(others=others, in_turn=_in_turn(ladder, way, shown, today, others))


def _now(quota: Quota | None) -> Amount | None:
    if quota is None or quota.full is None:
        return None
    return Amount(quota.measure, quota.full)


def _no_way(
    target: Amount, quota: Quota | None, activity: Activity, settings: Settings
) -> LadderStop | None:
    """What speaks against a ladder at all."""
    if settings.profile.safety.red_flags:
        return "stopped"
    if activity.paused:
        return "paused"
    if settings.profile.mode == "envelope":
        return "envelope"
    if quota is None or quota.full is None:
        return "no_quota"
    return "measure" if quota.measure != target.measure else None


def _climbed(ladder: Ladder, way: _Way, shown: Sequence[float | None], today: date) -> Ladder:
    assert way.quota.full is not None
    target = ladder.target.value
    if way.quota.full >= target:
        return ladder._replace(reached=today)
    first = way.quota.next_on
    waiting = way.quota.next_quota is not None and first is None
    begin = first or _soonest(today, way)
    stop: LadderStop | None = None
    rungs: list[Rung] = []
    for found in _steps(way, shown, today, begin):
        if isinstance(found, str):
            stop = found
            break
        rungs.append(found)
        if found.amount.value >= target:
            break
    if stop == "far":
        return ladder._replace(stop=stop, waiting=waiting)
    reached = rungs[-1].on if rungs and rungs[-1].amount.value >= target else None
    climbed = ladder._replace(
        rungs=tuple(rungs),
        reached=reached,
        waiting=waiting,
        stop=stop,
        ceiling=way.agreed.ceiling if stop == "ceiling" else None,
    )
    return climbed._replace(smaller=tuple(_smaller(climbed)))


def _in_turn(
    ladder: Ladder, way: _Way, shown: Sequence[float | None], today: date, others: int
) -> date | None:
    """The day where every activity that grows waits its turn: no two are raised together."""
    turn = (others + 1) * (way.p.progress_apart_days + 1)
    if ladder.reached is None or not ladder.rungs or not others:
        return None
    steps = _steps(way._replace(turn=turn), shown, today, ladder.rungs[0].on)
    rungs = [found for found in islice(steps, len(ladder.rungs)) if isinstance(found, Rung)]
    last = rungs[-1].on
    return last if len(rungs) == len(ladder.rungs) and last > ladder.reached else None


def _steps(
    way: _Way, shown: Sequence[float | None], today: date, begin: date
) -> Iterator[Rung | LadderStop]:
    """Step after step; at last the word for what holds the next one."""
    assert way.quota.full is not None
    quota, on, measure = way.quota.full, begin, way.quota.measure
    course = [*(shown[-_FORTNIGHT:] or [None])]
    last = today
    for _ in range(_MOST_RUNGS):
        ceiling = way.agreed.ceiling
        if ceiling and quota >= ceiling.value:
            yield "ceiling"
            return
        after = next_quota(way.activity, measure, quota, way.agreed, way.p)
        course += [quota] * ((on - last).days - 1)
        for _ in range(_FORTNIGHT + 1):
            if after <= _earlier(course, quota) * (1 + way.p.progress_cap_14d / 100) + 1e-9:
                break
            course.append(quota)
            on += timedelta(days=1)
        else:
            yield "step"
            return
        if (on - today).days > _FARTHEST_DAYS:
            yield "far"
            return
        yield Rung(on, Amount(measure, after))
        course.append(after)
        quota, last, on = after, on, _soonest(on, way)
    yield "far"


def _earlier(course: Sequence[float | None], quota: float) -> float:
    """The quota of fourteen days earlier, or the first one since."""
    known = (value for value in course[-_FORTNIGHT:] if value is not None)
    return next(known, quota)


def _soonest(since: date, way: _Way) -> date:
    """The first day on which a quota may be raised that stands since `since`."""
    held = since + timedelta(days=max(1, hold_days(way.agreed, way.p), way.turn))
    left, on = sessions_needed(way.activity, way.p), since
    while left:
        left -= is_planned(way.activity, on)
        on += timedelta(days=1)
    return max(held, on)


def _smaller(ladder: Ladder) -> Iterator[Rung]:
    """What could be there by the wished date, and half the way; each once."""
    assert ladder.now is not None
    if not ladder.late and ladder.reached is not None:
        return
    offered: list[Amount] = [ladder.now, ladder.target]
    for rung in (*_by_the_wish(ladder), *_half_way(ladder), *_highest(ladder)):
        if rung.amount not in offered:
            offered.append(rung.amount)
            yield rung


def _by_the_wish(ladder: Ladder) -> list[Rung]:
    return [rung for rung in ladder.rungs if ladder.by and rung.on <= ladder.by][-1:]


def _half_way(ladder: Ladder) -> list[Rung]:
    assert ladder.now is not None
    half = (ladder.now.value + ladder.target.value) / 2
    return [rung for rung in ladder.rungs if half <= rung.amount.value < ladder.target.value][:1]


def _highest(ladder: Ladder) -> tuple[Rung, ...]:
    """Where no step leads all the way: the last one that does not need anybody else."""
    return ladder.rungs[-1:] if ladder.stop in ("ceiling", "step") else ()
