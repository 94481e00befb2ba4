"""Storage: the folder of everything, for its owner alone, with all that is in it."""

import os
import stat
from pathlib import Path

from pacing_cli.storage.atomic import FILE_MODE, FOLDER_MODE, make_private_folder, tighten
from pacing_cli.storage.paths import Home
from pacing_cli.storage.sync_names import settings_copies


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
