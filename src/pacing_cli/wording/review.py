"""Describe a review: what went well, what could change, the next date."""

from datetime import date
from typing import Final, assert_never

from pacing_cli.model.findings import PastReview, Proposal, WeekLookedAt, Win
from pacing_cli.model.score import BY_KEY
from pacing_cli.wording.notices import SIGNALS
from pacing_cli.wording.phrases import as_typed, count, day_and_month, from_to, full_date, weekday

HARD_DAY: Final = "Go easy today. The review can wait."
NO_WEEK: Final = "There are no entries for these days, so they are unknown."
NO_PROPOSALS: Final = "Nothing needs a change, according to your entries."
NO_PROPOSALS_NOW: Final = "There is no suggestion for these days. What happened is above."
WELL: Final = "Anything else that went well? (Enter: no)"
BARRIERS_LEAD: Final = "What got in the way? Numbers with commas between, or your own words:"
VALUES: Final = "What matters most to you in these weeks? (Enter: leave it)"
HELPS: Final = "What helps you when things begin to get harder? One line (Enter: leave it)"
MONTHLY: Final = "Once a month: are your goals still the right ones?"
KEEP: Final = "To keep this review: pace review --done, or add --barrier, --yes 1, --next"


def win_sentence(win: Win) -> str:
    """One win, as a fact."""
    days = count(win.days, "day")
    match win.kind:
        case "steady":
            return "A steady week: no day had much more or much less than usual."
        case "back_from_flare":
            return f"Back near your usual level after a flare of {days}."
        case "mattered":
            return f"{win.name}, an activity that matters to you, on {days}."
        case "stepped_up":
            on = f" on {day_and_month(win.on)}" if win.on else ""
            return f"{win.name} went one step up{on}."
        case "kept_to_amounts":
            return f"You stayed within your planned amounts on {days}."
        case "eased_on_bad_day":
            return f"You took it easy on {count(win.days, 'bad day')}."
        case "wrote_down":
            return f"You logged something on {days}."
    assert_never(win.kind)


def proposal_sentence(one: Proposal) -> str:
    """Something that could be changed, as a question with yes or no."""
    match one.kind:
        case "restart":
            return (
                f"{one.name}: {one.amount} was reached on few days lately. Find a new baseline, "
                "with new baseline days from today?"
            )
        case "wish_date":
            on = full_date(one.on) if one.on else "a later day"
            return (
                f"{one.name}: the steps get there by {on} at the earliest. Make this your goal "
                "date?"
            )
        case "early_stop":
            return (
                f"{count(int(one.number), 'day')} had much more than usual. "
                "Stop at the amount next week, even when it goes well?"
            )
        case "held":
            held = count(int(one.number), "day")
            return f"{one.name} has stayed at {one.amount} for {held}. Ask about it at the visit?"
        case "measure":
            known = BY_KEY.get(one.name)
            name, word = (known.name, known.word) if known else (one.name, one.name)
            return f"Take a measure again in the next days: {name} (pace measure {word})?"
        case "goal_review":
            return f"{one.name} is due for review. Rate how close it is (pace goal rate)?"
        case "over":
            return (
                f"{one.name}: over the amount on {count(int(one.number), 'day')} of {one.amount}. "
                "Stop at the amount next week?"
            )
        case "under":
            return (
                f"{one.name}: under half of the amount on {count(int(one.number), 'day')} of "
                f"{one.amount}. Ask about it at the visit?"
            )
        case "stopped":
            return (
                f"{one.name}: stopped for pain on {count(int(one.number), 'day')} of {one.amount}. "
                "Was it worry, an amount that is too high, or a bad time of day? Ask about it at "
                "the visit?"
            )
        case "flares":
            return f"{count(int(one.number), 'flare')} in 4 weeks. Ask about it at the visit?"
        case "rising":
            word = SIGNALS.get(one.name, one.name)
            return f"Your usual {word} has risen over weeks. Ask about it at the visit?"
        case "low_mood":
            return (
                "Mood was low for weeks. Talk about it with a doctor or a person you trust? "
                "Where to get help: pace safety"
            )
    assert_never(one.kind)


def how_near(name: str) -> str:
    """The question for a rating."""
    return f"{name}: how close is it, -2 to 2, where 0 is as hoped? (Enter skips)"


def other_goal(name: str) -> str:
    """What can be done with a goal that no longer fits."""
    typed = as_typed(name)
    return f"To change it: pace goal set {typed}. To let it go: pace goal let-go {typed}"


def week_title(found: WeekLookedAt) -> str:
    """`The days from 2 March to 8 March 2026`."""
    return f"The days from {from_to(found.start, found.end)}"


def next_sentence(on: date) -> str:
    """The day of the next review."""
    return f"Next review: {weekday(on)} {full_date(on)}."


def past_win(past: PastReview, win: str) -> str:
    """A win told again on a harder day."""
    return f"From your review of {full_date(past.on)}: {win}"
