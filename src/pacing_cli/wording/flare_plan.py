"""Describe the flare plan: its parts, how to write each, and counts from the journal."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from pacing_cli.wording.phrases import count, listed, number

if TYPE_CHECKING:
    from pacing_cli.model.findings import TriggerDays
    from pacing_cli.model.phase import Phase

TITLE: Final = "Your flare plan"
PARTS: Final[dict[str, str]] = {
    "bad": "For a bad day, as pace bad says it",
    "helps": "What helps",
    "drop": "What can be left out",
    "who": "Who is there",
    "call": "Who to call, and when",
    "signs": "How it begins, in your words",
    "triggers": "What flares and bad days often come with",
}
"""By the word that is typed for each."""
TYPED: Final[dict[str, str]] = {
    "bad": "pace flare plan bad lie down, twenty minutes",
    "helps": "pace flare plan helps a warm pack",
    "drop": "pace flare plan drop the ironing",
    "who": "pace flare plan who Ana, next door",
    "call": "pace flare plan call the practice, if it lasts a week",
    "signs": "pace flare plan sign I get short with people",
    "triggers": "pace flare plan trigger weather warm clothes, the short way",
}
QUESTIONS: Final[dict[str, str]] = {
    "bad": "What do you want pace bad to say to you, in 3 short lines?",
    "helps": "What helps in a flare?",
    "drop": "What can be left out then?",
    "who": "Who is there for you?",
    "call": "Who would you call, and when?",
    "signs": "How does it begin, in your words?",
    "triggers": "What do flares and bad days often come with, and what do you do then? For "
    "example weather: coat",
}
BEFORE_THE_QUESTIONS: Final = (
    "A plan for harder days, best written on a good one. Put semicolons between several things. "
    "Press Enter to skip a question. Press Ctrl-C to stop without saving."
)
FROM_THE_LOG: Final = "Your steps at an early sign"
SOMETHING_NEW: Final = (
    "A flare is more of the same pain, in the same place. Something new is no flare: pace safety"
)
STILL_RIGHT: Final = "If it is still right: pace flare plan read"
THE_FIRST_THREE: Final = "pace bad shows the first 3 of these."
NEVER_READ: Final = "When you have read it: pace flare plan read"


# Of a shorter log a count says nothing.
_LEAST_DAYS: Final = 14


def counted(found: "TriggerDays") -> str:
    """`+busy on 12 of the last 90 days; shortly before 2 of 3 flares or bad days.`"""
    if found.days < _LEAST_DAYS:
        return ""
    if not found.days_with:
        return f"You did not log +{found.name} in the last {count(found.days, 'day')}."
    many = count(found.hard_times, "flare or bad day", "flares or bad days")
    on = f"+{found.name} on {found.days_with} of the last {count(found.days, 'day')}"
    if not found.hard_times:
        return f"{on}. No flare or bad day began then."
    return f"{on}, shortly before {found.before} of {many}."


# How the amounts come back after a bad day or a flare, in one line.


def way_back_line(phase: "Phase", step_days: int) -> str:
    """`Amounts build back up: 80% now, then 90% and 100%, with 2 days at each.`"""
    coming = dict.fromkeys([phase.next_percent, 100.0] if phase.next_percent else [])
    steps = [f"{number(percent)}%" for percent in coming if percent]
    then = f", then {listed(steps)}" if steps else ""
    days = f", with {count(step_days, 'day')} at each" if steps else ""
    return f"Amounts build back up: {number(phase.percent)}% now{then}{days}."


# The few lines of a bad day: what the person wrote for it, and nothing of ours. Loads little.


MOST_LINES: Final = 3
LONGEST: Final = 120
"""Signs. What goes beyond stands in `pace flare plan`, whole."""
WHEN_OVER: Final = "When it is over: pace better"
NOTHING_MORE: Final = f"You need nothing more today. {WHEN_OVER}"


def bad_day_lines(
    contingency: Sequence[str],
    helps: Sequence[str] = (),
    drop: Sequence[str] = (),
    who: Sequence[str] = (),
    call: Sequence[str] = (),
) -> tuple[str, ...]:
    """Three lines at most: those for the day itself, else the first of each part of the plan."""
    leave_out = [f"Leave out: {first}" for first in drop[:1]]
    of_plan = (*helps[:1], *leave_out, *(who or call)[:1])
    tidy = (" ".join(line.split()) for line in contingency or of_plan)
    return tuple(_cut(line) for line in tidy if line)[:MOST_LINES]


def _cut(line: str) -> str:
    """A long line ends at a word."""
    if len(line) <= LONGEST:
        return line
    kept = line[: LONGEST - 1]
    return f"{kept.rpartition(' ')[0] or kept}…"
