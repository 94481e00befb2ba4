"""Storage: lines that stand in the file of an earlier month than the day they speak of.

`pace` writes none, but for an entry that was moved to a later month. Other hands may: a
copy whose name says no month, lines of March at the end of February's file.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from pacing_cli.model.entry import Entry
from pacing_cli.storage.journal_reading import FileRead
from pacing_cli.storage.journal_state import State
from pacing_cli.storage.month_files import month_of


def last_astray(files: Sequence[FileRead], state: State) -> date | None:
    """The latest day of which a line of an earlier month's file speaks; None: there is none.

    To a file whose name says no month every day is a later one. From a day behind this
    one on, the files of earlier months have nothing to say.
    """
    settled = {entry.id: entry.day for entry in state.entries}
    found = (_latest(_days(file, state, settled), file.month) for file in files)
    return max((day for day in found if day), default=None)


def _latest(days: Iterator[date], month: str) -> date | None:
    latest = max(days, default=None)
    return latest if latest and month_of(latest) > month else None


def _days(file: FileRead, state: State, settled: Mapping[str, date]) -> Iterator[date]:
    """Of each line the day of its entry: as it was first written, and as it is now."""
    for line in file.lines:
        root = line if isinstance(line, Entry) else state.lines.get(state.root(line.id))
        if isinstance(root, Entry):
            yield max(root.day, settled.get(root.id, root.day))
