"""What of today's loads has room under the energy ceiling, in envelope mode only."""

from collections.abc import Sequence
from typing import NamedTuple

from pacing_cli.engine.energy import Share, energy_used, over, points, room
from pacing_cli.engine.schedule import Load, rank
from pacing_cli.model.day import Day
from pacing_cli.model.quantity import Amount
from pacing_cli.model.reason import EnergyUsed, NoticeReason, OverEnergy
from pacing_cli.model.settings import Settings


class WithinEnergy(NamedTuple):
    """The loads that stay on the schedule, and what is said about the others."""

    loads: tuple[Load, ...]
    notices: tuple[NoticeReason, ...] = ()


def within_energy(loads: Sequence[Load], days: Sequence[Day], settings: Settings) -> WithinEnergy:
    """Leave out what the ceiling has no room for. Nothing is ever made larger, no quota changes."""
    limit = room(settings)
    profile = settings.profile
    if limit is None or profile.mode != "envelope" or profile.safety.red_flags:
        return WithinEnergy(tuple(loads))
    shares = {load.activity: _share(load, settings) for load in loads}
    out = {share.activity for share in over(shares.values(), limit)}
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


def _share(load: Load, settings: Settings) -> Share:
    spent = points(load.amount / load.rate, settings.activity(load.activity))
    return Share(load.activity, spent, rank(load))
