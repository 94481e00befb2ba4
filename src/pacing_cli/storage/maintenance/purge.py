"""Delete text for good, from every file that has it."""

import json
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from pacing_cli.model.entry import NOTE, Amendment, Entry, Purge
from pacing_cli.model.value import Value
from pacing_cli.storage import files as held_file
from pacing_cli.storage import timer_runs
from pacing_cli.storage.checkpoints import forget
from pacing_cli.storage.files import (
    BESIDE,
    could_not_write,
    make_private_folder,
    note_changed,
    replace,
)
from pacing_cli.storage.journal.format import Line, amended
from pacing_cli.storage.journal.journal import add_lines
from pacing_cli.storage.journal.lines import joined, pieces_of, rows_of
from pacing_cli.storage.journal.months import MonthFile, month_of, recognise
from pacing_cli.storage.journal.reading import read_months, read_purges
from pacing_cli.storage.journal.state import JournalState, left_of, project, purges_in_force
from pacing_cli.storage.lock import device_lock
from pacing_cli.storage.maintenance.backup import Made, copies, files_of, make_locked
from pacing_cli.storage.paths import Home, state_of
from pacing_cli.storage.undo_log import new_id


class PurgeRequest(Value):
    """What is to be removed: whole entries of a span or a tag, or one field of all entries.

    `start` and `end` are local days, both included. Several parts narrow it down: a
    field of a span is that field of the entries of these days.
    """

    start: date | None = None
    end: date | None = None
    tag: str = ""
    field: str = ""
    everything: bool = False


class PurgeTally(Value):
    """The number of purged lines and entries in a home or a backup."""

    lines: int = 0
    """Lines of the journal that would go, or lose the field."""
    entries: int = 0
    unread: int = 0
    """Lines that cannot be read and may hold it."""
    plans: int = 0
    files: tuple[Path, ...] = ()
    """With `everything`: all files. Else: files that may hold it as free text."""
    elsewhere: tuple[Path, ...] = ()
    """Files of other devices with such lines: each device removes them from its own."""


class Purged(Value):
    """What was removed, and the copy that still holds it (None: none was made)."""

    held: PurgeTally
    before: Made | None
    purges: tuple[Purge, ...] = ()
    """What every reader, and every other device, goes by from now on."""


def held(
    home: Home, wanted: PurgeRequest, device: str = "", purges: Sequence[Purge] = ()
) -> PurgeTally:
    """Count what a purge would remove, without changing anything.

    `device`: the files of other devices are named. `purges`: text hidden by an earlier
    purge counts as well.
    """
    inside = list(files_of(home.root))
    if wanted.everything:
        state = project(line for file in read_months(home.journal) for line in file.lines)
        others = [file.path for file in _journal(home) if file.device not in ("", device)]
        theirs = tuple(path.relative_to(home.root) for path in others) if device else ()
        return PurgeTally(
            len(state.lines), len(state.entries), files=tuple(inside), elsewhere=theirs
        )
    meant = (*purges, *_purges(home, wanted, _LONG_AGO))
    touched: set[str] = set()
    lines = unread = 0
    elsewhere = []
    for file in _journal(home):
        rows = rows_of(file.path.read_bytes())
        unread += sum(1 for row in rows if row.found.unread)
        gone = [line for row in rows for line in row.lines if left_of(line, meant) is not line]
        lines += len(gone)
        touched |= {line.of if isinstance(line, Amendment) else line.id for line in gone}
        if gone and device and file.device not in ("", device):
            elsewhere.append(file.path.relative_to(home.root))
    texts = [one for one in inside if one.parts[0] == "inbox"]
    plans = _plan_rows(home, wanted)
    return PurgeTally(lines, len(touched), unread, plans, tuple(texts), tuple(elsewhere))


def still_held(
    home: Home, wanted: PurgeRequest, purges: Sequence[Purge] = ()
) -> tuple[tuple[str, int], ...]:
    """The dated copies that hold it, each with its number of lines or files; and with its
    files what was set aside, which cannot be sorted and may hold it."""
    found = []
    for copy in copies(home):
        there = held(copy.home, wanted, purges=purges)
        many = len(there.files) if wanted.everything else there.lines + there.plans
        if many:
            found.append((copy.name.text, many))
    aside = [path for path in (home.backups / SET_ASIDE).glob("*") if path.is_file()]
    return (*found, *([(SET_ASIDE, len(aside))] if aside else []))


def purge(
    home: Home, wanted: PurgeRequest, now: datetime, device: str, with_backups: bool
) -> Purged:
    """Remove it. Without `with_backups` a dated copy is made first, and holds it still.

    With `with_backups` it is removed from every dated copy too, and no copy is made;
    what was set aside goes as well, as it cannot be sorted. Lines of the journal say what is
    gone: every reader goes by them, whatever file the text comes back in, and every device
    removes it from its own files. The files of other devices are not touched: a sync tool
    could put them over newer ones. Raises CouldNotWrite.
    """
    with device_lock():
        found = held(home, wanted, device)
        made = None if with_backups else make_locked(home, now, "before-purge")
        purges = () if wanted.everything else _purges(home, wanted, now, with_backups)
        if with_backups and not wanted.everything:
            purges += _left_to_copies(home, wanted, purges)
        told = _tell_all(home, device, purges)
        if with_backups:  # the backups first: the next call reports anything that is not done yet
            for copy in copies(home):
                if wanted.everything:
                    _remove_tree(copy.home.root)
                else:
                    _remove(copy.home, wanted, purges)
            _remove_tree(home.backups / SET_ASIDE)
        forget(home)
        _remove(home, wanted, purges, device)
        if wanted.everything:
            for name in ("undo", "care"):  # texts of the settings from before
                _remove_tree(home.backups / name)
            _remove_tree(state_of(home))
        elif not wanted.field and not wanted.tag:
            _forget_runs(home, wanted)
        if told:  # a run that was cut off before is completed by `carry_out`
            _note_done(home, _done(home) | told)
    return Purged(found, made, purges)


def carry_out(home: Home, device: str) -> tuple[str, ...]:
    """Remove from the files of this device, and from copies, what was purged on any device.

    Costs a look at the bytes of the journal where nothing ever was. Answers with the files
    that were changed. Raises CouldNotWrite.
    """
    if not read_purges(home.journal):
        return ()
    with device_lock():
        files = read_months(home.journal)
        purges = purges_in_force([line for file in files for line in file.lines])
        done = _done(home)
        new = [one for one in purges if one.id not in done]
        changed = _clean(home, purges, device)
        for span in _spans(purges):
            changed += _clean_plans(home, span, device)
        if new:
            changed += _clean_once(home, new)
            _note_done(home, done | {one.id for one in new})
        if changed or new:
            forget(home)
    return tuple(changed)


def _clean_once(home: Home, new: Sequence[Purge]) -> list[str]:
    """Clean the files next to the journal on this device, and the backups if they are included.

    This runs once for each purge, because later files do not have the purged text.
    """
    changed = _clean_beside(home)
    for span in _spans(new):
        _forget_runs(home, span)
    with_backups = [one for one in new if one.fields.get(BACKUPS)]
    if with_backups:
        for copy in copies(home):
            shown = _clean(copy.home, with_backups, "")
            for span in _spans(with_backups):
                shown += _clean_plans(copy.home, span, "")
            shown += _clean_beside(copy.home)
            changed += [f"backups/{copy.name.text}/{name}" for name in shown]
        _remove_tree(home.backups / SET_ASIDE)
    return changed


def _spans(purges: Sequence[Purge]) -> list[PurgeRequest]:
    """The days that were purged whole."""
    days = [(_day(one.fields.get("from")), _day(one.fields.get("to"))) for one in purges]
    return [PurgeRequest(first, last) for first, last in days if first or last]


def _forget_runs(home: Home, wanted: PurgeRequest) -> None:
    for run in timer_runs.unlogged(home):
        if _on_a_day_of(run.at.date(), wanted):
            timer_runs.forget(home, run)


def _done(home: Home) -> frozenset[str]:
    """The purges that were carried out here, by id."""
    try:
        return frozenset((state_of(home) / "purges").read_text("utf-8").split())
    except (OSError, ValueError):
        return frozenset()


def _note_done(home: Home, names: frozenset[str]) -> None:
    path = state_of(home) / "purges"
    make_private_folder(path.parent)
    replace(path, "\n".join(sorted(names)).encode(), aside=True)


SET_ASIDE: Final = "set-aside"
BACKUPS: Final = "backups"
"""In a purge: true where the dated copies of every device lose it too."""
_LONG_AGO: Final = datetime(1, 1, 2, tzinfo=UTC)


def _purges(
    home: Home, wanted: PurgeRequest, now: datetime, with_backups: bool = False
) -> tuple[Purge, ...]:
    """What is meant, by the ids of its lines: entries that go, and those that lose a field."""
    there = [line for _, line in _in_months(home, with_backups)]
    if with_backups:  # a copy may hold what an earlier purge has hidden
        there = [line for line in there if not isinstance(line, Purge)]
    state = project(there)
    roots = _roots(state, wanted)
    alone = wanted.field == NOTE
    gone = {root for root in roots if not wanted.field or (alone and _is_note(state, root))}
    days = {"from": wanted.start, "to": wanted.end} if not (wanted.tag or wanted.field) else {}
    span: dict[str, object] = {key: day.isoformat() for key, day in days.items() if day}
    more: dict[str, object] = {BACKUPS: True} if with_backups else {}
    # A clock set back must not let the purge stand before what it speaks of.
    latest = max((line.noted for line in state.lines.values()), default=_LONG_AGO)
    noted = max(now, latest).astimezone(UTC).replace(microsecond=0)
    by_root: dict[str, list[str]] = {}
    for name in state.lines:
        by_root.setdefault(state.root(name), []).append(name)
    whole = tuple(sorted(name for root in gone for name in by_root[root]))
    part = tuple(sorted(name for root in roots - gone for name in by_root[root]))
    made = [Purge(new_id(), noted, whole, (), {**span, **more})] if whole else []
    return (*made, *([Purge(new_id(), noted, part, (wanted.field,), more)] if part else []))


def _left_to_copies(home: Home, wanted: PurgeRequest, purges: Sequence[Purge]) -> tuple[Purge, ...]:
    """Return earlier purges of the same text that left the backups, which are now included.

    The backups of another device may have text that no backup here has any more.
    """
    narrowed = wanted.start or wanted.end
    if wanted.tag or (wanted.field and narrowed) or not (wanted.field or narrowed):
        return ()
    keys = (wanted.field,) if wanted.field else ()
    span = PurgeRequest(wanted.start, wanted.end)
    there = [line for _, line in _in_months(home, with_backups=False)]
    same = [
        one
        for one in (*purges_in_force(there), *purges)
        if one.keys == keys and (keys or _spans([one]) == [span])
    ]
    known = {name for one in same if one.fields.get(BACKUPS) for name in one.ids}
    left = [
        one._replace(
            ids=tuple(name for name in one.ids if name not in known),
            fields={**one.fields, BACKUPS: True},
        )
        for one in same
    ]
    return tuple(one for one in left if one.ids)


def _in_months(home: Home, with_backups: bool) -> list[tuple[str, Line]]:
    """Return every line of the journal and the backups, with the month of its file."""
    homes = (home, *(copy.home for copy in copies(home) if with_backups))
    return [
        (file.month or month_of(getattr(line, "at", line.noted).date()), line)
        for one in homes
        for file in read_months(one.journal)
        for line in file.lines
    ]


def _tell_all(home: Home, device: str, purges: Sequence[Purge]) -> frozenset[str]:
    """Add each purge to the months of its lines, so that a reader of any of them sees it.

    Returns the ids of the added lines."""
    months: dict[str, set[str]] = {}
    for month, line in _in_months(home, any(BACKUPS in one.fields for one in purges)):
        months.setdefault(month, set()).update(line.ids if isinstance(line, Purge) else {line.id})
    pieces: list[tuple[str, Line]] = []
    for one in purges:
        for month in sorted(months):
            here = tuple(name for name in one.ids if name in months[month])
            if here:
                pieces.append((month, one._replace(id=new_id(), ids=here)))
    if pieces:
        add_lines(home, lambda: device, pieces, "")
    return frozenset(line.id for _, line in pieces)


def _remove(home: Home, wanted: PurgeRequest, purges: Sequence[Purge], device: str = "") -> None:
    """Purge this device's files in a home, or all files in a backup (without `device`)."""
    if wanted.everything:
        for one in files_of(home.root):
            _unlink(home.root / one)
        return
    _clean(home, purges, device)
    if not wanted.field and not wanted.tag:
        _clean_plans(home, wanted, device)
    _clean_beside(home)


def _clean_beside(home: Home) -> list[str]:
    """Texts that were read into the journal, and what was being written when a machine stopped."""
    read = [home.root / one for one in files_of(home.root) if one.parts[:2] == ("inbox", "done")]
    left = [path for room in (home.journal, home.plans) for path in room.glob(f".*{BESIDE}")]
    for path in (*read, *left):
        _unlink(path)
    return [path.relative_to(home.root).as_posix() for path in (*read, *left)]


def _clean(home: Home, purges: Sequence[Purge], device: str) -> list[str]:
    mine = [file for file in _journal(home) if _is_for(device, file)]
    return [file.shown for file in mine if _rewrite(file.path, lambda row: _rows_left(row, purges))]


def _clean_plans(home: Home, wanted: PurgeRequest, device: str) -> list[str]:
    there = [home.root / one for one in files_of(home.root) if one.parts[0] == "plans"]
    mine = [file for path in there if (file := recognise(path)) and _is_for(device, file)]
    return [
        file.shown
        for file in mine
        if _rewrite(file.path, lambda row: [] if _plan_in(row, wanted) else [row])
    ]


def _is_for(device: str, file: MonthFile) -> bool:
    """A device writes its own files and copies, which nobody adds to; of a backup all files."""
    return not device or file.device in ("", device)


def _rows_left(content: bytes, purges: Sequence[Purge]) -> list[bytes]:
    """Return a row after the purge: unchanged, without the purged fields, or not at all.

    A row after damaged text is found as well. The damaged text, which was never confirmed,
    is removed with it.
    """
    (row,) = rows_of(content)
    if all(left_of(line, purges) is line for line in row.lines):
        return [content]
    kept = []
    for line, text in pieces_of(row):
        left = None if line is None else left_of(line, purges)
        if line is None or left is line:
            kept.append(text)
        elif left is not None:
            kept.append(_without(text, _texts(line).keys() - _texts(left).keys()))
    return kept


def _texts(line: Line) -> Mapping[str, object]:
    if isinstance(line, Amendment):
        return line.entry or {}
    return line.fields


def _rewrite(path: Path, change: Callable[[bytes], list[bytes]]) -> bool:
    """Replace a file by its changed rows, in one step; a file that is left empty goes."""
    try:
        with held_file.held(path):
            rows = [row for row in path.read_bytes().split(b"\n") if row.strip()]
            kept = [new for row in rows for new in change(row)]
            if not kept:
                _unlink(path)
            elif kept != rows:
                replace(path, joined(kept))
            return kept != rows
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


def _journal(home: Home) -> list[MonthFile]:
    return [file.file for file in read_months(home.journal) if not file.fault]


def _content(home: Home, inner: Path) -> bytes:
    return (home.root / inner).read_bytes()


def _roots(state: JournalState, wanted: PurgeRequest) -> frozenset[str]:
    """Ids of the entries that are meant, in any of their texts: the old ones count as well."""
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
    return frozenset(found)


def _is_note(state: JournalState, root: str) -> bool:
    """An entry of kind `note` is nothing but its note."""
    line = state.lines.get(root)
    return isinstance(line, Entry) and line.kind == NOTE


def _means(entry: Entry, wanted: PurgeRequest) -> bool:
    if wanted.tag and wanted.tag not in entry.tags:
        return False
    if wanted.field and wanted.field not in entry.fields:
        return False
    return _on_a_day_of(entry.at.date(), wanted)


def _on_a_day_of(day: date, wanted: PurgeRequest) -> bool:
    after = wanted.start is None or wanted.start <= day
    return after and (wanted.end is None or day <= wanted.end)


def _without(row: bytes, fields: Iterable[str]) -> bytes:
    """The row without some fields, all else kept, also what a newer version wrote."""
    found = json.loads(row.decode("utf-8").strip("\ufeff\r\0 "))
    for part in (found, found.get("entry"), found.get("changed")):
        if isinstance(part, dict):
            for field in fields:
                part.pop(field, None)
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        return None


def _plan_rows(home: Home, wanted: PurgeRequest) -> int:
    if wanted.field or wanted.tag:
        return 0
    places = [one for one in files_of(home.root) if one.parts[0] == "plans"]
    rows = [row for one in places for row in _content(home, one).split(b"\n")]
    return sum(1 for row in rows if row.strip() and _plan_in(row, wanted))


def _plan_in(row: bytes, wanted: PurgeRequest) -> bool:
    """Whether a plan is for a day of the span. A row that cannot be read stays."""
    try:
        found = json.loads(row)
        plan = found.get("plan") if isinstance(found, Mapping) else None
        day = date.fromisoformat(str(plan["date"] if plan else found["shown"])[:10])
    except (ValueError, KeyError, TypeError, AttributeError):
        return False
    return _on_a_day_of(day, wanted)
