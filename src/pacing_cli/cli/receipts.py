"""The person's receipt: what was written, in one line, and the one next thing worth knowing."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from pacing_cli.cli.context import Pacing
from pacing_cli.cli.words.names import Match
from pacing_cli.cli.worst_day import has_flare_plan, is_quiet, way_back
from pacing_cli.model.entry import ACTIVITY, BETTER, CHECK, FLARE, FLARE_END, VISIT, Entry
from pacing_cli.storage.journal_glance import entries_on
from pacing_cli.wording.phrases import count, from_to, full_date, listed
from pacing_cli.wording.receipt import moment, time_of_day, told

_AFTER = {
    FLARE: "pace plan shows a lighter day. When it is over: pace flare end",
    FLARE_END: "The way back goes in steps: pace plan shows them.",
    VISIT: "The next report begins here: pace report",
}


def receipt_line(entry: Entry, today: date) -> str:
    """`Logged: walk, 12 min, pain 3 to 4, today 10:00. [4kd7]`."""
    return f"Logged: {told(entry)}, {when_told(entry, today)}. [{short_id(entry)}]"


def short_id(entry: Entry) -> str:
    """As much of an id as a person needs in order to name the entry."""
    return entry.id[:6]


def when_told(entry: Entry, today: date) -> str:
    """`today 10:00`, `yesterday 10:00`, `Sunday 1 March, 10:00`, and the year if it is another."""
    near = {today: "today", today - timedelta(days=1): "yesterday"}.get(entry.day)
    if near:
        return f"{near} {time_of_day(entry)}"
    if entry.day.year != today.year:
        return f"{full_date(entry.day)}, {time_of_day(entry)}"
    return moment(entry)


def receipt_of_many(entries: Sequence[Entry], now: datetime | None = None) -> str:
    """`Logged: 31 entries, 1 March 2026 to 31 March 2026.`, and how many are still to come."""
    if not entries:
        return "Nothing was written: there was nothing to write down."
    days = sorted(entry.day for entry in entries)
    said = f"Logged: {count(len(entries), 'entry', 'entries')}, {from_to(days[0], days[-1])}."
    later = sum(1 for entry in entries if now and entry.at > now)
    if not later:
        return said
    return f"{said} {count(later, 'of them is', 'of them are')} still to come."


def told_new(new: Sequence[Match]) -> str:
    """That names were added, and how to take that back where one looks like a slip."""
    if not new:
        return ""
    names = listed([match.name for match in new])
    added = f"{names} {'is' if len(new) == 1 else 'are'} new in your list of activities."
    near = [match for match in new if match.near]
    if not near:
        return added
    return (
        f"{added} Did you mean {listed([match.near for match in near])}? pace undo takes it back."
    )


def told_to_come(pacing: Pacing, entry: Entry) -> tuple[str, ...]:
    """Of an entry that is later than now: nothing shows it until then, and that is said."""
    if entry.at <= pacing.now:
        return ()
    return (f"That is still to come; it counts from {full_date(entry.day)} on.",)


def next_thing(pacing: Pacing, entry: Entry, *, first: bool) -> str:
    """One sentence at most; only the days that are open anyway are looked at."""
    if entry.at > pacing.now:
        return ""
    if entry.kind == BETTER:
        return way_back(pacing.again()) if entry.day == pacing.today else ""
    if is_quiet(pacing):
        return ""
    if first:
        return "That is your first entry. pace plan shows your day."
    if entry.kind == FLARE and has_flare_plan(pacing):
        return "What you wrote for it: pace flare plan. When it is over: pace flare end"
    if entry.kind in _AFTER:
        return _AFTER[entry.kind]
    if entry.day != pacing.today:
        return ""
    kinds = [one.kind for one in entries_on(pacing.home.journal, pacing.today, pacing.now)]
    if entry.kind == CHECK and kinds.count(CHECK) == 1:
        return "pace plan shows today's schedule."
    if entry.kind == ACTIVITY and CHECK not in kinds and kinds.count(ACTIVITY) == 1:
        return "If you like, how is today? pace check pain 4 fatigue 5"
    return ""
