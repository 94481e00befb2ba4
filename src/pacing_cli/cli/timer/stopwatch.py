"""The stopwatch of the timer: time that passed awake, and time that passed asleep."""

import os
import time
from collections.abc import Callable
from typing import Final

from pacing_cli.model.value import Value

SPEED_VARIABLE: Final = "PACE_TIMER_SPEED"
"""For tests: how many seconds of the timer pass in one. Not for people."""

_MOST_SPEED: Final = 10_000


class Lap(Value):
    """Seconds since the last look."""

    awake: float
    asleep: float


def speed() -> float:
    """1, or what a test has set."""
    try:
        wanted = float(os.environ.get(SPEED_VARIABLE, "1"))
    except ValueError:
        return 1.0
    return wanted if 0 < wanted <= _MOST_SPEED else 1.0


class Stopwatch:
    """Looks at two clocks: one that runs while the program runs, and that of the wall.

    A laptop that sleeps stops the first and not the second; a program that is held up
    (Ctrl-Z, or systems whose first clock runs on asleep) is not looked at for a long
    time. Both are told as sleep where they are longer than `gap` seconds. A wall clock
    that is set back changes nothing; one that is set forward is taken for sleep, which
    counts less and never more than was done.
    """

    def __init__(
        self,
        gap: float,
        running: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
        fast: float = 1.0,
    ) -> None:
        self._gap = gap
        self._running = running
        self._wall = wall
        self.fast = fast
        """Seconds of the timer in one of the clock; 1 but in tests."""
        self._last = (running(), wall())
        self.total = 0.0
        """All that passed since the beginning, asleep or awake."""

    def lap(self) -> Lap:
        """What has passed since the last look."""
        now = (self._running(), self._wall())
        ran, went = now[0] - self._last[0], now[1] - self._last[1]
        self._last = now
        jumped = went - ran if went - ran > self._gap else 0.0
        held_up = ran if ran > self._gap else 0.0
        awake = (ran - held_up) * self.fast
        asleep = (jumped + held_up) * self.fast
        self.total += awake + asleep
        return Lap(max(awake, 0.0), asleep)
