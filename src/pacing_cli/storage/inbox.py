"""The inbox: waiting files, done files, and the review list."""

import contextlib
import os
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from pacing_cli.model.value import Value
from pacing_cli.storage.files import (
    FILE_MODE,
    could_not_write,
    make_private_folder,
    note_changed,
    tighten,
)
from pacing_cli.storage.paths import Home

DONE: Final = "done"
REVIEW: Final = "review.txt"
LARGEST: Final = 8 * 1024 * 1024
SETTLED_SECONDS: Final = 2.0
"""A file that changed less than this ago, and does not end with a line, is still being written."""

_UNFINISHED: Final = (
    ".writing", ".tmp", ".temp", ".part", ".partial", ".crdownload", ".download", ".filepart",
    ".lock", ".swp", "~",
)  # fmt: skip
_OF_THE_SYSTEM: Final = ("desktop.ini", "thumbs.db", "icon\r")
_REVIEW_BEGINS: Final = b"# Lines of the inbox that pace could not read"

STILL_WRITTEN: Final = "another program is still saving it. It waits for the next command"
EMPTY: Final = "there is nothing in it yet"
NOT_A_FILE: Final = "not a plain file, so pace leaves it alone"


class PendingFile(Value):
    """One file of the inbox. `why`: why it is not read yet; empty: it is ready."""

    path: Path
    size: int
    changed: float
    """When it was last changed, in seconds since 1970."""
    why: str = ""


def lies_there(home: Home) -> bool:
    """Whether anything may be waiting: one look at one folder."""
    try:
        with os.scandir(home.inbox) as there:
            return any(_may_be_one(one.name) for one in there)
    except OSError:
        return False


def may_have_review(home: Home) -> bool:
    """Return False if there is no review list. One that cannot be looked at may be there."""
    try:
        os.stat(home.inbox / REVIEW)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return True


def _may_be_one(name: str) -> bool:
    low = name.lower()
    return not (
        low in (DONE, REVIEW, *_OF_THE_SYSTEM)
        or name.startswith((".", "~$"))
        or low.endswith(_UNFINISHED)
    )


def waiting(home: Home, seconds: float) -> tuple[PendingFile, ...]:
    """Every file, the oldest first. `seconds`: the time by the system's clock."""
    try:
        with os.scandir(home.inbox) as there:
            found = [_look(one, seconds) for one in there if _may_be_one(one.name)]
    except OSError:
        return ()
    return tuple(
        sorted((one for one in found if one), key=lambda one: (one.changed, one.path.name))
    )


def _look(one: os.DirEntry[str], seconds: float) -> PendingFile | None:
    try:
        status = one.stat(follow_symlinks=False)
    except OSError:  # it was moved in this very moment
        return None
    file = PendingFile(Path(one.path), status.st_size, status.st_mtime)
    if not stat.S_ISREG(status.st_mode):
        return file._replace(why=NOT_A_FILE)
    if not status.st_size:
        return file._replace(why=EMPTY)
    age = seconds - status.st_mtime
    if age < 0:  # a clock that is ahead: what this system saw counts
        age = seconds - status.st_ctime
    fresh = age < SETTLED_SECONDS and not _ends_a_line(file.path)
    return file._replace(why=STILL_WRITTEN) if fresh else file


def _ends_a_line(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            stream.seek(-min(2, os.fstat(stream.fileno()).st_size), os.SEEK_END)
            end = stream.read(2)
    except OSError:
        return False
    return end.endswith((b"\n", b"\n\0", b"\0\n"))


def same_as_before(file: PendingFile) -> bool:
    """Whether nothing has been added to it since it was looked at."""
    try:
        status = os.stat(file.path, follow_symlinks=False)
    except OSError:
        return False
    return (status.st_size, status.st_mtime) == (file.size, file.changed)


def content_of(file: PendingFile) -> bytes | None:
    """Its bytes; None where it changed meanwhile, is gone, or cannot be opened yet."""
    try:
        content = file.path.read_bytes() if file.size <= LARGEST else b""
    except OSError:
        return None
    return content if same_as_before(file) else None


def not_here_yet(content: bytes) -> bool:
    """Return whether a file has only empty bytes, because its sync is not finished."""
    return not content.strip(b"\0")


def is_review(content: bytes) -> bool:
    """A copy of the review list that a sync tool has made."""
    return content.removeprefix(b"\xef\xbb\xbf").startswith(_REVIEW_BEGINS)


def date_as(file: PendingFile, seconds: float) -> None:
    """Give a file that claims to come from the future (or from nowhere) the time of today.

    So that it says the same should it be read again after a crash.
    """
    with contextlib.suppress(OSError):
        os.utime(file.path, (seconds, seconds))


def move_to_done(home: Home, path: Path) -> str:
    """Put a file that has been read into `done`, under a name that is free there.

    Answers with that name; empty where another command was first. Raises CouldNotWrite.
    """
    folder = home.inbox / DONE
    name = free_name(folder, path.name)
    try:
        make_private_folder(folder)
        os.rename(path, folder / name)
        tighten(folder / name, os.stat(folder / name).st_mode, FILE_MODE)
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise could_not_write(folder / name, error) from error
    note_changed(path)
    return name


def free_name(folder: Path, name: str, taken: Sequence[str] = ()) -> str:
    """The name, or the name with a number, that no file of the folder has."""
    stem, dot, ending = name.rpartition(".")
    stem, ending = (stem, dot + ending) if stem else (name, "")
    number, free = 1, name
    while free in taken or os.path.lexists(folder / free):
        number += 1
        free = f"{stem}-{number}{ending}"
    return free
