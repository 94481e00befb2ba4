"""Simulate a body: use trains its capacity, and going beyond it has a cost."""

import math
from typing import Final

from pacing_cli.engine.statistics import Chance
from pacing_cli.model.value import Value

# What a day brings by chance, drawn before anybody lives it.
#
# All ways of living are lived through the same luck, so that they differ in the living alone.


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


_USE_DAYS: Final = 7
"""How many days make up what the body is used to."""
_FLARE_POINTS: Final = 3.0
_FLARE_MEDIAN: Final = 5.0
_FLARE_SPREAD: Final = 0.7
"""Of the logarithm: half of the flares last 3 to 8 days (ACT-FLARE 2021)."""
_FLARE_CAPACITY: Final = 0.6
_FLARE_LONGER: Final = 0.5
"""Days that a day above capacity adds to a flare."""
_FLARE_LONGEST: Final = 28
_QUIET_AFTER_FLARE: Final = 3


class Body(Value):
    """One person's body. Capacity is in minutes a day, pain in points of 0 to 10."""

    capacity: float = 20.0
    most: float = 3.0
    """Capacity never grows beyond this times the first."""
    trained: float = 0.0035
    """Share of capacity that a day adds where all of it is used day after day."""
    lost: float = 0.0022
    """Share that a day takes away in full rest."""
    kept: float = 0.5
    """The use at which capacity neither grows nor shrinks."""
    cost: float = 4.0
    """Points of pain on the worst day after a day of twice the capacity."""
    payback: tuple[float, float, float] = (1.0, 0.5, 0.2)
    """How the price is spread over the next three days."""
    harm: float = 0.0
    """Share of capacity that a day of twice the capacity takes away."""
    flare_rate: float = 0.01
    """Flares that begin on a day by themselves."""
    flare_push: float = 0.10
    """How many more after a day of twice the capacity."""
    usual: float = 4.0
    spread: float = 1.0
    neighbour: float = 0.4
    """How much of today's swing is yesterday's."""


class Morning(Value):
    """How a day begins."""

    pain: float
    capacity: float
    """What today costs nothing."""
    owed: float
    """Points of today's pain that are payback."""
    flare: bool


class Living:
    """A body while it lives. Ask for the `morning`, then tell what was done in the `evening`."""

    def __init__(self, body: Body, use: float) -> None:
        self.body = body
        self.capacity = body.capacity
        self.use = use
        self.swing = 0.0
        self.owed = [0.0, 0.0, 0.0]
        self.flare_left = 0.0
        self.flare_length = 0.0
        self.since_flare = _QUIET_AFTER_FLARE

    def morning(self, luck: Luck) -> Morning:
        """Wake up to a day."""
        b = self.body
        self.swing = b.neighbour * self.swing + luck.noise_gauss * b.spread * math.sqrt(
            1 - b.neighbour**2
        )
        flare = self.flare_left > 0
        pain = b.usual + self.swing + self.owed[0] + self._flare_points()
        share = _FLARE_CAPACITY if flare else 1.0
        return Morning(min(10.0, max(0.0, pain)), self.capacity * share, self.owed[0], flare)

    def evening(self, morning: Morning, load: float, luck: Luck) -> bool:
        """Take in what was done today, duties and all.

        True where a flare begins that would not have begun by itself.
        """
        beyond = max(0.0, load / morning.capacity - 1)
        self._owe(beyond)
        self._train(load, beyond)
        return self._flare(morning.flare, beyond, luck)

    def _flare_points(self) -> float:
        """Full for the first two thirds of a flare, then fading."""
        if self.flare_left <= 0:
            return 0.0
        return _FLARE_POINTS * min(1.0, 3 * self.flare_left / self.flare_length)

    def _owe(self, beyond: float) -> None:
        price = [beyond * self.body.cost * part for part in self.body.payback]
        coming = [*self.owed[1:], 0.0]
        self.owed = [old + new for old, new in zip(coming, price, strict=True)]

    def _train(self, load: float, beyond: float) -> None:
        b = self.body
        self.use += (min(1.0, load / self.capacity) - self.use) / _USE_DAYS
        if self.use > b.kept:
            room = 1 - self.capacity / (b.most * b.capacity)
            change = b.trained * room * (self.use - b.kept) / (1 - b.kept)
        else:
            change = -b.lost * (b.kept - self.use) / b.kept
        self.capacity *= max(0.5, 1 + change - b.harm * beyond)

    def _flare(self, in_flare: bool, beyond: float, luck: Luck) -> bool:
        if in_flare:
            self.flare_left = min(_FLARE_LONGEST, self.flare_left + _FLARE_LONGER * min(1, beyond))
            self.flare_left -= 1
            self.since_flare = 0
            return False
        self.since_flare += 1
        rate = self.body.flare_rate + self.body.flare_push * beyond
        if self.since_flare > _QUIET_AFTER_FLARE and luck.flare < rate:
            self.flare_length = _FLARE_MEDIAN * math.exp(_FLARE_SPREAD * luck.length_gauss)
            self.flare_left = min(_FLARE_LONGEST, max(2.0, self.flare_length))
            self.flare_length = self.flare_left
            return luck.flare >= self.body.flare_rate
        return False
