"""From one run's files to advice: the evaluation of a day, the findings of a span."""

from collections.abc import Sequence
from datetime import date, timedelta
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from pacing_cli.app.dates import Landmarks, Span
from pacing_cli.app.day_input import so_far
from pacing_cli.app.kept_days import SHORT, boundary, newest_checkpoint, rules
from pacing_cli.app.run import Run
from pacing_cli.engine.advise import Evaluation, advise
from pacing_cli.engine.days import days as run_of_days
from pacing_cli.engine.days import still_to_come
from pacing_cli.errors import CouldNotWrite, WordsNotUnderstood
from pacing_cli.model.day import Day, Tried
from pacing_cli.model.entry import EXPERIMENT, REVIEW, SCORE, VISIT, Entry
from pacing_cli.model.evaluation import EvaluationInput
from pacing_cli.model.experiment import LONGEST
from pacing_cli.model.history import HistoryRow, NeedsOlderHistory
from pacing_cli.model.plan import Plan, Quota
from pacing_cli.model.reason import SilentDays
from pacing_cli.model.text import did_you_mean
from pacing_cli.model.value import Value
from pacing_cli.storage import checkpoints
from pacing_cli.storage.checkpoints import Marks, StoredCheckpoint
from pacing_cli.storage.journal.journal import JournalView
from pacing_cli.storage.journal.months import month_of
from pacing_cli.storage.journal.reading import entries_read_singly, names_to_open

if TYPE_CHECKING:
    from pacing_cli.app.experiments import StoredExperiment
    from pacing_cli.model.experiment import ExperimentResult
    from pacing_cli.model.findings import Findings
    from pacing_cli.model.support import Support
    from pacing_cli.model.timeline import BeforeFlare


class Evaluated(Value):
    """The answer, and what it was made from."""

    evaluation: Evaluation
    days: Sequence[Day]
    """Every day of the log."""
    entries: int
    """How many entries count, up to the moment of the answer."""
    last: str | None
    """The id of the last of them."""
    read: Sequence[Entry]
    """Those that were read."""
    kept: StoredCheckpoint | None = None
    """What stands for those that were not."""


class GatheredFiles(Value):
    """Everything that an answer is made from, read once."""

    given: EvaluationInput
    loaded: JournalView
    """The entries that were read."""
    kept: StoredCheckpoint | None
    """What stands for those that were not."""
    marks: Marks | None
    """The state of the files for a checkpoint that may be kept; None: none is wanted."""


def evaluate_files(run: Run, day: date, own_plans: bool = False, *, news: bool = True) -> Evaluated:
    """The evaluation of a day, from the entries up to that day.

    The answer is the same whatever it is made from. `own_plans`: with the person's
    experiments and supports. `news`: with the news and patterns, which change no block.
    """
    kept = newest_checkpoint(run, boundary(run, day), rules(run))
    try:
        return _evaluated(run, gather(run, day, own_plans, kept), news)
    except NeedsOlderHistory:
        return _evaluated(run, gather(run, day, own_plans), news)


def gather(
    run: Run, day: date, own_plans: bool = False, kept: StoredCheckpoint | None = None
) -> GatheredFiles:
    """Everything that advice for a day rests on: every file that it needs, opened once.

    From `kept` on where there is one, unless the journal asks for what it stands for.
    """
    on, held = boundary(run, day), kept.checkpoint if kept else None
    wanted = held is None or on > held.on
    marks = checkpoints.marks(run.home, rules(run), on) if wanted else None
    loaded = run.loaded_behind(held) if held else run.loaded()
    if loaded is None:
        return gather(run, day, own_plans)
    until = [entry for entry in loaded.entries if entry.at.date() <= day]
    days = run_of_days(until, day, held.on, held.names) if held else run_of_days(until, day)
    if held is None and (on - days[0].on).days <= SHORT:
        wanted = False
    given = EvaluationInput(
        still_to_come(days, run.today),
        run.settings,
        day,
        held,
        on if wanted else None,
        so_far(run, day, loaded.entries, run.now),
        tuple(one.started for one in experiments_on(run, day, kept)) if own_plans else (),
        supports(run) if own_plans else (),
    )
    return GatheredFiles(given, loaded, kept, marks)


def _evaluated(run: Run, gathered: GatheredFiles, news: bool) -> Evaluated:
    """Advise, and keep a checkpoint. Raises NeedsOlderHistory where `kept` is not enough."""
    given, loaded, kept, marks = gathered
    found = advise(given, news=news)
    for problem in loaded.problems:
        run.output.problem(str(problem))
    _keep(run, found, loaded, marks, kept)
    days, count, last = given.days, len(loaded.entries), kept.last if kept else None
    if kept:
        days, count = (
            HistoryRow(kept.checkpoint.past, attrgetter("days"), given.days),
            count + kept.entries,
        )
    if loaded.entries:
        last = loaded.entries[-1].id
    return Evaluated(found, days, count, last, loaded.entries, kept)


def told_since(run: Run, found: Evaluated, since: date, until: date) -> list[Entry]:
    """The entries from one day to another, both included: at least those that a look back
    reads one by one. Before the checkpoint only these are read, and files of which the sums of
    days say all remain shut: their doses are among the days."""
    kept = found.kept
    if kept and since < kept.checkpoint.on and kept.tells_since(since):
        entries: Sequence[Entry] = entries_read_singly(run.home.journal, since, run.now, kept.opens)
    else:
        entries = found.read
    return [entry for entry in entries if since <= entry.day <= until]


def landmarks(run: Run, last: date) -> Landmarks:
    """The first day of the journal, and the last therapy session before the day `last`."""
    kept = newest_checkpoint(run, boundary(run, last), rules(run))
    since = run.loaded_behind(kept.checkpoint) if kept else None
    if kept and since:
        return Landmarks(kept.checkpoint.first, _visit(since.entries, last) or kept.visit)
    entries = run.loaded().entries
    first_day = min((entry.day for entry in entries if entry.day <= last), default=None)
    return Landmarks(first_day, _visit(entries, last))


def _visit(entries: Sequence[Entry], before: date) -> date | None:
    return max((e.day for e in entries if e.kind == VISIT and e.day < before), default=None)


def _keep(
    run: Run,
    found: Evaluation,
    loaded: JournalView,
    of: Marks | None,
    older: StoredCheckpoint | None,
) -> None:
    """Keep the checkpoint that was met on the way, with what else is said of the days before it.

    None is kept where a line could not be read, or an earlier month's file, which would
    remain shut, speaks of a day behind it.
    """
    held = found.checkpoint
    if held is None or loaded.problems or (loaded.astray and loaded.astray >= held.on):
        return
    before = [entry for entry in loaded.entries if entry.at.date() < held.on]
    visit = _visit(before, held.on) or (older.visit if older else None)
    count = len(before) + (older.entries if older else 0)
    last = before[-1].id if before else older.last if older else ""
    files = (file for file in loaded.files if file.month < month_of(held.on))
    told = (*(older.told if older else ()), *names_to_open(files, before))
    checkpoints.keep(run.home, StoredCheckpoint(held, count, last, visit, told), of)


_BEFORE_A_FLARE = timedelta(days=2)
_A_YEAR = 366
"""So far before a span its scores and ratings are held against older ones; only where there
are any, or goals, so that other reports open the months of their span alone."""


def evaluate(run: Run, day: "date", *, news: bool = True) -> Evaluation:
    """The plan for a day and all that led to it, from the entries up to that day.

    `news` False is for a caller that shows no notices: the blocks are the same.
    A plan for a coming day takes the days until then for no silence: they are not over yet.
    """
    return _with_own_plans(run, day, news=news).evaluation


def plans_ahead(run: Run, count: int) -> tuple[Plan, ...]:
    """The plans for today and the days to come, `count` in all, made of what is known now."""
    from datetime import timedelta

    from pacing_cli.app.day_input import coming_hours
    from pacing_cli.engine.ahead import ahead

    today = run.today
    found = evaluate_files(run, today)
    hours = coming_hours(run, found.read, count)
    for on, tried in tried_ahead(run, found.evaluation, today + timedelta(days=count - 1)).items():
        hours[on] = hours[on]._replace(tried=tried)
    held = found.kept.checkpoint if found.kept else None
    days = run_of_days(found.read, today, held.on, held.names) if held else run.days()
    try:
        return ahead(days, run.settings, today, count, hours, held)
    except NeedsOlderHistory:
        return ahead(run.days(), run.settings, today, count, hours)


def _with_own_plans(run: Run, day: "date", *, news: bool = True) -> Evaluated:
    found = evaluate_files(run, day, own_plans=True, news=news)
    run.saw = found.entries, found.last
    own = found.evaluation
    return found._replace(evaluation=own if day <= run.today else _without_silence(own))


def _without_silence(found: Evaluation) -> Evaluation:
    plan = found.plan
    kept = tuple(notice for notice in plan.notices if not isinstance(notice, SilentDays))
    return found._replace(plan=plan._replace(notices=kept))


def findings(run: Run, span: Span) -> "Findings":
    """The look back over a span, as it could be seen on the span's last day."""
    return looked_back(run, span)[1]


def looked_back(run: Run, span: Span) -> "tuple[Evaluated, Findings]":
    """The look back, and what it was made from."""
    from pacing_cli.engine.look_back.review import review

    found = _with_own_plans(run, span.end)
    entries = told_since(run, found, _first_read(span, found.evaluation), span.end)
    older = run.settings.goals or any(entry.kind == SCORE for entry in entries)
    scores = scores_until(run, span.start, span.end, found) if older else None
    args = (found.days, found.evaluation, run.settings, entries, span.start, span.end, scores)
    looked = review(*args)
    return found, looked._replace(tried=tried_in(run, span, found))


def before_last_flare(run: Run) -> "BeforeFlare | None":
    """The two days before the flare that ended today, as they were written down."""
    from pacing_cli.app.dates import Span

    found = findings(run, Span(run.today, run.today))
    ended = {one.onset for one in found.flares if one.ended == run.today}
    told = [one for one in found.before_flares if one.onset in ended]
    return told[-1] if told else None


def _first_read(span: Span, evaluation: Evaluation) -> date:
    """The first day whose entries are read: the notes before a flare may lie before the span."""
    flares = [one for one in evaluation.flares if one.onset <= span.end]
    onsets = [one.onset for one in flares if (one.recovered or one.ended or span.end) >= span.start]
    return min([span.start, *(onset - _BEFORE_A_FLARE for onset in onsets)])


def scores_until(
    run: Run, start: "date", end: "date", found: "Evaluated | None" = None
) -> "list[Entry]":
    """Scores and reviews of a span and of the year before it; older ones are not looked at.

    `found`: what was seen of the days until then, where that is known.
    """
    from datetime import date, timedelta

    since = max(start, date.min + timedelta(days=_A_YEAR)) - timedelta(days=_A_YEAR)
    if found:
        entries = told_since(run, found, since, end)
    else:
        entries = [one for one in run.loaded(since=since).entries if one.day <= end]
    return [one for one in entries if one.kind in (SCORE, REVIEW)]


def quotas_of(run: Run, plan: Plan, name: str | None) -> tuple[Quota, ...]:
    """The plan's quotas, or the one of an activity or of a unique beginning of its name.

    Raises WordsNotUnderstood.
    """
    if name is None:
        return plan.quotas
    word = name.strip().lower()
    names = {quota.activity.lower(): quota for quota in plan.quotas}
    for quota in plan.quotas:
        short = run.settings.activity(quota.activity).short
        names.update({each.lower(): quota for each in short})
    meant = {q.activity: q for key, q in names.items() if key.startswith(word)}
    if word in names:
        return (names[word],)
    if len(meant) != 1:
        meant = {q.activity: q for key, q in names.items() if f" {key} " in f" {word} "}
    if len(meant) != 1:
        raise _unclear(name, [quota.activity for quota in plan.quotas])
    return tuple(meant.values())


def _unclear(name: str, known: list[str]) -> WordsNotUnderstood:
    if not known:
        return WordsNotUnderstood(
            f'"{name}" has no amount yet, because your journal has no activities.'
        )
    return WordsNotUnderstood(
        f'"{name}" is not in this plan. The plan has: {", ".join(known)}.'
        + did_you_mean(name, known),
        "To see all of it: pace why",
    )


def log_shown_plan(run: Run, found: Evaluation, *, as_list: bool = False) -> None:
    """Keep the plan that was shown. Where that cannot be written, the plan was still shown.

    `as_list`: its blocks were numbered, and `pace done` goes by these numbers.
    """
    from pacing_cli import __version__
    from pacing_cli.engine import ENGINE_VERSION
    from pacing_cli.exporters.json.plan import plan_document
    from pacing_cli.storage.paths import device_word
    from pacing_cli.storage.settings.care import snapshot_care_file
    from pacing_cli.storage.shown import record_plan

    entries, last = run.saw
    line = {
        "v": 1,
        "shown": run.now.isoformat(),
        "version": __version__,
        "engine": ENGINE_VERSION,
        "parameters": dict(sorted(run.settings.profile.parameters.items())),
        **({"list": True} if as_list else {}),
        "saw": {"entries": entries, "last": last},
        "plan": plan_document(found.plan, run.settings.profile.parameters),
    }
    try:
        record_plan(run.home, device_word(), line)
        snapshot_care_file(run.home, run.now)
    except (CouldNotWrite, OSError):
        return


# What the person set up themselves: experiments and supports, for a plan and for looking back.
#
# Nothing is loaded for somebody who has set up nothing: whether there may be an experiment is
# seen in the bytes of the months in which one could still go on.


_LOOK_BACK: Final = timedelta(days=LONGEST + 40)
"""An experiment may begin some weeks after it was written down, and its end is told for some
days."""


def experiments_on(
    run: "Run", on: date, kept: StoredCheckpoint | None = None
) -> "tuple[StoredExperiment, ...]":
    """The experiments that can still matter on a day, the oldest first."""
    if not run.journal.may_hold(EXPERIMENT, on - _LOOK_BACK, on, kept.opens if kept else None):
        return ()
    from pacing_cli.app.experiments import kept_since

    return kept_since(run, on - _LOOK_BACK, on)


def tried_ahead(run: "Run", found: "Evaluation", until: date) -> dict[date, Tried]:
    """The amounts that have their turn from today on, as far as nothing speaks against them now.

    `found`: the evaluation of today.
    """
    today = found.plan.date
    for one in experiments_on(run, today)[-1:]:
        from pacing_cli.app.experiments import standing

        now, protocol = standing(one, run.settings, found), one.protocol
        if protocol.levels and not (now.ended or now.rests):
            name = protocol.activity.casefold()
            turns = ((on, protocol.arm_on(on)) for on in protocol.dates if today <= on <= until)
            return {on: Tried(name, protocol.levels[arm]) for on, arm in turns if arm is not None}
    return {}


def tried_in(run: "Run", span: "Span", found: Evaluated) -> "tuple[ExperimentResult, ...]":
    """The experiments that touch a span, as they stood on its last day."""
    since = span.start - _LOOK_BACK
    opens = found.kept.opens if found.kept else None
    if not run.journal.may_hold(EXPERIMENT, since, span.end, opens):
        return ()
    from pacing_cli.app.experiments import kept_since, standing

    known = kept_since(run, since, span.end)
    stood = (standing(one, run.settings, found.evaluation) for one in known)
    return tuple(one for one in stood if one.ended is None or one.ended.on >= span.start)


def supports(run: "Run") -> "tuple[Support, ...]":
    """What the person wrote down for harder days.

    The answer is worth more than the list: a slip in it is told, and the answer is shown.
    """
    if not run.home.supports.exists():
        return ()
    from pacing_cli.errors import FileNotUsable
    from pacing_cli.storage.settings.supports import load_supports

    try:
        return load_supports(run.home)
    except FileNotUsable as refused:
        run.output.problem(refused.message)
        return ()


def supports_for(run: "Run", *texts: str) -> "Sequence[Support]":
    """What was written down for what is named in the texts, such as barriers."""
    from pacing_cli.model.support import offered

    return offered(supports(run), *texts) if texts else ()
