"""The names that sync tools and file managers give to copies of a file.

Journal files and settings files are known by the same rules: Syncthing
(`care.sync-conflict-20260301-101010-ABC.toml`), Dropbox, Nextcloud and Seafile
(`care (conflicted copy 2026-03-08).toml`), ownCloud (`care_conflict-20260308.toml`),
OneDrive (`care-LAPTOP.toml`), Google Drive (`care (1).toml`), iCloud (`care 2.toml`, and
`.care.toml.icloud` for a file that is on its server only), git (`care.toml.orig`), capitals
on a disk that tells them apart, and a person's `Copy of care.toml`.
"""

import os
import re
from pathlib import Path
from typing import Final

from pacing_cli.model.value import Value

SETTINGS: Final = ("profile", "activities", "goals", "care", "supports", "share")
"""The names of the settings files, without their ending."""

NOT_HERE_YET: Final = (
    "the sync tool has not brought this file to this device yet. To fetch it, open it there"
)

_ENDING: Final = ".toml"
_THEMSELVES: Final = frozenset(f"{name}{_ENDING}" for name in SETTINGS)
_NOT_HERE: Final = ".icloud"
_UNFINISHED: Final = (".writing", ".tmp", ".part", ".partial", ".crdownload")
_EARLIER: Final = ("~", ".bak", ".old", ".swp", ".save")
"""What an editor keeps of the file before: it is nobody's other version."""
_COPY: Final = rf"(?:copy (?:\(\d+\) )?of )?({'|'.join(SETTINGS)})(?![^\W_]).*?\.toml(?![^\W_]).*"


def may_be_copy(name: str, ending: str) -> bool:
    """Whether a file of that ending, or a copy of one, can have that name."""
    low = name.casefold()
    return ending in low and not low.startswith(".") and not low.endswith(_UNFINISHED)


def stands_for(name: str, ending: str) -> str:
    """The name of the file that is on the server of the sync tool only; empty: it is none."""
    inner = name[1 : -len(_NOT_HERE)]
    is_stub = name.startswith(".") and name.casefold().endswith(_NOT_HERE)
    return inner if is_stub and ending in inner.casefold() else ""


def place_holder(path: Path) -> Path:
    """Where iCloud leaves word of a file that it has not brought to this device."""
    return path.with_name(f".{path.name}{_NOT_HERE}")


class SettingsCopy(Value):
    """A copy of a settings file, beside it. `is_here`: not on the sync tool's server only."""

    path: Path
    of: str
    """The name of the file itself, such as `care.toml`."""
    is_here: bool = True

    @property
    def main(self) -> Path:
        """The file itself."""
        return self.path.with_name(self.of)


def settings_copies(root: Path) -> tuple[SettingsCopy, ...]:
    """The copies of settings files in a home: one listing, and nothing is opened."""
    try:
        names = sorted(os.listdir(root))
    except OSError:  # whoever reads the files says what is the matter
        return ()
    # The files themselves are passed over here, so that no pattern is made for them.
    found = (_copy(root, n) for n in names if _ENDING in n.casefold() and n not in _THEMSELVES)
    return tuple(copy for copy in found if copy is not None)


def _copy(root: Path, name: str) -> SettingsCopy | None:
    held_back = stands_for(name, _ENDING)
    meant = held_back or name
    low = meant.casefold()
    if not may_be_copy(meant, _ENDING) or low.endswith(_EARLIER):
        return None
    known = re.fullmatch(_COPY, low)
    if known is None:
        return None
    of = f"{known[1]}{_ENDING}"
    if held_back:
        return SettingsCopy(root / name, of, is_here=False)
    if low == of and is_same(root / name, root / of):
        return None
    return SettingsCopy(root / name, of)


def is_same(one: Path, other: Path) -> bool:
    """Two names of one file, as on a disk that does not tell capitals apart."""
    try:
        return os.path.samefile(one, other)
    except OSError:
        return False
