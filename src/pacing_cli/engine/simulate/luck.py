"""Simulation: what a day brings by chance, drawn before anybody lives it.

All ways of living are lived through the same luck, so that they differ in the living alone.
"""

from pacing_cli.engine.chance import Chance
from pacing_cli.model.value import Value


class Luck(Value):
    """The draws of one day. `...gauss` is around 0, spread by 1; the rest is even from 0 to 1."""

    noise_gauss: float
    """Moves pain from day to day."""
    rating_gauss: float
    """How the rating differs from the pain, where it does."""
    error_gauss: float
    """How what is done differs from what was meant."""
    length_gauss: float
    """How long a flare that begins today would last."""
    flare: float
    busy: float
    """Below the person's share: duties fall on this day."""
    much: float
    """How heavy they are."""
    left_out: float
    overshoot: float
    check: float
    session: float
    says: float


def draw(chance: Chance, days: int) -> tuple[Luck, ...]:
    """So many days of luck."""
    return tuple(
        Luck(*(chance.gauss(0, 1) for _ in range(4)), *(chance.random() for _ in range(8)))
        for _ in range(days)
    )
