"""The one next thing that `pace` alone says."""

from datetime import date
from typing import Final

from pacing_cli.wording.phrases import count, full_date

NOTHING_YET: Final = "Nothing is written down yet."
BEGIN: Final = "To begin: pace log walk 5m. Or a few questions first: pace setup"
BEGIN_AFTER_SETUP: Final = "To begin, one thing that you did: pace log walk 5m"
NONE_SUCH: Final = "There are no such entries."
NONE_IN_THESE_DAYS: Final = "Nothing is written down in these days."
WHERE_TO_TURN: Final = "Where to turn: pace safety"
HOW_IS_TODAY: Final = "How is today, if you like? pace check pain 4 fatigue 5"
LIST_DONE: Final = "That is all. The day to come: pace plan tomorrow"
TO_LOG: Final = "To log something: pace log walk 12m pain 3"


def lines_to_look_at(many: int) -> str:
    """For lines of the inbox that could not be read."""
    lines = count(many, "line of the inbox needs", "lines of the inbox need")
    return f"{lines} a look: pace inbox"


def the_last_one(day: date) -> str:
    """Where the newest entry lies before the days that were asked for."""
    return f"The last entry is of {full_date(day)}: pace list --from {day}"


def when_done(words: str, *, timed: bool) -> str:
    """For the block that is on or comes next. `words`: how it is logged, `walk 12m`."""
    timer = " With a timer: pace go" if timed else ""
    return f"When it is done: pace log {words} pain 3-4.{timer}"
