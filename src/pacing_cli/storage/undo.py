"""Storage: the last write of this device taken back, whatever it was."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pacing_cli.errors import FileNotUsable, WordsNotUnderstood
from pacing_cli.model.entry import Amendment, Entry
from pacing_cli.model.value import Value
from pacing_cli.storage.atomic import could_not_write, replace
from pacing_cli.storage.journal_format import Line
from pacing_cli.storage.journal_reading import FileRead
from pacing_cli.storage.journal_state import State
from pacing_cli.storage.lock import device_lock
from pacing_cli.storage.paths import Home
from pacing_cli.storage.undo_trail import (
    Step,
    finger_print,
    record,
    references,
    steps,
    trail_folder,
)

if TYPE_CHECKING:
    from pacing_cli.model.profile import Profile
    from pacing_cli.storage.journal import Journal


class Undone(Value):
    """What was taken back.

    `entries`: for `added` the entries that no longer count; for `amended` the
    entries as they stand again; for `withdrawn` those that count again.
    `files`: settings files that hold again what they held before.
    """

    what: Literal["added", "amended", "withdrawn", "settings"]
    entries: tuple[Entry, ...] = ()
    files: tuple[str, ...] = ()


def undo(journal: "Journal", now: datetime, *, lifting: bool = False) -> Undone | None:
    """Take back the newest write of this device that still holds; None where there is none.

    Entries, amendments and withdrawals are taken back by a withdrawal of their
    lines, so that an undo loses nothing. A settings file gets its bytes from before,
    but only if it was not changed since: else FileNotUsable is raised. Where that would
    lift a safety stop or envelope mode, WordsNotUnderstood is raised, unless `lifting`.
    """
    home, device = journal.home, journal.device()
    files, state = journal.everything()
    trail = _with_untraced(steps(home, device), files, device)
    undone = {step.undone for step in trail if step.undone}
    names: list[str] = []
    edits: list[Step] = []
    group = ""
    for step in reversed(trail):
        if (names or edits) and not (group and step.group == group):
            break
        if step.lines:
            for reference in references(home, step):
                names += _in_force(reference, state)
        elif step.file and step.copy not in undone:
            edits.append(step)
        group = step.group
    if not names and not edits:
        return None
    for newest in {step.file: step for step in reversed(edits)}.values():
        _check_unchanged(home, newest)
    for step in edits:
        if not lifting:
            _check_not_lifting(home, step)
    if names:
        journal.withdraw_lines(files, state, names, now, {"undo": True})
    for step in edits:
        _put_back(home, device, step)
    return _told(state, names, edits, journal)


def _with_untraced(trail: Sequence[Step], files: Sequence[FileRead], device: str) -> list[Step]:
    """Writes that the trail has forgotten come first, by the time they were noted."""
    traced = {step.lines for step in trail}
    older: dict[str, float] = {}
    for line in _own_lines(files, device):
        name = _reference(line)
        if name not in traced and line.fields.get("undo") is not True:
            older.setdefault(name, line.noted.timestamp())
    return [*(Step(lines=name) for name in sorted(older, key=older.__getitem__)), *trail]


def _own_lines(files: Sequence[FileRead], device: str) -> list[Line]:
    return [line for file in files if file.file.device == device for line in file.lines]


def _reference(line: Line) -> str:
    batch = line.fields.get("batch")
    return batch if isinstance(batch, str) and batch else line.id


def _in_force(reference: str, state: State) -> list[str]:
    """The ids of the lines of one write, as far as nothing has taken them away since."""
    found = state.lines.get(reference)
    lines = (
        [found]
        if found
        else [line for line in state.lines.values() if line.fields.get("batch") == reference]
    )
    return [line.id for line in lines if line.id not in state.void and not _is_gone(line, state)]


def _is_gone(line: Line, state: State) -> bool:
    """An amendment of an entry that was withdrawn later changes nothing to be seen."""
    is_amendment = isinstance(line, Amendment) and line.entry is not None
    return is_amendment and state.root(line.id) in state.void


def _check_unchanged(home: Home, step: Step) -> None:
    path = home.root / Path(step.file).name
    try:
        same = finger_print(path.read_bytes()) == step.after
    except OSError:
        same = False
    if not same:
        raise FileNotUsable(
            f"{path.name} was changed after pace wrote it, so undo leaves it as it is.",
            hint=f"What it held before is in {trail_folder(home) / step.copy}."
            if step.copy
            else "",
        )


def _check_not_lifting(home: Home, step: Step) -> None:
    """Leaving envelope mode or a safety stop is an act of its own, never a slip of undo."""
    if Path(step.file).name != home.profile.name:
        return
    before, after = _profile(_copy_of(home, step)), _profile(home.profile)
    lifted = after.safety.red_flags and not before.safety.red_flags
    if lifted or (after.mode == "envelope" and before.mode != "envelope"):
        raise WordsNotUnderstood(
            "The last write set a safety stop or envelope mode, so undo leaves it.",
            hint="To take it back all the same: pace undo --yes",
        )


def _copy_of(home: Home, step: Step) -> Path:
    return trail_folder(home) / Path(step.copy).name


def _profile(path: Path) -> "Profile":
    from pacing_cli.storage.profile_format import read_profile
    from pacing_cli.storage.toml_table import TomlFile
    from pacing_cli.storage.toml_text import content_of, text_in

    try:
        text = text_in(path.name, content_of(path))
    except FileNotUsable:
        text = ""
    return read_profile(TomlFile(path.name, text))


def _put_back(home: Home, device: str, step: Step) -> None:
    path = home.root / Path(step.file).name
    with device_lock():
        try:
            before = _copy_of(home, step).read_bytes()
        except OSError as error:
            raise could_not_write(path, error) from error
        replace(path, before)
        record(home, device, Step(undone=step.copy))


def _told(state: State, names: Sequence[str], edits: Sequence[Step], journal: "Journal") -> Undone:
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
    what: Literal["amended", "withdrawn"] = "withdrawn" if first.entry is None else "amended"
    return Undone(what, tuple(now_counts[r] for r in roots if r in now_counts), files)
