"""Write a sentence for every reason behind a quota or a baseline."""

from typing import Final, assert_never

from pacing_cli.model.quantity import Amount
from pacing_cli.model.reason import (
    AgreedBaseline,
    AgreedBaselineMissing,
    AnotherRaised,
    AskedLess,
    BackAfterBreak,
    CeilingHeld,
    CutInFlare,
    CutInIllness,
    CutOnBadDay,
    EnoughTrials,
    EnvelopeHolds,
    EnvelopeStep,
    EnvelopeWeeksNeeded,
    FloorHeld,
    FortnightCap,
    FullAgain,
    HarderDay,
    HeldTooShort,
    LimitForNow,
    LowestWeek,
    MidpointIncomplete,
    MidpointTaken,
    MoreTrialsNeeded,
    MorningAboveUsual,
    MuchMore,
    NextDayWorse,
    NoAmounts,
    NotLately,
    OnTheWayBack,
    OrdinaryDay,
    PainRising,
    PausedFor,
    QuotaReason,
    RaisedOneStep,
    RaiseRests,
    RestartedAfterSilence,
    SafetyPause,
    SessionsTolerated,
    ShortenedForDay,
    SpreadTooWide,
    Started,
    StoppedByAnswer,
    TooFewSessions,
    TooSmallToSet,
    TrialFirst,
    TrialsUnchecked,
    TrialTooMuch,
    TriedLower,
    UsuallyBelow,
    UsualRising,
    UsualUnknown,
    WaitsAfterMore,
    WentBack,
    WorseLately,
)
from pacing_cli.wording.phrases import count, day_and_month, listed, number, pause_words
from pacing_cli.wording.receipt import times_words

_HARDER_BY: Final = {
    "word": "No step up today, because you called it a harder day.",
    "ratings": "No step up today, because your ratings make it a harder day.",
    "signs": "No step up today, because there are early signs of a flare.",
}
_SYMPTOMS: Final = {"fatigue": "Fatigue", "stiff": "Stiffness"}


def quota_sentence(reason: QuotaReason) -> str:
    """The reason in one or two short sentences."""
    match reason:
        case EnoughTrials(_, mean, buffer, baseline, recorded):
            return (
                f"Your {recorded} baseline days come out at about {mean}. {number(buffer * 100)}% "
                f"of {mean}, rounded down, is {baseline}."
            )
        case MoreTrialsNeeded(recorded, needed, within_days):
            return (
                f"{recorded} of {needed} baseline days so far. All {needed} need to fall within "
                f"{within_days} days."
            )
        case TrialsUnchecked(trials):
            return (
                f"For {count(trials, 'baseline day')}, the day after is not known. "
                f"{'It counts as it is' if trials == 1 else 'They count as they are'}."
            )
        case TrialTooMuch(on, amount):
            return (
                f"After {amount} on {day_and_month(on)}, the next day was worse. "
                f"So the baseline stays below {amount}."
            )
        case SpreadTooWide(smallest, largest, _):
            return (
                f"Your baseline days differ a lot, from {smallest} to {largest}. A few more will "
                "help."
            )
        case MidpointTaken(good, bad, baseline):
            return (
                f"Halfway from {bad} (a bad day) to {good} (a good day), rounded down: {baseline}."
            )
        case MidpointIncomplete():
            return "The halfway method needs 2 amounts: one for a good day, and one for a bad day."
        case AgreedBaseline(amount, agreed_with):
            return f"You agreed on {amount}{' with ' + agreed_with if agreed_with else ''}."
        case AgreedBaselineMissing():
            return "A clinician sets this baseline. The care file does not have the number yet."
        case TooSmallToSet(mean, unit):
            return (
                f"Your baseline days come out at about {mean}. A baseline would be below {unit}, "
                "the smallest step."
            )
        case NoAmounts(sessions, measure):
            return (
                f"Logged {count(sessions, 'time')}, but not yet with an amount in {measure}. To "
                "get an amount, log how much you do."
            )
        case Started(on, quota):
            return f"The first amount is your baseline: {quota}, from {day_and_month(on)}."
        case HeldTooShort(held_days, needed_days):
            return (
                f"You have been at this amount for {held_days} of {needed_days} days. A step up "
                "can come after that."
            )
        case TooFewSessions(tolerated, needed, unknown, much_more):
            unsure = f" For {unknown} more, the day after is not known." if unknown else ""
            more = f" Not counted: {count(much_more, 'day')} of much more than usual."
            return (
                f"{count(tolerated, 'day')} at this amount went well so far. "
                f"A step up needs {needed}.{unsure}{more if much_more else ''}"
            )
        case NotLately(days, at_most):
            return (
                f"Not logged for {count(days, 'day')}. A step up needs entries from the last "
                f"{at_most} days."
            )
        case NextDayWorse(worse, known):
            return (
                f"Pain afterwards was above your usual range on {worse} of {count(known, 'day')} "
                "with this activity."
            )
        case UsualUnknown(have, need):
            return f"Your usual pain is not known yet: {have} of {need} days with a rating so far."
        case PainRising(points, _):
            return (
                f"Your pain this week is {number(points)} points above last week. The amount stays "
                "the same for now."
            )
        case AnotherRaised(activity, days_ago, apart_days, turn):
            ago = f"{count(days_ago, 'day')} ago" if days_ago else "today"
            following = f" The next turn is for {turn}." if turn else ""
            return (
                f"{activity} went up {ago}. "
                f"Steps up are at least {count(apart_days, 'day')} apart, one activity at a "
                f"time.{following}"
            )
        case WorseLately(on, needed_days):
            return (
                f"{day_and_month(on)} was outside your usual range. "
                f"A step up waits until {needed_days} days have passed without another."
            )
        case TrialFirst(activity):
            return f"{activity} has waited for its baseline days. They come before a step up."
        case HarderDay(by):
            return _HARDER_BY[by]
        case UsuallyBelow(median, quota):
            return (
                f"You did about {median} on the days that count. A step up follows when you reach "
                f"{quota} on most of those days."
            )
        case FullAgain(before):
            return f"The whole amount is back today, without a step up. Yesterday it was {before}."
        case WentBack(too_much, before, worse):
            mornings = listed([day_and_month(on) for on in worse])
            return f"Back to {before}. After days at about {too_much}, it was worse on {mornings}."
        case RaiseRests(too_much, days_since, needed_days):
            return (
                f"The step to {too_much} was too much {count(days_since, 'day')} ago. The amount "
                f"stays for {needed_days} days, and then the step is half as big."
            )
        case LimitForNow(amount, times):
            return (
                f"A step up from about {amount} was too much {times} times. This looks like your "
                "limit for now. You could ask about it at your next visit."
            )
        case BackAfterBreak(percent, before, days_left):
            return (
                f"Welcome back. Your amounts build back up: {number(percent)}% of {before} today. "
                f"The next step is {_in_days(days_left)}."
            )
        case FortnightCap(asked, earlier, cap_percent):
            return (
                f"The amount was {earlier} 2 weeks ago. A step up to {asked} would be more than "
                f"{number(cap_percent)}% above {earlier}."
            )
        case SafetyPause(days_since, needed_days):
            return (
                f"Steps up wait {needed_days} days after a flare or bad day. {days_since} of those "
                "days have passed."
            )
        case MorningAboveUsual(value, _, signal) if signal != "pain":
            name = _SYMPTOMS.get(signal, signal)
            return f"No step up today: {name} is {number(value)} today, above your usual range."
        case MorningAboveUsual(pain, usual):
            return f"No step up today: pain is {number(pain)}, above your usual {number(usual)}."
        case SessionsTolerated(tolerated, needed, days):
            return (
                f"{tolerated} days at this amount went well, and a step up needs {needed}. You "
                f"have been at it for {count(days, 'day')}."
            )
        case RaisedOneStep(before, step, after, _):
            return f"Up {step}: from {before} to {after}."
        case CutInFlare(onset, cut_percent, before):
            return (
                f"{number(cut_percent)}% less than {before}, during the flare since "
                f"{day_and_month(onset)}."
            )
        case CutOnBadDay(cut_percent, before):
            return f"{number(cut_percent)}% less than {before}, because today is a bad day."
        case CutInIllness(cut_percent, before):
            return f"{number(cut_percent)}% less than {before}, while you are ill."
        case PausedFor(why, since):
            return (
                f"Steps up wait, because of a pause for {pause_words(why)} since "
                f"{day_and_month(since)}."
            )
        case OnTheWayBack(percent, before) if percent >= 100:
            return f"The whole amount is back: {before}."
        case OnTheWayBack(percent, before, days_left, True):
            return (
                f"{number(percent)}% of {before} for now. The next step back up is after "
                f"{count(days_left, 'more day')} rated within your usual range."
            )
        case OnTheWayBack(percent, before, days_left):
            return (
                f"{number(percent)}% of {before} for now. The next step back up is "
                f"{_in_days(days_left)}."
            )
        case RestartedAfterSilence(silent_days, before, percent):
            return (
                f"Restarting at {number(percent)}% of {before}. There are no entries for "
                f"{count(silent_days, 'day')}, so how they went is unknown."
            )
        case LowestWeek(total, percent, planned_days):
            return (
                f"{number(percent)}% of your gentlest week that went well ({total}), "
                f"spread over {count(planned_days, 'day')}."
            )
        case EnvelopeStep(on, step, True):
            return (
                f"Your step of {step} from {day_and_month(on)} is undone. A rating after it was "
                "worse than your usual."
            )
        case EnvelopeStep(on, step):
            return (
                f"You asked for one step of {step} on {day_and_month(on)}. It is undone at the "
                "first worse rating within 7 days."
            )
        case EnvelopeHolds():
            return "Envelope mode is on, so there are no steps up."
        case EnvelopeWeeksNeeded(logged_days, needed) if logged_days >= needed:
            return (
                "Envelope mode starts from a week that went well, with the 3 days after it. You "
                "do not have such a week yet."
            )
        case EnvelopeWeeksNeeded(logged_days, needed):
            return (
                "Envelope mode starts from a week that went well. "
                f"{logged_days} of {needed} days are logged so far."
            )
        case StoppedByAnswer(answers):
            which = f" ({listed(answers)})" if answers else ""
            return (
                f"A safety question was answered yes{which}. Suggestions wait until you clear it."
            )
        case CeilingHeld(ceiling, asked):
            if asked.value > ceiling.value:
                return f"{ceiling}, your agreed ceiling. Without it, the amount would be {asked}."
            return f"{ceiling}, your agreed ceiling. The amount stays the same."
        case FloorHeld(floor, asked):
            return f"{floor}, your agreed floor. Without it, the amount would be {asked}."
        case AskedLess(percent, before):
            return f"{number(percent)}% less than {before}, because you asked for less today."
        case TriedLower(before):
            return (
                f"This amount is part of your experiment. Without it, the amount would be {before}."
            )
        case ShortenedForDay(before):
            return f"Shortened to fit your day. Otherwise it would be {before}."
        case OrdinaryDay(before, ordinary):
            return (
                f"Shortened to an ordinary day of {Amount('minutes', ordinary)}. "
                f"Otherwise it would be {before}."
            )
        case WaitsAfterMore(what):
            return (
                f"{what.activity or 'Everything together'} took {round_amount(what.amount)} on "
                f"{day_and_month(what.on)}. {beside_usual(what)} "
                "No step up until the days after are known."
            )
        case UsualRising(signal, before, now, days):
            name = "Stiffness" if signal == "stiff" else signal.capitalize()
            return (
                f"No step up while your usual rises. {name}: {number(before)} as a rule, and "
                f"{number(now)} in the last {count(days, 'day')}."
            )
    assert_never(reason)


def beside_usual(what: MuchMore) -> str:
    """`About 3 times your usual 18 min.`; beside the daily amount where no usual is known."""
    beside = "its daily amount of" if what.by_quota else "your usual"
    usual = what.usual if what.by_quota else usual_amount(what.usual)
    return f"{times_words(what.times)} {beside} {round_amount(usual)}."


def round_amount(amount: Amount) -> Amount:
    """The amount as a person would say it, in whole units from 10 on."""
    return amount._replace(value=round(amount.value)) if amount.value >= 10 else amount


_STEPS: Final = 50


def usual_amount(amount: Amount) -> Amount:
    """A median as a person would say it: a usual of steps is no closer than 50 of them."""
    if amount.measure == "steps" and amount.value >= 10 * _STEPS:
        return amount._replace(value=_STEPS * round(amount.value / _STEPS))
    return round_amount(amount)


def _in_days(days: int) -> str:
    return "tomorrow" if days <= 1 else f"in {days} days"
