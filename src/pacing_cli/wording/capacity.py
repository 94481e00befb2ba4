"""What today has room for, in one plain sentence, without numbers; and what good days cost."""

from typing import Final

from pacing_cli.model.findings import Findings
from pacing_cli.model.plan import NotYet, Plan
from pacing_cli.model.reason import PauseOn, Readiness, RedFlag, WayBack
from pacing_cli.wording.phrases import count

_DAYS: Final = {
    "steady": "Today has room for about my usual, in short stretches with breaks between.",
    "flare": "This is a harder stretch: today there is room for clearly less than usual.",
    "bad": "Today is a hard day: about half of the usual is possible, with more rest.",
    "returning": "It is getting better in steps: today there is room for a part of the usual.",
    "rest": "Today is planned as a day of rest.",
    "envelope": "Today stays inside a fixed amount; going past it costs the days after.",
}
_A_HARDER_DAY: Final = (
    "Today is a harder day: about the usual is possible, in smaller pieces with longer breaks."
)
_NOT_KNOWN: Final = (
    "How much today has room for is not known yet. "
    "A little at a time, with breaks between, is a way to begin."
)
_A_GOOD_DAY: Final = "Today is one of the better days."
_NOTHING: Final = "Today nothing is planned."
NOT_KNOWN_COST: Final = "What such days cost afterwards is not known yet."


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
        f"On {count(many, 'day')} of {findings.days_logged} with entries much more was done than "
        f"usual. {cost_sentence(findings)}"
    )


def cost_sentence(findings: Findings) -> str:
    """What followed on days of much more, as far as the log tells."""
    many = len(findings.boom_days)
    if isinstance(findings.boom_bust, NotYet) or not many:
        return NOT_KNOWN_COST
    paid = len({one.boom for one in findings.boom_bust})
    if not paid:
        return (
            "No day of much less is seen in the log after that; it may still have cost something."
        )
    return f"After {paid} of {count(many, 'day')} of much more came a day of much less."
