"""What the person rearranged: less, more rest, only what comes first, skip, move, swap.

It holds for one day. Less is less of every quota, never below an agreed floor where that
holds; what is left out keeps its amount. Coming days know nothing of it.
"""

from collections.abc import Mapping, Sequence

from pacing_cli.engine.schedule import Load, Tempo, rank
from pacing_cli.model.activity import PRIORITIES
from pacing_cli.model.care import Agreement
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.plan import Quota
from pacing_cli.model.quantity import Amount, round_down, unit
from pacing_cli.model.reason import AskedLess, LeftOutToday, MoreRest, NoticeReason, OnlyFirst
from pacing_cli.model.so_far import Change
from pacing_cli.model.value import Value


class Rearranged(Value):
    """The loads and the tempo as the person wants them today."""

    loads: tuple[Load, ...]
    tempo: Tempo
    notices: tuple[NoticeReason, ...]


def in_force(changes: Sequence[Change]) -> tuple[Change, ...]:
    """The changes since the day was last begun afresh."""
    last = max((i for i, one in enumerate(changes) if one.kind == "afresh"), default=-1)
    return tuple(changes[last + 1 :])


def asked_less(
    quota: Quota, changes: Sequence[Change], agreed: Agreement, floor_holds: bool, p: Parameters
) -> Quota:
    """Today's quota with what the person took off it, once for each time of asking."""
    times = sum(one.kind == "less" for one in changes)
    if not times or not quota.quota:
        return quota
    part = (1 - p.sched_less / 100) ** times
    lower = round_down(quota.measure, quota.quota * part) or unit(quota.measure, 0)
    if floor_holds and agreed.floor and agreed.floor.measure == quota.measure:
        lower = max(lower, agreed.floor.value)
    if lower >= quota.quota:
        return quota
    because = AskedLess(100 * (1 - part), Amount(quota.measure, quota.quota))
    return quota._replace(quota=lower, decision="scale_back", because=(because, *quota.because))


def rearranged(
    loads: Sequence[Load],
    tempo: Tempo,
    changes: Sequence[Change],
    done: Mapping[str, Amount],
    p: Parameters,
) -> Rearranged:
    """Everything but less: what stays, how long the rests are, when something begins."""
    kept, notices = _kept(loads, changes, done)
    at = _times(changes)
    asked = tuple(
        load._replace(at=at[load.activity], asked=True) if load.activity in at else load
        for load in kept
    )
    if any(one.kind == "more_rest" for one in changes):
        return Rearranged(asked, _rested(tempo, changes, p), (*notices, MoreRest()))
    return Rearranged(asked, tempo, tuple(notices))


def _kept(
    loads: Sequence[Load], changes: Sequence[Change], done: Mapping[str, Amount]
) -> tuple[list[Load], list[NoticeReason]]:
    skipped = {one.activity for one in changes if one.kind == "skip"}
    notices: list[NoticeReason] = [
        LeftOutToday(load.activity, done.get(load.activity))
        for load in loads
        if load.activity in skipped
    ]
    kept = [load for load in loads if load.activity not in skipped]
    only = [one.priority for one in changes if one.kind == "only" and one.priority in PRIORITIES]
    if only:
        least = min(PRIORITIES.index(one) for one in only)
        out = tuple(load.activity for load in kept if rank(load) > least)
        kept = [load for load in kept if rank(load) <= least]
        notices.append(OnlyFirst(PRIORITIES[least], out))
    return kept, notices


def _times(changes: Sequence[Change]) -> dict[str, int]:
    """When each activity should begin; the last word counts."""
    at: dict[str, int] = {}
    for one in changes:
        if one.time is not None and one.kind in ("move", "swap"):
            at[one.activity] = one.time
        if one.kind == "swap" and one.other_time is not None:
            at[one.other] = one.other_time
    return at


def _rested(tempo: Tempo, changes: Sequence[Change], p: Parameters) -> Tempo:
    """Twice as long for each time of asking; as long as the part before it at most."""
    ratio = max(tempo.rest_ratio, p.sched_rest_ratio)
    for one in changes:
        ratio = min(1.0, ratio * 2) if one.kind == "more_rest" else ratio
    return tempo._replace(rest_ratio=ratio)
