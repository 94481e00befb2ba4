"""Pages of goals: all of them, or one with its ladder."""

from collections.abc import Iterator, Sequence
from datetime import date

from pacing_cli.model.findings import GoalState
from pacing_cli.model.goal import LEVELS, Attainment, Goal, Ladder, Rung
from pacing_cli.model.page import Gap, Heading, Line, Page, Part, Rows
from pacing_cli.wording.goal import (
    NO_NUMBERS,
    NO_PROMISE,
    attainment_sentence,
    closed_sentence,
    goal_parts,
    goal_sentence,
    ladder_sentences,
    level_words,
    rating_sentence,
    smaller_sentences,
)
from pacing_cli.wording.phrases import as_typed, count, full_date

_HOW_TO_ADD = 'To set one: pace goal add --what "cook for friends" --activity kitchen --target 30m'
_MOST_RUNGS = 8
_FIRST, _LAST = 4, 3


def goals_page(
    states: Sequence[GoalState], together: Attainment | None, closed: int, today: date
) -> Page:
    """Every open goal in a few sentences."""
    title = Heading("Your goals", 1)
    older = _older(closed)
    if not states:
        none = Line(
            "You have no open goals. You do not need one, but a goal can give your steps "
            "a direction."
        )
        return (title, none, Line(_HOW_TO_ADD), *older)
    return (
        title,
        *(Line(text, item=True) for state in states for text in [goal_sentence(state)]),
        *([Line(attainment_sentence(together))] if together else []),
        *_due(states, today),
        *older,
        Line("To see one with its steps: pace goal show NAME", "dim"),
    )


def _older(closed: int) -> tuple[Line, ...]:
    if not closed:
        return ()
    return (Line(f"{count(closed, 'goal')} closed. To see them: pace goal --closed", "dim"),)


def _due(states: Sequence[GoalState], today: date) -> Iterator[Line]:
    for state in states:
        if state.review_on and state.review_on <= today and not state.closed_how:
            yield Line(f"{state.name} is due for review: pace review")


def goal_page(goal: Goal, state: GoalState, today: date, said: str = "") -> Page:
    """One goal whole."""
    return (
        Heading(goal.what or goal.name, 1),
        *([Line(said)] if said else []),
        *_head(goal, state),
        *_way(goal, state, today),
        *_parts(goal),
        *_ratings(goal, state),
    )


def _head(goal: Goal, state: GoalState) -> Iterator[Line]:
    if goal.what and goal.name != goal.what:
        yield Line(f"Called {goal.name}.")
    if goal.why:
        yield Line(f"Why: {goal.why}")
    if goal.by and not goal.closed:
        yield Line(f"Goal date: {full_date(goal.by)}.")
    if goal.closed:
        yield Line(closed_sentence(state))


def _way(goal: Goal, state: GoalState, today: date) -> Iterator[Part]:
    if goal.closed:
        return
    yield Gap()
    yield Heading("Steps to the goal")
    ladder = state.ladder
    if ladder is None:
        yield Line(NO_NUMBERS.format(name=as_typed(goal.name)))
        return
    yield from (Line(text) for text in ladder_sentences(ladder, goal.name, today, state))
    if ladder.rungs and not ladder.waiting:
        yield _rungs(ladder)
        yield from _between(ladder)
    smaller = tuple(smaller_sentences(ladder))
    if smaller:
        yield Line("Smaller goals on the way:")
        yield from (Line(text, item=True) for text in smaller)
        yield Line(f"To choose one: pace goal set {as_typed(goal.name)} --target AMOUNT", "dim")
    if ladder.rungs:
        yield Line(NO_PROMISE, "dim")


def _rungs(ladder: Ladder) -> Rows:
    """The first steps and the last ones."""
    many = len(ladder.rungs) > _MOST_RUNGS
    shown = (*ladder.rungs[:_FIRST], *ladder.rungs[-_LAST:]) if many else ladder.rungs
    cells = tuple((str(rung.amount), full_date(rung.on)) for rung in shown)
    return Rows(("step", "at the earliest"), cells, tuple(map(_told, shown)))


def _told(rung: Rung) -> str:
    return f"{rung.amount} from {full_date(rung.on)} at the earliest"


def _between(ladder: Ladder) -> Iterator[Line]:
    if len(ladder.rungs) > _MOST_RUNGS:
        left = len(ladder.rungs) - _FIRST - _LAST
        last = ladder.rungs[_FIRST - 1].amount
        yield Line(f"{count(left, 'more step')} between {last} and the last three.", "dim")


def _parts(goal: Goal) -> Iterator[Part]:
    parts = tuple(goal_parts(goal))
    if parts:
        yield Gap()
        yield Heading("What helps")
        yield from (Line(f"{what}: {words}", item=True) for what, words in parts)


def _ratings(goal: Goal, state: GoalState) -> Iterator[Part]:
    if state.level is not None:
        yield Gap()
        yield Line(rating_sentence(state))
    if goal.levels:
        yield Gap()
        yield Heading("Levels")
        yield from (Line(level_words(level, goal.levels), item=True) for level in LEVELS)
    if state.review_on and not goal.closed:
        yield Line(f"Review date: {full_date(state.review_on)}.", "dim")


def rating_page(goal: Goal, level: int, on: date, together: Attainment | None) -> Page:
    """The receipt of a rating."""
    words = level_words(level, goal.levels)
    return (
        Line(f"Saved: {goal.name}, {words}, on {full_date(on)}. To undo: pace undo"),
        *([Line(attainment_sentence(together))] if together else []),
    )
