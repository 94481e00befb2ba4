"""Storage: one of two versions of a settings file chosen, key by key; the copy is kept aside."""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from pacing_cli.errors import CouldNotWrite, FileNotUsable
from pacing_cli.storage.files import FILE_MODE, tighten
from pacing_cli.storage.lock import device_lock
from pacing_cli.storage.maintenance.repair import set_aside
from pacing_cli.storage.paths import Home
from pacing_cli.storage.settings.copies import CopyDifference, Keys, differences, flat, parsed
from pacing_cli.storage.settings.profile import read_profile
from pacing_cli.storage.settings.stricter import stricter_profile
from pacing_cli.storage.settings.toml_edit import edit_bytes, edited
from pacing_cli.storage.settings.toml_table import TomlFile
from pacing_cli.storage.settings.toml_text import content_of, text_in
from pacing_cli.storage.sync_names import SettingsCopy

if TYPE_CHECKING:
    from pacing_cli.model.profile import Profile

Side = Literal["main", "copy"]
SIDES: Final = ("main", "copy")


def settle(home: Home, copy: SettingsCopy, sides: Mapping[Keys, Side], now: datetime) -> Path:
    """Put the chosen values into the file and the copy into `backups`; where it is now.

    `sides`: for every key that differs, whose value is kept. Raises FileNotUsable, with
    nothing changed, where what comes out could not be used, or CouldNotWrite.
    """
    edit_bytes(copy.main, lambda content: chosen(copy, sides, content))
    try:
        with device_lock():
            place = set_aside(home, copy.path, now)
    except CouldNotWrite as error:
        raise CouldNotWrite(
            f"{copy.of} holds what you chose, but {copy.path.name} could not be moved away, so "
            "both still count.",
            hint="To try again: pace doctor --settle",
        ) from error
    tighten(place, place.stat().st_mode, FILE_MODE)
    return place


def chosen(copy: SettingsCopy, sides: Mapping[Keys, Side], content: bytes) -> bytes:
    """The file's bytes with what is taken from the copy. Taken whole, its comments come too.

    Raises FileNotUsable.
    """
    taken = [one for one in differences(copy) if sides.get(one.keys) == "copy"]
    if not taken:
        return content
    if len(taken) == len(differences(copy)):
        return content_of(copy.path)
    other = flat(parsed(copy.path))
    after = edited(copy.of, content, lambda document: _take(document, taken, other))
    wanted = flat(parsed(copy.main))
    for one in taken:
        wanted.pop(one.keys, None)
        wanted |= {one.keys: other[one.keys]} if one.keys in other else {}
    if _filled(flat(tomllib.loads(text_in(copy.of, after)))) != _filled(wanted):
        raise FileNotUsable(
            f"{copy.of} could not be changed key by key. Nothing was changed.",
            hint="Keep one of the two whole, or change it with an editor.",
        )
    return after


def _filled(found: Mapping[Keys, Any]) -> dict[Keys, Any]:
    """Without tables in which nothing stands."""
    return {key: value for key, value in found.items() if value != {}}


def _take(document: Any, taken: Sequence[CopyDifference], other: Mapping[Keys, Any]) -> None:
    for one in taken:
        if one.keys not in other:
            _take_away(document, one.keys)
    for one in taken:
        *way, last = one.keys
        if one.keys in other:
            table = document
            for key in way:
                table = table.setdefault(key, {})
            table[last] = other[one.keys]


def _take_away(document: Any, keys: Keys) -> None:
    """The key, and the tables around it that are empty without it."""
    tables = [document]
    for key in keys[:-1]:
        tables.append(tables[-1][key])
    for table, key in zip(reversed(tables), reversed(keys), strict=True):
        del table[key]
        if table:
            return


def lifted(copy: SettingsCopy, sides: Mapping[Keys, Side]) -> str:
    """What holds now and would hold no longer: leaving that is an act of its own; or empty."""
    if copy.of != "profile.toml":
        return ""
    content = content_of(copy.main)
    after = _profile(copy.of, chosen(copy, sides, content))
    held = stricter_profile(
        _profile(copy.of, content), _profile(copy.path.name, content_of(copy.path))
    )
    if held.mode == "envelope" != after.mode:
        return "leaves envelope mode"
    if set(held.safety.red_flags) - set(after.safety.red_flags):
        return "takes back a yes to a safety question"
    return "ends a pause" if set(held.pauses) - set(after.pauses) else ""


def _profile(name: str, content: bytes) -> "Profile":
    return read_profile(TomlFile(name, text_in(name, content)))
