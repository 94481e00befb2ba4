"""Choose the card that may fit now: the first flare, the first step up, the first days.

No advice hangs on it. Whether a card was offered before is known elsewhere.
"""

from collections.abc import Iterator, Sequence

from pacing_cli.model import entry as kinds
from pacing_cli.model import reason as r
from pacing_cli.model.entry import Entry
from pacing_cli.model.phase import Flare
from pacing_cli.model.plan import Plan
from pacing_cli.model.settings import Agreement, Care, CareChange, Settings

_RECENT_DAYS = 28


def card_moments(
    plan: Plan, flares: Sequence[Flare], entries: Sequence[Entry], settings: Settings
) -> tuple[str, ...]:
    """The names of the cards that fit, the nearest first.

    None on a bad day, nor where a safety question was answered yes: then it is quiet.
    """
    stopped = any(isinstance(notice, r.RedFlag) for notice in plan.notices)
    if plan.day == "bad" or stopped:
        return ()
    return tuple(dict.fromkeys(_moments(plan, flares, entries, settings)))


def _moments(
    plan: Plan, flares: Sequence[Flare], entries: Sequence[Entry], settings: Settings
) -> Iterator[str]:
    if any((plan.date - flare.onset).days <= _RECENT_DAYS for flare in flares):
        yield "flares"
    if any(isinstance(notice, r.SilentDays) for notice in plan.notices):
        yield "coming-back"
    yield "pacing"
    if any(entry.kind == kinds.BAD for entry in entries):
        yield "thoughts"
    yield from _of_the_amounts(plan)
    yield from _of_the_entries(entries, settings)


def _of_the_amounts(plan: Plan) -> Iterator[str]:
    quotas = {quota.activity: quota.quota for quota in plan.quotas}
    done = [notice for notice in plan.notices if isinstance(notice, r.DoneToday)]
    if any(notice.done.value > (quotas.get(notice.activity) or 0) for notice in done):
        yield "good-days"
    if any(quota.decision == "raise" for quota in plan.quotas):
        yield "small-steps"
    if any(quota.baseline is not None for quota in plan.quotas):
        yield "baseline"


def _of_the_entries(entries: Sequence[Entry], settings: Settings) -> Iterator[str]:
    if any(entry.kind == kinds.DOSE for entry in entries):
        yield "medicines"
    if any(entry.number("sleep_hours") is not None for entry in entries):
        yield "sleep"
    if any(entry.word("with") for entry in entries):
        yield "family"
    done = {entry.activity for entry in entries if entry.activity}
    if any(settings.activity(name).kind == "work" for name in done):
        yield "work"


# What changed from one version of the care file to another, key by key.

_TOP = ("agreed_with", "agreed_on", "review_on")


def care_changes(old: Care, new: Care) -> tuple[CareChange, ...]:
    """Every key that differs: first who and when, then the activities by name."""
    names = sorted({*old.activities, *new.activities})
    return (
        *(
            CareChange("", key, getattr(old, key) or None, getattr(new, key) or None)
            for key in _TOP
            if getattr(old, key) != getattr(new, key)
        ),
        *(change for name in names for change in _of(name, old.of(name), new.of(name))),
    )


def _of(name: str, old: Agreement, new: Agreement) -> tuple[CareChange, ...]:
    pairs = zip(old._fields, old, new, strict=True)
    return tuple(
        CareChange(name, key, None if before == () else before, None if now == () else now)
        for key, before, now in pairs
        if before != now
    )
