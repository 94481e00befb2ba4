"""Storage: one file held while it grows or is rewritten, against other devices on the same disk.

The lock of the device keeps its own commands apart. Two devices that share one disk have two
of them; where one removes lines from a file to which the other one adds, only the file itself
can keep them apart. A disk without such locks is left as it is: sync tools copy, and there
every device writes its own files alone.
"""

import errno
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Final

PATIENCE_SECONDS: Final = 10.0
TOLD_AFTER_SECONDS: Final = 2.0
"""A wait that lasts longer is told: nobody sits before a screen that says nothing."""
_PAUSE_SECONDS: Final = 0.01
NO_LOCKS_HERE: Final = (errno.ENOTSUP, errno.ENOSYS, errno.ENOLCK, errno.EINVAL, errno.EBADF)

tell_waiting: ContextVar[Callable[[], None]] = ContextVar("tell_waiting", default=lambda: None)
"""Called once in a wait that is long. Whoever has a screen puts it here."""


def wait_for(taken: Callable[[], bool], patience: float) -> bool:
    """Try until it is taken: True. False where that lasts longer than `patience` seconds."""
    begin, told = time.monotonic(), False
    while not taken():
        waited = time.monotonic() - begin
        if waited >= patience:
            return False
        if waited >= TOLD_AFTER_SECONDS and not told:
            told = True
            tell_waiting.get()()
        time.sleep(_PAUSE_SECONDS)
    return True


def open_held(path: Path, flags: int, mode: int) -> int:
    """A descriptor of the file that has this name now, held until it is closed.

    A file that was replaced while we waited for it is let go of: what is added to it
    would be lost. Raises OSError.
    """
    while True:
        descriptor = os.open(path, flags, mode)
        try:
            _hold(descriptor)
            if _has_the_name(path, descriptor):
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Nobody adds to the file while the body reads and replaces it. Raises OSError."""
    if os.name == "nt":  # an open file cannot be replaced there at all
        yield
        return
    descriptor = open_held(path, os.O_RDWR, 0)
    try:
        yield
    finally:
        os.close(descriptor)


def _hold(descriptor: int) -> None:
    try:
        from fcntl import LOCK_EX, LOCK_NB, flock
    except ImportError:
        return

    def taken() -> bool:
        try:
            flock(descriptor, LOCK_EX | LOCK_NB)
        except OSError as error:
            if error.errno in (errno.EAGAIN, errno.EACCES):
                return False
            if error.errno not in NO_LOCKS_HERE:
                raise
        return True

    if not wait_for(taken, PATIENCE_SECONDS):
        raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))


def _has_the_name(path: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(os.stat(path), os.fstat(descriptor))
    except FileNotFoundError:
        return False
