"""A review of a week: the wins, what could be changed, and when the next one is."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from pacing_cli.engine.dated import between
from pacing_cli.engine.score_changes import due, series
from pacing_cli.engine.wins import wins
from pacing_cli.model.advice import NotYet
from pacing_cli.model.day import Day
from pacing_cli.model.entry import REVIEW, Entry
from pacing_cli.model.findings import Findings, GoalState
from pacing_cli.model.notice_reasons import OutOfReach
from pacing_cli.model.outlook import Outlook
from pacing_cli.model.review import Past, Proposal, WeekLookedAt, Win
from pacing_cli.model.settings import Settings

_HARD = ("flare", "bad", "ill")


def week(
    days: Sequence[Day],
    found: Findings,
    outlook: Outlook,
    settings: Settings,
    entries: Sequence[Entry],
    begun: date,
) -> WeekLookedAt:
    """The days from `found.start` to `found.end`, both included, the last of them today.

    `entries`: the scores and reviews of the last year; `begun`: the log's first day.
    """
    p, today = settings.parameters, found.end
    past = reviews(entries, today)
    monthly = max((one.on for one in past if one.monthly), default=begun)
    return WeekLookedAt(
        start=found.start,
        end=today,
        days_logged=found.days_logged,
        wins=_wins([day for day in days if day.on >= found.start], found, outlook, settings),
        proposals=tuple(_proposals(found, outlook, settings, entries)),
        hard_day=outlook.phase.kind in _HARD,
        monthly=(today - monthly).days >= p.review_monthly,
        last=past[-1] if past else None,
        next_on=today + timedelta(days=p.review_every),
    )


def reviews(entries: Sequence[Entry], end: date) -> tuple[Past, ...]:
    """The reviews that were written down up to a day, the oldest first."""
    kept = [entry for entry in entries if entry.kind == REVIEW and entry.day <= end]
    return tuple(
        Past(
            entry.day,
            entry.fields.get("monthly") is True,
            (*_texts(entry, "wins"), *_texts(entry, "well")),
            _date(entry.word("next_on")),
        )
        for entry in sorted(kept, key=lambda one: (one.at, one.noted, one.id))
    )


def _texts(entry: Entry, key: str) -> tuple[str, ...]:
    texts = entry.fields.get(key)
    return tuple(map(str, texts)) if isinstance(texts, list | tuple) else ()


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def _wins(
    span: Sequence[Day], found: Findings, outlook: Outlook, settings: Settings
) -> tuple[Win, ...]:
    far_off = None if isinstance(found.boom_bust, NotYet) else len(found.boom_days)
    if far_off is not None:
        far_off += len(found.bust_days)
    inside = {
        name: between(points, found.start, found.end) for name, points in outlook.course.items()
    }
    raised = [(name, one.on) for name, points in inside.items() for one in points if one.raised]
    planned: dict[date, dict[str, float]] = {}
    for name, points in inside.items():
        for point in points:
            if point.quota is not None:
                planned.setdefault(point.on, {})[name] = point.quota
    matters = _matters(settings)
    return wins(span, found.flares, far_off, matters, sorted(raised, key=_by_day), planned)


def _by_day(raised: tuple[str, date]) -> tuple[date, str]:
    return raised[1], raised[0]


def _matters(settings: Settings) -> set[str]:
    own = {name for name, one in settings.activities.items() if one.meaning}
    return own | {name for goal in settings.goals if not goal.closed for name in goal.activities}


def _proposals(
    found: Findings, outlook: Outlook, settings: Settings, entries: Sequence[Entry]
) -> Iterator[Proposal]:
    for notice in outlook.plan.notices:
        if isinstance(notice, OutOfReach):
            yield Proposal("restart", notice.activity, notice.reached, str(notice.quota))
    if found.boom_days:
        yield Proposal("early_stop", number=len(found.boom_days))
    for question in found.questions:
        if question.kind == "held":
            yield Proposal("held", question.activity, question.number, question.amount)
    for goal in found.goals:
        yield from _about_goal(goal, found.end)
    for one in due(series(entries), found.end, settings.parameters):
        yield Proposal("measure", one.instrument, on=one.on)


def _about_goal(goal: GoalState, today: date) -> Iterator[Proposal]:
    if goal.closed_how is not None:
        return
    ladder = goal.ladder
    if ladder and ladder.late and not ladder.waiting and ladder.reached != today:
        yield Proposal("wish_date", goal.name, on=ladder.reached)
    if goal.review_on and goal.review_on <= today:
        yield Proposal("goal_review", goal.name, on=goal.review_on)
