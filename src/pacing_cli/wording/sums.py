"""Show how a number was worked out, step by step, to check it with a pencil."""

from datetime import timedelta
from typing import Final, assert_never

from pacing_cli.model import reason as r
from pacing_cli.model.plan import Quota
from pacing_cli.model.quantity import Amount, round_down
from pacing_cli.model.reason import NoticeReason, QuotaReason, Reason
from pacing_cli.wording.notices import SIGNALS
from pacing_cli.wording.phrases import count, day_and_month, fine, number, weekday


def arithmetic(reason: Reason) -> str:
    """The sum, for example `(10 + 12) / 2 = 11 min, and 80% of 11 min is 8.8, rounded down: 8 min`.

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
            return f"{both} = {half}, rounded down: {baseline}"
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
            return f"{earlier} and {number(cap)}% make {most}, and {asked} is more"
        case r.SpreadTooWide(smallest, largest, limit):
            times = f"{fine(largest.value)} / {fine(smallest.value)}"
            if not smallest.value:
                return f"{fine(limit)} times is the most"
            return (
                f"{times} = {fine(largest.value / smallest.value)} times, and {fine(limit)} times "
                "is the most"
            )
        case r.PainRising(points, limit):
            return f"this week less last week = {fine(points)}, and the limit is {fine(limit)}"
        case r.MorningAboveUsual(value, limit, signal) if signal != "pain":
            return f"{fine(value)} is above {fine(limit)}"
        case r.UsuallyBelow(middle, quota):
            return f"{middle} is below {quota}"
        case r.RaiseRests(_, days_since, needed_days):
            return f"{days_since} of {count(needed_days, 'day')}"
        case r.BackAfterBreak(percent, before, _):
            return _part(percent, before)
        case r.MorningAboveUsual(pain, usual):
            return f"{fine(pain)} less {fine(usual)} = {fine(pain - usual)}"
        case r.NextDayWorse(worse, known):
            return f"{worse} / {known} = {fine(100 * worse / known)}%" if known else ""
        case r.TooFewSessions(tolerated, needed, _):
            return f"{tolerated} of {needed}"
        case r.SessionsTolerated(tolerated, needed, _):
            return f"{tolerated} is at least {needed}"
        case r.NotLately(days, at_most):
            return f"{count(days, 'day')}, and {at_most} at most"
        case r.WaitsAfterMore(what):
            sizes = f"{fine(what.amount.value)} / {fine(what.usual.value)}"
            return f"{sizes} = {fine(what.times)} times" if what.usual.value else ""
        case r.UsualRising(_, before, now, _):
            return f"{fine(now)} - {fine(before)} = {fine(now - before)} more"
        case r.HeldTooShort(have, need) | r.UsualUnknown(have, need) | r.SafetyPause(have, need):
            return f"{have} of {count(need, 'day')}"
        case r.MoreTrialsNeeded(recorded, needed, _):
            return f"{recorded} of {needed}"
        case r.EnvelopeWeeksNeeded(logged_days, needed):
            return f"{logged_days} of {count(needed, 'day')}" if logged_days < needed else ""
        case r.AnotherRaised(_, days_ago, apart_days, _):
            return f"{days_ago} of {count(apart_days, 'day')}"
        case r.CeilingHeld(ceiling, asked):
            beside = "is above" if asked.value > ceiling.value else "is"
            return f"{asked} {beside} the ceiling, {ceiling}"
        case r.FloorHeld(floor, asked):
            return f"{asked} is below the floor, {floor}"
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
            | r.EnvelopeStep()
            | r.StoppedByAnswer()
            | r.PausedFor()
            | r.ShortenedForDay()
            | r.TriedLower()
            | r.TrialFirst()
            | r.WorseLately()
            | r.HarderDay()
            | r.FullAgain()
            | r.WentBack()
            | r.LimitForNow()
            | r.OrdinaryDay()
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
    return (
        f"in spreads from your usual level, above 0 is harder: {', '.join(sums)}, mean {fine(mean)}"
    )


def _trials(reason: r.EnoughTrials) -> str:
    values = [amount.value for amount in reason.amounts]
    written = [fine(value) for value in values]
    averaged = values and abs(sum(values) / len(values) - reason.mean.value) < 0.005
    if averaged:
        middle = f"({' + '.join(written)}) / {len(values)} = {_measured(reason.mean)}"
    else:
        middle = f"the middle one of {', '.join(written)} is {_measured(reason.mean)}"
    part = reason.buffer * reason.mean.value
    mean = _measured(reason.mean)
    text = f"{middle}, and {number(reason.buffer * 100)}% of {mean} is {fine(part)}"
    if round_down(reason.mean.measure, part) > reason.baseline.value:
        text += ", never above 90% of the mean"
    return f"{text}, rounded down: {reason.baseline}"


def _raise(reason: r.RaisedOneStep) -> str:
    total = f"{reason.before} + {reason.step} = {reason.after}"
    if reason.percent is None:
        return f"the step that was set: {reason.step}, so {total}"
    part = fine(reason.before.value * reason.percent / 100)
    return (
        f"{number(reason.percent)}% of {reason.before} is {part}, as a whole step: {reason.step}, "
        f"so {total}"
    )


def _part(percent: float, before: Amount) -> str:
    part = before.value * percent / 100
    down = round_down(before.measure, part)
    text = f"{number(percent)}% of {before} is {fine(part)}"
    return f"{text}, rounded down: {Amount(before.measure, down)}" if down else text


def _lowest_week(total: Amount, percent: float, planned_days: int) -> str:
    part = total.value * percent / 100
    if not planned_days:
        return f"{number(percent)}% of {total} is {fine(part)}"
    a_day = round_down(total.measure, part / planned_days)
    return (
        f"{number(percent)}% of {total} is {fine(part)}, over {count(planned_days, 'day')}: "
        f"{fine(part / planned_days)}, rounded down: {Amount(total.measure, a_day)}"
    )


def _measured(amount: Amount) -> str:
    """With one unit and decimals, so that the sum can be followed: `12.5 min`."""
    return f"{fine(amount.value)} {'min' if amount.measure == 'minutes' else amount.measure}"


# What would change a number: the next step, or what is waited for.

_UNKNOWN_YET: Final = "More entries."


def would_change(quota: Quota) -> str:
    """What the number waits for, and the next step with its earliest day, where one is in sight."""
    waits = list(dict.fromkeys(filter(None, (_waits_for(one, quota) for one in quota.because))))
    return " ".join([*(waits or _by_decision(quota)), *next_step(quota)])


def next_step(quota: Quota) -> list[str]:
    """`Next: 13 min, between 12 and 20 March.`, or nothing.

    While less is asked for, the next step is the way back, and a raise says nothing.
    """
    if quota.next_quota is None or quota.decision in ("scale_back", "return", "stopped"):
        return []
    amount = Amount(quota.measure, quota.next_quota)
    if quota.next_on is None or quota.next_within is None:
        waits = any(_waits_for(one, quota) for one in quota.because)
        return [
            f"Next step: {amount}, after that." if waits else f"Next step: {amount}. No date yet."
        ]
    first, last = quota.next_on, quota.next_on + timedelta(days=quota.next_within)
    begin = str(first.day) if first.month == last.month else day_and_month(first)
    return [f"Next step: {amount}, between {begin} and {day_and_month(last)}."]


def _by_decision(quota: Quota) -> list[str]:
    match quota.decision:
        case "start" | "raise":
            return ["Some days at this amount, each followed by a day in your usual range."]
        case "hold":
            return ["Days at this amount that go well."]
        case "scale_back" | "return":
            return ["Calmer days. Then the amount builds back up."]
        case "stopped":
            return ["Clearing the safety answer with pace setup."]
        case "not_yet":
            return [_UNKNOWN_YET]


def _like(quota: Quota) -> str:
    """` like Tuesday 3 March: 12 min, and a day after within your usual`."""
    day, full = quota.went_well, quota.full if quota.full is not None else quota.quota
    after = "and a day after within your usual"
    if day:
        return f" like {weekday(day.on)} {day_and_month(day.on)}: {day.amount}, {after}"
    return f" with {Amount(quota.measure, full)}, {after}" if full else ""


def _waits_for(reason: QuotaReason, quota: Quota) -> str:
    match reason:
        case r.MoreTrialsNeeded(recorded, needed, within_days):
            more = count(max(needed - recorded, 1), "more baseline day")
            return f"{more}{_like(quota)}. All {needed} need to fall within {within_days} days."
        case r.SpreadTooWide():
            return "More baseline days, or amounts that are closer together."
        case r.MidpointIncomplete():
            return "An amount for a good day and one for a bad day, in the care file."
        case r.AgreedBaselineMissing():
            return "A baseline in the care file."
        case r.NoAmounts():
            return "Entries with an amount, for example 12m."
        case r.TooSmallToSet():
            return "Larger amounts on baseline days, or a smaller unit."
        case r.HeldTooShort(held_days, needed_days):
            return f"{count(max(needed_days - held_days, 1), 'more day')} at this amount."
        case r.TooFewSessions(tolerated, needed, unknown):
            more = count(max(needed - tolerated, 1), "more day")
            rated = (
                f" Not counted yet: {count(unknown, 'day')} at this amount, as nothing was rated "
                "the next day."
            )
            return f"{more}{_like(quota)}.{rated if unknown else ''}"
        case r.NotLately():
            return "An entry of this activity."
        case r.NextDayWorse():
            return "More days after it that are in your usual range."
        case r.UsualUnknown(have, need):
            return f"{count(max(need - have, 1), 'more day')} with a pain rating, if you like."
        case r.PainRising():
            return "A week no harder than the one before."
        case r.AnotherRaised(activity, days_ago, apart_days, _):
            return f"{count(max(apart_days - days_ago, 1), 'more day')} since {activity} went up."
        case r.FortnightCap():
            return "Time: the amount of 2 weeks ago needs to be closer to today's amount."
        case r.SafetyPause(days_since, needed_days):
            return f"{count(max(needed_days - days_since, 1), 'more day')}."
        case r.UsualRising(signal, before):
            name = SIGNALS.get(signal, signal)
            return f"Weeks with {name} near {number(before)} again."
        case r.LimitForNow():
            return "A talk about this limit at your visit."
        case r.MorningAboveUsual() | r.HarderDay():
            return "A day in your usual range."
        case r.WorseLately(_, needed_days):
            return f"{needed_days} days without a day outside your usual range."
        case r.TrialFirst(activity):
            return f"Baseline days of {activity}."
        case r.UsuallyBelow(_, amount):
            return f"Days that reach {amount}."
        case r.FullAgain():
            return "One more day."
        case r.WentBack():
            return "4 weeks at this amount. Then the step is half as big."
        case r.RaiseRests(_, days_since, needed_days):
            return f"{count(max(needed_days - days_since, 1), 'more day')} at this amount."
        case r.BackAfterBreak(_, _, days_left):
            return f"{count(max(days_left, 1), 'day')} at this step, then the next step."
        case r.CutInFlare():
            return "The end of the flare. Then the amount builds back up."
        case r.TriedLower():
            return "A day on which your experiment has no lower amount."
        case r.CutOnBadDay():
            return "Typing pace better, or a calmer check-in. Then the amount builds back up."
        case r.CutInIllness():
            return "Being well again. Then the amount builds back up."
        case r.PausedFor():
            return "The end of the pause, then calm days."
        case r.OnTheWayBack(_, _, days_left, True):
            return f"{count(max(days_left, 1), 'more day')} rated within your usual range."
        case r.OnTheWayBack(percent, _, days_left) if percent >= 100:
            return f"{count(max(days_left, 1), 'day')} at the whole amount."
        case r.OnTheWayBack(_, _, days_left):
            return f"{count(max(days_left, 1), 'day')} at this step, then the next step."
        case r.EnvelopeHolds() | r.LowestWeek():
            return "Only you can leave envelope mode, best together with your therapist."
        case r.EnvelopeWeeksNeeded():
            return "A logged week that goes well."
        case r.StoppedByAnswer():
            return "Clearing the safety answer with pace setup, after it was looked at."
        case r.WaitsAfterMore():
            return "A day or two in your usual range."
        case r.OrdinaryDay():
            return "Ordinary days. The amount itself stays the same."
        case r.CeilingHeld():
            return "A new ceiling, agreed with your therapist."
        case r.FloorHeld():
            return "A new floor, agreed with your therapist."
        case _:
            return ""
