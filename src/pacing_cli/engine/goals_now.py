"""Where the goals stand on a day: days on which something was done, ladder, ratings."""

from collections.abc import Sequence
from datetime import date, timedelta

from pacing_cli.engine.attainment import Rated, attainment
from pacing_cli.engine.goal_ladder import goal_ladder
from pacing_cli.model.day import Day
from pacing_cli.model.entry import SCORE, Entry
from pacing_cli.model.findings import GoalState
from pacing_cli.model.goal import LEVELS, Attainment, Goal
from pacing_cli.model.ladder import Ladder
from pacing_cli.model.outlook import Outlook
from pacing_cli.model.plan import Plan, Quota
from pacing_cli.model.score import GAS
from pacing_cli.model.settings import Settings
from pacing_cli.model.value import Value


class Rating(Value):
    """One rating of a goal."""

    on: date
    level: int


def goal_states(
    span: Sequence[Day],
    entries: Sequence[Entry],
    ahead: Outlook,
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
    goal: Goal, span: Sequence[Day], rated: Sequence[Rating], ahead: Outlook, settings: Settings
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


def ladder_of(goal: Goal, ahead: Outlook, settings: Settings) -> Ladder | None:
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
    """The T-score over the rated goals that are told; those that were let go are left out."""
    ratings = goal_ratings(entries, end)
    rated = []
    for goal in told_goals(settings.goals, start, end):
        known = ratings.get(goal.name.casefold(), ())
        if known and (not goal.closed or goal.closed_how == "reached"):
            before = known[-2].level if len(known) > 1 else None
            rated.append(Rated(goal.weight, known[-1].level, before))
    return attainment(rated, settings.parameters)
