"""Storage: one file held while it grows or is rewritten, against other devices on the same disk.

The lock of the device keeps its own commands apart. Two devices that share one disk have two
of them; where one removes lines from a file to which the other one adds, only the file itself
can keep them apart. A disk without such locks is left as it is: sync tools copy, and there
every device writes its own files alone.
"""

import errno
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

PATIENCE_SECONDS: Final = 10.0
_PAUSE_SECONDS: Final = 0.01
_NO_LOCKS_HERE: Final = (errno.ENOTSUP, errno.ENOSYS, errno.ENOLCK, errno.EINVAL, errno.EBADF)


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
    end = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            flock(descriptor, LOCK_EX | LOCK_NB)
            return
        except OSError as error:
            if error.errno in _NO_LOCKS_HERE:
                return
            if error.errno not in (errno.EAGAIN, errno.EACCES) or time.monotonic() > end:
                raise
        time.sleep(_PAUSE_SECONDS)


def _has_the_name(path: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(os.stat(path), os.fstat(descriptor))
    except FileNotFoundError:
        return False
