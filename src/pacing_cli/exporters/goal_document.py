"""The JSON documents of goals: `pace/goals/1` and `pace/goal/1`."""

from collections.abc import Sequence

from pacing_cli.exporters.values import Document, as_json
from pacing_cli.model.findings import GoalState
from pacing_cli.model.goal import Attainment, Goal
from pacing_cli.wording.goal import goal_sentence


def goals_document(states: Sequence[GoalState], together: Attainment | None) -> Document:
    """`pace/goals/1`: every goal as it stands."""
    return {
        "schema": "pace/goals/1",
        "goals": [{**as_json(state), "text": goal_sentence(state)} for state in states],
        "attainment": as_json(together),
    }


def goal_document(goal: Goal, state: GoalState) -> Document:
    """`pace/goal/1`: one goal whole, with its ladder."""
    return {"schema": "pace/goal/1", "goal": as_json(goal), "state": as_json(state)}
