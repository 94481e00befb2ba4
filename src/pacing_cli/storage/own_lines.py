"""Storage: entries that `pace` itself has written out, read back as they were."""

import json
from collections.abc import Iterator, Mapping
from typing import Final

from pacing_cli.errors import Problem
from pacing_cli.model.entry import Amendment, Entry
from pacing_cli.model.value import Value
from pacing_cli.storage.journal_format import LineError, read_line
from pacing_cli.storage.journal_lines import read_lines
from pacing_cli.storage.journal_state import State, same, settle

SCHEMA: Final = "pace/journal/1"
_LOOKED_AT: Final = 4096


class OwnLines(Value):
    """The entries of a file, and what of it could not be read."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...] = ()


class BroughtBack(Value):
    """How the entries of a file stand to the journal, by what would become of them."""

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
    """Read a file of either form. Whatever cannot be read is told, and hides nothing else."""
    start = content.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start and not start.startswith(b'{"v":'):
        return _of_document(content, name)
    found = read_lines(content)
    problems = [Problem(f"{name} line {row.number}", row.message, row.text) for row in found.unread]
    state = settle(found.lines)
    return OwnLines(state.entries, (*problems, *state.problems))


def _of_document(content: bytes, name: str) -> OwnLines:
    try:
        document = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        return OwnLines((), (Problem(name, f"the file is not whole ({error})"),))
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
    return OwnLines(settle(entries).entries, tuple(problems))


def against(own: OwnLines, state: State) -> BroughtBack:
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


def undo_lines_of(entries: tuple[Entry, ...], state: State) -> list[str]:
    """The ids of the lines by which undo has taken these entries away."""
    names = {entry.id for entry in entries}
    return [line.id for line in _undo_lines(state) if line.of in names]


def _undo_lines(state: State) -> Iterator[Amendment]:
    for line in state.lines.values():
        if not isinstance(line, Amendment) or line.id in state.void:
            continue
        if line.entry is None and line.fields.get("undo") is True:
            yield line
