"""Write sentences about a longer review: payback, times of day, early signs."""

from collections.abc import Sequence
from typing import Final

from pacing_cli.model.parameter_table import BY_FIELD
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.patterns import Cost, DayPart, LevelShift, Payback, Relief, TimeMap
from pacing_cli.model.quantity import Amount
from pacing_cli.wording.look_back import OUTCOMES
from pacing_cli.wording.phrases import (
    count,
    day_and_month,
    fine,
    lower_to_higher,
    number,
    signed,
)
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


def usual_words(ledger: Payback) -> str:
    """`walk (usually 12 min)`."""
    if ledger.usual is None:
        return ledger.activity
    return f"{ledger.activity} (usually {Amount(ledger.measure, ledger.usual)})"


def cost_sentence(cost: Cost) -> str:
    """The learnt cost as a range, with the days behind it; never a cause."""
    if cost.verdict == "cannot tell":
        return unclear_sentence([cost])
    change = lower_to_higher(cost.low, cost.high, unit=" points")
    return (
        f"after doing more, {_outcome(cost)} tended to be {change} on the next days. {_days(cost)}"
    )


def unclear_sentence(costs: Sequence[Cost]) -> str:
    """One or several that cannot be told, each with its range; the fewest days of all of them."""
    first, *others = [f"{_outcome(one)} is between {_between(one)}." for one in costs]
    told = " ".join(
        [f"After doing more, {first}", *(f"{one[0].upper()}{one[1:]}" for one in others)]
    )
    fewest = min(costs, key=lambda cost: cost.days_more + cost.days_other)
    return f"cannot tell which way. {told} {_days(fewest)}"


def _outcome(cost: Cost) -> str:
    return OUTCOMES.get(cost.outcome, cost.outcome)


def _between(cost: Cost) -> str:
    return lower_to_higher(cost.low, cost.high, "and")


def _days(cost: Cost) -> str:
    return f"Compared: {count(cost.days_more, 'day')} with more, {cost.days_other} others."


def cost_sum(cost: Cost) -> str:
    """How the range came about."""
    return (
        f"next days {signed(cost.after_more)} from your usual after more, "
        f"{signed(cost.after_other)} after other days. At an equal level of the day itself "
        f"{signed(cost.seen)}. From the demand that you typed {signed(cost.prior)}. Together "
        f"{signed(cost.value)}"
    )


def map_sentence(found: TimeMap) -> str:
    """Where tiredness gathers, or that it does not."""
    if found.most is None or found.above is None:
        return "Fatigue is about the same all day and all week, as far as pace can tell."
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
        f"{count(found.entries, 'entry', 'entries')}, the same in {found.same}, and higher in "
        f"{found.worse}. It was {number(abs(found.change))} points lower on average."
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
        f"Early signs: {p.warn_signals} of 5 signals together, on {p.warn_persist_days} rated "
        f"days in a row. Each has a mean of {p.warn_window} days beyond {fine(p.warn_sd)} times "
        f"your own spread. Pain counts alone beyond {fine(p.warn_single_sigma)} times. Early "
        f"signs also appear by chance: in {_BY_CHANCE} of 100 spells of 4 weeks in which nothing "
        "changes (simulation by this project). They are a pattern in your entries, and no more. "
        f"{_source('warn_sd')}",
        "How steady your days are: how far each day's amount is from the day before (root mean "
        f"square), divided by the mean. pace compares the last {p.swing_window} days with the "
        f"{p.swing_window} before. A change under {fine(p.swing_change)}% either way counts as "
        f"the same. {_source('swing_change')}",
        f"A shift of the usual level: pace compares the last {p.shift_days} rated days with up to "
        f"{p.flare_spread_window} before. A shift is a run that still lasts and is longer than "
        "round(log2 n) + 3 (seen in studies: Anhøj and Olesen 2014). The medians also need to be "
        f"{fine(p.shift_least_points)} or more apart on the scale, and {fine(p.shift_sd)} times "
        f"the spread. pace also finds a shift by chance: in {_SHIFT_BY_CHANCE} of 100 spells of "
        f"60 days whose level never moves (simulation by this project). {_source('shift_sd')}",
        f"The next days: the mean of the {p.payback_days} days after a day of more than your "
        "median, compared with other days. The day's own level and slow change are taken into "
        "account. The result is a mean of two: what was seen, counted once a day, and "
        f"{fine(p.payback_per_demand)} times the demand that you typed, counted "
        f"{fine(p.payback_prior_days)} times. The days of both sides count by their harmonic "
        f"mean. The range holds {fine(p.payback_interval)}%. "
        f"{_source('payback_prior_days')} If there is no link, a range is on one side by chance "
        f"in about {fine(100 - p.payback_interval)} of 100.",
        "What goes with what: pace takes yesterday's rating and slow change into account. It "
        f"needs {p.assoc_min_days} days, with {p.assoc_min_exposed} each with and without. "
        f"{fine(p.assoc_fdr_q * 100)}% of the findings may be chance. {_source('assoc_fdr_q')}",
        f"Times of day: pace names a part of the day when it is {fine(p.map_least_points)} points "
        "or more above the rest, and further than chance would explain. "
        f"{_source('map_least_points')}",
    )


def _source(field: str) -> str:
    return f"Source: {of_parameter(BY_FIELD[field])}."
