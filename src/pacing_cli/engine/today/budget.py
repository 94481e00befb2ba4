"""Choose the loads of today that fit under the energy ceiling or into the energy budget."""

from collections.abc import Collection, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from pacing_cli.engine.energy import EnergyShare, day_energy, energy_used, over, points, room
from pacing_cli.engine.schedule.loads import Load, rank
from pacing_cli.engine.statistics import median
from pacing_cli.model.day import Day, TimeRange
from pacing_cli.model.entry import Entry
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.profile import Profile
from pacing_cli.model.quantity import Amount
from pacing_cli.model.reason import EnergyUsed, NoticeReason, OverBudget, OverEnergy
from pacing_cli.model.settings import Settings
from pacing_cli.model.value import Value

if TYPE_CHECKING:
    from pacing_cli.model.patterns import DayPart


class WithinEnergy(Value):
    """The loads that stay on the schedule, and what is said about the others."""

    loads: tuple[Load, ...]
    notices: tuple[NoticeReason, ...] = ()


def within_energy(loads: Sequence[Load], days: Sequence[Day], settings: Settings) -> WithinEnergy:
    """Leave out loads that do not fit under the ceiling. No load grows, and no quota changes."""
    profile = settings.profile
    if profile.safety.red_flags:
        return WithinEnergy(tuple(loads))
    if profile.mode != "envelope":
        return _within_budget(loads, budget(days, settings), settings)
    limit = room(settings)
    if limit is None:
        return WithinEnergy(tuple(loads))
    shares = {load.activity: _share(load, settings) for load in loads}
    out = _names(over(shares.values(), limit))
    kept = tuple(load for load in loads if load.activity not in out)
    used = energy_used(days, settings, sum(shares[load.activity].points for load in kept))
    left_out = (
        OverEnergy(
            load.activity, Amount(load.measure, load.amount), shares[load.activity].points, limit
        )
        for load in loads
        if load.activity in out
    )
    return WithinEnergy(kept, (*([used] if isinstance(used, EnergyUsed) else []), *left_out))


def budget(days: Sequence[Day], settings: Settings) -> float | None:
    """Points that a day in graded mode may take; None: no budget, or not known yet.

    A good day may take `sched.energy_band` percent more, and no more than that.
    """
    chosen, p = settings.profile.energy_budget, settings.parameters
    value = _usual(days, settings) if chosen == "usual" else chosen
    if value is None or days[-1].felt != "good":
        return value
    return value * (1 + p.sched_energy_band / 100)


def _usual(days: Sequence[Day], settings: Settings) -> float | None:
    """The median of the last days of which an amount is known; at least half of them."""
    count = settings.parameters.sched_energy_days
    found: list[float] = []
    for index in range(len(days) - 2, max(len(days) - 2 - 3 * count, -1), -1):
        if len(found) < count and (used := day_energy(days, index, settings)) is not None:
            found.append(sum(used.values()))
    return median(found) if 2 * len(found) >= count else None


def _within_budget(loads: Sequence[Load], limit: float | None, settings: Settings) -> WithinEnergy:
    if limit is None:
        return WithinEnergy(tuple(loads))
    shares = {load.activity: _share(load, settings) for load in loads}
    out = _names(over(shares.values(), limit))
    return WithinEnergy(
        tuple(load for load in loads if load.activity not in out),
        tuple(
            OverBudget(
                load.activity,
                Amount(load.measure, load.amount),
                shares[load.activity].points,
                limit,
            )
            for load in loads
            if load.activity in out
        ),
    )


def _names(shares: Collection[EnergyShare]) -> set[str]:
    return {share.activity for share in shares}


def _share(load: Load, settings: Settings) -> EnergyShare:
    spent = points(load.amount / load.rate, settings.activity(load.activity))
    return EnergyShare(load.activity, spent, rank(load))


# The person's good hours: as typed, or learnt from where tiredness gathers in the log.

LEARNT_FROM: Final = timedelta(weeks=8)
"""So far back the entries are asked."""
_PARTS: "Final[dict[DayPart, TimeRange]]" = {
    "morning": TimeRange(5 * 60, 11 * 60),
    "midday": TimeRange(11 * 60, 14 * 60),
    "afternoon": TimeRange(14 * 60, 18 * 60),
    "evening": TimeRange(18 * 60, 24 * 60),
}


def good_hours(
    entries: Sequence[Entry], profile: Profile, parameters: Parameters
) -> tuple[TimeRange, ...]:
    """Typed hours; with `learn` all parts of the day but the one where tiredness gathers.

    `entries` are those of the last weeks. Empty where none were typed, or where they do
    not tell.
    """
    if profile.good_hours != "learn":
        return profile.good_hours
    # The times of day are part of a review, and most plans do not need them.
    from pacing_cli.engine.patterns.time_of_day import fullest_part

    most = fullest_part(entries, parameters)
    return tuple(hours for part, hours in _PARTS.items() if part != most) if most else ()
