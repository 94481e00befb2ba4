"""What a longer look back says: costs of activities, the map of the day, early signs."""

from collections.abc import Sequence
from typing import Final, assert_never

from pacing_cli.model.patterns import Cost, DayPart, LevelShift, Payback, Relief, TimeMap
from pacing_cli.model.plan import NotYet
from pacing_cli.model.quantity import Amount
from pacing_cli.wording.phrases import count, day_and_month, listed, number, signed
from pacing_cli.wording.report import OUTCOMES

_PARTS: Final[dict[DayPart, str]] = {
    "morning": "in the morning (5 to 11)",
    "midday": "at midday (11 to 14)",
    "afternoon": "in the afternoon (14 to 18)",
    "evening": "in the evening (from 18)",
}
_DAYS: Final[dict[str, str]] = {
    "mon": "on Mondays", "tue": "on Tuesdays", "wed": "on Wednesdays", "thu": "on Thursdays",
    "fri": "on Fridays", "sat": "on Saturdays", "sun": "on Sundays",
}  # fmt: skip

NOTHING_EARLY: Final = "No pattern of early signs today."
HOW_TO_COPE: Final = (
    "You can write down what helps then: in profile.toml under [coping], such as pain = ..."
)
NO_RELIEF: Final = "No activity after which pain was lower more often than not."
NOT_A_CAUSE: Final = (
    "All of this is what goes together in your log. It does not tell what brings about what."
)


def shift_sentence(shift: LevelShift) -> str:
    """That the level seems to have moved, and what makes it the new usual."""
    way = "higher" if shift.now > shift.before else "lower"
    told = (
        f"Your usual level of pain seems to have shifted: {way} on the last "
        f"{count(shift.run, 'rated day')}, since {day_and_month(shift.since)}; "
        f"about {number(shift.now)}, before about {number(shift.before)}."
    )
    if shift.flare_open:
        return f"{told} If this is your usual now: pace flare end."
    return f"{told} Your usual follows by itself within about three weeks."


def missing_sentence(missing: NotYet) -> str:
    """How many are missing: `5 more days with an amount of it (3 of 8 so far).`"""
    more = max(missing.need - missing.have, 1)
    return f"{more} more needed: so far {missing.have} of {missing.need} {missing.what}."


def usual_words(ledger: Payback) -> str:
    """`walk, usually 12 min`."""
    if ledger.usual is None:
        return ledger.activity
    return f"{ledger.activity}, usually {Amount(ledger.measure, ledger.usual)}"


def cost_sentence(cost: Cost) -> str:
    """The learnt cost as a range, with the days behind it; never a cause."""
    outcome = OUTCOMES.get(cost.outcome, cost.outcome)
    between = f"{_range(cost)} points on your scale"
    days = f"{count(cost.days_more, 'day')} of more, {cost.days_other} others"
    after = f"{outcome}: after more than usual the next days tend to be"
    match cost.verdict:
        case "harder after more":
            return f"{after} higher, {between}; {days}."
        case "easier after more":
            return f"{after} lower, {between}; {days}."
        case "cannot tell":
            return f"{outcome}: cannot tell which way, {between}; {days}."
    assert_never(cost.verdict)


def unclear_sentence(costs: Sequence[Cost]) -> str:
    """Several that cannot be told, in one: `cannot tell which way: pain -0.6 to +0.2, ...`."""
    told = [f"{OUTCOMES.get(cost.outcome, cost.outcome)} {_range(cost)}" for cost in costs]
    fewest = min(costs, key=lambda cost: cost.days_more + cost.days_other)
    days = f"{count(fewest.days_more, 'day')} of more, {fewest.days_other} others"
    return f"cannot tell which way: {listed(told)} points on your scale; {days}."


def _range(cost: Cost) -> str:
    return f"{signed(cost.low)} to {signed(cost.high)}"


def cost_sum(cost: Cost) -> str:
    """How the range came about."""
    return (
        f"next days {signed(cost.after_more)} from your usual after more, "
        f"{signed(cost.after_other)} after other days; "
        f"with the day's own level held equal {signed(cost.seen)}; "
        f"typed demand stands for {signed(cost.prior)}; together {signed(cost.value)}"
    )


def map_sentence(found: TimeMap) -> str:
    """Where tiredness gathers, or that it does not."""
    if found.most is None or found.above is None:
        return "Tiredness is about the same throughout, as far as can be told."
    where = place_words(found.most)
    return f"Tiredness is highest {where}: {number(found.above)} points above the rest."


def place_words(name: str) -> str:
    """`in the morning (5 to 11)`, `on Mondays`."""
    for part, words in _PARTS.items():
        if part == name:
            return words
    return _DAYS.get(name, name)


def relief_sentence(found: Relief) -> str:
    """After what pain was lower more often than not, in counts."""
    return (
        f"After {found.activity}, pain was lower in {found.better} of "
        f"{count(found.entries, 'entry', 'entries')}, the same in {found.same}, "
        f"higher in {found.worse}; {number(abs(found.change))} points lower on average."
    )
