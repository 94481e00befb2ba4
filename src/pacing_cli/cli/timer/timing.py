"""The run of a timer: time and keys in, what is shown, rung and kept out."""

import gc
import sys
from collections.abc import Callable
from typing import Final

from pacing_cli.cli.timer.stopwatch import Stopwatch
from pacing_cli.console.signals import Endings
from pacing_cli.engine.timer import Effect, Event, Timer, after, passing
from pacing_cli.model.profile import Signals
from pacing_cli.model.timer import STOP_WHYS, StopWhy
from pacing_cli.model.value import Value
from pacing_cli.terminal.keys import AWAY, GONE, Keys
from pacing_cli.terminal.timer import Face, call, ring
from pacing_cli.wording.timer import called, slept, time_of, told

_KEYS: Final[dict[str, Event]] = {
    "r": "more_rest", "n": "skip_rest", "\r": "skip_rest", "\n": "skip_rest",
    "s": "stop", "q": "stop",
}  # fmt: skip

_SLACK: Final = 0.002
"""So that a leg is over when it is looked at."""


class Outcome(Value):
    """How a run ended."""

    timer: Timer
    why: StopWhy | None = None
    """Why it was stopped early, where that was said."""


class Around(Value):
    """What a run is given, all of it replaced in tests."""

    face: Face
    keys: Keys
    watch: Stopwatch
    endings: Endings
    keep: Callable[[tuple[float, ...]], None]
    """Keep the bouts that were done; called at each change and every few seconds."""
    ring: Callable[[str], None]
    """Call the person: bell, notification, voice."""
    tell: Callable[[Timer], str] = told
    asks_why: bool = True
    """A stop by a key asks for its reason."""
    tick: float = 0.2
    save_every: float = 5
    beat: float | None = None
    """Seconds between two beats of the cadence; None: none."""


class _Run:
    def __init__(self, timer: Timer, what: str, around: Around) -> None:
        self.timer = timer
        self.why: StopWhy | None = None
        self._what = what
        self._around = around
        self._hidden = False
        self._kept_at = self._beaten_at = 0.0
        """On the stopwatch."""

    def begin(self) -> None:
        self._do(("save", "tell"))

    def once(self) -> None:
        """Wait for a key or a tick, and do what follows from it."""
        around = self._around
        key = around.keys.next(self._wait())
        if key == AWAY:
            self._hidden = True
            around.face.hide()
            around.keys.step_aside()
        lap = around.watch.lap()
        was = self.timer.state
        self.timer, effects = passing(self.timer, lap.awake, lap.asleep)
        if lap.asleep and self.timer.state != was:
            around.face.tell(slept(lap.asleep))
        self._do(effects)
        if around.endings.came or key == GONE:
            self._event("end")
            self.why = "interrupted"
        elif key and key != AWAY:
            self._key(key.lower())
        self._every_few_seconds()
        self._show()

    def _show(self) -> None:
        """Nothing while the shell has the terminal: behind Ctrl-Z a job may go on without it."""
        face = self._around.face
        if self._hidden and self._around.keys.ours and not self._around.endings.closed:
            self._hidden = False
            face.back()
        if not self._hidden:
            face.show(self.timer)

    def _wait(self) -> float:
        """Until the next look: no longer than to the end of the leg, or the next beat."""
        fast = self._around.watch.fast
        waits = [self._around.tick]
        if self.timer.state in ("bout", "rest"):
            waits.append(self.timer.left / fast + _SLACK)
        if self._around.beat:
            waits.append((self._beaten_at + self._around.beat - self._around.watch.total) / fast)
        return max(min(waits), _SLACK)

    def _key(self, key: str) -> None:
        if self.timer.state == "stopping":
            self._why(key)
        elif key in (" ", "p"):
            self._event("go_on" if self.timer.state.startswith("held") else "pause")
        elif key == "t":
            self._around.face.tell(f"{time_of(self.timer.left)} left.")
        elif key in _KEYS:
            event = _KEYS[key]
            self._event("end" if event == "stop" and not self._around.asks_why else event)

    def _why(self, key: str) -> None:
        whys = {str(number): why for number, why in enumerate(STOP_WHYS, 1)}
        if key == " ":
            self._event("go_on")
        elif key in whys or key in ("\r", "\n", "s", "q"):
            self.why = whys.get(key)
            self._event("end")

    def _event(self, event: Event) -> None:
        self.timer, effects = after(self.timer, event)
        self._do(effects)

    def _do(self, effects: tuple[Effect, ...]) -> None:
        if "save" in effects:
            self._keep()
        if "tell" in effects:
            line = self._around.tell(self.timer)
            if line:
                self._around.face.tell(line)
        if "signal" in effects:
            self._around.ring(called(self._what, self.timer))

    def _every_few_seconds(self) -> None:
        around = self._around
        if around.watch.total - self._kept_at >= around.save_every and self.timer.state == "bout":
            self._keep()
        if around.beat and around.watch.total - self._beaten_at >= around.beat:
            self._beaten_at = around.watch.total
            if self.timer.state == "bout":
                ring(sys.stdout)

    def _keep(self) -> None:
        self._kept_at = self._around.watch.total
        self._around.keep(self.timer.bouts)


def run(timer: Timer, what: str, around: Around) -> Outcome:
    """Let it run to its end: its planned one, a key's, or one from outside. Its face is closed."""
    gc.enable()  # off for short runs; this one may last for hours
    around.watch.lap()
    on = _Run(timer, what, around)
    with around.endings.drawing(around.face.close):
        on.begin()
        while on.timer.state != "over":
            on.once()
    return Outcome(on.timer, on.why)


def caller(signals: Signals, *, bell: bool) -> Callable[[str], None]:
    """What rings, shows and says, as the person switched it on."""
    return lambda text: call(text, signals, sys.stdout if bell else None)
