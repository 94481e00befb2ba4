"""Compute the baseline from baseline days, or take the agreed one.

Three ways (evidence section 1): the mean of three tries less 20 %; halfway
between a good and a bad day; a clinician's number. Never rounded up.
"""

from collections.abc import Sequence
from datetime import date

from pacing_cli.engine.statistics import mean, median
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.phase import Response
from pacing_cli.model.plan import Advice, NotYet
from pacing_cli.model.quantity import Amount, Measure, round_down, unit
from pacing_cli.model.reason import (
    AgreedBaseline,
    AgreedBaselineMissing,
    EnoughTrials,
    MidpointIncomplete,
    MidpointTaken,
    MoreTrialsNeeded,
    QuotaReason,
    SpreadTooWide,
    TooSmallToSet,
    TrialsUnchecked,
    TrialTooMuch,
)
from pacing_cli.model.settings import Agreement
from pacing_cli.model.value import Value

# The contract's section 5, rule 4: never more than this part of the mean of the trials.
_MOST_OF_MEAN = 0.9
# From five tries on, one odd one should not decide: the median stands for the mean.
_MEDIAN_FROM = 5


class Trial(Value):
    """What was done of an activity on one ordinary day, and what followed."""

    on: date
    amount: float
    response: Response


def baseline(
    trials: Sequence[Trial],
    measure: Measure,
    agreed: Agreement,
    agreed_with: str,
    parameters: Parameters,
) -> Advice[float] | NotYet:
    """The baseline in the activity's measure, or what is still missing.

    `trials` are the days within `baseline.max_age` on which something was done,
    one a day, none of them in a flare or on a bad day.
    """
    if agreed.method == "clinician":
        return _agreed(agreed, agreed_with)
    if agreed.method == "good_bad_midpoint" and (agreed.good or agreed.bad):
        return _typed_midpoint(measure, agreed)
    too_much = [trial for trial in trials if trial.response == "worse"]
    valid = [trial for trial in trials if trial.response != "worse"]
    if len(valid) < parameters.baseline_min_trials:
        needed = MoreTrialsNeeded(
            len(valid), parameters.baseline_min_trials, parameters.baseline_max_age
        )
        return NotYet(
            len(valid),
            parameters.baseline_min_trials,
            "tries",
            (needed, *_bounds(too_much, measure)),
        )
    if agreed.method == "good_bad_midpoint":
        return _bounded(_found_midpoint(valid, measure), trials, measure, parameters)
    return _bounded(_mean_of_trials(valid, measure, parameters), trials, measure, parameters)


def _agreed(agreed: Agreement, agreed_with: str) -> Advice[float] | NotYet:
    if agreed.baseline is None:
        return NotYet(0, 1, "agreed baseline", (AgreedBaselineMissing(),))
    value = round_down(agreed.baseline.measure, agreed.baseline.value)
    return Advice(value, (AgreedBaseline(agreed.baseline, agreed_with),))


def _typed_midpoint(measure: Measure, agreed: Agreement) -> Advice[float] | NotYet:
    if agreed.good is None or agreed.bad is None:
        return NotYet(1, 2, "a good and a bad day", (MidpointIncomplete(),))
    value = round_down(measure, (agreed.good.value + agreed.bad.value) / 2)
    return Advice(value, (MidpointTaken(agreed.good, agreed.bad, Amount(measure, value)),))


def _found_midpoint(valid: Sequence[Trial], measure: Measure) -> Advice[float] | NotYet:
    amounts = [trial.amount for trial in valid]
    good, bad = max(amounts), min(amounts)
    value = round_down(measure, min((good + bad) / 2, _MOST_OF_MEAN * mean(amounts)))
    reason = MidpointTaken(Amount(measure, good), Amount(measure, bad), Amount(measure, value))
    return Advice(value, (reason, *_unchecked(valid)))


def _mean_of_trials(
    valid: Sequence[Trial], measure: Measure, parameters: Parameters
) -> Advice[float] | NotYet:
    amounts = [trial.amount for trial in valid]
    smallest, largest = min(amounts), max(amounts)
    middle = median(amounts) if len(amounts) >= _MEDIAN_FROM else mean(amounts)
    if largest > parameters.baseline_spread_limit * smallest and len(amounts) < _MEDIAN_FROM:
        spread = SpreadTooWide(
            Amount(measure, smallest), Amount(measure, largest), parameters.baseline_spread_limit
        )
        return NotYet(
            len(amounts), _MEDIAN_FROM, "baseline days, because these differ a lot", (spread,)
        )
    most = min(parameters.baseline_buffer * middle, _MOST_OF_MEAN * mean(amounts))
    value = round_down(measure, most)
    reason = EnoughTrials(
        amounts=tuple(Amount(measure, amount) for amount in amounts),
        mean=Amount(measure, middle),
        buffer=parameters.baseline_buffer,
        baseline=Amount(measure, value),
        recorded=len(amounts),
        needed=parameters.baseline_min_trials,
    )
    return Advice(value, (reason, *_unchecked(valid)))


def _unchecked(valid: Sequence[Trial]) -> tuple[QuotaReason, ...]:
    unknown = sum(trial.response == "unknown" for trial in valid)
    return (TrialsUnchecked(unknown),) if unknown else ()


def _bounds(too_much: Sequence[Trial], measure: Measure) -> tuple[QuotaReason, ...]:
    if not too_much:
        return ()
    least = min(too_much, key=lambda trial: (trial.amount, trial.on))
    return (TrialTooMuch(least.on, Amount(measure, least.amount)),)


def _bounded(
    found: Advice[float] | NotYet, trials: Sequence[Trial], measure: Measure, parameters: Parameters
) -> Advice[float] | NotYet:
    """What was too much once bounds the baseline, less the same buffer; and it cannot be 0."""
    if isinstance(found, NotYet):
        return found
    value, because = found
    too_much = [trial for trial in trials if trial.response == "worse"]
    if too_much:
        least = min(trial.amount for trial in too_much)
        value = min(value, round_down(measure, parameters.baseline_buffer * least))
        because = (*because, *_bounds(too_much, measure))
    if value <= 0:
        middle = Amount(measure, mean([trial.amount for trial in trials]))
        reason = TooSmallToSet(middle, Amount(measure, unit(measure, 0)))
        return NotYet(0, 1, "baseline of at least one unit", (reason, *because))
    return Advice(value, because)
