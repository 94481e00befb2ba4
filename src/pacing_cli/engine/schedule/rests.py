"""Rests: how long after a bout, and where the longer one lies."""

from collections.abc import Sequence

from pacing_cli.engine.schedule.load import Bout, Tempo, down, is_heavy, whole
from pacing_cli.engine.schedule.slots import Slot, nearest_start
from pacing_cli.model.parameters import Parameters


def rest_after(bout: Bout, tempo: Tempo, p: Parameters) -> int:
    """Minutes of rest after a bout, on the grid of the clock; longer after a heavy one."""
    ratio = max(tempo.rest_ratio, p.sched_rest_ratio)
    rest = max(p.sched_rest_min, ratio * bout.minutes)
    return whole(max(rest, p.sched_midday_rest) if is_heavy(bout.load, p) else rest)


def length(bout: Bout) -> int:
    """Minutes without the rest."""
    ends = whole(bout.warm_up) + whole(bout.cool_down)
    return ends + whole(bout.minutes)


def midday_rest(free: Sequence[Slot], tempo: Tempo, p: Parameters) -> Slot | None:
    """The longer rest, as near to the middle of the day as there is room for it.

    None for a short day, or where it no longer lies ahead.
    """
    minutes = whole(p.sched_midday_rest if tempo.midday is None else tempo.midday)
    if not minutes or tempo.end - tempo.start < p.sched_midday_from:
        return None
    noon = down((tempo.start + tempo.end) / 2)
    if not free or free[0].start > noon:
        return None
    start = nearest_start(free, noon - minutes, minutes)
    return None if start is None else Slot(start, start + minutes)
