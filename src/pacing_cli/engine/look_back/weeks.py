"""Review a week: its wins, possible changes, and the date of the next review."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby, zip_longest
from typing import Final

from pacing_cli.engine.look_back.outcomes import due, series
from pacing_cli.engine.patterns.associations import daily_totals
from pacing_cli.engine.patterns.named import named_patterns
from pacing_cli.engine.statistics import between, known, mean, median
from pacing_cli.model.day import Day
from pacing_cli.model.entry import REVIEW, Entry
from pacing_cli.model.evaluation import Evaluation
from pacing_cli.model.findings import (
    Findings,
    GoalState,
    PastReview,
    Proposal,
    Week,
    WeekLookedAt,
    Weeks,
    Win,
)
from pacing_cli.model.notice_reasons import (
    LowMood,
    OverAmount,
    StoppedForPain,
    SymptomsRising,
    UnderAmount,
)
from pacing_cli.model.phase import Flare
from pacing_cli.model.plan import NotYet
from pacing_cli.model.quantity import MEASURES
from pacing_cli.model.settings import Settings

# What went well in a week, found in the log: facts that anybody can look up again.

Amounts = Mapping[str, float]
"""For each activity the amount that was set for one day."""

_STEADY_DAYS: Final = 5
_KEPT_DAYS: Final = 3
_MOST_NAMES: Final = 3
# Nobody keeps to a plan to the minute.
_NEARLY: Final = 1.1


def wins(
    week: Sequence[Day],
    flares: Sequence[Flare],
    far_off: int | None,
    matters: Collection[str],
    raised: Sequence[tuple[str, date]],
    planned: Mapping[date, Amounts],
) -> tuple[Win, ...]:
    """The wins of the days of `week`, the weightiest first.

    `far_off`: days of much more or much less than usual, None where that is not known;
    `matters`: the activities that matter to the person; `raised`: steps up in the week;
    `planned`: what was shown for each day. A week with an entry has one win at least.
    """
    found = (
        *_back(week, flares),
        *_steady(week, far_off),
        *_mattered(week, matters),
        *(Win("stepped_up", name=name, on=on) for name, on in raised),
        *_kept(week, planned),
        *_eased(week, planned),
    )
    return found or _wrote(week)


def _back(week: Sequence[Day], flares: Sequence[Flare]) -> Iterator[Win]:
    days = {day.on for day in week}
    for flare in flares:
        if flare.recovered in days:
            yield Win("back_from_flare", flare.days, on=flare.recovered)


def _steady(week: Sequence[Day], far_off: int | None) -> Iterator[Win]:
    active = sum(bool(day.done) for day in week)
    if far_off == 0 and active >= _STEADY_DAYS:
        yield Win("steady", active)


def _mattered(week: Sequence[Day], matters: Collection[str]) -> Iterator[Win]:
    folded = {name.casefold() for name in matters}
    names = sorted({name for day in week for name in day.done if name.casefold() in folded})
    on = {name: sum(name in day.done for day in week) for name in names}
    for name in sorted(names, key=lambda name: -on[name])[:_MOST_NAMES]:
        yield Win("mattered", on[name], name)


def _kept(week: Sequence[Day], planned: Mapping[date, Amounts]) -> Iterator[Win]:
    kept = sum(_within(day, planned.get(day.on, {})) for day in week)
    if kept >= _KEPT_DAYS:
        yield Win("kept_to_amounts", kept)


def _within(day: Day, planned: Amounts) -> bool:
    """Something was done of what was set, and nothing of it went beyond."""
    done = {name: one.totals for name, one in day.done.items() if name in planned}
    return bool(done) and all(
        max(totals.values(), default=0) <= _NEARLY * planned[name] for name, totals in done.items()
    )


def _eased(week: Sequence[Day], planned: Mapping[date, Amounts]) -> Iterator[Win]:
    eased = [
        day for day in week if day.bad and (not day.done or _within(day, planned.get(day.on, {})))
    ]
    if eased:
        yield Win("eased_on_bad_day", len(eased))


def _wrote(week: Sequence[Day]) -> tuple[Win, ...]:
    written = sum(day.known for day in week)
    return (Win("wrote_down", written),) if written else ()


_HARD = ("flare", "bad", "ill")


def week(
    days: Sequence[Day],
    found: Findings,
    evaluation: Evaluation,
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
        wins=_wins([day for day in days if day.on >= found.start], found, evaluation, settings),
        proposals=tuple(_proposals(found, evaluation, settings, entries)),
        hard_day=evaluation.phase.kind in _HARD,
        monthly=(today - monthly).days >= p.review_monthly,
        last=past[-1] if past else None,
        next_on=today + timedelta(days=p.review_every),
    )


def reviews(entries: Sequence[Entry], end: date) -> tuple[PastReview, ...]:
    """The reviews that were written down up to a day, the oldest first."""
    kept = [entry for entry in entries if entry.kind == REVIEW and entry.day <= end]
    return tuple(
        PastReview(
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
    span: Sequence[Day], found: Findings, evaluation: Evaluation, settings: Settings
) -> tuple[Win, ...]:
    far_off = None if isinstance(found.boom_bust, NotYet) else len(found.boom_days)
    if far_off is not None:
        far_off += len(found.bust_days)
    inside = {
        name: between(points, found.start, found.end) for name, points in evaluation.course.items()
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
    found: Findings, evaluation: Evaluation, settings: Settings, entries: Sequence[Entry]
) -> Iterator[Proposal]:
    for seldom in evaluation.out_of_reach:
        yield Proposal("restart", seldom.activity, seldom.reached, str(seldom.quota))
    if found.boom_days:
        yield Proposal("early_stop", number=len(found.boom_days))
    yield from _about_patterns(evaluation, found.end, settings)
    for question in found.questions:
        if question.kind == "held":
            yield Proposal("held", question.activity, question.number, question.amount)
    for goal in found.goals:
        yield from _about_goal(goal, found.end)
    for one in due(series(entries), found.end, settings.parameters):
        yield Proposal("measure", one.instrument, on=one.on)


_DAY: Final = timedelta(days=1)
_FLARES_WITHIN: Final = timedelta(days=28)


def _about_patterns(evaluation: Evaluation, today: date, settings: Settings) -> Iterator[Proposal]:
    """What repeats over weeks is a reason to change something, or to ask."""
    restart = {one.activity for one in evaluation.out_of_reach}
    lately = [one for one in evaluation.flares if today - _FLARES_WITHIN < one.onset]
    if len(lately) >= settings.parameters.review_flares:
        yield Proposal("flares", number=len(lately))
    for one in named_patterns(evaluation, settings.parameters):
        match one:
            case OverAmount(activity, days, of):
                yield Proposal("over", activity, days, str(of))
            case UnderAmount(activity, days, of) if activity not in restart:
                yield Proposal("under", activity, days, str(of))
            case StoppedForPain(activity, days, of):
                yield Proposal("stopped", activity, days, str(of))
            case SymptomsRising(signal):
                yield Proposal("rising", signal)
            case LowMood(days):
                yield Proposal("low_mood", number=days)


def _about_goal(goal: GoalState, today: date) -> Iterator[Proposal]:
    if goal.closed_how is not None:
        return
    ladder = goal.ladder
    if ladder and ladder.late and not ladder.waiting and ladder.reached != today:
        yield Proposal("wish_date", goal.name, on=ladder.reached)
    if goal.review_on and goal.review_on <= today:
        yield Proposal("goal_review", goal.name, on=goal.review_on)


# The usual week, and the best and the worst one: weeks of a span beside each other.

_WEEK: Final = 7
_LEAST_DAYS: Final = 4
"""A week has a figure with so many known days of it: two days in bed are no week."""
_BESIDE: Final = 2
"""So many weeks with a figure, and one of them has the most or the least of it."""
_USUAL: Final = 3
"""So many weeks with a figure, and there is a usual week of it."""


def weeks(span: Sequence[Day]) -> Weeks | NotYet:
    """The weeks of `span`, from Monday to Sunday; the first and the last may be cut short.

    A figure of a week needs four known days, and what is not known is in no mean. The usual is
    the median of the weeks, figure by figure, with three of them or more.
    """
    amounts = daily_totals(span)
    if not any(day.known for day in span):  # a device alone counted
        span = [day._replace(known=day.seen) for day in span]
    every = [
        _week([day for day, _ in days], [amount for _, amount in days])
        for days in _by_monday(span, amounts.values)
    ]
    told = [
        one._replace(pain_after=then.pain if then else None)
        for one, then in zip_longest(every, every[1:])
        if one.amount is not None or one.pain is not None
    ]
    done, rated = (
        sum(value is not None for value in values)
        for values in ([one.amount for one in told], [one.pain for one in told])
    )
    most = max(done, rated)
    if most < _BESIDE:
        return NotYet(most, _BESIDE, f"weeks with {_LEAST_DAYS} known days")
    by_pain = rated >= _BESIDE
    best = _most(told, lambda one: one.amount) if done >= _BESIDE else None
    worst = None
    if by_pain or done >= _BESIDE:
        worst = _most(told, lambda one: one.pain if by_pain else _negative(one.amount))
    if worst and best and worst.start == best.start:
        worst = None  # one week is told once
    return Weeks(
        of=next((one for one in MEASURES if one == amounts.of), "minutes"),
        usual=_usual(told) if most >= _USUAL else None,
        best=best,
        worst=worst,
        worst_by="pain" if by_pain else "amount",
        counted=done if done >= _USUAL else rated,
    )


def _by_monday(
    span: Sequence[Day], amounts: Sequence[float | None]
) -> list[list[tuple[Day, float | None]]]:
    paired = zip(span, amounts, strict=True)
    return [
        list(days)
        for _, days in groupby(paired, key=lambda one: one[0].on - _DAY * one[0].on.weekday())
    ]


def _week(days: Sequence[Day], amounts: Sequence[float | None]) -> Week:
    return Week(
        days[0].on,
        days[-1].on,
        sum(day.known for day in days),
        _mean(amounts),
        _mean([day.pain for day in days]),
        _mean([day.upright_hours for day in days]),
        _mean([day.sleep_hours for day in days]),
        days_done=len(known(amounts)),
        days_rated=sum(day.pain is not None for day in days),
    )


def _usual(told: Sequence[Week]) -> Week:
    return Week(
        told[0].start,
        told[-1].end,
        round(median([one.days_known for one in told])),
        _middle([one.amount for one in told]),
        _middle([one.pain for one in told]),
        _middle([one.upright_hours for one in told]),
        _middle([one.sleep_hours for one in told]),
        _middle([one.pain_after for one in told]),
    )


def _most(told: Sequence[Week], of: Callable[[Week], float | None]) -> Week | None:
    """The week with the highest value, the latest of equals; None where none has one."""
    rated = [(value, one.start, one) for one in told if (value := of(one)) is not None]
    return max(rated)[2] if rated else None


def _negative(value: float | None) -> float | None:
    return None if value is None else -value


def _mean(values: Sequence[float | None]) -> float | None:
    found = known(values)
    return mean(found) if len(found) >= _LEAST_DAYS else None


def _middle(values: Sequence[float | None]) -> float | None:
    found = known(values)
    return median(found) if len(found) >= _USUAL else None
