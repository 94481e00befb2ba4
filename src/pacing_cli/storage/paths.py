"""The places of one person's files, and the word of this device."""

import os
import stat
import sys
import zlib
from pathlib import Path
from typing import Any, Final

from pacing_cli.model.value import Value
from pacing_cli.storage.files import (
    FILE_MODE,
    FOLDER_MODE,
    NotWritten,
    make_private_folder,
    reason,
    sync_folder,
    tighten,
)
from pacing_cli.storage.sync_names import settings_copies

STATE_VARIABLE: Final = "PACE_STATE"
"""Overrides the folder of what belongs to this device and not to the person's HOME."""

_CONSONANTS: Final = "bdfgklmnprstvz"
_VOWELS: Final = "aeiou"
_SYLLABLES: Final = 4


class Home(Value):
    """The folder that holds everything. Nothing that is read from a file decides a path in it."""

    root: Path

    @property
    def profile(self) -> Path:
        """The person's own settings."""
        return self.root / "profile.toml"

    @property
    def activities(self) -> Path:
        """The inventory of activities."""
        return self.root / "activities.toml"

    @property
    def goals(self) -> Path:
        """The goals, in the person's words."""
        return self.root / "goals.toml"

    @property
    def care(self) -> Path:
        """What was agreed with a clinician."""
        return self.root / "care.toml"

    @property
    def supports(self) -> Path:
        """People, adjustments, transport, community, appointments."""
        return self.root / "supports.toml"

    @property
    def share(self) -> Path:
        """The file with the person's own lists of shared fields."""
        return self.root / "share.toml"

    @property
    def journal(self) -> Path:
        """The folder of month files, one a month and a device."""
        return self.root / "journal"

    @property
    def plans(self) -> Path:
        """The folder of the plans that were shown."""
        return self.root / "plans"

    @property
    def inbox(self) -> Path:
        """The folder for text files that become entries."""
        return self.root / "inbox"

    @property
    def backups(self) -> Path:
        """The folder of dated copies, and of what repairs set aside."""
        return self.root / "backups"

    @property
    def settings_files(self) -> tuple[Path, ...]:
        """The four files that the person writes."""
        return (self.profile, self.activities, self.goals, self.care)

    @property
    def files_beside(self) -> tuple[Path, ...]:
        """Further files of the person's, each read only by what needs it."""
        return (self.supports, self.share)


def default_home() -> Home:
    """The platform's folder for a user's data."""
    return Home(_on_linux("XDG_DATA_HOME", ".local/share") or _asked_for_home())


def state_folder() -> Path:
    """The platform's folder for what belongs to this device: its word and its lock."""
    chosen = os.environ.get(STATE_VARIABLE)
    if chosen:
        return Path(chosen)
    state = _on_linux("XDG_STATE_HOME", ".local/state") or _asked_for_state()
    if state == default_home().root:  # macOS and Windows know one folder only
        return state.with_name("pace-device")
    return state


def _on_linux(variable: str, below: str) -> Path | None:
    """As `platformdirs` says where nothing is unusual; None where it has to be asked.

    It says the same, and loads what makes temporary files, chance and digests for it.
    """
    if sys.platform != "linux" or "ANDROID_ROOT" in os.environ:
        return None
    chosen, own = os.environ.get(variable, ""), os.environ.get("HOME", "")
    if chosen:
        return Path(chosen, "pace") if chosen.startswith("/") else None
    return Path(own, below, "pace") if own.startswith("/") else None


def _asked_for_home() -> Path:
    from platformdirs import user_data_path

    return user_data_path("pace", appauthor=False)


def _asked_for_state() -> Path:
    from platformdirs import user_state_path

    return user_state_path("pace", appauthor=False)


def state_of(home: Home) -> Path:
    """What this device knows of one home and does not keep in it: one device can have several."""
    place = os.path.realpath(home.root).encode("utf-8", "surrogateescape")
    return state_folder() / "homes" / f"{zlib.crc32(place):08x}"


def under_way(home: Home) -> Path:
    """The marker of a write of several files. If it remains, the write was interrupted."""
    return state_of(home) / "under-way"


def device_word() -> str:
    """The word of this device: made once, at the first run, and kept outside of HOME.

    It is a part of the names of the files that this device writes, so that a HOME
    that is copied between devices never has two writers of one file. Raises NotWritten.
    """
    folder = state_folder()
    path = folder / "device"
    try:
        return _word_in(path) or _make_word(folder, path)
    except OSError as error:
        raise NotWritten(
            f"pace could not save the name of this device in {path}: {reason(error)}.",
            hint=f"Choose another folder for it with {STATE_VARIABLE}.",
        ) from error


def device_word_so_far() -> str:
    """The word of this device, without making one; empty where there is none yet."""
    return _word_in(state_folder() / "device") or ""


def _word_in(path: Path) -> str | None:
    try:
        word = path.read_bytes()[:64].decode("ascii", "replace").strip()
    except FileNotFoundError:
        return None
    return word if word.isalnum() and word.isascii() and len(word) <= 32 else None


def _make_word(folder: Path, path: Path) -> str:
    """Two first runs at the same moment agree on one word: the first link wins."""
    make_private_folder(folder)
    own = folder / f".device.{os.getpid()}"
    descriptor = os.open(own, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        os.chmod(own, 0o600)
        os.write(descriptor, _random_word().encode("ascii") + b"\n")
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    try:
        _keep_first(own, path)
    finally:
        own.unlink(missing_ok=True)
    sync_folder(folder)
    word = _word_in(path)
    if word is None:
        raise OSError("it does not have a word in it")
    return word


def _keep_first(own: Path, path: Path) -> None:
    try:
        os.link(own, path)
    except FileExistsError:
        if _word_in(path) is None:  # an empty or damaged file: a new word does no harm
            os.replace(own, path)
    except OSError:  # a disk without links
        os.replace(own, path)


def _random_word() -> str:
    numbers = os.urandom(2 * _SYLLABLES)
    return "".join(
        _CONSONANTS[numbers[i] % len(_CONSONANTS)] + _VOWELS[numbers[i + 1] % len(_VOWELS)]
        for i in range(0, len(numbers), 2)
    )


# The folder of everything, for its owner alone, with all that is in it.


def make_private_home(home: Home) -> None:
    """The folder HOME, made where it is missing. Where others could open it, it is closed,
    and so is everything of `pace` in it: an older version or another tool left it open.

    HOME itself comes last, so that a call that is cut off is made good by the next one.
    Raises OSError.
    """
    try:
        open_to_others = stat.S_IMODE(os.stat(home.root).st_mode) & 0o077
    except OSError:
        open_to_others = 0
    if open_to_others:
        _close_all(home)
    make_private_folder(home.root)


def _close_all(home: Home) -> None:
    copies = (copy.path for copy in settings_copies(home.root))
    for path in (*home.settings_files, *home.files_beside, *copies):
        _close(path)
    for folder in (home.journal, home.plans, home.inbox, home.backups):
        for place, _, names in os.walk(folder):
            _close(Path(place))
            for name in names:
                _close(Path(place, name))


def _close(path: Path) -> None:
    try:
        mode = os.lstat(path).st_mode
        if stat.S_ISDIR(mode):
            tighten(path, mode, FOLDER_MODE)
        elif stat.S_ISREG(mode):
            tighten(path, mode, FILE_MODE)
    except FileNotFoundError:
        return


# A file that comes with the program, also where the program is one archive.


def shipped_file(path: Path) -> str:
    """The text of a file beside the modules: what has loaded this module can reach it as well."""
    loader: Any = __spec__.loader
    text: str = loader.get_data(str(path)).decode("utf-8")
    return text.replace("\r\n", "\n")
