"""Storage: everything of a home in one file, and back out of it."""

import os
import re
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from pacing_cli.errors import CouldNotWrite, FileNotUsable
from pacing_cli.storage.files import could_not_write, make_private_folder, reason, replace
from pacing_cli.storage.maintenance.backup import FOLDERS, files_of
from pacing_cli.storage.paths import Home

_PART = r"(?!\.)[^/\\\x00-\x1f:]{1,120}"
_INSIDE = re.compile(rf"{_PART}\.toml|(?:{'|'.join(FOLDERS)})/(?:{_PART}/){{0,2}}{_PART}")
_LARGEST: Final = 1024 * 1024 * 1024


def pack(home: Home, target: Path) -> int:
    """Put everything into one .zip, whole or not at all. Answers with the number of files.

    A file that is there already is never overwritten. Raises CouldNotWrite.
    """
    import io

    if target.exists() or target.is_symlink():
        raise CouldNotWrite(f"{target} is there already; it was left as it is.")
    holder = io.BytesIO()
    count = 0
    try:
        with zipfile.ZipFile(holder, "w", zipfile.ZIP_DEFLATED) as archive:
            for inner in files_of(home.root):
                archive.writestr(inner.as_posix(), (home.root / inner).read_bytes())
                count += 1
    except OSError as error:
        raise could_not_write(target, error) from error
    replace(target, holder.getvalue())
    return count


@contextmanager
def unpacked(path: Path, beside: Path) -> Iterator[Home]:
    """What a .zip holds, as a home in a folder that is gone afterwards.

    Only names that a home has are taken; no name in the file leads out of the folder.
    Raises FileNotUsable.
    """
    make_private_folder(beside)
    with tempfile.TemporaryDirectory(prefix=".unpacked-", dir=beside) as folder:
        try:
            with zipfile.ZipFile(path) as archive:
                _unpack(archive, Path(folder))
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
            raise FileNotUsable(f"{path} is not a whole .zip file.") from error
        except OSError as error:
            raise FileNotUsable(f"{path} cannot be opened: {reason(error)}.") from error
        yield Home(Path(folder))


def _unpack(archive: zipfile.ZipFile, folder: Path) -> None:
    members = [one for one in archive.infolist() if _INSIDE.fullmatch(one.filename)]
    if sum(member.file_size for member in members) > _LARGEST:
        raise FileNotUsable("The .zip file holds far more than a journal does.")
    for member in members:
        place = folder / member.filename
        make_private_folder(place.parent)
        descriptor = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(archive.read(member))
