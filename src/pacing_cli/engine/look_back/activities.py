"""Sum up each activity over a span, and how its quota changed."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from pacing_cli.engine.statistics import between, known, median
from pacing_cli.model.day import Day
from pacing_cli.model.entry import VISIT, Entry
from pacing_cli.model.evaluation import Course, QuotaPoint
from pacing_cli.model.findings import ActivitySpan, AgreedAt, OffAmount, StepsTried
from pacing_cli.model.plan import Quota
from pacing_cli.model.quantity import MEASURES, Amount, Measure
from pacing_cli.model.settings import Settings
from pacing_cli.model.timeline import AmountDays

_WEEK: Final = 7
_ENOUGH: Final = 3
"""Days with an amount, from which on there is a middle to tell."""
_HALF: Final = 0.5
"""Fixed by the contract."""


def off_amounts(
    days: Sequence[Day], spans: Sequence[ActivitySpan], course: Course
) -> tuple[tuple[OffAmount, ...], tuple[OffAmount, ...]]:
    """Activities that went over their amount, and those that stayed under half of it or were
    stopped for pain; with the days on which that was so."""
    over: list[OffAmount] = []
    under: list[OffAmount] = []
    for span in spans:
        quotas = {point.on: point.quota for point in course.get(span.activity, ())}
        rows = [
            (amount, quota)
            for day in days
            if day.known
            and (amount := _amount_of(day, span.activity, span.measure)) is not None
            and (quota := quotas.get(day.on))
        ]
        pain = sum(
            day.done[span.activity].stopped == "pain" for day in days if span.activity in day.done
        )
        more = [row for row in rows if row[0] > row[1] + 1e-9]
        less = [row for row in rows if row[0] < _HALF * row[1] - 1e-9]
        if more:
            most, amount = max(more, key=lambda row: row[0] / row[1])
            over.append(OffAmount(*_named(span), len(more), len(rows), most, amount))
        if less or pain:
            most, amount = min(less or [(0.0, 0.0)], key=lambda row: row[0] / (row[1] or 1))
            under.append(OffAmount(*_named(span), len(less), len(rows), most, amount, pain))
    return tuple(over), tuple(under)


def amount_days(
    days: Sequence[Day],
    spans: Sequence[ActivitySpan],
    course: Course,
    over: Iterable[OffAmount],
    under: Iterable[OffAmount],
) -> tuple[AmountDays, ...]:
    """For each activity its days within, over and far under its amount, and how it felt.

    `over` and `under` as `off_amounts` finds them in the same days.
    """
    more = {one.activity: one for one in over}
    less = {one.activity: one for one in under}
    return tuple(
        _amount_days(days, span, course, more.get(span.activity), less.get(span.activity))
        for span in spans
    )


def _amount_days(
    days: Sequence[Day],
    span: ActivitySpan,
    course: Course,
    over: OffAmount | None,
    under: OffAmount | None,
) -> AmountDays:
    quotas = {point.on: point.quota for point in course.get(span.activity, ())}
    told = [(day, day.done[span.activity]) for day in days if span.activity in day.done]
    rows = [
        (day.on, done.totals[span.measure])
        for day, done in told
        if day.known and span.measure in done.totals and quotas.get(day.on)
    ]
    most_on = next((on for on, done in rows if over and done == over.most), None)
    over_days, under_days = (one.days if one else 0 for one in (over, under))
    both = [one for _, one in told if None not in (one.pain_before, one.pain_after)]
    felt = both or [one for _, one in told]
    return AmountDays(
        *_named(span),
        of=len(rows),
        within=len(rows) - over_days - under_days,
        over=over_days,
        most=over.most if over else None,
        most_on=most_on,
        under=under_days,
        stopped_for_pain=under.stopped_for_pain if under else 0,
        pain_before=_middle([one.pain_before for one in felt]),
        pain_after=_middle([one.pain_after for one in felt]),
        effort=_middle([one.effort for _, one in told]),
    )


def _middle(values: Sequence[float | None]) -> float | None:
    found = known(values)
    return median(found) if found else None


def _named(span: ActivitySpan) -> tuple[str, Measure]:
    return span.activity, span.measure


def _amount_of(day: Day, activity: str, measure: Measure) -> float | None:
    done = day.done.get(activity)
    return done.totals.get(measure) if done else None


def activity_spans(
    days: Sequence[Day], quotas: Sequence[Quota], course: Course, settings: Settings
) -> tuple[ActivitySpan, ...]:
    """Every activity that was done in `days`, the one done on most days first.

    The baseline is that of `quotas`, the plan the report is made with. A total is
    what was written down; days without entries add nothing to it.
    """
    today = {quota.activity: quota for quota in quotas}
    names = {name for day in days for name in day.done}
    spans = [_span(name, days, today.get(name), course.get(name, ()), settings) for name in names]
    return tuple(sorted(spans, key=lambda span: (-span.days, span.activity)))


def _span(
    name: str,
    days: Sequence[Day],
    today: Quota | None,
    course: Sequence[QuotaPoint],
    settings: Settings,
) -> ActivitySpan:
    done = [day.done.get(name) for day in days]
    totals = [one.totals if one else {} for one in done]
    chosen = today.measure if today else settings.activity(name).measure
    measure = chosen or _most_written(totals)
    amounts = [total.get(measure, 0.0) for total in totals]
    written = known([total.get(measure) for total in totals])
    shown = [point.quota for point in _within(course, days) if point.quota is not None]
    return ActivitySpan(
        activity=name,
        measure=measure,
        baseline=today.baseline if today else None,
        quota_first=shown[0] if shown else None,
        quota_last=shown[-1] if shown else None,
        total=sum(amounts),
        days=sum(one is not None for one in done),
        best_week=_best_week(amounts),
        middle=median(written) if len(written) >= _ENOUGH else None,
        whole_day=any(done) and all(one.whole_day for one in done if one),
    )


def _most_written(totals: Sequence[Mapping[Measure, float]]) -> Measure:
    return max(MEASURES, key=lambda measure: sum(measure in total for total in totals))


def _within(course: Sequence[QuotaPoint], days: Sequence[Day]) -> Sequence[QuotaPoint]:
    return between(course, days[0].on, days[-1].on) if days else ()


def _best_week(amounts: Sequence[float]) -> float | None:
    if len(amounts) < _WEEK:
        return None
    starts = range(len(amounts) - _WEEK + 1)
    return max(sum(amounts[start : start + _WEEK]) for start in starts)


def held_days(days: Sequence[Day], course: Course) -> dict[str, int]:
    """For each activity, on how many known days at the end of `days` its quota was the same."""
    held: dict[str, int] = {}
    told = {day.on for day in days if day.known}
    for name, points in course.items():
        row = [*reversed(_within(points, days))]
        if row and (last := row[0].quota) is not None:
            other = (n for n, point in enumerate(row) if point.quota != last)
            same = row[: next(other, len(row))]
            held[name] = sum(point.on in told for point in same)
    return held


# What was tried in a span: steps up and where the amount is now, and what a visit agreed on.

_DAY: Final = timedelta(days=1)
_STAYED: Final = 4
"""Known days of a week or more, on which an amount can be seen to stay."""


def steps_tried(
    course: Course,
    measures: Mapping[str, Measure],
    start: date,
    end: date,
    told: Collection[date] | None = None,
) -> tuple[StepsTried, ...]:
    """For each activity of `measures` that went up between `start` and `end`, both included.

    `told`: the known days of the span, on which an amount can be seen to stay; None: all of them.
    """
    found = (
        _steps(name, measure, between(course.get(name, ()), start - _DAY, end), start, told)
        for name, measure in measures.items()
    )
    return tuple(sorted(filter(None, found), key=lambda one: (one.last_on, one.activity)))


def _steps(
    name: str, measure: Measure, points: Sequence[QuotaPoint], start: date,
    told: Collection[date] | None,
) -> StepsTried | None:  # fmt: skip
    ups = [n for n, point in enumerate(points) if point.raised and point.on >= start]
    before = points[ups[0] - 1].quota if ups and ups[0] else None
    after = points[ups[-1]].quota if ups else None
    if before is None or after is None:
        return None
    now, since = points[-1].quota, points[ups[-1] + 1 :]
    dip = _deepest(points[ups[0] :])
    return StepsTried(
        name,
        len(ups),
        Amount(measure, before),
        Amount(measure, after),
        points[ups[-1]].on,
        None if now is None else Amount(measure, now),
        len(since) >= _WEEK
        and all(point.quota == after for point in since)
        and sum(told is None or point.on in told for point in since) >= _STAYED,
        Amount(measure, dip.quota) if dip and dip.quota is not None else None,
        dip.on if dip else None,
    )


def _deepest(points: Sequence[QuotaPoint]) -> QuotaPoint | None:
    """The latest day of the lowest amount that came after a higher one; None: it never fell."""
    fell = [
        (now.quota, -now.on.toordinal(), now)
        for before, now in pairwise(point for point in points if point.quota is not None)
        if now.quota is not None and before.quota is not None and now.quota < before.quota
    ]
    return min(fell)[2] if fell else None


def agreed_at(entries: Sequence[Entry], start: date, end: date) -> tuple[AgreedAt, ...]:
    """What the visits of a span changed, as it was said then, the earliest first."""
    return tuple(_agreed(entries, start, end))


def _agreed(entries: Sequence[Entry], start: date, end: date) -> Iterator[AgreedAt]:
    for entry in sorted(entries, key=lambda entry: (entry.at, entry.id)):
        lines = entry.fields.get("agreed")
        if entry.kind == VISIT and start <= entry.day <= end and isinstance(lines, list | tuple):
            yield AgreedAt(entry.day, tuple(map(str, lines)))
