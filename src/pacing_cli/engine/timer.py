"""The timer as a state table: states x events -> next state, changes and actions.

There is no clock here. The caller passes the elapsed time. Only the seconds of a running bout
count, without pauses and without the sleep of the computer, and never more than the planned
length of the bout.
"""

from collections.abc import Mapping
from typing import Final, Literal

from pacing_cli.model.activity import Leg
from pacing_cli.model.value import Value

State = Literal["bout", "rest", "held_bout", "held_rest", "stopping", "over"]
Event = Literal[
    "time_up", "pause", "go_on", "more_rest", "skip_rest", "slept", "stop", "end"
]  # fmt: skip
Effect = Literal["save", "tell", "signal"]
"""For whoever runs it: keep what was done, say what has changed, ring."""

_Change = Literal["next_leg", "rest_now", "longer_rest", "end_here"]

STATES: Final[tuple[State, ...]] = (
    "bout", "rest", "held_bout", "held_rest", "stopping", "over",
)  # fmt: skip
EVENTS: Final[tuple[Event, ...]] = (
    "time_up", "pause", "go_on", "more_rest", "skip_rest", "slept", "stop", "end",
)  # fmt: skip


class Move(Value):
    """One cell of the table. `state` "leg": that of the leg that is reached then."""

    state: State | Literal["leg"]
    change: _Change | None = None
    effects: tuple[Effect, ...] = ("save", "tell")


_ON: Final = Move("leg", "next_leg", ("save", "tell", "signal"))
_REST_NOW: Final = Move("leg", "rest_now")
_END: Final = Move("over", "end_here", ("save",))
_ASK_WHY: Final = Move("stopping")

TABLE: Final[Mapping[State, Mapping[Event, Move]]] = {
    "bout": {
        "time_up": _ON,
        "pause": Move("held_bout"),
        "more_rest": _REST_NOW,
        "slept": Move("held_bout", None, ("save", "tell", "signal")),
        "stop": _ASK_WHY,
        "end": _END,
    },
    "rest": {
        "time_up": _ON,
        "pause": Move("held_rest"),
        "more_rest": Move("rest", "longer_rest"),
        "skip_rest": _ON,
        "slept": Move("held_rest", None, ("save", "tell", "signal")),
        "stop": _ASK_WHY,
        "end": _END,
    },
    "held_bout": {
        "go_on": Move("bout"),
        "more_rest": _REST_NOW,
        "stop": _ASK_WHY,
        "end": _END,
    },
    "held_rest": {
        "go_on": Move("rest"),
        "more_rest": Move("rest", "longer_rest"),
        "skip_rest": _ON,
        "stop": _ASK_WHY,
        "end": _END,
    },
    "stopping": {"go_on": Move("leg"), "end": _END},
    "over": {},
}
"""What is not in it changes nothing: a key that means nothing here, or comes too late."""


class Timer(Value):
    """A run of legs, and how far it has come. Seconds everywhere."""

    legs: tuple[Leg, ...]
    one_rest: float
    """How long one more rest is."""
    state: State
    at: int = 0
    """The leg that is on; the number of legs once all are over."""
    passed: float = 0
    """Of this leg."""
    done: tuple[float, ...] = ()
    """Every bout that is over, as long as it was."""
    rested: float = 0
    """All rests together, as far as somebody was awake."""

    @property
    def leg(self) -> Leg | None:
        """The leg that is on; None once all are over."""
        return self.legs[self.at] if self.at < len(self.legs) else None

    @property
    def left(self) -> float:
        """What is left of this leg."""
        return self.leg.seconds - self.passed if self.leg else 0.0

    @property
    def bouts(self) -> tuple[float, ...]:
        """What was done, the bout that is on included."""
        on = self.leg is not None and self.leg.kind == "bout" and self.passed > 0
        return (*self.done, self.passed) if on else self.done

    @property
    def complete(self) -> bool:
        """Nothing was left out."""
        return self.at >= len(self.legs)


class TimerStep(Value):
    """The timer afterwards, and what is to be done now."""

    timer: Timer
    effects: tuple[Effect, ...] = ()


def start(legs: tuple[Leg, ...], one_rest: float) -> Timer:
    """The timer at its first second."""
    return Timer(legs, one_rest, legs[0].kind if legs else "over")


def after(timer: Timer, event: Event) -> TimerStep:
    """Return the state after an event."""
    move = TABLE[timer.state].get(event)
    if move is None:
        return TimerStep(timer)
    changed = _changed(timer, move.change)
    state = move.state
    if state == "leg":
        state = changed.leg.kind if changed.leg else "over"
    return TimerStep(changed._replace(state=state), move.effects)


def passing(timer: Timer, seconds: float, asleep: float = 0) -> TimerStep:
    """Time that passed: `seconds` awake, and after them `asleep`.

    Legs that are over by then are left behind, each up to its planned length. A rest
    goes on while the computer sleeps; a bout does not. After a sleep the timer waits.
    """
    effects: list[Effect] = []
    left = max(seconds, 0.0)
    while timer.state in ("bout", "rest") and timer.leg:
        share = min(left, timer.left)
        timer, left = _moved_on(timer, share), left - share
        if timer.left > 0:
            break
        timer, more = after(timer, "time_up")
        effects += more
    if asleep > 0 and timer.state in ("bout", "rest"):
        if timer.state == "rest":
            timer = timer._replace(passed=timer.passed + min(asleep, timer.left))
        timer, more = after(timer, "slept")
        effects += more
    return TimerStep(timer, tuple(dict.fromkeys(effects)))


def _moved_on(timer: Timer, share: float) -> Timer:
    """`share` is at most what is left of the leg; its last piece makes it exactly full."""
    leg = timer.leg
    assert leg is not None
    whole = leg.seconds if share >= timer.left else timer.passed + share
    rested = timer.rested + (share if leg.kind == "rest" else 0)
    return timer._replace(passed=whole, rested=rested)


def _changed(timer: Timer, change: _Change | None) -> Timer:
    match change:
        case "next_leg":
            return timer._replace(at=timer.at + 1, passed=0, done=timer.bouts)
        case "rest_now":
            return _rest_now(timer)
        case "longer_rest":
            return _with_leg(timer, Leg("rest", timer.left + timer.passed + timer.one_rest))
        case "end_here":
            return timer._replace(done=timer.bouts, passed=0) if timer.leg else timer
    return timer


def _with_leg(timer: Timer, *legs: Leg) -> Timer:
    return timer._replace(legs=(*timer.legs[: timer.at], *legs, *timer.legs[timer.at + 1 :]))


def _rest_now(timer: Timer) -> Timer:
    """The bout is parted: what was done, a rest, what is left. The sum stays."""
    rest, left = Leg("rest", timer.one_rest), Leg("bout", timer.left)
    if not timer.passed:
        return _with_leg(timer, rest, left)
    parted = _with_leg(timer, Leg("bout", timer.passed), rest, left)
    return parted._replace(at=timer.at + 1, passed=0, done=timer.bouts)


# Paced breathing: where in a breath one is after so many seconds.

Way = Literal["in", "out"]


class Breath(Value):
    """In or out, the number of the breath, the fill of the chest (0 to 1), and the time left."""

    way: Way
    number: int
    full: float
    left: float
    """Seconds until it turns."""


def breath_at(seconds: float, breathe_in: float, breathe_out: float) -> Breath:
    """The breath at a moment; the first one begins at 0."""
    number, within = divmod(max(seconds, 0.0), breathe_in + breathe_out)
    if within < breathe_in:
        return Breath("in", int(number) + 1, within / breathe_in, breathe_in - within)
    gone = within - breathe_in
    return Breath("out", int(number) + 1, 1 - gone / breathe_out, breathe_out - gone)
