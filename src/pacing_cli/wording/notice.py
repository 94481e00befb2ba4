"""What is worth knowing about the day: a sentence for every notice."""

from pacing_cli.model.reason import (
    BadDayToday,
    CareReviewDue,
    CountedAllDay,
    DoneToday,
    EarlySigns,
    EnergyUsed,
    EnvelopeOn,
    FirstDay,
    FlareOpen,
    FlarePlanDue,
    FlareProlonged,
    FlareSetback,
    LogLess,
    MaybeShifted,
    NoticeReason,
    NoTryToday,
    NotToday,
    OutOfReach,
    OverEnergy,
    PauseOn,
    Readiness,
    RedFlag,
    RestBetween,
    RestsOnOldDays,
    SilentDays,
    SupportFor,
    TrialToday,
    TriedToday,
    TryEnded,
    TryToday,
    WayBack,
)
from pacing_cli.wording.bad_day import bad_day_lines
from pacing_cli.wording.energy import energy_sentence
from pacing_cli.wording.experiment import ended_sentence, today_sentence
from pacing_cli.wording.own_days import day_sentence
from pacing_cli.wording.phrases import count, day_and_month, full_date, listed, number, pause_words
from pacing_cli.wording.safety import emergency_number
from pacing_cli.wording.the_day import the_day_sentence

_FLARE_BY_ROUTE = {
    "pattern": "Your ratings show a flare since",
    "impact": "A day was hard to bear: a flare since",
    "word": "You noted a flare. It counts from",
}


def notice_sentence(reason: NoticeReason) -> str:
    """The notice in one or two short sentences."""
    match reason:
        case FirstDay():
            return (
                "Little is known yet, and that is fine. Today is a gentle first day. "
                "A few short tries of one thing, on different days, give its first amount, "
                "such as: pace log walk 5m."
            )
        case DoneToday(activity, done):
            return f"{activity}: {done} is logged today. That is all of today's amount."
        case NoTryToday(pain):
            return f"Pain is {number(pain)} today: no tries today. For a bad day there is pace bad."
        case TriedToday(activity):
            return f"{activity} was tried today. The try counts from tomorrow on."
        case TrialToday(activity, recorded, needed):
            return (
                f"A short try of {activity} would help to find its baseline ({recorded} of "
                f"{needed} so far). "
                "Stop while it still feels all right."
            )
        case FlareOpen(onset, days, route, _):
            begun = _FLARE_BY_ROUTE.get(route, "A flare began on")
            return (
                f"{begun} {day_and_month(onset)}; today is day {days}. There is less to do for now."
            )
        case FlareProlonged(days):
            return (
                f"The flare has lasted {count(days, 'day')}, longer than most. "
                "Going gently is fine."
            )
        case FlareSetback(days):
            return (
                f"The flare has lasted {count(days, 'day')}. "
                "It is worth talking to your therapist now."
            )
        case BadDayToday():
            lines = reason.contingency or bad_day_lines(*reason)
            own = f" Your own note for such a day: {'; '.join(lines)}." if lines else ""
            return f"Today is a bad day, so there is less to do and more rest.{own}"
        case WayBack(percent, next_percent, next_on):
            following = f", {number(next_percent)} % " if next_percent else ""
            when = f"from {day_and_month(next_on)}" if next_on and following else "next"
            return (
                "On the way back: "
                f"{number(percent)} % for now{following}{when if following else ''}."
            )
        case EnvelopeOn():
            return "Envelope mode is on: amounts stay inside what went well, with no steps up."
        case RedFlag(answers, country):
            which = f" ({listed(answers)})" if answers else ""
            return (
                f"You answered yes to a safety question{which}. Suggestions have stopped. "
                "Please see a doctor about it first. "
                f"If it is sudden or getting worse, call {emergency_number(country)} now."
            )
        case Readiness() | EarlySigns() | RestsOnOldDays() | LogLess():
            return day_sentence(reason)
        case EnergyUsed():
            return energy_sentence(reason)
        case OverEnergy(activity, amount, points, room):
            return (
                f"{activity} ({amount}) is left out of today: with its {number(points)} points "
                f"the plan would go over {number(room)}. Its amount stays the same."
            )
        case NotToday(activity):
            return f"{activity} is not on this day's plan. Its amount stays the same."
        case CountedAllDay(activity):
            return (
                f"{activity}: your device counts the whole day, other activities with it. "
                "So it has an amount, and no place in the schedule."
            )
        case RestBetween(activity, last):
            return (
                f"{activity} was last done on {day_and_month(last)}. "
                "Strength work rests a day between."
            )
        case SilentDays(days):
            return (
                f"There are no entries for {count(days, 'day')}. "
                "They count as unknown, nothing else."
            )
        case CareReviewDue(review_on, agreed_with):
            who = f" with {agreed_with}" if agreed_with else ""
            return (
                f"From {day_and_month(review_on)} on, the agreed limits are due for another "
                f"look{who}."
            )
        case FlarePlanDue(read_on):
            return (
                f"You last went through your flare plan on {full_date(read_on)}. "
                "Worth another look: pace flare plan."
            )
        case PauseOn(why, since, until):
            end = f"until {day_and_month(until)}" if until else "until you say so"
            return (
                f"A pause for {pause_words(why)} since {day_and_month(since)}: no steps up {end}."
            )
        case OutOfReach(activity, reached, logged, quota, usual):
            return (
                f"{activity}: {quota} was nearly reached on {reached} of {logged} logged days; "
                f"about {usual} is more usual. "
                f"To find a new baseline: pace activity restart {activity}."
            )
        case MaybeShifted(days):
            return (
                f"Pain has been higher for {count(days, 'day')}. Your usual may have moved; "
                "worth telling your therapist."
            )
        case TryToday(arm, rests, _, _, level, beyond):
            return today_sentence(arm, rests, level, beyond)
        case TryEnded(why, on):
            return ended_sentence(why, on)
        case SupportFor(need, names):
            return f"You wrote down for {need}: {listed(names)}. More: pace support."
    return the_day_sentence(reason)
