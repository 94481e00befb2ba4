"""Whether a quota is kept up: a planned amount that is seldom reached is not yet a baseline.

Nothing is lowered by itself here: days on which less was done may be days on
which less was needed. It is said, and starting again from new tries is the
person's explicit act.
"""

from collections.abc import Sequence

from pacing_cli.engine.stats import median
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.quantity import Amount, Measure
from pacing_cli.model.reason import OutOfReach


def out_of_reach(
    activity: str,
    measure: Measure,
    quota: float,
    held_days: int,
    amounts: Sequence[float],
    p: Parameters,
) -> OutOfReach | None:
    """`amounts`: what was done on each logged day of the last `reach.window` days."""
    if held_days < p.reach_window or len(amounts) < p.reach_min_days:
        return None
    nearly = quota * p.progress_completion / 100
    reached = sum(amount >= nearly for amount in amounts)
    if reached >= len(amounts) * p.reach_share / 100:
        return None
    usual = Amount(measure, median(amounts))
    return OutOfReach(activity, reached, len(amounts), Amount(measure, quota), usual)
