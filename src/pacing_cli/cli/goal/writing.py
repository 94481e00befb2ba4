"""Goals put into `goals.toml`, comments and order kept; and one goal shown as it now stands."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from pacing_cli.cli.context import Pacing
from pacing_cli.cli.goal.words import Wishes
from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.goal import Goal
from pacing_cli.model.quantity import Amount, parse_amount

if TYPE_CHECKING:
    from pacing_cli.model.findings import GoalState
    from pacing_cli.model.ladder import Ladder
    from pacing_cli.model.settings import Settings

_FOUR_WEEKS = 28


def write_goal(pacing: Pacing, name: str, wishes: Wishes, group: str = "") -> None:
    """Put the wishes into the goal's table; a new table where there is none."""
    from pacing_cli.storage.settings import edit_toml

    edit_toml(pacing.home.goals, lambda file: _set(file, name, wishes), group)


def _set(file: dict[str, Any], name: str, wishes: Wishes) -> None:
    table = file.setdefault(name, {})
    if not isinstance(table, dict):
        raise WordsNotUnderstood(
            f"goals.toml has a line {name} = ... that is no goal, so a goal needs another name.",
            f"pace goal add {name}-goal",
        )
    for key, value in wishes.items():
        if value is None:
            table.pop(key, None)
        else:
            table[key] = value


def with_dates(wishes: Mapping[str, object], today: date) -> dict[str, object]:
    """A new goal with the day on which it was set, and the day for another look."""
    review = wishes.get("review_on") or today + timedelta(days=_FOUR_WEEKS)
    found = {**wishes, "set_on": today, "review_on": review}
    return {key: value for key, value in found.items() if value is not None}


def as_goal(name: str, wishes: Wishes) -> Goal:
    """The goal that these wishes make, before it is written."""
    found: dict[str, Any] = {key: value for key, value in wishes.items() if value is not None}
    for key in ("target", "start"):
        if key in found:
            found[key] = parse_amount(str(found[key]))
    for key, value in found.items():
        found[key] = tuple(value) if isinstance(value, list) else value
    return Goal(name, **found)


def ladder_for(pacing: Pacing, goal: Goal) -> "Ladder | None":
    """The ladder of a goal from today's plan."""
    from pacing_cli.cli.advice import outlook
    from pacing_cli.engine.goals_now import ladder_of

    return ladder_of(goal, outlook(pacing, pacing.today), pacing.settings)


def now_of(pacing: Pacing, goal: Goal) -> Amount | None:
    """Today's quota of the activity that the goal counts, in the goal's measure."""
    ladder = ladder_for(pacing, goal)
    now = ladder.now if ladder else None
    return now if now and goal.target and now.measure == goal.target.measure else None


def state_of(pacing: Pacing, name: str) -> "tuple[Goal, GoalState]":
    """One goal, and where it stands today, also when it was closed long ago."""
    goal = next(one for one in pacing.settings.goals if one.name == name)
    told = goal._replace(closed_on=pacing.today) if goal.closed else goal
    (state,) = states_of(pacing, pacing.settings._replace(goals=(told,)))
    return goal, state._replace(closed_on=goal.closed_on)


def states_of(pacing: Pacing, settings: "Settings") -> "tuple[GoalState, ...]":
    """Where goals stand today; days on which something was done are those of four weeks."""
    from pacing_cli.cli.advice import scores_until
    from pacing_cli.cli.seen import seen
    from pacing_cli.engine.goals_now import goal_states

    today = pacing.today
    start = today - timedelta(days=_FOUR_WEEKS - 1)
    found = seen(pacing, today)
    span = [day for day in found.days[-_FOUR_WEEKS:] if day.on >= start]
    rated = scores_until(pacing, today, today)
    return goal_states(span, rated, found.outlook, settings, date.min, today)


def show_goal(pacing: Pacing, name: str, said: str = "") -> None:
    """The goal as it stands in the file, read again."""
    from pacing_cli.exporters.goal_document import goal_document
    from pacing_cli.terminal.goal_page import goal_page

    fresh = pacing.again()
    goal, state = state_of(fresh, name)
    pacing.output.show(
        lambda: goal_page(goal, state, fresh.today, said), lambda: goal_document(goal, state)
    )
