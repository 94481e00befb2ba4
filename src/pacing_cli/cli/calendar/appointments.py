"""Appointments of the person's supports, as reminders for the calendar."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from hashlib import blake2s
from typing import TYPE_CHECKING

from pacing_cli.model.reminder import Reminder
from pacing_cli.model.support import Appointment, appointments
from pacing_cli.wording.calendar import APPOINTMENT

if TYPE_CHECKING:
    from pacing_cli.cli.context import Pacing


def appointment_reminders(
    pacing: "Pacing", first: date, last: date, *, neutral: bool
) -> Iterator[Reminder]:
    """Those still to come, from `first` to `last`, both included; also on days of rest, as
    they take place all the same. Without a time they stand where the day begins."""
    if not pacing.home.supports.exists():
        return
    from pacing_cli.storage.files_beside import load_supports

    for one in appointments(load_supports(pacing.home), first, last):
        start = _start(pacing, one)
        if start >= pacing.now:
            title = APPOINTMENT if neutral else one.title
            yield Reminder(_uid(one), start, one.minutes, title, "" if neutral else one.where)


def _start(pacing: "Pacing", one: Appointment) -> datetime:
    minute = one.at if one.at is not None else pacing.settings.profile.day_start
    return pacing.clock.local(datetime.combine(one.on, time()) + timedelta(minutes=minute))


def _uid(one: Appointment) -> str:
    """The same for the same appointment on the same day; it tells nobody's name."""
    text = f"appointment|{one.on}|{one.title.casefold()}"
    return (
        f"{blake2s(text.encode('utf-8', 'surrogatepass'), digest_size=12).hexdigest()}@pacing-cli"
    )
