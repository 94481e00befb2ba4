"""What has gone by and was not logged moves on to a later time."""

from collections.abc import Sequence
from typing import Final

from pacing_cli.engine.schedule import Frame, Laid, Load, Tempo, schedule, whole
from pacing_cli.model.parameters import Parameters

# Each turn goes on by more than the grace; a whole day of turns is no more than this.
_TURNS: Final = 144


def later(
    loads: Sequence[Load], tempo: Tempo, frame: Frame, minute: int | None, p: Parameters
) -> Laid:
    """The day as it is laid out when it is `minute` o'clock; None: as it was first planned.

    The part that has gone by longest, by `sched.grace` and more, moves on to the end of
    that grace, and all that follows with it, until none has gone by. So the same day
    looked at twice is the same, and times do not run away from whoever looks often. Once
    the day is over nothing is moved: it stays as it was planned.
    """
    laid = schedule(loads, tempo, p, frame)
    if minute is None or minute >= tempo.end:
        return laid
    for _ in range(_TURNS):
        gone = [
            whole(block.start + block.minutes + p.sched_grace)
            for block in laid.blocks
            if block.kind == "activity"
        ]
        if not gone or min(gone) > minute:
            return laid
        frame = frame._replace(begin=min(gone))
        laid = schedule(loads, tempo, p, frame)
    return laid
