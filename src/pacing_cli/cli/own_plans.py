"""What the person set up themselves, as notices of a day's plan: tries, supports."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from pacing_cli.model.entry import EXPERIMENT
from pacing_cli.model.reason import NoticeReason, TryEnded, TryToday

if TYPE_CHECKING:
    from pacing_cli.cli.context import Pacing
    from pacing_cli.engine.advise import Outlook
    from pacing_cli.model.day import Day

_TOLD_DAYS: Final = 7
_SEAL_SHOWN: Final = 12


def own_plans(pacing: "Pacing", found: "Outlook", run: "Sequence[Day]") -> tuple[NoticeReason, ...]:
    """Nothing is loaded for somebody who has set up nothing."""
    return tuple(_tries(pacing, found, run))


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
