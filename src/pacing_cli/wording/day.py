"""Write a sentence for each notice about the schedule of the day."""

from datetime import date
from typing import Final

from pacing_cli.model import reason as r
from pacing_cli.model.activity import StopSign
from pacing_cli.model.notice_reasons import NO_CEILING, Band
from pacing_cli.model.plan import NotYet
from pacing_cli.model.quantity import Amount
from pacing_cli.model.reason import EnergyUsed
from pacing_cli.wording.phrases import (
    clock,
    count,
    day_and_month,
    full_date,
    listed,
    number,
    weekday,
)

DayNotice = (
    r.DoesNotFit
    | r.OverBudget
    | r.OverOrdinary
    | r.TimeShifted
    | r.LeftOutToday
    | r.OnlyFirst
    | r.MoreRest
    | r.ComesIn
    | r.CannotComeIn
    | r.FixedOverlap
    | r.FullOfFixed
    | r.LongFixed
    | r.AllDay
    | r.DrowsyHours
)
_BANDS: Final[dict[Band, str]] = {
    "green": "Today",
    "amber": "A harder day",
    "red": "A much harder day",
}
_KEPT: Final = {
    "must": "Only things that cannot wait are planned today.",
    "should": "Things that are only nice to have are left out today.",
}


def the_day_sentence(reason: DayNotice) -> str:
    """The notice in one to three short sentences."""
    match reason:
        case r.DoesNotFit():
            return _no_room(reason)
        case r.OverBudget(activity, amount, points, room):
            return (
                f"{activity} ({amount}) is left out today. Its {number(points)} points would take "
                f"the day over {number(room)}. Its amount stays the same."
            )
        case r.OverOrdinary(activity, amount, ordinary):
            return (
                f"{activity} ({amount}) is left out today. An ordinary day has "
                f"{Amount('minutes', round(ordinary, 1))} in all. Its amount stays the same."
            )
        case r.TimeShifted(activity, asked, begins):
            return f"{activity}: {clock(asked)} is not free. It begins at {clock(begins)}."
        case r.LeftOutToday(activity, done):
            so_far = f" {done} is done already." if done else ""
            return f"{activity} is left out today, as you said.{so_far} Its amount stays the same."
        case r.OnlyFirst(priority, left_out):
            out = f" Left for another day: {listed(left_out)}." if left_out else ""
            return f"{_KEPT.get(priority, 'Everything else stays.')}{out}"
        case r.MoreRest():
            return "Rests are longer today, as you asked."
        case r.ComesIn(activity, instead, band, planned):
            if planned:
                return f"{_BANDS[band]}: {instead} replaces {activity}, with its own amount."
            return f"{_BANDS[band]}: {activity} as a lighter version: {instead}."
        case r.CannotComeIn(activity, instead):
            own = "itself" if activity.casefold() == instead.casefold() else f"{instead} and back"
            return (
                f"The replacement for {activity} leads back to {own}, so nothing was replaced. You "
                "can change this in activities.toml."
            )
        case r.FixedOverlap(first, second, at):
            return f"{first} and {second} overlap at {clock(at)}. The plan keeps both times free."
        case r.FullOfFixed(minutes):
            return (
                f"Appointments take {count(minutes // 60, 'hour')} of your day. Nothing else fits."
            )
        case r.LongFixed(what, minutes, every):
            return (
                f"{what} takes {minutes} minutes: change position every {every} minutes "
                "where you can."
            )
        case r.AllDay(what):
            return f"In your calendar for the whole day: {listed(what)}."
        case r.DrowsyHours(start, end):
            return (
                f"A medicine may make you drowsy from {clock(start)} to {clock(end)}: "
                "only light things then."
            )


def _no_room(reason: r.DoesNotFit) -> str:
    said = f"{reason.activity} ({reason.amount}) does not fit into the day."
    if reason.done:
        said = f"{reason.activity}: {reason.done} is done. The rest does not fit into the day."
    if reason.next_on:
        on = f"{weekday(reason.next_on)} {day_and_month(reason.next_on)}"
        return f"{said} It moves to {on}, ahead of others like it."
    return f"{said} You can leave it out."


def the_day_short(reason: DayNotice) -> str:
    """About five words."""
    match reason:
        case r.DoesNotFit():
            return "no room that day"
        case r.OverBudget():
            return "over your energy ceiling"
        case r.OverOrdinary():
            return "more than an ordinary day"
        case r.TimeShifted():
            return "that time is not free"
        case r.LeftOutToday():
            return "left out today"
        case r.OnlyFirst():
            return "only what comes first"
        case r.MoreRest():
            return "longer rests, as you asked"
        case r.ComesIn(planned=planned):
            return "replacement today" if planned else "a lighter version today"
        case r.CannotComeIn():
            return "leads back to itself"
        case r.FixedOverlap():
            return "two appointments overlap"
        case r.FullOfFixed():
            return "the day is full"
        case r.LongFixed():
            return "change position now and then"
        case r.AllDay():
            return "in your calendar"
        case r.DrowsyHours():
            return "drowsy hours"


# What is said in and around the list of a day.

NOW: Final = "now"
NEXT: Final = "next"
DONE: Final = "Done:"
REST_DAY: Final = "Nothing is planned for today. Rest is part of the plan."
NOTHING_PLANNED: Final = "There is nothing to tick today."
ALL_DONE: Final = "Everything on today's plan is done. The rest of the day is yours."
TO_THE_LIST: Final = (
    "To tick things off: pace today --checklist. To see the day, and why: pace plan"
)
REARRANGED: Final = "Rearranged for today. To undo: pace undo"
NO_AMOUNT_TO_LESSEN: Final = (
    "No activity has an amount to make smaller yet. You can end a session whenever you like."
)
LIST_HAS_CHANGED: Final = (
    "The plan has changed since you saw that list. To see it: pace today --checklist"
)


def then_rest(length: Amount, rest: Amount) -> str:
    """`then 5 rest` behind minutes; behind `6 reps` it is `then 5 min rest`."""
    number, _, unit = str(rest).partition(" ")
    plain = length.measure == "minutes" and unit == "min"
    return f"then {number if plain else rest} rest"


def rests_line(how: str) -> str:
    """How the rests are meant that the rows of the parts name."""
    return f"Rests: {how}."


def where_sums_are(amounts: int, told: int) -> str:
    """Behind the amounts that change; that the others stay the same."""
    sums = "The sums and sources: pace why"
    if told >= amounts:
        return sums
    return f"{'Other' if told else 'All'} amounts stay the same. {sums}"


def how_to_tick(number: int) -> str:
    """With the number of the next one that is not done."""
    return f"To tick one off: pace done {number}. To say how it was: pace done {number} pain 3-4"


# The one next thing that `pace` alone says.

NOTHING_YET: Final = "Nothing is logged yet."
BEGIN: Final = "To begin: pace log walk 5m. To answer a few questions first: pace setup"
BEGIN_AFTER_SETUP: Final = "To begin, log one thing that you did: pace log walk 5m"
NONE_SUCH: Final = "Your journal has no such entries."
NONE_IN_THESE_DAYS: Final = "Nothing is logged on these days."
WHERE_TO_TURN: Final = "Where to turn: pace safety"
HOW_IS_TODAY: Final = "If you like, how is today? pace check pain 4 fatigue 5"
LIST_DONE: Final = "Today's list is done. To see tomorrow: pace plan tomorrow"
TO_LOG: Final = "To log something: pace log walk 12m pain 3"


def how_is_it(signal: str, usual: float | None) -> str:
    """The question of the morning after much more than usual, with its keys."""
    same = f", s: as usual ({number(usual)})" if usual is not None else ""
    return f"How is it today? {signal.capitalize()} 0 to 10{same}, w: worse (Enter: skip)"


def lines_to_look_at(many: int) -> str:
    """For lines of the inbox that could not be read."""
    lines = count(many, "line of the inbox", "lines of the inbox")
    return f"{lines} to check: pace inbox"


def the_last_one(day: date) -> str:
    """Name the newest entry before the requested days."""
    return f"The last entry is from {full_date(day)}. To see it: pace list --from {day}"


def when_done(words: str, *, timed: bool) -> str:
    """For the block that is on or comes next. `words`: how it is logged, `walk 12m`."""
    timer = " With a timer: pace go" if timed else ""
    return f"When it is done: pace log {words} pain 3-4.{timer}"


# When to stop, whatever of the amount is left, in words.


def stop_words(sign: StopSign) -> str:
    """`effort above 4, heart rate above 110, until the song ends`; empty where there is none."""
    numbers = []
    if sign.effort_max is not None:
        numbers.append(f"effort above {number(sign.effort_max)}")
    if sign.hr_max is not None:
        numbers.append(f"heart rate above {number(sign.hr_max)}")
    return ", ".join((*numbers, *sign.words))


def stop_sentence(activity: str, sign: StopSign) -> str:
    """`Stop sign for walk: effort above 4.`"""
    words = stop_words(sign)
    return f"Stop sign for {activity}: {words}{'' if words.endswith(('.', '!')) else '.'}"


# What the last days took of the energy ceiling, in facts.

HOW_TO_SET: Final = (
    "Your energy ceiling is not set. It says how many points a day has room for (minutes times "
    "demand, over 10). Set it in profile.toml, for example energy_ceiling = 20."
)


def energy_sentence(used: EnergyUsed) -> str:
    """The mean and the highest of the last days, and today's plan, beside the ceiling."""
    days = count(used.days, "day")
    known = "" if used.known_days == used.days else f" ({used.known_days} known)"
    told = (
        f"Energy in the last {days}{known}: {number(used.quotient)}% of your ceiling on "
        f"average, {_percent(used.highest, used)}% on {day_and_month(used.highest_on)}, "
        "the highest."
    )
    if used.planned is None:
        return told
    return f"{told} Today's plan: {_percent(used.planned, used)}%."


def kinds_sentence(used: EnergyUsed) -> str:
    """`Of 12 points a day: physical 8, cognitive 4.`; empty where nothing was expended."""
    kinds = [f"{kind} {number(points)}" for kind, points in used.by_kind if points > 0]
    if not kinds:
        return ""
    return (
        f"Of {number(used.mean)} points a day: {listed(kinds)}. "
        f"The ceiling is {number(used.ceiling)}."
    )


def energy_line(energy: EnergyUsed | NotYet) -> str:
    """The last days by kind of effort, or what is still missing."""
    if isinstance(energy, EnergyUsed):
        return " ".join(filter(None, [energy_sentence(energy), kinds_sentence(energy)]))
    if energy.what == NO_CEILING:
        return HOW_TO_SET
    return "Energy is not known yet, because the last days have no amount."


def _percent(points: float, used: EnergyUsed) -> str:
    return number(100 * points / used.ceiling)
