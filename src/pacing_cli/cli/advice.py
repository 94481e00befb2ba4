"""From one run's files to advice: the outlook of a day, the findings of a span."""

from typing import TYPE_CHECKING

from pacing_cli.cli.context import Pacing
from pacing_cli.cli.days import Span
from pacing_cli.engine.advise import ENGINE_VERSION, Outlook, advise
from pacing_cli.engine.days import days as run_of_days
from pacing_cli.errors import CouldNotWrite, WordsNotUnderstood
from pacing_cli.model.findings import Findings
from pacing_cli.model.plan import Plan, Quota
from pacing_cli.model.reason import SilentDays

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from pacing_cli.model.day import Day
    from pacing_cli.model.entry import Entry


def outlook(pacing: Pacing, day: "date") -> Outlook:
    """The plan for a day and all that led to it, from the entries up to that day.

    A plan for a coming day says nothing of silence: those days are not over yet.
    """
    return _outlook(pacing, day, run_of_days(_seen(pacing, day), day))


def _seen(pacing: Pacing, day: "date") -> "list[Entry]":
    return [entry for entry in pacing.loaded().entries if entry.day <= day]


def _outlook(pacing: Pacing, day: "date", run: "Sequence[Day]") -> Outlook:
    for problem in pacing.loaded().problems:
        pacing.output.problem(str(problem))
    found = advise(run, pacing.settings, day)
    return _without_silence(found) if day > pacing.today else found


def _without_silence(found: Outlook) -> Outlook:
    plan = found.plan
    kept = tuple(notice for notice in plan.notices if not isinstance(notice, SilentDays))
    return found._replace(plan=plan._replace(notices=kept))


def findings(pacing: Pacing, span: Span) -> Findings:
    """The look back over a span, as it could be seen on the span's last day."""
    from pacing_cli.engine.review import review

    seen = _seen(pacing, span.end)
    run = run_of_days(seen, span.end)
    found = _outlook(pacing, span.end, run)
    return review(run, found, pacing.settings, seen, span.start, span.end)


def quotas_of(pacing: Pacing, plan: Plan, name: str | None) -> tuple[Quota, ...]:
    """The plan's quotas, or the one of an activity or of a unique beginning of its name."""
    if name is None:
        return plan.quotas
    word = name.strip().lower()
    names = {quota.activity.lower(): quota for quota in plan.quotas}
    for quota in plan.quotas:
        short = pacing.settings.activity(quota.activity).short
        names.update({each.lower(): quota for each in short})
    meant = {q.activity: q for key, q in names.items() if key.startswith(word)}
    if word in names:
        return (names[word],)
    if len(meant) != 1:
        raise _unclear(name, [quota.activity for quota in plan.quotas])
    return tuple(meant.values())


def _unclear(name: str, known: list[str]) -> WordsNotUnderstood:
    if not known:
        return WordsNotUnderstood(f'There is no amount for "{name}" yet: no activity is logged.')
    return WordsNotUnderstood(
        f'"{name}" is not one activity of the plan: it has {", ".join(known)}.'
    )


def remember(pacing: Pacing, found: Outlook) -> None:
    """Keep the plan that was shown. Where that cannot be written, the plan was still shown."""
    from pacing_cli import __version__
    from pacing_cli.exporters.documents import plan_document
    from pacing_cli.storage.care_versions import see_care
    from pacing_cli.storage.paths import device_word
    from pacing_cli.storage.plans import record_plan

    entries = pacing.loaded().entries
    line = {
        "v": 1,
        "shown": pacing.now.isoformat(),
        "version": __version__,
        "engine": ENGINE_VERSION,
        "parameters": dict(sorted(pacing.settings.profile.parameters.items())),
        "saw": {"entries": len(entries), "last": entries[-1].id if entries else None},
        "plan": plan_document(found.plan, pacing.settings.profile.parameters),
    }
    try:
        record_plan(pacing.home, device_word(), line)
        see_care(pacing.home, pacing.now)
    except (CouldNotWrite, OSError):
        return
