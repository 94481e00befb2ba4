"""Compute a person's usual level and spread for each rating."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from operator import attrgetter
from typing import Final

from pacing_cli.engine.statistics import known, mean, median, sample_sd
from pacing_cli.model.day import SYMPTOMS, Day, Done
from pacing_cli.model.notice_reasons import SignalName, SymptomsRising
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.phase import Flare
from pacing_cli.model.quantity import Measure
from pacing_cli.model.value import Value

HARDER: Final[dict[SignalName, int]] = {
    "pain": 1,
    "fatigue": 1,
    "sleep_hours": -1,
    "quality": -1,
    "stiff": 1,
    "mood": -1,
    "stress": 1,
}
"""1 where more of it is the harder side, -1 where less of it is."""

_READ: Final = {name: attrgetter(name) for name in HARDER}


class OwnRange(Value):
    """The middle and the spread of a person's own days before a day."""

    mean: float
    median: float
    spread: float
    days: int
    """How many values the spread rests on."""

    def harder(self, name: SignalName, value: float, centre: float) -> float:
        """Spreads from `centre` to `value`, above 0 on the harder side."""
        return HARDER[name] * (value - centre) / self.spread


def outside_flares(days: Sequence[Day], flares: Sequence[Flare], most: int) -> list[Day]:
    """The last `most` days; a day that was part of a flare is there as an unknown one."""
    last = days[-most:]
    first = last[-1].on - timedelta(days=len(last) - 1)
    spans = [
        (flare.onset, flare.recovered or flare.ended)
        for flare in flares
        if flare.ended is None or flare.ended >= first
    ]
    if not spans:
        return list(last)
    return [
        Day(day.on)
        if any(onset <= day.on and (end is None or day.on < end) for onset, end in spans)
        else day
        for day in last
    ]


def rated(day: Day, name: SignalName) -> float | None:
    """What was written down for a signal on a day."""
    value: float | None = _READ[name](day)
    return value


def own_values(days: Sequence[Day], before: int, name: SignalName, back: int) -> list[float]:
    """The known values of the days before index `before`, the newest first, `back` days at most."""
    read = _READ[name]
    start = max(before - back, 0)
    return [value for day in reversed(days[start:before]) if (value := read(day)) is not None]


def own_range(
    values: Sequence[float], centre: int, spread: int, least_days: int, least_sd: float
) -> OwnRange | None:
    """Return the range of values, newest first, or None with fewer than `least_days`.

    The median uses the last `centre` values and the spread the last `spread` values,
    because a spread needs more days than a median.
    """
    if len(values) < least_days:
        return None
    middle, wide = values[:centre], values[:spread]
    sd = max(sample_sd(wide), least_sd)
    return OwnRange(mean(middle), median(middle), sd, len(wide))


# The usual that creeps up over weeks.


def risen(
    days: Sequence[Day], place: int, name: SignalName, parameters: Parameters
) -> SymptomsRising | None:
    """Whether a symptom lies above the weeks before, over the `named.days` before a place.

    They are compared with the `named.before` days before them; half of each have to be rated.
    Both the median and the mean have to be `named.rise` higher: one bad stretch is no level.
    """
    p = parameters
    first = place - p.named_days
    if first < 1:
        return None
    newer = known([rated(day, name) for day in days[first:place]])
    if 2 * len(newer) < p.named_days:
        return None
    older = known([rated(day, name) for day in days[max(first - p.named_before, 0) : first]])
    if 2 * len(older) < p.named_before:
        return None
    rise = min(median(newer) - median(older), mean(newer) - mean(older))
    if rise < p.named_rise:
        return None
    return SymptomsRising(name, median(older), median(newer), p.named_days)


def all_risen(
    days: Sequence[Day], place: int, parameters: Parameters
) -> tuple[SymptomsRising, ...]:
    """Every symptom that has risen so over the days before a place."""
    found = (risen(days, place, name, parameters) for name in SYMPTOMS)
    return tuple(one for one in found if one)


# How much of a measure goes into a minute: from days on which both were written.


def units_a_minute(done: Iterable[Done], measure: Measure, parameters: Parameters) -> float:
    """Units of the measure in a minute, above 0: of these days, else the parameter."""
    if measure == "minutes":
        return 1.0
    pairs = [
        (units, minutes)
        for one in done
        if (minutes := one.totals.get("minutes")) and (units := one.totals.get(measure))
    ]
    if pairs:
        return sum(units for units, _ in pairs) / sum(minutes for _, minutes in pairs)
    return {
        "steps": parameters.sched_steps_per_minute,
        "metres": parameters.sched_metres_per_minute,
        "reps": parameters.sched_reps_per_minute,
    }[measure]
