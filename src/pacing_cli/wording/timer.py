"""Write the texts of the timer: the start, each change, the end, an interrupted run."""

from collections.abc import Sequence
from typing import Final

from pacing_cli.engine.timer import Breath, Timer
from pacing_cli.model.activity import STOP_WHYS, Leg
from pacing_cli.model.plan import Block
from pacing_cli.model.quantity import Amount
from pacing_cli.model.shipped import CalmStep
from pacing_cli.model.text import visible
from pacing_cli.wording.phrases import count, fine, listed
from pacing_cli.wording.quota_short import BLOCKS

KEYS_BOUT: Final = "space pause, s stop, r rest, t time left"
KEYS_REST: Final = "space pause, s stop, r longer rest, n go on now, t time left"
KEYS_HELD: Final = "space go on, s stop, r rest"
KEYS_WHY: Final = "1 to 5, Enter for no reason, space to go on"
NOT_LONG_ENOUGH: Final = "The timer ran only for a moment, so nothing was saved."
ASK_PAIN: Final = "Pain now, 0 to 10? For example 3, or 3-5 for before and now (Enter: skip)"
ASK_EFFORT: Final = "Effort, 0 to 10? (Enter: skip)"
STOPPED_BY_ANSWER: Final = (
    "The timer is off, as all suggestions are: a safety question was answered yes."
)
NOTHING_NEXT: Final = "Nothing more is planned for today."
REST_OVER: Final = "The rest is over."
NOTHING_LEFT: Final = "The timer has nothing left to log."
TYPE_IT: Final = "To time something else: pace go walk 12m"


def time_of(seconds: float) -> str:
    """`12 minutes`, `4 minutes 10 seconds`: for reading aloud."""
    whole = max(round(seconds), 1 if seconds > 0 else 0)
    return length(whole)


def begins(what: str, legs: Sequence[Leg]) -> str:
    """`walk: 12 minutes.`, `kitchen: 3 times 10 minutes, with 5 minutes of rest between.`"""
    bouts = [leg.seconds for leg in legs if leg.kind == "bout"]
    rests = [leg.seconds for leg in legs if leg.kind == "rest"]
    if len(bouts) == 1:
        return f"{what}: {time_of(bouts[0])}."
    between = f", with {time_of(rests[0])} of rest between" if rests else ""
    return f"{what}: {len(bouts)} times {time_of(bouts[0])}{between}."


def told(timer: Timer) -> str:
    """One line on what is on now: said at each change."""
    match timer.state:
        case "bout":
            return f"Go{_which(timer)}: {time_of(timer.left)}."
        case "rest":
            return f"Rest: {time_of(timer.left)}."
        case "held_bout":
            return f"Paused. {time_of(timer.left)} left."
        case "held_rest":
            return _rest_held(timer)
        case "stopping":
            words = ["out of time" if why == "time" else why for why in STOP_WHYS]
            whys = ", ".join(f"{number} {word}" for number, word in enumerate(words, 1))
            return f"Stopped. Why? {whys}."
    return f"Stop. {time_of(sum(timer.done))} done." if timer.done else REST_OVER


def _rest_held(timer: Timer) -> str:
    if timer.left > 0:
        return f"Rest paused. {time_of(timer.left)} left."
    return "The rest is over. Press Space when you are ready."


def slept(seconds: float) -> str:
    """What is said after a sleep of the computer."""
    return f"The computer was away for {time_of(seconds)}. That time is not counted."


def keys_for(timer: Timer) -> str:
    """The keys that mean something now."""
    match timer.state:
        case "bout":
            return KEYS_BOUT
        case "rest":
            return KEYS_REST
        case "stopping":
            return KEYS_WHY
        case "over":
            return ""
    return KEYS_HELD


def called(what: str, timer: Timer) -> str:
    """What a notification and a voice say: short."""
    match timer.state:
        case "bout":
            return f"Go on: {what}, {time_of(timer.left)}."
        case "rest":
            return f"Rest: {time_of(timer.left)}."
        case "over":
            return f"Stop: {what}. You are done." if timer.done else REST_OVER
    return f"Waiting: {what}."


def _which(timer: Timer) -> str:
    bouts = [place for place, leg in enumerate(timer.legs) if leg.kind == "bout"]
    if len(bouts) < 2:
        return ""
    return f", part {bouts.index(timer.at) + 1} of {len(bouts)}"


def more_than_today(activity: str, typed: float, quota: float) -> str:
    """That more was typed than is set for today. It is said once, and nothing is refused."""
    return (
        f"Today's amount of {activity} is {Amount('minutes', quota)}, and you typed "
        f"{Amount('minutes', typed)}. The timer stops at the amount that you typed."
    )


def done_today(activity: str) -> str:
    """That today's amount is reached."""
    return f"{activity}: today's amount is done. That is enough for today."


def not_logged(runs: Sequence[tuple[int, str, str]]) -> str:
    """`12 minutes of walk from 10:05 are not logged. pace go log, or pace go forget`.

    `runs`: whole seconds, activity, time of day, oldest first.
    """
    what = listed([f"{time_of(seconds)} of {name} from {at}" for seconds, name, at in runs])
    one = len(runs) == 1 and round(runs[0][0]) in (1, 60)
    return f"{what} {'is' if one else 'are'} not logged. pace go log, or pace go forget"


def forgotten(runs: int) -> str:
    """What is said after `pace go forget`."""
    return f"Removed: {count(runs, 'run')} of the timer. Nothing was logged."


def ask_amount(measure: str, planned: float) -> str:
    """The question for what the timer cannot count."""
    return f"How many {measure}? Planned: {planned:g} (Enter: skip)"


# What is said around a calm routine.

BEGIN: Final = "Enter begins, q leaves"
NOT_ALONE: Final = "The routine did not run, so nothing is logged. By hand: pace log calm 5m"
ASK_LOG: Final = "Log it as calm?"


def calm_keys(timer: Timer) -> str:
    """The keys that mean something now."""
    if timer.state == "over":
        return ""
    first = "space go on" if timer.state == "held_rest" else "space pause"
    more = ", Enter next" if len(timer.legs) > 1 else ""
    return f"{first}{more}, q end"


def calm_told(timer: Timer, steps: Sequence[CalmStep], end: str) -> str:
    """What is to be done now."""
    if timer.state == "held_rest":
        return "Paused. Space goes on."
    if timer.complete:
        return end
    return steps[timer.at].say if timer.state == "rest" and steps else ""


def breath_line(breath: Breath, breathe_in: float, breathe_out: float) -> str:
    """`In, 4.`: short enough to be spoken before it is over."""
    return f"In, {fine(breathe_in)}." if breath.way == "in" else f"Out, {fine(breathe_out)}."


def breath_words(breath: Breath) -> str:
    """Return the words above the moving guide."""
    return "Breathe in" if breath.way == "in" else "Breathe out"


def length(seconds: float) -> str:
    """`5 minutes`. Only a timer that is on or was cut off says one."""
    from pacing_cli.wording.aloud import aloud

    return aloud(str(Amount("minutes", round(seconds) / 60)))


def breaths_line(minutes: float, breathe_in: float, breathe_out: float) -> str:
    """How it goes, in a line."""
    rate = fine(round(60 / (breathe_in + breathe_out), 1))
    return (
        f"In for {fine(breathe_in)} seconds, out for {fine(breathe_out)}: "
        f"about {rate} breaths a minute, for {length(minutes * 60)}."
    )


# What stands in a calendar: titles with names, or titles that say nothing.

CALENDAR: Final = {False: "pace", True: "Plan"}
CHECK_IN: Final = {False: "Check in: how is today?", True: "Check"}
REVIEW: Final = {False: "Look back at the week", True: "Look back"}
CARE_REVIEW: Final = {False: "Review your agreed limits", True: "Look back"}
FLARE_PLAN: Final = {False: "Go through the flare plan", True: "Look back"}
APPOINTMENT: Final = "Appointment"
NO_LONGER: Final = {False: "No longer planned", True: "Free"}
HOW_TO_CHECK_IN: Final = "pace check pain 4 fatigue 5. Or skip it."
NOTHING_FOR_IT: Final = "The plan has nothing for a calendar on these days."
STOPPED: Final = "Suggestions have stopped after a safety answer: pace safety"
REST_DAYS: Final = "These are rest days, so the calendar is empty."


def block_title(block: Block) -> str:
    """`walk, 5 min (1 of 2)`."""
    what = visible(block.activity or BLOCKS[block.kind])
    part = f" ({block.part[0]} of {block.part[1]})" if block.part and block.part[1] > 1 else ""
    return f"{what}, {block.amount or Amount('minutes', block.minutes)}{part}"


def block_letter(number: int) -> str:
    """`Block A`, and `Block AA` after `Block Z`."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"Block {letters}"


def stop_text(rest_minutes: float, *, neutral: bool) -> str:
    """What the alarm at the end of a block says."""
    if neutral:
        return "Break"
    rest = f" Rest now, {Amount('minutes', rest_minutes)}." if rest_minutes else ""
    return f"Stop here, whatever is left.{rest}"
