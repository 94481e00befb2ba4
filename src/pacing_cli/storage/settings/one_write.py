"""Edit settings files, alone or together with an entry, as one write.

Undo copies a settings file before it is edited, and a trail names the copy. So one marker next to
the word of the device is enough to make several edits one write: the group of the trail in
progress. If the disk refuses, the edits of the group are restored at once. If the program was
interrupted, the next command restores them. The entry is written last, in one step: if it
exists, everything was saved.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from copy import deepcopy
from pathlib import Path
from typing import Any, TypeAlias

from pacing_cli.errors import CouldNotWrite, FileNotUsable, Problem
from pacing_cli.storage.files import (
    NotWritten,
    could_not_write,
    make_private_folder,
    note_put_back,
    replace,
    sync_folder,
)
from pacing_cli.storage.lock import device_lock
from pacing_cli.storage.paths import Home, device_word, make_private_home, under_way
from pacing_cli.storage.settings.toml_change import NotRewritten, rewritten, same
from pacing_cli.storage.settings.toml_table import TomlFile
from pacing_cli.storage.settings.toml_text import BOM, content_of, not_usable, text_in
from pacing_cli.storage.undo_log import (
    UndoStep,
    finger_print,
    keep_copy,
    new_id,
    record,
    references,
    steps,
    trail_folder,
)


@contextmanager
def one_write(home: Home) -> Iterator[str]:
    """The body edits settings with `edit_toml`, then adds lines to the journal: all or nothing.

    Gives the word of the group for them, with which undo takes them back together. The
    lines come last. Raises CouldNotWrite.
    """
    group, mark = new_id(), under_way(home)
    with device_lock():
        _clear(home, mark)
        try:
            make_private_folder(mark.parent.parent)
            make_private_folder(mark.parent)
        except OSError as error:
            raise could_not_write(mark.parent, error) from error
        replace(mark, group.encode("ascii"), aside=True)
        try:
            yield group
        except BaseException:
            with suppress(CouldNotWrite):  # the next command will do it
                _put_back(home, mark)
            raise
        try:
            _let_go(mark)
        except CouldNotWrite:
            if _put_back(home, mark):
                raise


def _clear(home: Home, mark: Path) -> None:
    """An earlier write that was cut off comes first."""
    if mark.exists():
        _put_back(home, mark)


def put_right(home: Home) -> tuple[str, ...]:
    """Put back what a command that was cut off has left half done; the names of the files.

    Where another command is writing, or the disk says no, it is left to a later one.
    """
    mark = under_way(home)
    if not mark.exists():
        return ()
    with suppress(CouldNotWrite), device_lock(patience=0.0):
        return _put_back(home, mark)
    return ()


def _put_back(home: Home, mark: Path) -> tuple[str, ...]:
    """Restore the files of the group, unless its lines are in the journal.

    Returns the names of the files. Raises CouldNotWrite.
    """
    try:
        group = mark.read_bytes().decode("ascii", "replace")
    except OSError:
        return ()
    device = device_word()
    trail = [step for step in steps(home, device) if group and step.group == group]
    edits = [] if _lines_stand(home, trail) else [step for step in trail if step.file]
    names = [name for step in reversed(edits) if (name := put_back(home, device, step))]
    _let_go(mark)
    return tuple(sorted(set(names)))


def _lines_stand(home: Home, trail: list[UndoStep]) -> bool:
    wanted = {one for step in trail if step.lines for one in references(home, step)}
    if not wanted:
        return False
    from pacing_cli.storage.journal.reading import read_months

    lines = (line for file in read_months(home.journal) for line in file.lines)
    return any(line.id in wanted or line.fields.get("batch") in wanted for line in lines)


def put_back(home: Home, device: str, step: UndoStep) -> str:
    """Restore the earlier bytes of a file that is unchanged since the step, and return its name.

    If the disk is full, the copy itself replaces the file.
    Raises CouldNotWrite.
    """
    path = home.root / Path(step.file).name
    copy = trail_folder(home) / Path(step.copy).name
    name = ""
    if path.exists() and finger_print(content_of(path)) == step.after:
        try:
            _restore(path, copy)
        except OSError as error:
            raise could_not_write(path, error) from error
        name = path.name
    note_put_back(path)
    record(home, device, UndoStep(undone=step.copy))
    return name


def _restore(path: Path, copy: Path) -> None:
    before = copy.read_bytes()
    place = Path(os.path.realpath(path))
    if not before:
        os.unlink(place)
    else:
        try:
            replace(path, before)
        except CouldNotWrite:
            os.replace(copy, place)
    sync_folder(place.parent)


def _let_go(mark: Path) -> None:
    try:
        os.unlink(mark)
        sync_folder(mark.parent)
    except FileNotFoundError:
        return
    except OSError as error:
        raise could_not_write(mark, error) from error


def put_in_place(
    home: Home, path: Path, before: bytes, after: bytes, group: str = "", undone: str = ""
) -> None:
    """Give a settings file new bytes, with a copy of the old ones for undo: wholly or not at all.

    `undone`: the copy of the edit that this takes back. The caller holds the lock of the
    device. Raises CouldNotWrite.
    """
    device = device_word()
    copy = keep_copy(home, path.name, before)
    step = UndoStep(
        group=group, file=path.name, copy=copy, after=finger_print(after), undone=undone
    )
    record(home, device, step)
    try:
        replace(path, after)
    except NotWritten:
        if not group:
            put_back(home, device, step)
        raise


# One change of a settings file, checked, replaced in one step, and undoable.


Change: TypeAlias = Callable[[dict[str, Any]], None]
"""What is asked for, done to the plain value that a file holds."""


def edit_bytes(path: Path, change: Callable[[bytes], bytes], group: str = "") -> None:
    """Replace the file by what `change` makes of it, under the lock of the device.

    Nothing is written where nothing changes, or where the result would have problems.
    Raises FileNotUsable or CouldNotWrite.
    """
    home = Home(path.parent)
    with device_lock():
        before = content_of(path)
        after = change(before)
        if after == before:
            return
        _refuse_problems(path.name, after)
        _make_home(home)
        put_in_place(home, path, before, after, group)


def edited(name: str, content: bytes, change: Change, beginning: str = "") -> bytes:
    """Return the bytes after an edit. Their value is exactly what `change` returned.

    Comments, order, spacing and line ends of everything else stay. `beginning` is the first
    comment of a file that is empty so far. Raises FileNotUsable.
    """
    wanted = _usable(name, content)
    before = deepcopy(wanted)
    change(wanted)
    if same(wanted, before):
        return content
    mark = BOM if content.startswith(BOM) else b""
    text = content.removeprefix(mark).decode("utf-8")
    if beginning and not text.strip():
        text = f"# {beginning}\n"
    try:
        text = rewritten(text, wanted)
    except NotRewritten as error:
        raise FileNotUsable(
            f"{name} is fine, but pace cannot change this there without changing something else. "
            "Nothing was saved.",
            "Please change it by hand, in an editor.",
        ) from error
    return mark + text.encode("utf-8")


def _refuse_problems(name: str, after: bytes) -> None:
    problems = _problems(name, after)
    if problems:
        raise FileNotUsable(
            f"{name} would not work with this change. Nothing was saved.", problems=problems
        )


def _usable(name: str, content: bytes) -> dict[str, Any]:
    """What the file holds. Raises FileNotUsable with all that is wrong in it."""
    problems = _problems(name, content)
    if problems:
        raise not_usable(problems)
    return TomlFile(name, text_in(name, content)).parsed()


def _problems(name: str, content: bytes) -> list[Problem]:
    from pacing_cli.storage.settings import formats
    from pacing_cli.storage.settings.care import read_care
    from pacing_cli.storage.settings.formats import read_goals
    from pacing_cli.storage.settings.profile import read_profile
    from pacing_cli.storage.settings.supports import read_share, read_supports

    readers: dict[str, Callable[[TomlFile], object]] = {
        "profile.toml": read_profile,
        "activities.toml": formats.read_activities,
        "goals.toml": read_goals,
        "care.toml": read_care,
        "supports.toml": read_supports,
        "share.toml": read_share,
    }
    file = TomlFile(name, text_in(name, content))
    readers.get(name, TomlFile.parsed)(file)
    return file.problems


def _make_home(home: Home) -> None:
    try:
        make_private_home(home)
    except OSError as error:
        raise could_not_write(home.root, error) from error
