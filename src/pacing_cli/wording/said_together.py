"""What a day's notices say, where several say the same of several activities: one sentence."""

from collections.abc import Iterator, Sequence
from typing import Final

from pacing_cli.model import reason as r
from pacing_cli.model.reason import NoticeReason
from pacing_cli.wording.notice import notice_sentence
from pacing_cli.wording.phrases import listed

_Alike = r.DoneToday | r.TriedToday | r.TrialToday | r.NotToday
_CAN_WAIT: Final = (
    r.DoneToday, r.TriedToday, r.RestBetween, r.NotToday, r.CountedAllDay, r.RestsOnOldDays,
    r.LogLess,
)  # fmt: skip
"""These change nothing of what is to be done today, so they come last."""


def said_together(notices: Sequence[NoticeReason]) -> Iterator[str]:
    """A sentence for each, what can wait last; for those that are alike one."""
    for notice in sorted(notices, key=lambda one: isinstance(one, _CAN_WAIT)):
        if not isinstance(notice, _Alike):
            yield notice_sentence(notice)
            continue
        alike = [one for one in notices if isinstance(one, _Alike) and type(one) is type(notice)]
        if notice is alike[0]:
            yield _of_all(alike)


def _of_all(alike: Sequence[_Alike]) -> str:
    first, names = alike[0], listed([one.activity for one in alike])
    if len(alike) == 1:
        return notice_sentence(first)
    match first:
        case r.DoneToday():
            return f"All of today's amount is logged of {names}."
        case r.TriedToday():
            return f"{names} were tried today. The tries count from tomorrow on."
        case r.TrialToday():
            return (
                f"Short tries of {names} would help to find their baselines. "
                "Stop while it still feels all right."
            )
        case r.NotToday():
            return f"Not on this day's plan: {names}. Their amounts stay the same."
