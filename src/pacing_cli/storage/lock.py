"""Lock: one writer at a time on one device."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from pacing_cli.errors import CouldNotWrite
from pacing_cli.storage.files import (
    FILE_MODE,
    NO_LOCKS_HERE,
    NotWritten,
    could_not_write,
    make_private_folder,
    tighten,
    wait_for,
)
from pacing_cli.storage.paths import state_folder

PATIENCE_SECONDS: Final = 30.0
"""How long a command waits for another one that is writing."""

_ELSEWHERE: Final = (
    "To use another folder for this device: PACE_STATE=DIR. For the journal: --home DIR"
)
_HELD: Final = (errno.EACCES, errno.EAGAIN)
"""How the system says that another process has it."""

_holding = False
"""Whether this process has it: a write of several files holds it for all of them."""


class FileLock:
    """A file that this process holds. The system gives it back when the process ends."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def release(self) -> None:
        """Give it back: closing the file does."""
        os.close(self._descriptor)


@contextmanager
def device_lock(patience: float | None = None) -> Iterator[None]:
    """Hold the one lock of this device while the body runs.

    The lock file is next to the word of the device and not in HOME. A month file has only
    one writing device, so a lock for this device is enough, and a synced HOME never has the
    lock file of another device. The system releases the lock when a process ends. Nested
    calls are allowed. Raises CouldNotWrite, for example if the disk has no locks: two
    commands at once would take each other's bytes for a fault. Raises NotWritten.
    """
    global _holding
    if _holding:
        yield
        return
    path = state_folder() / "lock"
    try:
        make_private_folder(path.parent)
        if not path.exists():
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, FILE_MODE))
        for one in (path, path.with_name("device")):
            if one.exists():
                tighten(one, one.stat().st_mode, FILE_MODE)
    except OSError as error:
        raise could_not_write(path, error, _ELSEWHERE) from error
    lock = _take(path, PATIENCE_SECONDS if patience is None else patience)
    if lock is None:
        raise NotWritten("Another pace command is still saving.", "Please try again in a moment.")
    _holding = True
    try:
        yield
    finally:
        _holding = False
        lock.release()


def _take(path: Path, patience: float) -> FileLock | None:
    try:
        return take_lock(path, patience)
    except OSError as error:
        raise could_not_lock(path, error) from error


def could_not_lock(path: Path, error: OSError) -> CouldNotWrite:
    """The one sentence for a lock that the system refused."""
    if error.errno not in NO_LOCKS_HERE:
        return could_not_write(path, error, _ELSEWHERE)
    return NotWritten(
        f"pace could not lock {path}, because its disk has no locks.",
        "Choose a folder on another disk for what belongs to this device: PACE_STATE=DIR",
    )


def take_lock(path: Path, patience: float = 0) -> FileLock | None:
    """The lock of this file, taken; None where another process holds it all the while.

    It is a record lock over the file, which other versions take as well. Raises OSError
    where there is no lock to be had.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, FILE_MODE)
    got = False
    try:
        got = wait_for(lambda: _taken(descriptor), patience)
    finally:
        if not got:
            os.close(descriptor)
    return FileLock(descriptor) if got else None


def _taken(descriptor: int) -> bool:
    """Whether the file is this process's from now on. Raises OSError where nobody can have it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            from fcntl import LOCK_EX, LOCK_NB, lockf

            lockf(descriptor, LOCK_EX | LOCK_NB)
    except OSError as error:
        if error.errno not in _HELD:
            raise
        return False
    return True
