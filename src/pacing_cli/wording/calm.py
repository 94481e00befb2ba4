"""What is said around a calm routine."""

from collections.abc import Sequence
from typing import Final

from pacing_cli.engine.timer import Breath, Timer
from pacing_cli.model.quantity import Amount
from pacing_cli.model.shipped import CalmStep
from pacing_cli.wording.phrases import fine, spoken

BEGIN: Final = "Enter begins; q leaves"
NOT_ALONE: Final = "Nothing was run, so nothing is written down. By hand: pace log calm 5m"
ASK_LOG: Final = "Write it down as calm?"


def calm_keys(timer: Timer) -> str:
    """The keys that mean something now."""
    if timer.state == "over":
        return ""
    first = "space go on" if timer.state == "held_rest" else "space pause"
    more = ", Enter next" if len(timer.legs) > 1 else ""
    return f"{first}{more}, q end"


def calm_told(timer: Timer, steps: Sequence[CalmStep], end: str) -> str:
    """What is to be done now."""
    if timer.state == "held_rest":
        return "Paused. Space goes on."
    if timer.complete:
        return end
    return steps[timer.at].say if timer.state == "rest" and steps else ""


def breath_line(breath: Breath, breathe_in: float, breathe_out: float) -> str:
    """`In, 4.`: short enough to be spoken before it is over."""
    return f"In, {fine(breathe_in)}." if breath.way == "in" else f"Out, {fine(breathe_out)}."


def breath_words(breath: Breath) -> str:
    """What stands above the moving guide."""
    return "Breathe in" if breath.way == "in" else "Breathe out"


def length(seconds: float) -> str:
    """`5 minutes`."""
    return spoken(Amount("minutes", round(seconds) / 60))


def breaths_line(minutes: float, breathe_in: float, breathe_out: float) -> str:
    """How it goes, in a line."""
    rate = fine(round(60 / (breathe_in + breathe_out), 1))
    return (
        f"In for {fine(breathe_in)} seconds, out for {fine(breathe_out)}: "
        f"about {rate} breaths a minute, for {length(minutes * 60)}."
    )
