"""What the person and a clinician agreed on: limits that the engine never passes."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from pacing_cli.model.cue import StopSign
from pacing_cli.model.quantity import Amount
from pacing_cli.model.value import Value

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
