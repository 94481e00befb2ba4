"""Storage: what became of one entry: its first text, and every change since."""

from datetime import datetime

from pacing_cli.model.entry import Amendment, Entry
from pacing_cli.model.value import Value
from pacing_cli.storage.journal_format import amended
from pacing_cli.storage.journal_reading import read_months
from pacing_cli.storage.journal_state import settle
from pacing_cli.storage.paths import Home


class Change(Value):
    """The entry as it stood from `noted` on. `undone`: this change was taken back later."""

    noted: datetime
    entry: Entry
    undone: bool = False


def history(home: Home, entry: Entry) -> tuple[Change, ...]:
    """The entry's texts, the oldest first; the first is the one that was written down."""
    state = settle(line for file in read_months(home.journal) for line in file.lines)
    first = state.lines.get(entry.id)
    if not isinstance(first, Entry):
        return (Change(entry.noted, entry),)
    changes = [
        line
        for line in state.lines.values()
        if isinstance(line, Amendment)
        and line.entry is not None
        and state.root(line.id) == entry.id
    ]
    told, now = [Change(first.noted, first)], first
    for change in sorted(changes, key=lambda line: (line.noted.timestamp(), line.id)):
        text = amended(now, change._replace(of=entry.id)) or now
        undone = change.id in state.void
        told.append(Change(change.noted, text, undone))
        now = now if undone else text
    return tuple(told)
