"""From one run's files to advice: the outlook of a day, the findings of a span."""

from typing import TYPE_CHECKING, NamedTuple

from pacing_cli.cli.context import Pacing
from pacing_cli.cli.days import Span
from pacing_cli.cli.seen import Seen, seen, whole
from pacing_cli.engine.advise import ENGINE_VERSION, Outlook
from pacing_cli.errors import CouldNotWrite, WordsNotUnderstood
from pacing_cli.model.findings import Findings
from pacing_cli.model.past import TooFarBack
from pacing_cli.model.plan import Plan, Quota
from pacing_cli.model.reason import SilentDays

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from pacing_cli.model.day import Day


def outlook(pacing: Pacing, day: "date") -> Outlook:
    """The plan for a day and all that led to it, from the entries up to that day.

    A plan for a coming day says nothing of silence: those days are not over yet.
    """
    return _outlook(pacing, day).outlook


def _outlook(pacing: Pacing, day: "date", since: "date | None" = None) -> Seen:
    found = seen(pacing, day, since)
    pacing.saw = found.entries, found.last
    if day <= pacing.today:
        return found
    return found._replace(outlook=_without_silence(found.outlook))


def _without_silence(found: Outlook) -> Outlook:
    plan = found.plan
    kept = tuple(notice for notice in plan.notices if not isinstance(notice, SilentDays))
    return found._replace(plan=plan._replace(notices=kept))


class LookBack(NamedTuple):
    """A span's days up to its end, what the look ahead found there, and the findings."""

    run: "Sequence[Day]"
    outlook: Outlook
    findings: Findings


def look_back(pacing: Pacing, span: Span) -> LookBack:
    """The look back over a span, as it could be seen on the span's last day."""
    try:
        return _look_back(pacing, span, _outlook(pacing, span.end, span.start))
    except TooFarBack:
        return _look_back(pacing, span, whole(pacing, span.end))


def _look_back(pacing: Pacing, span: Span, found: Seen) -> LookBack:
    from pacing_cli.engine.review import review

    entries = [e for e in pacing.loaded(since=span.start).entries if e.day <= span.end]
    told = review(found.days, found.outlook, pacing.settings, entries, span.start, span.end)
    return LookBack(found.days, found.outlook, told)


def findings(pacing: Pacing, span: Span) -> Findings:
    """What the look back over a span found."""
    return look_back(pacing, span).findings


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

    entries, last = pacing.saw
    line = {
        "v": 1,
        "shown": pacing.now.isoformat(),
        "version": __version__,
        "engine": ENGINE_VERSION,
        "parameters": dict(sorted(pacing.settings.profile.parameters.items())),
        "saw": {"entries": entries, "last": last},
        "plan": plan_document(found.plan, pacing.settings.profile.parameters),
    }
    try:
        record_plan(pacing.home, device_word(), line)
        see_care(pacing.home, pacing.now)
    except (CouldNotWrite, OSError):
        return
