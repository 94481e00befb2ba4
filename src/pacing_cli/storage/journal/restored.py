"""Read entries that `pace` has exported, without changing them."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final

from pacing_cli.errors import Problem
from pacing_cli.model.entry import Amendment, Entry
from pacing_cli.model.value import Value
from pacing_cli.storage.journal.format import Line, LineError, amended, read_line
from pacing_cli.storage.journal.journal import add_lines
from pacing_cli.storage.journal.lines import read_lines
from pacing_cli.storage.journal.months import month_of
from pacing_cli.storage.journal.reading import FileRead, read_months
from pacing_cli.storage.journal.state import JournalState, project, same
from pacing_cli.storage.paths import Home
from pacing_cli.storage.undo_log import keep_ids

if TYPE_CHECKING:
    from pacing_cli.storage.journal.journal import Journal

SCHEMA: Final = "pace/journal/1"
_LOOKED_AT: Final = 4096


class OwnLines(Value):
    """The entries of a file, and what of it could not be read."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...] = ()


class BroughtBack(Value):
    """The entries of a file, grouped by what an import would do with them."""

    new: tuple[Entry, ...] = ()
    again: tuple[Entry, ...] = ()
    """Taken back by undo before: they count again."""
    same: tuple[Entry, ...] = ()
    other: tuple[Entry, ...] = ()
    """The journal says something else under this id, or took it out: the journal stays."""
    problems: tuple[Problem, ...] = ()


def looks_own(start: bytes) -> bool:
    """By its beginning: the document of `export json`, or lines of the journal."""
    text = start[:_LOOKED_AT].removeprefix(b"\xef\xbb\xbf").lstrip()
    return text.startswith(b'{"v":') or (text.startswith(b"{") and SCHEMA.encode() in text)


def read_own(content: bytes, name: str) -> OwnLines:
    """Read a file of either form. Unreadable parts are reported, and hide nothing else."""
    start = content.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start and not start.startswith(b'{"v":'):
        return _of_document(content, name)
    found = read_lines(content)
    problems = [Problem(f"{name} line {row.number}", row.message, row.text) for row in found.unread]
    state = project(found.lines)
    return OwnLines(state.entries, (*problems, *state.problems))


def _of_document(content: bytes, name: str) -> OwnLines:
    try:
        document = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        return OwnLines((), (Problem(name, f"the file is incomplete ({error})"),))
    rows = document.get("entries") if isinstance(document, Mapping) else None
    entries: list[Entry] = []
    problems: list[Problem] = []
    for number, row in enumerate(rows if isinstance(rows, list) else (), 1):
        try:
            line = read_line(json.dumps(row, ensure_ascii=False))
        except (LineError, ValueError) as refused:
            problems.append(Problem(f"{name} entry {number}", str(refused), str(row)))
            continue
        if isinstance(line, Entry):
            entries.append(line)
    return OwnLines(project(entries).entries, tuple(problems))


def against(own: OwnLines, state: JournalState) -> BroughtBack:
    """Match the entries of a file with what the journal holds."""
    counted = {entry.id: entry for entry in state.entries}
    undone = {line.of for line in _undo_lines(state)}
    found: dict[str, list[Entry]] = {"new": [], "again": [], "same": [], "other": []}
    for entry in own.entries:
        old = state.lines.get(entry.id)
        if old is None:
            found["new"].append(entry)
        elif entry.id in counted:
            found["same" if same(counted[entry.id], entry) else "other"].append(entry)
        else:
            back = entry.id in undone and same(old, entry)
            found["again" if back else "other"].append(entry)
    return BroughtBack(**{key: tuple(value) for key, value in found.items()}, problems=own.problems)


def undo_lines_of(entries: tuple[Entry, ...], state: JournalState) -> list[str]:
    """The ids of the lines by which undo has taken these entries away."""
    names = {entry.id for entry in entries}
    return [line.id for line in _undo_lines(state) if line.of in names]


def _undo_lines(state: JournalState) -> Iterator[Amendment]:
    for line in state.lines.values():
        if not isinstance(line, Amendment) or line.id in state.void:
            continue
        if line.entry is None and line.fields.get("undo") is True:
            yield line


# Storage: entries that were taken out put back as they were, each under its old id.


def stand_to(home: Home, own: OwnLines) -> BroughtBack:
    """Compare the entries of an export with the journal."""
    return against(own, _state(read_months(home.journal)))


def _state(files: Sequence[FileRead]) -> JournalState:
    return project(line for file in files for line in file.lines)


def bring_back(
    journal: "Journal",
    home: Home,
    device: Callable[[], str],
    found: BroughtBack,
    now: datetime,
    group: str,
) -> None:
    """What undo took away counts again; what is not here is written. Raises CouldNotWrite.

    Undo takes all of it out as one write, together with what shares its `group`.
    """
    if found.again:
        files = read_months(home.journal)
        state = _state(files)
        journal.withdraw_lines(files, state, undo_lines_of(found.again, state), now, {})
    if found.new:
        reference = keep_ids(home, [entry.id for entry in found.new])
        pieces: list[tuple[str, Line]] = [(month_of(entry.at.date()), entry) for entry in found.new]
        add_lines(home, device, pieces, reference, group)


# Storage: what became of one entry: its first text, and every change since.


class EntryVersion(Value):
    """The entry as it was from `noted` on. `undone`: this change was undone later."""

    noted: datetime
    entry: Entry
    undone: bool = False


def history(home: Home, entry: Entry) -> tuple[EntryVersion, ...]:
    """The entry's texts, the oldest first; the first is the one that was written down."""
    state = project(line for file in read_months(home.journal) for line in file.lines)
    first = state.lines.get(entry.id)
    if not isinstance(first, Entry):
        return (EntryVersion(entry.noted, entry),)
    changes = [
        line
        for line in state.lines.values()
        if isinstance(line, Amendment)
        and line.entry is not None
        and state.root(line.id) == entry.id
    ]
    told, now = [EntryVersion(first.noted, first)], first
    for change in sorted(changes, key=lambda line: (line.noted.timestamp(), line.id)):
        text = amended(now, change._replace(of=entry.id)) or now
        undone = change.id in state.void
        told.append(EntryVersion(change.noted, text, undone))
        now = now if undone else text
    return tuple(told)
