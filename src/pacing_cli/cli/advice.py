"""From one run's files to advice: the outlook of a day, the findings of a span."""

from typing import TYPE_CHECKING

from pacing_cli.cli.context import Pacing
from pacing_cli.cli.days import Span
from pacing_cli.cli.seen import Seen, seen, told_since
from pacing_cli.engine.advise import ENGINE_VERSION, Outlook
from pacing_cli.engine.days import days as run_of_days
from pacing_cli.errors import CouldNotWrite, WordsNotUnderstood
from pacing_cli.model.entry import REVIEW, SCORE
from pacing_cli.model.near_words import did_you_mean
from pacing_cli.model.past import TooFarBack
from pacing_cli.model.plan import Plan, Quota
from pacing_cli.model.reason import SilentDays

if TYPE_CHECKING:
    from datetime import date

    from pacing_cli.model.entry import Entry
    from pacing_cli.model.findings import Findings

_A_YEAR = 366
"""So far before a span its scores and ratings are held against older ones; only where there
are any, or goals, so that other reports open the months of their span alone."""


def outlook(pacing: Pacing, day: "date") -> Outlook:
    """The plan for a day and all that led to it, from the entries up to that day.

    A plan for a coming day takes the days until then for no silence: they are not over yet.
    """
    return _outlook(pacing, day).outlook


def plans_ahead(pacing: Pacing, count: int) -> tuple[Plan, ...]:
    """The plans for today and the days to come, `count` in all, made of what is known now."""
    from datetime import timedelta

    from pacing_cli.cli.own_plans import tried_ahead
    from pacing_cli.cli.so_far import coming_hours
    from pacing_cli.engine.ahead import ahead

    today = pacing.today
    found = seen(pacing, today)
    hours = coming_hours(pacing, found.read, count)
    for on, tried in tried_ahead(pacing, found.outlook, today + timedelta(days=count - 1)).items():
        hours[on] = hours[on]._replace(tried=tried)
    held = found.kept.foothold if found.kept else None
    run = run_of_days(found.read, today, held.on, held.names) if held else pacing.days()
    try:
        return ahead(run, pacing.settings, today, count, hours, held)
    except TooFarBack:
        return ahead(pacing.days(), pacing.settings, today, count, hours)


def _outlook(pacing: Pacing, day: "date") -> Seen:
    found = seen(pacing, day, own_plans=True)
    pacing.saw = found.entries, found.last
    own = found.outlook
    return found._replace(outlook=own if day <= pacing.today else _without_silence(own))


def _without_silence(found: Outlook) -> Outlook:
    plan = found.plan
    kept = tuple(notice for notice in plan.notices if not isinstance(notice, SilentDays))
    return found._replace(plan=plan._replace(notices=kept))


def findings(pacing: Pacing, span: Span) -> "Findings":
    """The look back over a span, as it could be seen on the span's last day."""
    return looked_back(pacing, span)[1]


def looked_back(pacing: Pacing, span: Span) -> "tuple[Seen, Findings]":
    """The look back, and what it was made from."""
    from pacing_cli.cli.own_plans import tried_in
    from pacing_cli.engine.review import review

    found = _outlook(pacing, span.end)
    entries = told_since(pacing, found, span.start, span.end)
    older = pacing.settings.goals or any(entry.kind == SCORE for entry in entries)
    scores = scores_until(pacing, span.start, span.end, found) if older else None
    args = (found.days, found.outlook, pacing.settings, entries, span.start, span.end, scores)
    looked = review(*args)
    return found, looked._replace(tried=tried_in(pacing, span, found.outlook))


def scores_until(
    pacing: Pacing, start: "date", end: "date", found: "Seen | None" = None
) -> "list[Entry]":
    """Scores and reviews of a span and of the year before it; older ones are not looked at.

    `found`: what was seen of the days until then, where that is known.
    """
    from datetime import date, timedelta

    since = max(start, date.min + timedelta(days=_A_YEAR)) - timedelta(days=_A_YEAR)
    if found:
        entries = told_since(pacing, found, since, end)
    else:
        entries = [one for one in pacing.loaded(since=since).entries if one.day <= end]
    return [one for one in entries if one.kind in (SCORE, REVIEW)]


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
        + did_you_mean(name, known)
    )


def remember(pacing: Pacing, found: Outlook, *, as_list: bool = False) -> None:
    """Keep the plan that was shown. Where that cannot be written, the plan was still shown.

    `as_list`: its blocks were numbered, and `pace done` goes by these numbers.
    """
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
        **({"list": True} if as_list else {}),
        "saw": {"entries": entries, "last": last},
        "plan": plan_document(found.plan, pacing.settings.profile.parameters),
    }
    try:
        record_plan(pacing.home, device_word(), line)
        see_care(pacing.home, pacing.now)
    except (CouldNotWrite, OSError):
        return
