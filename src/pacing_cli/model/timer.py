"""What the timer is given: bouts and rests, one after the other, in seconds."""

from typing import Final, Literal

from pacing_cli.model.value import Value

LegKind = Literal["bout", "rest"]
StopWhy = Literal["time", "done", "pain", "tired", "interrupted"]
STOP_WHYS: Final[tuple[StopWhy, ...]] = ("time", "done", "pain", "tired", "interrupted")


class Leg(Value):
    """One bout of an activity, or one rest."""

    kind: LegKind
    seconds: float


def in_turns(bout: float, rest: float, times: int) -> tuple[Leg, ...]:
    """So many bouts with a rest between each two; none behind the last."""
    legs: list[Leg] = []
    for turn in range(times):
        if turn and rest:
            legs.append(Leg("rest", rest))
        legs.append(Leg("bout", bout))
    return tuple(legs)
