"""Storage: one change of a settings file, checked, replaced in one step, and undoable."""

import os
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any, Final, TypeAlias

from pacing_cli.errors import FileNotUsable, Problem
from pacing_cli.storage.atomic import could_not_write, make_private_folder, replace
from pacing_cli.storage.ids import new_id
from pacing_cli.storage.lock import device_lock
from pacing_cli.storage.paths import Home, device_word
from pacing_cli.storage.private_home import make_private_home
from pacing_cli.storage.toml_change import NotRewritten, rewritten, same
from pacing_cli.storage.toml_table import TomlFile
from pacing_cli.storage.toml_text import BOM, content_of, not_usable, text_in
from pacing_cli.storage.undo_trail import Step, finger_print, record, trail_folder

Change: TypeAlias = Callable[[dict[str, Any]], None]
"""What is asked for, done to the plain value that a file holds."""

_KEPT_COPIES: Final = 50
"""Copies of settings from before an edit, kept for undo; older ones are let go."""


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
        _keep_for_undo(home, path, before, after, group)
        replace(path, after)


def edited(name: str, content: bytes, change: Change, beginning: str = "") -> bytes:
    """The bytes after an edit: what they hold is what `change` made of it, and nothing else.

    Comments, order, spacing and line ends of all else stay. `beginning` is the first
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
            f"{name} is in order, but pace cannot change this in it and leave all else as it is. "
            "Nothing was written.",
            "Please change it by hand, in an editor.",
        ) from error
    return mark + text.encode("utf-8")


def _refuse_problems(name: str, after: bytes) -> None:
    problems = _problems(name, after)
    if problems:
        raise FileNotUsable(
            f"{name} would not hold with this. Nothing was written.", problems=problems
        )


def _usable(name: str, content: bytes) -> dict[str, Any]:
    """What the file holds. Raises FileNotUsable with all that is wrong in it."""
    problems = _problems(name, content)
    if problems:
        raise not_usable(problems)
    return TomlFile(name, text_in(name, content)).parsed()


def _problems(name: str, content: bytes) -> list[Problem]:
    from pacing_cli.storage import settings_format
    from pacing_cli.storage.share_format import read_share
    from pacing_cli.storage.support_format import read_supports

    readers: dict[str, Callable[[TomlFile], object]] = {
        "profile.toml": settings_format.read_profile,
        "activities.toml": settings_format.read_activities,
        "goals.toml": settings_format.read_goals,
        "care.toml": settings_format.read_care,
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


def _keep_for_undo(home: Home, path: Path, before: bytes, after: bytes, group: str) -> None:
    folder = trail_folder(home)
    copy = f"{path.name}.{new_id()}"
    try:
        make_private_folder(home.backups)
        make_private_folder(folder)
    except OSError as error:
        raise could_not_write(folder, error) from error
    replace(folder / copy, before)
    step = Step(group=group, file=path.name, copy=copy, after=finger_print(after))
    record(home, device_word(), step)
    _let_go_of_old(folder, path.name)


def _let_go_of_old(folder: Path, name: str) -> None:
    copies = sorted(folder.glob(f"{name}.*"), key=lambda copy: copy.stat().st_mtime_ns)
    for copy in copies[:-_KEPT_COPIES]:
        try:
            os.unlink(copy)
        except OSError:
            return
