"""All settings of one person, as the engine reads them."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from pacing_cli.model.activity import Activity, StopSign
from pacing_cli.model.goal import Goal
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.profile import Profile
from pacing_cli.model.quantity import Amount
from pacing_cli.model.value import Value

# What the person and a clinician agreed on: limits that the engine never passes.

Method = Literal["three_trials", "good_bad_midpoint", "clinician"]


class Agreement(Value):
    """For one activity. Every part may be left out; then the general parameters hold."""

    ceiling: Amount | None = None
    floor: Amount | None = None
    step: Amount | None = None
    hold_days: int | None = None
    method: Method | None = None
    baseline: Amount | None = None
    good: Amount | None = None
    """For the midpoint method: what is possible on a good day."""
    bad: Amount | None = None
    """For the midpoint method: what is possible on a bad day."""
    days: tuple[str, ...] = ()
    """Days of the week; empty: nothing was agreed about them."""
    effort_max: float | None = None
    hr_max: float | None = None
    stop: tuple[str, ...] = ()
    """Rules for stopping, in words."""

    @property
    def stop_sign(self) -> StopSign:
        """What was agreed on about stopping."""
        return StopSign(self.effort_max, self.hr_max, self.stop)


class Care(Value):
    """The care file: who agreed, when, until when, and on what."""

    agreed_with: str = ""
    agreed_on: date | None = None
    review_on: date | None = None
    activities: Mapping[str, Agreement] = {}

    def of(self, activity: str) -> Agreement:
        """The agreement for an activity, in whatever case it is written; an empty one where
        nothing was agreed."""
        found = self.activities.get(activity)
        if found is None and self.activities:
            folded = activity.casefold()
            same = (one for name, one in self.activities.items() if name.casefold() == folded)
            found = next(same, None)
        return found or Agreement()


class Settings(Value):
    """The four files of the person, read and checked."""

    profile: Profile = Profile()
    activities: Mapping[str, Activity] = {}
    goals: tuple[Goal, ...] = ()
    care: Care = Care()
    parameters: Parameters = Parameters()

    def activity(self, name: str) -> Activity:
        """The activity of that name; nothing but its name if it is not in the inventory.

        If days of the week were agreed, it is planned only on these.
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


# One difference between two versions of the care file.

CareValue = Amount | date | float | int | str | tuple[str, ...] | None
"""What a key of the care file can hold; None: it is not there."""


class CareChange(Value):
    """The old and the new value of a key."""

    activity: str
    """Empty for who agreed, when, and until when."""
    key: str
    before: CareValue
    now: CareValue
