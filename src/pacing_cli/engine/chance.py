"""Engine: where what is invented is drawn from: an invented journal, an invented life."""

from typing import Protocol


class Chance(Protocol):
    """Two draws of what `random.Random` offers; the caller makes it, with a seed."""

    def random(self) -> float:
        """Evenly between 0 and 1, 1 excluded."""
        ...

    def gauss(self, mu: float = 0.0, sigma: float = 1.0) -> float:
        """Around `mu`, spread by `sigma`."""
        ...


def around(chance: Chance, middle: float, spread: float, low: float = 0, high: float = 10) -> float:
    """A draw around `middle`, kept between `low` and `high`."""
    return min(high, max(low, chance.gauss(middle, spread)))


def halves(value: float) -> float:
    """To the nearest half, as people rate."""
    return round(value * 2) / 2
