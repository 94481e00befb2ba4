"""What of the journal an answer is made from: all of it, or a foothold and what came since."""

from collections.abc import Sequence
from datetime import date, timedelta
from operator import attrgetter

from pacing_cli import __version__
from pacing_cli.cli.context import Pacing
from pacing_cli.cli.days import Landmarks
from pacing_cli.cli.own_plans import experiments_on, supports
from pacing_cli.cli.so_far import so_far
from pacing_cli.engine.advise import ENGINE_VERSION, Outlook, advise
from pacing_cli.engine.days import days as run_of_days
from pacing_cli.engine.days import still_to_come
from pacing_cli.model.day import Day
from pacing_cli.model.entry import VISIT, Entry, is_read_singly
from pacing_cli.model.foothold import Foothold
from pacing_cli.model.outlook import EvaluationInput
from pacing_cli.model.past import Row, TooFarBack
from pacing_cli.model.value import Value
from pacing_cli.storage import footholds
from pacing_cli.storage.footholds import Kept, Marks
from pacing_cli.storage.journal import Loaded

_SETTLED = timedelta(days=2)
"""So long after a day no entry of it can lie after the moment of the answer, in any zone."""
_SHORT = 60
"""Days of a log that are walked whole in no time."""


class Seen(Value):
    """The answer, and what it was made from."""

    outlook: Outlook
    days: Sequence[Day]
    """Every day of the log."""
    entries: int
    """How many entries count, up to the moment of the answer."""
    last: str | None
    """The id of the last of them."""
    read: Sequence[Entry]
    """Those that were read."""
    kept: Kept | None = None
    """What stands for those that were not."""


class Gathered(Value):
    """Everything that an answer is made from, read once."""

    given: EvaluationInput
    loaded: Loaded
    """The entries that were read."""
    kept: Kept | None
    """What stands for those that were not."""
    marks: Marks | None
    """The state of the files for a foothold that may be kept; None: none is wanted."""


def seen(pacing: Pacing, day: date, own_plans: bool = False) -> Seen:
    """The outlook of a day, from the entries up to that day.

    The answer is the same whatever it is made from. `own_plans`: with the person's
    experiments and supports.
    """
    kept = _kept(pacing, _boundary(pacing, day), _rules(pacing))
    try:
        return _evaluated(pacing, gather(pacing, day, own_plans, kept))
    except TooFarBack:
        return _evaluated(pacing, gather(pacing, day, own_plans))


def gather(
    pacing: Pacing, day: date, own_plans: bool = False, kept: Kept | None = None
) -> Gathered:
    """Everything that advice for a day rests on: every file that it needs, opened once.

    From `kept` on where there is one, unless the journal asks for what it stands for.
    """
    on, held = _boundary(pacing, day), kept.foothold if kept else None
    wanted = held is None or on > held.on
    marks = footholds.marks(pacing.home, _rules(pacing), on) if wanted else None
    loaded = pacing.journal.since(held.on, pacing.now) if held else pacing.loaded()
    if loaded is None:
        return gather(pacing, day, own_plans)
    until = [entry for entry in loaded.entries if entry.day <= day]
    run = run_of_days(until, day, held.on, held.names) if held else run_of_days(until, day)
    if held is None and (on - run[0].on).days <= _SHORT:
        wanted = False
    given = EvaluationInput(
        still_to_come(run, pacing.today),
        pacing.settings,
        day,
        held,
        on if wanted else None,
        so_far(pacing, day, loaded.entries, pacing.now),
        tuple(one.started for one in experiments_on(pacing, day)) if own_plans else (),
        supports(pacing) if own_plans else (),
    )
    return Gathered(given, loaded, kept, marks)


def _evaluated(pacing: Pacing, gathered: Gathered) -> Seen:
    """The outlook, with what it was made from. Raises TooFarBack where `kept` is not enough."""
    given, loaded, kept, marks = gathered
    found = advise(given)
    for problem in loaded.problems:
        pacing.output.problem(str(problem))
    _keep(pacing, found, loaded, marks, kept)
    days, count, last = given.days, len(loaded.entries), kept.last if kept else None
    if kept:
        days, count = Row(kept.foothold.past, attrgetter("days"), given.days), count + kept.entries
    if loaded.entries:
        last = loaded.entries[-1].id
    return Seen(found, days, count, last, loaded.entries, kept)


def told_since(pacing: Pacing, found: Seen, since: date, until: date) -> list[Entry]:
    """The entries from one day to another, both included: at least those that a look back
    reads one by one. Files in which only activities and check-ins stand remain shut."""
    kept = found.kept
    if kept and since < kept.foothold.on and kept.tells_since(since):
        entries: Sequence[Entry] = pacing.loaded(since=since).entries
    else:
        entries = found.read
    return [entry for entry in entries if since <= entry.day <= until]


def landmarks(pacing: Pacing, last: date) -> Landmarks:
    """The first day of the journal, and the last therapy session before the day `last`."""
    kept = _kept(pacing, _boundary(pacing, last), _rules(pacing))
    since = pacing.journal.since(kept.foothold.on, pacing.now) if kept else None
    if kept and since:
        return Landmarks(kept.foothold.first, _visit(since.entries, last) or kept.visit)
    entries = pacing.loaded().entries
    first_day = min((entry.day for entry in entries if entry.day <= last), default=None)
    return Landmarks(first_day, _visit(entries, last))


def _kept(pacing: Pacing, on: date, rules: str) -> Kept | None:
    """The newest foothold for a day, read once in a run."""
    if on not in pacing.footholds:
        pacing.footholds[on] = footholds.newest(pacing.home, rules, on)
    return pacing.footholds[on]


def _visit(entries: Sequence[Entry], before: date) -> date | None:
    return max((e.day for e in entries if e.kind == VISIT and e.day < before), default=None)


def _boundary(pacing: Pacing, day: date) -> date:
    """The last beginning of a month whose days before it can change no more by time alone."""
    return (min(day, pacing.today) - _SETTLED).replace(day=1)


def _rules(pacing: Pacing) -> str:
    """The rules and the settings as one text; another text wherever the advice could differ."""
    if not pacing.rules:
        settings = pacing.settings._replace(goals=())
        pacing.rules = ascii((__version__, ENGINE_VERSION, footholds.program(), settings))
    return pacing.rules


def _keep(
    pacing: Pacing, found: Outlook, loaded: Loaded, of: Marks | None, older: Kept | None
) -> None:
    """Keep the foothold that was met on the way, with what else is said of the days before it.

    None is kept where a line could not be read, or an earlier month's file, which would
    remain shut, speaks of a day behind it.
    """
    held = found.foothold
    if held is None or loaded.problems or (loaded.astray and loaded.astray >= held.on):
        return
    before = [entry for entry in loaded.entries if entry.day < held.on]
    visit = _visit(before, held.on) or (older.visit if older else None)
    count = len(before) + (older.entries if older else 0)
    last = before[-1].id if before else older.last if older else ""
    told = (*(older.told if older else ()), *_told(held, before, len(older.told) if older else 0))
    footholds.keep(pacing.home, Kept(held, count, last, visit, told), of)


def _told(held: Foothold, entries: Sequence[Entry], first: int) -> list[bool]:
    """For each stretch from the one at `first` on, whether a look back reads an entry of it."""
    days = {entry.day for entry in entries if is_read_singly(entry)}
    return [any(day.on in days for day in one.days) for one in held.past.stretches[first:]]
