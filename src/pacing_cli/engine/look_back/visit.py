"""Choose the content of the visit sheet: order of activities, charts, boxes."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from pacing_cli.engine.look_back.course import Behind, Limits, chart, spread_out
from pacing_cli.model.chart import Chart, ChartKind
from pacing_cli.model.day import Day
from pacing_cli.model.evaluation import Evaluation
from pacing_cli.model.findings import (
    ActivitySpan,
    Findings,
    GoalState,
    Question,
    QuestionKind,
    Swing,
)
from pacing_cli.model.notice_reasons import LowMood
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.phase import Flare
from pacing_cli.model.plan import NotYet, Quota
from pacing_cli.model.quantity import Amount, write_amount
from pacing_cli.model.reason import LimitForNow
from pacing_cli.model.settings import Agreement, Settings
from pacing_cli.model.timeline import EventKind, TimelineEvent
from pacing_cli.model.value import Value
from pacing_cli.model.visit import Box, Sheet

_FRONT: Final = 2
_BACK: Final = 4
"""Small charts on the second page; a calendar stands above them."""


def behind_charts(
    days: Sequence[Day], evaluation: Evaluation, settings: Settings, start: date, end: date,
    usual_pain: float | NotYet, events: Sequence[TimelineEvent] = (),
) -> Behind:  # fmt: skip
    """What the charts of a span are drawn from."""
    return Behind(
        days=spread_out(days, start, end),
        flares=evaluation.flares,
        quotas=evaluation.course,
        limits={quota.activity: _limits(quota, settings) for quota in evaluation.plan.quotas},
        usual_pain=None if isinstance(usual_pain, NotYet) else usual_pain,
        events=events,
    )


def _limits(quota: Quota, settings: Settings) -> Limits:
    agreed = settings.care.of(quota.activity)
    ceiling, floor = agreed.ceiling, agreed.floor
    return Limits(
        quota.measure,
        quota.baseline,
        ceiling.value if ceiling and ceiling.measure == quota.measure else None,
        floor.value if floor and floor.measure == quota.measure else None,
        settings.care.agreed_on,
    )


def visit_sheet(
    found: Findings, behind: Behind, evaluation: Evaluation, settings: Settings
) -> Sheet:
    """The sheet of the findings' span, made on its last day."""
    ordered = _in_order(found.activities, settings)
    pictures = _apart(one for one in _wanted(found, behind, ordered) if not one.empty)
    calendar = [one for one in pictures if one.kind == "calendar"]
    small = [one for one in pictures if one.kind != "calendar"]
    return Sheet(
        findings=found,
        made_on=found.end,
        name=settings.profile.name,
        care=settings.care,
        goals=tuple(goal for goal in settings.goals if not goal.closed),
        meanings={name: one.meaning for name, one in settings.activities.items() if one.meaning},
        main=ordered[0].activity if ordered else "",
        front=tuple(small[:_FRONT]),
        back=(*calendar, *small[_FRONT : _FRONT + _BACK]),
        boxes=_boxes(ordered, evaluation, settings),
        red_flags=settings.profile.safety.red_flags,
    )


def _in_order(spans: Sequence[ActivitySpan], settings: Settings) -> list[ActivitySpan]:
    """First what serves an open goal, then what has a quota, then by the days it was done."""
    serving = {name for goal in settings.goals if not goal.closed for name in goal.activities}
    return sorted(
        spans,
        key=lambda one: (
            one.activity not in serving or one.quota_last is None,
            one.quota_last is None,
            -one.days,
            one.activity,
        ),
    )


def _wanted(found: Findings, behind: Behind, ordered: Sequence[ActivitySpan]) -> Iterator[Chart]:
    """Return the most useful charts first. Six small ones and a calendar fit."""
    with_quota = [one.activity for one in ordered if one.quota_last is not None]
    names = with_quota or [one.activity for one in ordered]
    yield from (chart("amount", behind, name) for name in names[:1])
    yield chart(_rated_most(found), behind)
    yield chart("bands", behind)
    kinds: tuple[ChartKind, ...] = ("calendar", "upright", "distance", "sleep")
    yield from (chart(kind, behind) for kind in kinds)
    yield from (chart("amount", behind, name) for name in names[1:4])


def _rated_most(found: Findings) -> ChartKind:
    """The rating that was given on most days, pain where none was."""
    drawn: dict[str, ChartKind] = {"pain": "pain", "fatigue": "fatigue", "stiff": "stiff",
                                   "mood": "mood"}  # fmt: skip
    return next((drawn[one.name] for one in found.symptoms if one.name in drawn), "pain")


def _apart(charts: Iterator[Chart]) -> list[Chart]:
    """Without one that shows the same columns as one before it."""
    kept: list[Chart] = []
    for one in charts:
        same = (each for each in kept if each.unit == one.unit and each.values == one.values)
        if one.kind in ("calendar", "bands") or next(same, None) is None:
            kept.append(one)
    return kept


def _boxes(
    ordered: Sequence[ActivitySpan], evaluation: Evaluation, settings: Settings
) -> tuple[Box, ...]:
    """A row for each activity: of the sheet in its order, then of the plan and the agreement."""
    quotas = {quota.activity: quota for quota in evaluation.plan.quotas}
    spans = {one.activity: one for one in ordered}
    agreed = [name for name, one in settings.care.activities.items() if one != Agreement()]
    names = dict.fromkeys([*spans, *quotas, *agreed])
    return tuple(_box(name, quotas.get(name), spans.get(name), settings) for name in names)


def _box(name: str, quota: Quota | None, span: ActivitySpan | None, settings: Settings) -> Box:
    agreed = settings.care.of(name)
    now = Amount(quota.measure, quota.full) if quota and quota.full is not None else None
    known = span.middle if span and now is None else None
    middle = Amount(span.measure, known) if span and known is not None else None
    return Box(name, now, middle, agreed.ceiling, agreed.floor, agreed.step)


# Three questions for the visit, chosen by weight from what the log says.

HOW_MANY: Final = 3

_WEIGHTS: Final[dict[QuestionKind, int]] = {
    "red_flag": 100,
    "flare_open": 90,
    "low_mood": 88,
    "limit": 80,
    "much_more": 78,
    "step_back": 76,
    "stopped": 74,
    "swing": 70,
    "bad_days": 65,
    "flares": 60,
    "ceiling": 55,
    "unknown_days": 50,
    "held": 45,
    "no_baseline": 40,
    "goal": 35,
    "quota_moved": 30,
    "open": 0,
}
"""Safety first, then what happened, then what holds things up, then what went well."""

LATELY: Final = timedelta(days=27)
"""So long before the end of the span, 28 days in all, something is recent."""
_EVENTS: Final[dict[QuestionKind, EventKind]] = {
    "much_more": "much_more",
    "step_back": "step_back",
    "stopped": "stopped",
    "flares": "flare",
}
_OLD: Final = 32
"""What is over for longer weighs less than what holds now: a visit looks ahead."""
_SOME_DAYS: Final = 3
"""An activity done on fewer recent days is not yet one to ask an amount for."""
_MANY_BAD_DAYS: Final = 3
_SOME_BOOMS: Final = 3
_TWICE: Final = 2.0
"""A day of much more is worth a question from twice the usual on, or where there are some."""
_WHOLE_FROM: Final = 10
_HELD_HOLDS: Final = 2
"""So many holds at one quota, and the plan itself is worth a question."""


class VisitFacts(Value):
    """What the questions are chosen from."""

    red_flags: int
    flares: Sequence[Flare]
    swing: Swing | NotYet
    bad_days: int
    days_unknown: int
    days_in_span: int
    activities: Sequence[ActivitySpan]
    goals: Sequence[GoalState]
    end: date
    lately: Mapping[str, int]
    """For each activity the days of the last 28 on which it was done."""
    held_days: dict[str, int]
    """For each activity the days at its last quota, to the end of the span."""
    ceilings: dict[str, float]
    limits: Sequence[tuple[str, LimitForNow]] = ()
    """The activities of which a step was taken back more than once."""
    events: Sequence[TimelineEvent] = ()
    low_mood: LowMood | None = None


def questions(facts: VisitFacts, parameters: Parameters) -> tuple[Question, ...]:
    """Exactly three, one of a kind; where the log asks fewer, open ones fill up."""
    asked: list[Question] = []
    for question in sorted(_candidates(facts, parameters), key=lambda one: -_weight(one, facts)):
        if question.kind not in {one.kind for one in asked}:
            asked.append(question)
    del asked[HOW_MANY:]
    open_ones = (Question("open", number=n) for n in range(1, HOW_MANY - len(asked) + 1))
    return (*asked, *open_ones)


def _weight(question: Question, facts: VisitFacts) -> int:
    """What happened within the last 28 days comes before what is over for longer."""
    kind = _EVENTS.get(question.kind)
    last = max((one.last for one in facts.events if one.kind == kind), default=None)
    old = last is not None and last < facts.end - LATELY
    return min(_WEIGHTS[question.kind], _OLD) if old else _WEIGHTS[question.kind]


def _candidates(facts: VisitFacts, parameters: Parameters) -> Iterator[Question]:
    if facts.red_flags:
        yield Question("red_flag", number=facts.red_flags)
    yield from _about_flares(facts)
    yield from _about_events(facts)
    for name, limit in facts.limits:
        yield Question("limit", name, limit.times, write_amount(limit.amount))
    if not isinstance(facts.swing, NotYet) and facts.swing.verdict == "more see-saw":
        yield Question("swing", number=facts.swing.value)
    if facts.bad_days >= _MANY_BAD_DAYS:
        yield Question("bad_days", number=facts.bad_days)
    unknown = facts.days_unknown
    if unknown * 100 > facts.days_in_span * (100 - parameters.missing_min_complete):
        yield Question("unknown_days", number=unknown)
    for activity in facts.activities:
        yield from _about_activity(activity, facts, parameters)
    for goal in sorted(facts.goals, key=lambda goal: goal.done_days):
        yield Question("goal", activity=goal.name, number=goal.done_days)


def _about_events(facts: VisitFacts) -> Iterator[Question]:
    """The furthest day of much more, the last step that went back, what was stopped for pain."""
    if facts.low_mood:
        yield Question("low_mood", number=facts.low_mood.days)
    limited = {name for name, _ in facts.limits}
    kinds: dict[str, list[TimelineEvent]] = {}
    for one in facts.events:
        kinds.setdefault(one.kind, []).append(one)
    for one in sorted(kinds.get("much_more", ()), key=_furthest)[:1]:
        many = len(kinds["much_more"])
        if many < _SOME_BOOMS and _furthest(one)[0] > -_TWICE:
            continue
        alike = [each for each in kinds["much_more"]
                 if (each.what, each.amount) == (one.what, one.amount)]  # fmt: skip
        on = one.on if len(alike) == 1 else None  # of equal days, none is the most
        yield Question("much_more", one.what, many, _said(one.amount), on,
                       one.part if one.mostly_part else "")  # fmt: skip
    for one in kinds.get("step_back", ())[-1:]:
        if one.what not in limited:
            yield Question("step_back", one.what, one.many, _said(one.before), one.on)
    for one in sorted(kinds.get("stopped", ()), key=lambda one: -one.many)[:1]:
        yield Question("stopped", one.what, one.many, on=one.on)


def _furthest(one: TimelineEvent) -> tuple[float, int]:
    usual = one.before.value if one.before else 0.0
    times = one.amount.value / usual if one.amount and usual else 0.0
    return -times, -one.on.toordinal()


def _said(amount: Amount | None) -> str:
    """An amount as it is said, in whole units from 10 on as in the time line; empty: none."""
    if amount is None:
        return ""
    whole = amount.value >= _WHOLE_FROM
    return write_amount(amount._replace(value=round(amount.value)) if whole else amount)


def _about_flares(facts: VisitFacts) -> Iterator[Question]:
    still_open = [flare for flare in facts.flares if flare.ended is None]
    if still_open:
        yield Question("flare_open", number=still_open[-1].days)
    if len(facts.flares) > len(still_open):
        yield Question("flares", number=len(facts.flares))


def _about_activity(
    one: ActivitySpan, facts: VisitFacts, parameters: Parameters
) -> Iterator[Question]:
    if one.quota_last is None:
        if facts.lately.get(one.activity, 0) >= _SOME_DAYS:
            yield Question("no_baseline", one.activity, one.days)
        return
    amount = write_amount(Amount(one.measure, one.quota_last))
    ceiling = facts.ceilings.get(one.activity)
    held = facts.held_days.get(one.activity, 0)
    if ceiling is not None and one.quota_last >= ceiling:
        yield Question("ceiling", one.activity, one.quota_last, amount)
    elif held >= _HELD_HOLDS * parameters.progress_hold_days:
        yield Question("held", one.activity, held, amount)
    if one.quota_first is not None and one.quota_first != one.quota_last:
        yield Question("quota_moved", one.activity, one.quota_last - one.quota_first, amount)
