"""Growing in small steps: when a quota may be raised, and by how much.

Only after it was held for a while, kept up on enough days, and followed by days
within the usual (evidence section 2). A raise needs logged evidence: what is
not written down never raises a quota.
"""

import math
from collections.abc import Iterator, Sequence
from itertools import islice

from pacing_cli.engine.statistics import mean
from pacing_cli.model.activity import Activity
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.phase import Log, Response
from pacing_cli.model.plan import Advice, NotYet
from pacing_cli.model.quantity import Amount, Measure, round_down, unit
from pacing_cli.model.reason import (
    AnotherRaised,
    CeilingHeld,
    FortnightCap,
    HeldTooShort,
    MorningAboveUsual,
    NextDayWorse,
    NotLately,
    PainRising,
    PausedFor,
    QuotaReason,
    RaisedOneStep,
    RestartedAfterSilence,
    SafetyPause,
    SessionsTolerated,
    TooFewSessions,
    UsualUnknown,
)
from pacing_cli.model.settings import Agreement
from pacing_cli.model.value import Value

_DAYS_OF_WEEK = 7
_FORTNIGHT = 14
# A mean of fewer ratings than this says nothing about a week.
_RATINGS_OF_WEEK = 3


class SessionResult(Value):
    """What was done of the activity on one day since the last change, and what followed."""

    amount: float
    response: Response


class CurrentQuota(Value):
    """Where an activity stands before the question whether to raise it."""

    activity: Activity
    measure: Measure
    quota: float
    days: int
    """How long the quota has been held."""
    sessions: Sequence[SessionResult]
    """Since the last change, at most `evidence_days` back, yesterday the last."""
    tolerated_before: float
    """The largest amount that the baseline's tries have shown to be tolerated."""
    earlier: float
    """The quota that was shown fourteen days earlier, or the first one."""
    silent_days: int
    """Days since the last session, yesterday's session being 0."""
    other_raised: tuple[str, int] | None
    """Another activity that was raised lately, and how many days ago."""


def progression(
    held: CurrentQuota, log: Log, agreed: Agreement, parameters: Parameters, *, in_full: bool = True
) -> Advice[float] | NotYet:
    """The next quota, one step up; or what speaks against it now, the weightiest first.

    Without `in_full` only the first thing that speaks against it is looked for.
    """
    after, percent = _next(held, agreed, parameters)
    against = _against(held, after, log, agreed, parameters)
    because = tuple(against) if in_full else tuple(islice(against, 1))
    if because:
        return NotYet(0, 1, "days at this amount that went well", because)
    measure = held.measure
    step = RaisedOneStep(
        Amount(measure, held.quota),
        Amount(measure, after - held.quota),
        Amount(measure, after),
        percent,
    )
    tolerated = SessionsTolerated(
        _tolerated(_evidence(held, parameters)),
        sessions_needed(held.activity, parameters),
        held.days,
    )
    return Advice(after, (tolerated, step))


def _against(
    held: CurrentQuota, after: float, log: Log, agreed: Agreement, parameters: Parameters
) -> Iterator[QuotaReason]:
    yield from _paused(log, parameters)
    yield from _at_ceiling(held, agreed)
    yield from _held_too_short(held, agreed, parameters)
    yield from _mornings(log, parameters)
    yield from _sessions(held, parameters)
    yield from _rising(log, parameters)
    yield from _steps(held, after, parameters)


def next_quota(
    activity: Activity, measure: Measure, quota: float, agreed: Agreement, parameters: Parameters
) -> float:
    """One step up from a quota, never above the ceiling: the activity's own step, or
    `progress.pct` in whole units, at least one unit (contract, section 5, rule 3)."""
    step = own_step(activity, measure, agreed)
    if step is None:
        one = unit(measure, quota)
        step = max(one, math.floor(quota * parameters.progress_pct / 100 / one + 1e-9) * one)
    after = quota + step
    ceiling = agreed.ceiling.value if agreed.ceiling else math.inf
    return min(after, max(ceiling, quota))


def own_step(activity: Activity, measure: Measure, agreed: Agreement) -> float | None:
    """The step that was agreed on, else the person's own; None: the percentage holds."""
    if agreed.step and agreed.step.measure == measure:
        return agreed.step.value
    return activity.step


def hold_days(agreed: Agreement, parameters: Parameters) -> int:
    """How long a quota is held before a raise."""
    return agreed.hold_days if agreed.hold_days is not None else parameters.progress_hold_days


def evidence_days(agreed: Agreement, parameters: Parameters) -> int:
    """How far back sessions count as evidence: the days that a quota is held, from one
    week to two."""
    return min(max(hold_days(agreed, parameters), _DAYS_OF_WEEK), _FORTNIGHT)


def planned_days(activity: Activity, parameters: Parameters) -> int:
    """On how many days of a week the activity is planned."""
    days = len(activity.days) or _DAYS_OF_WEEK
    return min(days, parameters.progress_resist_days) if activity.resistance else days


def _next(
    held: CurrentQuota, agreed: Agreement, parameters: Parameters
) -> tuple[float, float | None]:
    after = next_quota(held.activity, held.measure, held.quota, agreed, parameters)
    own = own_step(held.activity, held.measure, agreed)
    return after, parameters.progress_pct if own is None else None


def _paused(log: Log, parameters: Parameters) -> tuple[QuotaReason, ...]:
    phase, quiet = log.phases[-1], log.phases[-1].quiet_days
    if phase.pause:
        return (PausedFor(phase.pause, phase.pause_since or log.days[-1].on),)
    if quiet is not None and quiet < parameters.scaleback_no_progress:
        return (SafetyPause(quiet, parameters.scaleback_no_progress),)
    return ()


def _at_ceiling(held: CurrentQuota, agreed: Agreement) -> tuple[QuotaReason, ...]:
    if agreed.ceiling and held.quota >= agreed.ceiling.value:
        return (CeilingHeld(agreed.ceiling, Amount(held.measure, held.quota)),)
    return ()


def _held_too_short(
    held: CurrentQuota, agreed: Agreement, parameters: Parameters
) -> tuple[QuotaReason, ...]:
    needed = hold_days(agreed, parameters)
    return (HeldTooShort(held.days, needed),) if held.days < needed else ()


def _mornings(log: Log, parameters: Parameters) -> tuple[QuotaReason, ...]:
    usual, today = log.usual[-1], log.days[-1]
    if usual.pain is None:
        # Somebody who never rates pain is judged by check-ins and what they did.
        return (UsualUnknown(usual.days, parameters.flare_provisional),) if usual.days else ()
    if today.pain is not None and today.pain > usual.pain + parameters.pain_next_morning:
        return (MorningAboveUsual(today.pain, usual.pain),)
    return ()


def _evidence(held: CurrentQuota, parameters: Parameters) -> list[SessionResult]:
    """Sessions that reached the quota and did not go far past what is known to be tolerated."""
    most = max(held.quota, held.tolerated_before) * (1 + parameters.progress_pushed / 100)
    return [session for session in held.sessions if held.quota <= session.amount <= most]


def _tolerated(sessions: Sequence[SessionResult]) -> int:
    return sum(session.response == "within" for session in sessions)


def sessions_needed(activity: Activity, parameters: Parameters) -> int:
    """Tolerated sessions before a raise."""
    of_planned = math.ceil(
        planned_days(activity, parameters) * parameters.progress_completion / 100
    )
    return min(parameters.progress_min_sessions, of_planned)


def _sessions(held: CurrentQuota, parameters: Parameters) -> tuple[QuotaReason, ...]:
    evidence = _evidence(held, parameters)
    needed, tolerated = sessions_needed(held.activity, parameters), _tolerated(evidence)
    reasons: list[QuotaReason] = []
    most_silent = max(
        parameters.progress_recent_days, _DAYS_OF_WEEK // planned_days(held.activity, parameters)
    )
    if held.silent_days > most_silent:
        reasons.append(NotLately(held.silent_days, most_silent))
    if tolerated < needed:
        unknown = sum(session.response == "unknown" for session in evidence)
        reasons.append(TooFewSessions(tolerated, needed, unknown))
    known = [session for session in held.sessions if session.response != "unknown"]
    worse = sum(session.response == "worse" for session in known)
    if worse > len(known) * (1 - parameters.progress_completion / 100):
        reasons.append(NextDayWorse(worse, len(known)))
    return tuple(reasons)


def _rising(log: Log, parameters: Parameters) -> tuple[QuotaReason, ...]:
    """No raise while the mean of this week is well above the mean of the week before."""
    this_week = _pains(log, 0, _DAYS_OF_WEEK)
    week_before = _pains(log, _DAYS_OF_WEEK, _FORTNIGHT)
    if min(len(this_week), len(week_before)) < _RATINGS_OF_WEEK:
        return ()
    rise = mean(this_week) - mean(week_before)
    return (
        (PainRising(round(rise, 2), parameters.progress_weekly_rise),)
        if rise >= parameters.progress_weekly_rise
        else ()
    )


def _pains(log: Log, start: int, stop: int) -> list[float]:
    """The ratings from `start` to `stop` days back; 0 is today, `stop` is excluded."""
    last = len(log.days)
    window = log.days[max(last - stop, 0) : max(last - start, 0)]
    return [day.pain for day in window if day.pain is not None]


def _steps(held: CurrentQuota, after: float, parameters: Parameters) -> tuple[QuotaReason, ...]:
    reasons: list[QuotaReason] = []
    if held.other_raised:
        reasons.append(AnotherRaised(*held.other_raised, parameters.progress_apart_days))
    if after > held.earlier * (1 + parameters.progress_cap_14d / 100) + 1e-9:
        reasons.append(
            FortnightCap(
                Amount(held.measure, after),
                Amount(held.measure, held.earlier),
                parameters.progress_cap_14d,
            )
        )
    return tuple(reasons)


# Coming back after silence: lower for each fortnight without an entry, then from new tries.
#
# Days without entries are unknown, never zero and never a failure; but what was
# managed two weeks ago is not known to be managed today.


def restart(
    before: float, silent_days: int, measure: Measure, parameters: Parameters
) -> Advice[float] | NotYet | None:
    """Where an activity restarts; None where the silence was short, NotYet after a long one.

    `before` is the quota before the silence.
    """
    times = silent_days // parameters.restart_silent_days
    if times == 0:
        return None
    if times > parameters.restart_times:
        return NotYet(0, parameters.baseline_min_trials, "tries")
    value = before
    for _ in range(times):
        value = round_down(measure, value * parameters.restart_share / 100) or min(
            unit(measure, 0), value
        )
    reason = RestartedAfterSilence(silent_days, Amount(measure, before), parameters.restart_share)
    return Advice(value, (reason,))
