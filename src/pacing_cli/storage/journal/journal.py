"""The journal of one person. Its methods take whole values and show no path."""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from pacing_cli.errors import FileNotUsable, Problem, WordsNotUnderstood
from pacing_cli.model.entry import Amendment, Entry, Purge
from pacing_cli.model.value import Value
from pacing_cli.storage.files import append, could_not_write, make_private_folder
from pacing_cli.storage.journal.format import (
    CHANGED,
    RESERVED,
    SEEN,
    Line,
    LineError,
    changed_keys,
    read_line,
    text_of,
    write_line,
)
from pacing_cli.storage.journal.months import month_of
from pacing_cli.storage.lock import device_lock
from pacing_cli.storage.paths import Home, make_private_home
from pacing_cli.storage.undo_log import UndoStep, as_typed, new_id, record

if TYPE_CHECKING:
    from pacing_cli.storage.journal.months import Wanted
    from pacing_cli.storage.journal.reading import FileRead
    from pacing_cli.storage.journal.state import JournalState


def add_lines(
    home: Home,
    device: Callable[[], str],
    pieces: Sequence[tuple[str, Line]],
    reference: str,
    group: str = "",
) -> tuple[Line, ...]:
    """Add lines, each with the month in whose file it belongs: all or none, one write a file.

    `reference` is the id of the line or batch under which undo finds the write; empty:
    it is not for undo, and with a `group` it still belongs to one write. Every line goes
    through the parser before it is written, and what the disk then holds is compared with
    it. Answers with the lines as they were parsed. Raises WordsNotUnderstood for what could
    not be read again, or CouldNotWrite.
    """
    parsed: list[Line] = []
    texts: dict[str, list[str]] = {}
    for month, line in pieces:
        text, again = _parsed(line)
        parsed.append(again)
        texts.setdefault(month, []).append(text)
    word = device()
    with device_lock():
        _make_folders(home)
        if reference:
            record(home, word, UndoStep(group=group, lines=reference))
        elif group:
            record(home, word, UndoStep(group=group, lines=parsed[0].id, undone=parsed[0].id))
        append(
            {
                home.journal / f"{month}.{word}.jsonl": _block(rows)
                for month, rows in sorted(texts.items())
            }
        )
    return tuple(parsed)


def _parsed(line: Line) -> tuple[str, Line]:
    try:
        text = write_line(line)
        return text, read_line(text)
    except LineError as refused:
        raise WordsNotUnderstood(f"pace cannot save this: {refused.message}.") from refused


def refusal_of(line: Line) -> str:
    """Why a line cannot be written; empty where it can."""
    try:
        _parsed(line)
    except WordsNotUnderstood as refused:
        return refused.message
    return ""


def _block(rows: Sequence[str]) -> bytes:
    return "".join(row + "\n" for row in rows).encode("utf-8")


def _make_folders(home: Home) -> None:
    folder = home.root
    try:
        make_private_home(home)
        folder = home.journal
        make_private_folder(folder)
    except OSError as error:
        raise could_not_write(folder, error) from error


_AT: Final = attrgetter("at")
_MOMENT: Final = timedelta(milliseconds=1)


class JournalView(Value):
    """The entries that count, ordered by moment and then id, and what could not be read."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    astray: date | None = None
    """The latest day of which a line of an earlier month's file speaks; None in a window."""
    files: "Sequence[FileRead]" = ()
    """The files that were read; none in a window."""


class Draft(Value):
    """An entry that is not written yet. `id`: where the same words have to be the same line."""

    kind: str
    at: datetime
    zone: str
    fields: Mapping[str, object]
    id: str = ""


class Revision(Value):
    """An entry and its replacement."""

    old: Entry
    fields: Mapping[str, object]
    at: datetime
    zone: str


class Journal:
    """Every entry of one person. `device` is asked for its word only when something is written."""

    def __init__(self, home: Home, device: Callable[[], str]) -> None:
        self.home = home
        self.device = device

    def entries(
        self,
        since: date | None = None,
        until: datetime | None = None,
        *,
        noted_until: datetime | None = None,
    ) -> JournalView:
        """Return the entries from the local day `since` to the moment `until`, both included.

        With `noted_until` as it was known at that moment: lines that were written down
        later, entries as well as amendments and withdrawals, are not seen.
        Amendments and withdrawals are applied. Only month files that can matter are
        opened. Unreadable parts are in `problems`, and hide nothing else.
        Raises FileNotUsable when the folder itself cannot be opened.
        """
        from pacing_cli.storage.journal.reading import (
            last_astray,
            problems_of,
            read_months,
            read_purges,
        )
        from pacing_cli.storage.journal.state import project, speaks_of_others

        files = read_months(self.home.journal, since, until.date() if until else None)
        lines = [line for file in files for line in file.lines]
        if since is not None and speaks_of_others(lines):
            # Of an entry that another device moved here, an earlier month may say that it is gone.
            lines += read_purges(self.home.journal)
        if noted_until is not None:
            lines = [one for one in lines if one.noted <= noted_until or isinstance(one, Purge)]
        state = project(lines)
        entries = state.entries
        if since is not None:
            entries = tuple(entry for entry in entries if entry.at.date() >= since)
        if until is not None:
            entries = entries[: bisect_right(entries, until, key=_AT)]
        astray = last_astray(files, state) if since is None else None
        problems = (*problems_of(files), *state.problems, *state.conflicts)
        return JournalView(entries, problems, astray, () if since else files)

    def since(self, on: date, until: datetime) -> JournalView | None:
        """As `entries`, from the first day of a month, opening no file of an earlier month.

        None where a line of these files speaks of an earlier day: then only the whole
        journal can say what counts.
        """
        from pacing_cli.storage.journal.reading import last_astray, problems_of, read_months
        from pacing_cli.storage.journal.state import project

        month = month_of(on)
        files = read_months(self.home.journal, on, until.date(), lambda one: one.month >= month)
        state = project(line for file in files for line in file.lines)
        for line in state.lines.values():
            root = line if isinstance(line, Entry) else state.lines.get(state.root(line.id))
            if not isinstance(root, Entry) or root.day < on:
                return None
        entries = tuple(entry for entry in state.entries if on <= entry.day and entry.at <= until)
        problems = (*problems_of(files), *state.problems, *state.conflicts)
        return JournalView(entries, problems, last_astray(files, state), files)

    def may_hold(self, kind: str, since: date, until: date, wanted: "Wanted | None" = None) -> bool:
        """Whether a line of that kind can be in the months of a span.

        With `wanted` no file is opened to which it says no.
        """
        from pacing_cli.storage.journal.months import every, held_since

        return held_since(self.home.journal, kind, since, until, wanted or every) is not None

    def held_since(self, kind: str, since: date, until: date) -> date | None:
        """The first day of the first month of a span in which a line of that kind can be.

        None: it is in none of them.
        """
        from pacing_cli.storage.journal.months import held_since

        return held_since(self.home.journal, kind, since, until)

    def append(self, drafts: Sequence[Draft], now: datetime, group: str = "") -> tuple[Entry, ...]:
        """Write all drafts or none, and return the entries as read back from the file.

        `group`: a word that this write shares with another one of the same command, such
        as a new activity of the inventory; both are then undone together.
        Raises WordsNotUnderstood or CouldNotWrite; then nothing was saved.
        """
        if not drafts:
            return ()
        batch = new_id() if len(drafts) > 1 else ""
        lines = [_entry(draft, batch, _in_seconds(now)) for draft in drafts]
        pieces = [(month_of(line.at.date()), line) for line in lines]
        written = add_lines(self.home, self.device, pieces, batch or lines[0].id, group)
        return tuple(line for line in written if isinstance(line, Entry))

    def amend(
        self, old: Entry, fields: Mapping[str, object], at: datetime, zone: str, now: datetime
    ) -> Entry:
        """Put new text in the place of an entry's old one; the old line stays in the file.

        Raises FileNotUsable for an entry of a newer version, whose meaning could be lost.
        """
        pieces = self._amendments([Revision(old, fields, at, zone)], now, "")
        add_lines(self.home, self.device, pieces, pieces[0][1].id)
        return old._replace(fields=fields, at=at, zone=zone)

    def take_in(
        self,
        drafts: Sequence[Draft],
        changes: Sequence[Revision],
        now: datetime,
        group: str = "",
    ) -> str:
        """Write new entries and new texts of old ones as one batch: all or none, undone as one.

        Answers with the word of the batch; empty where there was nothing to write. Raises
        what `append` and `amend` raise; then nothing was saved.
        """
        if not drafts and not changes:
            return ""
        batch = new_id()
        lines = [_entry(draft, batch, _in_seconds(now)) for draft in drafts]
        pieces: list[tuple[str, Line]] = [(month_of(line.at.date()), line) for line in lines]
        pieces += self._amendments(changes, now, batch) if changes else []
        add_lines(self.home, self.device, pieces, batch, group)
        return batch

    def _amendments(
        self, changes: Sequence[Revision], now: datetime, batch: str
    ) -> list[tuple[str, Line]]:
        """The lines that put new texts in the place of old ones, in every month they concern."""
        files, state = self.everything()
        newer = frozenset(name for file in files for name in file.newer_ids)
        latest, months = _latest_changes(state), _months_by_root(state, files)
        known = _amendments_in_force(state)
        pieces: list[tuple[str, Line]] = []
        for old, fields, at, zone in changes:
            if old.id in newer:
                raise FileNotUsable(
                    f"Entry {old.id} was written by a newer version of pace. "
                    "This version can read and withdraw it, but not amend it."
                )
            new = old._replace(fields=_checked(fields), at=at, zone=zone)
            noted = max([_in_seconds(now), *latest.get(old.id, ())])
            marks: dict[str, object] = {CHANGED: changed_keys(old, new)}
            if known.get(old.id):
                marks[SEEN] = known[old.id]
            if batch:
                marks["batch"] = batch
            line = Amendment(new_id(), noted, old.id, text_of(new), marks)
            where = months.get(old.id, set()) | {month_of(at.date())}
            pieces += [(month, line) for month in sorted(where)]
        return pieces

    def withdraw(self, old: Sequence[Entry], now: datetime) -> None:
        """Take entries out of what counts. Their lines stay in the file."""
        files, state = self.everything()
        self.withdraw_lines(files, state, [entry.id for entry in old], now, {})

    def in_conflict(self, name: str) -> bool:
        """Whether two devices changed one key of the entry, and nobody has said which is right."""
        conflicts = self.everything()[1].conflicts
        return any(problem.where == f"id {name}" for problem in conflicts)

    def everything(self) -> "tuple[tuple[FileRead, ...], JournalState]":
        """Every month file, and what the lines of all of them come to."""
        from pacing_cli.storage.journal.reading import read_months
        from pacing_cli.storage.journal.state import project

        files = read_months(self.home.journal)
        return files, project(line for file in files for line in file.lines)

    def withdraw_lines(
        self,
        files: "Sequence[FileRead]",
        state: "JournalState",
        names: Sequence[str],
        now: datetime,
        marks: Mapping[str, object],
        group: str = "",
    ) -> None:
        """One write that takes away lines of any kind, each in every month that it concerns.

        `group` as in `append`.
        """
        if not names:
            return
        batch = new_id() if len(names) > 1 else ""
        more = {**marks, **({"batch": batch} if batch else {})}
        pieces: list[tuple[str, Line]] = []
        reference = batch
        all_months = _months_by_root(state, files)
        for name in names:
            line = Amendment(new_id(), _in_seconds(now), name, None, more)
            months = all_months.get(state.root(name)) or {month_of(now.date())}
            pieces += [(month, line) for month in sorted(months)]
            reference = reference or line.id
        add_lines(self.home, self.device, pieces, "" if marks.get("undo") else reference, group)

    def find(self, id_start: str) -> Entry:
        """The entry whose id begins so. Raises WordsNotUnderstood for none, or several."""
        entries = self.entries().entries
        for typed in (id_start.strip(), as_typed(id_start)):
            found = [entry for entry in entries if typed and entry.id.startswith(typed)]
            exact = [entry for entry in found if entry.id == typed]
            if len(found) == 1 or exact:
                return (exact or found)[0]
            if found:
                some = ", ".join(entry.id for entry in found[:5])
                raise WordsNotUnderstood(
                    f"“{id_start}” is the start of {len(found)} ids: {some}. Add a letter."
                )
        raise WordsNotUnderstood(
            f"No entry is called “{id_start}”, and no id starts with it.",
            hint="To see the ids: pace list",
        )


def _entry(draft: Draft, batch: str, noted: datetime) -> Entry:
    fields = {**_checked(draft.fields), **({"batch": batch} if batch else {})}
    return Entry(draft.id or new_id(), draft.kind, draft.at, draft.zone, noted, fields)


def _checked(fields: Mapping[str, object]) -> Mapping[str, object]:
    clash = RESERVED & fields.keys()
    if clash:
        raise ValueError(f"not a name for a field: {', '.join(sorted(clash))}")
    return fields


def _in_seconds(now: datetime) -> datetime:
    return now.astimezone(UTC).replace(microsecond=0)


def _latest_changes(state: "JournalState") -> dict[str, list[datetime]]:
    """By entry, moments after its changes: a clock set back must not hide the newest."""
    found: dict[str, list[datetime]] = {}
    for line in state.lines.values():
        if isinstance(line, Amendment) and line.entry is not None:
            after = line.noted.astimezone(UTC) + _MOMENT
            found.setdefault(state.root(line.id), []).append(after)
    for purge in state.purges:
        for name in purge.ids:
            found.setdefault(name, []).append(purge.noted.astimezone(UTC) + _MOMENT)
    return found


def _amendments_in_force(state: "JournalState") -> dict[str, list[str]]:
    """By entry, the ids of the amendments that count for it, sorted."""
    found: dict[str, list[str]] = {}
    for name, line in sorted(state.lines.items()):
        if isinstance(line, Amendment) and line.entry is not None and name not in state.void:
            found.setdefault(state.root(name), []).append(name)
    return found


def _months_by_root(state: "JournalState", files: "Sequence[FileRead]") -> dict[str, set[str]]:
    """For every entry, return the months whose files have a line about it.

    A new line about an entry is added to all of them. So reading from a later day on,
    which opens fewer files, gives the same result as reading all.
    """
    found: dict[str, set[str]] = {}
    for file in files:
        for line in file.lines:
            month = file.month or (month_of(line.at.date()) if isinstance(line, Entry) else "")
            if month:
                root = line.id if isinstance(line, Entry) else state.root(line.id)
                found.setdefault(root, set()).add(month)
    return found
