"""Storage: one writer at a time on one device."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from pacing_cli.storage.atomic import (
    FILE_MODE,
    NotWritten,
    could_not_write,
    make_private_folder,
    tighten,
)
from pacing_cli.storage.paths import state_folder

PATIENCE_SECONDS: Final = 30.0
"""How long a command waits for another one that is writing."""

_ELSEWHERE: Final = (
    "Another folder for what belongs to this device: PACE_STATE=DIR. For the journal: --home DIR"
)


_holding = False
"""Whether this process has it: a write of several files holds it for all of them."""


@contextmanager
def device_lock(patience: float = PATIENCE_SECONDS) -> Iterator[None]:
    """Hold the one lock of this device while the body runs.

    The lock file lies beside the word of the device and not in HOME: a month file
    has one writing device only, so a lock for this device is enough, and a HOME
    that is copied by a sync tool then never holds a lock file of somebody else.
    The system gives the lock back when a process ends, in whatever way.
    Raises CouldNotWrite. Inside of a body that holds it, it is held already.
    """
    global _holding
    if _holding:
        yield
        return
    from fasteners import InterProcessLock

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
    lock = InterProcessLock(path)
    try:
        held = lock.acquire(delay=0.005, max_delay=0.05, timeout=patience)
    except OSError as error:
        raise could_not_write(path, error, _ELSEWHERE) from error
    if not held:
        if lock.lockfile is not None:  # the library leaves it open
            lock.lockfile.close()
        raise NotWritten("Another pace command is still writing.", "Please try again in a moment.")
    _holding = True
    try:
        yield
    finally:
        _holding = False
        lock.release()
