"""What is worth knowing about how today is laid out: a sentence for each such notice."""

from typing import Final

from pacing_cli.model import reason as r
from pacing_cli.model.notice_reasons import Band
from pacing_cli.wording.phrases import clock, count, day_and_month, listed, number, weekday

DayNotice = (
    r.DoesNotFit
    | r.OverBudget
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
    "red": "A day for less",
}
_KEPT: Final = {
    "must": "Only what cannot wait is planned today.",
    "should": "What is only nice to have is left out today.",
}


def the_day_sentence(reason: DayNotice) -> str:
    """The notice in one to three short sentences."""
    match reason:
        case r.DoesNotFit():
            return _no_room(reason)
        case r.OverBudget(activity, amount, points, room):
            return (
                f"{activity} ({amount}) is left out of today: with its {number(points)} points "
                f"the day would go over {number(room)}. Its amount stays the same."
            )
        case r.TimeShifted(activity, asked, begins):
            return f"{activity}: {clock(asked)} is not free. It begins at {clock(begins)}."
        case r.LeftOutToday(activity, done):
            so_far = f" {done} of it is done." if done else ""
            return f"{activity} is left out today, as you said.{so_far} Its amount stays the same."
        case r.OnlyFirst(priority, left_out):
            out = f" Left for another day: {listed(left_out)}." if left_out else ""
            return f"{_KEPT.get(priority, 'Everything stays.')}{out}"
        case r.MoreRest():
            return "Rests are longer today, as you asked."
        case r.ComesIn(activity, instead, band, planned):
            if planned:
                return f"{_BANDS[band]}: {instead} comes in for {activity}, with its own amount."
            return f"{_BANDS[band]}: {activity} in a lighter way: {instead}."
        case r.CannotComeIn(activity, instead):
            own = "itself" if activity.casefold() == instead.casefold() else f"{instead} and back"
            return (
                f"What comes in for {activity} leads to {own}. So it stays as it is; "
                "activities.toml says what comes in."
            )
        case r.FixedOverlap(first, second, at):
            return f"{first} and {second} overlap at {clock(at)}. Both are kept free."
        case r.FullOfFixed(minutes):
            return (
                f"What is fixed takes {count(minutes // 60, 'hour')} of your day. "
                "There is no room for anything else, and that is fine."
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
    said = f"There is no room for {reason.activity} ({reason.amount})."
    if reason.done:
        said = f"{reason.activity}: {reason.done} is done. There is no room for the rest."
    if reason.next_on:
        on = f"{weekday(reason.next_on)} {day_and_month(reason.next_on)}"
        return f"{said} It moves to {on}, and goes first there among its like."
    return f"{said} Leaving it out is fine."


def the_day_short(reason: DayNotice) -> str:
    """About five words."""
    match reason:
        case r.DoesNotFit():
            return "no room that day"
        case r.OverBudget():
            return "no energy left for it"
        case r.TimeShifted():
            return "that time is not free"
        case r.LeftOutToday():
            return "left out today"
        case r.OnlyFirst():
            return "only what comes first"
        case r.MoreRest():
            return "longer rests, as you asked"
        case r.ComesIn(planned=planned):
            return "comes in for today" if planned else "a lighter way today"
        case r.CannotComeIn():
            return "leads back to itself"
        case r.FixedOverlap():
            return "two fixed things overlap"
        case r.FullOfFixed():
            return "the day is full"
        case r.LongFixed():
            return "change position now and then"
        case r.AllDay():
            return "in your calendar"
        case r.DrowsyHours():
            return "drowsy hours"
