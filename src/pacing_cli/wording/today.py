"""What is said around the list of a day."""

from typing import Final

DONE: Final = "Done:"
REST_DAY: Final = "Nothing is planned for today. Rest is part of the plan."
NOTHING_PLANNED: Final = "There is nothing to tick today."
ALL_DONE: Final = "All of it is done. The rest of the day is yours."
TO_THE_LIST: Final = "As a list to tick: pace today --checklist. The whole day, and why: pace plan."
REARRANGED: Final = "Rearranged for today. pace undo takes it back."
NO_AMOUNT_TO_LESSEN: Final = (
    "There is no amount yet that could be less: a try ends whenever you like."
)
LIST_HAS_CHANGED: Final = "The plan has changed since that list was shown: pace today --checklist"


def how_to_tick(number: int) -> str:
    """With the number of the next one that is not done."""
    return f"To tick: pace done {number}. With how it was: pace done {number} pain 3-4"
