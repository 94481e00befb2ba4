"""Coming back after silence: lower for each fortnight without an entry, then from new tries.

Days without entries are unknown, never zero and never a failure; but what was
managed two weeks ago is not known to be managed today.
"""

from pacing_cli.model.advice import Advice, NotYet
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.quantity import Amount, Measure, round_down, unit
from pacing_cli.model.reason import RestartedAfterSilence


def restart(
    before: float, silent_days: int, measure: Measure, p: Parameters
) -> Advice[float] | NotYet | None:
    """Where an activity restarts; None where the silence was short, NotYet after a long one.

    `before` is the quota before the silence.
    """
    times = silent_days // p.restart_silent_days
    if times == 0:
        return None
    if times > p.restart_times:
        return NotYet(0, p.baseline_min_trials, "tries")
    value = before
    for _ in range(times):
        value = round_down(measure, value * p.restart_share / 100) or min(unit(measure, 0), value)
    reason = RestartedAfterSilence(silent_days, Amount(measure, before), p.restart_share)
    return Advice(value, (reason,))
