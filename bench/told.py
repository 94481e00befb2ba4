"""Summarise the plans of one invented person in figures."""

from collections.abc import Iterator, Sequence
from typing import Final

from pacing_cli.model.day import Day
from pacing_cli.model.plan import Quota
from pacing_cli.model.value import Value
from pacing_cli.simulation.trial import Life, TrueDay

_WEEK: Final = 7
_WITHIN: Final = 1.2
"""A day above this times its amount went past what the plan said."""


_LESS: Final = ("scale_back", "return", "stopped")
"""While less is asked for, the page says nothing of a next step."""


class ToldFigures(Value):
    """Of one life by the plan. None: it cannot be said."""

    plan_flares: float
    """In 28 days: flares that began after a day within 120 % of its amounts, and would not
    have begun without the load of that day."""
    baseline_days: float | None
    """The day on which the last of the activities had an amount, the first day being 0."""
    amounts: float
    """Activities with an amount on the last day."""
    still: float
    """Percentage of the weeks in which an amount was the same on all mornings."""
    stalled: float
    """Weeks in which an amount stayed, at least one of the days was no flare, bad day or way
    back, and on none of these was a reason against a step or a date for one told."""
    dated: float | None
    """Percentage of the mornings with a next step on the page that told a date for it."""
    came: float | None
    """Percentage of those dates, as far as their span ended within the life, on which the
    step came: on the first day or within the span that was told with it."""
    longest_still: float
    """Weeks for which an amount stayed at the longest."""
    last: float | None
    """The first activity's amount at the end."""


def told_figures(life: Life) -> ToldFigures:
    """What the plan of one life told."""
    days, weeks4 = life.days, len(life.days) / 28
    rows = [[day.quotas.get(name) for day in days] for name in life.person.activities]
    weeks = [week for row in rows for week in _weeks(row)]
    stays = [_stays(week) for week in weeks]
    lines = [line for row in rows for line in _lines(row, life.journal)]
    dates = [came for _, came in lines if came is not None]
    starts = [next((i for i, q in enumerate(row) if _has(q)), None) for row in rows]
    known = [start for start in starts if start is not None]
    last = rows[0][-1]
    return ToldFigures(
        plan_flares=sum(map(_by_the_plan, days)) / weeks4,
        baseline_days=float(max(known)) if len(known) == len(starts) else None,
        amounts=float(sum(_has(row[-1]) for row in rows)),
        still=100 * sum(stays) / len(stays) if stays else 0.0,
        stalled=float(sum(map(_unexplained, weeks))),
        dated=100 * sum(dated for dated, _ in lines) / len(lines) if lines else None,
        came=100 * sum(dates) / len(dates) if dates else None,
        longest_still=max(map(_longest, rows)) / _WEEK,
        last=last.quota if last else None,
    )


def _has(quota: Quota | None) -> bool:
    return quota is not None and quota.quota is not None


def _by_the_plan(day: TrueDay) -> bool:
    amounts = [one.quota for one in day.quotas.values()]
    if not day.pushed or not amounts:
        return False
    planned = sum(amount for amount in amounts if amount is not None)
    return None not in amounts and day.done <= _WITHIN * planned


def _weeks(row: Sequence[Quota | None]) -> Iterator[list[Quota]]:
    """The whole weeks in which there was an amount on every morning."""
    for start in range(0, len(row) - _WEEK + 1, _WEEK):
        week = [quota for quota in row[start : start + _WEEK] if quota is not None]
        if len(week) == _WEEK and all(map(_has, week)):
            yield week


def _stays(week: Sequence[Quota]) -> bool:
    return len({quota.full for quota in week}) == 1


def _unexplained(week: Sequence[Quota]) -> bool:
    calm = [quota for quota in week if quota.decision == "hold"]
    told = any(quota.because or quota.next_on for quota in calm)
    return _stays(week) and bool(calm) and not told


def _longest(row: Sequence[Quota | None]) -> int:
    longest = length = 0
    before: float | None = None
    for quota in row:
        full = quota.full if quota else None
        length = length + 1 if full is not None and full == before else int(full is not None)
        longest, before = max(longest, length), full
    return longest


def _lines(
    row: Sequence[Quota | None], journal: Sequence[Day]
) -> Iterator[tuple[bool, bool | None]]:
    """Of each morning with a next step on the page: was there a date, and did the step come?"""
    for place, quota in enumerate(row):
        if quota is None or quota.next_quota is None or quota.decision in _LESS:
            continue
        if quota.next_on is None:
            yield False, None
            continue
        first = place + (quota.next_on - journal[place].on).days
        last = first + (quota.next_within or 0)
        yield (
            True,
            None if last >= len(row) else _first_at(row, place, quota) in (range(first, last + 1)),
        )


def _first_at(row: Sequence[Quota | None], place: int, told: Quota) -> int | None:
    """The first morning after `place` on which the amount was that of the next step."""
    step = (told.next_quota or 0.0) - 1e-9
    for later in range(place + 1, len(row)):
        quota = row[later]
        if quota and quota.full is not None and quota.full >= step:
            return later
    return None
