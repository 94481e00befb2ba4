"""Write the receipts of a bad day: a few lines, and silence until `pace better`."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from pacing_cli.app.run import Run
from pacing_cli.errors import FileNotUsable
from pacing_cli.model.entry import (
    ACTIVITY,
    BAD,
    BETTER,
    CHECK,
    FLARE,
    FLARE_END,
    REARRANGE,
    REVIEW,
    VISIT,
    Entry,
)
from pacing_cli.model.quantity import MEASURES, Amount
from pacing_cli.shorthand.names import Match
from pacing_cli.storage.journal.reading import entries_of_kinds, entries_on
from pacing_cli.wording.flare_plan import NOTHING_MORE, bad_day_lines
from pacing_cli.wording.phrases import count, from_to, full_date, listed
from pacing_cli.wording.receipt import moment, much_more_fact, time_of_day, told

if TYPE_CHECKING:
    from pacing_cli.model.phase import Phase

_A_WHILE: Final = timedelta(days=90)
"""So long a win of a review is told again."""
QUIET_DAYS: Final = 7
"""The longest that a bad day can be set to last."""


def own_lines(run: Run) -> tuple[str, ...]:
    """What the person wrote for such a day: three lines at most, or none."""
    from pacing_cli.storage.settings.flare_plan import written_for_a_bad_day

    contingency, plan = written_for_a_bad_day(run.home)
    return bad_day_lines(contingency, plan.helps, plan.drop, plan.who, plan.call)


def has_flare_plan(run: Run) -> bool:
    """True where anything was written beforehand for a flare."""
    from pacing_cli.storage.settings.flare_plan import written_for_a_bad_day

    return written_for_a_bad_day(run.home)[1].written


def begins_today(run: Run, entry: Entry) -> bool:
    """True for the word that makes today a bad day."""
    return entry.kind == BAD and entry.day == run.today and entry.at <= run.now


def told_bad_day(run: Run, entry: Entry, receipt: str) -> tuple[str, ...]:
    """The person's own lines; who wrote none sees what was logged, something that went well
    where a review has kept it, and what ends the day."""
    return own_lines(run) or (receipt, *kept_win(run, entry), NOTHING_MORE)


def kept_win(run: Run, entry: Entry) -> tuple[str, ...]:
    """On a harder day one win of the last weeks' reviews; another day brings another one.

    Nothing more is loaded where no review is kept: this is said on the worst days.
    """
    since = run.today - _A_WHILE
    if not run.journal.may_hold(REVIEW, since, run.today):
        return ()
    from pacing_cli.engine.look_back.weeks import reviews
    from pacing_cli.wording.review import past_win

    past = reviews(run.loaded(since=since).entries, run.today)
    told = [past_win(one, win) for one in past for win in one.wins]
    return (told[entry.day.toordinal() % len(told)],) if told else ()


def is_quiet(run: Run) -> bool:
    """True from `pace bad` on, until `pace better`: nothing but safety is said by itself.

    Asked at every entry: in a month without such a day no line is read for it, and in
    others those alone that say one of the two words.
    """
    return said_lately(run, QUIET_DAYS)


def said_lately(run: Run, days: int) -> bool:
    """Whether `bad` was said in so many days before today, and not `better` after it."""
    since = run.today - timedelta(days=days)
    if not run.journal.may_hold(BAD, since, run.today):
        return False
    said = entries_of_kinds(run.home.journal, (BAD, BETTER), since, run.now)
    return quiet_after(run.loaded(since=since).entries if said is None else said)


def quiet_after(entries: Iterable[Entry]) -> bool:
    """Whether the last of these words is `bad`; of two at one moment `better` came later."""
    words = [(entry.at, entry.kind == BETTER) for entry in entries if entry.kind in (BAD, BETTER)]
    return bool(words) and not max(words)[1]


def way_back(run: Run) -> str:
    """How the amounts come back after `pace better`, from the engine; empty where all is back."""
    from pacing_cli.app.kept_days import phase_of_today
    from pacing_cli.wording.flare_plan import way_back_line

    try:
        parameters = run.settings.parameters
        phase = phase_of_today(run) or _evaluated_phase(run)
        stopped = run.settings.profile.safety.red_flags
    except FileNotUsable:
        return ""
    if stopped or phase.kind != "returning":
        return ""
    return way_back_line(phase, parameters.scaleback_step_days)


def _evaluated_phase(run: Run) -> "Phase":
    from pacing_cli.app.evaluation import evaluate

    return evaluate(run, run.today).phase


# The person's receipt: what was written, in one line, and the one next thing worth knowing.

_AFTER = {
    FLARE: "To see a lighter day: pace plan. When the flare is over: pace flare end",
    FLARE_END: "Your amounts build back up in steps. To see them: pace plan",
    VISIT: "The next report begins here: pace report",
}


def receipt_line(entry: Entry, today: date, so_far: str = "") -> str:
    """`Logged: walk, 12 min, pain 3 to 4, today 10:00. 12 of today's 18 min. [4kd7]`."""
    behind = f" {so_far}" if so_far else ""
    return f"Logged: {told(entry)}, {when_told(entry, today)}.{behind} [{short_id(entry)}]"


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
        return "Nothing was saved, because there was nothing to log."
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
    from pacing_cli.shorthand.vocabulary import looks_like_rest

    added = f"Added {listed([match.name for match in new])} to your activities."
    rests = [match.name for match in new if looks_like_rest(match.name)]
    if rests:
        added += f" {listed(rests)} {'is' if len(rests) == 1 else 'are'} logged, and never planned."
    near = [match.near for match in new if match.near]
    if not near:
        return added
    if len(new) == 1 and new[0].name.casefold().startswith(f"{near[0].casefold()} "):
        return f"{added} If you meant {near[0]}: pace amend last {near[0]}"
    return f"{added} Did you mean {listed(near)}? To undo: pace undo"


def told_to_come(run: Run, entry: Entry) -> tuple[str, ...]:
    """Of an entry that is later than now: nothing shows it until then, and that is said."""
    if entry.at <= run.now:
        return ()
    return (f"This is still to come. It counts from {full_date(entry.day)}.",)


def next_thing(run: Run, entry: Entry, *, first: bool) -> str:
    """One sentence at most; only the days that are open anyway are looked at."""
    if entry.at > run.now:
        return ""
    if entry.kind == BETTER:
        return way_back(run.again()) if entry.day == run.today else ""
    if is_quiet(run):
        return ""
    if first:
        return "This is your first entry. To see your day: pace plan"
    if entry.kind == FLARE and has_flare_plan(run):
        return "To see your plan for a flare: pace flare plan. When it is over: pace flare end"
    if entry.kind in _AFTER:
        return _AFTER[entry.kind]
    if entry.day != run.today:
        return ""
    kinds = [one.kind for one in entries_on(run.home.journal, run.today, run.now)]
    if entry.kind == CHECK and kinds.count(CHECK) == 1:
        return "To see today's schedule: pace plan"
    if entry.kind == ACTIVITY and CHECK not in kinds and kinds.count(ACTIVITY) == 1:
        return "If you like, how is today? pace check pain 4 fatigue 5"
    return ""


# What today's last shown plan says of an activity: a receipt works nothing out.

_MOVES_A_PLAN: Final = frozenset({CHECK, BAD, BETTER, FLARE, FLARE_END, REARRANGE})


def quota_shown(run: Run, activity: str, entry: Entry) -> dict[str, object] | None:
    """The quota in the last plan that was shown today; None where it may have changed since.

    A check-in, a bad day, a flare or a settings file that is newer may have changed it.
    """
    if entry.day != run.today or entry.at > run.now or not run.home.plans.is_dir():
        return None
    from pacing_cli.storage.shown import last_plan_shown

    shown = last_plan_shown(run.home, run.today, run.now)
    if shown is None or _changed_since(run, datetime.fromisoformat(str(shown["shown"]))):
        return None
    plan = shown.get("plan")
    quotas = plan.get("quotas") if isinstance(plan, dict) else None
    for row in quotas if isinstance(quotas, list) else ():
        if isinstance(row, dict) and str(row.get("activity")).casefold() == activity.casefold():
            return row
    return None


def _changed_since(run: Run, shown: datetime) -> bool:
    noted = (one.noted for one in entries_on(run.home.journal, run.today, run.now)
             if one.kind in _MOVES_A_PLAN)  # fmt: skip
    if any(one > shown for one in noted):
        return True
    # The plan's own moment may be one that was typed, so files are held against files.
    plans = max(one.stat().st_mtime_ns for one in run.home.plans.iterdir())
    return any(one.stat().st_mtime_ns > plans for one in run.home.root.glob("*.toml"))


def told_so_far(run: Run, entry: Entry) -> str:
    """How much of today's amount is done, or that it is much more than usual; mostly empty."""
    row = quota_shown(run, entry.activity, entry) if entry.activity else None
    if row is None:
        return ""
    measure, quota, line = row.get("measure"), row.get("quota"), row.get("much_more_above")
    if measure not in MEASURES or entry.number(str(measure)) is None:
        return ""
    name = entry.activity or ""
    total = sum(
        one.number(str(measure)) or 0.0
        for one in entries_on(run.home.journal, run.today, run.now)
        if (one.activity or "").casefold() == name.casefold()
    )
    amount = Amount(measure, float(quota)) if isinstance(quota, int | float) else None
    above = float(line) if isinstance(line, int | float) else None
    return much_more_fact(Amount(measure, total), amount, above)
