"""Read single keys without Enter. Without a keyboard, only wait."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

GONE = "gone"
"""The keyboard is not there any more: the terminal was closed."""
AWAY = "away"
"""Ctrl-Z was pressed: the shell wants the terminal, and `Keys.step_aside` gives it."""


class Keys:
    """Waits for a key, and no longer than asked for."""

    def next(self, seconds: float) -> str:
        """The key; empty when the time was up."""
        time.sleep(max(seconds, 0.0))
        return ""

    def step_aside(self) -> None:
        """Give the terminal back as it was, and stop until the shell lets the program go on."""

    @property
    def ours(self) -> bool:
        """False for a job in the background: the terminal belongs to the shell."""
        return True


@contextmanager
def keys() -> Iterator[Keys]:
    """The keyboard of this terminal, set back as it was at the end."""
    if not sys.stdin.isatty():
        yield Keys()
    elif sys.platform == "win32":
        yield _WindowsKeys()
    else:
        with _posix_keys() as found:
            yield found


if sys.platform == "win32":
    import msvcrt

    class _WindowsKeys(Keys):
        def next(self, seconds: float) -> str:
            until = time.monotonic() + seconds
            while not msvcrt.kbhit():
                if time.monotonic() >= until:
                    return ""
                time.sleep(0.02)
            return msvcrt.getwch()

else:
    import select
    import signal
    import termios
    import tty

    class _PosixKeys(Keys):
        def __init__(self, descriptor: int) -> None:
            self._descriptor = descriptor
            self._before = termios.tcgetattr(descriptor)
            self._typed = b""
            self._asked_away = False
            self._signals: dict[int, object] = {}

        def next(self, seconds: float) -> str:
            if not self.ours:  # to read there would stop the program
                return super().next(seconds)
            wait = 0 if self._typed else max(seconds, 0.0)
            ready = select.select([self._descriptor], [], [], wait)[0]
            if self._asked_away:
                self._asked_away = False
                return AWAY
            if ready and not self._typed:
                try:
                    self._typed = os.read(self._descriptor, 64)
                except OSError:
                    return GONE
                if not self._typed:
                    return GONE
            # An arrow or a function key comes as several signs: it means nothing here.
            if self._typed.startswith(b"\x1b["):
                self._typed = b""
            key, self._typed = self._typed[:1], self._typed[1:]
            return key.decode("ascii", "replace")

        def take(self) -> None:
            """Keys come at once, and Ctrl-Z is asked for and not obeyed at once."""
            with suppress(ValueError):
                for number, told in ((signal.SIGTSTP, self._away), (signal.SIGCONT, self._again)):
                    self._signals[number] = signal.signal(number, told)
            self._again()

        def give_back(self) -> None:
            """The terminal and the signals as they were."""
            for number, before in self._signals.items():
                with suppress(ValueError, TypeError):
                    signal.signal(number, before or signal.SIG_DFL)  # type: ignore[arg-type]
            self._set(lambda: termios.tcsetattr(self._descriptor, termios.TCSADRAIN, self._before))

        def step_aside(self) -> None:
            self.give_back()
            signal.signal(signal.SIGTSTP, signal.SIG_DFL)
            os.kill(os.getpid(), signal.SIGTSTP)
            self.take()

        @property
        def ours(self) -> bool:
            try:
                return os.tcgetpgrp(self._descriptor) == os.getpgrp()
            except OSError:  # the terminal is gone, which the next look tells
                return True

        def _away(self, *_: object) -> None:
            self._asked_away = True

        def _again(self, *_: object) -> None:
            """Also after a stop from outside: the shell has set the terminal back."""
            self._set(lambda: tty.setcbreak(self._descriptor, termios.TCSANOW))

        def _set(self, how: Callable[[], object]) -> None:
            """In the background the system would stop a program that sets the terminal."""
            if self.ours:
                with suppress(termios.error):
                    how()

    @contextmanager
    def _posix_keys() -> Iterator[Keys]:
        found = _PosixKeys(sys.stdin.fileno())
        found.take()
        try:
            yield found
        finally:
            found.give_back()


# A bar that tells how far a long reading is, on standard error, gone when it is over.


class _Console(Console):
    """The cursor stays: whoever stops or kills a long reading has it back at once."""

    def show_cursor(self, show: bool = True) -> bool:  # noqa: ARG002 (Rich's signature)
        """Left as it is."""
        return False


@contextmanager
def bar(total: int, colour: bool) -> Iterator[Callable[[int], None]]:
    """A bar over `total` bytes; what it gives is told how many were read since the last time."""
    columns = (TextColumn("Reading"), BarColumn(None), DownloadColumn(), TimeRemainingColumn())
    console = _Console(stderr=True, no_color=not colour)
    with Progress(*columns, console=console, transient=True, refresh_per_second=4) as progress:
        task = progress.add_task("", total=total)
        yield lambda count: progress.advance(task, count)
