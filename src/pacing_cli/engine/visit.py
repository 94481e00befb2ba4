"""What goes onto the visit sheet: which activity is told first, which charts, which boxes."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from pacing_cli.engine.course import Behind, Limits, chart, spread_out
from pacing_cli.model.advice import NotYet
from pacing_cli.model.chart import Chart, ChartKind
from pacing_cli.model.day import Day
from pacing_cli.model.findings import ActivitySpan, Findings
from pacing_cli.model.outlook import Outlook
from pacing_cli.model.plan import Quota
from pacing_cli.model.quantity import Amount
from pacing_cli.model.settings import Settings
from pacing_cli.model.sheet import Box, Sheet

_FRONT: Final = 2
_BACK: Final = 4
"""Small charts on the second page; a calendar stands above them."""


def behind_charts(
    days: Sequence[Day], outlook: Outlook, settings: Settings, start: date, end: date,
    usual_pain: float | NotYet,
) -> Behind:  # fmt: skip
    """What the charts of a span are drawn from."""
    return Behind(
        days=spread_out(days, start, end),
        flares=outlook.flares,
        quotas=outlook.course,
        limits={quota.activity: _limits(quota, settings) for quota in outlook.plan.quotas},
        usual_pain=None if isinstance(usual_pain, NotYet) else usual_pain,
    )


def _limits(quota: Quota, settings: Settings) -> Limits:
    agreed = settings.care.of(quota.activity)
    ceiling, floor = agreed.ceiling, agreed.floor
    return Limits(
        quota.measure,
        quota.baseline,
        ceiling.value if ceiling and ceiling.measure == quota.measure else None,
        floor.value if floor and floor.measure == quota.measure else None,
    )


def visit_sheet(found: Findings, behind: Behind, outlook: Outlook, settings: Settings) -> Sheet:
    """The sheet of the findings' span, made on its last day."""
    ordered = _in_order(found.activities, settings)
    pictures = _apart(one for one in _wanted(behind, ordered) if not one.empty)
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
        boxes=_boxes(ordered, outlook, settings),
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


def _wanted(behind: Behind, ordered: Sequence[ActivitySpan]) -> Iterator[Chart]:
    """The most telling first: there is room for six small ones and a calendar."""
    with_quota = [one.activity for one in ordered if one.quota_last is not None]
    names = with_quota or [one.activity for one in ordered]
    yield from (chart("amount", behind, name) for name in names[:1])
    yield chart("pain", behind)
    kinds: tuple[ChartKind, ...] = ("calendar", "upright", "distance", "sleep")
    yield from (chart(kind, behind) for kind in kinds)
    yield from (chart("amount", behind, name) for name in names[1:4])


def _apart(charts: Iterator[Chart]) -> list[Chart]:
    """Without one that shows the same columns as one before it."""
    kept: list[Chart] = []
    for one in charts:
        same = (each for each in kept if each.unit == one.unit and each.values == one.values)
        if one.kind == "calendar" or next(same, None) is None:
            kept.append(one)
    return kept


def _boxes(
    ordered: Sequence[ActivitySpan], outlook: Outlook, settings: Settings
) -> tuple[Box, ...]:
    """A row for each activity of the plan, in the order of the sheet."""
    quotas = {quota.activity: quota for quota in outlook.plan.quotas}
    names = [one.activity for one in ordered if one.activity in quotas]
    names += [name for name in quotas if name not in names]
    return tuple(_box(quotas[name], settings) for name in names)


def _box(quota: Quota, settings: Settings) -> Box:
    agreed = settings.care.of(quota.activity)
    now = Amount(quota.measure, quota.full) if quota.full is not None else None
    return Box(quota.activity, now, agreed.ceiling, agreed.floor, agreed.step)
