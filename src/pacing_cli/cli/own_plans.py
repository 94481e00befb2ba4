"""What the person set up themselves: tries and supports, as notices of a plan, and looking back.

Nothing is loaded for somebody who has set up nothing: whether there may be a try is seen in
the bytes of the months in which one could still go on.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from pacing_cli.model.entry import EXPERIMENT
from pacing_cli.model.experiment import LONGEST
from pacing_cli.model.reason import EarlySigns, NoticeReason, SupportFor, TryEnded, TryToday

if TYPE_CHECKING:
    from pacing_cli.cli.context import Pacing
    from pacing_cli.cli.days import Span
    from pacing_cli.engine.advise import Outlook
    from pacing_cli.model.experiment import TriedOut
    from pacing_cli.model.plan import Plan
    from pacing_cli.model.support import Support

_TOLD_DAYS: Final = 7
_MOST: Final = 3
_SEAL_SHOWN: Final = 12
_LOOK_BACK: Final = timedelta(days=LONGEST + 40)
"""A try may begin some weeks after it was written down, and its end is told for some days."""


def own_plans(pacing: "Pacing", found: "Outlook") -> tuple[NoticeReason, ...]:
    """The day's turn of a try, and supports for what the day needs.

    On a bad day nothing is said of a try; what was written down for such a day is.
    """
    tries = () if found.phase.kind == "bad" else _tries(pacing, found)
    return (*tries, *_supports(pacing, found.plan))


def may_have_tries(pacing: "Pacing", on: date) -> bool:
    """Whether an entry in these months, up to `on`, can be one of a try."""
    return pacing.journal.may_hold(EXPERIMENT, on - _LOOK_BACK, on)


def _tries(pacing: "Pacing", found: "Outlook") -> Iterator[NoticeReason]:
    """The newest try, while it goes on and some days after it ended."""
    on = found.plan.date
    if not may_have_tries(pacing, on):
        return
    from pacing_cli.cli.tries import standings_on

    for one, now in standings_on(pacing, on, found)[-1:]:
        if now.ended:
            changed = now.ended.why == "changed" and on <= one.protocol.end
            if changed or (on - now.ended.on).days <= _TOLD_DAYS:
                yield TryEnded(now.ended.why, now.ended.on)
        elif on >= one.protocol.start:
            level = bool(one.protocol.levels)
            yield TryToday(now.arm, now.rests, one.seal[:_SEAL_SHOWN], level)


def tried_in(pacing: "Pacing", span: "Span", found: "Outlook") -> "tuple[TriedOut, ...]":
    """The tries that touch a span, as they stood on its last day."""
    if not pacing.journal.may_hold(EXPERIMENT, span.start - _LOOK_BACK, span.end):
        return ()
    from pacing_cli.cli.tries import standings_on

    stood = (now for _, now in standings_on(pacing, span.end, found))
    return tuple(one for one in stood if one.ended is None or one.ended.on >= span.start)


def _supports(pacing: "Pacing", plan: "Plan") -> Iterator[NoticeReason]:
    """What was written down for the need that the day has."""
    need = _need(plan)
    named = supports_for(pacing, need) if need else ()
    if named:
        yield SupportFor(need, tuple(one.told for one in named[:_MOST]))


def supports_for(pacing: "Pacing", *texts: str) -> "tuple[Support, ...]":
    """What was written down for what is named in the texts, such as barriers."""
    if not texts or not pacing.home.supports.exists():
        return ()
    from pacing_cli.errors import FileNotUsable
    from pacing_cli.model.support import offered
    from pacing_cli.storage.files_beside import load_supports

    try:
        return offered(load_supports(pacing.home), *texts)
    except FileNotUsable as refused:
        # The answer is worth more than the list: the slip is told, and the answer shown.
        pacing.output.problem(refused.message)
        return ()


def _need(plan: "Plan") -> str:
    if plan.day in ("bad", "flare"):
        return {"bad": "a bad day", "flare": "a flare"}[plan.day]
    signs = any(isinstance(notice, EarlySigns) for notice in plan.notices)
    return "early signs" if signs else ""
