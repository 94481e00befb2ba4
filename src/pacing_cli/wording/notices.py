"""What is worth knowing about the day: a sentence for every notice."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Final, assert_never

from pacing_cli.model import reason as r
from pacing_cli.model.notice_reasons import Beside, EarlySigns, LogLess, Readiness, RestsOnOldDays
from pacing_cli.model.reason import (
    BadDayToday,
    CareReviewDue,
    CountedAllDay,
    DoneToday,
    EnergyUsed,
    EnvelopeOn,
    FirstDay,
    FlareOpen,
    FlarePlanDue,
    FlareProlonged,
    FlareSetback,
    MaybeShifted,
    NoticeReason,
    NoTryToday,
    NotToday,
    OutOfReach,
    OverEnergy,
    PauseOn,
    Reason,
    RedFlag,
    RestBetween,
    SilentDays,
    SupportFor,
    TrialToday,
    TriedToday,
    TryEnded,
    TryToday,
    WayBack,
)
from pacing_cli.wording.day import energy_sentence, the_day_sentence
from pacing_cli.wording.flare_plan import bad_day_lines
from pacing_cli.wording.phrases import (
    MONTHS,
    count,
    day_and_month,
    full_date,
    listed,
    number,
    pause_words,
)
from pacing_cli.wording.quota import beside_usual, quota_sentence, round_amount
from pacing_cli.wording.receipt import so_far_fact
from pacing_cli.wording.safety import distress_sentences, emergency_number

if TYPE_CHECKING:
    from pacing_cli.model.findings import DoseMonth

# How today compares with the person's own days, in words that claim nothing about tomorrow.

SIGNALS: Final[dict[str, str]] = {
    "pain": "pain",
    "fatigue": "fatigue",
    "sleep_hours": "hours of sleep",
    "quality": "how well you slept",
    "stiff": "stiffness",
    "mood": "mood",
    "stress": "stress",
}
_HOW: Final = {
    "amber": "Longer rests today, and smaller parts. This changes no amount. To do less: pace "
    "plan --less",
    "red": "Smaller parts, and a rest as long as each part. This changes no amount. To do "
    "less: pace plan --less",
    "green": "The plan is the same as always.",
}
_WORDS: Final = {"good": "You called today a good day.", "hard": "You called today a hard day."}
_TOLD = 2
# A rating this near to the usual did not carry the day.
_NEAR = 0.5


def day_sentence(reason: Readiness | EarlySigns | RestsOnOldDays | LogLess) -> str:
    """One to three short sentences."""
    match reason:
        case Readiness(band, beside, word, held):
            return f"{_WORDS.get(word) or _compared(beside, held)} {_HOW[band]}"
        case EarlySigns(signals, days, coping):
            own = f" Your own words for this: {'; '.join(coping)}." if coping else ""
            return f"{_pattern(signals, days)} It may be nothing.{own}"
        case RestsOnOldDays(days, logged, window):
            return (
                f"These amounts use entries from up to {count(days, 'day')} ago. {logged} of the "
                f"last {count(window, 'day')} have entries."
            )
        case LogLess(days):
            return (
                f"The plan has been steady for {count(days, 'day')}. 2 or 3 check-ins a week are "
                "enough."
            )
    assert_never(reason)


def _compared(beside: Sequence[Beside], held: bool) -> str:
    """The ratings that carried it, two at most."""
    told = [one for one in beside if one.harder > _NEAR][:_TOLD] or list(beside[:1])
    sentences = [
        f"{SIGNALS.get(one.signal, one.signal).capitalize()}: {number(one.today)} today, "
        f"usually {number(one.usual)}."
        for one in told
    ]
    back = ["Getting closer to your usual level."] if held else []
    return " ".join([*sentences, *back])


def _pattern(signals: Sequence[str], days: int) -> str:
    names = listed([SIGNALS.get(name, name) for name in signals])
    if days == 1:
        return f"A pattern in your entries: {names} is far outside your usual range today."
    return f"A pattern in your entries over {count(days, 'day')}: {names} harder than usual."


_FLARE_BY_ROUTE = {
    "pattern": "Your ratings show it since {}.",
    "fatigue": "Your fatigue ratings show it since {}.",
    "impact": "It began on {}, a day you marked as hard to bear.",
    "word": "You noted it, and it counts from {}.",
}


_NO_TRIALS = {
    "phase": "Baseline days wait until you are back to your amounts.",
    "after": "Baseline days wait a week after a flare or a bad day.",
    "harder": "A harder day: baseline days wait.",
    "pain": "Baseline days wait today.",
}


def notice_sentence(reason: NoticeReason) -> str:
    """The notice in one or two short sentences."""
    match reason:
        case FirstDay():
            return (
                "Today is a gentle first day. To get a first amount, do a few short sessions of "
                "one activity, on different days. Then log each one: pace log walk 5m"
            )
        case DoneToday(activity, done, quota):
            fact = so_far_fact(done, quota) or f"{done} so far."
            return f"{activity}: {fact}{' That is enough for today.' if reason.short else ''}"
        case NoTryToday(pain, why):
            if pain is None:
                return _NO_TRIALS[why]
            return (
                f"Pain is {number(pain)} today, so today does not count as a baseline day. For a "
                "bad day: pace bad"
            )
        case TriedToday(activity):
            return f"Today counts as a baseline day for {activity} from tomorrow."
        case TrialToday(activity, recorded, needed):
            return (
                f"To find a baseline for {activity}, do a short session ({recorded} of {needed} "
                "days so far). Stop while it still feels all right."
            )
        case FlareOpen(onset, days, route, _):
            began = _FLARE_BY_ROUTE.get(route, "It began on {}.")
            return (
                f"Flare, day {days}. {began.format(day_and_month(onset))} Amounts are lower for "
                "now."
            )
        case FlareProlonged(days):
            return f"The flare has lasted {count(days, 'day')}, longer than most. Go gently."
        case FlareSetback(days):
            return (
                f"The flare has lasted {count(days, 'day')}. "
                "It is worth talking to your therapist now."
            )
        case BadDayToday():
            lines = reason.contingency or bad_day_lines(*reason)
            own = f" Your own words for such a day: {'; '.join(lines)}." if lines else ""
            return f"Today is a bad day: lower amounts and more rest.{own}"
        case WayBack(percent, next_percent, _, rated_days) if rated_days:
            following = f"{number(next_percent)}% " if next_percent else "the whole amount "
            return (
                f"Building back up: {number(percent)}% for now, {following}after "
                f"{count(rated_days, 'more day')} rated within your usual range."
            )
        case WayBack(percent) if percent >= 100:
            return "Building back up: the whole amounts are back."
        case WayBack(percent, next_percent, next_on):
            following = f", {number(next_percent)}% " if next_percent else ""
            when = f"from {day_and_month(next_on)}" if next_on and following else "next"
            return (
                "Building back up: "
                f"{number(percent)}% for now{following}{when if following else ''}."
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
                f"{activity} ({amount}) is left out today. Its {number(points)} points would take "
                f"the plan over {number(room)}. Its amount stays the same."
            )
        case NotToday(activity):
            return f"{activity} is not planned for this day. Its amount stays the same."
        case CountedAllDay(activity):
            return (
                f"{activity}: your device counts the whole day, with your other activities. So it "
                "has an amount, and no time in the plan."
            )
        case RestBetween(activity, last):
            return (
                f"{activity} was last done on {day_and_month(last)}. "
                "Strength work has a rest day between."
            )
        case SilentDays(days):
            return f"There are no entries for {count(days, 'day')}. They count as unknown."
        case CareReviewDue(review_on, agreed_with):
            who = f" with {agreed_with}" if agreed_with else ""
            return f"Your agreed limits are due for review{who} from {day_and_month(review_on)}."
        case FlarePlanDue(read_on):
            return (
                f"You last read your flare plan on {full_date(read_on)}. "
                "To read it again: pace flare plan"
            )
        case PauseOn(why, since, until):
            ends_on = until - timedelta(days=why == "holiday") if until else None
            end = f"until {day_and_month(ends_on)}" if ends_on else "until you end it"
            return (
                f"A pause for {pause_words(why)} since {day_and_month(since)}: no steps up {end}."
            )
        case OutOfReach(activity, reached, logged, quota, usual):
            return (
                f"{activity}: you usually do about {usual}, and the amount is {quota}. You came "
                f"near it on {reached} of {logged} logged days. Would a lower amount fit better? "
                f"To find one: pace activity restart {activity}."
            )
        case MaybeShifted(days):
            return (
                f"Pain has been higher for {count(days, 'day')}. Your usual level may have "
                "changed. You could tell your therapist."
            )
        case TryToday(arm, rests, _, _, level, beyond):
            from pacing_cli.wording.experiment import today_sentence

            return today_sentence(arm, rests, level, beyond)
        case TryEnded(why, on):
            from pacing_cli.wording.experiment import ended_sentence

            return ended_sentence(why, on)
        case SupportFor(need, names):
            return f"For {need}, these can help: {listed(names)}. To see more: pace support"
        case r.OverAmount(activity, days, of):
            return (
                f"{activity}: over the amount on {days} of {count(of, 'day')}. "
                "Stopping at the amount keeps the days after steadier."
            )
        case r.UnderAmount(activity, days, of):
            return (
                f"{activity}: under half of the amount on {days} of {count(of, 'day')}. "
                "It may be worry, an amount that is too high, or a bad time of day."
            )
        case r.StoppedForPain(activity, days, of):
            return (
                f"{activity}: stopped for pain on {days} of {count(of, 'day')}. "
                "What fits best: worry, an amount that is too high, or a bad time of day? "
                "You could ask about it at the visit."
            )
        case r.BoomThenFlare(what, followed_by):
            name = what.activity or "everything together"
            after = "A flare" if followed_by == "flare" else "Harder days"
            return (
                f"{day_and_month(what.on)}: {name}, {round_amount(what.amount)}. "
                f"{beside_usual(what)} {after} followed. "
                "Stopping at the amount keeps the days after steadier."
            )
        case r.SymptomsRising(signal, before, now, days):
            return (
                f"{SIGNALS.get(signal, signal).capitalize()} was {number(before)} as a rule, and "
                f"{number(now)} in the last {count(days, 'day')}. Steps up wait. "
                "You could tell your therapist."
            )
        case r.LowMood(days, of, country):
            return " ".join(
                [
                    f"Mood was low on {days} of {count(of, 'rated day')}.",
                    *distress_sentences(country),
                    "To see where to get help: pace safety",
                ]
            )
        case r.AfterMuchMore(what, _, days_ago):
            when = "Yesterday" if days_ago == 1 else f"{count(days_ago, 'day')} ago"
            name = what.activity or "everything together"
            return (
                f"{when}: {name}, {round_amount(what.amount)}. {beside_usual(what)} "
                "Today's plan is no bigger than an ordinary day."
            )
    return the_day_sentence(reason)


# What a day's notices say, where several say the same of several activities: one sentence.

_Alike = r.DoneToday | r.TriedToday | r.TrialToday | r.NotToday
_CAN_WAIT: Final = (
    r.DoneToday, r.TriedToday, r.RestBetween, r.NotToday, r.CountedAllDay, r.RestsOnOldDays,
    r.LogLess,
)  # fmt: skip
"""These change nothing of what is to be done today, so they come last."""


def said_together(notices: Sequence[NoticeReason]) -> Iterator[str]:
    """A sentence for each, what can wait last; for those that are alike one."""
    for notice in sorted(notices, key=lambda one: isinstance(one, _CAN_WAIT)):
        if not isinstance(notice, _Alike) or _is_apart(notice):
            yield notice_sentence(notice)
            continue
        alike = [
            one
            for one in notices
            if isinstance(one, _Alike) and type(one) is type(notice) and not _is_apart(one)
        ]
        if notice is alike[0]:
            yield _of_all(alike)


def _is_apart(notice: NoticeReason) -> bool:
    """More or a little less than the amount was done: that is said of each on its own."""
    return isinstance(notice, DoneToday) and (notice.beyond or notice.short)


def _of_all(alike: Sequence[_Alike]) -> str:
    first, names = alike[0], listed([one.activity for one in alike])
    if len(alike) == 1:
        return notice_sentence(first)
    match first:
        case r.DoneToday():
            return f"Logged, as planned for today: {names}."
        case r.TriedToday():
            return f"Today counts as a baseline day for {names} from tomorrow."
        case r.TrialToday():
            return (
                f"To find a baseline for {names}, do a short session of each. Stop while it still "
                "feels all right."
            )
        case r.NotToday():
            return f"Not planned for this day: {names}. Their amounts stay the same."


# Medicine days by month: a neutral count, and one line of information; never about doses.

_MONTHS_TOLD: Final = 3


def dose_sentences(months: "Sequence[DoseMonth]") -> Iterator[str]:
    """One sentence a medicine; then at most one line of information, about the last such month."""
    for name in dict.fromkeys(one.medicine for one in months):
        own = [one for one in months if one.medicine == name][-_MONTHS_TOLD:]
        told = [f"{count(one.days, 'day')} in {_month(one)}" for one in own]
        yield f"{name}: {listed(told)}."
    reached = [one for one in months if one.informs_from is not None]
    if reached:
        yield _information(max(reached, key=lambda one: (one.month, one.medicine)))


def _month(one: "DoseMonth") -> str:
    return f"{MONTHS[one.month.month - 1]} {one.month.year}"


def _information(one: "DoseMonth") -> str:
    ask = "You could ask" if one.kind else f"If {one.medicine} is a painkiller, you could ask"
    return (
        f"You also log headaches. Taken on {one.informs_from} or more days a month, some "
        f"painkillers can go with more headaches (ICHD-3, expert opinion). {ask} a doctor or "
        "pharmacist."
    )


# What a reason says, in one or two short sentences.


def sentence(reason: Reason) -> str:
    """The reason in words for somebody who is tired: short, no blame, honest on what is unknown."""
    if isinstance(reason, NoticeReason):
        return notice_sentence(reason)
    return quota_sentence(reason)
