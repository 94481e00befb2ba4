"""Storage: whole imports: which was the last one, taking it back, what a person took out of one."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from pacing_cli.model.entry import Amendment, Entry
from pacing_cli.model.value import Value
from pacing_cli.storage.journal_format import Line
from pacing_cli.storage.journal_state import State
from pacing_cli.storage.undo_trail import steps

if TYPE_CHECKING:
    from pacing_cli.storage.journal import Journal

MARK = "import_undo"
"""Stands in a withdrawal that takes an import back: not a wish about the entry itself."""


class ImportUndone(Value):
    """An import that was taken back: its sources and files, and how many lines of each kind."""

    sources: tuple[str, ...]
    files: tuple[str, ...]
    entries: int
    changes: int
    own_words: int
    """Of the entries, how many the person had put something of their own into."""


def undo_import(journal: "Journal", now: datetime) -> ImportUndone | None:
    """Withdraw every line of the newest import of this device that still holds, in one write.

    None: there is none.
    """
    files, state = journal.everything()
    batches = _batches(state)
    order = [step.lines for step in steps(journal.home, journal.device()) if step.lines in batches]
    newest = order[-1] if order else _last_noted(batches)
    if not newest:
        return None
    lines = batches[newest]
    journal.withdraw_lines(files, state, [line.id for line in lines], now, {MARK: True})
    return _import_undone(lines, state)


def _batches(state: State) -> dict[str, list[Line]]:
    """The lines in force of every import, by the word of its batch."""
    found: dict[str, list[Line]] = {}
    for line in state.lines.values():
        batch = line.fields.get("batch")
        if isinstance(batch, str) and line.id not in state.void and _source(line):
            gone = isinstance(line, Amendment) and state.root(line.id) in state.void
            if not gone:
                found.setdefault(batch, []).append(line)
    return found


def _last_noted(batches: Mapping[str, Sequence[Line]]) -> str:
    """Where the trail of this device has forgotten it: the one that was noted last."""
    noted = {batch: max(line.noted for line in lines) for batch, lines in batches.items()}
    return max(noted, key=lambda batch: (noted[batch], batch), default="")


def _source(line: Line) -> Mapping[str, object]:
    """Where a line came from; empty for what the person wrote."""
    fields = (line.entry or {}) if isinstance(line, Amendment) else line.fields
    source = fields.get("source")
    return source if isinstance(source, Mapping) and "name" in source else {}


def _import_undone(lines: Sequence[Line], state: State) -> ImportUndone:
    entries = [line for line in lines if isinstance(line, Entry)]
    names = {line.id for line in entries}
    ours = {line.id for line in lines}
    touched = {
        root
        for line in state.lines.values()
        if isinstance(line, Amendment) and line.entry is not None and line.id not in ours
        if (root := state.root(line.id)) in names and "batch" not in line.fields
    }
    return ImportUndone(
        tuple(sorted({str(_source(line)["name"]) for line in lines})),
        tuple(sorted({str(_source(line).get("file", "")) for line in lines} - {""})),
        len(entries),
        len(lines) - len(entries),
        len(touched),
    )


def taken_out(journal: "Journal") -> frozenset[tuple[str, str]]:
    """Source and key of imported entries that the person withdrew: they are not wanted."""
    _, state = journal.everything()
    wanted = frozenset(
        line.of
        for line in state.lines.values()
        if isinstance(line, Amendment)
        if line.entry is None and line.id not in state.void
        if MARK not in line.fields and line.fields.get("undo") is not True
    )
    return frozenset(
        (str(source["name"]), str(source.get("key")))
        for name in wanted
        if (line := state.lines.get(name)) is not None
        if isinstance(line, Entry) and (source := _source(line))
    )
