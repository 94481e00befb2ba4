"""Decide whether a quota may go up, and by how much.

Only after it was held for a while, kept up on enough days, and followed by days
within the usual (evidence section 2). A raise needs logged evidence: what is
not written down never raises a quota.
"""

import math
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from pacing_cli.engine.flares.detection import within_band
from pacing_cli.engine.ranges import rated
from pacing_cli.engine.statistics import mean, median
from pacing_cli.model.activity import Activity
from pacing_cli.model.checkpoint import StepBack
from pacing_cli.model.day import SYMPTOMS, Day
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.phase import Log, Response, UsualRange
from pacing_cli.model.plan import Advice, NotYet
from pacing_cli.model.quantity import Amount, Measure, round_down, unit
from pacing_cli.model.reason import (
    AnotherRaised,
    BackAfterBreak,
    CeilingHeld,
    FortnightCap,
    HeldTooShort,
    LimitForNow,
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
    UsuallyBelow,
    UsualUnknown,
    WorseLately,
)
from pacing_cli.model.settings import Agreement
from pacing_cli.model.value import Value

_DAYS_OF_WEEK = 7
_FORTNIGHT = 14
# An agreed pace may not be faster than a change every so many days.
_LEAST_HOLD = 3
EVIDENCE_DAYS: Final = 14
"""So far back sessions count as evidence."""
# Two days that count are the least that a raise can rest on.
_LEAST_SESSIONS = 2
# A mean of fewer ratings than this says nothing about a week.
_RATINGS_OF_WEEK = 3


class SessionResult(Value):
    """What was done of the activity on one day since the last change, and what followed."""

    amount: float
    response: Response
    stopped: bool = False
    """A part of it ended for pain or tiredness."""
    much_more: bool = False
    """The activity was much more than usual on that day (contract, section 5, rule 10)."""


class CurrentQuota(Value):
    """The state of an activity before the decision about a step up."""

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
    agreed_pace: bool = False
    """Who, ceiling, step and hold days were agreed on: that is the pace."""
    went_back: bool = False
    """A raise was taken back: steps are half as large."""
    clean_days: int = 0
    """So many days lie between a day outside its usual range and a raise."""


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
        sessions_needed(held.activity, agreed, parameters),
        held.days,
    )
    return Advice(after, (tolerated, step))


def _against(
    held: CurrentQuota, after: float, log: Log, agreed: Agreement, parameters: Parameters
) -> Iterator[QuotaReason]:
    yield from _paused(log, parameters)
    yield from _at_ceiling(held, agreed)
    yield from _held_too_short(held, agreed, parameters)
    yield from _mornings(log, parameters, held.clean_days)
    yield from _sessions(held, agreed, parameters)
    yield from _rising(log, parameters)
    yield from _steps(held, after, parameters)


def none_rises(log: Log, clean: int, parameters: Parameters) -> bool:
    """Whether the last day of the log alone speaks against a raise, of whatever activity."""
    return bool(_paused(log, parameters) or _mornings(log, parameters, clean))


def clean_days(agreed: Agreement, agreed_with: str, parameters: Parameters) -> int:
    """How many days without one outside its usual range come before a raise.

    An agreed pace is the pace (contract, section 5, rule 3): its hold days are enough.
    """
    if not has_agreed_pace(agreed, agreed_with):
        return parameters.progress_clean_days
    return min(parameters.progress_clean_days, hold_days(agreed, parameters))


def next_quota(
    activity: Activity,
    measure: Measure,
    quota: float,
    agreed: Agreement,
    parameters: Parameters,
    *,
    halved: bool = False,
) -> float:
    """One step up from a quota, never above the ceiling: the activity's own step, or
    `progress.pct` in whole units, at least one unit; half of either after a step
    was undone (contract, section 5, rule 3)."""
    step, one = own_step(activity, measure, agreed), unit(measure, quota)
    if step is None or halved:
        part = quota * parameters.progress_pct / 100 if step is None else step
        part = part / 2 if halved else part
        step = max(one, math.floor(part / one + 1e-9) * one)
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


def has_agreed_pace(agreed: Agreement, agreed_with: str) -> bool:
    """Whether the step and the days are agreed on in full (contract, section 5, rule 3)."""
    hold = agreed.hold_days or 0
    return bool(agreed_with and agreed.ceiling and agreed.step) and hold >= _LEAST_HOLD


def planned_days(activity: Activity, parameters: Parameters) -> int:
    """On how many days of a week the activity is meant; every day where nobody said."""
    days = len(activity.days) or activity.per_week or _DAYS_OF_WEEK
    return min(days, parameters.progress_resist_days) if activity.resistance else days


def _next(
    held: CurrentQuota, agreed: Agreement, parameters: Parameters
) -> tuple[float, float | None]:
    after = next_quota(
        held.activity, held.measure, held.quota, agreed, parameters, halved=held.went_back
    )
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


def _mornings(log: Log, parameters: Parameters, clean: int) -> tuple[QuotaReason, ...]:
    """`clean`: so many days lie between a day outside its usual range and a raise."""
    usual, today = log.usual[-1], log.days[-1]
    if usual.rated < parameters.flare_provisional:
        # Without ratings there is no evidence for a step up anyway.
        return (UsualUnknown(usual.rated, parameters.flare_provisional),) if usual.rated else ()
    pain, limit = today.pain, usual.lines.get("pain")
    if usual.pain is not None and pain is not None and limit is not None and pain > limit:
        return (MorningAboveUsual(pain, usual.pain),)
    for name in SYMPTOMS[1:]:
        value, limit = rated(today, name), usual.lines.get(name)
        if value is not None and limit is not None and value > limit:
            return (MorningAboveUsual(value, limit, name),)
    yesterday = len(log.days) - 1
    lately = slice(max(yesterday - clean, 0), yesterday)
    each = zip(log.days[lately], log.usual[lately], strict=True)
    worse = [day.on for day, usual_then in each if _is_worse(day, usual_then)]
    return (WorseLately(worse[-1], clean),) if worse else ()


def _is_worse(day: Day, usual: UsualRange) -> bool:
    """Whatever it came from: of a day that is not outside of its band nothing is taken away."""
    return day.impact or within_band(day, usual) is False


def days_that_count(
    quota: float, tolerated: float, sessions: Sequence[SessionResult], parameters: Parameters
) -> int:
    """How many of these days count for a raise and went well."""
    return _tolerated(_reached(quota, tolerated, sessions, parameters))


def _evidence(held: CurrentQuota, parameters: Parameters) -> list[SessionResult]:
    return _reached(held.quota, held.tolerated_before, held.sessions, parameters)


def _reached(
    quota: float, tolerated: float, sessions: Sequence[SessionResult], parameters: Parameters
) -> list[SessionResult]:
    """The days that nearly reached the quota, without one that was stopped for pain or
    tiredness, was much more than usual, or went far past what is known to be tolerated."""
    least = quota * parameters.progress_reached / 100
    most = max(quota, tolerated) * (1 + parameters.progress_pushed / 100)
    return [
        one
        for one in sessions
        if least - 1e-9 <= one.amount <= most and not (one.stopped or one.much_more)
    ]


def days_short(quota: float, amounts: Sequence[float], needed: int, parameters: Parameters) -> int:
    """At least so many more days have to come before a raise, whatever followed these ones.

    `needed` days have to come near the quota, and half of them have to reach it: their median
    is compared with it. A day adds one at most.
    """
    least = quota * parameters.progress_reached / 100
    near = [amount for amount in amounts if amount >= least - 1e-9]
    reached = sum(amount >= quota - 1e-9 for amount in near)
    return max(needed - len(near), (needed + 1) // 2 - reached, 0)


def _tolerated(sessions: Sequence[SessionResult]) -> int:
    return sum(session.response == "within" for session in sessions)


def sessions_needed(activity: Activity, agreed: Agreement, parameters: Parameters) -> int:
    """Days that count before a raise: of the days it is meant on; a few where nobody said."""
    few = parameters.progress_few_sessions
    if not (activity.days or activity.per_week or activity.resistance):
        return max(_LEAST_SESSIONS, min(few, parameters.progress_min_sessions))
    planned = planned_days(activity, parameters)
    hold = min(hold_days(agreed, parameters), _DAYS_OF_WEEK)
    of_planned = math.ceil(planned * hold / _DAYS_OF_WEEK * parameters.progress_completion / 100)
    return max(_LEAST_SESSIONS, min(parameters.progress_min_sessions, of_planned))


def _sessions(
    held: CurrentQuota, agreed: Agreement, parameters: Parameters
) -> tuple[QuotaReason, ...]:
    evidence = _evidence(held, parameters)
    needed, tolerated = sessions_needed(held.activity, agreed, parameters), _tolerated(evidence)
    reasons: list[QuotaReason] = []
    planned = planned_days(held.activity, parameters)
    most_silent = max(parameters.progress_recent_days, math.ceil(_DAYS_OF_WEEK / planned))
    if held.silent_days > most_silent:
        reasons.append(NotLately(held.silent_days, most_silent))
    if tolerated < needed:
        unknown = sum(session.response == "unknown" for session in evidence)
        more = sum(one.much_more and one.response == "within" for one in held.sessions)
        reasons.append(TooFewSessions(tolerated, needed, unknown, more))
    elif (middle := _middle(evidence, needed)) < held.quota - 1e-9:
        quota = Amount(held.measure, held.quota)
        reasons.append(UsuallyBelow(Amount(held.measure, middle), quota))
    known = [session for session in held.sessions if session.response != "unknown"]
    worse = sum(session.response == "worse" for session in known)
    if worse > len(known) * (1 - parameters.progress_completion / 100):
        reasons.append(NextDayWorse(worse, len(known)))
    return tuple(reasons)


def _middle(evidence: Sequence[SessionResult], needed: int) -> float:
    """The median of the days that a raise rests on: so many of the largest that went well.

    Not of all of them: then a day left out of the log could bring the raise.
    """
    amounts = sorted(one.amount for one in evidence if one.response == "within")
    return median(amounts[-needed:])


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
    cap = held.earlier * (1 + parameters.progress_cap_14d / 100)
    if not held.agreed_pace and after > cap + 1e-9:
        reasons.append(
            FortnightCap(
                Amount(held.measure, after),
                Amount(held.measure, held.earlier),
                parameters.progress_cap_14d,
            )
        )
    return tuple(reasons)


_ABOUT: Final = 1.25
"""Two amounts no further apart than this are one limit."""


def limit_for_now(
    backs: Sequence[StepBack], measure: Measure, quota: float | None, parameters: Parameters
) -> tuple[QuotaReason, ...]:
    """Return a reason if steps to about this amount were undone more than once."""
    if not backs:
        return ()
    last = backs[-1].amount
    times = sum(last <= _ABOUT * one.amount and one.amount <= _ABOUT * last for one in backs)
    if times < parameters.progress_back_rounds or quota is None or quota > last:
        return ()
    return (LimitForNow(Amount(measure, quota), times),)


# Coming back after silence: lower for each fortnight without an entry, then from new tries.
#
# Days without entries are unknown, never zero and never a failure; but what was
# managed two weeks ago is not known to be managed today.


def restart(
    before: float,
    silent_days: int,
    measure: Measure,
    parameters: Parameters,
    *,
    holiday: bool = False,
) -> Advice[float] | NotYet | None:
    """Where an activity restarts; None where the silence was short, NotYet after a long one.

    `before` is the quota before the silence; `holiday`: a week of it or more was one.
    """
    times = max(silent_days // parameters.restart_silent_days, int(holiday))
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


def after_break(
    before: float, days: int, measure: Measure, parameters: Parameters
) -> Advice[float] | None:
    """The part of the amount that holds so many days after the first session of a short
    break; None: all of it is back."""
    step = parameters.scaleback_step_days
    parts = (parameters.scaleback_return_first, parameters.scaleback_return_second)
    if days >= step * len(parts):
        return None
    percent = parts[days // step]
    value = round_down(measure, before * percent / 100) or min(unit(measure, 0), before)
    reason = BackAfterBreak(percent, Amount(measure, before), step - days % step)
    return Advice(value, (reason,))
