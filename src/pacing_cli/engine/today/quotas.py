"""Turn quotas into today's loads, with the longest bout for each."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from pacing_cli.engine.energy import UNKNOWN_DEMAND
from pacing_cli.engine.progression.track import Track
from pacing_cli.engine.ranges import units_a_minute
from pacing_cli.engine.schedule.loads import Load, Tempo, tape
from pacing_cli.engine.today.done import no_part
from pacing_cli.model.activity import WEEKDAYS, Activity, Subtask
from pacing_cli.model.notice_reasons import Band
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.phase import Log
from pacing_cli.model.plan import Quota, RestKind
from pacing_cli.model.quantity import Amount, Measure, round_down, unit
from pacing_cli.model.reason import (
    AfterMuchMore,
    CountedAllDay,
    DoneToday,
    HarderDay,
    MoreTrialsNeeded,
    NoticeReason,
    NoTryToday,
    NotToday,
    Readiness,
    RestBetween,
    TrialToday,
    TriedToday,
)
from pacing_cli.model.settings import Settings
from pacing_cli.model.value import Value

_WEEK = 7
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
    if too_much_for_a_try and any(
        quota.decision == "not_yet" and not counted_all_day(track)
        for quota, track in zip(quotas, tracks, strict=True)
    ):
        notices.append(too_much_for_a_try)
    notices.extend(_done_already(quotas, tracks, log, p))
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
            # Everything at once on the first days would be the opposite of pacing.
            if trials > p.sched_trials:
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


def _done_already(
    quotas: Sequence[Quota], tracks: Sequence[Track], log: Log, parameters: Parameters
) -> Iterable[DoneToday]:
    """What was done of each amount, where what is left is no part of its own."""
    for quota, track in zip(quotas, tracks, strict=True):
        done = log.days[-1].done.get(quota.activity)
        amount = done.totals.get(quota.measure) if done else None
        if done is None or amount is None or quota.quota is None:
            continue
        # What a device counts goes on until midnight: a little less is not the end of it.
        rate = _rate(track, quota.measure, parameters)
        spare = (
            0.0 if counted_all_day(track) else no_part(quota.measure, quota.quota, rate, parameters)
        )
        if amount >= quota.quota or amount > quota.quota - spare + 1e-9:
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
