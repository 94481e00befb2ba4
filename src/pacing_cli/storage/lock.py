"""Storage: one writer at a time on one device."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

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

if TYPE_CHECKING:
    from fasteners import InterProcessLock

PATIENCE_SECONDS: Final = 30.0
"""How long a command waits for another one that is writing."""

_ELSEWHERE: Final = (
    "Another folder for what belongs to this device: PACE_STATE=DIR. For the journal: --home DIR"
)


_holding = False
"""Whether this process has it: a write of several files holds it for all of them."""


@contextmanager
def device_lock(patience: float | None = None) -> Iterator[None]:
    """Hold the one lock of this device while the body runs.

    The lock file lies beside the word of the device and not in HOME: a month file
    has one writing device only, so a lock for this device is enough, and a HOME
    that is copied by a sync tool then never holds a lock file of somebody else.
    The system gives the lock back when a process ends, in whatever way.
    Inside of a body that holds it, it is held already.
    Raises CouldNotWrite, also where the disk knows no locks: two commands at once would
    each take the other's bytes for a fault, and say what is not so. Raises NotWritten.
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


def _take(path: Path, patience: float) -> "InterProcessLock | None":
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


def take_lock(path: Path, patience: float = 0) -> "InterProcessLock | None":
    """The lock of this file, taken; None where another process holds it all the while.

    Raises OSError where there is no lock to be had.
    """
    from fasteners import InterProcessLock

    lock = InterProcessLock(path)

    def taken() -> bool:
        try:
            return bool(lock.acquire(blocking=False))
        except RuntimeError as error:  # the library's own, round what the system said
            refused = error.__context__
            raise refused if isinstance(refused, OSError) else error from None

    got = False
    try:
        got = wait_for(taken, patience)
    finally:
        if not got and lock.lockfile is not None:  # the library leaves it open
            lock.lockfile.close()
    return lock if got else None
