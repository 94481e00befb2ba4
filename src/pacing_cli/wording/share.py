"""Write the text of each shared field. A field uses only what its name promises.

A sentence that involves a second field (a medicine linked with pain) is included only if that field
is on the list as well.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from pacing_cli.engine.statistics import known, mean
from pacing_cli.model.day import Day
from pacing_cli.model.experiment import ExperimentResult
from pacing_cli.model.findings import Association, Findings, Question
from pacing_cli.model.plan import NotYet, Plan
from pacing_cli.model.reason import PauseOn, Readiness, RedFlag, WayBack
from pacing_cli.model.support import FIELDS, Audience, FieldText, Share, Support
from pacing_cli.model.value import Value
from pacing_cli.wording.experiment import results
from pacing_cli.wording.goal import goal_sentence
from pacing_cli.wording.look_back import (
    association_sentence,
    change_sentence,
    in_all,
    swing_sentence,
)
from pacing_cli.wording.notices import dose_sentences
from pacing_cli.wording.phrases import count, day_and_month, from_to, listed, number
from pacing_cli.wording.sheet import question_sentence

# What today has room for, in one plain sentence, without numbers; and what good days cost.

_DAYS: Final = {
    "steady": "Today I can do about my usual amount, in short parts with breaks between.",
    "flare": "I am in a flare: today I can do clearly less than usual.",
    "bad": "Today is a bad day: I can do about half of my usual amount, with more rest.",
    "returning": "I am building back up in steps: today I can do a part of my usual amount.",
    "rest": "Today is planned as a day of rest.",
    "envelope": "Today I keep to a fixed amount. Doing more makes the days after harder.",
}
_A_HARDER_DAY: Final = (
    "Today is a harder day: I can do about my usual amount, in smaller parts with longer breaks."
)
_NOT_KNOWN: Final = (
    "I do not know yet how much I can do today. I begin with a little at a time, with breaks "
    "between."
)
_A_GOOD_DAY: Final = "Today is one of the better days."
_NOTHING: Final = "Today nothing is planned."
NOT_KNOWN_COST: Final = "How the days after such a day go is not known yet."


def capacity_sentence(plan: Plan) -> str:
    """One sentence on today. It never names a rating, a medicine or a safety answer."""
    if any(isinstance(notice, RedFlag) for notice in plan.notices):
        return _NOTHING
    if any(isinstance(notice, PauseOn) for notice in plan.notices) and plan.day == "steady":
        return _DAYS["steady"]
    if plan.day == "steady" and all(one.quota is None for one in plan.quotas):
        return _NOT_KNOWN
    part = next((one.percent for one in plan.notices if isinstance(one, WayBack)), None)
    if plan.day == "returning" and part is not None and part >= 100:
        return _DAYS["steady"]
    harder = any(isinstance(one, Readiness) and one.band != "green" for one in plan.notices)
    return _A_HARDER_DAY if plan.day == "steady" and harder else _DAYS[plan.day]


def good_day_sentence(plan: Plan, findings: Findings) -> str:
    """Only where the person called today a good day: never without what such days cost."""
    good = any(isinstance(one, Readiness) and one.word == "good" for one in plan.notices)
    return f"{_A_GOOD_DAY} {cost_sentence(findings)}" if good and plan.day == "steady" else ""


def good_days_sentence(findings: Findings) -> str:
    """Days of much more, in one breath with what followed; empty where there were none."""
    many = len(findings.boom_days)
    if not many:
        return ""
    return (
        f"I did much more than usual on {count(many, 'day')} of {findings.days_logged} with "
        f"entries. {cost_sentence(findings)}"
    )


def cost_sentence(findings: Findings) -> str:
    """What followed on days of much more, as far as the log tells."""
    many = len(findings.boom_days)
    if isinstance(findings.boom_bust, NotYet) or not many:
        return NOT_KNOWN_COST
    paid = len({one.much_more_on for one in findings.boom_bust})
    if not paid:
        return "My entries show no harder day afterwards. There may still have been one."
    return f"A flare or harder days followed {paid} of {count(many, 'day')} with much more."


# One line a week for somebody who keeps one company: it invites, and never accuses.

_WEEK: Final = 7
_COME_ALONG: Final = "If you like, ask how it is going, or come along once."
_A_WORD: Final = "If you like, a friendly word would be welcome."


def week_line(name: str, days: Sequence[Day], plan: Plan) -> str:
    """Never what was left out: what is not written down says nothing of how a week went."""
    who = f"{name}'s week: " if name else "This week: "
    active = sum(bool(day.done) for day in days[-_WEEK:])
    if plan.day in ("bad", "flare"):
        return f"{who}a flare or bad days, with less planned for now. {_A_WORD}"
    if plan.day == "returning":
        return f"{who}building back up in steps after a flare or bad days. {_A_WORD}"
    if not active:
        return f"{who}few entries, which says nothing about how it went. {_A_WORD}"
    return f"{who}some things done, step by step, and more of the same planned. {_COME_ALONG}"


class ShareFacts(Value):
    """Everything that the fields are made from."""

    name: str
    plan: Plan
    findings: Findings
    days: tuple[Day, ...]
    """The days of the span, in their order."""
    contingency: tuple[str, ...] = ()
    supports: tuple[Support, ...] = ()
    tried: tuple[ExperimentResult, ...] = ()
    allowed: frozenset[str] = frozenset()


def shared(audience: Audience, fields: tuple[str, ...], facts: ShareFacts) -> Share:
    """Return the fields on the list of the audience, and nothing else."""
    facts = facts._replace(allowed=frozenset(fields))
    told = [FieldText(field, tuple(_SAY[field](facts))) for field in fields]
    return Share(
        audience,
        tuple(one for one in told if one.lines),
        tuple(field for field in FIELDS if field not in fields),
        tuple(one.field for one in told if not one.lines),
    )


def _name(facts: ShareFacts) -> Iterator[str]:
    if facts.name:
        yield f"From {facts.name}."


def _capacity(facts: ShareFacts) -> Iterator[str]:
    yield capacity_sentence(facts.plan)
    if good := good_day_sentence(facts.plan, facts.findings):
        yield good


def _helps(facts: ShareFacts) -> Iterator[str]:
    if facts.contingency:
        yield f"On a hard day, this helps: {'; '.join(facts.contingency)}."


def _supports(facts: ShareFacts) -> Iterator[str]:
    own = [one.told for one in facts.supports if one.kind not in ("work", "appointment")]
    if own:
        yield f"Good to have around: {listed(own)}."


def _adjustments(facts: ShareFacts) -> Iterator[str]:
    own = [one.told for one in facts.supports if one.kind == "work"]
    if own:
        yield f"At work, this helps: {listed(own)}."


def _days(facts: ShareFacts) -> Iterator[str]:
    found = facts.findings
    silent = found.days_unknown
    unknown = f", {count(silent, 'day')} unknown" if silent > 0 else ""
    yield (
        f"{from_to(found.start, found.end)}: entries on {found.days_logged} of "
        f"{count(found.days_in_span, 'day')}{unknown}."
    )


def _activities(facts: ShareFacts) -> Iterator[str]:
    for span in facts.findings.activities:
        if span.days:
            yield f"{span.activity}: {in_all(span)}, on {count(span.days, 'day')}."


def _amounts(facts: ShareFacts) -> Iterator[str]:
    for quota in facts.plan.quotas:
        if quota.amount is not None:
            yield f"{quota.activity}: {quota.amount} a day, as of today."


def _range(facts: ShareFacts) -> Iterator[str]:
    """All kinds of days on one line, so that none of them can be taken for all."""
    found = facts.findings
    if not found.days_logged:
        return
    more, less = len(found.boom_days), len(found.bust_days)
    bad = count(found.bad_days, "was called a bad day", "were called bad days")
    yield (
        f"Of {count(found.days_logged, 'day')} with entries, {more} had much more activity than "
        f"usual, {less} much less. {bad}. {f'{cost_sentence(found)} ' if more else ''}"
        "It differs from day to day."
    )


def _good_days(facts: ShareFacts) -> Iterator[str]:
    good = good_days_sentence(facts.findings)
    if good and "range" not in facts.allowed:
        yield good


def _steadiness(facts: ShareFacts) -> Iterator[str]:
    if not isinstance(facts.findings.swing, NotYet):
        yield swing_sentence(facts.findings.swing)


def _flares(facts: ShareFacts) -> Iterator[str]:
    for flare in facts.findings.flares:
        over = f"over on {day_and_month(flare.recovered)}" if flare.recovered else "no end known"
        yield f"A flare from {day_and_month(flare.onset)}: {count(flare.days, 'day')}, {over}."


def _pain(facts: ShareFacts) -> Iterator[str]:
    usual = facts.findings.usual_pain
    if not isinstance(usual, NotYet):
        yield f"Usual pain outside flares: {number(usual)} of 10."
    peaks = [one.peak_pain for one in facts.findings.flares if one.peak_pain is not None]
    if peaks:
        yield f"Worst pain in flares: {number(max(peaks))} of 10."


def _changes(facts: ShareFacts) -> Iterator[str]:
    if not isinstance(facts.findings.outcomes, NotYet):
        for change in facts.findings.outcomes:
            if change.name != "pain" or "pain" in facts.allowed:
                yield change_sentence(change)


def _sleep(facts: ShareFacts) -> Iterator[str]:
    if facts.findings.sleep_hours is not None:
        yield f"Sleep: {number(facts.findings.sleep_hours)} h a night on average."


def _mood(facts: ShareFacts) -> Iterator[str]:
    for what, name in {"mood": "Mood", "stress": "Stress"}.items():
        values = known([getattr(day, what) for day in facts.days])
        if values:
            yield f"{name}: {number(mean(values))} of 10 on average."


def _medicines(facts: ShareFacts) -> Iterator[str]:
    yield from dose_sentences(facts.findings.dose_months)


def _goals(facts: ShareFacts) -> Iterator[str]:
    yield from map(goal_sentence, facts.findings.goals)


def _tries(facts: ShareFacts) -> Iterator[str]:
    for one in facts.tried:
        said = results(one)
        outcome = one.protocol.outcome
        needs = {"mood": "mood", "stress": "mood", "quality": "sleep", "pain": "pain"}.get(outcome)
        if said and (needs is None or needs in facts.allowed):
            yield f"{one.protocol.question} {' '.join(said)}"


_NEEDS: Final = {
    "dose": "medicines", "more_stress": "mood", "less_sleep": "sleep", "worse_sleep": "sleep",
    "more_of": "activities", "done": "activities",
}  # fmt: skip


def _together(facts: ShareFacts) -> Iterator[str]:
    found = facts.findings.associations
    if isinstance(found, NotYet):
        return
    for one in found:
        if one.verdict != "cannot tell" and _may_tell(one, facts.allowed):
            yield association_sentence(one)


def _may_tell(found: Association, allowed: frozenset[str]) -> bool:
    needs = {_NEEDS.get(found.kind, "together")}
    needs |= {{"pain": "pain", "mood": "mood", "stress": "mood"}.get(found.outcome, "together")}
    return needs <= allowed


_ASKS_OF: Final = {
    "flare_open": "flares", "flares": "flares", "quota_moved": "amounts", "held": "amounts",
    "limit": "amounts",
    "ceiling": "amounts", "no_baseline": "amounts", "swing": "steadiness", "unknown_days": "days",
    "bad_days": "range", "goal": "goals", "much_more": "activities", "step_back": "amounts",
    "stopped": "pain", "low_mood": "mood",
}  # fmt: skip


def _questions(facts: ShareFacts) -> Iterator[str]:
    for question in facts.findings.questions:
        if _may_ask(question, facts.allowed):
            yield question_sentence(question)


def _may_ask(question: Question, allowed: frozenset[str]) -> bool:
    return _ASKS_OF.get(question.kind, "questions") in allowed


def _notes(facts: ShareFacts) -> Iterator[str]:
    for on, text in facts.findings.notes:
        yield f"{day_and_month(on)}: {text}"


def _week(facts: ShareFacts) -> Iterator[str]:
    yield week_line(facts.name if "name" in facts.allowed else "", facts.days, facts.plan)


_SAY: Final[dict[str, Callable[[ShareFacts], Iterator[str]]]] = {
    "name": _name,
    "capacity": _capacity,
    "helps": _helps,
    "supports": _supports,
    "adjustments": _adjustments,
    "days": _days,
    "activities": _activities,
    "amounts": _amounts,
    "range": _range,
    "good_days": _good_days,
    "steadiness": _steadiness,
    "flares": _flares,
    "pain": _pain,
    "changes": _changes,
    "sleep": _sleep,
    "mood": _mood,
    "medicines": _medicines,
    "goals": _goals,
    "tries": _tries,
    "together": _together,
    "questions": _questions,
    "notes": _notes,
    "week": _week,
}
