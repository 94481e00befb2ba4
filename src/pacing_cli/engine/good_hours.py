"""The person's good hours: as typed, or learnt from where tiredness gathers in the log."""

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from pacing_cli.model.entry import Entry
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.profile import Profile
from pacing_cli.model.so_far import Stretch

if TYPE_CHECKING:
    from pacing_cli.model.patterns import DayPart

LEARNT_FROM: Final = timedelta(weeks=8)
"""So far back the entries are asked."""
_PARTS: Final["dict[DayPart, Stretch]"] = {
    "morning": Stretch(5 * 60, 11 * 60),
    "midday": Stretch(11 * 60, 14 * 60),
    "afternoon": Stretch(14 * 60, 18 * 60),
    "evening": Stretch(18 * 60, 24 * 60),
}


def good_hours(entries: Sequence[Entry], profile: Profile, p: Parameters) -> tuple[Stretch, ...]:
    """Typed hours; with `learn` all parts of the day but the one where tiredness gathers.

    `entries` are those of the last weeks. Empty where none were typed, or where they do
    not tell.
    """
    if profile.good_hours != "learn":
        return profile.good_hours
    # The map of the day is a look back; most plans have no need of it.
    from pacing_cli.engine.day_map import fullest_part

    most = fullest_part(entries, p)
    return tuple(hours for part, hours in _PARTS.items() if part != most) if most else ()
