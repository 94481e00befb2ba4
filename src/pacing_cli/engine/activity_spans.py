"""What was done of each activity over a span, and how its quota moved."""

from collections.abc import Mapping, Sequence
from typing import Final

from pacing_cli.engine.dated import between
from pacing_cli.model.day import Day
from pacing_cli.model.findings import ActivitySpan
from pacing_cli.model.outlook import Course, QuotaPoint
from pacing_cli.model.plan import Quota
from pacing_cli.model.quantity import MEASURES, Measure
from pacing_cli.model.settings import Settings

_WEEK: Final = 7


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
    """For each activity, on how many of the last of `days` its quota was the same."""
    held: dict[str, int] = {}
    for name, points in course.items():
        quotas = [point.quota for point in _within(points, days)]
        if quotas and quotas[-1] is not None:
            other = (n for n, quota in enumerate(reversed(quotas)) if quota != quotas[-1])
            held[name] = next(other, len(quotas))
    return held
