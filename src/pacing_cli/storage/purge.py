"""Storage: what the person wants gone is really removed, from every file that holds it."""

import json
import shutil
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from pacing_cli.model.entry import NOTE, Amendment, Entry
from pacing_cli.model.value import Value
from pacing_cli.storage import held_file
from pacing_cli.storage.atomic import could_not_write, note_changed, replace
from pacing_cli.storage.backup import Made, copies, files_of, make_locked
from pacing_cli.storage.footholds import forget
from pacing_cli.storage.journal_format import Line, LineError, amended, read_line
from pacing_cli.storage.journal_reading import read_months
from pacing_cli.storage.journal_state import settle
from pacing_cli.storage.line_rows import joined, rows_of
from pacing_cli.storage.lock import device_lock
from pacing_cli.storage.paths import Home, state_of


class Wanted(Value):
    """What is to be removed: whole entries of a span or a tag, or one field of all entries.

    `start` and `end` are local days, both included. Several parts narrow it down: a
    field of a span is that field of the entries of these days.
    """

    start: date | None = None
    end: date | None = None
    tag: str = ""
    field: str = ""
    everything: bool = False


class Held(Value):
    """How much of it a home, or a copy of it, holds."""

    lines: int = 0
    """Lines of the journal that would go, or lose the field."""
    entries: int = 0
    unread: int = 0
    """Lines that cannot be read and may hold it."""
    plans: int = 0
    files: tuple[Path, ...] = ()
    """With `everything`: all files. Else: files that may hold it as free text."""


class Purged(Value):
    """What was removed, and the copy that still holds it (None: none was made)."""

    held: Held
    before: Made | None


def held(home: Home, wanted: Wanted) -> Held:
    """How much of it is there. Nothing is changed."""
    inside = list(files_of(home.root))
    if wanted.everything:
        state = settle(line for file in read_months(home.journal) for line in file.lines)
        return Held(len(state.lines), len(state.entries), files=tuple(inside))
    roots = _roots(home, wanted)
    rows = [row for one in _journal(home) for row in rows_of(_content(home, one))]
    touched = [
        row.content for row in rows if _purged_row(row.content, wanted, roots) != row.content
    ]
    unread = sum(1 for row in rows if row.found.unread)
    texts = tuple(one for one in inside if one.parts[0] == "inbox")
    return Held(len(touched), _count(touched), unread, _plan_rows(home, wanted), texts)


def _count(rows: Iterable[bytes]) -> int:
    found = set()
    for row in rows:
        with suppress(LineError, UnicodeDecodeError):
            line = read_line(row.decode("utf-8").strip())
            found.add(line.id if isinstance(line, Entry) else line.of)
    return len(found)


def still_held(home: Home, wanted: Wanted) -> tuple[tuple[str, int], ...]:
    """The dated copies that hold it, each with its number of lines or files."""
    found = []
    for copy in copies(home):
        there = held(copy.home, wanted)
        many = len(there.files) if wanted.everything else there.lines + there.plans
        if many:
            found.append((copy.name.text, many))
    return tuple(found)


def purge(home: Home, wanted: Wanted, now: datetime, with_backups: bool) -> Purged:
    """Remove it. Without `with_backups` a dated copy is made first, and holds it still.

    With `with_backups` it is removed from every dated copy too, and no copy is made;
    what was set aside goes as well, as it cannot be sorted.
    Raises CouldNotWrite.
    """
    with device_lock():
        found = held(home, wanted)
        made = None if with_backups else make_locked(home, now, "before-purge")
        if with_backups:  # the copies first: what is not done yet is told by the next call
            for copy in copies(home):
                if wanted.everything:
                    _remove_tree(copy.home.root)
                else:
                    _remove(copy.home, wanted)
            _remove_tree(home.backups / "set-aside")
        forget(home)
        _remove(home, wanted)
        if wanted.everything:
            for name in ("undo", "care"):  # texts of the settings from before
                _remove_tree(home.backups / name)
            _remove_tree(state_of(home))
    return Purged(found, made)


def _remove(home: Home, wanted: Wanted) -> None:
    if wanted.everything:
        for one in files_of(home.root):
            _unlink(home.root / one)
        return
    roots = _roots(home, wanted)
    for one in _journal(home):
        _rewrite(home.root / one, lambda row: _purged_row(row, wanted, roots))
    if not wanted.field and not wanted.tag:
        for one in files_of(home.root):
            if one.parts[0] == "plans":
                _rewrite(home.root / one, lambda row: b"" if _plan_in(row, wanted) else row)


def _rewrite(path: Path, change: Callable[[bytes], bytes]) -> None:
    """Replace a file by its changed rows, in one step; a file that is left empty goes."""
    try:
        with held_file.held(path):
            rows = [row for row in path.read_bytes().split(b"\n") if row.strip()]
            kept = [new for row in rows if (new := change(row))]
            if not kept:
                _unlink(path)
            elif kept != rows:
                replace(path, joined(kept))
    except OSError as error:
        raise could_not_write(path, error) from error


def _unlink(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise could_not_write(path, error) from error
    note_changed(path)


def _remove_tree(path: Path) -> None:
    try:
        if path.exists():
            note_changed(path)
            shutil.rmtree(path)
    except OSError as error:
        raise could_not_write(path, error) from error


def _journal(home: Home) -> list[Path]:
    names = {file.file.path for file in read_months(home.journal) if not file.fault}
    return [one for one in files_of(home.root) if home.root / one in names]


def _content(home: Home, inner: Path) -> bytes:
    return (home.root / inner).read_bytes()


def _roots(home: Home, wanted: Wanted) -> frozenset[str]:
    """Ids of the entries that are meant, in any of their texts: the old ones count as well."""
    state = settle(line for file in read_months(home.journal) for line in file.lines)
    found = set()
    for line in state.lines.values():
        if isinstance(line, Entry) and _means(line, wanted):
            found.add(line.id)
        elif isinstance(line, Amendment):
            root = state.root(line.id)
            first = state.lines.get(root)
            text = amended(first if isinstance(first, Entry) else None, line._replace(of=root))
            if text is not None and _means(text, wanted):
                found.add(root)
    names = {name for name in state.lines if state.root(name) in found}
    return frozenset(names | found)


def _means(entry: Entry, wanted: Wanted) -> bool:
    if wanted.tag and wanted.tag not in entry.tags:
        return False
    if wanted.field and wanted.field not in entry.fields:
        return False
    day = entry.at.date()
    return (wanted.start is None or wanted.start <= day) and (
        wanted.end is None or day <= wanted.end
    )


def _purged_row(row: bytes, wanted: Wanted, names: frozenset[str]) -> bytes:
    """The row as it is to stand afterwards; empty: it goes. What cannot be read stays."""
    try:
        line = read_line(row.decode("utf-8").strip("\ufeff\r\0 "))
    except (LineError, UnicodeDecodeError):
        return row
    of = line.of if isinstance(line, Amendment) else ""
    if line.id not in names and of not in names:
        return row
    if not wanted.field or (wanted.field == NOTE and _kind(line) == NOTE):
        return b""
    return _without(row, wanted.field)


def _kind(line: Line) -> object:
    """The kind of entry that a line holds; an entry of kind `note` is nothing but its note."""
    if isinstance(line, Entry):
        return line.kind
    return line.entry.get("kind") if line.entry else None


def _without(row: bytes, field: str) -> bytes:
    """The row without one field, all else kept, also what a newer version wrote."""
    found = json.loads(row.decode("utf-8").strip("\ufeff\r\0 "))
    parts = [found, found.get("entry")]
    if not any(isinstance(part, dict) and field in part for part in parts):
        return row
    for part in parts:
        if isinstance(part, dict):
            part.pop(field, None)
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def _plan_rows(home: Home, wanted: Wanted) -> int:
    if wanted.field or wanted.tag:
        return 0
    places = [one for one in files_of(home.root) if one.parts[0] == "plans"]
    rows = [row for one in places for row in _content(home, one).split(b"\n")]
    return sum(1 for row in rows if row.strip() and _plan_in(row, wanted))


def _plan_in(row: bytes, wanted: Wanted) -> bool:
    """Whether a plan is for a day of the span. A row that cannot be read stays."""
    try:
        found = json.loads(row)
        plan = found.get("plan") if isinstance(found, Mapping) else None
        day = date.fromisoformat(str(plan["date"] if plan else found["shown"])[:10])
    except (ValueError, KeyError, TypeError, AttributeError):
        return False
    return (wanted.start is None or wanted.start <= day) and (
        wanted.end is None or day <= wanted.end
    )
