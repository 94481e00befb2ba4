"""Undo the last write made on this device."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pacing_cli.errors import FileNotUsable, WordsNotUnderstood
from pacing_cli.model.entry import Amendment, Entry
from pacing_cli.model.value import Value
from pacing_cli.storage.journal.format import Line
from pacing_cli.storage.journal.reading import FileRead
from pacing_cli.storage.journal.state import JournalState
from pacing_cli.storage.paths import Home
from pacing_cli.storage.settings.one_write import one_write, put_in_place
from pacing_cli.storage.settings.toml_text import content_of
from pacing_cli.storage.undo_log import UndoStep, finger_print, references, steps, trail_folder

if TYPE_CHECKING:
    from pacing_cli.model.profile import Profile
    from pacing_cli.storage.journal.journal import Journal


class Undone(Value):
    """The result of an undo.

    `entries`: for `added`, the entries that no longer count; for `amended`, the restored
    entries; for `withdrawn`, those that count again.
    `files`: settings files with their earlier content.
    """

    what: Literal["added", "amended", "withdrawn", "settings"]
    entries: tuple[Entry, ...] = ()
    files: tuple[str, ...] = ()


class _Write(Value):
    """What one write of this device has left that holds: lines, and edits, the newest first."""

    names: tuple[str, ...]
    edits: tuple[UndoStep, ...]
    refused: FileNotUsable | None = None
    """Why an edit of it cannot be taken back; it is not among `edits`."""

    @property
    def holds(self) -> bool:
        """Return whether there is anything to undo."""
        return bool(self.names or self.edits)


def undo(
    journal: "Journal", now: datetime, *, lifting: bool = False, passing: bool = False
) -> Undone | None:
    """Undo the newest write of this device that is in force, or return None.

    Entries, amendments and withdrawals are undone by withdrawing their lines, so that an
    undo loses nothing. A settings file gets its earlier bytes back if it is unchanged since.
    Otherwise FileNotUsable is raised. With `passing`, the file is skipped instead, and the
    newest write without it is undone. If this would end a safety stop or envelope mode,
    WordsNotUnderstood is raised, unless `lifting`.
    """
    home, device = journal.home, journal.device()
    files, state = journal.everything()
    trail = _with_untraced(home, steps(home, device), files, device)
    writes = _writes(home, trail, state)
    found = next((one for one in writes if one.holds or (one.refused and not passing)), None)
    if found is None:
        return None
    if found.refused and not passing:
        rest = next((one for one in (found, *writes) if one.holds), None)
        found.refused.hint += f" {_offered(rest, state)}" if rest else ""
        raise found.refused
    names, edits = found.names, found.edits
    for step in edits:
        if not lifting:
            _check_not_lifting(home, step)
    if edits:
        with one_write(home) as group:
            for step in edits:
                path = _path_of(home, step)
                content = _copy_of(home, step).read_bytes()
                put_in_place(home, path, content_of(path), content, group, step.copy)
            journal.withdraw_lines(files, state, names, now, {"undo": True}, group)
    else:
        journal.withdraw_lines(files, state, names, now, {"undo": True})
    return _undone(state, names, edits, journal)


def _writes(home: Home, trail: Sequence[UndoStep], state: JournalState) -> Iterator[_Write]:
    """Every write of which something holds, the newest first.

    What a settings file held between two edits is known from their copies, so that each
    edit is measured against the file as it was then.
    """
    void = {step.undone for step in trail if step.undone and not step.file}
    undone = void | {step.undone for step in trail if step.undone and step.copy not in void}
    held: dict[str, bytes] = {}
    names: list[str] = []
    edits: list[UndoStep] = []
    refused: FileNotUsable | None = None
    group = ""
    for step in reversed(trail):
        if (names or edits or refused) and not (group and step.group == group):
            yield _Write(tuple(names), tuple(edits), refused)
            names, edits, refused = [], [], None
        group = step.group
        if step.undone:
            continue
        if step.lines:
            for reference in references(home, step):
                names += _in_force(reference, state)
        elif step.file and step.copy not in undone:
            path, copy = _path_of(home, step), _bytes(_copy_of(home, step))
            now = held.setdefault(step.file, _bytes(path) or b"")
            if finger_print(now) == step.after and copy is not None:
                edits.append(step)
                held[step.file] = copy
            elif copy != now:
                refused = _cannot(home, step, finger_print(now) == step.after)
    if names or edits or refused:
        yield _Write(tuple(names), tuple(edits), refused)


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _cannot(home: Home, step: UndoStep, unchanged: bool) -> FileNotUsable:
    name = Path(step.file).name
    if unchanged:
        return FileNotUsable(
            f"pace no longer has the earlier text of {name}, so undo did not change it.",
            "To see the backups: pace restore",
        )
    return FileNotUsable(
        f"{name} was changed after pace saved it, so undo did not change it.",
        f"The earlier text is in {trail_folder(home) / step.copy}.",
    )


def _offered(write: _Write, state: JournalState) -> str:
    """Describe what can be undone without the file, and how."""
    from pacing_cli.wording.phrases import listed
    from pacing_cli.wording.receipt import told

    lines = [state.lines[state.root(name)] for name in write.names if name in state.lines]
    entries = [told(line) for line in lines if isinstance(line, Entry)]
    more = f" and {len(entries) - 1} more" if len(entries) > 1 else ""
    files = listed(sorted({step.file for step in write.edits}))
    what = f"{entries[0]}{more}" if entries else files or "a change of an entry"
    return f"The change before that one: {what}. To undo it: pace undo --skip"


def _with_untraced(
    home: Home, trail: Sequence[UndoStep], files: Sequence[FileRead], device: str
) -> list[UndoStep]:
    """Add the writes that the trail has lost, each after the one that it followed.

    A month file of this device has its lines in the order of writing. Lines before all
    others come first, by the time at which they were noted.
    """
    place = {
        name: number
        for number, step in enumerate(trail)
        if step.lines
        for name in {step.lines, *references(home, step)}
    }
    behind: dict[str, int] = {}
    noted: dict[str, float] = {}
    for file in files:
        last = -1
        for line in _own_lines([file], device):
            name = _reference(line)
            if name in place or line.id in place:
                last = max(last, place.get(name, -1), place.get(line.id, -1))
            elif line.fields.get("undo") is not True:
                behind[name] = max(last, behind.get(name, -1))
                noted.setdefault(name, line.noted.timestamp())
    found: dict[int, list[UndoStep]] = {}
    for name in sorted(noted, key=noted.__getitem__):
        found.setdefault(behind[name], []).append(UndoStep(lines=name))
    return [
        *found.get(-1, ()),
        *(one for number, step in enumerate(trail) for one in (step, *found.get(number, ()))),
    ]


def _own_lines(files: Sequence[FileRead], device: str) -> list[Line]:
    return [line for file in files if file.file.device == device for line in file.lines]


def _reference(line: Line) -> str:
    batch = line.fields.get("batch")
    return batch if isinstance(batch, str) and batch else line.id


def _in_force(reference: str, state: JournalState) -> list[str]:
    """The ids of the lines of one write, as far as nothing has taken them away since."""
    found = state.lines.get(reference)
    lines = (
        [found]
        if found
        else [line for line in state.lines.values() if line.fields.get("batch") == reference]
    )
    return [line.id for line in lines if line.id not in state.void and not _is_gone(line, state)]


def _is_gone(line: Line, state: JournalState) -> bool:
    """An amendment of an entry that was withdrawn later changes nothing to be seen."""
    is_amendment = isinstance(line, Amendment) and line.entry is not None
    return is_amendment and state.root(line.id) in state.void


def _check_not_lifting(home: Home, step: UndoStep) -> None:
    """Leaving envelope mode or a safety stop is an act of its own, never a slip of undo."""
    if Path(step.file).name != home.profile.name:
        return
    before, after = _profile(_copy_of(home, step)), _profile(home.profile)
    lifted = after.safety.red_flags and not before.safety.red_flags
    if lifted or (after.mode == "envelope" and before.mode != "envelope"):
        raise WordsNotUnderstood(
            "The last change set a safety stop or envelope mode, so undo did not change it.",
            hint="To undo it all the same: pace undo --yes",
        )


def _path_of(home: Home, step: UndoStep) -> Path:
    return home.root / Path(step.file).name


def _copy_of(home: Home, step: UndoStep) -> Path:
    return trail_folder(home) / Path(step.copy).name


def _profile(path: Path) -> "Profile":
    from pacing_cli.storage.settings.profile import read_profile
    from pacing_cli.storage.settings.toml_table import TomlFile
    from pacing_cli.storage.settings.toml_text import content_of, text_in

    try:
        text = text_in(path.name, content_of(path))
    except FileNotUsable:
        text = ""
    return read_profile(TomlFile(path.name, text))


def _undone(
    state: JournalState, names: Sequence[str], edits: Sequence[UndoStep], journal: "Journal"
) -> Undone:
    files = tuple(step.file for step in edits)
    if not names:
        return Undone("settings", (), files)
    lines: list[Line] = [state.lines[name] for name in names]
    first = lines[0]
    if isinstance(first, Entry):
        counted = {entry.id: entry for entry in state.entries}
        return Undone("added", tuple(counted[n] for n in names if n in counted), files)
    now_counts: Mapping[str, Entry] = {entry.id: entry for entry in journal.entries().entries}
    roots = [state.root(line.id) for line in lines]
    what: Literal["amended", "withdrawn"] = (
        "amended" if isinstance(first, Amendment) and first.entry is not None else "withdrawn"
    )
    return Undone(what, tuple(now_counts[r] for r in roots if r in now_counts), files)


# Storage: whole imports: which was the last one, taking it back, what a person took out of one.

MARK = "import_undo"
"""Stands in a withdrawal that takes an import back: not a wish about the entry itself."""


class ImportUndone(Value):
    """An import that was undone: its sources and files, and how many lines of each kind."""

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


def _batches(state: JournalState) -> dict[str, list[Line]]:
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


def _import_undone(lines: Sequence[Line], state: JournalState) -> ImportUndone:
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
