"""The one next thing, said by `pace` alone: the first of these that there is."""

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from pacing_cli.cli.context import Pacing
from pacing_cli.model.entry import CHECK
from pacing_cli.model.quantity import Amount, word_for
from pacing_cli.storage.inbox_review import to_review
from pacing_cli.wording import next_thing as say
from pacing_cli.wording.bad_day import WHEN_OVER

if TYPE_CHECKING:
    from pacing_cli.model.plan import Block
    from pacing_cli.terminal.glance_page import Glance

_OF_LATE: Final = timedelta(days=1)


def what_next(pacing: Pacing, seen: "Glance", not_logged: str) -> str:
    """One sentence. `not_logged`: what a timer left that was cut off, empty where none did.

    What is waiting goes first; then how the day is, then what the day holds.
    """
    if seen.bad is not None:
        return WHEN_OVER
    review = len(to_review(pacing.home))
    return (
        not_logged
        or (say.lines_to_look_at(review) if review else "")
        or (say.WHERE_TO_TURN if seen.stopped else "")
        or (begin(pacing) if nothing_yet(pacing) else "")
        or ("" if _checked_in(pacing) else say.HOW_IS_TODAY)
        or _of_the_day(seen)
    )


def nothing_yet(pacing: Pacing) -> bool:
    """Nothing was ever written down in this home."""
    return not pacing.loaded(since=pacing.today - _OF_LATE).entries and not any(
        pacing.home.journal.glob("*")
    )


def begin(pacing: Pacing) -> str:
    """How to begin, where nothing was written down yet."""
    return say.BEGIN_AFTER_SETUP if pacing.home.profile.exists() else say.BEGIN


def _checked_in(pacing: Pacing) -> bool:
    recent = pacing.loaded(since=pacing.today - _OF_LATE).entries
    return any(entry.kind == CHECK and entry.day == pacing.today for entry in recent)


def _of_the_day(seen: "Glance") -> str:
    block = seen.now if seen.now and seen.now.activity else seen.next
    if block and block.activity:
        return say.when_done(_as_logged(block), timed=block.minutes > 0)
    return say.ALL_DONE if seen.planned and not (seen.now or seen.next) else say.TO_LOG


def _as_logged(block: "Block") -> str:
    """`walk 12m`, in the words in which it will be written down."""
    name = block.activity or ""
    name = f'"{name}"' if " " in name else name
    amount = block.amount or Amount("minutes", block.minutes)
    return f"{name} {word_for(amount)}"
