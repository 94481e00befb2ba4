"""What would change a number: the next step, or what is waited for."""

from typing import Final

from pacing_cli.model import reason as r
from pacing_cli.model.plan import Quota
from pacing_cli.model.quantity import Amount
from pacing_cli.model.reason import QuotaReason
from pacing_cli.wording.phrases import count, day_and_month

_UNKNOWN_YET: Final = "More entries."


def would_change(quota: Quota) -> str:
    """What the number waits for, and the next step with its earliest day, where one is in sight."""
    waits = list(dict.fromkeys(filter(None, map(_waits_for, quota.because))))
    return " ".join([*(waits or _by_decision(quota)), *next_step(quota)])


def next_step(quota: Quota) -> list[str]:
    """`Next: 13 min, from 12 March at the earliest.`, or nothing.

    While less is asked for, the next step is the way back, and a raise says nothing.
    """
    if quota.next_quota is None or quota.decision in ("scale_back", "return", "stopped"):
        return []
    amount = Amount(quota.measure, quota.next_quota)
    if quota.next_on is None:
        return [f"Next: {amount}. When is not known yet."]
    return [f"Next: {amount}, from {day_and_month(quota.next_on)} at the earliest."]


def _by_decision(quota: Quota) -> list[str]:
    match quota.decision:
        case "start" | "raise":
            return ["A while at this amount, with days after that are within your usual."]
        case "hold":
            return ["Days at this amount that go well."]
        case "scale_back" | "return":
            return ["Calmer days. It comes back in parts."]
        case "stopped":
            return ["Clearing the safety answer with pace setup."]
        case "not_yet":
            return [_UNKNOWN_YET]


def _waits_for(reason: QuotaReason) -> str:
    match reason:
        case r.MoreTrialsNeeded(recorded, needed, within_days):
            more = max(needed - recorded, 1)
            return (
                f"{count(more, 'more try', 'more tries')}, on different days within {within_days} "
                "days."
            )
        case r.SpreadTooWide():
            return "More tries, or amounts that lie closer together."
        case r.MidpointIncomplete():
            return "An amount for a good day and one for a bad day, in the care file."
        case r.AgreedBaselineMissing():
            return "A baseline in the care file."
        case r.NoAmounts():
            return "Entries with an amount, such as 12m."
        case r.TooSmallToSet():
            return "Larger tries, or a smaller unit."
        case r.HeldTooShort(held_days, needed_days):
            return f"{count(max(needed_days - held_days, 1), 'more day')} at this amount."
        case r.TooFewSessions(tolerated, needed, _):
            more = max(needed - tolerated, 1)
            return (
                f"{count(more, 'more time')} at this amount, with the day after logged and within "
                "your usual."
            )
        case r.NotLately():
            return "An entry of it."
        case r.NextDayWorse():
            return "More days after it that are within your usual."
        case r.UsualUnknown(have, need):
            return f"{count(max(need - have, 1), 'more day')} with a pain rating, if you like."
        case r.PainRising():
            return "A week that is no harder than the one before."
        case r.AnotherRaised(activity, days_ago, apart_days):
            return f"{count(max(apart_days - days_ago, 1), 'more day')} since {activity} went up."
        case r.FortnightCap():
            return "Time: two weeks ago has to come closer to today's amount."
        case r.SafetyPause(days_since, needed_days):
            return f"{count(max(needed_days - days_since, 1), 'more quiet day')}."
        case r.MorningAboveUsual():
            return "A day with pain within your usual."
        case r.CutInFlare():
            return "The end of the flare. Then it comes back in parts."
        case r.TriedLower():
            return "A day on which your try has no lower amount."
        case r.CutOnBadDay():
            return "Writing pace better, or a calmer check-in. Then it comes back in parts."
        case r.CutInIllness():
            return "Being well again. Then it comes back in parts."
        case r.PausedFor():
            return "The end of the pause, and then calm days."
        case r.OnTheWayBack(_, _, days_left):
            return f"{count(max(days_left, 1), 'day')} at this part, then the next part."
        case r.EnvelopeHolds() | r.LowestWeek():
            return (
                "Only you: leaving envelope mode is your own step, best taken with your therapist."
            )
        case r.EnvelopeWeeksNeeded():
            return "A logged week that goes well."
        case r.StoppedByAnswer():
            return "Clearing the safety answer with pace setup, after it was looked at."
        case r.CeilingHeld():
            return "A new ceiling, agreed with your therapist."
        case r.FloorHeld():
            return "A new floor, agreed with your therapist."
        case _:
            return ""
