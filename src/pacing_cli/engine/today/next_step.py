"""Today's quota of each activity together with its next step, and when that could come."""

import math
from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from pacing_cli.engine.evaluate import LastRaise, in_turn
from pacing_cli.engine.flares.scale_back import ends_on, pause_on
from pacing_cli.engine.progression.steps import (
    has_agreed_pace,
    hold_days,
    next_quota,
    sessions_needed,
)
from pacing_cli.engine.progression.track import Track
from pacing_cli.engine.today.quotas import is_planned
from pacing_cli.model.phase import Log
from pacing_cli.model.plan import Quota, ToleratedDay
from pacing_cli.model.quantity import Amount
from pacing_cli.model.reason import (
    AnotherRaised,
    BackAfterBreak,
    HarderDay,
    LimitForNow,
    MorningAboveUsual,
    NextDayWorse,
    NotLately,
    PainRising,
    QuotaReason,
    RaiseRests,
    StoppedByAnswer,
    TrialFirst,
    UsuallyBelow,
    UsualUnknown,
    WorseLately,
)
from pacing_cli.model.settings import Settings

_WEEK, _FORTNIGHT = 7, 14
# At the pace of the last two weeks a step comes within so many days more: a flare, a day left
# out. With fewer days that count, later by two days each; with too few there is no date.
_SPAN, _OFTEN, _DAYS_FOR_A_DATE = 16, 7, 3
_WITHOUT_DATE = (
    NextDayWorse, PainRising, NotLately, MorningAboveUsual, HarderDay, LimitForNow, StoppedByAnswer,
)  # fmt: skip
# So many days at the whole amount, and the usual is no longer below it.
_WHOLE_DAYS = 2


def with_next_steps(
    tracks: Sequence[Track], log: Log, settings: Settings, last_raise: LastRaise = None
) -> tuple[Quota, ...]:
    """The quotas as of the last day of the log. `last_raise`: of any activity.

    One step at a time: each date leaves room for the steps that come before it, and each span for
    those that come later than they could.
    """
    quotas = {
        track.activity.name: _as_quota(track)._replace(went_well=_went_well(track, log))
        for track in tracks
    }
    first: dict[str, int] = {}
    within: dict[str, int] = {}
    for name, track in ((track.activity.name, track) for track in tracks):
        if quotas[name].next_quota is None:
            continue
        days = _days_until(quotas[name], track, log, settings, last_raise)
        if days is not None:
            first[name], within[name] = days
    order = [track.activity.name for track in in_turn(tracks, len(log.days) - 1)]
    apart, free = settings.parameters.progress_apart_days + 1, 0
    one_after_another = sorted(first, key=lambda name: (first[name], order.index(name)))
    for before, name in enumerate(one_after_another):
        within[name] += before * apart
        first[name] = max(first[name], free)
        free = first[name] + apart
    waits = [name for name in order if _only_waits(quotas[name])]
    today = log.days[-1].on
    return tuple(
        _turn(quota, waits)._replace(
            next_on=today + timedelta(days=first[name]) if name in first else None,
            next_within=within.get(name),
        )
        for name, quota in quotas.items()
    )


def _only_waits(quota: Quota) -> bool:
    """Nothing speaks against a step but that another activity was raised lately."""
    return bool(quota.because) and all(isinstance(one, AnotherRaised) for one in quota.because)


def _turn(quota: Quota, waits: Sequence[str]) -> Quota:
    """With whose turn is next, where it waits for another activity."""
    if not waits:
        return quota
    because = tuple(
        one._replace(turn=waits[0]) if isinstance(one, AnotherRaised) else one
        for one in quota.because
    )
    return quota._replace(because=because)


def _as_quota(track: Track) -> Quota:
    """Today's quota, after the last step."""
    shown, full = track.shown[-1], track.quota
    coming = _coming(track)
    return Quota(
        activity=track.activity.name,
        measure=track.measure,
        quota=shown,
        baseline=track.baseline,
        decision=track.decision,
        because=track.because,
        full=full if shown is not None else None,
        next_quota=coming if coming is not None and full and coming > full else None,
        founded=track.founded,
    )


_LATELY: Final = 14
_NEARLY: Final = 0.9
"""Of its quota a day has to reach this much to be told as a day that went well."""


def _went_well(track: Track, log: Log) -> ToleratedDay | None:
    """Since the last change, and at most two weeks ago."""
    today, least = len(log.days) - 1, _NEARLY * (track.quota or 0.0)
    since = track.since if track.quota is not None else 0
    for place in range(today - 1, max(since, today - _LATELY, 0) - 1, -1):
        for one in track.sessions.between(place, place + 1):
            counts = one.response == "within" and not (one.stopped or one.much_more)
            if counts and one.amount >= least - 1e-9:
                return ToleratedDay(log.days[place].on, Amount(track.measure, one.amount))
    return None


def _coming(track: Track) -> float | None:
    if track.quota is None or track.rules.envelope_since or track.rules.red_flags:
        return None
    halved = bool(track.backs)
    return next_quota(
        track.activity, track.measure, track.quota, track.agreed, track.p, halved=halved
    )


def _days_until(
    quota: Quota, track: Track, log: Log, settings: Settings, last_raise: LastRaise
) -> tuple[int, int] | None:
    """Days until the first day on which nothing that is known speaks against a step, and how many
    more until it has most likely come; None where it waits for something that has no date."""
    p, phase, today = settings.parameters, log.phases[-1], len(log.days) - 1
    if phase.kind in ("flare", "bad", "ill"):
        return None
    waits = [1, hold_days(track.agreed, p) - (today - track.since)]
    for reason in quota.because:
        if isinstance(reason, _WITHOUT_DATE):
            return None
        waits.append(_wait(reason, track))
    pace = _until_enough(quota, track, today)
    if pace is None:
        return None
    soonest, usual, slack = pace
    waits.append(soonest)
    if last_raise and last_raise[1] != track.activity.name:
        # Also one that was raised later on the same day, which no reason of today knows.
        waits.append(p.progress_apart_days + 1 - (today - last_raise[0]))
    pause = pause_on(settings.profile.pauses, log.days[-1].on, p)
    if pause:
        ends = ends_on(pause, p)
        if ends is None:
            return None
        waits.append((ends - log.days[-1].on).days)
    if phase.quiet_days is not None:
        waits.append(p.scaleback_no_progress - phase.quiet_days)
    if phase.kind == "returning" and phase.since:
        steps = 3 * p.scaleback_step_days + p.scaleback_no_progress
        waits.append(steps - (log.days[-1].on - phase.since).days)
    first = _below_cap(max(waits), quota, track)
    return first, max(usual - first, 0) + slack


def _below_cap(days: int, quota: Quota, track: Track) -> int:
    """The first day from then on that is not too far above the amount of a fortnight before:
    amounts that a flare took down count too."""
    if has_agreed_pace(track.agreed, track.rules.agreed_with) or quota.next_quota is None:
        return days
    shown = track.shown[-_FORTNIGHT:]
    for ahead in range(days, len(shown) + 1):
        earlier = next((one for one in shown[ahead - 1 :] if one is not None), quota.next_quota)
        if quota.next_quota <= earlier * (1 + track.p.progress_cap_14d / 100) + 1e-9:
            return ahead
    return max(days, len(shown) + 1)


def _wait(reason: QuotaReason, track: Track) -> int:
    """How many days a reason will still hold, as far as that is known."""
    p = track.p
    match reason:
        case RaiseRests(_, since, needed):
            return needed - since
        case UsualUnknown(have, need):
            return need - have
        case WorseLately(on, needed):
            return needed + 1 - (track.log.days[-1].on - on).days
        case BackAfterBreak(percent, _, days_left):
            first = percent == p.scaleback_return_first
            return days_left + p.scaleback_step_days * first + p.scaleback_no_progress
        case TrialFirst():
            return p.progress_apart_days
    return 1


def _until_enough(quota: Quota, track: Track, today: int) -> tuple[int, int, int] | None:
    """Days until enough days count: at the soonest, at the pace of the last two weeks, and how
    many more it may take; None where those weeks say too little for a date."""
    first = max(track.since, today - _FORTNIGHT)
    needed = sessions_needed(track.activity, track.agreed, track.p)
    left = max(needed - track.counted(first, today), 0)
    known = min(today, _FORTNIGHT)
    lately = track.counted(max(today - _FORTNIGHT, 0), today)
    if lately < _DAYS_FOR_A_DATE and known >= _WEEK:
        return None
    if any(isinstance(one, UsuallyBelow) for one in quota.because):
        lately_done = track.sessions.between(max(today - _FORTNIGHT, 0), today)
        whole = sum(one.amount >= (track.quota or 0.0) - 1e-9 for one in lately_done)
        if whole < _WHOLE_DAYS:
            return None
    pace = lately * _FORTNIGHT / known if known else _FORTNIGHT
    slack = _SPAN + 2 * math.ceil(max(_OFTEN - pace, 0))
    # Today can still bring the rating that yesterday's session waits for.
    waiting = any(one.response == "unknown" for one in track.sessions.between(today - 1, today))
    soonest = _on_planned_days(track, max(left - waiting, 0), today)
    return soonest, max(soonest, math.ceil(left * _FORTNIGHT / pace) if pace else left), slack


def _on_planned_days(track: Track, left: int, today: int) -> int:
    """Days until so many days have come on which the activity is meant."""
    on, ahead = track.log.days[today].on, 0
    while left:
        left -= is_planned(track.activity, on + timedelta(days=ahead))
        ahead += 1
    return ahead
