"""One line a week for somebody who keeps one company: it invites, and never accuses."""

from collections.abc import Sequence
from typing import Final

from pacing_cli.model.day import Day
from pacing_cli.model.plan import Plan

_WEEK: Final = 7
_COME_ALONG: Final = "If you like, ask how it is going, or come along once."
_A_WORD: Final = "If you like, a friendly word would be welcome."


def week_line(name: str, days: Sequence[Day], plan: Plan) -> str:
    """Never what was left out: what is not written down says nothing of how a week went."""
    who = f"{name}'s week: " if name else "This week: "
    active = sum(bool(day.done) for day in days[-_WEEK:])
    if plan.day in ("bad", "flare"):
        return f"{who}a harder stretch, with less planned for now. {_A_WORD}"
    if plan.day == "returning":
        return f"{who}coming back in steps after a harder stretch. {_A_WORD}"
    if not active:
        return f"{who}not much was written down, which says nothing of how it went. {_A_WORD}"
    return f"{who}something was on, step by step; more of the same is planned. {_COME_ALONG}"
