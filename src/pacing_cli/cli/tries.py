"""The experiments of a journal: which there are, and how one stands on a day."""

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from pacing_cli.engine.dated import between
from pacing_cli.engine.trying import tried_out
from pacing_cli.model.entry import EXPERIMENT, Entry
from pacing_cli.model.experiment import Ended, Protocol, TriedOut
from pacing_cli.model.value import Value
from pacing_cli.storage.protocols import SEAL, STOPS, is_sealed, read_protocol

if TYPE_CHECKING:
    from datetime import date

    from pacing_cli.cli.context import Pacing
    from pacing_cli.engine.advise import Outlook
    from pacing_cli.model.day import Day
    from pacing_cli.model.settings import Settings

_FORTNIGHT = timedelta(days=14)
_DAY = timedelta(days=1)


class Kept(Value):
    """One experiment as it stands in the journal."""

    entry: Entry
    protocol: Protocol
    stopped: Ended | None

    @property
    def seal(self) -> str:
        """What the entry says its protocol's seal is."""
        return str(self.entry.fields.get(SEAL, ""))


def kept(entries: Sequence[Entry]) -> tuple[Kept, ...]:
    """Every experiment, the oldest first. A protocol that cannot be followed is left out."""
    own = [entry for entry in entries if entry.kind == EXPERIMENT]
    stops = {entry.word(STOPS): entry for entry in reversed(own) if entry.word(STOPS)}
    found = []
    for entry in own:
        protocol = read_protocol(entry.fields)
        if protocol is not None:
            found.append(Kept(entry, protocol, _stopped(entry, protocol, stops.get(entry.id))))
    return tuple(found)


def _stopped(entry: Entry, protocol: Protocol, stop: Entry | None) -> Ended | None:
    if not is_sealed(entry.fields):
        return Ended("changed", protocol.start)
    return Ended("person", stop.day, stop.word("note") or "") if stop else None


def standing(
    one: Kept, days: "Sequence[Day]", settings: "Settings", today: "date", outlook: "Outlook"
) -> TriedOut:
    """How an experiment stands on a day. `days` and `outlook` are those of that day."""
    name = one.protocol.activity.casefold()
    quotas = (quota for quota in outlook.plan.quotas if quota.activity.casefold() == name)
    course = next((c for key, c in outlook.course.items() if key.casefold() == name), ())
    earlier = [point.quota for point in between(course, today - _FORTNIGHT, today - _DAY)]
    return tried_out(
        one.protocol, one.seal, days, settings, today, one.stopped, next(quotas, None), earlier
    )


def standings_on(
    pacing: "Pacing", on: "date", outlook: "Outlook"
) -> "tuple[tuple[Kept, TriedOut], ...]":
    """Every experiment that had begun by a day, as it stood on it, the newest last."""
    from pacing_cli.engine.days import days as run_of_days

    entries = [entry for entry in pacing.loaded().entries if entry.day <= on]
    run = run_of_days(entries, on)
    return tuple((one, standing(one, run, pacing.settings, on, outlook)) for one in kept(entries))


def standings(pacing: "Pacing") -> tuple[tuple[Kept, TriedOut], ...]:
    """Every experiment with how it stands today, the newest last.

    Here the first text of each entry is looked at, too: an amendment of the protocol is seen
    even where its seal was made anew.
    """
    from pacing_cli.cli.advice import outlook

    found = kept(pacing.loaded().entries)
    if not found:
        return ()
    days, seen = pacing.days(), outlook(pacing, pacing.today)
    return tuple(
        (one, standing(one, days, pacing.settings, pacing.today, seen))
        for one in (_looked_up(pacing, one) for one in found)
    )


def _looked_up(pacing: "Pacing", one: Kept) -> Kept:
    from pacing_cli.storage.history import history
    from pacing_cli.storage.protocols import PROTOCOL

    first = history(pacing.home, one.entry)[0].entry
    same = all(first.fields.get(k) == one.entry.fields.get(k) for k in (PROTOCOL, SEAL))
    return one if same else one._replace(stopped=Ended("changed", one.protocol.start))
