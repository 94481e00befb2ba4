"""Handle the signals that end a run: Ctrl-C, a closed terminal, a shutdown."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final

_NAMES: Final = ("SIGINT", "SIGHUP", "SIGTERM")
_SIGNALS: Final = tuple(getattr(signal, name) for name in _NAMES if hasattr(signal, name))


class RunEnded(BaseException):
    """Raised in the middle of a question when the run is ended from outside."""


class Endings:
    """Which of them came, if any. While `raising`, it interrupts what is being waited for."""

    def __init__(self) -> None:
        self.came: int | None = None
        self.raising = False
        self._drawing = False

    @property
    def closed(self) -> bool:
        """The terminal is gone: nothing can be shown or asked any more."""
        return self.came is not None and self.came != signal.SIGINT

    def note(self, number: int) -> None:
        """One came. A closed terminal outweighs a key. Raises RunEnded."""
        if self.came in (None, signal.SIGINT):
            self.came = number
        if self.closed and not self._drawing:
            silence()
        if self.raising:
            raise RunEnded

    @contextmanager
    def drawing(self, close: Callable[[], None]) -> Iterator[None]:
        """Inside, something is drawn on the screen. Whatever ends it, `close` can still give the
        cursor back; only then a terminal that is gone is told nothing more."""
        self._drawing = True
        try:
            yield
        finally:
            with suppress(OSError):
                close()
            self._drawing = False
            if self.closed:
                silence()

    @contextmanager
    def asking(self) -> Iterator[None]:
        """Inside, an ending is raised as `RunEnded`."""
        self.raising = True
        try:
            if self.closed:
                raise RunEnded
            yield
        finally:
            self.raising = False


@contextmanager
def endings() -> Iterator[Endings]:
    """Catch them inside. Outside of the main thread they stay as they are."""
    found = Endings()
    before: dict[int, Any] = {}

    def came(number: int, _frame: object) -> None:
        found.note(number)

    with suppress(ValueError):
        for number in _SIGNALS:
            if signal.getsignal(number) == signal.SIG_IGN:  # nohup, or a job in the background
                continue
            before[number] = signal.signal(number, came)
    try:
        yield found
    finally:
        _put_back(before, signal.signal)


def _put_back(before: dict[int, Any], put: Callable[[int, Any], Any]) -> None:
    for number, old in before.items():
        with suppress(ValueError, TypeError):
            put(number, old)


def silence() -> None:
    """What is still said goes nowhere: the terminal that would show it is gone."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in (sys.stdout, sys.stderr):
            os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
