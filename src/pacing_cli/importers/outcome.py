"""Importers: what all formats of a parcel would write together, each on top of the one before."""

from collections.abc import Iterable
from datetime import datetime

from pacing_cli.importers.compare import Change
from pacing_cli.importers.found import Found
from pacing_cli.importers.standing import Standing
from pacing_cli.model.entry import Entry


class Outcome:
    """The journal as it would be, and what has to be written for that: each entry once."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = {entry.id: entry for entry in entries}
        self._new: dict[str, Found] = {}
        self._changed: dict[str, Change] = {}

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What the next format is matched with."""
        return tuple(self._entries.values())

    @property
    def new(self) -> tuple[Found, ...]:
        """Entries to be written."""
        return tuple(self._new.values())

    @property
    def changed(self) -> tuple[Change, ...]:
        """Entries that get a new text."""
        return tuple(self._changed.values())

    def take(self, standing: Standing, now: datetime) -> None:
        """Add what one format would write."""
        for found in standing.new:
            # Not an id that a journal can have: this entry has no line yet.
            name = f"\n{len(self._new)}"
            self._new[name] = found
            self._entries[name] = Entry(name, found.kind, found.at, "", now, found.fields)
        for change in standing.changed:
            self._change(change)

    def _change(self, change: Change) -> None:
        name, at = change.old.id, change.new.at
        self._entries[name] = change.old._replace(at=at, fields=change.fields)
        if name in self._new:
            self._new[name] = self._new[name]._replace(at=at, fields=change.fields)
        else:
            before = self._changed.get(name)
            old = before.old if before else change.old
            self._changed[name] = Change(old, change.new, change.fields)
