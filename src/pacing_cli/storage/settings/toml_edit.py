"""Storage: one change of a settings file, checked, replaced in one step, and undoable."""

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any, TypeAlias

from pacing_cli.errors import FileNotUsable, Problem
from pacing_cli.storage.files import could_not_write
from pacing_cli.storage.lock import device_lock
from pacing_cli.storage.paths import Home, make_private_home
from pacing_cli.storage.settings.one_write import put_in_place
from pacing_cli.storage.settings.toml_change import NotRewritten, rewritten, same
from pacing_cli.storage.settings.toml_table import TomlFile
from pacing_cli.storage.settings.toml_text import BOM, content_of, not_usable, text_in

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
