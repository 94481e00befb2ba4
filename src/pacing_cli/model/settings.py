"""All settings of one person, as the engine takes them."""

from collections.abc import Mapping

from pacing_cli.model.activity import Activity
from pacing_cli.model.care import Care
from pacing_cli.model.goal import Goal
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.profile import Profile
from pacing_cli.model.value import Value


class Settings(Value):
    """The four files of the person, read and checked."""

    profile: Profile = Profile()
    activities: Mapping[str, Activity] = {}
    goals: tuple[Goal, ...] = ()
    care: Care = Care()
    parameters: Parameters = Parameters()

    def activity(self, name: str) -> Activity:
        """The activity of that name; nothing but its name if it is not in the inventory.

        Where days of the week were agreed on, it stands on no others.
        """
        activity = self.activities.get(name) or self._folded(name)
        agreed = self.care.of(name).days
        return activity._replace(days=_both(activity.days, agreed)) if agreed else activity

    def _folded(self, name: str) -> Activity:
        """The activity whose name differs in case alone; it keeps the name that was asked for."""
        folded = name.casefold()
        same = (one for known, one in self.activities.items() if known.casefold() == folded)
        return next(same, Activity(name))._replace(name=name)


def _both(own: tuple[str, ...], agreed: tuple[str, ...]) -> tuple[str, ...]:
    """The agreed days, and of them the person's own where any are left."""
    return tuple(day for day in agreed if day in own) or agreed
