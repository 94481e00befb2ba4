"""Write sentences about a longer review: payback, times of day, early signs."""

from collections.abc import Sequence
from typing import Final, assert_never

from pacing_cli.model.parameter_table import BY_FIELD
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.patterns import Cost, DayPart, LevelShift, Payback, Relief, TimeMap
from pacing_cli.model.plan import NotYet
from pacing_cli.model.quantity import Amount
from pacing_cli.wording.look_back import OUTCOMES
from pacing_cli.wording.phrases import count, day_and_month, fine, listed, number, signed
from pacing_cli.wording.sources import of_parameter

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

NOTHING_EARLY: Final = "No early signs today."
HOW_TO_COPE: Final = (
    "You can say what helps then, in profile.toml under [coping], for example pain = ..."
)
NO_RELIEF: Final = "No activity had lower pain after it more often than not."
NOT_A_CAUSE: Final = "These patterns show what happened together. They do not show why."


def shift_sentence(shift: LevelShift) -> str:
    """That the level seems to have moved, and what makes it the new usual."""
    way = "higher" if shift.now > shift.before else "lower"
    told = (
        f"Your usual level of pain seems to have shifted: {way} on the last "
        f"{count(shift.run, 'rated day')}, since {day_and_month(shift.since)}. It is about "
        f"{number(shift.now)} now, and was about {number(shift.before)}."
    )
    if shift.flare_open:
        return f"{told} If this is your usual now: pace flare end."
    return f"{told} pace moves your usual level within about 3 weeks."


def missing_sentence(missing: NotYet) -> str:
    """How many are missing: `5 more days with an amount of it (3 of 8 so far).`"""
    more = max(missing.need - missing.have, 1)
    return f"{more} more needed: {missing.have} of {missing.need} {missing.what}."


def usual_words(ledger: Payback) -> str:
    """`walk, usually 12 min`."""
    if ledger.usual is None:
        return ledger.activity
    return f"{ledger.activity}, usually {Amount(ledger.measure, ledger.usual)}"


def cost_sentence(cost: Cost) -> str:
    """The learnt cost as a range, with the days behind it; never a cause."""
    outcome = OUTCOMES.get(cost.outcome, cost.outcome)
    between = f"{_range(cost)} points on your scale"
    days = f"{count(cost.days_more, 'day')} with more, {cost.days_other} others"
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
    days = f"{count(fewest.days_more, 'day')} with more, {fewest.days_other} others"
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
        return "Fatigue is about the same throughout, as far as pace can tell."
    where = place_words(found.most)
    return f"Fatigue is highest {where}: {number(found.above)} points above the rest."


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


# How the patterns are worked out: the formula, its numbers, and how well they are supported.

_BY_CHANCE: Final = "1 to 11"
"""Of 100 stretches of 28 stable days with a sign in them: five ratings that hang together
(0.3), from day to day by 0, 0.3 and 0.5, with 15% of the days missing."""

_SHIFT_BY_CHANCE: Final = "2 to 6"
"""`bench/engine_shift.py`: spread 1 and 1.5, days that resemble the day before by 0.3 and 0.5."""


def explained(parameters: Parameters) -> tuple[str, ...]:
    """A paragraph for each section, with the numbers in force."""
    p = parameters
    return (
        f"Early signs: {p.warn_signals} of 5 signals, each with a mean of {p.warn_window} days "
        f"beyond {fine(p.warn_sd)} times your own spread; {p.warn_persist_days} rated days in a "
        f"row; or pain alone beyond {fine(p.warn_single_sigma)} times. It shows up by chance too: "
        f"in {_BY_CHANCE} of 100 stretches of four weeks whose days do not change at all "
        "(simulation by this project). It is a pattern in your log, and no more. "
        f"{_source('warn_sd')}",
        "How steady your days are: how far a day's amount lies from the day before (root mean "
        "square), "
        f"over the mean; for {p.swing_window} days, beside the {p.swing_window} before. Under "
        f"{fine(p.swing_change)}% either way it counts as the same. {_source('swing_change')}",
        f"A shift of the usual level: the last {p.shift_days} rated days beside up to "
        f"{p.flare_spread_window} before; a run that still lasts, longer than round(log2 n) + 3 "
        "(seen in studies: Anhøj and Olesen 2014), and medians that lie "
        f"{fine(p.shift_least_points)} or more on the scale, and {fine(p.shift_sd)} times the "
        "spread, apart. "
        f"It is told by chance too: in {_SHIFT_BY_CHANCE} of 100 stretches of 60 days "
        f"whose level never moves (simulation by this project). {_source('shift_sd')}",
        f"The next days: the mean of the {p.payback_days} days after, more than your median "
        f"against other days; with the day's own level and slow change held equal. With n days "
        f"on each side (harmonic mean) and the typed demand d: cost = (n x seen + "
        f"{fine(p.payback_prior_days)} x {fine(p.payback_per_demand)} x d) / (n + "
        f"{fine(p.payback_prior_days)}). The range holds {fine(p.payback_interval)}%. "
        f"{_source('payback_prior_days')} Where there is no link, a range is on one side by "
        f"chance in about {fine(100 - p.payback_interval)} of 100.",
        f"What goes with what: yesterday's rating and slow change are held equal; "
        f"{p.assoc_min_days} days, {p.assoc_min_exposed} with and without; of all that is said, "
        f"{fine(p.assoc_fdr_q * 100)}% may be chance. {_source('assoc_fdr_q')}",
        f"The map: a part of the day is named when it lies {fine(p.map_least_points)} points or "
        f"more above the rest; and further than chance brings. {_source('map_least_points')}",
    )


def _source(field: str) -> str:
    return f"Source: {of_parameter(BY_FIELD[field])}."
