"""How a number was worked out, step by step, for somebody who checks it with a pencil."""

from typing import assert_never

from pacing_cli.model import reason as r
from pacing_cli.model.quantity import Amount, round_down
from pacing_cli.model.reason import NoticeReason, Reason
from pacing_cli.wording.own_days import SIGNALS
from pacing_cli.wording.phrases import count, fine, number


def arithmetic(reason: Reason) -> str:
    """The sum, such as `(10 + 12 + 14) / 3 = 12 min; 80 % of it is 9.6; rounded down: 9 min 30 s`.

    Empty where there is nothing to work out.
    """
    if isinstance(reason, NoticeReason):
        return _of_notice(reason)
    match reason:
        case r.EnoughTrials():
            return _trials(reason)
        case r.MidpointTaken(good, bad, baseline):
            half = fine((good.value + bad.value) / 2)
            both = f"({fine(good.value)} + {fine(bad.value)}) / 2"
            return f"{both} = {half}; rounded down: {baseline}"
        case r.RaisedOneStep():
            return _raise(reason)
        case (
            r.CutInFlare(_, cut, before) | r.CutOnBadDay(cut, before) | r.CutInIllness(cut, before)
        ):
            return _part(100 - cut, before)
        case r.AskedLess(percent, before):
            return _part(100 - percent, before)
        case r.OnTheWayBack(percent, before, _):
            return _part(percent, before)
        case r.RestartedAfterSilence(_, before, percent):
            return _part(percent, before)
        case r.LowestWeek(total, percent, planned_days):
            return _lowest_week(total, percent, planned_days)
        case r.FortnightCap(asked, earlier, cap):
            most = fine(earlier.value * (1 + cap / 100))
            return f"{earlier} and {number(cap)} % make {most}; {asked} is more"
        case r.SpreadTooWide(smallest, largest, limit):
            times = f"{fine(largest.value)} / {fine(smallest.value)}"
            if not smallest.value:
                return f"{fine(limit)} times is the most"
            return (
                f"{times} = {fine(largest.value / smallest.value)} times; "
                f"{fine(limit)} times is the most"
            )
        case r.PainRising(points, limit):
            return f"this week less last week = {fine(points)}; the limit is {fine(limit)}"
        case r.MorningAboveUsual(pain, usual):
            return f"{fine(pain)} less {fine(usual)} = {fine(pain - usual)}"
        case r.NextDayWorse(worse, known):
            return f"{worse} / {known} = {fine(100 * worse / known)} %" if known else ""
        case r.TooFewSessions(tolerated, needed, _):
            return f"{tolerated} of {needed}"
        case r.SessionsTolerated(tolerated, needed, _):
            return f"{tolerated} is at least {needed}"
        case r.NotLately(days, at_most):
            return f"{count(days, 'day')}; {at_most} at most"
        case r.HeldTooShort(have, need) | r.UsualUnknown(have, need) | r.SafetyPause(have, need):
            return f"{have} of {count(need, 'day')}"
        case r.MoreTrialsNeeded(recorded, needed, _):
            return f"{recorded} of {needed}"
        case r.EnvelopeWeeksNeeded(logged_days, needed):
            return f"{logged_days} of {count(needed, 'day')}" if logged_days < needed else ""
        case r.AnotherRaised(_, days_ago, apart_days):
            return f"{days_ago} of {count(apart_days, 'day')}"
        case r.CeilingHeld(ceiling, asked):
            sign = ">" if asked.value > ceiling.value else "="
            return f"{asked} {sign} ceiling {ceiling}"
        case r.FloorHeld(floor, asked):
            return f"{asked} < floor {floor}"
        case (
            r.TrialsUnchecked()
            | r.TrialTooMuch()
            | r.MidpointIncomplete()
            | r.AgreedBaseline()
            | r.AgreedBaselineMissing()
            | r.TooSmallToSet()
            | r.NoAmounts()
            | r.Started()
            | r.EnvelopeHolds()
            | r.StoppedByAnswer()
            | r.PausedFor()
            | r.ShortenedForDay()
            | r.TriedLower()
        ):
            return ""
    assert_never(reason)


def _of_notice(reason: NoticeReason) -> str:
    if isinstance(reason, r.Readiness) and reason.beside:
        return _beside(reason.beside)
    if isinstance(reason, r.RestsOnOldDays):
        return f"{reason.logged} of {count(reason.window, 'day')}"
    return ""


def _beside(found: tuple[r.Beside, ...]) -> str:
    """Each rating less its usual, in spreads; more is harder."""
    sums = [f"{SIGNALS.get(one.signal, one.signal)} {fine(one.harder)}" for one in found]
    mean = sum(one.harder for one in found) / len(found)
    return f"in spreads from your usual, above 0 is harder: {', '.join(sums)}; mean {fine(mean)}"


def _trials(reason: r.EnoughTrials) -> str:
    values = [amount.value for amount in reason.amounts]
    written = [fine(value) for value in values]
    averaged = values and abs(sum(values) / len(values) - reason.mean.value) < 0.005
    if averaged:
        middle = f"({' + '.join(written)}) / {len(values)} = {_measured(reason.mean)}"
    else:
        middle = f"the middle one of {', '.join(written)} is {_measured(reason.mean)}"
    part = reason.buffer * reason.mean.value
    text = f"{middle}; {number(reason.buffer * 100)} % of it is {fine(part)}"
    if round_down(reason.mean.measure, part) > reason.baseline.value:
        text += "; never above 90 % of the mean"
    return f"{text}; rounded down: {reason.baseline}"


def _raise(reason: r.RaisedOneStep) -> str:
    total = f"{reason.before} + {reason.step} = {reason.after}"
    if reason.percent is None:
        return f"the step that was set: {reason.step}; {total}"
    part = fine(reason.before.value * reason.percent / 100)
    return (
        f"{number(reason.percent)} % of {reason.before} is {part}; as a whole step: "
        f"{reason.step}; {total}"
    )


def _part(percent: float, before: Amount) -> str:
    part = before.value * percent / 100
    down = round_down(before.measure, part)
    text = f"{number(percent)} % of {before} is {fine(part)}"
    return f"{text}; rounded down: {Amount(before.measure, down)}" if down else text


def _lowest_week(total: Amount, percent: float, planned_days: int) -> str:
    part = total.value * percent / 100
    if not planned_days:
        return f"{number(percent)} % of {total} is {fine(part)}"
    a_day = round_down(total.measure, part / planned_days)
    return (
        f"{number(percent)} % of {total} is {fine(part)}; over {count(planned_days, 'day')}: "
        f"{fine(part / planned_days)}; rounded down: {Amount(total.measure, a_day)}"
    )


def _measured(amount: Amount) -> str:
    """With one unit and decimals, so that the sum can be followed: `12.5 min`."""
    return f"{fine(amount.value)} {'min' if amount.measure == 'minutes' else amount.measure}"
