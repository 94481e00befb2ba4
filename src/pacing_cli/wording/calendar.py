"""What stands in a calendar: titles with names, or titles that say nothing."""

from typing import Final

from pacing_cli.model.plan import Block
from pacing_cli.model.quantity import Amount
from pacing_cli.model.text import visible
from pacing_cli.wording.decision import BLOCKS

CALENDAR: Final = {False: "pace", True: "Plan"}
CHECK_IN: Final = {False: "Check in: how is today?", True: "Check"}
REVIEW: Final = {False: "Look back at the week", True: "Look back"}
CARE_REVIEW: Final = {False: "Look at what was agreed on", True: "Look back"}
FLARE_PLAN: Final = {False: "Go through the flare plan", True: "Look back"}
APPOINTMENT: Final = "Appointment"
NO_LONGER: Final = {False: "No longer planned", True: "Free"}
HOW_TO_CHECK_IN: Final = "pace check pain 4 fatigue 5. Or leave it out: a day without is fine."
NOTHING_FOR_IT: Final = "There is nothing to put into a calendar for these days."
STOPPED: Final = "Suggestions have stopped after a safety answer: pace safety"
REST_DAYS: Final = "These are days of rest, and the calendar says nothing on them."


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
