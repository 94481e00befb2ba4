"""Whether the usual level of pain seems to have moved: a run too long for chance, and far enough.

The run rule of Anhøj and Olesen 2014 supposes that days do not resemble their
neighbours. Pain does, so the rule alone is wrong for a quarter to six in ten
steady people in 60 days. Asked as well: the run still lasts, and the two medians
lie a point and one and a half spreads apart (`bench/engine_shift.py`).
"""

from collections.abc import Sequence
from datetime import date

from pacing_cli.engine.run_chart import runs
from pacing_cli.engine.stats import median, sample_sd
from pacing_cli.model.advice import NotYet
from pacing_cli.model.day import Day
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.patterns import LevelShift
from pacing_cli.model.standing import FlareCourse, Usual


def level_shift(
    days: Sequence[Day], course: FlareCourse, p: Parameters
) -> LevelShift | NotYet | None:
    """The last `shift.days` rated days beside those before. None: no shift can be seen.

    Days of flares that are over are left out; an open one counts from the length of
    a setback on. Days before the usual was learnt anew say nothing any more.
    """
    rated = _rated(days, course)
    recent, before = rated[-p.shift_days :], rated[: -p.shift_days][-p.flare_spread_window :]
    if len(before) < p.shift_days:
        return NotYet(len(rated), 2 * p.shift_days, "days with a pain rating")
    flare_open = bool(course.open) and course.open[-1] is not None
    if flare_open and course.episodes[-1].days <= p.flare_setback_after:
        return None
    earlier = [pain for _, pain in before]
    centre, now = median(earlier), median([pain for _, pain in recent])
    found = runs([pain for _, pain in recent], centre)
    far = max(p.shift_least_points, p.shift_sd * sample_sd(earlier))
    if found.last <= found.longest_usual or abs(now - centre) < far:
        return None
    off = [on for on, pain in recent if pain != centre]
    return LevelShift(off[-found.last], found.last, centre, now, flare_open)


def _rated(days: Sequence[Day], course: FlareCourse) -> list[tuple[date, float]]:
    over = [
        (one.onset, one.recovered or one.ended)
        for one in course.episodes
        if one.recovered or one.ended
    ]
    return [
        (day.on, day.pain)
        for day in days[_learnt_anew(course.usual) :]
        if day.pain is not None
        and not any(onset <= day.on < end for onset, end in over if end is not None)
    ]


def _learnt_anew(usual: Sequence[Usual]) -> int:
    """The first day after the usual was last thrown away; 0 where it never was."""
    fell = (i for i in range(len(usual) - 1, 0, -1) if usual[i].days < usual[i - 1].days)
    return next(fell, 0)
