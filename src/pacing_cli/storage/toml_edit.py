"""Storage: one change of a settings file, checked, replaced in one step, and undoable."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pacing_cli.errors import FileNotUsable, Problem, WordsNotUnderstood
from pacing_cli.storage.atomic import could_not_write
from pacing_cli.storage.lock import device_lock
from pacing_cli.storage.one_write import put_in_place
from pacing_cli.storage.paths import Home
from pacing_cli.storage.private_home import make_private_home
from pacing_cli.storage.toml_table import TomlFile
from pacing_cli.storage.toml_text import BOM, content_of, not_usable, text_in

if TYPE_CHECKING:
    from tomlkit import TOMLDocument


def edit_bytes(path: Path, change: Callable[[bytes], bytes], group: str = "") -> None:
    """Replace the file by what `change` makes of it, under the lock of the device.

    Nothing is written where nothing changes, or where the result would have problems
    that the file did not have before. Raises FileNotUsable or CouldNotWrite.
    """
    home = Home(path.parent)
    with device_lock():
        before = content_of(path)
        after = change(before)
        if after == before:
            return
        _refuse_worse(path.name, before, after)
        _make_home(home)
        put_in_place(home, path, before, after, group)


def edited(name: str, content: bytes, change: Callable[["TOMLDocument"], None]) -> bytes:
    """The bytes after an edit that keeps comments, order, spacing and line ends."""
    import tomlkit

    file = TomlFile(name, text_in(name, content))
    file.parsed()
    if file.problems:
        raise not_usable(file.problems)
    mark = BOM if content.startswith(BOM) else b""
    document = tomlkit.parse(content.removeprefix(mark).decode("utf-8"))
    change(document)
    text = tomlkit.dumps(document)
    if b"\r\n" in content:
        text = text.replace("\r\n", "\n").replace("\n", "\r\n")
    try:
        return mark + text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise WordsNotUnderstood("That holds something that is not text.") from error


def set_at_top(document: "TOMLDocument", key: str, value: object) -> None:
    """Put a new key behind the last one that stands above every table.

    tomlkit would put it right in front of the first table, and so between that
    table and the comment that belongs to it.
    """
    from tomlkit import item
    from tomlkit.items import AoT, Table

    above = [
        name for name, one in document.body if name is not None and not isinstance(one, Table | AoT)
    ]
    if key in document or not above:
        document[key] = value
    else:
        document._insert_after(above[-1], key, item(value))


def take_out(document: "TOMLDocument", name: str) -> None:
    """Take a table out. The comment lines at its end stand above the next one, and stay."""
    from tomlkit.items import AoT, Table

    tables = [key for key, one in document.body if key and isinstance(one, Table | AoT)]
    place = [key.key for key in tables].index(name)
    taken: Any = document[name]
    following: Any = document[tables[place + 1].key] if place + 1 < len(tables) else None
    last = [key is None for key, _ in taken.value.body]
    begin = next((i for i in range(len(last), 0, -1) if not last[i - 1]), 0)
    kept = [one for _, one in taken.value.body[begin:]]
    del document[name]
    if following is not None:
        first = following[0] if isinstance(following, AoT) else following
        text = "".join(one.as_string() for one in kept)
        first.trivia.indent = text + first.trivia.indent
        return
    for one in kept:
        document.add(one)


def _refuse_worse(name: str, before: bytes, after: bytes) -> None:
    old = {problem.message for problem in _problems(name, before)}
    new = [problem for problem in _problems(name, after) if problem.message not in old]
    if new:
        raise FileNotUsable(f"{name} would not hold with this. Nothing was written.", problems=new)


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
