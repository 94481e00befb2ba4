"""How the timer calls: the bell, a notification of the desktop, a spoken line.

The last two are programs of the system, started only if the person switched them on;
where there is none, nothing happens.
"""

import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from shutil import which
from typing import Final, TextIO

from pacing_cli.model.profile import Signals

Start = Callable[[Sequence[str]], None]

_OSASCRIPT: Final = (
    "-e", "on run argv",
    "-e", "display notification (item 1 of argv) with title (item 2 of argv)",
    "-e", "end run",
)  # fmt: skip


def call(text: str, signals: Signals, stream: TextIO | None, start: Start | None = None) -> None:
    """Ring, show and say, as far as it is switched on. `stream` None: no bell."""
    if signals.bell and stream is not None:
        ring(stream)
    begin = start or _start
    if signals.notify and (command := notifier(text)):
        begin(command)
    if signals.speak and (command := voice(text)):
        begin(command)


def ring(stream: TextIO) -> None:
    """The bell of the terminal. It moves no cursor; a file gets none."""
    if stream.isatty():
        with suppress(OSError):
            stream.write("\a")
            stream.flush()


def notifier(text: str, found: Callable[[str], str | None] = which) -> tuple[str, ...]:
    """The command for a notification; empty where the system has none."""
    if path := found("notify-send"):
        return path, "--app-name=pace", "--", "pace", text
    if path := found("osascript"):
        return path, *_OSASCRIPT, text, "pace"
    return ()


def voice(text: str, found: Callable[[str], str | None] = which) -> tuple[str, ...]:
    """The command for a spoken line; empty where the system has no voice."""
    for name, more in (("spd-say", ("--",)), ("say", ()), ("espeak-ng", ("--",))):
        if path := found(name):
            return path, *more, text
    return ()


def _start(command: Sequence[str]) -> None:
    """Not waited for; what it says is nobody's."""
    with suppress(OSError, subprocess.SubprocessError):
        subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=sys.platform != "win32",
        )
