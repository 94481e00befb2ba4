"""Time awake and time asleep, with clocks that a test sets."""

import pytest

from pacing_cli.cli.timer import SPEED_VARIABLE, Lap, Stopwatch, speed


class Clocks:
    def __init__(self) -> None:
        self.running = 100.0
        self.wall = 5000.0

    def watch(self, fast: float = 1) -> Stopwatch:
        return Stopwatch(15, lambda: self.running, lambda: self.wall, fast)

    def go(self, running: float, wall: float | None = None) -> None:
        self.running += running
        self.wall += running if wall is None else wall


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


def test_time_that_passes_is_awake(clocks: Clocks) -> None:
    watch = clocks.watch()
    clocks.go(0.2)
    assert watch.lap() == (pytest.approx(0.2), 0)


def test_a_laptop_that_slept_was_asleep(clocks: Clocks) -> None:
    """Its running clock stood still, that of the wall went on."""
    watch = clocks.watch()
    clocks.go(0.2, wall=2400.2)
    assert watch.lap() == (pytest.approx(0.2), pytest.approx(2400))


def test_a_program_that_was_held_up_was_asleep(clocks: Clocks) -> None:
    """Ctrl-Z and fg, or a system whose clock runs on asleep."""
    watch = clocks.watch()
    clocks.go(600)
    assert watch.lap() == Lap(0, 600)


def test_a_wall_clock_set_back_takes_nothing_away(clocks: Clocks) -> None:
    watch = clocks.watch()
    clocks.go(0.2, wall=-3600)
    assert watch.lap() == (pytest.approx(0.2), 0)


def test_a_slow_machine_is_no_sleep(clocks: Clocks) -> None:
    watch = clocks.watch()
    clocks.go(12)
    assert watch.lap() == Lap(12, 0)


@pytest.mark.parametrize(
    ("said", "fast"),
    [("60", 60), ("", 1), ("quick", 1), ("0", 1), ("-3", 1), ("nan", 1), ("inf", 1)],
)
def test_the_speed_for_tests(said: str, fast: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SPEED_VARIABLE, said)
    assert speed() == fast
