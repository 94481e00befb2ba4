"""Goal Attainment Scaling: several rated goals as one T-score.

T = 50 + 10 Σ(w·x) / √((1 - ρ) Σw² + ρ (Σw)²), x from -2 to 2, 0 is what was hoped for
(Kiresuk & Sherman 1968, evidence section 4). ρ is `gas.rho`. The formula as it is
printed in a later guide had an error; this one gives the published known answers.
"""

import math
from collections.abc import Sequence

from pacing_cli.model.goal import Attainment
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.value import Value


class Rated(Value):
    """A goal's weight, its last rating, and the one before."""

    weight: float
    level: int
    before: int | None = None


def attainment(rated: Sequence[Rated], p: Parameters) -> Attainment | None:
    """The T-score now, and that of the same goals at their rating before.

    None where no goal is rated, or all of them weigh nothing.
    """
    weighed = [one for one in rated if one.weight > 0]
    if not weighed:
        return None
    weights = [one.weight for one in weighed]
    now = t_score([one.level for one in weighed], weights, p.gas_rho)
    before = [one.before for one in weighed if one.before is not None]
    previous = t_score(before, weights, p.gas_rho) if len(before) == len(weighed) else None
    return Attainment(now, len(weighed), previous)


def t_score(levels: Sequence[float], weights: Sequence[float], rho: float) -> float:
    """The T-score of as many levels as weights, whose sum is more than 0."""
    largest = max(weights)
    shares = [weight / largest for weight in weights]
    above = sum(share * level for share, level in zip(shares, levels, strict=True))
    spread = (1 - rho) * sum(share**2 for share in shares) + rho * sum(shares) ** 2
    return 50 + 10 * above / math.sqrt(spread)
