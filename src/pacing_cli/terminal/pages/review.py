"""A review as a page: what went well first, what could change after it."""

from collections.abc import Iterator, Mapping, Sequence

from pacing_cli.model.findings import GoalState, PastReview, WeekLookedAt
from pacing_cli.model.page import Gap, Heading, Line, Page, Part
from pacing_cli.model.value import Value
from pacing_cli.wording.goal import goal_sentence
from pacing_cli.wording.phrases import full_date, listed
from pacing_cli.wording.review import (
    HARD_DAY,
    KEEP,
    MONTHLY,
    NO_PROPOSALS,
    NO_WEEK,
    proposal_sentence,
    week_title,
    win_sentence,
)


class StoredReview(Value):
    """What was written down of a review."""

    well: Sequence[str]
    barriers: Sequence[str]
    changes: Sequence[str]
    values: str
    helps: str
    next_on: str
    supports: Sequence[str] = ()
    """What the person has written down for these barriers."""


def review_page(
    found: WeekLookedAt,
    goals: Sequence[GoalState],
    coping: Mapping[str, str],
    *,
    short: bool,
    asking: bool,
) -> Page:
    """The week. `short` leaves the goals and the early signs out; `asking`: questions follow."""
    return (
        Heading(week_title(found), 1),
        *_wins(found),
        *([] if found.hard_day else _proposals(found, asking)),
        *([] if short or found.hard_day else _longer(goals, coping)),
        *([] if asking or found.hard_day else _monthly(found)),
        *_end(found, asking),
    )


def _wins(found: WeekLookedAt) -> Iterator[Part]:
    yield Gap()
    yield Heading("What went well")
    yield from (Line(win_sentence(win), item=True) for win in found.wins)
    if not found.wins:
        yield Line(NO_WEEK)


def _proposals(found: WeekLookedAt, asking: bool) -> Iterator[Part]:
    if asking:
        return
    yield Gap()
    yield Heading("What could change")
    for one in found.proposals:
        yield Line(f"{proposal_sentence(one)} [{one.key}]", item=True)
    if not found.proposals:
        yield Line(NO_PROPOSALS)


def _longer(goals: Sequence[GoalState], coping: Mapping[str, str]) -> Iterator[Part]:
    if goals:
        yield Gap()
        yield Heading("Goals")
        yield from (Line(goal_sentence(goal), item=True) for goal in goals)
    if coping:
        yield Gap()
        yield Heading("When things begin to get harder")
        yield from (
            Line(words if sign == "any" else f"{sign}: {words}", item=True)
            for sign, words in coping.items()
        )


def _monthly(found: WeekLookedAt) -> Iterator[Part]:
    if found.monthly:
        yield Gap()
        yield Line(MONTHLY)


def _end(found: WeekLookedAt, asking: bool) -> Iterator[Part]:
    yield Gap()
    if found.hard_day:
        yield Line(HARD_DAY)
    elif not asking:
        yield Line(KEEP, "dim")


def kept_page(kept: StoredReview, signposts: Sequence[str] = ()) -> Page:
    """The receipt of a review."""
    return (
        Line("Saved. To undo: pace undo"),
        *([Line(f"Went well: {'; '.join(kept.well)}", item=True)] if kept.well else []),
        *([Line(f"In the way: {listed(kept.barriers)}", item=True)] if kept.barriers else []),
        *([Line(f"These can help: {listed(kept.supports)}", item=True)] if kept.supports else []),
        *(Line(f"Yes: {text}", item=True) for text in kept.changes),
        *([Line(f"What matters most: {kept.values}", item=True)] if kept.values else []),
        *([Line(f"When it gets harder: {kept.helps}", item=True)] if kept.helps else []),
        Line(kept.next_on),
        *(Line(text) for text in signposts),
    )


def wins_page(past: Sequence[PastReview]) -> Page:
    """The wins of all reviews, the newest first."""
    title = Heading("What went well so far", 1)
    kept = [one for one in reversed(past) if one.wins]
    if not kept:
        return (title, Line("No review is saved yet. To find what went well: pace review"))
    return (title, *(part for one in kept for part in _of(one)))


def _of(past: PastReview) -> Iterator[Part]:
    yield Gap()
    yield Heading(full_date(past.on))
    yield from (Line(win, item=True) for win in past.wins)
