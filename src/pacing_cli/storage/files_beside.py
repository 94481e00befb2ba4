"""Storage: files that stand beside the four: supports, and who is told what.

They are read when they are asked for. One that cannot be used stops what needs it, and
nothing else: a slip in a list of telephone numbers must not take away the day's plan.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from pacing_cli.errors import FileNotUsable, Problem
from pacing_cli.model.share import Lists
from pacing_cli.model.support import Support
from pacing_cli.storage.copied_settings import opened_copy
from pacing_cli.storage.paths import Home
from pacing_cli.storage.share_format import read_share
from pacing_cli.storage.shipped_file import shipped_file
from pacing_cli.storage.stricter import stricter_list
from pacing_cli.storage.support_format import read_supports
from pacing_cli.storage.sync_names import settings_copies
from pacing_cli.storage.toml_table import TomlFile
from pacing_cli.storage.toml_text import content_of, not_usable, text_in

if TYPE_CHECKING:
    from collections.abc import Iterator

T = TypeVar("T")

_SHIPPED: Final = Path(__file__).with_name("share_default.toml")


def load_supports(home: Home) -> tuple[Support, ...]:
    """The supports; none where there is no file. Raises FileNotUsable with all its problems."""
    return _load(home.supports, read_supports)


def load_lists(home: Home) -> Lists:
    """For every audience its list: the person's own, or the one that is shipped."""
    shipped = read_share(TomlFile(_SHIPPED.name, shipped_file(_SHIPPED)))
    lists = {**shipped, **_load(home.share, read_share)}
    for copy in settings_copies(home.root):
        if copy.of == home.share.name:
            file, unread = opened_copy(copy)
            other = lists if unread else {**shipped, **read_share(file)}
            lists = {name: stricter_list(told, other[name]) for name, told in lists.items()}
    return lists


def _load(path: Path, read: Callable[[TomlFile], T]) -> T:
    file = TomlFile(path.name, text_in(path.name, content_of(path)))
    found = read(file)
    if file.problems:
        raise not_usable(file.problems)
    return found


def check_beside(home: Home) -> "Iterator[Problem]":
    """What keeps one of these files from being used."""
    for load in (load_supports, load_lists):
        try:
            load(home)
        except FileNotUsable as refused:
            yield from refused.problems
