"""Compare today's check-in with the usual range. It changes how the day is done, not how much.

The mean of the ratings, each in spreads from the own median, oriented so that more is
harder. Beyond `ready.amber` the day is cut finer and rests are longer, beyond
`ready.red` a rest is as long as the part before it; the quota stays, and a good day
gets no more (evidence section 6 and its second finding: plan-led, not pain-led). A
band is left only when the ratings are clearly back, so that one point does not flip
the day. The person's word, `+good` or `+hard`, counts for more than the ratings.
"""

from collections.abc import Sequence

from pacing_cli.engine.ranges import HARDER, outside_flares, own_range, own_values, rated
from pacing_cli.engine.statistics import mean
from pacing_cli.model.day import Day
from pacing_cli.model.notice_reasons import Band, Beside, Readiness
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.phase import Flare, Log

# A band from longer ago than this has no hold on today.
_LOOK_BACK = 14


def readiness(log: Log, flares: Sequence[Flare], parameters: Parameters) -> Readiness | None:
    """How today compares; None without a check-in, without a usual, or where the day was
    named a flare, a bad day or an illness already."""
    if log.phases[-1].kind in ("flare", "bad", "ill"):
        return None
    days = outside_flares(log.days, flares, parameters.warn_max_age + _LOOK_BACK)
    today, found = days[-1], compared(days, len(days) - 1, parameters)
    if today.felt:
        return Readiness("green" if today.felt == "good" else "amber", found, today.felt)
    if not found:
        return None
    band = _band(days, len(days) - 1, parameters, _LOOK_BACK)
    return Readiness(band, found, held=band != _by_score(score(found), parameters))


def compared(days: Sequence[Day], index: int, parameters: Parameters) -> tuple[Beside, ...]:
    """Every rating of a day that has a usual, the hardest first."""
    found: list[Beside] = []
    for name in HARDER:
        today = rated(days[index], name)
        if today is None:
            continue
        values = own_values(days, index, name, parameters.warn_max_age)
        own = own_range(
            values,
            parameters.warn_baseline,
            parameters.warn_baseline,
            parameters.ready_min_days,
            parameters.ready_least_sd,
        )
        if own:
            harder = own.harder(name, today, own.median)
            found.append(Beside(name, today, own.median, own.spread, harder))
    return tuple(sorted(found, key=lambda one: -one.harder))


def score(found: Sequence[Beside]) -> float:
    """The mean of the ratings in spreads; above 0 on the harder side."""
    return mean([one.harder for one in found])


def _by_score(value: float, parameters: Parameters) -> Band:
    if value > max(parameters.ready_red, parameters.ready_amber):
        return "red"
    return "amber" if value > parameters.ready_amber else "green"


def _band(days: Sequence[Day], index: int, parameters: Parameters, left: int) -> Band:
    """The band of a rated day; the band before it is asked only where it matters."""
    found = compared(days, index, parameters)
    if not found:
        return "green"
    value = score(found)
    plain = _by_score(value, parameters)
    if plain == "red" or value <= parameters.ready_amber - parameters.ready_back:
        return plain
    before = _band_before(days, index, parameters, left - 1)
    red_stays = (
        before == "red"
        and value > max(parameters.ready_red, parameters.ready_amber) - parameters.ready_back
    )
    if red_stays:
        return "red"
    return plain if before == "green" else "amber"


def _band_before(days: Sequence[Day], index: int, parameters: Parameters, left: int) -> Band:
    """The band of the last rated day before, if that is not long ago."""
    for earlier in range(index - 1, max(index - 1 - parameters.flare_gap_days, -1), -1):
        day = days[earlier]
        if day.bad or day.felt:
            return "red" if day.bad else "amber" if day.felt == "hard" else "green"
        if left > 0 and any(rated(day, name) is not None for name in HARDER):
            return _band(days, earlier, parameters, left)
    return "green"
