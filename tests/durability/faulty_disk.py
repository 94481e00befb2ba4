"""A disk that says no: every call of a program that changes the disk is counted, one of them fails.

It stands in the place of the calls of Python itself (`open` with all its forms, `os.rename`
and their like are met by an audit hook, `os.write` and `os.fsync` by a stand-in), so that
libraries meet it as well. Only calls inside of the given folders count.
"""

import errno
import os
import signal
import sys
from collections.abc import Callable
from typing import Any, Final

HOWS: Final = ("EIO", "ENOSPC", "full", "short", "kill")
"""One fault of the disk; one refusal; no room from then on; half a write and then no room;
the end of the program."""

_BY_PATH: Final = frozenset(
    f"os.{name}"
    for name in ("rename", "remove", "mkdir", "rmdir", "link", "symlink", "chmod", "truncate")
)
_WRITING: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
_NEEDS_ROOM: Final = frozenset({"open", "os.mkdir", "os.link", "write", "fsync", "sendfile"})


class Faulty:
    """Fails the call number `at` (from 1) in one of the ways of `HOWS`; 0: it only counts."""

    def __init__(self, folders: list[str], at: int, how: str, counted: str) -> None:
        self._folders = tuple(os.path.realpath(folder) for folder in folders)
        self._at, self._how, self._number = at, how, 0
        self._write, self._counted = os.write, os.open(counted, os.O_WRONLY | os.O_CREAT, 0o600)
        self._inside = False
        sys.addaudithook(self._audited)
        for name in ("write", "fsync", "sendfile"):
            self._stand_in(name)

    def _stand_in(self, name: str) -> None:
        real = getattr(os, name)

        def met(descriptor: int, *more: Any) -> Any:
            if self._is_ours(descriptor):
                self._meet(name, descriptor, lambda: real(descriptor, more[0][: len(more[0]) // 2]))
            return real(descriptor, *more)

        setattr(os, name, met)

    def _audited(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self._inside or (event != "open" and event not in _BY_PATH):
            return
        if event == "open" and not (isinstance(arguments[2], int) and arguments[2] & _WRITING):
            return
        self._inside = True
        try:
            ours = self._is_ours(arguments[0], *arguments[-1:])
        finally:
            self._inside = False
        if ours:
            self._meet(event, arguments[0], lambda: 0)

    def _is_ours(self, place: Any, folder: Any = -1) -> bool:
        self._inside, before = True, self._inside
        try:
            if isinstance(place, int):
                place = os.readlink(f"/proc/self/fd/{place}")
            elif not os.path.isabs(os.fsdecode(place)) and isinstance(folder, int) and folder > 0:
                place = f"{os.readlink(f'/proc/self/fd/{folder}')}/{os.fsdecode(place)}"
            return os.path.abspath(os.fsdecode(place)).startswith(self._folders)
        except OSError:
            return False
        finally:
            self._inside = before

    def _meet(self, event: str, place: Any, half: Callable[[], object]) -> None:
        self._number += 1
        self._write(self._counted, b".")
        if not self._at or self._number < self._at:
            return
        first = self._number == self._at
        if first and self._how == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if first and self._how in ("EIO", "ENOSPC"):
            raise _refusal(getattr(errno, self._how), place)
        if self._how in ("full", "short") and event in _NEEDS_ROOM:
            if first and self._how == "short" and event == "write":
                half()
            raise _refusal(errno.ENOSPC, place)


def _refusal(number: int, place: Any) -> OSError:
    """As the system tells it: with the name of the file where a name was given to it."""
    return OSError(number, os.strerror(number), *([] if isinstance(place, int) else [place]))
