"""The run of a timer with keys and clocks of a test: no second of it is waited for."""

from itertools import pairwise

from pacing_cli.cli.timer import Around, Stopwatch, TimerOutcome, run_timer
from pacing_cli.console.signals import Endings
from pacing_cli.engine.timer import Timer, start
from pacing_cli.model.activity import Leg, in_turns
from pacing_cli.terminal.keys import GONE, Keys

MINUTE = 60.0


class Script(Keys):
    """Keys that come at their times; in between time passes. `sleep` stops the running clock."""

    def __init__(self, *keys: tuple[float, str], sleeps: tuple[tuple[float, float], ...] = ()):
        self.running = self.wall = 0.0
        self._keys = list(keys)
        self._sleeps = list(sleeps)

    def next(self, seconds: float) -> str:
        if self._keys and self._keys[0][0] <= self.running:
            return self._keys.pop(0)[1]
        self.running += seconds
        self.wall += seconds
        if self._sleeps and self._sleeps[0][0] <= self.running:
            self.wall += self._sleeps.pop(0)[1]
        return ""


class Heard:
    """A face that remembers what it was told."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def show(self, timer: Timer) -> None:
        pass

    def tell(self, line: str) -> None:
        self.lines.append(line)

    def close(self) -> None:
        pass


class Session:
    """A run from its script to what it told, rang and kept."""

    def __init__(self, legs: tuple[Leg, ...], script: Script, **more: object) -> None:
        self.face = Heard()
        self.rung: list[str] = []
        self.kept: list[tuple[float, ...]] = []
        self.endings = Endings()
        around = Around(
            self.face, script,
            Stopwatch(15, lambda: script.running, lambda: script.wall),
            self.endings, self.kept.append, self.rung.append,
        )._replace(**more)  # fmt: skip
        self.outcome: TimerOutcome = run_timer(start(legs, 5 * MINUTE), "walk", around)

    @property
    def done(self) -> float:
        return sum(self.outcome.timer.done)


WALK = (Leg("bout", 12 * MINUTE),)


def test_a_bout_runs_to_its_planned_stop():
    session = Session(WALK, Script())
    assert session.outcome.timer.complete
    assert session.done == 12 * MINUTE
    assert session.face.lines == ["Go: 12 minutes.", "Stop. 12 minutes done."]
    assert session.rung == ["Stop: walk. You are done."]


def test_a_pause_and_an_early_stop_with_its_reason():
    keys = ((60, " "), (200, " "), (260, "s"), (261, "3"))
    session = Session(WALK, Script(*keys))
    assert session.outcome.why == "pain"
    assert 119 < session.done < 121.5
    assert "Paused. 11 minutes left." in session.face.lines


def test_a_stop_without_a_reason_and_one_that_was_not_meant():
    assert Session(WALK, Script((60, "s"), (61, "\n"))).outcome.why is None
    session = Session(WALK, Script((60, "s"), (61, " ")))
    assert session.outcome.timer.complete
    assert session.outcome.why is None


def test_keys_that_mean_nothing_change_nothing():
    session = Session(WALK, Script(*((10 + n, key) for n, key in enumerate("xyz5\x1b\x00é"))))
    assert session.outcome.timer.complete


def test_one_more_rest_and_a_rest_that_is_skipped():
    session = Session(WALK, Script((60, "r"), (70, "n")))
    assert session.outcome.timer.complete
    assert session.done == 12 * MINUTE
    assert session.outcome.timer.rested < 15
    assert len(session.outcome.timer.done) == 2


def test_a_laptop_that_sleeps_in_the_middle_counts_nothing_and_waits():
    session = Session(WALK, Script((400, " "), sleeps=((300, 3 * 3600),)))
    assert session.done == 12 * MINUTE
    assert any("was away for 3 h" in line for line in session.face.lines)
    assert any(300 <= sum(bouts) < 300.5 for bouts in session.kept)


def test_what_is_done_is_kept_every_few_seconds_and_never_more_than_is_done():
    session = Session(WALK, Script())
    sums = [sum(bouts) for bouts in session.kept]
    assert sums == sorted(sums)
    assert all(after - before < 6 for before, after in pairwise(sums))
    assert sums[-1] == 12 * MINUTE


def test_a_closed_terminal_ends_it_with_what_was_done():
    session = Session(WALK, Script((100, GONE)))
    assert session.outcome.why == "interrupted"
    assert 99 < session.done < 101


def test_bouts_ring_at_each_change():
    session = Session(in_turns(10 * MINUTE, 5 * MINUTE, 2), Script())
    assert session.rung == [
        "Rest: 5 minutes.", "Go on: walk, 10 minutes.", "Stop: walk. You are done.",
    ]  # fmt: skip
    assert session.done == 20 * MINUTE


def test_a_calm_routine_ends_without_asking_why():
    session = Session((Leg("rest", 300),), Script((60, "q")), asks_why=False)
    assert session.outcome.timer.state == "over"
    assert 59 < session.outcome.timer.rested < 61


def test_a_rest_of_its_own_says_that_it_is_over():
    session = Session((Leg("rest", 300),), Script(), asks_why=False)
    assert session.face.lines == ["Rest: 5 minutes.", "The rest is over."]
    assert session.rung == ["The rest is over."]
