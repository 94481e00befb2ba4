"""Turn quotas into today's loads, with the longest bout for each."""

import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from pacing_cli.engine.energy import UNKNOWN_DEMAND
from pacing_cli.engine.evaluate import LastRaise, in_turn
from pacing_cli.engine.flares.detection import within_band
from pacing_cli.engine.flares.scale_back import ends_on, pause_on
from pacing_cli.engine.progression.steps import hold_days, next_quota, sessions_needed
from pacing_cli.engine.progression.track import Track
from pacing_cli.engine.ranges import units_a_minute
from pacing_cli.engine.schedule.loads import Load, Tempo, tape
from pacing_cli.model.activity import WEEKDAYS, Activity, Subtask
from pacing_cli.model.notice_reasons import Band
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.phase import Log
from pacing_cli.model.plan import Quota, RestKind, ToleratedDay
from pacing_cli.model.quantity import Amount, Measure, round_down, unit
from pacing_cli.model.reason import (
    AfterMuchMore,
    AnotherRaised,
    BackAfterBreak,
    CountedAllDay,
    DoneToday,
    FortnightCap,
    HarderDay,
    MoreTrialsNeeded,
    NextDayWorse,
    NoticeReason,
    NotLately,
    NoTryToday,
    NotToday,
    PainRising,
    QuotaReason,
    RaiseRests,
    Readiness,
    RestBetween,
    StoppedByAnswer,
    TrialFirst,
    TrialToday,
    TriedToday,
    UsuallyBelow,
    UsualUnknown,
    WorseLately,
)
from pacing_cli.model.settings import Settings
from pacing_cli.model.value import Value

_WEEK = 7
_FORTNIGHT = 14
# A step comes within so many days of its first day, and half of the days until then.
_SPAN = 12
# Four weeks with more days outside of their band, or two with fewer that count: no date.
_WORSE_DAYS, _DAYS_FOR_A_DATE = 3, 4
_WITHOUT_DATE = (NextDayWorse, PainRising, UsuallyBelow, NotLately, StoppedByAnswer)
# Everything at once on the first days would be the opposite of pacing.
_TRIALS_A_DAY = 3
_RESTS: Final[dict[Band, RestKind]] = {"green": "move", "amber": "sit", "red": "lie"}


class Today(Value):
    """What goes into the schedule, and what is said about it."""

    loads: tuple[Load, ...]
    tempo: Tempo
    notices: tuple[NoticeReason, ...]
    band: Band = "green"
    spare: Mapping[str, Load] = {}
    """What is not planned for today and has an amount: it can come in for something else."""


def today(
    quotas: Sequence[Quota],
    tracks: Sequence[Track],
    log: Log,
    settings: Settings,
    ready: Readiness | None = None,
    after: AfterMuchMore | None = None,
    harder: HarderDay | None = None,
) -> Today:
    """The loads of the last day of the log: none in a holiday, or where a safety answer stops it.

    `after`: much more than usual, so that there is no try of what was overdone. `harder`: why
    it is no day for trials.
    """
    p = settings.parameters
    phase = log.phases[-1].kind
    if log.phases[-1].pause == "holiday":
        return Today((), _tempo(settings, "green", ready), ())
    notices: list[NoticeReason] = [ready] if ready and _worth_a_word(ready) else []
    loads: list[Load] = []
    spare: dict[str, Load] = {}
    trials = 0
    too_much_for_a_try = _no_day_for_a_try(log, harder, p)
    if too_much_for_a_try and any(quota.decision == "not_yet" for quota in quotas):
        notices.append(too_much_for_a_try)
    notices.extend(_done_already(quotas, log))
    for quota, track in zip(quotas, tracks, strict=True):
        away = _away(track.activity, track, log, p)
        if away or track.activity.standby:
            notices.extend([away] if away and not track.activity.standby else [])
            load = None if isinstance(away, RestBetween | CountedAllDay) else _load(quota, track, p)
            spare |= {load.activity: load} if load and not load.trial else {}
            continue
        if quota.decision == "not_yet" and log.days[-1].done.get(quota.activity):
            notices.append(TriedToday(quota.activity))
            continue
        load = _load(quota, track, p)
        if (
            load
            and load.trial
            and (too_much_for_a_try or (after and quota.activity in after.activities))
        ):
            continue
        if load and load.trial:
            trials += 1
            if trials > _TRIALS_A_DAY:
                continue
            notices.extend(_trial_notice(quota))
        if load:
            loads.append(load)
    band = _band(phase, ready)
    tempo = _tempo(settings, band, ready)
    return Today(tuple(loads), tempo, tuple(notices), band, spare)


def _no_day_for_a_try(
    log: Log, harder: HarderDay | None, parameters: Parameters
) -> NoTryToday | None:
    """Trials rest on harder days, in a flare, on the way back and in the week after. While
    the usual is not known, a high rating alone speaks."""
    phase, pain = log.phases[-1], log.days[-1].pain
    if phase.kind != "steady":
        return NoTryToday(None, "phase")
    if phase.quiet_days is not None and phase.quiet_days < parameters.scaleback_no_progress:
        return NoTryToday(None, "after")
    if harder:
        return NoTryToday(None, "harder")
    if log.usual[-1].pain is None and pain is not None and pain >= parameters.sched_no_try_pain:
        return NoTryToday(pain)
    return None


def _done_already(quotas: Sequence[Quota], log: Log) -> Iterable[DoneToday]:
    for quota in quotas:
        done = log.days[-1].done.get(quota.activity)
        amount = done.totals.get(quota.measure) if done else None
        if quota.quota is not None and amount is not None and amount >= quota.quota:
            yield DoneToday(
                quota.activity, Amount(quota.measure, amount), Amount(quota.measure, quota.quota)
            )


def is_planned(activity: Activity, on: date) -> bool:
    """True on the weekdays that the person chose, or every day where none was chosen."""
    return not activity.days or WEEKDAYS[on.weekday()] in activity.days


def _away(
    activity: Activity, track: Track, log: Log, parameters: Parameters
) -> NoticeReason | None:
    """Why the activity is not on today's schedule, if it is not."""
    on = log.days[-1].on
    if not is_planned(activity, on):
        return NotToday(activity.name)
    if counted_all_day(track):
        return CountedAllDay(activity.name)
    if activity.resistance:
        recent = [
            i for i in track.sessions.logged if len(log.days) - 1 - _WEEK < i < len(log.days) - 1
        ]
        if recent and (
            len(log.days) - 1 - recent[-1] < 2 or len(recent) >= parameters.progress_resist_days
        ):
            return RestBetween(activity.name, log.days[recent[-1]].on)
    return None


def counted_all_day(track: Track) -> bool:
    """A device counts it, from morning to night: then its amount is for the whole day, with no
    place in the schedule, also where a part of it is typed now and then."""
    return any(one.whole_day for one in track.sessions.lately())


def _load(quota: Quota, track: Track, parameters: Parameters) -> Load | None:
    if quota.decision == "stopped":
        return None
    rate = _rate(track, quota.measure, parameters)
    amount = quota.quota if quota.quota is not None else _try_amount(quota, track, rate, parameters)
    if not amount:
        return None
    longest = _longest(quota, track) or amount
    one = track.activity
    return Load(
        activity=quota.activity,
        measure=quota.measure,
        amount=amount,
        longest=longest,
        rate=rate,
        demand=one.demand if one.demand is not None else UNKNOWN_DEMAND,
        priority=one.priority,
        trial=quota.quota is None,
        regions=frozenset(region.casefold() for region in one.regions),
        exerts=one.exerts,
        waited=track.sessions.silent_days(_today(track)) or 0,
        at=one.time,
        subtasks=_subtasks(track, amount),
        warm_up=one.warm_up,
        cool_down=one.cool_down,
        place=one.place,
    )


def _today(track: Track) -> int:
    """The place of the last day."""
    return len(track.log.days) - 1


def _subtasks(track: Track, amount: float) -> tuple[Subtask, ...]:
    """The parts that are next: they go on where the log before today left off."""
    done = track.sessions.total(_today(track))
    return tape(track.activity.subtasks, done, amount, unit(track.measure, 0))


def _try_amount(quota: Quota, track: Track, rate: float, parameters: Parameters) -> float | None:
    """How long a trial may be: after a calm one longer, after one that was too much shorter,
    else as before; one bout at most, and never above what was agreed. A day of much more than
    the others, such as 3 hours beside 12 minutes, is no measure for the next one."""
    if quota.decision != "not_yet" or track.rules.envelope_since:
        return None
    trials = track.trials(_today(track))
    if not trials:
        amount = _first_try(quota, track, rate, parameters)
    else:
        grow = parameters.sched_trial_growth / 100
        share = {"within": 1 + grow, "worse": 1 / (1 + grow), "unknown": 1.0}[trials[-1].response]
        usual = sorted(trial.amount for trial in trials)[(len(trials) - 1) // 2]
        amount = min(trials[-1].amount, parameters.boom_ratio * usual) * share
    amount = min(amount, parameters.sched_bout_cap * rate)
    amount = round_down(quota.measure, amount) or unit(quota.measure, 0)
    ceiling = track.agreed.ceiling
    return min(amount, ceiling.value) if ceiling else amount


def _first_try(quota: Quota, track: Track, rate: float, parameters: Parameters) -> float:
    """Half of what a bad day allows without paying for it; a few minutes where nobody said."""
    on_bad_day = track.activity.on_bad_day
    if on_bad_day is not None and track.measure == (track.activity.measure or "minutes"):
        return min(on_bad_day / 2, parameters.sched_trial_most * rate)
    if quota.measure == "reps":
        return parameters.sched_first_reps
    return parameters.sched_first_trial * rate


def _longest(quota: Quota, track: Track) -> float | None:
    """No bout longer than the baseline; nor, where bouts are known, than the longest of late."""
    recent = [bout for done in track.sessions.lately() if (bout := done.longest.get(quota.measure))]
    known = [value for value in (quota.baseline, max(recent, default=None)) if value]
    return min(known, default=None)


def _rate(track: Track, measure: Measure, parameters: Parameters) -> float:
    """Units in a minute: from days on which both were written, else the parameter."""
    return units_a_minute(track.sessions.lately(), measure, parameters)


def _trial_notice(quota: Quota) -> Iterable[NoticeReason]:
    for reason in quota.because:
        if isinstance(reason, MoreTrialsNeeded):
            yield TrialToday(quota.activity, reason.recorded, reason.needed)


def _worth_a_word(ready: Readiness) -> bool:
    """A day like others needs none, unless the person said so."""
    return ready.band != "green" or bool(ready.word)


def _band(phase: str, ready: Readiness | None) -> Band:
    if phase in ("flare", "bad", "ill"):
        return "red"
    return ready.band if ready else "green"


def _tempo(settings: Settings, band: Band, ready: Readiness | None) -> Tempo:
    profile, p = settings.profile, settings.parameters
    resting = band == "red" or profile.mode == "envelope"
    own = {"green": profile.rest.green, "amber": profile.rest.amber, "red": profile.rest.red}
    return Tempo(
        start=profile.day_start,
        end=profile.day_end,
        rest_ratio=1.0 if resting else p.sched_rest_ratio * (2 if band == "amber" else 1),
        finer=1 if band == "green" else 2,
        gentle_first=band != "green" and _tired(ready),
        rest=_RESTS[band],
        how=own[band],
        by_symptom=profile.rest.by == "symptom",
        midday=profile.rest.midday,
    )


def _tired(ready: Readiness | None) -> bool:
    """Tiredness carried the day more than anything else did."""
    return bool(ready and ready.beside and ready.beside[0].signal == "fatigue")


# Today's quota of an activity together with its next step, and when that could come.


def with_next_steps(
    tracks: Sequence[Track], log: Log, settings: Settings, last_raise: LastRaise = None
) -> tuple[Quota, ...]:
    """The quotas as of the last day of the log. `last_raise`: of any activity.

    One step at a time: each date leaves room for the steps that come before it.
    """
    quotas = {
        track.activity.name: _as_quota(track)._replace(went_well=_went_well(track, log))
        for track in tracks
    }
    first: dict[str, int] = {}
    for name, track in ((track.activity.name, track) for track in tracks):
        if quotas[name].next_quota is None:
            continue
        days = _days_until(quotas[name], track, log, settings, last_raise)
        if days is not None:
            first[name] = days
    order = [track.activity.name for track in in_turn(tracks, len(log.days) - 1)]
    apart, free = settings.parameters.progress_apart_days + 1, 0
    for name in sorted(first, key=lambda name: (first[name], order.index(name))):
        first[name] = max(first[name], free)
        free = first[name] + apart
    waits = [name for name in order if _only_waits(quotas[name])]
    today = log.days[-1].on
    return tuple(
        _turn(quota, waits)._replace(
            next_on=today + timedelta(days=first[name]) if name in first else None,
            next_within=_slack(first[name]) if name in first else None,
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


def _slack(days: int) -> int:
    """How much later than the first day it may come: a harder day, a day left out."""
    return _SPAN + days // 2


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
            if one.response == "within" and one.amount >= least - 1e-9:
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
) -> int | None:
    """Days until the first day on which nothing that is known speaks against a step; None
    where it waits for something that has no date."""
    p, phase, today = settings.parameters, log.phases[-1], len(log.days) - 1
    if phase.kind in ("flare", "bad", "ill"):
        return None
    waits = [1, hold_days(track.agreed, p) - (today - track.since)]
    for reason in quota.because:
        if isinstance(reason, _WITHOUT_DATE):
            return None
        waits.append(_wait(reason, track))
    enough = _until_enough(track, today)
    if enough is None:
        return None
    waits.append(enough)
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
    return max(waits)


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
        case FortnightCap(asked, _, cap):
            earlier = [value for value in track.shown[-_FORTNIGHT:] if value is not None]
            low = (k for k, value in enumerate(earlier) if asked.value <= value * (1 + cap / 100))
            return next(low, _FORTNIGHT)
        case TrialFirst():
            return p.progress_apart_days
    return 1


def _until_enough(track: Track, today: int) -> int | None:
    """Days until enough days count: on the days that it is planned, else at the pace of the
    last two weeks; None where those say too little for a date."""
    first = max(track.since, today - _FORTNIGHT)
    needed = sessions_needed(track.activity, track.agreed, track.p)
    left = max(needed - track.counted(first, today), 0)
    month = track.log.window(max(today - 2 * _FORTNIGHT, 0), today)
    worse = sum(within_band(*one) is False for one in zip(month.days, month.usual, strict=True))
    known = min(today, _FORTNIGHT)
    lately = track.counted(max(today - _FORTNIGHT, 0), today)
    if worse > _WORSE_DAYS or (lately < _DAYS_FOR_A_DATE and known >= _WEEK):
        return None
    if track.activity.days:
        on, ahead = track.log.days[today].on, 0
        while left:
            left -= is_planned(track.activity, on + timedelta(days=ahead))
            ahead += 1
        return ahead
    return math.ceil(left * known / lately) if lately else left
