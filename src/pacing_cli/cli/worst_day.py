"""The worst days: few lines, and then the whole tool is quiet until `pace better`."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from pacing_cli.cli.context import Pacing
from pacing_cli.errors import FileNotUsable
from pacing_cli.model.entry import BAD, BETTER, REVIEW, Entry
from pacing_cli.wording.bad_day import NOTHING_MORE, bad_day_lines

_A_WHILE: Final = timedelta(days=90)
"""So long a win of a review is told again."""
QUIET_DAYS: Final = 7
"""The longest that a bad day can be set to last."""


def own_lines(pacing: Pacing) -> tuple[str, ...]:
    """What the person wrote for such a day: three lines at most, or none."""
    from pacing_cli.storage.bad_day import written_for_a_bad_day

    contingency, plan = written_for_a_bad_day(pacing.home)
    return bad_day_lines(contingency, plan.helps, plan.drop, plan.who, plan.call)


def has_flare_plan(pacing: Pacing) -> bool:
    """True where anything was written beforehand for a flare."""
    from pacing_cli.storage.bad_day import written_for_a_bad_day

    return written_for_a_bad_day(pacing.home)[1].written


def begins_today(pacing: Pacing, entry: Entry) -> bool:
    """True for the word that makes today a bad day."""
    return entry.kind == BAD and entry.day == pacing.today and entry.at <= pacing.now


def told_bad_day(pacing: Pacing, entry: Entry, receipt: str) -> tuple[str, ...]:
    """The person's own lines; who wrote none sees what was logged, something that went well
    where a review has kept it, and what ends the day."""
    return own_lines(pacing) or (receipt, *kept_win(pacing, entry), NOTHING_MORE)


def kept_win(pacing: Pacing, entry: Entry) -> tuple[str, ...]:
    """On a harder day one win of the last weeks' reviews; another day brings another one.

    Nothing more is loaded where no review is kept: this is said on the worst days.
    """
    since = pacing.today - _A_WHILE
    if not pacing.journal.may_hold(REVIEW, since, pacing.today):
        return ()
    from pacing_cli.engine.week import reviews
    from pacing_cli.wording.review import past_win

    past = reviews(pacing.loaded(since=since).entries, pacing.today)
    told = [past_win(one, win) for one in past for win in one.wins]
    return (told[entry.day.toordinal() % len(told)],) if told else ()


def is_quiet(pacing: Pacing) -> bool:
    """True from `pace bad` on, until `pace better`: nothing but safety is said by itself.

    Asked at every entry: in a month without such a day no line is read for it.
    """
    since = pacing.today - timedelta(days=QUIET_DAYS)
    if not pacing.journal.may_hold(BAD, since, pacing.today):
        return False
    return quiet_after(pacing.loaded(since=since).entries)


def quiet_after(entries: Iterable[Entry]) -> bool:
    """Whether the last of these words is `bad`; of two at one moment `better` came later."""
    words = [(entry.at, entry.kind == BETTER) for entry in entries if entry.kind in (BAD, BETTER)]
    return bool(words) and not max(words)[1]


def way_back(pacing: Pacing) -> str:
    """How the amounts come back after `pace better`, from the engine; empty where all is back."""
    from pacing_cli.cli.advice import outlook
    from pacing_cli.wording.way_back import way_back_line

    try:
        parameters, phase = pacing.settings.parameters, outlook(pacing, pacing.today).phase
        stopped = pacing.settings.profile.safety.red_flags
    except FileNotUsable:
        return ""
    if stopped or phase.kind != "returning":
        return ""
    return way_back_line(phase, parameters.scaleback_step_days)
