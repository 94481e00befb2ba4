"""What was decided, for one activity or for the day, in a word or two."""

from typing import Final

from pacing_cli.model.plan import BlockKind, DayKind, Decision, Plan, RestKind
from pacing_cli.model.reason import Readiness, RedFlag

DECISIONS: Final[dict[Decision, str]] = {
    "not_yet": "not yet",
    "start": "start",
    "hold": "stay",
    "raise": "a small step up",
    "scale_back": "less for now",
    "return": "on the way back",
    "stopped": "stopped",
}
DAYS: Final[dict[DayKind, str]] = {
    "steady": "A steady day.",
    "flare": "A flare day: less for now.",
    "returning": "On the way back, step by step.",
    "bad": "A bad day: less for now.",
    "rest": "A rest day.",
    "envelope": "A day inside your envelope.",
}
NO_SUGGESTIONS: Final = "No suggestions for now."
HARDER: Final = "A harder day: the same amounts, in smaller parts."
HARDER_UNCUT: Final = "A harder day: the same amounts, with longer rests."
"""Where all amounts are small, or done: nothing is left to be cut."""
BLOCKS: Final[dict[BlockKind, str]] = {
    "activity": "activity",
    "rest": "rest",
    "warm_up": "warm up",
    "cool_down": "cool down",
    "calm": "a calm moment",
    "fixed": "already fixed",
}
WHY_BLOCK: Final[dict[BlockKind, str]] = {
    "activity": "",
    "rest": "a break before it's needed",
    "warm_up": "to start gently",
    "cool_down": "to end gently",
    "calm": "to settle",
    "fixed": "you set it",
}
RESTS: Final[dict[RestKind, str]] = {
    "": "a break before it's needed",
    "move": "change position, a few easy steps",
    "sit": "sit or lean, with support",
    "lie": "lie down, breathe slowly",
    "midday": "the longer rest of the day",
}
BY_SYMPTOM: Final = "until it has settled"
DONE: Final = "done"
PURPOSE: Final = (
    "A personal activity journal and planner. It does arithmetic that you or your therapist chose. "
    "It does not diagnose, monitor, predict or treat any condition."
)


def day_words(plan: Plan) -> str:
    """What kind of day it is, in one short sentence."""
    if any(isinstance(notice, RedFlag) for notice in plan.notices):
        return NO_SUGGESTIONS
    harder = any(isinstance(one, Readiness) and one.band != "green" for one in plan.notices)
    if plan.day != "steady" or not harder:
        return DAYS[plan.day]
    cut = any(block.part and block.part[1] > 1 for block in plan.blocks)
    return HARDER if cut or not plan.blocks else HARDER_UNCUT
