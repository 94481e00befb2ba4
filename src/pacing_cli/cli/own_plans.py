"""What the person set up themselves, as notices of a day's plan: tries, supports."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from pacing_cli.model.entry import EXPERIMENT
from pacing_cli.model.reason import EarlySigns, NoticeReason, SupportFor, TryEnded, TryToday

if TYPE_CHECKING:
    from pacing_cli.cli.context import Pacing
    from pacing_cli.engine.advise import Outlook
    from pacing_cli.model.day import Day
    from pacing_cli.model.plan import Plan

_TOLD_DAYS: Final = 7
_MOST: Final = 3
_SEAL_SHOWN: Final = 12


def own_plans(pacing: "Pacing", found: "Outlook", run: "Sequence[Day]") -> tuple[NoticeReason, ...]:
    """Nothing is loaded for somebody who has set up nothing."""
    return (*_tries(pacing, found, run), *_supports(pacing, found))


def _supports(pacing: "Pacing", found: "Outlook") -> Iterator[NoticeReason]:
    """What was written down for the need that the day has."""
    need = _need(found.plan)
    if not need or not pacing.home.supports.exists():
        return
    from pacing_cli.errors import FileNotUsable
    from pacing_cli.model.support import offered
    from pacing_cli.storage.files_beside import load_supports

    try:
        named = offered(load_supports(pacing.home), need)
    except FileNotUsable as refused:
        # The plan is worth more than the list: the slip is told, and the plan shown.
        pacing.output.problem(refused.message)
        return
    if named:
        yield SupportFor(need, tuple(one.told for one in named[:_MOST]))


def _need(plan: "Plan") -> str:
    if plan.day in ("bad", "flare"):
        return {"bad": "a bad day", "flare": "a flare"}[plan.day]
    signs = any(isinstance(notice, EarlySigns) for notice in plan.notices)
    return "early signs" if signs else ""


def _tries(pacing: "Pacing", found: "Outlook", run: "Sequence[Day]") -> Iterator[NoticeReason]:
    """The newest try, while it goes on and some days after it ended."""
    on = found.plan.date
    entries = [entry for entry in pacing.loaded().entries if entry.day <= on]
    if not any(entry.kind == EXPERIMENT for entry in entries):
        return
    from pacing_cli.cli.tries import kept, standing

    for one in kept(entries)[-1:]:
        now = standing(one, run, pacing.settings, on, found)
        if now.ended and (on - now.ended.on).days <= _TOLD_DAYS:
            yield TryEnded(now.ended.why, now.ended.on)
        elif not now.ended and on >= one.protocol.start:
            yield TryToday(now.arm, now.rests, one.seal[:_SEAL_SHOWN])
