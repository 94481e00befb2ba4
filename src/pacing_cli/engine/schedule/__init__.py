"""The day's schedule: quotas cut into bouts, rests between, spread over the day.

A bout is no longer than the baseline, `sched.bout_cap` and `sched.posture_max`; every
bout is followed by a rest; heavy activities do not stand side by side; body regions
and kinds of effort take turns (evidence section 7). What is fixed stays where it is.
What does not fit is left out, and that is said.

`load` holds the values, `cut` the parts, `slots` the free time, `rests` the rests,
`order` what comes next, `filling` the times, `fit` what there is room for.
"""

from collections.abc import Sequence

from pacing_cli.engine.schedule.blocks import blocks_of
from pacing_cli.engine.schedule.blocks import rest_block as rest_block
from pacing_cli.engine.schedule.cut import cut as cut
from pacing_cli.engine.schedule.cut import tape as tape
from pacing_cli.engine.schedule.filling import Filling
from pacing_cli.engine.schedule.fit import fit, room_of
from pacing_cli.engine.schedule.fit import fits_alone as fits_alone
from pacing_cli.engine.schedule.load import Before as Before
from pacing_cli.engine.schedule.load import Bout as Bout
from pacing_cli.engine.schedule.load import Frame as Frame
from pacing_cli.engine.schedule.load import Laid as Laid
from pacing_cli.engine.schedule.load import Load as Load
from pacing_cli.engine.schedule.load import Tempo as Tempo
from pacing_cli.engine.schedule.load import is_heavy as is_heavy
from pacing_cli.engine.schedule.load import rank as rank
from pacing_cli.engine.schedule.load import whole as whole
from pacing_cli.engine.schedule.rests import rest_after
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.quantity import Amount
from pacing_cli.model.reason import DoesNotFit, TimeShifted


def schedule(loads: Sequence[Load], tempo: Tempo, p: Parameters, frame: Frame = Frame()) -> Laid:
    """Lay the day out. The same loads give the same day."""
    room = room_of(tempo, p, frame)
    fitting = fit(loads, room, tempo, p, frame)
    left_out = (DoesNotFit(one.activity, Amount(one.measure, one.amount)) for one in fitting.out)
    return Laid(
        blocks_of(fitting.filled.placed, room.midday, tempo, p, frame),
        tuple(left_out),
        tuple(_shifted(fitting.filled)),
    )


def _shifted(filled: Filling) -> list[TimeShifted]:
    """Parts that begin at another time than was asked for today."""
    first: dict[str, TimeShifted] = {}
    for placed in filled.placed:
        load = placed.bout.load
        begins = placed.start + whole(placed.bout.warm_up)
        if load.asked and load.at is not None and load.activity not in first:
            first[load.activity] = TimeShifted(load.activity, load.at, begins)
    return [one for one in first.values() if one.begins != one.asked]


def minutes_free(tempo: Tempo, p: Parameters, frame: Frame) -> int:
    """Free minutes of the day, the longer rest taken out."""
    return room_of(tempo, p, frame).minutes


def rest_minutes(before: Before, tempo: Tempo, p: Parameters) -> int:
    """How long the rest after what was done last is."""
    return rest_after(Bout(before.load, before.load.amount, (1, 1)), tempo, p)
