"""Few words: at most two notices a day are news, and news is told again after a week.

What explains the numbers or the plan of a day is the *state of the day*, and is told on
each such day: safety, a bad day, a flare and how long it lasts for a therapist, the way back,
a pause, envelope mode, a harder day, the days after much more than usual, days without
entries, and all about single activities of the plan.

Everything else is *news*: patterns over weeks, a long flare, an amount that is seldom reached,
limits due for review, a flare plan to read, amounts that rest on old entries. News is told on
the day on which it begins in the journal, and again after each `notice.again` days, for a year.
It has begun where the days before, as many, had none of it. Of more than `notice.most` on
one day the weightiest come first, and the others on the next days. A bad day has no news: it
begins after it. All of this follows from the journal, so one day always shows the same,
however often the plan is looked at.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Final

from pacing_cli.model.parameters import Parameters
from pacing_cli.model.reason import NoticeReason

A_YEAR: Final = 364
"""News is told for so many days; a checkpoint has to know the days before them too."""

Teller = Callable[[int], NoticeReason | None]
"""What one kind of news says on the day at a place of the log; None: nothing."""


def few_words(
    tellers: Sequence[Teller],
    place: int,
    rests: Callable[[int], bool],
    parameters: Parameters,
) -> tuple[NoticeReason, ...]:
    """The news of the day at a place of the log. `tellers`: the weightiest first.

    `rests`: the days that have no news.
    """
    again, most = parameters.notice_again, parameters.notice_most
    asked = [_asked(tell, rests) for tell in tellers]
    waiting: list[int] = []
    told: list[int] = []
    for day in range(max(place - again + 1, 0), place + 1):
        due = [n for n, tell in enumerate(asked) if _is_due(tell, day, again)]
        waiting = [n for n in waiting if n not in due and asked[n](day)] + due
        told = [] if rests(day) else waiting[:most]
        waiting = waiting[len(told) :]
    return tuple(one for n in told if (one := asked[n](place)) is not None)


def _asked(tell: Teller, rests: Callable[[int], bool]) -> Teller:
    """Asked once for a day; nothing on days that have no news."""
    return cache(lambda place: None if rests(place) else tell(place))


def _is_due(tell: Teller, place: int, again: int) -> bool:
    """The day on which it begins, or a day that comes `again` days or more after the last."""
    if tell(place) is None:
        return False
    first = day = place
    while day > max(first - again, 0) and place - day < A_YEAR:
        day -= 1
        if tell(day) is not None:
            first = day
    if place - first >= A_YEAR:
        return False
    told = first
    for day in range(first + 1, place + 1):
        if day - told >= again and tell(day) is not None:
            told = day
    return told == place
