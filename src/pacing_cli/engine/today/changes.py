"""Replace activities on a harder day with the lighter versions that the person chose.

A replacement with its own amount takes the place of the other activity. Any other replacement
is shown as words next to the block, and the amount stays. A replacement that leads back to
itself is not used.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from pacing_cli.engine.schedule.loads import Load, Tempo, rank
from pacing_cli.model.activity import PRIORITIES, Activity
from pacing_cli.model.day import DayContext, Fixed, Rearrangement, TimeRange
from pacing_cli.model.notice_reasons import Band
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.plan import Block, Quota
from pacing_cli.model.quantity import Amount, round_down, unit
from pacing_cli.model.reason import (
    AllDay,
    AskedLess,
    CannotComeIn,
    ComesIn,
    DrowsyHours,
    FixedOverlap,
    FullOfFixed,
    LeftOutToday,
    LongFixed,
    MoreRest,
    NoticeReason,
    OnlyFirst,
)
from pacing_cli.model.settings import Agreement, Settings
from pacing_cli.model.value import Value


class CameIn(Value):
    """The loads of the day as they now are, and what is said about it."""

    loads: tuple[Load, ...]
    notices: tuple[NoticeReason, ...]


def come_in(
    loads: Sequence[Load],
    spare: Mapping[str, Load],
    band: Band,
    settings: Settings,
    begun: frozenset[str] = frozenset(),
) -> CameIn:
    """Return the replacements of today. `begun`: activities begun today, which stay."""
    known = {**spare, **{load.activity: load for load in loads}}
    chain = _chain(known, band, settings)
    kept: dict[str, Load] = {}
    notices: list[NoticeReason] = list(_wrong(loads, settings))
    for load in loads:
        final = load.activity if load.activity in begun else _final(load.activity, chain)
        if final != load.activity:
            kept[final] = _standing_in(kept.get(final, known[final]), load)
            notices.append(ComesIn(load.activity, final, band, planned=True))
            continue
        words = "" if load.activity in begun else _words(settings.activity(load.activity), band)
        kept[load.activity] = _standing_in(
            load._replace(version=words), kept.get(load.activity, load)
        )
        if words:
            notices.append(ComesIn(load.activity, words, band, planned=False))
    return CameIn(tuple(kept.values()), tuple(notices))


def _standing_in(one: Load, other: Load) -> Load:
    """Give a replacement the priority of the activity that it replaces."""
    return one._replace(priority=other.priority) if rank(other) < rank(one) else one


def _chain(known: Mapping[str, Load], band: Band, settings: Settings) -> dict[str, str]:
    """For each activity the first of its substitutes that has an amount."""
    spelt = {name.casefold(): name for name in known}
    chain: dict[str, str] = {}
    for name in known:
        for word in _substitutes(settings.activity(name), band):
            found = spelt.get(word.casefold())
            if found and found != name and not known[found].trial:
                chain.setdefault(name, found)
    return chain


def _final(name: str, chain: Mapping[str, str]) -> str:
    """Where the chain ends; the activity itself where it leads back to it."""
    seen, last = [name], name
    while last in chain:
        last = chain[last]
        if last == name:
            return name
        if last in seen:
            return seen[-1]
        seen.append(last)
    return last


def _words(activity: Activity, band: Band) -> str:
    """The substitute that is only words, else the lighter version."""
    if band == "green":
        return ""
    own = (
        one for one in _substitutes(activity, band) if one.casefold() != activity.name.casefold()
    )
    return next(own, "") or activity.lighter


def _substitutes(activity: Activity, band: Band) -> tuple[str, ...]:
    if band == "green":
        return ()
    return activity.bad or activity.amber if band == "red" else activity.amber


def _wrong(loads: Sequence[Load], settings: Settings) -> list[CannotComeIn]:
    """Substitutes that name themselves, or each other in a circle; told on any day."""
    found: dict[CannotComeIn, None] = {}
    bands: tuple[Band, ...] = ("amber", "red")
    for load in loads:
        for band in bands:
            back = _leads_back(load.activity, band, settings)
            if back:
                found.setdefault(CannotComeIn(load.activity, back))
    return list(found)


def _leads_back(name: str, band: Band, settings: Settings) -> str:
    """The substitute of an activity that leads back to it, by first choices; empty: none."""
    first = _first(name, band, settings)
    seen, last = {name.casefold()}, first
    while last and last.casefold() not in seen:
        seen.add(last.casefold())
        last = _first(last, band, settings)
    return first if last and last.casefold() == name.casefold() else ""


def _first(name: str, band: Band, settings: Settings) -> str:
    return next(iter(_substitutes(settings.activity(name), band)), "")


# What the person rearranged: less, more rest, only what comes first, skip, move, swap.
#
# It holds for one day. Less is less of every quota, never below an agreed floor where that
# holds; what is left out keeps its amount. Coming days know nothing of it.


class Rearranged(Value):
    """The loads and the tempo as the person wants them today."""

    loads: tuple[Load, ...]
    tempo: Tempo
    notices: tuple[NoticeReason, ...]


def hours_of_day(settings: Settings, on: date, so_far: DayContext) -> Settings:
    """The settings with the hours that hold on a day: those that the person chose last."""
    chosen = [one.hours for one in in_force(so_far.changes) if one.kind == "hours"]
    profile = settings.profile.on_day(on, chosen[-1] if chosen else "")
    return settings._replace(profile=profile)


def in_force(changes: Sequence[Rearrangement]) -> tuple[Rearrangement, ...]:
    """Return the changes since the last `afresh`."""
    last = max((i for i, one in enumerate(changes) if one.kind == "afresh"), default=-1)
    return tuple(changes[last + 1 :])


def asked_less(
    quota: Quota,
    changes: Sequence[Rearrangement],
    agreed: Agreement,
    floor_holds: bool,
    parameters: Parameters,
) -> Quota:
    """Today's quota with what the person took off it, once for each time of asking."""
    times = sum(one.kind == "less" for one in changes)
    if not times or not quota.quota:
        return quota
    part = (1 - parameters.sched_less / 100) ** times
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
    changes: Sequence[Rearrangement],
    done: Mapping[str, Amount],
    parameters: Parameters,
) -> Rearranged:
    """Everything but less: what stays, how long the rests are, when something begins."""
    kept, notices = _kept(loads, changes, done)
    at = _times(changes)
    asked = tuple(
        load._replace(at=at[load.activity], asked=True) if load.activity in at else load
        for load in kept
    )
    if any(one.kind == "more_rest" for one in changes):
        return Rearranged(asked, _rested(tempo, changes, parameters), (*notices, MoreRest()))
    return Rearranged(asked, tempo, tuple(notices))


def _kept(
    loads: Sequence[Load], changes: Sequence[Rearrangement], done: Mapping[str, Amount]
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


def _times(changes: Sequence[Rearrangement]) -> dict[str, int]:
    """When each activity should begin; the last word counts."""
    at: dict[str, int] = {}
    for one in changes:
        if one.time is not None and one.kind in ("move", "swap"):
            at[one.activity] = one.time
        if one.kind == "swap" and one.other_time is not None:
            at[one.other] = one.other_time
    return at


def _rested(tempo: Tempo, changes: Sequence[Rearrangement], parameters: Parameters) -> Tempo:
    """Twice as long for each time of asking; as long as the part before it at most."""
    ratio = max(tempo.rest_ratio, parameters.sched_rest_ratio)
    for one in changes:
        ratio = min(1.0, ratio * 2) if one.kind == "more_rest" else ratio
    return tempo._replace(rest_ratio=ratio)


# What is fixed today: as blocks that do not overlap, with what is worth saying of it.

_MIDNIGHT: Final = 24 * 60


def fixed_of(so_far: DayContext) -> tuple[Fixed, ...]:
    """Everything fixed, what was typed for today included, in order; each thing once."""
    typed = tuple(one.fixed for one in so_far.changes if one.kind == "fixed" and one.fixed)
    kept = [
        one._replace(start=max(one.start, 0), end=min(one.end, _MIDNIGHT))
        for one in (*so_far.fixed, *typed)
    ]
    once = dict.fromkeys(one for one in kept if one.end > one.start)
    return tuple(sorted(once, key=lambda one: (one.start, one.end, one.what)))


def around(fixed: Iterable[Fixed], blocks: Sequence[Block]) -> list[Block]:
    """The blocks and the fixed things in order of time; where two overlap, the later waits.

    What was done stays as it was; of something fixed the free part is shown.
    """
    wide = [Block(one.start, one.end - one.start, "fixed", title=one.what) for one in fixed]
    solid = sorted(blocks, key=lambda block: block.start)
    for one in wide:
        free = _free_part(one, solid)
        if free:
            solid = sorted([*solid, free], key=lambda block: block.start)
    return solid


def _free_part(block: Block, others: Sequence[Block]) -> Block | None:
    start, end = block.start, block.start + block.minutes
    for other in others:
        stop = other.start + other.minutes
        if other.start <= start < stop:
            start = int(-(-stop // 1))
        elif start < other.start < end:
            end = other.start
    return block._replace(start=start, minutes=end - start) if end > start else None


def merged(stretches: Iterable[TimeRange]) -> tuple[TimeRange, ...]:
    """Overlapping stretches as one."""
    found: list[TimeRange] = []
    for one in sorted(stretches):
        if found and one.start <= found[-1].end:
            found[-1] = TimeRange(found[-1].start, max(found[-1].end, one.end))
        elif one.end > one.start:
            found.append(one)
    return tuple(found)


def told(
    fixed: Sequence[Fixed], so_far: DayContext, window: TimeRange, parameters: Parameters
) -> Iterable[NoticeReason]:
    """What is worth saying of the fixed things and of the drowsy hours."""
    if so_far.all_day:
        yield AllDay(so_far.all_day)
    longest: Fixed | None = None
    for one in fixed:
        if longest and one.start < longest.end:
            yield FixedOverlap(longest.what, one.what, one.start)
        if longest is None or one.end > longest.end:
            longest = one
    for one in fixed:
        if one.end - one.start > parameters.sched_posture_max and one.end > window.start:
            yield LongFixed(one.what, one.end - one.start, int(parameters.sched_posture_max))
    for hours in merged(so_far.drowsy):
        if hours.end > window.start and hours.start < window.end:
            yield DrowsyHours(max(hours.start, window.start), min(hours.end, window.end))


def full(fixed: Sequence[Fixed], window: TimeRange, parameters: Parameters) -> FullOfFixed | None:
    """The fixed things leave less free than one short bout with its rest takes."""
    spans = merged(TimeRange(max(f.start, window.start), min(f.end, window.end)) for f in fixed)
    taken = sum(one.end - one.start for one in spans)
    if taken and window.end - window.start - taken < 2 * parameters.sched_rest_min:
        return FullOfFixed(taken)
    return None
