"""Keys as they are pressed, without Enter; where there is no keyboard, only the waiting."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

GONE = "gone"
"""The keyboard is not there any more: the terminal was closed."""


class Keys:
    """Waits for a key, and no longer than asked for."""

    def next(self, seconds: float) -> str:
        """The key; empty when the time was up."""
        time.sleep(max(seconds, 0.0))
        return ""


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

        def next(self, seconds: float) -> str:
            if not select.select([self._descriptor], [], [], max(seconds, 0.0))[0]:
                return ""
            try:
                pressed = os.read(self._descriptor, 64)
            except OSError:
                return GONE
            if not pressed:
                return GONE
            # An arrow or a function key comes as several signs: it means nothing here.
            return "" if pressed.startswith(b"\x1b[") else pressed[:1].decode("ascii", "replace")

    @contextmanager
    def _posix_keys() -> Iterator[Keys]:
        descriptor = sys.stdin.fileno()
        before = termios.tcgetattr(descriptor)

        def again(*_: object) -> None:
            """Also after Ctrl-Z and `fg`: the shell has set the terminal back."""
            with suppress(termios.error):
                tty.setcbreak(descriptor, termios.TCSANOW)

        again()
        continued = None
        with suppress(ValueError):
            continued = signal.signal(signal.SIGCONT, again)
        try:
            yield _PosixKeys(descriptor)
        finally:
            with suppress(ValueError, TypeError):
                signal.signal(signal.SIGCONT, continued or signal.SIG_DFL)
            with suppress(termios.error):
                termios.tcsetattr(descriptor, termios.TCSADRAIN, before)
