"""The person's good hours: as typed, or learnt from where tiredness gathers in the log."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from pacing_cli.engine.day_map import fullest_part
from pacing_cli.model.entry import Entry
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.patterns import DayPart
from pacing_cli.model.profile import Profile
from pacing_cli.model.so_far import Stretch

_LOOK_BACK: Final = timedelta(weeks=8)
_PARTS: Final[dict[DayPart, Stretch]] = {
    "morning": Stretch(5 * 60, 11 * 60),
    "midday": Stretch(11 * 60, 14 * 60),
    "afternoon": Stretch(14 * 60, 18 * 60),
    "evening": Stretch(18 * 60, 24 * 60),
}


def good_hours(entries: Sequence[Entry], profile: Profile, p: Parameters) -> tuple[Stretch, ...]:
    """Typed hours; with `learn` all parts of the day but the one where tiredness gathers.

    Empty where none were typed, or where the log of the last weeks does not tell.
    """
    if profile.good_hours != "learn":
        return profile.good_hours
    if not entries:
        return ()
    since = entries[-1].at - _LOOK_BACK
    most = fullest_part([entry for entry in entries if entry.at >= since], p)
    return tuple(hours for part, hours in _PARTS.items() if part != most) if most else ()
