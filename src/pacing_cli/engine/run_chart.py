"""Test a row of days for a shift of its level, with runs and crossings."""

import math
from collections.abc import Sequence
from datetime import date
from typing import Final

from pacing_cli.engine.statistics import median, sample_sd
from pacing_cli.model.day import Day
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.patterns import LevelShift
from pacing_cli.model.phase import FlareCourse, UsualRange
from pacing_cli.model.plan import NotYet
from pacing_cli.model.value import Value

_RARE: Final = 0.05
_LEAST_POINTS: Final = 10
"""Below this the run rule says nothing (Anhøj and Olesen 2014)."""


class Runs(Value):
    """How often a row changes sides of a centre line; values on the line do not count."""

    points: int
    longest: int
    longest_usual: int
    crossings: int
    crossings_least: int
    last: int = 0
    """The length of the run that the row ends with."""

    @property
    def shifted(self) -> bool:
        """The level seems to have moved: one side for too long, or too few crossings."""
        if self.points < _LEAST_POINTS:
            return False
        return self.longest > self.longest_usual or self.crossings < self.crossings_least


def runs(values: Sequence[float], centre: float) -> Runs:
    """The two rules of Anhøj and Olesen 2014 (PLoS ONE 9:e113825), which need no spread.

    The longest run is unusual above round(log2 n) + 3; crossings are too few under
    the 5th percentile of a Binomial(n - 1, 1/2).
    """
    sides = [value > centre for value in values if value != centre]
    longest = run = 0
    crossings = 0
    for place, side in enumerate(sides):
        changed = place > 0 and side != sides[place - 1]
        crossings += changed
        run = 1 if changed else run + 1
        longest = max(longest, run)
    usual = round(math.log2(len(sides))) + 3 if sides else 0
    return Runs(len(sides), longest, usual, crossings, _rare_heads(len(sides) - 1), run)


def _rare_heads(tosses: int) -> int:
    """The 5th percentile of the heads of that many tosses of a coin."""
    if tosses < 1:
        return 0
    total, limit = 0, _RARE * 2**tosses
    for heads in range(tosses + 1):
        total += math.comb(tosses, heads)
        if total >= limit:
            return heads
    return tosses


# Whether the usual level of pain seems to have moved: a run too long for chance, and far enough.
#
# The run rule of Anhøj and Olesen 2014 supposes that days do not resemble their
# neighbours. Pain does, so the rule alone is wrong for a quarter to six in ten
# steady people in 60 days. Asked as well: the run still lasts, and the two medians
# lie a point and one and a half spreads apart (`bench/engine_shift.py`).


def level_shift(
    days: Sequence[Day], course: FlareCourse, parameters: Parameters
) -> LevelShift | NotYet | None:
    """Compare the last `shift.days` rated days with those before. None means no shift.

    Days of past flares are left out. An open flare counts once it is as long as a
    setback. Days before the usual level was reset are not used.
    """
    rated = _rated(days, course)
    recent, before = (
        rated[-parameters.shift_days :],
        rated[: -parameters.shift_days][-parameters.flare_spread_window :],
    )
    if len(before) < parameters.shift_days:
        return NotYet(len(rated), 2 * parameters.shift_days, "days with a pain rating")
    flare_open = bool(course.open) and course.open[-1] is not None
    if flare_open and course.episodes[-1].days <= parameters.flare_setback_after:
        return None
    earlier = [pain for _, pain in before]
    centre, now = median(earlier), median([pain for _, pain in recent])
    found = runs([pain for _, pain in recent], centre)
    far = max(parameters.shift_least_points, parameters.shift_sd * sample_sd(earlier))
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


def _learnt_anew(usual: Sequence[UsualRange]) -> int:
    """The first day after the usual was last thrown away; 0 where it never was."""
    fell = (i for i in range(len(usual) - 1, 0, -1) if usual[i].days < usual[i - 1].days)
    return next(fell, 0)
