"""Compute the energy of a day over all kinds of effort, and compare it with the ceiling.

One point is ten minutes of demand 1. All kinds count: physical, cognitive, social and
emotional (NICE NG206). The energy quotient is the energy used divided by the energy that the
person has (Jason et al. 2009: ME/CFS, an association). Effects can appear within 72 hours,
so the three days before are included.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from pacing_cli.engine.ranges import units_a_minute
from pacing_cli.model.activity import EXERTIONS, Activity
from pacing_cli.model.day import Day, Done
from pacing_cli.model.notice_reasons import NO_CEILING, EnergyUsed
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.plan import NotYet
from pacing_cli.model.quantity import MEASURES
from pacing_cli.model.settings import Settings
from pacing_cli.model.value import Value

LOOK_BACK_DAYS: Final = 3
UNKNOWN_DEMAND: Final = 3.0
"""Of an activity of which nobody said how demanding it is."""
_LATELY: Final = 14
"""Days of an activity that tell how fast it goes."""


class EnergyShare(Value):
    """One activity that would be done today, and its rank: the lowest number goes first."""

    activity: str
    points: float
    rank: int


def points(minutes: float, activity: Activity) -> float:
    """Minutes times a tenth of the demand; nothing for rest."""
    demand = UNKNOWN_DEMAND if activity.demand is None else activity.demand
    return minutes * demand / 10 if activity.exerts else 0.0


def day_energy(days: Sequence[Day], index: int, settings: Settings) -> Mapping[str, float] | None:
    """Points of one day by activity; None where no amount is known, which is not nothing."""
    found: dict[str, float] = {}
    for name, done in days[index].done.items():
        if done.whole_day:  # it includes the walks of that day, and much that cost little
            continue
        minutes = minutes_done(name, done, days, index, settings.parameters)
        if minutes is not None:
            found[name] = points(minutes, settings.activity(name))
    return found or None


def energy_used(
    days: Sequence[Day], settings: Settings, planned: float | None = None
) -> EnergyUsed | NotYet:
    """The three days before the last of `days`, beside the ceiling. `planned`: today's points."""
    ceiling = settings.profile.energy_ceiling
    if ceiling is None:
        return NotYet(0, 1, NO_CEILING)
    today = len(days) - 1
    seen = [
        (sum(found.values()), days[index].on, found)
        for index in range(max(0, today - LOOK_BACK_DAYS), today)
        if (found := day_energy(days, index, settings)) is not None
    ]
    if not seen:
        return NotYet(0, 1, f"days with an amount among the last {LOOK_BACK_DAYS}")
    average = sum(total for total, _, _ in seen) / len(seen)
    highest, on, _ = max(seen, key=lambda one: (one[0], one[1]))
    return EnergyUsed(
        ceiling=ceiling,
        mean=average,
        quotient=100 * average / ceiling,
        highest=highest,
        highest_on=on,
        known_days=len(seen),
        days=LOOK_BACK_DAYS,
        planned=planned,
        by_kind=_by_kind([found for _, _, found in seen], settings),
    )


def room(settings: Settings) -> float | None:
    """Return the points that a planned day may use, or None without a ceiling."""
    ceiling = settings.profile.energy_ceiling
    return None if ceiling is None else ceiling * settings.parameters.energy_target / 100


def over(shares: Collection[EnergyShare], room: float) -> tuple[EnergyShare, ...]:
    """What does not fit: by rank, then by name, each is kept that still fits."""
    left, out = room, []
    for share in sorted(shares, key=lambda share: (share.rank, share.activity)):
        if share.points <= left + 1e-9:
            left -= share.points
        else:
            out.append(share)
    return tuple(out)


def minutes_done(
    name: str, done: Done, days: Sequence[Day], index: int, parameters: Parameters
) -> float | None:
    """Minutes of an activity on a day: as written, or from another measure at the person's own
    rate; None where no amount is known."""
    for measure in MEASURES:
        amount = done.totals.get(measure)
        if amount is not None:
            return amount / units_a_minute(lately(name, days, index), measure, parameters)
    return None


def lately(name: str, days: Sequence[Day], index: int) -> Iterator[Done]:
    """What was done on its last days up to the one at `index`; looked for when asked for."""
    back = (days[i].done[name] for i in range(index, -1, -1) if name in days[i].done)
    yield from reversed([*islice(back, _LATELY)])


def _by_kind(
    found: Sequence[Mapping[str, float]], settings: Settings
) -> tuple[tuple[str, float], ...]:
    """The mean of a day by kind; an activity of two kinds counts half to each."""
    sums = dict.fromkeys(EXERTIONS, 0.0)
    for day in found:
        for name, value in day.items():
            kinds = settings.activity(name).exerts
            for kind in kinds:
                sums[kind] += value / len(kinds)
    return tuple((kind, total / len(found)) for kind, total in sums.items() if total)
