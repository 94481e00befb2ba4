"""Parse `supports.toml` and `share.toml`, the files next to the four settings files.

They are read only when needed. An unusable file stops only the commands that need it. A mistake
in a list of telephone numbers must not stop the day's plan.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from pacing_cli.errors import FileNotUsable, Problem
from pacing_cli.model.support import AUDIENCES, FIELDS, SUPPORT_KINDS, Lists, Support
from pacing_cli.model.text import nearest
from pacing_cli.storage.paths import Home, shipped_file
from pacing_cli.storage.settings.copies import opened_copy
from pacing_cli.storage.settings.stricter import stricter_list
from pacing_cli.storage.settings.toml_table import Table, TomlFile
from pacing_cli.storage.settings.toml_text import content_of, not_usable, text_in
from pacing_cli.storage.sync_names import settings_copies

if TYPE_CHECKING:
    from collections.abc import Iterator


# Storage: `share.toml` as values, with all its problems. No disk here.

SHARE_KEYS: Final = ("fields",)


def read_share(file: TomlFile) -> dict[str, tuple[str, ...]]:
    """`share.toml`: for each audience that has a table the fields that may leave.

    An audience that nobody knows and a field that there is not are problems: a list that
    is misspelt must not be taken for another one.
    """
    top = file.table(file.parsed())
    for key in top.values():
        if key not in AUDIENCES:
            near = nearest(key, AUDIENCES)
            mean = f"Did you mean `{near}`?" if near else f"Allowed: {', '.join(AUDIENCES)}"
            top.refuse(key, f"is not a reader that pace knows. {mean}")
    return {
        name: _fields(table)
        for name, table in top.tables().items()
        if name in AUDIENCES and "fields" in table.values()
    }


def _fields(table: Table) -> tuple[str, ...]:
    table.note_unknown(SHARE_KEYS, tables_too=True)
    words = tuple(dict.fromkeys(table.words("fields")))
    for word in words:
        if word not in FIELDS:
            near = nearest(word, tuple(FIELDS))
            mean = f"Did you mean `{near}`?" if near else "To see the fields: pace share fields"
            table.refuse("fields", f'has "{word}", which is not a field. {mean}')
    return tuple(word for word in words if word in FIELDS)


# Storage: `supports.toml` as values, with all its problems. No disk here.

SUPPORT_KEYS: Final = (
    "kind", "what", "good_for", "needs", "contact", "on", "at", "minutes", "where",
)  # fmt: skip
_CLOCK: Final = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_LONGEST: Final = 24 * 60


def read_supports(file: TomlFile) -> tuple[Support, ...]:
    """`supports.toml`: a table for each support, in the order of the file."""
    top = file.table(file.parsed())
    for key, value in top.values().items():
        if not isinstance(value, dict):
            top.refuse(key, "is outside every entry. An entry begins with [its name]")
    return tuple(_support(name, table) for name, table in top.tables().items())


def _support(name: str, table: Table) -> Support:
    table.note_unknown(SUPPORT_KEYS, tables_too=True)
    return Support(
        name=name,
        kind=table.choice("kind", SUPPORT_KINDS) or "person",
        what=table.text("what"),
        good_for=table.words("good_for"),
        needs=table.words("needs"),
        contact=table.text("contact"),
        on=table.day("on"),
        at=_at(table),
        minutes=table.whole("minutes", 1, _LONGEST),
        where=table.text("where"),
    )


def _at(table: Table) -> int | None:
    text = table.text("at").strip()
    found = _CLOCK.fullmatch(text)
    if found:
        return int(found[1]) * 60 + int(found[2])
    if text:
        table.refuse("at", f'is "{text}". Allowed: a time such as "14:30"')
    return None


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
