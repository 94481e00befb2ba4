"""The current time with its offset, and the rules of the time zone."""

from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Final

from pacing_cli.model.value import Value

_A_DAY: Final = timedelta(days=1)
_BEYOND: Final = "{} is at the edge of the calendar"


class Clock(Value):
    """A moment with its offset from UTC, the name of its zone, and the rule of the zone.

    `rule` None: the zone of the system, which knows its own rule.
    """

    now: datetime
    zone: str
    rule: tzinfo | None = None

    def local(self, naive: datetime) -> datetime:
        """A time on the person's clock as a moment: it gets the offset of that day.

        A time that a change to summer time jumps over is counted on from before the change,
        so that 02:30 becomes 03:30; one that comes twice is the first. Only moments are asked
        for their offset: what Python makes of a time that was jumped over differs by version.

        Raises ValueError on the first and the last day of Python's calendar.
        """
        as_if_utc = naive.replace(tzinfo=UTC, fold=0)
        try:
            before, after = (self._offset(as_if_utc + span) for span in (-_A_DAY, _A_DAY))
        except OverflowError as error:
            raise ValueError(_BEYOND.format(naive.date())) from error
        found = [as_if_utc - offset for offset in (before, after)]
        there = [one for one in found if one + self._offset(one) == as_if_utc]
        return self.here(min(there, default=found[0]))

    def _offset(self, moment: datetime) -> timedelta:
        return moment.astimezone(self.rule).utcoffset() or timedelta(0)

    def here(self, moment: datetime) -> datetime:
        """A moment of anywhere, as the person's own clock showed it.

        Raises ValueError where that is before or after Python's calendar.
        """
        try:
            return fixed(moment.astimezone(self.rule))
        except OverflowError as error:
            raise ValueError(_BEYOND.format(moment.date())) from error

    def zone_of(self, moment: datetime) -> str:
        """The name of the zone, if the moment's offset is that of the zone at that moment."""
        same = self._offset(moment) == moment.utcoffset()
        return self.zone if same else offset_name(moment)


def fixed(moment: datetime) -> datetime:
    """The same moment with its offset written down instead of a rule."""
    return moment.replace(tzinfo=timezone(moment.utcoffset() or timedelta(0)), fold=0)


def offset_name(moment: datetime) -> str:
    """A name for a zone of which only the offset is known: `UTC`, `UTC+01:00`."""
    return str(timezone(moment.utcoffset() or timedelta(0)))
