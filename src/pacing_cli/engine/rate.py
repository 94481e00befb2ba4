"""How much of a measure goes into a minute: from days on which both were written."""

from collections.abc import Iterable

from pacing_cli.model.day import Done
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.quantity import Measure


def units_a_minute(done: Iterable[Done], measure: Measure, p: Parameters) -> float:
    """Units of the measure in a minute, above 0: of these days, else the parameter."""
    if measure == "minutes":
        return 1.0
    pairs = [
        (units, minutes)
        for one in done
        if (minutes := one.totals.get("minutes")) and (units := one.totals.get(measure))
    ]
    if pairs:
        return sum(units for units, _ in pairs) / sum(minutes for _, minutes in pairs)
    return {
        "steps": p.sched_steps_per_minute,
        "metres": p.sched_metres_per_minute,
        "reps": p.sched_reps_per_minute,
    }[measure]
