"""Compute the steps from today's quota to a goal, as early as the rules allow.

Every step is the one that `progression` would take, after the days that it would wait:
hold days, tolerated sessions on the planned days, no more than `progress.cap_14d` in 14
days. It takes for granted that all goes well, so its days are the earliest ones.
"""

import math
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Final

from pacing_cli.engine.progression.steps import hold_days, next_quota, sessions_needed
from pacing_cli.engine.today.quotas import is_planned
from pacing_cli.model.activity import Activity
from pacing_cli.model.day import Day
from pacing_cli.model.entry import SCORE, Entry
from pacing_cli.model.evaluation import Evaluation
from pacing_cli.model.findings import GoalState
from pacing_cli.model.goal import LEVELS, Attainment, Goal, Ladder, LadderStop, Rung
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.plan import Plan, Quota
from pacing_cli.model.quantity import Amount
from pacing_cli.model.score import GAS
from pacing_cli.model.settings import Agreement, Settings
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
    if activity.paused or not activity.plan:
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
    """Return the first day on which a quota that began on `since` may go up."""
    held = since + timedelta(days=max(1, hold_days(way.agreed, way.p), way.turn))
    left, on = sessions_needed(way.activity, way.agreed, way.p), since
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


# Goal Attainment Scaling: several rated goals as one T-score.
#
# T = 50 + 10 Σ(w·x) / √((1 - ρ) Σw² + ρ (Σw)²), x from -2 to 2, 0 is what was hoped for
# (Kiresuk & Sherman 1968, evidence section 4). ρ is `gas.rho`. The formula as it is
# printed in a later guide had an error; this one gives the published known answers.


class Rated(Value):
    """A goal's weight, its last rating, and the one before."""

    weight: float
    level: int
    before: int | None = None


def gas_t_score(rated: Sequence[Rated], parameters: Parameters) -> Attainment | None:
    """The T-score now, and that of the same goals at their rating before.

    None where no goal is rated, or all of them weigh nothing.
    """
    weighed = [one for one in rated if one.weight > 0]
    if not weighed:
        return None
    weights = [one.weight for one in weighed]
    now = t_score([one.level for one in weighed], weights, parameters.gas_rho)
    before = [one.before for one in weighed if one.before is not None]
    previous = t_score(before, weights, parameters.gas_rho) if len(before) == len(weighed) else None
    return Attainment(now, len(weighed), previous)


def t_score(levels: Sequence[float], weights: Sequence[float], rho: float) -> float:
    """The T-score of as many levels as weights, whose sum is more than 0."""
    largest = max(weights)
    shares = [weight / largest for weight in weights]
    above = sum(share * level for share, level in zip(shares, levels, strict=True))
    spread = (1 - rho) * sum(share**2 for share in shares) + rho * sum(shares) ** 2
    return 50 + 10 * above / math.sqrt(spread)


# Where the goals stand on a day: days on which something was done, ladder, ratings.


class Rating(Value):
    """One rating of a goal."""

    on: date
    level: int


def goal_states(
    span: Sequence[Day],
    entries: Sequence[Entry],
    ahead: Evaluation,
    settings: Settings,
    start: date,
    end: date,
) -> tuple[GoalState, ...]:
    """Every open goal, and those that were closed from `start` to `end`, in their order."""
    ratings = goal_ratings(entries, end)
    return tuple(
        _state(goal, span, ratings.get(goal.name.casefold(), ()), ahead, settings)
        for goal in told_goals(settings.goals, start, end)
    )


def told_goals(goals: Sequence[Goal], start: date, end: date) -> tuple[Goal, ...]:
    """The goals as of the last day: those that are open on it, or were closed in the span."""
    then = (_as_of(goal, end) for goal in goals)
    return tuple(
        goal for goal in then if not goal.closed or (goal.closed_on and goal.closed_on >= start)
    )


def _as_of(goal: Goal, end: date) -> Goal:
    """A goal that was closed later was still open."""
    if goal.closed_on is None or goal.closed_on <= end:
        return goal
    return goal._replace(closed=False, closed_on=None, closed_how=None, closed_words="")


def _state(
    goal: Goal, span: Sequence[Day], rated: Sequence[Rating], ahead: Evaluation, settings: Settings
) -> GoalState:
    names = {name.casefold() for name in goal.activities}
    return GoalState(
        name=goal.name,
        what=goal.what,
        by=goal.by,
        done_days=sum(any(name.casefold() in names for name in day.done) for day in span),
        why=goal.why,
        ladder=None if goal.closed else ladder_of(goal, ahead, settings),
        start=goal.start,
        level=rated[-1].level if rated else None,
        level_before=rated[-2].level if len(rated) > 1 else None,
        level_on=rated[-1].on if rated else None,
        level_words=goal.levels[LEVELS.index(rated[-1].level)] if rated and goal.levels else "",
        review_on=_review_on(goal, rated, settings),
        closed_how=goal.closed_how or ("changed" if goal.closed else None),
        closed_on=goal.closed_on,
        closed_words=goal.closed_words,
    )


def _review_on(goal: Goal, rated: Sequence[Rating], settings: Settings) -> date | None:
    """The day for another look; after a rating on it or later a new one, a month on."""
    if goal.review_on is None or not rated or rated[-1].on < goal.review_on:
        return goal.review_on
    return rated[-1].on + timedelta(days=settings.parameters.review_monthly)


def ladder_of(goal: Goal, ahead: Evaluation, settings: Settings) -> Ladder | None:
    """The ladder of a goal from the plan of today."""
    quota = _quota(goal, ahead.plan)
    course = ahead.course.get(quota.activity, ()) if quota else ()
    shown = [point.quota for point in course[-14:]]
    others = [one for one in ahead.plan.quotas if one is not quota and one.next_quota]
    return goal_ladder(goal, quota, shown, settings, ahead.plan.date, len(others))


def _quota(goal: Goal, plan: Plan) -> Quota | None:
    first = goal.activities[0].casefold() if goal.activities else ""
    return next((one for one in plan.quotas if one.activity.casefold() == first), None)


def goal_ratings(entries: Sequence[Entry], end: date) -> dict[str, tuple[Rating, ...]]:
    """The ratings of each goal up to a day, by its name in small letters; the last of a day."""
    found: dict[str, dict[date, Rating]] = {}
    for entry in sorted(entries, key=lambda one: (one.at, one.noted, one.id)):
        level, goal = entry.number("value"), entry.word("goal")
        if entry.kind != SCORE or entry.word("instrument") != GAS or entry.day > end:
            continue
        if goal and level in LEVELS:
            found.setdefault(goal.casefold(), {})[entry.day] = Rating(entry.day, int(level))
    return {name: tuple(one.values()) for name, one in found.items()}


def attained(
    entries: Sequence[Entry], settings: Settings, start: date, end: date
) -> Attainment | None:
    """Return the T-score over the rated goals, without those that were let go."""
    ratings = goal_ratings(entries, end)
    rated = []
    for goal in told_goals(settings.goals, start, end):
        known = ratings.get(goal.name.casefold(), ())
        if known and (not goal.closed or goal.closed_how == "reached"):
            before = known[-2].level if len(known) > 1 else None
            rated.append(Rated(goal.weight, known[-1].level, before))
    return gas_t_score(rated, settings.parameters)
