"""What the person set up themselves: tries and supports, as notices of a plan, and looking back.

Nothing is loaded for somebody who has set up nothing: whether there may be a try is seen in
the bytes of the months in which one could still go on.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from pacing_cli.model.entry import EXPERIMENT
from pacing_cli.model.experiment import LONGEST
from pacing_cli.model.quantity import Amount
from pacing_cli.model.reason import EarlySigns, NoticeReason, SupportFor, TryEnded, TryToday
from pacing_cli.model.so_far import Tried

if TYPE_CHECKING:
    from pacing_cli.cli.context import Pacing
    from pacing_cli.cli.days import Span
    from pacing_cli.cli.trying.standing import Kept
    from pacing_cli.engine.advise import Outlook
    from pacing_cli.model.entry import Entry
    from pacing_cli.model.experiment import TriedOut
    from pacing_cli.model.plan import Plan
    from pacing_cli.model.settings import Settings
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


def _tries(pacing: "Pacing", found: "Outlook") -> Iterator[NoticeReason]:
    """The newest try, while it goes on and some days after it ended."""
    on = found.plan.date
    for one, now in _newest(pacing, found):
        if now.ended:
            changed = now.ended.why == "changed" and on <= one.protocol.end
            if changed or (on - now.ended.on).days <= _TOLD_DAYS:
                yield TryEnded(now.ended.why, now.ended.on)
        elif on >= one.protocol.start:
            yield _turn(now, one.seal[:_SEAL_SHOWN], found.plan)


def _newest(pacing: "Pacing", found: "Outlook") -> "Iterator[tuple[Kept, TriedOut]]":
    """The newest try that can still matter on the day of the outlook."""
    on = found.plan.date
    if pacing.journal.may_hold(EXPERIMENT, on - _LOOK_BACK, on):
        from pacing_cli.cli.trying.standing import kept_since, standing

        for one in kept_since(pacing, on - _LOOK_BACK, on)[-1:]:
            yield one, standing(one, pacing.settings, found)


def _turn(now: "TriedOut", seal: str, plan: "Plan") -> TryToday:
    """Whose turn it is; of a try of amounts with what lies above the quota of the day."""
    activity = now.protocol.activity
    if not (now.protocol.levels and now.arm):
        return TryToday(now.arm, now.rests, seal, activity)
    level = now.protocol.levels[now.protocol.arms.index(now.arm)]
    quota = next((q for q in plan.quotas if q.activity.casefold() == activity.casefold()), None)
    over = level.value - (quota.quota or 0) if quota and quota.measure == level.measure else 0
    beyond = Amount(level.measure, over) if over > 0 and not now.rests else None
    return TryToday(now.arm, now.rests, seal, activity, level, beyond)


def tried_today(own: Sequence[NoticeReason]) -> Tried | None:
    """The amount that takes the place of the day's quota; None where there is none."""
    for notice in own:
        if isinstance(notice, TryToday) and notice.level and not (notice.rests or notice.beyond):
            return Tried(notice.activity.casefold(), notice.level)
    return None


def tried_then(settings: "Settings", entries: "Sequence[Entry]", found: "Outlook") -> Tried | None:
    """The same for a past day, from what was known then."""
    if not any(entry.kind == EXPERIMENT for entry in entries):
        return None
    from pacing_cli.cli.trying.standing import kept, standing

    stood = (standing(one, settings, found) for one in kept(entries)[-1:])
    return tried_today([_turn(now, "", found.plan) for now in stood if now.ended is None])


def tried_ahead(pacing: "Pacing", found: "Outlook", until: date) -> dict[date, Tried]:
    """The amounts that have their turn from today on, as far as nothing speaks against them now.

    `found`: the outlook of today.
    """
    today = found.plan.date
    for one, now in _newest(pacing, found):
        protocol = one.protocol
        if protocol.levels and not (now.ended or now.rests):
            name = protocol.activity.casefold()
            turns = ((on, protocol.arm_on(on)) for on in protocol.dates if today <= on <= until)
            return {on: Tried(name, protocol.levels[arm]) for on, arm in turns if arm is not None}
    return {}


def tried_in(pacing: "Pacing", span: "Span", found: "Outlook") -> "tuple[TriedOut, ...]":
    """The tries that touch a span, as they stood on its last day."""
    since = span.start - _LOOK_BACK
    if not pacing.journal.may_hold(EXPERIMENT, since, span.end):
        return ()
    from pacing_cli.cli.trying.standing import kept_since, standing

    known = kept_since(pacing, since, span.end)
    stood = (standing(one, pacing.settings, found) for one in known)
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
