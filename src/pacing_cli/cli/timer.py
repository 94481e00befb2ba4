"""Run a timer: read time and keys, and update the screen, the bell and the saved run."""

import gc
import os
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from typing import Final

import typer

from pacing_cli.app.run import Run
from pacing_cli.app.timer_runs import Written, ask_more, log_run
from pacing_cli.console.signals import Endings, endings
from pacing_cli.engine.timer import Effect, Event, Timer, after, passing, start
from pacing_cli.errors import CouldNotWrite, WordsNotUnderstood
from pacing_cli.model.activity import STOP_WHYS, Leg, StopWhy
from pacing_cli.model.profile import Signals
from pacing_cli.model.quantity import Amount
from pacing_cli.model.value import Value
from pacing_cli.storage.lock import could_not_lock
from pacing_cli.storage.paths import state_of
from pacing_cli.storage.timer_runs import Holding, hold
from pacing_cli.terminal.keys import AWAY, GONE, Keys, keys
from pacing_cli.terminal.timer import Face, LiveFace, NoFace, PlainFace, call, ring
from pacing_cli.wording import timer as say
from pacing_cli.wording.timer import called, slept, time_of, told

# The stopwatch of the timer: time that passed awake, and time that passed asleep.

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
    """Compare two clocks: the monotonic clock of the program and the wall clock.

    The sleep of a laptop stops the first and not the second. A paused program (Ctrl-Z, or a
    system whose first clock continues during sleep) is not checked for a long time. Both
    count as sleep if they are longer than `gap` seconds. A wall clock that is set back
    changes nothing. One that is set forward counts as sleep, so the timer counts less and
    never more than was done.
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


_KEYS: Final[dict[str, Event]] = {
    "r": "more_rest", "n": "skip_rest", "\r": "skip_rest", "\n": "skip_rest",
    "s": "stop", "q": "stop",
}  # fmt: skip

_SLACK: Final = 0.002
"""So that a leg is over when it is looked at."""


class TimerOutcome(Value):
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


def run_timer(timer: Timer, what: str, around: Around) -> TimerOutcome:
    """Let it run to its end: its planned one, a key's, or one from outside. Its face is closed."""
    gc.enable()  # off for short runs; this one may last for hours
    around.watch.lap()
    on = _Run(timer, what, around)
    with around.endings.drawing(around.face.close):
        on.begin()
        while on.timer.state != "over":
            on.once()
    return TimerOutcome(on.timer, on.why)


def caller(signals: Signals, *, bell: bool) -> Callable[[str], None]:
    """What rings, shows and says, as the person switched it on."""
    return lambda text: call(text, signals, sys.stdout if bell else None)


# One session with the timer: from the first second to the line in the journal.


class TimerSession(Value):
    """What is to be timed."""

    activity: str
    legs: tuple[Leg, ...]
    one_rest: float
    rest_after: float = 0
    amount: Amount | None = None
    """What is to be asked for at the end: the timer cannot count it."""
    beat: float | None = None


def time_it(run: Run, session: TimerSession) -> Written | None:
    """Run it, write it down, and let the rest behind it run. None: nothing was saved."""
    holding = _held(run, session.activity)
    with ExitStack() as stack:
        stack.callback(holding.let_go)
        found = stack.enter_context(endings())
        timer = start(session.legs, session.one_rest)
        outcome = _on(run, session, timer, found, _keeper(run, holding))
        written = _written(run, session, holding, outcome, found)
        if written and session.rest_after and outcome.timer.complete and not found.came:
            _rest(run, session, found)
    if found.closed:
        raise typer.Exit(128 + (found.came or 0))
    return written


def _held(run: Run, activity: str) -> Holding:
    try:
        holding = hold(run.home, activity, run.now, run.zone)
    except OSError as error:
        raise could_not_lock(state_of(run.home), error) from error
    if holding is None:
        raise WordsNotUnderstood(
            "A timer is already running in another window. Stop it there first."
        )
    return holding


def _keeper(run: Run, holding: Holding) -> Callable[[tuple[float, ...]], None]:
    """Keeps what was done; where the disk says no, that is said once and the timer goes on."""
    told: list[str] = []

    def keep(bouts: tuple[float, ...]) -> None:
        try:
            holding.keep(bouts)
        except (CouldNotWrite, OSError) as error:
            holding.run = holding.run._replace(bouts=bouts)
            if not told:
                told.append(str(error))
                run.output.problem("pace could not save what is done so far. The timer goes on.")

    return keep


def _written(
    run: Run, session: TimerSession, holding: Holding, outcome: TimerOutcome, found: Endings
) -> Written | None:
    """Before the questions everything is on the disk already, so that none of it can be lost."""
    p = run.settings.parameters
    if holding.run.seconds < p.timer_least:
        holding.forget()
        run.output.say(say.NOT_LONG_ENOUGH)
        return None
    why = "time" if outcome.timer.complete else outcome.why
    said = ask_more(run, holding.run, found, session.amount)
    return log_run(run, holding.run, [*said, *(["stopped", why] if why else [])])


def _rest(run: Run, session: TimerSession, found: Endings) -> None:
    """The rest that the plan has behind it. Nothing of it is counted; n and s end it."""
    timer = start((Leg("rest", session.rest_after),), session.one_rest)
    _on(run, session._replace(activity="rest", beat=None), timer, found, lambda _: None)


def _on(
    run: Run,
    session: TimerSession,
    timer: Timer,
    found: Endings,
    keep: Callable[[tuple[float, ...]], None],
) -> TimerOutcome:
    profile, p = run.settings.profile, run.settings.parameters
    with keys() as pressed:
        face = face_for(run, session.activity)
        return run_timer(
            timer,
            session.activity,
            Around(
                face=face,
                keys=pressed,
                watch=Stopwatch(p.timer_gap, fast=speed()),
                endings=found,
                keep=keep,
                ring=caller(profile.signals, bell=not run.output.json),
                save_every=p.timer_save,
                beat=session.beat,
                asks_why=any(leg.kind == "bout" for leg in timer.legs),
            ),
        )


def face_for(run: Run, what: str) -> Face:
    """Live in a terminal, plain where asked for or where nobody looks, none with `--json`."""
    output = run.output
    if output.json:
        return NoFace()
    if output.plain or not sys.stdout.isatty():
        return PlainFace(output.say)
    return LiveFace(what, sys.stdout, output.width, output.colour)
