"""Three questions for the visit, chosen by weight from what the log says."""

from collections.abc import Iterator, Sequence
from typing import Final

from pacing_cli.model.advice import NotYet
from pacing_cli.model.findings import ActivitySpan, GoalState, Question, QuestionKind, Swing
from pacing_cli.model.flare import Flare
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.quantity import Amount, write_amount
from pacing_cli.model.value import Value

HOW_MANY: Final = 3

_WEIGHTS: Final[dict[QuestionKind, int]] = {
    "red_flag": 100,
    "flare_open": 90,
    "swing": 70,
    "bad_days": 65,
    "flares": 60,
    "ceiling": 55,
    "unknown_days": 50,
    "held": 45,
    "no_baseline": 40,
    "goal": 35,
    "quota_moved": 30,
    "open": 0,
}
"""Safety first, then what hurt, then what holds things up, then what went well."""

_MANY_BAD_DAYS: Final = 3
_HELD_HOLDS: Final = 2
"""So many holds at one quota, and the plan itself is worth a question."""


class Facts(Value):
    """What the questions are chosen from."""

    red_flags: int
    flares: Sequence[Flare]
    swing: Swing | NotYet
    bad_days: int
    days_unknown: int
    days_in_span: int
    activities: Sequence[ActivitySpan]
    goals: Sequence[GoalState]
    held_days: dict[str, int]
    """For each activity the days at its last quota, to the end of the span."""
    ceilings: dict[str, float]


def questions(facts: Facts, p: Parameters) -> tuple[Question, ...]:
    """Exactly three, one of a kind; where the log asks fewer, open ones fill up."""
    asked: list[Question] = []
    for question in sorted(_candidates(facts, p), key=lambda one: -_WEIGHTS[one.kind]):
        if question.kind not in {one.kind for one in asked}:
            asked.append(question)
    del asked[HOW_MANY:]
    open_ones = (Question("open", number=n) for n in range(1, HOW_MANY - len(asked) + 1))
    return (*asked, *open_ones)


def _candidates(facts: Facts, p: Parameters) -> Iterator[Question]:
    if facts.red_flags:
        yield Question("red_flag", number=facts.red_flags)
    yield from _about_flares(facts)
    if not isinstance(facts.swing, NotYet) and facts.swing.verdict == "more see-saw":
        yield Question("swing", number=facts.swing.value)
    if facts.bad_days >= _MANY_BAD_DAYS:
        yield Question("bad_days", number=facts.bad_days)
    unknown = facts.days_unknown
    if unknown * 100 > facts.days_in_span * (100 - p.missing_min_complete):
        yield Question("unknown_days", number=unknown)
    for activity in facts.activities:
        yield from _about_activity(activity, facts, p)
    for goal in sorted(facts.goals, key=lambda goal: goal.done_days):
        yield Question("goal", activity=goal.name, number=goal.done_days)


def _about_flares(facts: Facts) -> Iterator[Question]:
    still_open = [flare for flare in facts.flares if flare.ended is None]
    if still_open:
        yield Question("flare_open", number=still_open[-1].days)
    if len(facts.flares) > len(still_open):
        yield Question("flares", number=len(facts.flares))


def _about_activity(one: ActivitySpan, facts: Facts, p: Parameters) -> Iterator[Question]:
    if one.quota_last is None:
        yield Question("no_baseline", one.activity, one.days)
        return
    amount = write_amount(Amount(one.measure, one.quota_last))
    ceiling = facts.ceilings.get(one.activity)
    held = facts.held_days.get(one.activity, 0)
    if ceiling is not None and one.quota_last >= ceiling:
        yield Question("ceiling", one.activity, one.quota_last, amount)
    elif held >= _HELD_HOLDS * p.progress_hold_days:
        yield Question("held", one.activity, held, amount)
    if one.quota_first is not None and one.quota_first != one.quota_last:
        yield Question("quota_moved", one.activity, one.quota_last - one.quota_first, amount)
