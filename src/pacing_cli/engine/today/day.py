"""The day as it can be lived: what was done stays, the rest is laid out from now on.

The order: less where the person asked for it, what the whole day has room for, what
comes in on a harder day, what the person left out or moved, the energy, and the times.
"""

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from pacing_cli.engine.overactivity import Ordinary, Overactivity
from pacing_cli.engine.progression.caps import at_level
from pacing_cli.engine.progression.track import Track
from pacing_cli.engine.schedule.fitting import (
    fits_alone,
    minutes_free,
    rest_block,
    rest_minutes,
    schedule,
)
from pacing_cli.engine.schedule.loads import Before, Frame, Laid, Load, Tempo, rank, whole
from pacing_cli.engine.today.budget import within_energy
from pacing_cli.engine.today.changes import (
    around,
    asked_less,
    come_in,
    fixed_of,
    full,
    in_force,
    merged,
    rearranged,
    told,
)
from pacing_cli.engine.today.done import Remaining, numbered, remaining, side_by_side
from pacing_cli.engine.today.quotas import Today, is_planned, today
from pacing_cli.model.day import DayContext, TimeRange
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.phase import Log
from pacing_cli.model.plan import Block, Quota
from pacing_cli.model.quantity import Amount, round_down
from pacing_cli.model.reason import (
    AfterMuchMore,
    DoesNotFit,
    HarderDay,
    NoticeReason,
    OverOrdinary,
    Readiness,
    ShortenedForDay,
    TrialToday,
)
from pacing_cli.model.settings import Agreement, Settings
from pacing_cli.model.value import Value

# What has gone by and was not logged moves on to a later time.

# Each turn goes on by more than the grace; a whole day of turns is no more than this.
_TURNS: Final = 144


def later(
    loads: Sequence[Load], tempo: Tempo, frame: Frame, minute: int | None, parameters: Parameters
) -> Laid:
    """The day as it is laid out when it is `minute` o'clock; None: as it was first planned.

    The part that has gone by longest, by `sched.grace` and more, moves on to the end of
    that grace, and all that follows with it, until none has gone by. So the same day
    looked at twice is the same, and times do not run away from whoever looks often. Once
    the day is over nothing is moved: it stays as it was planned.
    """
    laid = schedule(loads, tempo, parameters, frame)
    if minute is None or minute >= tempo.end:
        return laid
    for _ in range(_TURNS):
        gone = [
            whole(block.start + block.minutes + parameters.sched_grace)
            for block in laid.blocks
            if block.kind == "activity"
        ]
        if not gone or min(gone) > minute:
            return laid
        frame = frame._replace(begin=min(gone))
        laid = schedule(loads, tempo, parameters, frame)
    return laid


# An activity that is longer than the whole day: for today it is shortened to what fits.
#
# Looked at for each activity alone and at the tempo of an ordinary day, so that neither
# other activities nor today's check-in change the amount.


def room_for(
    load: Load, tempo: Tempo, frame: Frame, floor: Agreement | None, parameters: Parameters
) -> float:
    """How much of the load the day has room for; all of it where nothing shorter would do.

    `floor`: the agreement whose floor holds today; below it nothing is shortened.
    """
    alone = load._replace(at=None, parts_done=0)
    usual = Tempo(tempo.start, tempo.end, parameters.sched_rest_ratio, midday=tempo.midday)
    if fits_alone(alone, usual, parameters, frame):
        return load.amount
    most = round_down(
        load.measure, min(load.amount, minutes_free(usual, parameters, frame) * load.rate)
    )
    amount = _most_that_fits(alone, most, lambda size: fits_alone(size, usual, parameters, frame))
    least = floor.floor.value if floor and floor.floor else 0.0
    return amount if amount and amount >= least else load.amount


def _most_that_fits(load: Load, most: float, fits: Callable[[Load], bool]) -> float:
    """The largest amount up to `most` that fits, in whole units; 0: none does.

    The largest, and not the first one found: else an amount that is a little larger, and
    has to be shortened, could end below one that fits as it is.
    """
    if most > 0 and fits(of_size(load, most)):
        return most
    low, high = 0.0, most
    while (middle := round_down(load.measure, (low + high) / 2)) > low:
        if fits(of_size(load, middle)):
            low = middle
        else:
            high = middle
    return low


def of_size(load: Load, amount: float) -> Load:
    """The load with a smaller amount; subtasks are kept from the first on."""
    left, tasks = amount, []
    for task in load.subtasks:
        if left > 1e-9:
            tasks.append(task._replace(amount=min(task.amount, left)))
            left -= task.amount
    return load._replace(amount=amount, subtasks=tuple(tasks))


def shortened(quotas: Sequence[Quota], sizes: dict[str, float]) -> tuple[Quota, ...]:
    """The quotas with today's shorter amounts, and why."""
    return tuple(
        quota._replace(
            quota=sizes[quota.activity],
            decision="scale_back",
            because=(ShortenedForDay(Amount(quota.measure, quota.quota)), *quota.because),
        )
        if quota.quota and sizes.get(quota.activity, quota.quota) < quota.quota
        else quota
        for quota in quotas
    )


_WEEK: Final = 7
_MIDNIGHT: Final = 24 * 60


class TheDay(Value):
    """Today's quotas as they now are, its blocks, and what is said about them."""

    quotas: tuple[Quota, ...]
    blocks: tuple[Block, ...]
    notices: tuple[NoticeReason, ...]
    active: bool = False
    """Something was planned for it, whatever became of that."""


class DayAmounts(Value):
    """How much of today's quotas the day has room for, before anything has its time."""

    quotas: tuple[Quota, ...]
    planned: Today
    frame: Frame
    so_far: DayContext


def day_amounts(
    quotas: Sequence[Quota],
    tracks: Sequence[Track],
    log: Log,
    settings: Settings,
    ready: Readiness | None,
    so_far: DayContext,
    after: AfterMuchMore | None = None,
    harder: HarderDay | None = None,
) -> DayAmounts:
    """What is left of the quotas where the person asked for less or the day is short."""
    p = settings.parameters
    so_far = so_far._replace(changes=in_force(so_far.changes))
    holds = _floor_holds(log, settings)
    less = tuple(
        asked_less(at_level(quota, so_far.tried), so_far.changes, track.agreed, holds, p)
        for quota, track in zip(quotas, tracks, strict=True)
    )
    planned = today(less, tracks, log, settings, ready, after, harder)
    frame = Frame(fixed=fixed_of(so_far), drowsy=merged(so_far.drowsy), good=so_far.good)
    sizes = _sizes(planned, tracks, frame, log, settings)
    return DayAmounts(shortened(less, sizes), _of_sizes(planned, sizes), frame, so_far)


def ordinary_load(
    quotas: Sequence[Quota], ordinary: Ordinary, overactivity: Overactivity
) -> float | None:
    """What today's plan may add up to, in minutes; None: there is no such limit today."""
    if not ordinary.holds:
        return None
    place = overactivity.last
    minutes = [
        overactivity.minutes_of(quota.activity, quota.quota, place)
        for quota in quotas
        if quota.quota is not None
    ]
    return min([sum(minutes), *([ordinary.minutes] if ordinary.minutes is not None else [])])


def the_day(
    amounts: DayAmounts,
    log: Log,
    settings: Settings,
    most: float | None = None,
    overdone: Collection[str] = (),
) -> TheDay:
    """The day of the last quotas. Where nothing is known of its hours it all lies ahead.

    `most`: the minutes that the plan may add up to. `overdone`: what was much more than usual.
    """
    p = settings.parameters
    planned, frame, so_far = amounts.planned, amounts.frame, amounts.so_far
    fixed = frame.fixed
    changed = _as_wished(planned, so_far, settings)
    within = within_energy(changed.loads, log.days, settings)
    over = over_ordinary(within.loads, most, overdone)
    kept = tuple(load for load in within.loads if load.activity not in over)
    parts = [remaining(load, so_far.done, p) for load in kept]
    laid = _laid(parts, changed.tempo, frame, so_far, settings)
    blocks = around(fixed, laid.blocks)
    window = TimeRange(planned.tempo.start, planned.tempo.end)
    crowded = full(fixed, window, p) if kept else None
    return TheDay(
        amounts.quotas,
        tuple(blocks),
        (
            *(one for one in changed.notices if not _try_of(one, over)),
            *within.notices,
            *(over_notice(load, most) for load in over.values() if not load.trial),
            *told(fixed, so_far, window, p),
            *([crowded] if crowded else []),
            *laid.shifted,
            *(_when_next(one, parts, log.days[-1].on, settings) for one in laid.left_out),
        ),
        # What has no room, or what the person leaves out, makes no day of rest of it.
        active=bool(planned.loads) and bool(within.loads or not changed.loads),
    )


def over_ordinary(
    loads: Sequence[Load], most: float | None, overdone: Collection[str] = ()
) -> dict[str, Load]:
    """What has no room in an ordinary day: tries first, then what matters least, and of what
    matters alike what was overdone."""

    def place(load: Load) -> tuple[bool, int, bool, str]:
        return load.trial, rank(load), load.activity in overdone, load.activity

    left, out = most if most is not None else math.inf, {}
    for load in sorted(loads, key=place):
        minutes = load.amount / load.rate
        if minutes <= left + 1e-6:
            left -= minutes
        else:
            out[load.activity] = load
    return out


def over_notice(load: Load, most: float | None) -> OverOrdinary:
    return OverOrdinary(load.activity, Amount(load.measure, load.amount), most or 0.0)


def _try_of(notice: NoticeReason, names: Mapping[str, Load]) -> bool:
    return isinstance(notice, TrialToday) and notice.activity in names


def _floor_holds(log: Log, settings: Settings) -> bool:
    return log.phases[-1].floor_holds and settings.profile.mode != "envelope"


def _sizes(
    planned: Today, tracks: Sequence[Track], frame: Frame, log: Log, settings: Settings
) -> dict[str, float]:
    """What of each load the day as a whole has room for, where that is less than its amount."""
    agreed = {track.activity.name: track.agreed for track in tracks}
    holds = _floor_holds(log, settings)
    found = {}
    for load in (*planned.loads, *planned.spare.values()):
        floor = agreed.get(load.activity) if holds else None
        size = room_for(load, planned.tempo, frame, floor, settings.parameters)
        if size < load.amount and not load.trial:
            found[load.activity] = size
    return found


def _of_sizes(planned: Today, sizes: Mapping[str, float]) -> Today:
    def sized(load: Load) -> Load:
        return of_size(load, sizes[load.activity]) if load.activity in sizes else load

    return planned._replace(
        loads=tuple(map(sized, planned.loads)),
        spare={name: sized(load) for name, load in planned.spare.items()},
    )


class _Wished(Value):
    loads: tuple[Load, ...]
    tempo: Tempo
    notices: tuple[NoticeReason, ...]


def _as_wished(planned: Today, so_far: DayContext, settings: Settings) -> _Wished:
    """The loads with what comes in on a harder day, and with what the person rearranged."""
    p = settings.parameters
    begun = frozenset(
        load.activity for load in planned.loads if remaining(load, so_far.done, p).done
    )
    came = come_in(planned.loads, planned.spare, planned.band, settings, begun)
    done = {
        load.activity: amount
        for load in came.loads
        if (amount := remaining(load, so_far.done, p).amount)
    }
    changed = rearranged(came.loads, planned.tempo, so_far.changes, done, p)
    notices = (*planned.notices, *came.notices, *changed.notices)
    return _Wished(changed.loads, changed.tempo, notices)


def _laid(
    parts: Sequence[Remaining],
    tempo: Tempo,
    frame: Frame,
    so_far: DayContext,
    settings: Settings,
) -> Laid:
    """The blocks: done ones where they were, the others from now on."""
    p = settings.parameters
    loads = [part.left for part in parts if part.left]
    before = _before(parts, so_far, settings)
    if before:
        before = before._replace(end=max(before.end, _last_end(parts)))
    frame = frame._replace(begin=_begin(before, tempo, so_far, p), before=before)
    laid = later(loads, tempo, frame, so_far.minute, p)
    out = {one.activity for one in laid.left_out}
    counts: dict[str, int] = {}
    for block in laid.blocks:
        if block.kind == "activity" and block.part and block.activity:
            counts[block.activity] = block.part[1]
    done = [
        block
        for part in parts
        if part.load.activity not in out
        for block in numbered(part, counts.get(part.load.activity, len(part.done)))
    ]
    rest = _rest_since(before, tempo, frame, done, p)
    return laid._replace(blocks=(*side_by_side(done), *rest, *laid.blocks))


def _last_end(parts: Sequence[Remaining]) -> int:
    """When the last done block ends: one of repetitions has a length that nobody wrote down."""
    ends = [block.start + block.minutes for part in parts for block in part.done]
    return whole(min(max(ends, default=0), _MIDNIGHT))


def _before(parts: Sequence[Remaining], so_far: DayContext, settings: Settings) -> Before | None:
    """The last thing that was done today, planned or not."""
    if not so_far.done:
        return None
    last = max(so_far.done, key=lambda one: (one.start + one.minutes, one.activity))
    end = whole(min(last.start + last.minutes, _MIDNIGHT))
    known = {part.load.activity.casefold(): part.load for part in parts}
    load = known.get(last.activity.casefold())
    if load is None:
        one = settings.activity(last.activity)
        regions = frozenset(region.casefold() for region in one.regions)
        load = Load(
            last.activity, "minutes", last.minutes, last.minutes, 1.0, one.demand or 0.0,
            one.priority, regions=regions, exerts=one.exerts,
        )  # fmt: skip
    return Before(load, end)


def _begin(
    before: Before | None, tempo: Tempo, so_far: DayContext, parameters: Parameters
) -> int | None:
    """From when on the rest of the day is laid out; None: nothing happened yet.

    After the last thing that was done and its rest, and not before the person's last word.
    """
    moments = [whole(one.at) for one in so_far.changes]
    if before:
        moments.append(before.end + rest_minutes(before, tempo, parameters))
    return max(tempo.start, *moments) if moments else None


def _rest_since(
    before: Before | None, tempo: Tempo, frame: Frame, done: Sequence[Block], parameters: Parameters
) -> list[Block]:
    """The rest after what was done last, as far as it is free."""
    if before is None or not any(block.activity == before.load.activity for block in done):
        return []
    fixed = [one.start for one in frame.fixed if one.end > before.end]
    end = min([before.end + rest_minutes(before, tempo, parameters), _MIDNIGHT, *fixed])
    return [rest_block(before.end, end - before.end, tempo)] if end > before.end else []


def _when_next(
    one: DoesNotFit, parts: Sequence[Remaining], on: date, settings: Settings
) -> DoesNotFit:
    """With the next day on which the activity is planned, and what was done of it today."""
    activity = settings.activity(one.activity)
    days = (on + timedelta(days=ahead) for ahead in range(1, _WEEK + 1))
    following = next((day for day in days if is_planned(activity, day)), None)
    done: Amount | None = next(
        (part.amount for part in parts if part.load.activity == one.activity), None
    )
    return one._replace(next_on=following, done=done)
